// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Network, Timestamp};
use serde::{Deserialize, Serialize};

/// A stretch of time in which a source saw nothing, or not everything.
///
/// It is told when it begins, without an end, and again once it is over; source and start name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The network.
    pub network: Network,
    /// The source's name.
    pub source: String,
    /// When it began: the source had seen everything up to here.
    pub start: Timestamp,
    /// From when on the source sees again.
    pub end: Option<Timestamp>,
    /// Why.
    pub cause: GapCause,
    /// How many posts were left out, where that is known.
    pub lost: Option<u64>,
    /// Whether what was posted meanwhile was given afterwards.
    pub is_filled: bool,
}

/// Why a source did not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GapCause {
    /// It was posted before watching began.
    Before,
    /// The line broke, or the server was not to be reached.
    Broken,
    /// The most that may be spent is spent.
    Capped,
    /// The server asks for fewer questions.
    Limited,
    /// Another host of the network gave what this one did not.
    Missed,
    /// The server does not let the source in.
    Refused,
    /// The line stood, and nothing came while another host spoke.
    Silent,
    /// The program did not run.
    Stopped,
    /// The network says that it left posts out.
    Withheld,
}

impl GapCause {
    /// Every cause.
    pub const ALL: [Self; 9] = [
        Self::Before,
        Self::Broken,
        Self::Capped,
        Self::Limited,
        Self::Missed,
        Self::Refused,
        Self::Silent,
        Self::Stopped,
        Self::Withheld,
    ];

    /// Why, for people.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Before => "it was posted before watching began, and nobody promises to have all of it",
            Self::Broken => "the line broke, or the server can't be reached",
            Self::Capped => "the budget is spent",
            Self::Limited => "the server asks for fewer questions",
            Self::Missed => "another host gave what this one did not",
            Self::Refused => "the server lets nobody in, or not without a key",
            Self::Silent => "it was silent while another host spoke",
            Self::Stopped => "the program did not run",
            Self::Withheld => "the network left posts out",
        }
    }

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Before => "before-watching",
            Self::Broken => "line-broken",
            Self::Capped => "budget-spent",
            Self::Limited => "rate-limited",
            Self::Missed => "missed-by-host",
            Self::Refused => "refused",
            Self::Silent => "host-silent",
            Self::Stopped => "not-running",
            Self::Withheld => "withheld-by-network",
        }
    }
}
