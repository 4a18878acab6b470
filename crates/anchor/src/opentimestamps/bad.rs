// SPDX-License-Identifier: AGPL-3.0-or-later
//! Why bytes are no proof.

use super::{operation, tree};

/// Says the first thing that keeps bytes from being a proof, or the continuation of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadProof {
    /// It is something else.
    #[error("it is no proof of OpenTimestamps: it begins otherwise")]
    Other,
    /// It is of a version that is not known.
    #[error("the proof is of version {version}, and only 1 is known")]
    Version {
        /// Which one it says.
        version: u64,
    },
    /// It is about a digest that is no SHA-256.
    #[error("the proof is about a digest that is not a SHA-256")]
    OtherHash,
    /// It is about another digest than the one it was to be merged with.
    #[error("the two proofs are about different digests")]
    OtherDigest,
    /// What was asked for is not in this proof.
    #[error("the proof waits for no such answer")]
    NotPending,
    /// It is longer than it may be, or would be.
    #[error("the proof has {bytes} bytes, and at most {} are allowed", super::LONGEST)]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// It ends in the middle.
    #[error("the proof ends in the middle")]
    Cut,
    /// Something follows it.
    #[error("something follows after the end of the proof")]
    Trailing,
    /// A number is written with more digits than it needs, or is larger than any that makes sense.
    #[error("the proof has a malformed number")]
    Number,
    /// It has an operation that is not known, so nothing after it can be read.
    #[error("the proof has an operation that is not known, {tag:#04x}")]
    Operation {
        /// Its number.
        tag: u8,
    },
    /// An operation has no argument, or makes or takes a message that is too long.
    #[error(
        "an operation of the proof has no argument, or a message is longer than {} bytes",
        operation::LONGEST_MESSAGE
    )]
    Message,
    /// A known attestation is malformed.
    #[error("the proof has a malformed attestation")]
    Attestation,
    /// It has more steps than any proof needs.
    #[error(
        "the proof has more than {} operations, or {} one after another",
        tree::MOST_OPERATIONS,
        tree::DEEPEST
    )]
    TooMany,
}
