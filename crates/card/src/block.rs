// SPDX-License-Identifier: AGPL-3.0-or-later
use unicode_segmentation::UnicodeSegmentation;

use crate::{card::Text, fonts::Weight, legible::legible, paragraph::Paragraph, strip::Strip};

/// The room that a text has, in pixels, and the sizes that it may take.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    pub width: f32,
    pub height: f32,
    pub lines: usize,
    pub largest: f32,
    pub smallest: f32,
}

/// A text in lines, as large as its frame allows.
pub(crate) struct Block {
    pub size: f32,
    pub lines: Vec<Strip>,
    cut: bool,
}

impl Block {
    /// Shrinks a text until it fits; what doesn't fit at the smallest size is cut off behind a `…`.
    pub(crate) fn set(text: &Text, weight: Weight, frame: Frame) -> Self {
        let plain = legible(&text.text);
        let paragraph = Paragraph::plain(&plain, text.direction, weight);
        let mut size = frame.largest;
        while size >= frame.smallest {
            if let Some(block) = Self::fitting(&paragraph, size, frame) {
                return block;
            }
            size -= 2.0;
        }
        Self::cut(&plain, text, weight, frame)
    }

    /// The height of all lines in pixels.
    pub(crate) fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.leading * self.size).sum()
    }

    /// Whether not all of the text is there.
    pub(crate) fn is_cut(&self) -> bool {
        self.cut
    }

    fn fitting(paragraph: &Paragraph, size: f32, frame: Frame) -> Option<Self> {
        let lines = paragraph.balanced(frame.width / size);
        if lines.len() > frame.lines {
            return None;
        }
        let lines: Vec<Strip> = lines.into_iter().map(|line| paragraph.strip(line)).collect();
        // Letters that join may be wider than each of them alone, so that a broken word is measured again.
        let is_within = lines.iter().all(|line| line.width * size <= frame.width);
        let block = Self { size, lines, cut: false };
        (is_within && block.height() <= frame.height).then_some(block)
    }

    /// The longest beginning that fits, found by halving.
    fn cut(plain: &str, text: &Text, weight: Weight, frame: Frame) -> Self {
        let ends: Vec<usize> = plain.grapheme_indices(true).map(|(at, _)| at).collect();
        let shortened = |end: usize| {
            let start = format!("{}…", plain.get(..end).unwrap_or_default().trim_end());
            Self::fitting(&Paragraph::plain(&start, text.direction, weight), frame.smallest, frame)
        };
        let too_long = ends.partition_point(|end| shortened(*end).is_some());
        let end = too_long.checked_sub(1).and_then(|last| ends.get(last));
        let block = end.and_then(|end| shortened(*end));
        Self { cut: true, ..block.unwrap_or(Self { size: frame.smallest, lines: Vec::new(), cut: true }) }
    }
}
