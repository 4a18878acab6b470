// SPDX-License-Identifier: AGPL-3.0-or-later
use sha2::{Digest, Sha256};

/// The name of a block: what kind of content it has, and the SHA-256 of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cid {
    /// The kind of content: 0x71 for DAG-CBOR, 0x55 for raw bytes.
    codec: u8,
    digest: [u8; 32],
}

const VERSION: u8 = 1;
const DAG_CBOR: u8 = 0x71;
const SHA_256: [u8; 2] = [0x12, 0x20];

impl Cid {
    /// Reads a name of version 1 with a SHA-256, the only one that repositories use; and what follows it.
    pub(crate) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (&[version, codec, hash, length], rest) = bytes.split_first_chunk()?;
        let (digest, rest) = rest.split_first_chunk()?;
        let is_known = version == VERSION && [hash, length] == SHA_256 && codec < 0x80;
        is_known.then_some((Self { codec, digest: *digest }, rest))
    }

    /// Reads a name that stands alone.
    #[must_use]
    pub fn whole(bytes: &[u8]) -> Option<Self> {
        Self::read(bytes).filter(|(_, rest)| rest.is_empty()).map(|(cid, _)| cid)
    }

    /// The name of a block of DAG-CBOR.
    #[must_use]
    pub fn of(block: &[u8]) -> Self {
        Self { codec: DAG_CBOR, digest: Sha256::digest(block).into() }
    }

    /// The first letters of the digest, in base 32.
    pub(crate) fn digest_letters(&self, letters: usize) -> String {
        text(&self.digest).chars().skip(1).take(letters).collect()
    }

    /// Whether it is the name of these bytes.
    #[must_use]
    pub fn names(&self, block: &[u8]) -> bool {
        Sha256::digest(block).as_slice() == self.digest
    }
}

/// Writes a name as people pass it on: `b`, and base 32 in lower case without padding.
pub(crate) fn text(cid: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut text = "b".to_owned();
    for group in cid.chunks(5) {
        let bits =
            group.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte)) << (8 * (5 - group.len()));
        let letters = (group.len() * 8).div_ceil(5);
        let values = (0..letters).map(|at| bits >> (35 - 5 * at) & 31);
        text.extend(
            values.filter_map(|value| LETTERS.get(usize::try_from(value).ok()?)).map(|it| char::from(*it)),
        );
    }
    text
}

impl std::fmt::Display for Cid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut bytes = vec![VERSION, self.codec];
        bytes.extend(SHA_256);
        bytes.extend(self.digest);
        f.write_str(&text(&bytes))
    }
}
