// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::block::Block;

/// Follows backslashes from block to block.
#[derive(Debug, Default)]
pub(crate) struct Escapes {
    /// 1 where the next block's first byte is escaped.
    is_escaped: u64,
}

impl Escapes {
    /// Whether the last block ended within an escape.
    #[inline(always)]
    pub(crate) fn is_open(&self) -> bool {
        self.is_escaped != 0
    }

    /// Of a block's backslashes those that begin an escape, and the bytes that are escaped.
    #[inline(always)]
    pub(crate) fn take(&mut self, backslash: u64) -> (u64, u64) {
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
}

/// Looks for escapes in place of a character of ASCII that could be written as it is, or of `＃`: `\u0023`, `\uff03`.
#[derive(Debug, Default)]
pub(crate) struct Disguises {
    /// For each step of the two patterns, 1 where the last block ended with it.
    open: [u64; 6],
}

impl Disguises {
    /// Whether the last block may have ended within one.
    #[inline(always)]
    pub(crate) fn is_open(&self) -> bool {
        self.open != [0; 6]
    }

    /// The bytes at which such an escape is complete.
    #[inline(always)]
    pub(crate) fn take<B: Block>(&mut self, block: B, escaped: u64) -> u64 {
        let begun = block.is(b'u') & escaped;
        if begun == 0 && !self.is_open() {
            return 0;
        }
        let zero = block.is(b'0');
        let letter = block.is_folded(b'f');
        let two_to_seven = block.below(b'8') & !block.below(b'2');
        let [u, z, zz, f, ff, ffz] = &mut self.open;
        let first = carry(begun, u);
        let zeros = carry(carry(first & zero, z) & zero, zz);
        let letters = carry(carry(carry(first & letter, f) & letter, ff) & zero, ffz);
        zeros & two_to_seven | letters & block.is(b'3')
    }
}

/// Moves a block's bits on by one byte, over into the next block.
#[inline(always)]
fn carry(bits: u64, open: &mut u64) -> u64 {
    let moved = bits << 1 | *open;
    *open = bits >> 63;
    moved
}
