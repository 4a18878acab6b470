// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passes over lines that can't matter without reading them, and reads the others.
//!
//! A line is passed over if it is valid UTF-8 and one whole object by its brackets, begins as a post of a form that
//! is known here, and carries, in whatever place, no hashtag that matters. A repost among them may still matter
//! because of what it repeats, which is told. Everything else is read in full, as if nothing were ever passed over.

mod hashtags;
mod layout;
mod written;

use model::Network;

use crate::{
    chunks::{After, Chunk},
    detect::without_mark,
    item::{Item, Rejection},
    json::Tape,
    lines::LIMIT_BYTES,
    unit,
};
use hashtags::Hashtags;
use layout::{Layout, Layouts};

/// What was found in a chunk of lines.
#[derive(Default)]
pub(crate) struct Sifted {
    /// How many lines there are.
    pub(crate) lines: u64,
    /// How many lines with a post or another thing of a network's were passed over.
    pub(crate) passed: u64,
    /// What was read; lines are counted from the beginning of the chunk.
    pub(crate) items: Vec<Item>,
    /// Reposts that may matter.
    pub(crate) reposts: Vec<Repost>,
}

/// A repost that was passed over and may matter because of what it repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repost {
    /// The mark of the post that it repeats.
    pub(crate) original: u64,
    /// Its line, from 1.
    pub(crate) line: u64,
    /// Where its line begins.
    pub(crate) offset: u64,
    /// The line's length in bytes.
    pub(crate) length: u32,
}

/// Reads chunks of lines of one input.
pub(crate) struct Sift<J> {
    name: String,
    sieve: scan::Sieve,
    tape: Tape,
    layouts: Layouts,
    /// `None` where everything matters.
    hashtags: Option<Hashtags<J>>,
}

impl<J: FnMut(Network, &str) -> bool> Sift<J> {
    /// Reads an input of this name; `judge` says whether a hashtag matters, and without it everything does.
    pub(crate) fn new(name: &str, judge: Option<J>) -> Self {
        Self {
            name: name.to_owned(),
            sieve: scan::Sieve::default(),
            tape: Tape::default(),
            layouts: Layouts::default(),
            hashtags: judge.map(Hashtags::new),
        }
    }

    /// Reads a chunk.
    pub(crate) fn read(&mut self, chunk: &Chunk) -> Sifted {
        let mut sifted = Sifted::default();
        let text = chunk.text();
        let mut sieve = std::mem::take(&mut self.sieve);
        sieve.read(text);
        let is_text = sieve.is_ascii() || simdutf8::basic::from_utf8(text).is_ok();
        for line in sieve.lines() {
            sifted.lines += 1;
            let glance = Glance { text, line, marks: sieve.marks(line), is_text };
            match self.passed(&glance) {
                Some(Layout::Other) => sifted.passed += 1,
                Some(Layout::Repost { original }) => {
                    let (offset, length) = (chunk.offset + line.start as u64, glance.written().len() as u32);
                    sifted.reposts.push(Repost { original, line: sifted.lines, offset, length });
                }
                None => self.take(glance.written(), &mut sifted),
            }
        }
        self.sieve = sieve;
        self.end(chunk, &mut sifted);
        sifted
    }

    /// What a line is that is passed over; `None` for one that has to be read.
    fn passed(&mut self, glance: &Glance<'_>) -> Option<Layout> {
        let hashtags = self.hashtags.as_mut()?;
        let written = glance.written();
        let is_text = || glance.is_text || std::str::from_utf8(written).is_ok();
        if glance.line.is_disguised || !glance.is_whole_object() || !is_text() {
            return None;
        }
        let (network, layout) = self.layouts.of(glance)?;
        (!hashtags.may_matter(network, glance)).then_some(layout)
    }

    /// Reads a line in full.
    fn take(&mut self, written: &[u8], sifted: &mut Sifted) {
        let number = sifted.lines;
        if written.len() > LIMIT_BYTES {
            return sifted.items.push(self.too_long(Some(number)));
        }
        if !without_mark(written).trim_ascii().is_empty() {
            sifted.items.extend(unit::read_line(&mut self.tape, &self.name, number, written));
        }
    }

    /// Says what came behind the lines of a chunk.
    fn end(&self, chunk: &Chunk, sifted: &mut Sifted) {
        match &chunk.after {
            After::Anything => {}
            After::TooLong => {
                sifted.lines += 1;
                sifted.items.push(self.too_long(Some(sifted.lines)));
            }
            After::Cut(cause) => {
                sifted.lines += u64::from(chunk.text().last().is_none_or(|byte| *byte == b'\n'));
                let cut = Some(sifted.lines);
                // The beginning of a line that is lost is no mistake of its own.
                sifted
                    .items
                    .retain(|item| !matches!(item, Item::Rejected(rejection) if rejection.line == cut));
                sifted.items.push(Item::Rejected(Rejection::of_end(&self.name, cut, cause)));
            }
        }
    }

    fn too_long(&self, line: Option<u64>) -> Item {
        Item::Rejected(Rejection::of_length(&self.name, line))
    }
}

/// A line, and what is known of it without reading it.
pub(crate) struct Glance<'a> {
    /// The text of which it is a line.
    text: &'a [u8],
    line: &'a scan::Line,
    marks: &'a [u32],
    /// Whether the whole text is valid UTF-8.
    is_text: bool,
}

impl<'a> Glance<'a> {
    /// The line without its line break.
    fn written(&self) -> &'a [u8] {
        let written = self.text.get(self.line.start..self.line.end).unwrap_or_default();
        let is_broken = self.line.end < self.text.len();
        written.strip_suffix(b"\r").filter(|_| is_broken).unwrap_or(written)
    }

    /// Whether it is one object and nothing else, as far as the brackets tell.
    fn is_whole_object(&self) -> bool {
        let Some(closed) = self.line.closed else { return false };
        let (object, behind) = self
            .text
            .get(self.line.start..self.line.end)
            .unwrap_or_default()
            .split_at_checked(closed - self.line.start)
            .unwrap_or_default();
        object.starts_with(b"{")
            && object.ends_with(b"}")
            && behind.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
    }
}

#[cfg(test)]
mod tests;
