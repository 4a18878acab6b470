// SPDX-License-Identifier: AGPL-3.0-or-later
//! The frames in which contents lie one after another in a content file.

use crate::{
    draft::{Draft, MOST_CONTENT, MOST_EVIDENCE, commitment},
    kind::Kind,
    merkle::Hash,
};

/// The length of a frame's header, in bytes.
pub(crate) const HEADER: usize = 73;

/// Where in a frame the salt begins; from there on, erasure leaves only zeros.
pub(crate) const SALT: u64 = 41;

/// What stands before a content: kind, lengths, commitment, salt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The byte of the kind; 0 once the content is erased.
    pub(crate) kind: u8,
    /// The length of the canonical content, in bytes.
    pub(crate) content: u32,
    /// The length of the evidence, in bytes.
    pub(crate) evidence: u32,
    pub(crate) commitment: Hash,
    pub(crate) salt: Hash,
}

impl Header {
    /// Reads a header; `None` if its lengths are beyond what a record keeps.
    pub(crate) fn parse(bytes: &[u8; HEADER]) -> Option<Self> {
        let ([kind], rest) = bytes.split_first_chunk()?;
        let (content, rest) = rest.split_first_chunk()?;
        let (evidence, rest) = rest.split_first_chunk()?;
        let (commitment, rest) = rest.split_first_chunk()?;
        let (content, evidence) = (u32::from_be_bytes(*content), u32::from_be_bytes(*evidence));
        (content as usize <= MOST_CONTENT && evidence as usize <= MOST_EVIDENCE).then_some(Self {
            kind: *kind,
            content,
            evidence,
            commitment: *commitment,
            salt: *rest.first_chunk()?,
        })
    }

    /// The length of what follows the header, in bytes.
    pub(crate) fn body(&self) -> u64 {
        u64::from(self.content) + u64::from(self.evidence)
    }

    /// The length of the whole frame, in bytes.
    pub(crate) fn frame(&self) -> u64 {
        HEADER as u64 + self.body()
    }

    /// Says whether the content was erased.
    pub(crate) fn is_erased(&self) -> bool {
        self.kind == 0
    }

    /// Says whether this is never forgotten.
    pub(crate) fn stays(&self) -> bool {
        Kind::ALL.iter().any(|kind| kind.byte() == self.kind && kind.stays())
    }

    /// Says whether this is of a kind.
    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.kind == kind.byte()
    }
}

/// Writes the frame of a draft; returns its commitment.
pub(crate) fn write(draft: &Draft, salt: &Hash, out: &mut Vec<u8>) -> Hash {
    let commitment = commitment(salt, &draft.canonical);
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).expect("a draft's parts are below 4 GiB");
    out.push(draft.kind.byte());
    out.extend_from_slice(&length(&draft.canonical).to_be_bytes());
    out.extend_from_slice(&length(&draft.evidence).to_be_bytes());
    out.extend_from_slice(&commitment);
    out.extend_from_slice(salt);
    out.extend_from_slice(&draft.canonical);
    out.extend_from_slice(&draft.evidence);
    commitment
}
