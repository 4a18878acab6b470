// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cell::OnceCell, ops::Range};

use unicode_bidi::{Level, ParagraphBidiInfo, get_base_direction};
use unicode_segmentation::UnicodeSegmentation;

use crate::{card::Direction, fonts::Weight, strip::Strip, visual::visual_runs};

/// A text whose directions and word widths are known, to be set in lines of any width.
#[derive(Debug)]
pub struct Paragraph<'a> {
    text: &'a str,
    parts: Vec<Part>,
    bidi: ParagraphBidiInfo<'a>,
    words: Vec<Word>,
    space: f32,
}

/// A stretch of a paragraph whose letters are of one weight; no run of letters goes beyond it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it ends in the paragraph's text, in bytes; it begins where the part before ends.
    pub end: usize,
    /// How heavy its letters are.
    pub weight: Weight,
}

#[derive(Debug)]
struct Word {
    range: Range<usize>,
    width: f32,
    /// Measured when the word is found to be wider than a line.
    letters: OnceCell<Vec<Word>>,
}

impl Word {
    fn new(range: Range<usize>, width: f32) -> Self {
        Self { range, width, letters: OnceCell::new() }
    }
}

/// A line that is being filled.
#[derive(Default)]
struct Line {
    range: Range<usize>,
    width: f32,
}

impl Direction {
    /// The direction of a text by its first letter that has one; none where no letter has.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        match get_base_direction(text) {
            unicode_bidi::Direction::Ltr => Some(Self::Ltr),
            unicode_bidi::Direction::Rtl => Some(Self::Rtl),
            unicode_bidi::Direction::Mixed => None,
        }
    }
}

impl<'a> Paragraph<'a> {
    /// Measures a text of one weight that [`crate::legible`] has made plain.
    pub(crate) fn plain(text: &'a str, direction: Direction, weight: Weight) -> Self {
        Self::new(text, direction, vec![Part { end: text.len(), weight }])
    }

    /// Measures a text on one line, of which every letter [can be drawn](crate::can_draw); what can't is not seen.
    #[must_use]
    pub fn new(text: &'a str, direction: Direction, parts: Vec<Part>) -> Self {
        let level = if direction == Direction::Rtl { Level::rtl() } else { Level::ltr() };
        let bidi = ParagraphBidiInfo::new(text, Some(level));
        let mut paragraph = Self { text, parts, bidi, words: Vec::new(), space: 0.0 };
        paragraph.space = paragraph.width(" ", paragraph.weight(0));
        let word = |(start, word): (usize, &str)| start..start + word.len();
        let ranges = word_indices(text).map(word);
        paragraph.words =
            ranges.map(|range| Word::new(range.clone(), paragraph.strip(range).width)).collect();
        paragraph
    }

    /// The lines of the text where one is at most so many ems wide: as few as can be, and then of like width.
    pub(crate) fn balanced(&self, limit: f32) -> Vec<Range<usize>> {
        let mut lines = self.lines(limit);
        let (mut narrow, mut wide) = (limit / 2.0, limit);
        for _ in 0..6 {
            let middle = f32::midpoint(narrow, wide);
            let narrower = self.lines(middle);
            if narrower.len() > lines.len() {
                narrow = middle;
            } else {
                (wide, lines) = (middle, narrower);
            }
        }
        lines
    }

    /// The lines of the text where one is at most so many ems wide, each as full as can be, without the spaces between them.
    #[must_use]
    pub fn lines(&self, limit: f32) -> Vec<Range<usize>> {
        let mut lines = vec![Line::default()];
        for word in &self.words {
            if word.width <= limit {
                add(&mut lines, word, self.space, limit);
                continue;
            }
            // A word wider than a line is broken between any two letters; its first one stands apart from the word before.
            let mut space = self.space;
            for letter in word.letters.get_or_init(|| self.letters(word)) {
                add(&mut lines, letter, space, limit);
                space = 0.0;
            }
        }
        lines.into_iter().map(|line| line.range).filter(|range| !range.is_empty()).collect()
    }

    /// The width of the text on one line, in ems.
    #[must_use]
    pub fn natural_width(&self) -> f32 {
        let spaces = self.words.iter().skip(1).map(|_| self.space);
        self.words.iter().map(|word| word.width).chain(spaces).sum()
    }

    /// A part of the text as it is seen.
    #[must_use]
    pub fn strip(&self, range: Range<usize>) -> Strip {
        let mut strip = Strip::default();
        for (run, level) in visual_runs(&self.bidi.levels, range) {
            let mut pieces = self.pieces(run);
            if level.is_rtl() {
                pieces.reverse();
            }
            for (piece, weight) in pieces {
                let start = piece.start;
                strip.add(self.text.get(piece).unwrap_or_default(), start, level, weight);
            }
        }
        strip
    }

    /// A stretch of the text, cut where a part ends.
    fn pieces(&self, range: Range<usize>) -> Vec<(Range<usize>, Weight)> {
        let mut pieces = Vec::new();
        let mut start = range.start;
        let first = self.parts.partition_point(|part| part.end <= start);
        for part in self.parts.get(first..).unwrap_or_default() {
            let end = part.end.min(range.end);
            if start < end {
                pieces.push((start..end, part.weight));
            }
            start = end;
            if end == range.end {
                break;
            }
        }
        pieces
    }

    fn weight(&self, place: usize) -> Weight {
        let part = self.parts.get(self.parts.partition_point(|part| part.end <= place));
        part.map_or(Weight::Regular, |part| part.weight)
    }

    /// The letters of a word, each as wide as it is joined to others or by itself: where a line is broken between them is not known yet.
    fn letters(&self, word: &Word) -> Vec<Word> {
        let (start, text) = (word.range.start, self.text.get(word.range.clone()).unwrap_or_default());
        let joined = self.strip(word.range.clone());
        let mut glyphs: Vec<(usize, f32)> = joined
            .runs
            .iter()
            .flat_map(|run| &run.glyphs)
            .map(|glyph| (glyph.range.start, glyph.advance))
            .collect();
        glyphs.sort_unstable_by_key(|(at, _)| *at);
        let joined = |range: &Range<usize>| -> f32 {
            let of_it = glyphs.get(glyphs.partition_point(|(at, _)| *at < range.start)..).unwrap_or_default();
            of_it.iter().take_while(|(at, _)| *at < range.end).map(|(_, advance)| advance).sum()
        };
        let letter = |(at, letter): (usize, &str)| {
            let range = start + at..start + at + letter.len();
            let width = self.width(letter, self.weight(range.start)).max(joined(&range));
            Word::new(range, width)
        };
        text.grapheme_indices(true).map(letter).collect()
    }

    fn width(&self, text: &str, weight: Weight) -> f32 {
        let mut strip = Strip::default();
        strip.add(text, 0, self.bidi.paragraph_level, weight);
        strip.width
    }
}

fn add(lines: &mut Vec<Line>, word: &Word, space: f32, limit: f32) {
    let Some(line) = lines.last_mut() else { return };
    if line.range.is_empty() {
        *line = Line { range: word.range.clone(), width: word.width };
    } else if line.width + space + word.width <= limit {
        line.range.end = word.range.end;
        line.width += space + word.width;
    } else {
        lines.push(Line { range: word.range.clone(), width: word.width });
    }
}

/// The words of a text with their places; an empty text has none.
fn word_indices(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let placed = text.split(' ').map(move |word| {
        let at = next;
        next += word.len() + 1;
        (at, word)
    });
    placed.filter(|(_, word)| !word.is_empty())
}
