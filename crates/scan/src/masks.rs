// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    block::{BLOCK, Block},
    level::Level,
    plain::Plain,
    tokens,
};

/// What was found in a piece of text that holds JSON; kept from piece to piece, so that nothing is allocated anew.
#[derive(Debug, Default)]
pub struct Masks {
    /// Where a token begins, and where a string ends: a bit a byte.
    tokens: Vec<u64>,
    /// Backslashes that begin an escape.
    escapes: Vec<u64>,
    lines: Vec<Line>,
}

/// One line of the text, or the whole text where it is one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last one; a line break is not part of it.
    pub end: usize,
    /// Whether it can be no JSON: it has a control character where none may be, a wrong escape, or a string that
    /// does not end.
    pub is_broken: bool,
    /// Whether it has escapes.
    pub has_escapes: bool,
}

impl Masks {
    /// Looks at JSON lines, with the best instructions that there are.
    pub fn read_lines(&mut self, bytes: &[u8]) {
        self.read(bytes, true, Level::best());
    }

    /// Looks at one document, which may stand on many lines, with the best instructions that there are.
    pub fn read_document(&mut self, bytes: &[u8]) {
        self.read(bytes, false, Level::best());
    }

    /// Looks at JSON lines, or at one document, with the instructions of a level.
    ///
    /// # Panics
    ///
    /// When this processor does not have the level.
    pub fn read(&mut self, bytes: &[u8], are_lines: bool, level: Level) {
        assert!(level <= Level::best(), "the processor has the instructions that it is told to use");
        self.tokens.clear();
        self.escapes.clear();
        self.lines.clear();
        self.tokens.reserve(bytes.len() / BLOCK + 1);
        self.escapes.reserve(bytes.len() / BLOCK + 1);
        match level {
            Level::Plain => look::<Plain>(self, bytes, are_lines),
            #[cfg(target_arch = "x86_64")]
            Level::Sse2 => look::<crate::x86::Sse2>(self, bytes, are_lines),
            // SAFETY: the assertion above says that the processor has AVX2 and what comes with it.
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => unsafe { look_avx2(self, bytes, are_lines) },
            // SAFETY: the assertion above says that the processor has AVX-512 and what comes with it.
            #[cfg(target_arch = "x86_64")]
            Level::Avx512 => unsafe { look_avx512(self, bytes, are_lines) },
        }
    }

    /// The lines, without one after the last line break.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Where the tokens of a line are, counted from its start: each bracket, colon and comma outside strings, the
    /// quotes at both ends of each string, and the first byte of anything else outside strings.
    pub fn tokens(&self, line: Line, places: &mut Vec<u32>) {
        tokens::places(&self.tokens, line, places);
    }

