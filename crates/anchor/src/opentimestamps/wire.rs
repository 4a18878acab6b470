// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bytes and numbers, as proofs write them.

use super::BadProof;

/// What is still to be read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn byte(&mut self) -> Result<u8, BadProof> {
        let (byte, rest) = self.rest.split_first().ok_or(BadProof::Cut)?;
        self.rest = rest;
        Ok(*byte)
    }

    pub(super) fn bytes(&mut self, length: usize) -> Result<&'a [u8], BadProof> {
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or(BadProof::Cut)?;
        self.rest = rest;
        Ok(bytes)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], BadProof> {
        let (bytes, rest) = self.rest.split_first_chunk().ok_or(BadProof::Cut)?;
        self.rest = rest;
        Ok(*bytes)
    }

    /// A number in groups of seven bits, lowest first, in the fewest groups.
    pub(super) fn number(&mut self) -> Result<u64, BadProof> {
        let mut number = 0;
        // Eight groups are enough for all that is numbered here, and can't overflow.
        for shift in (0..56).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let is_shortest = byte != 0 || shift == 0;
                return if is_shortest { Ok(number) } else { Err(BadProof::Number) };
            }
        }
        Err(BadProof::Number)
    }

    /// Bytes behind their length; `None` if there are more than this.
    pub(super) fn counted(&mut self, most: usize) -> Result<Option<&'a [u8]>, BadProof> {
        match usize::try_from(self.number()?) {
            Ok(length) if length <= most => self.bytes(length).map(Some),
            _ => Ok(None),
        }
    }

    /// All that has not been read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) fn end(self) -> Result<(), BadProof> {
        if self.rest.is_empty() { Ok(()) } else { Err(BadProof::Trailing) }
    }
}

pub(super) fn write_number(out: &mut Vec<u8>, mut number: u64) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return out.push(low & 0x7f);
        }
        out.push(low | 0x80);
    }
}

pub(super) fn write_counted(out: &mut Vec<u8>, bytes: &[u8]) {
    write_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}
