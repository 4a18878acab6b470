// SPDX-License-Identifier: AGPL-3.0-or-later
use std::num::NonZeroU16;

use card::Direction;
use krilla::tagging::{ListNumbering, Tag, TagKind, WritingMode};

use crate::{
    document::{Block, Document, Term, Text, Tone},
    ink::{Box4, Line, Link, Mark},
    plot::FIGURE,
    print::{bounded, titled},
    setting::{Set, set},
    sheets::Sheets,
    style::{FOOT, Look, MARK, QUIET, RULE, SIDE, WIDTH},
    tags::{Node, Tags},
};

/// A document on its pages, with its tags.
#[derive(Debug)]
pub(crate) struct Layout<'a> {
    pub(crate) document: &'a Document,
    pub(crate) tags: Tags,
    pub(crate) sheets: Sheets,
    pub(crate) headings: Vec<Heading>,
}

/// A heading, and where it stands.
#[derive(Debug)]
pub(crate) struct Heading {
    pub(crate) level: u8,
    pub(crate) words: String,
    pub(crate) page: usize,
    pub(crate) top: f32,
}

/// A column in which lines are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) width: f32,
}

/// The whole width between the margins.
pub(crate) const WHOLE: Area = Area { left: SIDE, width: WIDTH - 2.0 * SIDE };

/// How far things in a row, and quotations, stand in.
const INDENT: f32 = 14.0;

/// What a heading needs below it on the same page.
const COMPANY: f32 = 46.0;

/// A quotation of at most that height is not parted.
const WHOLE_QUOTATION: f32 = 260.0;

/// The longest address that a page links to, in bytes.
const ADDRESS: usize = 2_000;

