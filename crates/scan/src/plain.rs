// SPDX-License-Identifier: AGPL-3.0-or-later
//! The plain way: eight bytes at a time in an ordinary register, on any processor.

use crate::block::{BLOCK, Block};

/// A block as eight words, the first byte of each its lowest.
#[derive(Clone, Copy)]
pub(crate) struct Plain([u64; 8]);

/// Every byte 1.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of every byte.
const TOPS: u64 = 0x8080_8080_8080_8080;

impl Plain {
    /// A mask of the words' bytes whose highest bit is set in what `of` makes of them.
    #[inline(always)]
    fn gather(self, of: impl Fn(u64) -> u64) -> u64 {
        let mut mask = 0;
        for (place, word) in self.0.into_iter().enumerate() {
            // The multiplication brings each byte's bit, one place further for each byte, into the top byte.
            let bits = ((of(word) & TOPS) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            mask |= bits << (place * 8);
        }
        mask
    }
}

/// The highest bit of each byte that is zero.
#[inline(always)]
fn zeros(word: u64) -> u64 {
    // Exact for every byte, unlike the shorter form, whose borrow may run into the next byte.
    !(((word & !TOPS) + !TOPS) | word | !TOPS)
}

impl Block for Plain {
    #[inline(always)]
    fn load(bytes: &[u8; BLOCK]) -> Self {
        let (words, _) = bytes.as_chunks::<8>();
        let mut block = [0; 8];
        for (word, bytes) in block.iter_mut().zip(words) {
            *word = u64::from_le_bytes(*bytes);
        }
        Self(block)
    }

    #[inline(always)]
    fn is(self, byte: u8) -> u64 {
        self.gather(|word| zeros(word ^ (ONES * u64::from(byte))))
    }

    #[inline(always)]
    fn is_folded(self, byte: u8) -> u64 {
        self.gather(|word| zeros((word | (ONES * 0x20)) ^ (ONES * u64::from(byte))))
    }

    #[inline(always)]
    fn below(self, limit: u8) -> u64 {
        // Adding what is missing to 128 sets the top bit of every ASCII byte that is not below.
        self.gather(|word| !(((word & !TOPS) + ONES * u64::from(128 - limit)) | word))
    }

    #[inline(always)]
    fn above(self) -> u64 {
        // Whether there is any is asked first: most text has none, and the places cost more.
        if self.0.into_iter().fold(0, |all, word| all | word) & TOPS == 0 {
            0
        } else {
            self.gather(|word| word)
        }
    }
}
