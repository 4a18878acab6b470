// SPDX-License-Identifier: AGPL-3.0-or-later
//! The article as a document to be printed: the same words in the same order as in HTML, for paper and for who listens.

mod date;
mod text;

use press::{Align, Block, Column, Document, Figure, Span, Table, Term, Text, Tone};

use self::text::Own;
use crate::{
    article::Article,
    story::{
        ByNetwork, Case, Chart, Correction, Definition, Endorsements, Input, Lasting, Organizers, Quote,
        Record, Rows, Said, Story,
    },
};

/// The article as a document to be printed.
pub(crate) fn article_document(article: &Article) -> Document {
    let story = Story::of(article);
    let own = Own::of(story.words);
    let mut paper = Paper { own, blocks: Vec::new() };
    paper.tell(&story);
    let mut document = Document {
        title: story.title.bare(),
        language: story.words.tag().to_owned(),
        direction: own.direction,
        dated: date::of(article),
        blocks: paper.blocks,
    };
    let undrawn = u64::try_from(press::undrawn(&document)).unwrap_or(u64::MAX);
    if undrawn > 0 {
        let sentence = own.text(story.words.fill("undrawn", &[("signs", undrawn.into())]));
        document.blocks.push(Block::Paragraph(sentence, Tone::Small));
    }
    document
}

/// The article as a PDF of A4 pages with tags for screen readers, the same bytes for the same article.
///
/// # Errors
///
/// When the PDF would break a rule of the standards that it claims to keep.
pub fn article_pdf(article: &Article) -> Result<Vec<u8>, press::Unprintable> {
    press::print(&article_document(article))
}

struct Paper {
    own: Own,
    blocks: Vec<Block>,
}

impl Paper {
    fn tell(&mut self, story: &Story) {
        if story.simulated {
            self.blocks.push(Block::Note(self.own.say("simulated")));
        }
        self.small(self.own.say("kicker"));
        self.blocks.push(Block::Heading { level: 1, text: self.own.theirs(&story.title) });
        let lead = self.own.text(&*story.lead);
        match &story.organizers.standfirst {
            Some(standfirst) => {
                self.blocks.push(Block::Paragraph(self.own.theirs(standfirst), Tone::Lead));
                self.blocks.push(Block::Paragraph(lead, Tone::Plain));
            }
            None => self.blocks.push(Block::Paragraph(lead, Tone::Lead)),
        }
        let terms = story.figures.iter().map(|figure| Term {
            name: self.own.text(format!("{} {}", figure.value, figure.label)),
            meaning: self.own.text(&*figure.definition),
        });
        let terms = Block::Terms(terms.collect());
        self.blocks.push(terms);
        self.organizers(&story.organizers);
        story.case.iter().for_each(|case| self.case(case));
        self.time(story);
        self.quotes(story);
        self.lasting(&story.lasting);
        self.lists(story);
        story.said.iter().for_each(|said| self.said(said));
        if !story.passing.is_empty() {
            self.section("passing");
            story.passing.iter().for_each(|sentence| self.sentence(sentence));
        }
        self.behind(story.endorsements.as_ref(), story.pledged.as_deref());
        self.section("limits");
        self.items(&story.limits);
        self.method(story);
        self.corrections(&story.organizers.corrections);
        self.small(self.own.text(&*story.footer));
    }

    fn organizers(&mut self, organizers: &Organizers) {
        if organizers.paragraphs.is_empty() {
            return;
        }
        self.section("organizers-say");
        let paragraphs = organizers.paragraphs.iter();
        self.blocks.extend(paragraphs.map(|words| Block::Paragraph(self.own.theirs(words), Tone::Plain)));
        self.small(self.own.say("organizers-note"));
    }

    fn quotes(&mut self, story: &Story) {
        if story.quotes.is_empty() {
            return;
        }
        self.section("wrote");
        story.quotes.iter().for_each(|quote| self.quote(quote));
        if !story.grades.is_empty() {
            self.blocks.push(Block::Heading { level: 3, text: self.own.say("grades") });
            let grades = story.grades.iter().map(|(name, means)| self.own.spans(self.term(name, means)));
            let grades = Block::List(grades.collect());
            self.blocks.push(grades);
        }
    }

