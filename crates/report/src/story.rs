// SPDX-License-Identifier: AGPL-3.0-or-later
mod by_network;
mod case;
mod counted;
mod estimated;
mod lasting;
mod lists;
mod method;
mod opening;
mod organizers;
mod passing;
mod sealed;
mod themes;
mod time;
mod unseen;

use std::collections::BTreeSet;

use call::{Language, Localized};
use model::{MediaKind, Window};

use crate::{
    article::Article,
    clock::Clock,
    quiet::{bare, bounded, isolated, quiet, quiet_line, short_line, web_address},
    quoted::Quoted,
    sheet::Grade,
    speech::foreign,
    surges::turnout_sentence,
};

use self::estimated::Totals;

pub(crate) use self::{
    by_network::ByNetwork,
    case::{Case, Endorsements, Source},
    counted::{
        Again, Definition, GROUPS, LASTING, MINUTES, PASSING, PEAK, PLEDGES, POSTS, SPELLINGS, SURGES,
        THEMES, UNSEEN,
    },
    lasting::Lasting,
    lists::Rows,
    method::{Input, Record},
    opening::Figure,
    organizers::{Correction, Organizers},
    themes::Said,
    time::{Chart, Time},
};

/// An article in words, before it takes the form of HTML or Markdown; strangers' words in it are quiet.
#[derive(Debug)]
pub(crate) struct Story {
    /// What is said around all this.
    pub(crate) words: &'static words::Words,
    pub(crate) title: Words,
    pub(crate) organizers: Organizers,
    pub(crate) lead: String,
    pub(crate) simulated: bool,
    pub(crate) figures: Vec<Figure>,
    pub(crate) case: Option<Case>,
    pub(crate) time: Time,
    pub(crate) quotes: Vec<Quote>,
    /// The names of the grades that quoted posts have, the strongest first, and what each shows and does not.
    pub(crate) grades: Vec<(String, String)>,
    pub(crate) lasting: Vec<Lasting>,
    pub(crate) lists: Vec<Rows>,
    pub(crate) said: Option<Said>,
    pub(crate) passing: Vec<String>,
    pub(crate) spellings: Vec<String>,
    pub(crate) endorsements: Option<Endorsements>,
    pub(crate) pledged: Option<String>,
    pub(crate) rules: Vec<String>,
    /// How each figure was counted, and how it is counted again.
    pub(crate) definitions: Vec<Definition>,
    pub(crate) again: Again,
    pub(crate) inputs: Vec<Input>,
    pub(crate) rejected: Vec<String>,
    pub(crate) record: Option<Record>,
    pub(crate) limits: Vec<String>,
    /// What counted.
    pub(crate) footer: String,
}

/// A text with the language that it is in.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) language: String,
    pub(crate) direction: &'static str,
}

/// A post that is shown.
#[derive(Debug)]
pub(crate) struct Quote {
    pub(crate) name: Option<String>,
    pub(crate) handle: Option<String>,
    pub(crate) network: &'static str,
    pub(crate) when: Option<String>,
    /// On what network and when: `on Mastodon, 1 December 2026`.
    pub(crate) posted: String,
    pub(crate) language: Option<String>,
    pub(crate) lines: Vec<String>,
    pub(crate) url: Option<String>,
    pub(crate) cut: bool,
    /// Whether its pictures are shown to those alone who ask for them.
    pub(crate) is_covered: bool,
    pub(crate) pictures: Vec<Picture>,
    /// What stands behind it, the strongest.
    pub(crate) grade: Option<String>,
    /// Where its proof lies, and where the page of it that others may embed, seen from the report's own address on the site.
    pub(crate) proof: Option<String>,
    pub(crate) card: Option<String>,
}

/// A picture of a post that is shown.
#[derive(Debug)]
pub(crate) struct Picture {
    /// Where it lies, seen from the report's own address on the site.
    pub(crate) address: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) alt: String,
    pub(crate) is_film: bool,
}

impl Story {
    /// Puts an article into words.
    pub(crate) fn of(article: &Article) -> Self {
        let facts = article.facts;
        let (clock, words) = (Clock::of(article), article.words());
        let totals = Totals::of(&facts.counts);
        let mut story = Self {
            words,
            title: opening::title(article),
            organizers: Organizers::of(article, &clock),
            lead: opening::lead(article, &clock),
            simulated: facts.simulated,
            figures: opening::figures(&totals, words),
            case: article.call.map(|call| Case::of(call, article, &clock)),
            time: Time::of(article, &clock),
            quotes: article.quotes.iter().map(|quoted| Quote::of(quoted, &clock)).collect(),
            grades: grades(article),
            lasting: lasting::rows(article),
            lists: lists::all(article),
            said: Said::of(article, &clock),
            passing: passing::sentences(article, &clock),
            spellings: lists::spellings(article),
            endorsements: article.call.and_then(|call| Endorsements::of(call, words)),
            pledged: article
                .pledges
                .map(|pledges| pledged(pledges, article.confirmed, totals.accounts, words)),
            rules: method::rules(&facts.counts, words),
            definitions: Vec::new(),
            again: Again::of(article),
            inputs: method::inputs(article),
            rejected: method::rejected(facts, words),
            record: article.record.as_ref().map(|record| Record::of(record, words)),
            limits: method::limits(article, &clock),
            footer: words.fill("footer", &[("version", foreign(&facts.version, words).into())]).into_owned(),
        };
        story.rules.extend(sealed::sentences(article, &clock));
        story.definitions = counted::definitions(&story);
        story
    }
}