    /// Whether an escape begins in a stretch of the text.
    #[must_use]
    pub fn has_escape(&self, start: usize, end: usize) -> bool {
        let blocks = start / BLOCK..=end.saturating_sub(1) / BLOCK;
        blocks.into_iter().any(|block| {
            let mask = self.escapes.get(block).copied().unwrap_or_default();
            mask & tokens::within(block, start, end) != 0
        })
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,popcnt")]
fn look_avx2(masks: &mut Masks, bytes: &[u8], are_lines: bool) {
    look::<crate::x86::Avx2>(masks, bytes, are_lines);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,popcnt")]
fn look_avx512(masks: &mut Masks, bytes: &[u8], are_lines: bool) {
    look::<crate::x86::Avx512>(masks, bytes, are_lines);
}

/// Looks at every block, the last one filled up with spaces, which mean nothing.
#[inline(always)]
fn look<B: Block>(masks: &mut Masks, bytes: &[u8], are_lines: bool) {
    let mut state = State { are_lines, ..State::default() };
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    for block in blocks {
        state.take(B::load(block), masks);
    }
    if !rest.is_empty() {
        let mut last = [b' '; BLOCK];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        state.take(B::load(&last), masks);
    }
    state.is_broken |= state.in_string != 0 || state.hex_wanted != 0 || state.is_escaped != 0;
    if state.start < bytes.len() {
        state.end_line(bytes.len(), masks);
    }
}

/// What is known between two blocks.
#[derive(Default)]
struct State {
    are_lines: bool,
    /// The byte at which the block begins.
    at: usize,
    /// All bits where the block begins within a string.
    in_string: u64,
    /// 1 where the block's first byte is escaped.
    is_escaped: u64,
    /// 1 where the byte before the block belongs to a number or a word.
    in_word: u64,
    /// The first bytes of the block that must be hexadecimal digits.
    hex_wanted: u64,
    /// The start of the line that is read.
    start: usize,
    is_broken: bool,
    has_escapes: bool,
}

impl State {
    #[inline(always)]
    fn take<B: Block>(&mut self, block: B, masks: &mut Masks) {
        let backslash = block.is(b'\\');
        let feed = block.is(b'\n');
        let (escape, escaped) = self.escapes(backslash);
        let mut broken = 0;
        if escaped | escape | self.hex_wanted != 0 {
            broken = self.wrong_escapes(block, escaped, feed);
        }
        let quote = block.is(b'"') & !escaped;
        let mut string = prefix_xor(quote) ^ self.in_string;
        if self.are_lines {
            // No string goes on over a line break; what breaks off there must not hide the next line.
            let mut cut = feed & string;
            while cut != 0 {
                let at = cut & cut.wrapping_neg();
                broken |= at;
                string ^= at.wrapping_neg();
                cut = feed & string & !(at | (at - 1));
            }
        }
        self.in_string = if string >> 63 == 1 { u64::MAX } else { 0 };
        let breaks = block.is(b'\t') | block.is(b'\r') | feed;
        broken |= block.below(0x20) & (string | !breaks);
        let marks = block.is_folded(b'{') | block.is_folded(b'}') | block.is(b',') | block.is(b':');
        let word = !(marks | breaks | block.is(b' ') | quote | string);
        let starts = word & !(word << 1 | self.in_word);
        self.in_word = word >> 63;
        masks.tokens.push(marks & !string | quote | starts);
        masks.escapes.push(escape);
        self.take_lines(if self.are_lines { feed } else { 0 }, broken, escape, masks);
        self.at += BLOCK;
    }

    /// Notes what is wrong, and ends the lines that end in this block.
    #[inline(always)]
    fn take_lines(&mut self, mut feed: u64, broken: u64, escape: u64, masks: &mut Masks) {
        let mut left = u64::MAX;
        while feed != 0 {
            let here = feed.trailing_zeros();
            // The line break itself counts: a string or an escape that it cuts off is wrong there.
            let line = left & (u64::MAX >> (63 - here));
            self.is_broken |= broken & line != 0;
            self.has_escapes |= escape & line != 0;
            self.end_line(self.at + here as usize, masks);
            self.start = self.at + here as usize + 1;
            left = (u64::MAX << here) << 1;
            feed &= feed - 1;
        }
        self.is_broken |= broken & left != 0;
        self.has_escapes |= escape & left != 0;
    }

    fn end_line(&mut self, end: usize, masks: &mut Masks) {
        let Self { start, is_broken, has_escapes, .. } = *self;
        masks.lines.push(Line { start, end, is_broken, has_escapes });
        self.is_broken = false;
        self.has_escapes = false;
    }

    /// The backslashes that begin an escape, and the bytes that are escaped.
    #[inline(always)]
    fn escapes(&mut self, backslash: u64) -> (u64, u64) {
        if backslash == 0 {
            return (0, std::mem::take(&mut self.is_escaped));
        }
        // Of backslashes in a row each second is escaped by the one before it. A subtraction borrows through each
        // row and comes out at its end, on the side that tells whether the row is odd.
        const ODD: u64 = 0xaaaa_aaaa_aaaa_aaaa;
        let begins = backslash & !self.is_escaped;
        let ends = ((begins << 1 | ODD).wrapping_sub(begins)) ^ ODD;
        let escaped = ends ^ (backslash | self.is_escaped);
        let escape = ends & backslash;
        self.is_escaped = escape >> 63;
        (escape, escaped)
    }

    /// The bytes at which an escape goes wrong.
    #[inline(always)]
    fn wrong_escapes<B: Block>(&mut self, block: B, escaped: u64, feed: u64) -> u64 {
        let simple = block.is(b'"') | block.is(b'\\') | block.is(b'/') | block.is(b'b');
        let simple = simple | block.is(b'f') | block.is(b'n') | block.is(b'r') | block.is(b't');
        let unicode = block.is(b'u') & escaped;
        let wrong = escaped & !(simple | unicode);
        let between = |from: u8, to: u8| block.below(to + 1) & !block.below(from);
        let hex = between(b'0', b'9') | between(b'A', b'F') | between(b'a', b'f');
        let wide = u128::from(unicode);
        let wanted = wide << 1 | wide << 2 | wide << 3 | wide << 4 | u128::from(self.hex_wanted);
        let (here, next) = (wanted as u64, (wanted >> 64) as u64);
        if here & !hex == 0 {
            self.hex_wanted = next;
            return wrong;
        }
        wrong | self.wrong_digits(unicode, hex, feed)
    }

    /// The bytes that should be hexadecimal digits, one by one, because a line break ends the wish for more.
    #[cold]
    fn wrong_digits(&mut self, unicode: u64, hex: u64, feed: u64) -> u64 {
        let mut wanted = self.hex_wanted.count_ones();
        let mut wrong = 0;
        for at in (0..64).map(|place| 1_u64 << place) {
            if wanted > 0 {
                wrong |= at & !hex;
                wanted = if hex & at == 0 || feed & at != 0 { 0 } else { wanted - 1 };
            }
            if unicode & at != 0 {
                wanted = 4;
            }
        }
        self.hex_wanted = (1 << wanted) - 1;
        wrong
    }
}

/// Each bit is whether the number of bits up to and including it is odd: from a quote on, up to the next.
#[inline(always)]
fn prefix_xor(mut bits: u64) -> u64 {
    for step in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << step;
    }
    bits
}
