// SPDX-License-Identifier: AGPL-3.0-or-later
//! Coordination: accounts that share the same objects within a window of time, as an edge list.
//!
//! The rules are those of CooRTweet (Righetti and Balluff), so that results can be compared with published ones; the way is another:
//! shares lie sorted by object and time, and whoever is within the window of a share is a stretch of that order, which two
//! pointers find. How many pairs there are is counted without listing one of them, and edges are counted account by account in
//! a row of counters, so that memory grows with shares and accounts, never with pairs.

mod edges;
mod evidence;
mod lanes;
mod objects;
mod reach;

use std::ops::Range;

use model::Share;

pub use edges::{Counters, Edge};
pub use evidence::{AccountFigures, EdgeFigures, Pair, account_figures};
use lanes::Lanes;
pub use objects::ObjectFigures;
use reach::Reach;

/// By which rule two shares of an object make a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The longest time between two shares, itself included, in nanoseconds.
    pub window_ns: i64,
    /// How many shares an account has to have: of all its shares to be looked at, and of those that found a pair, by one side of
    /// a pair at least, for the pair to stay.
    pub min_participation: u64,
    /// Whether an account makes pairs with itself, a content with itself, and an object with the content that it is.
    pub keeps_loops: bool,
}

/// Shares by the pairs that they make.
#[derive(Debug)]
pub struct Coordination {
    lanes: Lanes,
    reach: Reach,
    rule: Rule,
    /// How many steps it takes to count all edges.
    steps: u64,
    /// Accounts in blocks of about the same work.
    blocks: Vec<Range<u32>>,
}

impl Coordination {
    /// Finds which shares make pairs. The answer is the same for any order of the shares.
    #[must_use]
    pub fn find(shares: &[Share], rule: Rule) -> Self {
        let taken = lanes::participating(shares, rule.min_participation);
        let lanes = Lanes::new(&taken, rule);
        let reach = Reach::new(&taken, &lanes, rule);
        let steps = edges::steps_by_account(&lanes);
        Self { lanes, reach, rule, steps: steps.iter().sum(), blocks: edges::blocks(&steps) }
    }

    /// How many pairs of shares there are.
    #[must_use]
    pub fn pairs(&self) -> u64 {
        self.reach.pairs
    }

    /// How many accounts have shares enough to be looked at, and an object with somebody else.
    #[must_use]
    pub fn accounts(&self) -> u32 {
        let starts = &self.lanes.account_starts;
        let used = starts.iter().zip(starts.iter().skip(1)).filter(|(start, end)| start < end).count();
        u32::try_from(used).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests;