impl Story {
    /// A stranger's name on a line of the article's own, where no element keeps its direction.
    pub(crate) fn within(&self, name: &str) -> String {
        foreign(name, self.words)
    }
}

impl Words {
    /// A text of the call's in the wanted language, or else in its main one.
    pub(crate) fn of(text: &Localized, wanted: &Language) -> Self {
        let (language, text) = text.shown_in(wanted);
        Self {
            text: quiet(text),
            language: language.as_str().to_owned(),
            direction: language.direction().key(),
        }
    }

    /// A text of the report's own.
    fn own(text: String, words: &words::Words) -> Self {
        Self { text, language: words.tag().to_owned(), direction: words.direction().key() }
    }

    /// The text on a line of the article's own, where no element keeps its direction.
    pub(crate) fn within(&self, words: &words::Words) -> String {
        if self.direction == words.direction().key() { self.text.clone() } else { isolated(&self.text) }
    }

    /// The text where a page can have no elements.
    pub(crate) fn bare(&self) -> String {
        bare(&self.text)
    }
}

impl Quote {
    /// Puts a post into the form in which it is shown.
    pub(crate) fn of(quoted: &Quoted, clock: &Clock) -> Self {
        let post = &quoted.post;
        let line = |text: &Option<String>| text.as_deref().map(short_line).filter(|text| !text.is_empty());
        let (text, is_cut) = bounded(post.text.trim());
        let language = post.lang.as_deref().and_then(|lang| Language::new(lang).ok());
        let (words, network) = (clock.words, post.network.name());
        let when = post.created_at.map(|at| clock.known(at, post.precision));
        let on = [
            ("network", foreign(network, words).into()),
            ("when", when.as_deref().unwrap_or_default().into()),
        ];
        let posted = words.fill(if when.is_some() { "on-network-at" } else { "on-network" }, &on);
        Self {
            name: line(&post.author.name),
            handle: line(&post.author.handle),
            network,
            posted: posted.into_owned(),
            when,
            language: language.map(|language| language.as_str().to_owned()),
            lines: text.lines().map(str::to_owned).collect(),
            url: post.url.as_deref().and_then(web_address),
            cut: is_cut || post.remarks.contains(&model::Remark::Truncated),
            is_covered: quoted.is_covered(),
            pictures: Picture::all(quoted, words),
            grade: quoted.grades.first().map(|grade| words.say(grade_keys(*grade).0).into_owned()),
            proof: quoted.entry.map(|entry| format!("record/proof/{entry}.tlog-proof")),
            card: quoted.entry.map(|entry| format!("cards/{entry}")),
        }
    }
}

/// The grades that the quoted posts have, and what they mean.
fn grades(article: &Article) -> Vec<(String, String)> {
    let words = article.words();
    let strongest: BTreeSet<Grade> =
        article.quotes.iter().filter_map(|quoted| quoted.grades.first().copied()).collect();
    let keys = strongest.into_iter().map(grade_keys);
    keys.map(|(name, means)| (words.say(name).into_owned(), words.say(means).into_owned())).collect()
}

fn grade_keys(grade: Grade) -> (&'static str, &'static str) {
    match grade {
        Grade::SignedAtSource => ("grade-signed", "grade-signed-means"),
        Grade::HandedIn => ("grade-handed-in", "grade-handed-in-means"),
        Grade::Captured => ("grade-captured", "grade-captured-means"),
    }
}

impl Picture {
    fn all(quoted: &Quoted, words: &words::Words) -> Vec<Self> {
        let shown = quoted.media().filter_map(|(medium, copy)| Some((medium, copy?)));
        let shown = shown.map(|(medium, copy)| Self {
            address: format!("media/{}", copy.name()),
            width: copy.width,
            height: copy.height,
            alt: medium.alt.as_deref().map_or_else(|| words.say("undescribed").into_owned(), quiet_line),
            is_film: medium.kind != MediaKind::Photo,
        });
        shown.collect()
    }
}

fn pledged(pledges: u64, confirmed: u64, accounts: u64, words: &words::Words) -> String {
    let key = if confirmed == 0 { "pledged" } else { "pledged-confirmed" };
    let counts =
        [("pledges", pledges.into()), ("confirmed", confirmed.into()), ("accounts", accounts.into())];
    let mut says = vec![words.fill(key, &counts).into_owned()];
    if pledges > 0 {
        says.push(turnout_sentence(&analysis::expected(pledges), accounts, words));
    }
    says.push(words.say("pledges-anonymous").into_owned());
    says.join(" ")
}

/// The hour that the call named, if it lies in the stretch that was counted.
fn called_hour(article: &Article) -> Option<Window> {
    let hour = article.call?.storm.window;
    let counted = article.facts.counts.window?;
    (hour.start() < counted.end() && counted.start() < hour.end()).then_some(hour)
}
