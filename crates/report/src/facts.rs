// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::Findings;
use tally::Counts;

/// Everything that a report tells of the posts, in whatever form it tells it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What was counted.
    pub counts: Counts,
    /// What was found in the figures: in complete ones, because published ones join minutes.
    pub findings: Findings,
    /// Why lines of the input could not be read, and how many for each reason.
    pub rejected: Vec<(String, u64)>,
    /// What was read, in the order in which it was read.
    pub inputs: Vec<InputFile>,
    /// The version of the program that counted.
    pub version: String,
    /// Whether people and posts are simulated.
    pub simulated: bool,
    /// Whether accounts are told by their handles, for research with its own basis; else by pseudonyms.
    pub name_accounts: bool,
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

impl Facts {
    /// How many lines could not be read.
    pub(crate) fn rejected_lines(&self) -> u64 {
        self.rejected.iter().map(|(_, lines)| lines).sum()
    }
}
