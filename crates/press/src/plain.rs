// SPDX-License-Identifier: AGPL-3.0-or-later
use card::{Direction, Part, Weight, can_draw};
use unicode_segmentation::UnicodeSegmentation;

use crate::document::{Block, Document, Span, Text};

/// So many characters may make one sign that is drawn: Hebrew with vowels and accents needs five.
const CHARACTERS: usize = 8;

/// So many characters stand behind one stand-in at most, because a PDF's texts are bounded; no flag nor family has more.
const LONGEST_SIGN: usize = 48;

/// What is drawn for a sign that no font has.
pub(crate) const STAND_IN: char = '\u{fffd}';

/// One line of a text as its author broke it, of which every letter can be drawn.
#[derive(Debug, Default)]
pub(crate) struct Plain {
    pub(crate) text: String,
    pub(crate) stretches: Vec<Stretch>,
}

/// A part of a line that looks alike.
#[derive(Debug)]
pub(crate) struct Stretch {
    /// Where it ends in the line, in bytes.
    pub(crate) end: usize,
    /// Its span's place in the text.
    pub(crate) span: usize,
    pub(crate) weight: Weight,
    /// The signs for which stand-ins stand here, one for one.
    pub(crate) signs: Vec<String>,
}

impl Plain {
    /// The lines of a text.
    pub(crate) fn lines(text: &Text, is_bold: bool) -> Vec<Self> {
        let mut lines = vec![Self::default()];
        for (place, span) in text.spans.iter().enumerate() {
            let weight = if is_bold || span.is_strong { Weight::Bold } else { Weight::Regular };
            for (number, part) in span.text.split(['\n', '\u{2028}', '\u{2029}']).enumerate() {
                if number > 0 {
                    lines.push(Self::default());
                }
                if let Some(line) = lines.last_mut() {
                    line.add(part, place, weight, span);
                }
            }
        }
        lines
    }

    /// The parts by which letters are set.
    pub(crate) fn parts(&self) -> Vec<Part> {
        self.stretches.iter().map(|stretch| Part { end: stretch.end, weight: stretch.weight }).collect()
    }

    fn add(&mut self, text: &str, span: usize, weight: Weight, of: &Span) {
        if text.is_empty() {
            return;
        }
        if let Some(direction) = of.direction {
            self.text.push(if direction == Direction::Rtl { '\u{2067}' } else { '\u{2066}' });
        }
        for cluster in unruled(text).graphemes(true) {
            match drawn(cluster) {
                Drawn::Space => self.space(),
                Drawn::StandIn => {
                    self.close(span, weight);
                    self.stand_ins(cluster, span, weight);
                }
                Drawn::Whole => self.text.push_str(cluster),
            }
        }
        if of.direction.is_some() {
            self.text.push('\u{2069}');
        }
        self.close(span, weight);
    }

    /// Adds a space, unless there is one already or nothing is seen before it.
    fn space(&mut self) {
        if self.text.chars().next_back().is_some_and(|last| last != ' ') {
            self.text.push(' ');
        }
    }

    fn stand_ins(&mut self, sign: &str, span: usize, weight: Weight) {
        let chars: Vec<char> = sign.chars().collect();
        for part in chars.chunks(LONGEST_SIGN) {
            self.stand_in(&part.iter().collect::<String>(), span, weight);
        }
    }

    fn stand_in(&mut self, sign: &str, span: usize, weight: Weight) {
        self.text.push(STAND_IN);
        let end = self.text.len();
        match self.stretches.last_mut() {
            Some(last) if !last.signs.is_empty() && last.span == span => {
                last.end = end;
                last.signs.push(sign.to_owned());
            }
            _ => self.stretches.push(Stretch { end, span, weight, signs: vec![sign.to_owned()] }),
        }
    }

    /// Ends a stretch of letters where the text ends so far.
    fn close(&mut self, span: usize, weight: Weight) {
        let end = self.text.len();
        if self.stretches.last().map_or(0, |last| last.end) < end {
            self.stretches.push(Stretch { end, span, weight, signs: Vec::new() });
        }
    }
}

/// How many signs of a document no font here has.
#[must_use]
pub fn undrawn(document: &Document) -> usize {
    let texts = document.blocks.iter().flat_map(texts);
    let spans = texts.flat_map(|text| text.spans.iter());
    let signs = spans
        .map(|span| unruled(&span.text).graphemes(true).filter(|sign| drawn(sign) == Drawn::StandIn).count());
    signs.sum()
}

fn texts(block: &Block) -> Vec<&Text> {
    match block {
        Block::Figure(figure) => vec![&figure.caption],
        Block::Heading { text, .. } | Block::Note(text) | Block::Paragraph(text, _) => vec![text],
        Block::List(items) => items.iter().collect(),
        Block::Quotation(lines, source) => lines.iter().chain([source]).collect(),
        Block::Table(table) => {
            let names = table.columns.iter().map(|column| &column.name);
            let cells = table.rows.iter().flat_map(|row| row.iter().take(table.columns.len()));
            names.chain(cells).collect()
        }
        Block::Terms(terms) => terms.iter().flat_map(|term| [&term.name, &term.meaning]).collect(),
    }
}

#[derive(PartialEq, Eq)]
enum Drawn {
    Space,
    StandIn,
    Whole,
}

/// A text without what rules over others, before it is taken apart: a mark behind such a character would stand alone, and belong to the letter
/// before it as soon as the character is gone.
fn unruled(text: &str) -> String {
    text.chars().filter(|char| !is_ruling(*char)).collect()
}

/// How a letter with its marks is drawn.
fn drawn(cluster: &str) -> Drawn {
    let is_space = |char: char| (char.is_whitespace() && !is_bound(char)) || char.is_control();
    if cluster.chars().all(is_space) {
        return Drawn::Space;
    }
    let is_ours = |char: char| is_private(char) || char.is_control();
    if cluster.chars().count() > CHARACTERS || cluster.chars().any(is_ours) || !can_draw(cluster) {
        return Drawn::StandIn;
    }
    Drawn::Whole
}

/// Spaces at which no line ends. They hold a number together, also where it stands in a line from right to left: with another space between
/// its thousands it would be read as two numbers, the last one first (UAX #9, W4).
fn is_bound(char: char) -> bool {
    matches!(char, '\u{a0}' | '\u{202f}')
}

/// Embeddings and overrides, which serve to show a text as what it isn't, and the mark of byte order.
fn is_ruling(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{feff}')
}

/// Characters that only guide the direction of others.
pub(crate) fn is_guide(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// Characters that mean nothing outside the machine that they come from.
fn is_private(char: char) -> bool {
    matches!(char, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}
