// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passes over lines that can't matter without reading them, and reads the others.
//!
//! A line is passed over if it is valid UTF-8 and one whole object by its brackets, begins as a post of a form that
//! is known here, and carries, in whatever place, no hashtag that matters. A repost among them may still matter
//! because of what it repeats, which is told. Everything else is read in full, as if nothing were ever passed over.

#[cfg(any(fuzzing, test))]
mod against;
mod hashtags;
mod jetstream;
mod layout;
mod written;

#[cfg(fuzzing)]
pub use against::check;
use memchr::memmem::Finder;
use model::{Network, Post};

use crate::{
    chunks::{After, Chunk},
    detect::without_mark,
    item::{Item, Rejection},
    json::Tape,
    lines::LIMIT_BYTES,
    unit::{self, Extent},
};
use hashtags::Hashtags;
use layout::{Layout, Layouts};

/// What was found in a chunk of lines; kept from chunk to chunk, so that nothing is allocated anew.
#[derive(Default)]
pub(crate) struct Sifted {
    /// How many lines there are.
    pub(crate) lines: u64,
    /// How many lines with a post or another thing of a network's were passed over.
    pub(crate) passed: u64,
    /// What was read; lines are counted from the beginning of the chunk.
    pub(crate) items: Vec<Taken>,
    /// Reposts that may matter.
    pub(crate) reposts: Vec<Repost>,
}

/// Something that was read, and the place of its line in the chunk.
pub(crate) struct Taken {
    pub(crate) item: Item,
    pub(crate) place: (usize, usize),
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

impl Sifted {
    fn clear(&mut self) {
        (self.lines, self.passed) = (0, 0);
        self.items.clear();
        self.reposts.clear();
    }

    fn add(&mut self, item: Item) {
        self.items.push(Taken { item, place: (0, 0) });
    }

    /// Passes over the present line, which begins at an offset.
    fn pass(&mut self, layout: Layout, offset: u64, written: &[u8]) {
        match layout {
            Layout::Other => self.passed += 1,
            Layout::Repost { original } => {
                let (line, length) = (self.lines, written.len() as u32);
                self.reposts.push(Repost { original, line, offset, length });
            }
        }
    }
}

/// Reads chunks of lines of one input.
pub(crate) struct Sift<J> {
    name: String,
    sieve: scan::Sieve,
    tape: Tape,
    layouts: Layouts,
    deletes: Finder<'static>,
    /// `None` where everything matters.
    hashtags: Option<Hashtags<J>>,
    /// Whether most lines have to be read, so that glances at them before are for nothing.
    reads_most: bool,
}

/// Of so many lines one may be passed over where most have to be read.
const ONE_PASSED_IN: u64 = 4;

impl<J: FnMut(Network, &str) -> bool> Sift<J> {
    /// Reads an input of this name; `judge` says whether a hashtag matters, and without it everything does.
    pub(crate) fn new(name: &str, judge: Option<J>) -> Self {
        Self {
            name: name.to_owned(),
            sieve: scan::Sieve::default(),
            tape: Tape::default(),
            layouts: Layouts::default(),
            deletes: Finder::new(r#""operation":"delete""#),
            reads_most: judge.is_none(),
            hashtags: judge.map(Hashtags::new),
        }
    }

    /// Reads a chunk, and writes what is found in place of what is there.
    pub(crate) fn read(&mut self, chunk: &Chunk, sifted: &mut Sifted) {
        sifted.clear();
        if self.reads_most {
            self.read_first(chunk, sifted)
        } else {
            self.glance_first(chunk, sifted)
        }
        let passed = sifted.passed + sifted.reposts.len() as u64;
        self.reads_most = passed * ONE_PASSED_IN <= sifted.lines;
        self.end(chunk, sifted);
    }

    /// Glances at each line, and reads those of which a glance does not tell that they can be passed over.
    fn glance_first(&mut self, chunk: &Chunk, sifted: &mut Sifted) {
        let text = chunk.text();
        let mut sieve = std::mem::take(&mut self.sieve);
        sieve.read(text);
        let is_text = sieve.is_ascii() || simdutf8::basic::from_utf8(text).is_ok();
        for line in sieve.lines() {
            sifted.lines += 1;
            let glance = Glance { text, line, marks: sieve.marks(line), is_text };
            match self.passed(&glance) {
                Some(layout) => sifted.pass(layout, chunk.offset + line.start as u64, glance.written()),
                None => self.take(glance.written(), line.start, sifted),
            }
        }
        self.sieve = sieve;
    }

    /// Reads each line, and glances at those that turn out not to matter: what is told is the same.
    fn read_first(&mut self, chunk: &Chunk, sifted: &mut Sifted) {
        let mut start = 0;
        while let Some(rest) = chunk.text().get(start..).filter(|rest| !rest.is_empty()) {
            let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
            let line = rest.get(..end).unwrap_or_default();
            let written =
                line.strip_suffix(b"\n").map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line));
            sifted.lines += 1;
            let before = sifted.items.len();
            self.take(written, start, sifted);
            if !self.matters(sifted.items.get(before..).unwrap_or_default())
                && let Some(layout) = self.glance(line)
            {
                sifted.items.truncate(before);
                sifted.pass(layout, chunk.offset + start as u64, written);
            }
            start += end;
        }
    }

