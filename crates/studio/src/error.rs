// SPDX-License-Identifier: AGPL-3.0-or-later
use store::StoreError;

/// Why somebody is not admitted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StudioError {
    /// The ceremony is unknown or took too long.
    #[error("this took too long; begin again")]
    Late,
    /// The name can't be used.
    #[error("choose a name of 1 to {most} letters", most = crate::studio::LONGEST_NAME)]
    Name,
    /// No passkeys can be used at this site's address.
    #[error(transparent)]
    NoPasskeys(#[from] NoPasskeys),
    /// Another role is needed.
    #[error("only an admin may do this; ask one")]
    NotAllowed,
    /// The browser's answer does not hold.
    #[error("this passkey was not accepted; try again, or use another device")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// They have shown their passkey too long ago for that.
    #[error("sign out and in again first; within ten minutes of that somebody can be let in")]
    Stale,
    /// What had to be kept or read can't be.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The secret is unknown, used up or over.
    #[error("this link has been used or is over; ask whoever gave it to you for a new one")]
    Void,
}

impl StudioError {
    pub(crate) fn refused(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Refused(cause.into())
    }
}

/// Why browsers will use no passkey at an address, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoPasskeys {
    /// The address is one of numbers.
    #[error(
        "browsers tie passkeys to a name, and the site's address has none; start with --domain NAME, which gets a certificate too, \
         or behind a proxy with --base-url https://NAME; on this machine alone http://localhost will do"
    )]
    Nameless,
    /// The address is not encrypted.
    #[error(
        "browsers use passkeys on an encrypted line alone, and the site's address begins with http://; start with --domain NAME, \
         which gets a certificate, or put a proxy that has one in front and give --base-url https://NAME; on this machine alone \
         http://localhost will do"
    )]
    Open,
    /// It is no address.
    #[error("what --base-url gives is no address, such as https://weavers.example")]
    Unreadable,
}
