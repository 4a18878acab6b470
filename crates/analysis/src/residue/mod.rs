// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is left to explain once a call, and chance, have explained what they can.
//!
//! People who answer a call share a hashtag, an hour, texts and links, because that is what was agreed; whoever counts their
//! coincidences finds coordination and has found the call. So what the call declares is taken out first. Of the rest, two accounts
//! are shown only if they met over more objects than the storm brings by itself: [`chance`] says how many that is. What remains is an
//! indicator with its evidence, and no verdict on anybody.

mod chance;
mod clusters;
mod declared;

use std::collections::{BTreeMap, BTreeSet};

use model::Share;

use crate::coordination::{Coordination, Counters, Pair, Rule};
use chance::Chance;
pub use clusters::Cluster;
use clusters::clusters;
pub use declared::{Copies, Declared, Part};

/// So many pairs of accounts as conspicuous as one may be expected by chance, in the whole storm, for it to be shown.
const ODDS: f64 = 0.05;

/// Two accounts that met less often are passed over: everybody meets somebody once.
const LEAST_MEETINGS: usize = 2;

/// Two accounts that met over more objects than chance explains.
#[derive(Clone, Debug, PartialEq)]
pub struct Undeclared {
    /// The account with the lesser number.
    pub first: u32,
    /// The other.
    pub second: u32,
    /// Over how many different objects they met within the window.
    pub met: u64,
    /// Over how many such meetings chance would bring them, at most.
    pub by_chance: f64,
    /// How many pairs of accounts that met so often the whole storm would show by chance, at most.
    pub odds: f64,
    /// The pairs of shares, the oldest first.
    pub evidence: Vec<Pair>,
}

/// What is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Residue {
    /// Pairs of accounts beyond chance, by their accounts.
    pub undeclared: Vec<Undeclared>,
    /// The same in groups that hang together.
    pub clusters: Vec<Cluster>,
    /// Contents by which those accounts met.
    pub contents: BTreeSet<u32>,
    /// Contents by which any two accounts met, chance or not: more cannot have been arranged within the window.
    pub contents_at_most: BTreeSet<u32>,
    /// How many pairs of accounts share two objects or more, and so might have been conspicuous.
    pub looked_at: u64,
}

/// Says that more pairs are left than can be looked at one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyPairs(pub u64);

/// So many pairs are looked at one by one.
const MOST_PAIRS: u64 = 20_000_000;

/// Finds what is left of `shares`, from which what is declared was taken out; `storm_ns` are the times of all posts of the storm.
///
/// # Errors
///
/// [`TooManyPairs`] when more pairs are left than can be looked at one by one.
pub fn residue(shares: &[Share], storm_ns: &[i64], window_ns: i64) -> Result<Residue, TooManyPairs> {
    let rule = Rule { window_ns, min_participation: 2, keeps_loops: false };
    let near = Coordination::find(shares, rule);
    if near.pairs() > MOST_PAIRS {
        return Err(TooManyPairs(near.pairs()));
    }
    let met = meetings(shares, &near);
    let looked_at = looked_at(shares);
    let chance = Chance::new(shares, storm_ns, window_ns, &met);
    let is_many = |pairs: &&Vec<Pair>| objects(pairs).len() >= LEAST_MEETINGS;
    let many = met.iter().filter(|(_, pairs)| is_many(pairs));
    let judged = many.map(|((first, second), pairs)| {
        let met = objects(pairs).len() as u64;
        let by_chance = chance.expected(*first, *second);
        let odds = at_least(met, by_chance) * looked_at as f64;
        Undeclared { first: *first, second: *second, met, by_chance, odds, evidence: pairs.clone() }
    });
    let undeclared: Vec<Undeclared> = judged.filter(|pair| pair.odds <= ODDS).collect();
    let contents = |pairs: &Vec<Pair>| {
        pairs.iter().flat_map(|pair| [pair.older_content, pair.newer_content]).collect::<Vec<_>>()
    };
    Ok(Residue {
        clusters: clusters(&undeclared),
        contents: undeclared.iter().flat_map(|pair| contents(&pair.evidence)).collect(),
        contents_at_most: met.values().filter(is_many).flat_map(contents).collect(),
        looked_at,
        undeclared,
    })
}

/// The pairs of shares by their accounts, the oldest first.
fn meetings(shares: &[Share], near: &Coordination) -> BTreeMap<(u32, u32), Vec<Pair>> {
    let accounts = shares.iter().map(|share| share.account).max().map_or(0, |most| most + 1);
    let mut met: BTreeMap<(u32, u32), Vec<Pair>> = BTreeMap::new();
    for account in 0..accounts {
        for (other, pair) in near.pairs_of(account) {
            met.entry((account, other)).or_default().push(pair);
        }
    }
    met
}

/// How many pairs of accounts share two objects or more, at any time.
fn looked_at(shares: &[Share]) -> u64 {
    /// Beyond so many steps all pairs are taken to: it makes fewer of them conspicuous, never more.
    const MOST_STEPS: u64 = 2_000_000_000;
    let mut once: Vec<Share> = shares.iter().map(|share| Share { at_ns: 0, ..*share }).collect();
    once.sort_unstable();
    once.dedup_by_key(|share| (share.object, share.account));
    let ever = Coordination::find(&once, Rule { window_ns: 0, min_participation: 1, keeps_loops: false });
    let accounts = shares.iter().map(|share| share.account).max().map_or(0, |most| most + 1);
    if ever.steps() > MOST_STEPS {
        return u64::from(accounts) * u64::from(accounts.saturating_sub(1)) / 2;
    }
    let mut counters = Counters::default();
    let pairs = |account: u32| {
        ever.edges_of(account, &mut counters)
            .iter()
            .filter(|edge| edge.weight >= LEAST_MEETINGS as u64)
            .count() as u64
    };
    (0..accounts).map(pairs).sum()
}

fn objects(pairs: &[Pair]) -> BTreeSet<u32> {
    pairs.iter().map(|pair| pair.object).collect()
}

/// The probability that at least so many of independent events happen of which so many are expected; at most, by Poisson's law, which is
/// above that of any such events where more happen than are expected (Hoeffding 1956).
fn at_least(count: u64, expected: f64) -> f64 {
    if expected <= 0.0 {
        return if count == 0 { 1.0 } else { 0.0 };
    }
    if count as f64 <= expected + 1.0 {
        return 1.0;
    }
    // From the term for `count` on, each is the one before times expected / number; what follows is less than a geometric series.
    let log_term = (1..=count).map(|number| (expected / number as f64).ln()).sum::<f64>() - expected;
    let ratio = expected / (count as f64 + 1.0);
    (log_term.exp() / (1.0 - ratio)).min(1.0)
}

#[cfg(test)]
mod tests;
