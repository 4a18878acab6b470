// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    block::{BLOCK, Block},
    escapes::Escapes,
    level::{Level, Look},
};

/// Where the strings of a document of JSON begin and end, so that they can be passed over at once; kept from document to document, so
/// that nothing is allocated anew.
#[derive(Debug)]
pub struct Strings {
    level: Level,
    marks: Vec<Marks>,
    has_controls: bool,
    has_escapes: bool,
}

/// What is marked in a block, a bit a byte.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    /// Quotes that are not escaped.
    quotes: u64,
    /// Backslashes that begin an escape.
    escapes: u64,
    /// Whatever is not ASCII.
    above: u64,
}

impl Default for Strings {
    fn default() -> Self {
        Self { level: Level::best(), marks: Vec::new(), has_controls: false, has_escapes: false }
    }
}

impl Strings {
    /// Looks at a document, with the best instructions that there are.
    pub fn read(&mut self, bytes: &[u8]) {
        self.read_at(bytes, self.level);
    }

    /// Looks at a document with the instructions of a level.
    ///
    /// # Panics
    ///
    /// When this processor does not have the level.
    pub fn read_at(&mut self, bytes: &[u8], level: Level) {
        self.marks.clear();
        self.marks.reserve(bytes.len() / BLOCK + 1);
        (self.has_controls, self.has_escapes) = (false, false);
        level.look(self, bytes);
    }

    /// Whether a byte below 32 stands anywhere.
    #[must_use]
    pub fn has_controls(&self) -> bool {
        self.has_controls
    }

    /// The place of the first quote from a place on that is not escaped.
    #[inline]
    #[must_use]
    pub fn quote(&self, from: usize) -> Option<usize> {
        let mut marks = self.marks.get(from / BLOCK..)?.iter();
        let mut quotes = marks.next()?.quotes & u64::MAX << (from % BLOCK);
        let mut block = from / BLOCK;
        while quotes == 0 {
            quotes = marks.next()?.quotes;
            block += 1;
        }
        Some(block * BLOCK + quotes.trailing_zeros() as usize)
    }

    /// Whether what stands between two places, neither of them within an escape, is ASCII without a backslash; where it reaches over
    /// from one block into the next, this says that it is not, though it may be.
    #[inline]
    #[must_use]
    pub fn is_plain(&self, from: usize, to: usize) -> bool {
        let (block, length) = (from / BLOCK, to.saturating_sub(from));
        let Some(marks) = self.marks.get(block) else { return false };
        // What is escaped is a backslash only behind another.
        let odd = (marks.above | marks.escapes) >> (from % BLOCK);
        from % BLOCK + length <= BLOCK && odd.unbounded_shl((BLOCK - length) as u32) == 0
    }

    /// The places of the backslashes that begin an escape.
    pub fn escapes(&self) -> impl Iterator<Item = usize> {
        let marks = if self.has_escapes { self.marks.as_slice() } else { &[] };
        marks.iter().enumerate().flat_map(|(block, marks)| {
            let mut bits = marks.escapes;
            std::iter::from_fn(move || {
                let place = (bits != 0).then(|| block * BLOCK + bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(place)
            })
        })
    }
}

impl Look for Strings {
    /// Looks at every block, the last one filled up with spaces, which mean nothing.
    #[inline(always)]
    fn look<B: Block>(&mut self, bytes: &[u8]) {
        let mut state = State::default();
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        for block in blocks {
            self.marks.push(state.take(B::load(block)));
        }
        if !rest.is_empty() {
            let mut last = [b' '; BLOCK];
            let (filled, _) = last.split_at_mut(rest.len());
            filled.copy_from_slice(rest);
            self.marks.push(state.take(B::load(&last)));
        }
        (self.has_controls, self.has_escapes) = (state.controls != 0, state.begun != 0);
    }
}

/// What is known between two blocks, and of all blocks together.
#[derive(Default)]
struct State {
    escapes: Escapes,
    controls: u64,
    begun: u64,
}

impl State {
    #[inline(always)]
    fn take<B: Block>(&mut self, block: B) -> Marks {
        let backslash = block.is(b'\\');
        let (escapes, escaped) = self.escapes.take(backslash);
        self.controls |= block.below(b' ');
        self.begun |= escapes;
        Marks { quotes: block.is(b'"') & !escaped, escapes, above: block.above() }
    }
}
