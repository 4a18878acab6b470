// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    block::{BLOCK, Block, WIDE},
    escapes::{Escapes, disguised},
    level::{Level, Look},
};

/// What a glance at JSON lines tells of each without reading it; kept from piece to piece, so that nothing is
/// allocated anew.
#[derive(Debug, Default)]
pub struct Sieve {
    lines: Vec<Line>,
    marks: Vec<u32>,
    is_ascii: bool,
}

/// One line of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last one; a line feed is not part of it.
    pub end: usize,
    /// The byte after the bracket that closes all that were opened before it, if exactly one does; then no string
    /// is open at the end, and no bracket.
    pub closed: Option<usize>,
    /// Whether the marks don't tell all: something in it may stand for a number sign or a letter of ASCII (the sign `＃`,
    /// or an escape in place of that or of a character of ASCII that could have been written as it is), or there are
    /// thousands of marks, of which only the first are written down.
    pub is_disguised: bool,
    /// Its part of all marks.
    marks: (u32, u32),
}

impl Sieve {
    /// Looks at lines, with the best instructions that there are; at most 4 GiB at once.
    pub fn read(&mut self, bytes: &[u8]) {
        self.read_at(bytes, Level::best());
    }

    /// Looks at lines with the instructions of a level.
    ///
    /// # Panics
    ///
    /// When this processor does not have the level, or the text is longer than 4 GiB.
    pub fn read_at(&mut self, bytes: &[u8], level: Level) {
        assert!(u32::try_from(bytes.len()).is_ok(), "places in the text fit into 32 bits");
        self.lines.clear();
        self.marks.clear();
        self.is_ascii = true;
        level.look(self, bytes);
    }

    /// The lines, without one after the last line feed.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Where in the text, within a line, there is a number sign, `tag` or `ete`, in whatever it stands.
    ///
    /// In a line that is not disguised no hashtag is without one of the first two; the last is in the middle of
    /// `retweeted`.
    #[must_use]
    pub fn marks(&self, line: &Line) -> &[u32] {
        self.marks.get(line.marks.0 as usize..line.marks.1 as usize).unwrap_or_default()
    }

    /// Whether the whole text is ASCII.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.is_ascii
    }
}

/// So many marks of a line are written down, and those of a block more; a post has far fewer, and a line of nothing
/// else must not fill the memory.
const MOST_MARKS: usize = 1 << 12;

/// A block together with the four bytes behind it.
const SEEN: usize = BLOCK + 4;

/// The block that begins so many bytes later.
#[inline(always)]
fn load<B: Block, const AT: usize>(seen: &[u8; SEEN]) -> B {
    let bytes = seen.get(AT..AT + BLOCK).and_then(|bytes| bytes.try_into().ok());
    B::load(bytes.expect("four bytes follow the block"))
}

impl Look for Sieve {
    /// Looks at every block, what is left at the end filled up with spaces, which mean nothing.
    #[inline(always)]
    fn look<B: Block>(&mut self, bytes: &[u8]) {
        let mut state = State::default();
        let mut left = bytes;
        while let Some((seen, _)) = left.split_first_chunk::<SEEN>() {
            state.take::<B>(seen, self);
            left = left.get(BLOCK..).unwrap_or_default();
        }
        let mut last = [b' '; BLOCK + SEEN];
        for (to, from) in last.iter_mut().zip(left) {
            *to = *from;
        }
        let mut rest = last.as_slice();
        for _ in 0..left.len().div_ceil(BLOCK) {
            if let Some((seen, _)) = rest.split_first_chunk::<SEEN>() {
                state.take::<B>(seen, self);
            }
            rest = rest.get(BLOCK..).unwrap_or_default();
        }
        if state.line.start < bytes.len() {
            state.is_cut |= state.in_string != 0;
            state.end_line(bytes.len(), self);
        }
    }
}

/// What is known between two blocks.
#[derive(Default)]
struct State {
    /// The byte at which the block begins.
    at: usize,
    escapes: Escapes,
    /// All bits where the block begins within a string.
    in_string: u64,
    /// The line that is read, as far as it is known.
    line: Line,
    /// How many brackets are open.
    depth: u32,
    /// Whether it can't be whole: it closes more than it opened, or again after all was closed, or breaks off in a
    /// string.
    is_cut: bool,
}

