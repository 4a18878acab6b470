// SPDX-License-Identifier: AGPL-3.0-or-later
//! The frames in which contents lie one after another in a content file.

use std::ops::Range;

use crate::{
    draft::{Draft, MOST_CONTENT, MOST_EVIDENCE, commitments},
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

/// The length of a draft's frame, in bytes.
pub(crate) fn length(draft: &Draft) -> usize {
    HEADER + draft.canonical.len() + draft.evidence.len()
}

/// Frames of drafts, one after another, as they will lie in a content file.
pub(crate) struct Frames {
    bytes: Vec<u8>,
    /// Where each frame has its salt and, right behind it, its content.
    salted: Vec<Range<usize>>,
}

impl Frames {
    /// Nothing yet, with room for so many bytes.
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), salted: Vec::new() }
    }

    /// Adds the frame of a draft, without its commitment.
    pub(crate) fn push(&mut self, draft: &Draft, salt: &Hash) {
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).expect("a draft's parts are below 4 GiB");
        let bytes = &mut self.bytes;
        bytes.push(draft.kind.byte());
        bytes.extend_from_slice(&length(&draft.canonical).to_be_bytes());
        bytes.extend_from_slice(&length(&draft.evidence).to_be_bytes());
        bytes.extend_from_slice(&[0; size_of::<Hash>()]);
        let start = bytes.len();
        bytes.extend_from_slice(salt);
        bytes.extend_from_slice(&draft.canonical);
        self.salted.push(start..bytes.len());
        bytes.extend_from_slice(&draft.evidence);
    }

    /// The length of all, in bytes.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Hands over all frames, each with its commitment, and begins anew.
    pub(crate) fn commit<T>(&mut self, all: &mut Vec<Hash>, hand_over: impl FnOnce(&[u8]) -> T) -> T {
        let known = all.len();
        let salted = self.salted.iter().map(|salted| self.bytes.get(salted.clone()).unwrap_or_default());
        commitments(salted, all);
        for (salted, commitment) in self.salted.drain(..).zip(all.iter().skip(known)) {
            let before = self.bytes.get_mut(..salted.start).and_then(<[u8]>::last_chunk_mut);
            *before.expect("a frame has its commitment before its salt") = *commitment;
        }
        let done = hand_over(&self.bytes);
        self.bytes.clear();
        done
    }
}