    fn lasting(&mut self, rows: &[Lasting]) {
        if rows.is_empty() {
            return;
        }
        let own = self.own;
        self.section("lasting");
        self.small(own.say("lasting-is"));
        let column = |key, align| Column { name: own.say(key), align };
        let names = ["lasting-age", "lasting-network"].map(|key| column(key, Align::Start));
        let figures = Lasting::FIGURES.map(|key| column(key, Align::End));
        let row = |row: &Lasting| {
            let names = [own.text(&*row.age), own.text(&*row.network)];
            names.into_iter().chain(row.figures.iter().map(|figure| own.cell(figure))).collect()
        };
        let rows = rows.iter().map(row).collect();
        self.blocks.push(Block::Table(Table { columns: names.into_iter().chain(figures).collect(), rows }));
    }

    fn corrections(&mut self, corrections: &[Correction]) {
        if corrections.is_empty() {
            return;
        }
        let own = self.own;
        self.section("corrections");
        let item =
            |it: &Correction| own.spans([Span::strong(&*it.on), Span::plain(" "), own.within(&it.words)]);
        let items = Block::List(corrections.iter().map(item).collect());
        self.blocks.push(items);
    }

    /// What something means, as an item of a list: below a heading its name must not be larger than that.
    fn term(&self, name: &str, meaning: &str) -> [Span; 2] {
        [Span::strong(format!("{name}.")), Span::plain(format!(" {meaning}"))]
    }

    fn case(&mut self, case: &Case) {
        let own = self.own;
        self.section("case");
        self.blocks.push(Block::Heading { level: 3, text: own.theirs(&case.name) });
        self.blocks.push(Block::Paragraph(own.theirs(&case.summary), Tone::Plain));
        let facts = case.facts.iter().map(|fact| {
            let spans = [Span::strong(&*fact.on), Span::plain(" "), own.within(&fact.words)];
            own.spans(spans.into_iter().chain(own.source(fact.source.as_ref())))
        });
        let facts = Block::List(facts.collect());
        self.blocks.push(facts);
        self.part("charges", case.charges.iter().map(|charge| own.theirs(charge)).collect());
        let hearings = case
            .hearings
            .iter()
            .map(|hearing| own.spans([Span::plain(format!("{}: ", hearing.at)), own.within(&hearing.place)]));
        self.part("in-court", hearings.collect());
        let figures = case.figures.iter().map(|figure| {
            let value = Span { is_strong: true, ..own.foreign(&figure.value) };
            let spans = [value, Span::plain(" "), own.within(&figure.label)];
            own.spans(spans.into_iter().chain(own.source(figure.source.as_ref())))
        });
        self.part("background", figures.collect());
        self.section("asked");
        self.blocks.push(Block::Paragraph(own.theirs(&case.demand), Tone::Stressed));
        let asked = [Span::plain(format!("{} ", case.asked_by)), own.within(&case.on_behalf)];
        self.blocks.push(Block::Paragraph(own.spans(asked), Tone::Plain));
        self.sentence(&case.hour);
        case.sealed.iter().for_each(|sealed| self.sentence(sealed));
    }

    fn time(&mut self, story: &Story) {
        let (own, time) = (self.own, &story.time);
        self.section("time");
        match &time.chart {
            Some(Chart { plot, title, description, .. }) => {
                let caption = own.text(&*time.about);
                let alternative = format!("{title}. {description}");
                self.blocks.push(Block::Figure(Figure { plot: plot.clone(), alternative, caption }));
                let rows = time.rows.iter().map(|(from, posts)| vec![own.cell(from), own.cell(posts)]);
                self.table([own.text(&*time.from), own.say("column-posts")], rows.collect());
                time.by_network.iter().for_each(|by_network| self.by_network(by_network));
            }
            None => self.sentence(&time.about),
        }
        if let Some(first) = &time.first {
            let peak = time.peak.as_ref().map(|peak| format!(" {peak}"));
            self.sentence(&format!("{first}{}", peak.unwrap_or_default()));
        }
        self.sentence(&time.surges);
    }