impl State {
    #[inline(always)]
    fn take<B: Block>(&mut self, seen: &[u8; SEEN], sieve: &mut Sieve) {
        let (block, next, after) = (load::<B, 0>(seen), load::<B, 1>(seen), load::<B, 2>(seen));
        // What most blocks have none of is asked for at once.
        let rare = block.is_either(b'\\', b'\n');
        let (mut backslash, mut feed) = (0, 0);
        if rare != 0 {
            (backslash, feed) = (block.is(b'\\'), block.is(b'\n'));
        }
        let mut disguises = 0;
        let mut quote = block.is(b'"');
        if backslash != 0 || self.escapes.is_open() {
            let (_, escaped) = self.escapes.take(backslash);
            quote &= !escaped;
            disguises = disguised([block, next, after, load::<B, 3>(seen), load::<B, 4>(seen)], escaped);
        }
        let mut string = B::prefix_xor(quote) ^ self.in_string;
        let mut cut = feed & string;
        let cuts = if cut == 0 { 0 } else { cut_strings(&mut string, &mut cut, feed) };
        self.in_string = if string >> 63 == 1 { u64::MAX } else { 0 };
        let marks = block.marks(next, after);
        if block.above() != 0 {
            sieve.is_ascii = false;
            let first = block.is(WIDE[0]);
            if first != 0 {
                disguises |= first & next.is(WIDE[1]) & after.is(WIDE[2]);
            }
        }
        let (mut opens, mut closes) = (0, 0);
        if block.has_brackets() {
            (opens, closes) = (block.is_folded(b'{') & !string, block.is_folded(b'}') & !string);
        }
        if feed == 0 {
            self.note(marks, sieve);
            self.brackets(opens, closes);
            self.line.is_disguised |= disguises != 0;
        } else {
            self.take_lines(feed, [marks, opens, closes, disguises, cuts], sieve);
        }
        self.at += BLOCK;
    }

    /// Takes in a block in which lines end.
    #[inline(always)]
    fn take_lines(&mut self, mut feed: u64, found: [u64; 5], sieve: &mut Sieve) {
        let mut left = u64::MAX;
        loop {
            let here = feed.trailing_zeros();
            let line = if feed == 0 { left } else { left & (u64::MAX >> (63 - here)) };
            let [marks, opens, closes, disguises, cuts] = found.map(|mask| mask & line);
            self.note(marks, sieve);
            self.brackets(opens, closes);
            self.line.is_disguised |= disguises != 0;
            self.is_cut |= cuts != 0;
            if feed == 0 {
                return;
            }
            self.end_line(self.at + here as usize, sieve);
            left = (u64::MAX << here) << 1;
            feed &= feed - 1;
        }
    }

    /// Writes marks down.
    #[inline(always)]
    fn note(&mut self, mut marks: u64, sieve: &mut Sieve) {
        if marks != 0 && sieve.marks.len() - self.line.marks.0 as usize >= MOST_MARKS {
            self.line.is_disguised = true;
            return;
        }
        while marks != 0 {
            sieve.marks.push(self.at as u32 + marks.trailing_zeros());
            marks &= marks - 1;
        }
    }

    /// Follows how deep it nests.
    #[inline(always)]
    fn brackets(&mut self, opens: u64, closes: u64) {
        // At the beginning of a line nothing is open, and what is slower is done once a line.
        if closes.count_ones() < self.depth {
            self.depth = self.depth + opens.count_ones() - closes.count_ones();
        } else {
            self.close(opens, closes);
        }
    }

    /// Follows it bracket by bracket, because all may be closed.
    fn close(&mut self, mut opens: u64, mut closes: u64) {
        while closes != 0 {
            let before = opens & (closes.wrapping_sub(1) & !closes);
            self.depth += before.count_ones();
            opens ^= before;
            if self.depth == 0 {
                self.is_cut = true;
            } else {
                self.depth -= 1;
            }
            if self.depth == 0 {
                self.is_cut |= self.line.closed.is_some();
                self.line.closed = Some(self.at + closes.trailing_zeros() as usize + 1);
            }
            closes &= closes - 1;
        }
        self.depth += opens.count_ones();
    }

    fn end_line(&mut self, end: usize, sieve: &mut Sieve) {
        let next = Line { start: end + 1, marks: (sieve.marks.len() as u32, 0), ..Line::default() };
        let mut line = std::mem::replace(&mut self.line, next);
        line.end = end;
        line.marks.1 = sieve.marks.len() as u32;
        line.closed = line.closed.filter(|_| !self.is_cut && self.depth == 0);
        sieve.lines.push(line);
        self.depth = 0;
        self.is_cut = false;
    }
}

/// Ends strings at line feeds, because no string goes on over one: what breaks off there must not hide the next
/// line. Gives the line feeds at which one was cut.
#[cold]
fn cut_strings(string: &mut u64, cut: &mut u64, feed: u64) -> u64 {
    let mut cuts = 0;
    while *cut != 0 {
        let at = *cut & cut.wrapping_neg();
        cuts |= at;
        *string ^= at.wrapping_neg();
        *cut = feed & *string & !(at | (at - 1));
    }
    cuts
}
