// SPDX-License-Identifier: AGPL-3.0-or-later
//! Why a response is not a stamp.

use super::Identity;

/// Says the first thing about a response that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// The authority answers that it won't.
    #[error("the authority refused: {reason}{}{words}", if words.is_empty() { "" } else { ": " })]
    Rejected {
        /// What its status means.
        reason: &'static str,
        /// Its own words, made fit to be shown; may be empty.
        words: String,
    },
    /// The response says that there is a stamp, and has none.
    #[error("the response says that a stamp was granted, and has none")]
    Missing,
    /// It is longer than any response has to be.
    #[error("the response has {bytes} bytes, and more than {} are not read", super::LONGEST)]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// A part of it is not what the specification says.
    #[error("the response can't be read: {part} is malformed")]
    Unreadable {
        /// Which part.
        part: &'static str,
    },
    /// It is a stamp for something else.
    #[error("the stamp is for another digest")]
    OtherDigest,
    /// It answers another request.
    #[error("the stamp answers another request: its nonce is not the one that was sent")]
    OtherNonce,
    /// A stamp has exactly one signature.
    #[error("a stamp has one signature, and this one has {found}")]
    Signatures {
        /// How many it has.
        found: usize,
    },
    /// The certificate of who signed is not among those that came along.
    #[error("the certificate of who signed is not in the response: ask for it with the request")]
    NoCertificate,
    /// What must be signed beside the content is missing, twice there, or about something else.
    #[error("the signed attribute {attribute} is missing or does not fit")]
    Attribute {
        /// Which one.
        attribute: &'static str,
    },
    /// The signature is of a kind that is not accepted here.
    #[error("the signature uses {algorithm}, which is not accepted")]
    Algorithm {
        /// Its name, as a dotted identifier or in words.
        algorithm: String,
    },
    /// The signature does not hold.
    #[error("the signature does not hold: the stamp was changed, or made with another key")]
    Forged,
    /// Who signed may sign other things, and no times.
    #[error("the certificate `{}` is not made for signing times and nothing else", signer.subject)]
    NotForTime {
        /// Who signed.
        signer: Identity,
    },
    /// The certificate was not yet valid at the stamp's time, or no more.
    #[error("the certificate `{}` was not valid at the time of the stamp", signer.subject)]
    NotValid {
        /// Who signed.
        signer: Identity,
    },
    /// The certificates lead to nobody whom the caller trusts.
    #[error("the certificates lead to `{}`, and to no root that is trusted here", top.subject)]
    Untrusted {
        /// As far as they lead.
        top: Identity,
    },
}
