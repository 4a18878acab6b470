// SPDX-License-Identifier: AGPL-3.0-or-later
use std::str::FromStr;

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A change of a call.
    Amendment,
    /// What an authority of time says of a checkpoint.
    Anchor,
    /// A call as it stood.
    Call,
    /// What was received, as it was received.
    Capture,
    /// The word that sealed evidence was handed out, of how many posts, when and why.
    Disclosure,
    /// The word that another key signs from now on; only `Record::hand_over` writes it.
    Key,
    /// Who has to witness the record.
    Policy,
    /// One post, as it was read.
    Post,
    /// A report as it was published.
    Report,
    /// The word that contents were erased; only `Record::forget` writes it.
    Tombstone,
    /// What whoever collects could see, and could not.
    Watch,
}

/// The text names no kind, or no reason.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is none of {1}")]
pub struct Unknown(pub(crate) String, pub(crate) &'static str);

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Amendment,
        Self::Anchor,
        Self::Call,
        Self::Capture,
        Self::Disclosure,
        Self::Key,
        Self::Policy,
        Self::Post,
        Self::Report,
        Self::Tombstone,
        Self::Watch,
    ];

    /// Whether entries of this kind are never forgotten: what the log says about itself.
    #[must_use]
    pub fn stays(self) -> bool {
        matches!(self, Self::Anchor | Self::Disclosure | Self::Key | Self::Policy | Self::Tombstone)
    }

    /// The kind's name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Amendment => "amendment",
            Self::Anchor => "anchor",
            Self::Call => "call",
            Self::Capture => "capture",
            Self::Disclosure => "disclosure",
            Self::Key => "key",
            Self::Policy => "policy",
            Self::Post => "post",
            Self::Report => "report",
            Self::Tombstone => "tombstone",
            Self::Watch => "watch",
        }
    }

    /// The kind's byte in a frame; 0 is that of an erased frame.
    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Amendment => 1,
            Self::Anchor => 10,
            Self::Call => 2,
            Self::Capture => 3,
            Self::Disclosure => 11,
            Self::Key => 8,
            Self::Policy => 9,
            Self::Post => 6,
            Self::Report => 4,
            Self::Tombstone => 5,
            Self::Watch => 7,
        }
    }
}

impl FromStr for Kind {
    type Err = Unknown;

    fn from_str(key: &str) -> Result<Self, Unknown> {
        let unknown = || {
            Unknown(
                key.to_owned(),
                "`amendment`, `anchor`, `call`, `capture`, `disclosure`, `key`, `policy`, `post`, `report`, `tombstone`, `watch`",
            )
        };
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or_else(unknown)
    }
}
