// SPDX-License-Identifier: AGPL-3.0-or-later

/// How many bytes are looked at in one step, a bit of a mask each.
pub(crate) const BLOCK: usize = 64;

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

    /// The bytes below `limit`, which is 1 to 127.
    fn below(self, limit: u8) -> u64;
}
