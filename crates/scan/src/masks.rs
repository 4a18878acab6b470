// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    block::{BLOCK, Block},
    escapes::Escapes,
    level::{Level, Look},
    tokens,
};

/// What was found in a document of JSON; kept from document to document, so that nothing is allocated anew.
#[derive(Debug, Default)]
pub struct Masks {
    /// Where a token begins: a bit a byte.
    tokens: Vec<u64>,
    /// Where backslashes are.
    backslashes: Vec<u64>,
    is_broken: bool,
    has_escapes: bool,
}

impl Masks {
    /// Looks at a document, with the best instructions that there are.
    pub fn read(&mut self, bytes: &[u8]) {
        self.read_at(bytes, Level::best());
    }

    /// Looks at a document with the instructions of a level.
    ///
    /// # Panics
    ///
    /// When this processor does not have the level.
    pub fn read_at(&mut self, bytes: &[u8], level: Level) {
        self.tokens.clear();
        self.tokens.reserve(bytes.len() / BLOCK + 1);
        self.backslashes.clear();
        self.backslashes.reserve(bytes.len() / BLOCK + 1);
        level.look(self, bytes);
    }

    /// Whether it can be no JSON: it has a control character where none may be, a wrong escape, or a string that does
    /// not end.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Whether there are escapes.
    #[must_use]
    pub fn has_escapes(&self) -> bool {
        self.has_escapes
    }

    /// Whether there are escapes between two places.
    #[must_use]
    #[inline]
    pub fn has_escapes_within(&self, start: u32, end: u32) -> bool {
        if !self.has_escapes || start >= end {
            return false;
        }
        let (first, last) = (start as usize / BLOCK, (end - 1) as usize / BLOCK);
        let behind = u64::MAX << (start as usize % BLOCK);
        let before = u64::MAX >> (BLOCK - 1 - (end - 1) as usize % BLOCK);
        let words = self.backslashes.get(first..=last).unwrap_or_default();
        match words {
            [word] => word & behind & before != 0,
            [word, between @ .., end] => {
                word & behind != 0 || between.iter().any(|word| *word != 0) || end & before != 0
            }
            [] => false,
        }
    }

    /// Where the tokens are: each bracket, colon and comma outside strings, the quote that begins each string, and the
    /// first byte of anything else outside strings. The quote that ends a string is the last one before the next token.
    pub fn tokens(&self, places: &mut Vec<u32>) {
        tokens::places(&self.tokens, places);
    }
}

impl Look for Masks {
    /// Looks at every block, the last one filled up with spaces, which mean nothing.
    #[inline(always)]
    fn look<B: Block>(&mut self, bytes: &[u8]) {
        let mut state = State::default();
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        for block in blocks {
            state.take(B::load(block), self);
        }
        if !rest.is_empty() {
            let mut last = [b' '; BLOCK];
            for (to, from) in last.iter_mut().zip(rest) {
                *to = *from;
            }
            state.take(B::load(&last), self);
        }
        let is_open = state.in_string != 0 || state.hex_wanted != 0 || state.escapes.is_open();
        self.is_broken = state.is_broken || is_open;
        self.has_escapes = state.has_escapes;
    }
}

/// What is known between two blocks.
#[derive(Default)]
struct State {
    /// All bits where the block begins within a string.
    in_string: u64,
    escapes: Escapes,
    /// 1 where the byte before the block belongs to a number or a word.
    in_word: u64,
    /// The first bytes of the block that must be hexadecimal digits.
    hex_wanted: u64,
    is_broken: bool,
    has_escapes: bool,
}

impl State {
    #[inline(always)]
    fn take<B: Block>(&mut self, block: B, masks: &mut Masks) {
        let backslash = block.is(b'\\');
        let (escape, escaped) = self.escapes.take(backslash);
        let mut broken = 0;
        if escaped | escape | self.hex_wanted != 0 {
            broken = self.wrong_escapes(block, escaped);
        }
        let quote = block.is(b'"') & !escaped;
        let string = B::prefix_xor(quote) ^ self.in_string;
        self.in_string = if string >> 63 == 1 { u64::MAX } else { 0 };
        let breaks = block.is(b'\t') | block.is(b'\r') | block.is(b'\n');
        broken |= block.below(0x20) & (string | !breaks);
        let marks = block.is_folded(b'{') | block.is_folded(b'}') | block.is(b',') | block.is(b':');
        let word = !(marks | breaks | block.is(b' ') | quote | string);
        let starts = word & !(word << 1 | self.in_word);
        self.in_word = word >> 63;
        masks.tokens.push(marks & !string | quote & string | starts);
        masks.backslashes.push(backslash);
        self.is_broken |= broken != 0;
        self.has_escapes |= escape != 0;
    }

    /// The bytes at which an escape goes wrong.
    #[inline(always)]
    fn wrong_escapes<B: Block>(&mut self, block: B, escaped: u64) -> u64 {
        let simple = block.is(b'"') | block.is(b'\\') | block.is(b'/') | block.is(b'b');
        let simple = simple | block.is(b'f') | block.is(b'n') | block.is(b'r') | block.is(b't');
        let unicode = block.is(b'u') & escaped;
        let wrong = escaped & !(simple | unicode);
        let between = |from: u8, to: u8| block.below(to + 1) & !block.below(from);
        let hex = between(b'0', b'9') | between(b'A', b'F') | between(b'a', b'f');
        let wide = u128::from(unicode);
        let wanted = wide << 1 | wide << 2 | wide << 3 | wide << 4 | u128::from(self.hex_wanted);
        self.hex_wanted = (wanted >> 64) as u64;
        wrong | wanted as u64 & !hex
    }
}
