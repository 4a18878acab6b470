// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cell::OnceCell, ops::Range};

use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_segmentation::UnicodeSegmentation;

use crate::{card::Direction, fonts::Weight, strip::Strip};

/// A text whose directions and word widths are known, to be set in lines of any width.
pub(crate) struct Paragraph<'a> {
    text: &'a str,
    weight: Weight,
    bidi: ParagraphBidiInfo<'a>,
    words: Vec<Word>,
    space: f32,
}

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

impl<'a> Paragraph<'a> {
    /// Measures a text that [`crate::legible`] has made plain.
    pub(crate) fn new(text: &'a str, direction: Direction, weight: Weight) -> Self {
        let level = if direction == Direction::Rtl { Level::rtl() } else { Level::ltr() };
        let bidi = ParagraphBidiInfo::new(text, Some(level));
        let mut paragraph = Self { text, weight, bidi, words: Vec::new(), space: 0.0 };
        paragraph.space = paragraph.width(" ", level);
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

    fn lines(&self, limit: f32) -> Vec<Range<usize>> {
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

    /// A part of the text as it is seen.
    pub(crate) fn strip(&self, range: Range<usize>) -> Strip {
        let mut strip = Strip::default();
        let (levels, runs) = self.bidi.visual_runs(range);
        for run in runs {
            let level = levels.get(run.start).copied().unwrap_or_else(Level::ltr);
            strip.add(self.text.get(run).unwrap_or_default(), level, self.weight);
        }
        strip
    }

    fn letters(&self, word: &Word) -> Vec<Word> {
        let (start, text) = (word.range.start, self.text.get(word.range.clone()).unwrap_or_default());
        let letter = |(at, letter): (usize, &str)| {
            let range = start + at..start + at + letter.len();
            Word::new(range, self.width(letter, self.bidi.paragraph_level))
        };
        text.grapheme_indices(true).map(letter).collect()
    }

    fn width(&self, text: &str, level: Level) -> f32 {
        let mut strip = Strip::default();
        strip.add(text, level, self.weight);
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