    fn by_network(&mut self, by_network: &ByNetwork) {
        let own = self.own;
        self.blocks.push(Block::Heading { level: 3, text: own.say("chart-networks") });
        for chart in &by_network.charts {
            let (caption, alternative) =
                (own.text(&*chart.caption), format!("{}. {}", chart.title, chart.description));
            self.blocks.push(Block::Figure(Figure { plot: chart.plot.clone(), alternative, caption }));
        }
        self.small(own.text(&*by_network.about));
        let numbers =
            by_network.networks.iter().map(|network| Column { name: own.cell(network), align: Align::End });
        let from = Column { name: own.text(&*by_network.from), align: Align::Start };
        let row = |(from, posts): &(String, Vec<String>)| {
            std::iter::once(from).chain(posts).map(|cell| own.cell(cell)).collect()
        };
        let rows = by_network.rows.iter().map(row).collect();
        self.blocks
            .push(Block::Table(Table { columns: std::iter::once(from).chain(numbers).collect(), rows }));
    }

    /// A post that is shown; its pictures by what is said of them.
    fn quote(&mut self, quote: &Quote) {
        let own = self.own;
        let cut = if quote.cut { " […]" } else { "" };
        let last = quote.lines.len().saturating_sub(1);
        let line = |(place, line): (usize, &String)| {
            let text = format!("{line}{}", if place == last { cut } else { "" });
            own.quoted(text, quote.language.as_deref())
        };
        let mut lines: Vec<Text> = quote.lines.iter().enumerate().map(line).collect();
        lines.extend(quote.pictures.iter().map(|picture| own.text(format!("[{}]", picture.alt))));
        let mut spans = Vec::new();
        if let Some(name) = &quote.name {
            spans.extend([Span { is_strong: true, ..own.foreign(name) }, Span::plain(" ")]);
        }
        if let Some(handle) = &quote.handle {
            spans.extend([own.foreign(&format!("@{handle}")), Span::plain(" ")]);
        }
        spans.push(Span { link: quote.url.clone(), ..Span::plain(&*quote.posted) });
        spans.extend(quote.grade.as_ref().map(|grade| Span::plain(format!(" · {grade}"))));
        self.blocks.push(Block::Quotation(lines, own.spans(spans)));
    }

    fn lists(&mut self, story: &Story) {
        if story.lists.is_empty() {
            return;
        }
        self.section("lists");
        for Rows { title, about, column, rows, rest, more, .. } in &story.lists {
            self.blocks.push(Block::Heading { level: 3, text: self.own.text(&**title) });
            self.small(self.own.text(&**about));
            let own = self.own;
            let rows = rows.iter().chain(rest).map(|row| vec![own.cell(&row.name), own.cell(&row.posts)]);
            self.table([own.text(&**column), own.say("column-posts")], rows.collect());
            more.iter().for_each(|more| self.small(own.text(&**more)));
        }
        if !story.spellings.is_empty() {
            self.blocks.push(Block::Heading { level: 3, text: self.own.say("spellings") });
            self.small(self.own.say("spellings-are"));
            self.items(&story.spellings);
        }
    }

    fn said(&mut self, said: &Said) {
        self.section("said");
        self.small(self.own.text(&*said.about));
        for theme in &said.themes {
            let phrase = self.own.spans([self.own.foreign(&theme.phrase)]);
            self.blocks.push(Block::Heading { level: 3, text: phrase });
            self.small(self.own.text(&*theme.about));
            theme.example.iter().for_each(|example| self.quote(example));
        }
    }

