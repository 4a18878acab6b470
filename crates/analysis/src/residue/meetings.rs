// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who met whom how often, in numbers: the pairs of shares behind them are looked at once, and not kept.

use std::collections::{BTreeMap, BTreeSet};

use super::{LEAST_MEETINGS, occasions::met};
use crate::coordination::{Coordination, Pair};

/// Accounts that met so often may be more than neighbors in time.
const OFTEN: u64 = 3;

/// Two accounts that met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) met: u64,
}

/// All meetings.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    /// Who met often enough to be looked at, by their accounts.
    pub(super) many: Vec<Met>,
    /// Contents by which those met.
    pub(super) contents: BTreeSet<u32>,
    /// How many pairs of accounts met over an object: those that met seldom.
    pub(super) seldom: BTreeMap<u32, u64>,
    /// Those that met often.
    pub(super) often: BTreeMap<u32, u64>,
}

impl Meetings {
    /// Of the pairs of shares that lie near one another.
    pub(super) fn of(near: &Coordination, accounts: u32) -> Self {
        let mut meetings = Self::default();
        for first in 0..accounts {
            for pairs in near.pairs_of(first).chunk_by(|(a, _), (b, _)| a == b) {
                meetings.add(first, pairs);
            }
        }
        meetings
    }

    /// Adds the pairs of shares of two accounts, of which the other stands with each.
    fn add(&mut self, first: u32, pairs: &[(u32, Pair)]) {
        let Some((second, _)) = pairs.first() else { return };
        let met = met(first, pairs.iter().map(|(_, pair)| pair));
        let mut objects: Vec<u32> = pairs.iter().map(|(_, pair)| pair.object).collect();
        objects.sort_unstable();
        objects.dedup();
        let counts = if met >= OFTEN { &mut self.often } else { &mut self.seldom };
        for object in objects {
            *counts.entry(object).or_default() += 1;
        }
        if met >= LEAST_MEETINGS {
            self.many.push(Met { first, second: *second, met });
            self.contents.extend(pairs.iter().flat_map(|(_, pair)| pair.contents()));
        }
    }
}