impl<'a> Layout<'a> {
    /// Puts a document on pages.
    pub(crate) fn of(document: &'a Document) -> Self {
        let (tags, sheets) = (Tags::default(), Sheets::new());
        let mut layout = Self { document, tags, sheets, headings: Vec::new() };
        let following = document.blocks.iter().skip(1).map(Some).chain([None]);
        for (block, next) in document.blocks.iter().zip(following) {
            layout.block(block, next);
        }
        layout.number();
        layout
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Figure(figure) => self.figure(figure),
            Block::Heading { level, text } => self.heading(*level, text, next),
            Block::List(items) => self.list(items),
            Block::Note(text) => self.ruled(text, Look::NOTE, MARK),
            Block::Paragraph(text, Tone::Stressed) => self.ruled(text, Look::of(Tone::Stressed), MARK),
            Block::Paragraph(text, tone) => {
                let node = self.tag(None, Tag::P, text);
                self.flow(text, Look::of(*tone), WHOLE, node, None);
            }
            Block::Quotation(lines, source) => self.quotation(lines, source),
            Block::Table(table) => self.table(table),
            Block::Terms(terms) => self.terms(terms),
        }
    }

    fn heading(&mut self, level: u8, text: &Text, next: Option<&Block>) {
        let level = level.clamp(1, 6);
        let look = Look::heading(level);
        let words = bounded(&text.words().split_whitespace().collect::<Vec<_>>().join(" "), 300);
        let title = if words.is_empty() { titled(self.document) } else { words };
        let number = NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN);
        let node = self.tag(None, Tag::Hn(number, Some(title.clone())), text);
        let lines = set(text, look, WHOLE.width);
        self.sheets.space(look.before);
        // What stands below a section's name is often a name again.
        let company: f32 = if level < 3 { 3.0 * COMPANY } else { 1.6 * COMPANY };
        let company = company.max(if let Some(Block::Figure(_)) = next { look.after + FIGURE } else { 0.0 });
        self.sheets.need(heights(&lines) + company);
        let (page, top) = (self.sheets.page(), self.sheets.y);
        self.headings.push(Heading { level, words: title, page, top });
        self.lines(lines, text, WHOLE, node, None);
        self.sheets.y += look.after;
    }

    fn list(&mut self, items: &[Text]) {
        if items.is_empty() {
            return;
        }
        let list = self.tags.add(None, Tag::L(ListNumbering::Disc));
        for item in items {
            let entry = self.tags.add(Some(list), Tag::LI);
            let label = self.tags.add(Some(entry), Tag::Lbl);
            let body = self.tag(Some(entry), Tag::LBody, item);
            let lines = set(item, Look::ITEM, WHOLE.width - INDENT);
            self.sheets.need(lines.first().map_or(0.0, |line| line.height));
            let dot = Text::plain("•", item.direction);
            for dot in set(&dot, Look::ITEM, INDENT) {
                let top = self.sheets.y;
                let line = placed(dot, top, WHOLE, item.direction, &[label]);
                self.sheets.mark(Mark::Line(line));
            }
            self.lines(lines, item, inner(item.direction), body, None);
            self.sheets.y += Look::ITEM.after;
        }
        self.sheets.y += Look::PLAIN.after - Look::ITEM.after;
    }

    fn terms(&mut self, terms: &[Term]) {
        if terms.is_empty() {
            return;
        }
        let list = self.tags.add(None, Tag::L(ListNumbering::None));
        for Term { name, meaning } in terms {
            let entry = self.tags.add(Some(list), Tag::LI);
            let label = self.tag(Some(entry), Tag::Lbl, name);
            let body = self.tag(Some(entry), Tag::LBody, meaning);
            self.sheets.need(COMPANY);
            self.flow(name, Look::TERM, WHOLE, label, None);
            self.flow(meaning, Look::MEANING, WHOLE, body, None);
        }
    }

    fn quotation(&mut self, lines: &[Text], source: &Text) {
        let quotation = self.tags.add(None, Tag::BlockQuote);
        let width = WHOLE.width - INDENT;
        let mut parts = Vec::new();
        for (text, look) in lines.iter().map(|line| (line, Look::QUOTED)).chain([(source, Look::SOURCE)]) {
            parts.push((text, look, set(text, look, width)));
        }
        let height: f32 = parts.iter().map(|(_, look, lines)| heights(lines) + look.before).sum();
        self.sheets.need(if height < WHOLE_QUOTATION { height } else { COMPANY });
        for (text, look, lines) in parts {
            let node = self.tag(Some(quotation), Tag::P, text);
            let side = self.document.direction;
            let area = Area { left: if side == Direction::Rtl { SIDE } else { SIDE + INDENT }, width };
            if look.before > 0.0 {
                self.rule(side, look.before, RULE);
                self.sheets.space(look.before);
            }
            self.lines(lines, text, area, node, Some((side, RULE)));
        }
        self.sheets.y += 13.0;
    }

    /// A paragraph with a rule at its side.
    fn ruled(&mut self, text: &Text, look: Look, color: [u8; 3]) {
        let node = self.tag(None, Tag::P, text);
        let lines = set(text, look, WHOLE.width - INDENT);
        self.sheets.space(look.before);
        self.lines(lines, text, inner(text.direction), node, Some((text.direction, color)));
        self.sheets.y += look.after.max(10.0);
    }

    /// Sets a text below what is there.
    pub(crate) fn flow(
        &mut self,
        text: &Text,
        look: Look,
        area: Area,
        node: Node,
        rule: Option<(Direction, [u8; 3])>,
    ) {
        self.sheets.space(look.before);
        self.lines(set(text, look, area.width), text, area, node, rule);
        self.sheets.y += look.after;
    }

    fn lines(
        &mut self,
        lines: Vec<Set>,
        text: &Text,
        area: Area,
        node: Node,
        rule: Option<(Direction, [u8; 3])>,
    ) {
        let nodes = self.spans(text, node);
        for line in lines {
            self.sheets.need(line.height);
            if let Some((side, color)) = rule {
                self.rule(side, line.height, color);
            }
            let height = line.height;
            let edge = line.direction();
            self.put(line, text, area, edge, &nodes);
            self.sheets.y += height;
        }
    }

    /// A piece of the rule at the side of what stands in.
    fn rule(&mut self, side: Direction, height: f32, color: [u8; 3]) {
        let left = if side == Direction::Rtl { SIDE + WHOLE.width - 2.0 } else { SIDE };
        // The pieces overlap a little, so that no line shows between them.
        let rect = Box4 { left, top: self.sheets.y, width: 2.0, height: height + 0.4 };
        self.sheets.rect(rect, color);
    }

    /// Puts a line on the page, at an edge of its area, with what its words lead to.
    pub(crate) fn put(&mut self, line: Set, text: &Text, area: Area, edge: Direction, nodes: &[Node]) {
        let (top, height) = (self.sheets.y, line.height);
        let x = left(area, edge, line.width);
        for (span, from, width) in line.spans() {
            let address = text.spans.get(span).and_then(|span| Some((span, span.link.as_ref()?)));
            let Some((words, address)) = address.filter(|(_, address)| address.len() <= ADDRESS) else {
                continue;
            };
            let Some(node) = nodes.get(span.min(nodes.len().saturating_sub(1))) else { continue };
            self.sheets.link(Link {
                node: *node,
                place: Box4 { left: x + from, top, width, height },
                address: escaped(address),
                words: bounded(&words.text, 300),
            });
        }
        self.sheets.mark(Mark::Line(line.place(x, top, nodes)));
    }

    /// The tags of a text's spans: its own where it has but one of no looks.
    pub(crate) fn spans(&mut self, text: &Text, node: Node) -> Vec<Node> {
        if let [span] = text.spans.as_slice()
            && span.link.is_none()
            && span.language.is_none()
            && !span.is_strong
        {
            return vec![node];
        }
        let mut nodes = Vec::with_capacity(text.spans.len());
        for span in &text.spans {
            let tag: TagKind = match (&span.link, span.is_strong) {
                (Some(_), _) => Tag::Link.into(),
                (None, true) => Tag::Strong.into(),
                (None, false) => Tag::Span.into(),
            };
            nodes.push(self.tags.add(Some(node), tag.with_lang(span.language.clone())));
        }
        nodes
    }

    /// A tag in the language and direction of its text.
    pub(crate) fn tag(&mut self, within: Option<Node>, tag: impl Into<TagKind>, text: &Text) -> Node {
        let mode = match (text.direction, self.document.direction) {
            (Direction::Rtl, _) => Some(WritingMode::RlTb),
            (Direction::Ltr, Direction::Rtl) => Some(WritingMode::LrTb),
            (Direction::Ltr, Direction::Ltr) => None,
        };
        let tag = tag.into().with_lang(text.language.clone()).with_writing_mode(mode);
        self.tags.add(within, tag)
    }

    /// Puts the document's name and the page's number at the foot of each page.
    fn number(&mut self) {
        let direction = self.document.direction;
        let end = opposite(direction);
        let pages = self.sheets.pages.len();
        let title = Text::plain(bounded(&self.document.title, 300), direction);
        for (place, page) in self.sheets.pages.iter_mut().enumerate() {
            let number = Text::plain(format!("{} / {pages}", place + 1), Direction::Ltr);
            for (text, edge) in [(&title, direction), (&number, end)] {
                if let Some(line) = set(text, Look::FOOT, WHOLE.width - 70.0).into_iter().next() {
                    let mut line = placed(line, 0.0, WHOLE, edge, &[]);
                    line.base = FOOT;
                    line.goes_on = false;
                    page.marks.push(Mark::Foot(line));
                }
            }
            let line = ([SIDE, FOOT - 14.0], [SIDE + WHOLE.width, FOOT - 14.0]);
            let shape =
                crate::ink::Shape::Strokes { lines: vec![line], color: QUIET, width: 0.4, dash: None };
            page.marks.push(Mark::Shape(shape));
        }
    }
}

/// A line at an edge of its area.
pub(crate) fn placed(line: Set, top: f32, area: Area, edge: Direction, nodes: &[Node]) -> Line {
    let x = left(area, edge, line.width);
    line.place(x, top, nodes)
}

pub(crate) fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Ltr => Direction::Rtl,
        Direction::Rtl => Direction::Ltr,
    }
}

pub(crate) fn heights(lines: &[Set]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

/// Where a line begins on the left that stands at an edge.
fn left(area: Area, edge: Direction, width: f32) -> f32 {
    match edge {
        Direction::Ltr => area.left,
        Direction::Rtl => area.left + area.width - width,
    }
}

/// The area that stands in from where a text begins.
fn inner(direction: Direction) -> Area {
    let width = WHOLE.width - INDENT;
    Area { left: if direction == Direction::Rtl { SIDE } else { SIDE + INDENT }, width }
}

/// An address as a PDF holds it: in ASCII (RFC 3986, section 2.1).
fn escaped(address: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    address.bytes().map(byte).collect()
}
