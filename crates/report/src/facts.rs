// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::{Findings, Themes, Understanding, Wave};
use tally::{Counts, NetworkMinutes};

use crate::{sealed::SealedCopies, survival::Survival, watch::Watch};

/// Everything that a report tells of the posts, in whatever form it tells it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What was counted.
    pub counts: Counts,
    /// Posts by network and minute, as far as they may be told; empty where there is one network.
    pub by_network: Vec<NetworkMinutes>,
    /// What was found in the figures: in complete ones, because published ones join minutes.
    pub findings: Findings,
    /// What is understood of them beyond counting.
    pub understanding: Understanding,
    /// What was said, where that was looked at.
    pub themes: Option<Themes>,
    /// The stretches in which far more posts were deleted than before, as far as they may be published.
    pub waves: Vec<Wave>,
    /// How many quoted posts were still there after a while, where that was looked at.
    pub survival: Survival,
    /// Whole copies of posts that are kept sealed.
    pub sealed: SealedCopies,
    /// Why lines of the input could not be read, and how many for each reason.
    pub rejected: Vec<(String, u64)>,
    /// What the sources say themselves that they lack.
    pub lost: Lost,
    /// What was watched of the networks, and what could not be seen.
    pub watch: Watch,
    /// What was read, in the order in which it was read.
    pub inputs: Vec<InputFile>,
    /// The state of a record that all of it was counted from, where there is one.
    pub rests_on: Option<RestsOn>,
    /// The version of the program that counted.
    pub version: String,
    /// Whether people and posts are simulated.
    pub simulated: bool,
    /// Whether accounts are told by their handles, for research with its own basis; else by pseudonyms.
    pub name_accounts: bool,
}

/// A state of a record: its first entries, so many of them. Whoever has the record can count them again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestsOn {
    /// The record's name.
    pub origin: String,
    /// How many entries these are.
    pub size: u64,
    /// The root of the tree over them in base64, as a checkpoint writes it.
    pub root: String,
}

/// What sources say themselves that they lack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Posts that are not there, by reason: `deleted`, `limit`, `withheld`.
    pub posts: Vec<(String, u64)>,
    /// What is missing without anybody saying how many posts that is, by reason, and how often it was said:
    /// `account-withheld`, `disconnected`, `error-from-network`, `partial-errors`, `warning-from-network`.
    pub gaps: Vec<(String, u64)>,
}

impl Lost {
    /// How many posts are known not to be there.
    pub(crate) fn known(&self) -> u64 {
        self.posts.iter().fold(0, |sum, (_, posts)| sum.saturating_add(*posts))
    }
}

/// One input that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Its name as the user gave it.
    pub file: String,
    /// The SHA-256 of its bytes in hexadecimal, where it was computed.
    pub sha256: Option<String>,
    /// Its lines.
    pub lines: u64,
}

impl InputFile {
    /// The last part of its name, which tells nothing of a disk; for publishing.
    #[must_use]
    pub fn last_part(&self) -> &str {
        self.file.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or_default()
    }
}

impl Facts {
    /// How many lines could not be read.
    pub(crate) fn rejected_lines(&self) -> u64 {
        self.rejected.iter().map(|(_, lines)| lines).sum()
    }
}
