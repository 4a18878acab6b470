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

/// The escapes that stand in place of a character of ASCII that could be written as it is, or of `＃`: `\u0023`, `\uff03`.
///
/// Of each the place of its `u`; the blocks begin at the escaped bytes and one, two, three and four bytes later.
#[inline(always)]
pub(crate) fn disguised<B: Block>([block, first, second, third, fourth]: [B; 5], escaped: u64) -> u64 {
    let begun = block.is(b'u') & escaped;
    if begun == 0 {
        return 0;
    }
    let zeros = begun & first.is(b'0') & second.is(b'0');
    let letters = begun & first.is_folded(b'f') & second.is_folded(b'f');
    let mut disguised = 0;
    if zeros != 0 {
        disguised |= zeros & third.below(b'8') & !third.below(b'2');
    }
    if letters != 0 {
        disguised |= letters & third.is(b'0') & fourth.is(b'3');
    }
    disguised
}
