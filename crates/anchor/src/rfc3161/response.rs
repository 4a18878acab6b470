// SPDX-License-Identifier: AGPL-3.0-or-later
//! The outermost layer: whether the authority grants a stamp.

use der::{
    Sequence,
    asn1::{AnyRef, BitStringRef, Utf8StringRef},
};

use super::{LONGEST, Refused, shape};

/// `TimeStampResp`.
#[derive(Sequence)]
pub(super) struct Response<'a> {
    status: Status<'a>,
    #[asn1(optional = "true")]
    token: Option<AnyRef<'a>>,
}

/// `PKIStatusInfo`.
#[derive(Sequence)]
struct Status<'a> {
    code: u8,
    #[asn1(optional = "true")]
    words: Option<Vec<Utf8StringRef<'a>>>,
    #[asn1(optional = "true")]
    failure: Option<BitStringRef<'a>>,
}

/// What the bits of `PKIFailureInfo` mean.
const FAILURES: &[(usize, &str)] = &[
    (0, "it does not know the digest's algorithm"),
    (2, "it does not serve such requests"),
    (5, "the request was malformed"),
    (14, "its clock is not available"),
    (15, "it does not know the policy asked for"),
    (16, "it does not know an extension asked for"),
    (17, "it can't tell what was asked for in addition"),
    (25, "a fault of its own"),
];

impl<'a> Response<'a> {
    /// Reads a response of exactly these bytes.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Refused> {
        if bytes.len() > LONGEST {
            return Err(Refused::TooLong { bytes: bytes.len() });
        }
        shape::read(bytes, "the outermost layer")
    }

    /// The token, if one was granted, be it with changes: whether they matter is told by what it says.
    pub(super) fn granted(&self) -> Result<AnyRef<'a>, Refused> {
        match self.status.code {
            0 | 1 => self.token.ok_or(Refused::Missing),
            _ => Err(self.status.rejected()),
        }
    }
}

impl Status<'_> {
    fn rejected(&self) -> Refused {
        let words: Vec<&str> = self.words.iter().flatten().map(Utf8StringRef::as_str).collect();
        Refused::Rejected { reason: self.reason(), words: shape::shown(&words.join(" ")) }
    }

    fn reason(&self) -> &'static str {
        let told =
            self.failure.and_then(|bits| FAILURES.iter().find(|(bit, _)| bits.get(*bit) == Some(true)));
        match (told, self.code) {
            (Some((_, reason)), _) => reason,
            (None, 2) => "without saying why",
            (None, 3) => "not yet, ask again later",
            (None, 4 | 5) => "it is revoked, or will be",
            (None, _) => "with a status that is not known",
        }
    }
}