    fn behind(&mut self, endorsements: Option<&Endorsements>, pledged: Option<&str>) {
        if endorsements.is_none() && pledged.is_none() {
            return;
        }
        let own = self.own;
        self.section("behind");
        if let Some(Endorsements { groups, sum }) = endorsements {
            let groups = groups.iter().map(|group| {
                let name = Span { link: group.url.clone(), ..own.foreign(&group.name) };
                let members = group.members.as_ref().map(|members| Span::plain(format!(" ({members})")));
                own.spans([name].into_iter().chain(members).chain(own.source(group.source.as_ref())))
            });
            let groups = Block::List(groups.collect());
            self.blocks.push(groups);
            sum.iter().for_each(|sum| self.sentence(sum));
        }
        pledged.iter().for_each(|pledged| self.sentence(pledged));
    }

    fn method(&mut self, story: &Story) {
        let own = self.own;
        self.section("method");
        self.items(&story.rules);
        self.counted(story);
        if !story.inputs.is_empty() {
            self.blocks.push(Block::Heading { level: 3, text: own.say("inputs") });
            let row = |Input { file, lines, sha256 }: &Input| {
                let digest = sha256.as_ref().map(|digest| Span::plain(format!("\nSHA-256 {digest}")));
                vec![own.spans([own.foreign(file)].into_iter().chain(digest)), own.cell(lines)]
            };
            self.table([own.say("input"), own.say("lines")], story.inputs.iter().map(row).collect());
        }
        self.part("rejected", story.rejected.iter().map(|reason| own.text(&**reason)).collect());
        if let Some(Record { about, root }) = &story.record {
            self.blocks.push(Block::Heading { level: 3, text: own.say("record") });
            self.sentence(about);
            let root = own.spans([Span::plain(format!("{} ", own.said("root"))), own.foreign(root)]);
            self.blocks.push(Block::Paragraph(root, Tone::Plain));
        }
    }

    /// How each figure was counted, and how it is counted again.
    fn counted(&mut self, story: &Story) {
        let words = story.words;
        self.blocks.push(Block::Heading { level: 3, text: self.own.say("each-figure") });
        let own = self.own;
        let item = |one: &Definition| {
            let where_it_is =
                (!one.pointers.is_empty()).then(|| Span::plain(format!(" {}", words.say("in-json"))));
            let pointers = one.pointers.iter().flat_map(|pointer| [Span::plain(" "), own.foreign(pointer)]);
            let term = self.term(&words.say(one.name), &words.say(one.words));
            own.spans(term.into_iter().chain(where_it_is).chain(pointers))
        };
        let items = Block::List(story.definitions.iter().map(item).collect());
        self.blocks.push(items);
        self.blocks.push(Block::Heading { level: 3, text: self.own.say("again") });
        self.sentence(&story.again.from);
        let command = self.own.spans([self.own.foreign(&story.again.command)]);
        self.blocks.push(Block::Paragraph(command, Tone::Plain));
    }

    fn section(&mut self, key: &'static str) {
        self.blocks.push(Block::Heading { level: 2, text: self.own.say(key) });
    }

    /// Things under a heading of their own, if there are any.
    fn part(&mut self, key: &'static str, items: Vec<Text>) {
        if !items.is_empty() {
            self.blocks.push(Block::Heading { level: 3, text: self.own.say(key) });
            self.blocks.push(Block::List(items));
        }
    }

    fn items(&mut self, items: &[String]) {
        let items = items.iter().map(|item| self.own.text(&**item)).collect();
        self.blocks.push(Block::List(items));
    }

    fn sentence(&mut self, sentence: &str) {
        if !sentence.is_empty() {
            self.blocks.push(Block::Paragraph(self.own.text(sentence), Tone::Plain));
        }
    }

    fn small(&mut self, text: Text) {
        self.blocks.push(Block::Paragraph(text, Tone::Small));
    }

    /// What is counted, and how often.
    fn table(&mut self, [name, count]: [Text; 2], rows: Vec<Vec<Text>>) {
        let columns = vec![Column { name, align: Align::Start }, Column { name: count, align: Align::End }];
        self.blocks.push(Block::Table(Table { columns, rows }));
    }
}
