// SPDX-License-Identifier: AGPL-3.0-or-later

/// How many bytes are looked at in one step, a bit of a mask each.
pub(crate) const BLOCK: usize = 64;

/// The bytes of the number sign `＃`, which is as wide as a Chinese character.
pub(crate) const WIDE: [u8; 3] = [0xef, 0xbc, 0x83];

/// Sixty-four bytes that can be compared with a byte, all at once; the first byte is a mask's lowest bit.
pub(crate) trait Block: Copy {
    /// Takes the bytes.
    fn load(bytes: &[u8; BLOCK]) -> Self;

    /// The bytes that are equal to `byte`.
    fn is(self, byte: u8) -> u64;

    /// The bytes that are equal to `byte` once their bit of value 32 is set; `byte` must have it.
    ///
    /// That bit is all in which `{` differs from `[`, and `}` from `]`, and letters from capitals.
    fn is_folded(self, byte: u8) -> u64;

    /// The bytes that are equal to one or the other.
    #[inline(always)]
    fn is_either(self, one: u8, other: u8) -> u64 {
        self.is(one) | self.is(other)
    }

    /// Whether there may be a bracket; not to miss one costs a look at `|` and `~`, too.
    #[inline(always)]
    fn has_brackets(self) -> bool {
        true
    }

    /// The bytes below `limit`, which is 1 to 127.
    fn below(self, limit: u8) -> u64;

    /// The bytes above 127.
    fn above(self) -> u64;

    /// Where there is a number sign, or where `tag` or `ete` begins; `next` and `after` are the blocks that begin one
    /// and two bytes later.
    #[inline(always)]
    fn marks(self, next: Self, after: Self) -> u64 {
        let tag = self.is(b't') & next.is(b'a') & after.is(b'g');
        let ete = self.is(b'e') & next.is(b't') & after.is(b'e');
        self.is(b'#') | tag | ete
    }

    /// Each bit is whether the number of bits up to and including it is odd: from a quote on, up to the next.
    #[inline(always)]
    fn prefix_xor(mut bits: u64) -> u64 {
        for step in [1, 2, 4, 8, 16, 32] {
            bits ^= bits << step;
        }
        bits
    }
}
