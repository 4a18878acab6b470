// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading DER: what several of the structures share.

use der::{
    self, Decode, DecodeValue, EncodeValue, FixedTag, Header, Length, Reader, SliceReader, Tag, Writer,
    asn1::AnyRef,
};
use x509_cert::spki::AlgorithmIdentifierRef;

use super::Refused;

/// What stands for "no parameters" beside older algorithms.
pub(super) const NULL: AnyRef<'static> = AnyRef::NULL;

/// A set as its bytes. DER sorts sets and authorities do not always; what is signed is what stands there, so it is not sorted anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set<'a>(pub(super) &'a [u8]);

impl<'a> Set<'a> {
    /// Its members, all of one type.
    pub(super) fn members<T: Decode<'a, Error = der::Error>>(self) -> der::Result<Vec<T>> {
        let mut reader = SliceReader::new(self.0)?;
        let mut members = Vec::new();
        while !reader.is_finished() {
            members.push(reader.decode()?);
        }
        Ok(members)
    }

    /// Its only member.
    pub(super) fn only<T: Decode<'a, Error = der::Error>>(self) -> der::Result<T> {
        T::from_der(self.0)
    }
}

impl FixedTag for Set<'_> {
    const TAG: Tag = Tag::Set;
}

impl<'a> DecodeValue<'a> for Set<'a> {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        reader.read_slice(header.length()).map(Self)
    }
}

impl EncodeValue for Set<'_> {
    fn value_len(&self) -> der::Result<Length> {
        Length::try_from(self.0.len())
    }

    fn encode_value(&self, writer: &mut impl Writer) -> der::Result<()> {
        writer.write(self.0)
    }
}

/// Reads one structure of exactly these bytes.
pub(super) fn read<'a, T: Decode<'a, Error = der::Error>>(
    bytes: &'a [u8],
    part: &'static str,
) -> Result<T, Refused> {
    T::from_der(bytes).map_err(|_| Refused::Unreadable { part })
}

/// Whether an algorithm stands there without parameters, in either of the two ways to write that.
pub(super) fn is_bare(algorithm: &AlgorithmIdentifierRef<'_>) -> bool {
    algorithm.parameters.is_none_or(AnyRef::is_null)
}

/// A stranger's words, fit to be shown: one line, no control characters, not too long.
pub(super) fn shown(words: &str) -> String {
    let words: String =
        words.chars().take(500).map(|c| if c.is_control() || is_direction(c) { ' ' } else { c }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters that turn the direction of what stands around them.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