    /// Whether a line that was read surely matters, so that no glance could tell that it may be passed over.
    fn matters(&mut self, items: &[Taken]) -> bool {
        let Some(hashtags) = &mut self.hashtags else { return true };
        let posts = items
            .iter()
            .filter_map(|it| if let Item::Posts(arrival) = &it.item { Some(&arrival.posts) } else { None });
        posts.flatten().any(|post| post.hashtags.iter().any(|tag| hashtags.matters(post.network, tag)))
    }

    /// Glances at one line, and tells what it is if it may be passed over.
    fn glance(&mut self, line: &[u8]) -> Option<Layout> {
        let mut sieve = std::mem::take(&mut self.sieve);
        sieve.read(line);
        let passed = match sieve.lines() {
            [only] => {
                let (marks, is_text) = (sieve.marks(only), sieve.is_ascii());
                self.passed(&Glance { text: line, line: only, marks, is_text })
            }
            _ => None,
        };
        self.sieve = sieve;
        passed
    }

    /// Whether a message is one that may be passed over, unread. A repost among such messages may not, if what it repeats is known;
    /// nor may a deletion, which everything may wait for.
    pub(crate) fn passes_over(&mut self, message: &[u8], knows: impl Fn(u64) -> bool) -> bool {
        match self.glance(message) {
            Some(Layout::Other) => self.deletes.find(message).is_none(),
            Some(Layout::Repost { original }) => !knows(original),
            None => false,
        }
    }

    /// Reads the posts of a line whole, which was read as far as counting needs; its number is `line`.
    pub(crate) fn whole(&mut self, chunk: &Chunk, place: (usize, usize), line: u64) -> Vec<Post> {
        let written = chunk.text().get(place.0..place.1).unwrap_or_default();
        let items = unit::read_line(&mut self.tape, &self.name, line, written, Extent::Whole);
        let posts = items.into_iter().filter_map(|item| match item {
            Item::Posts(arrival) => Some(arrival.posts),
            _ => None,
        });
        posts.flatten().collect()
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

    /// Reads a line in full, which begins at a place in the chunk.
    fn take(&mut self, written: &[u8], start: usize, sifted: &mut Sifted) {
        let number = sifted.lines;
        if written.len() > LIMIT_BYTES {
            return sifted.add(self.too_long(Some(number)));
        }
        if !without_mark(written).trim_ascii().is_empty() {
            let items = unit::read_line(&mut self.tape, &self.name, number, written, Extent::Brief);
            let place = (start, start + written.len());
            sifted.items.extend(items.into_iter().map(|item| Taken { item, place }));
        }
    }

    /// Says what came behind the lines of a chunk.
    fn end(&self, chunk: &Chunk, sifted: &mut Sifted) {
        match &chunk.after {
            After::Anything => {}
            After::TooLong => {
                sifted.lines += 1;
                sifted.add(self.too_long(Some(sifted.lines)));
            }
            After::Cut(cause) => {
                sifted.lines += u64::from(chunk.text().last().is_none_or(|byte| *byte == b'\n'));
                let cut = Some(sifted.lines);
                // The beginning of a line that is lost is no mistake of its own.
                sifted.items.retain(|it| !matches!(&it.item, Item::Rejected(it) if it.line == cut));
                sifted.add(Item::Rejected(Rejection::of_end(&self.name, cut, cause)));
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
