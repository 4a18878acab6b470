// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is left to explain once a call, and chance, have explained what they can.
//!
//! People who answer a call share a hashtag, an hour, texts and links, because that is what was agreed; whoever counts their
//! coincidences finds coordination and has found the call. So what the call declares is taken out first. Of the rest, two accounts
//! are shown only if they met more often than the storm brings by itself: [`chance`] says how many that is. What remains is an
//! indicator with its evidence, and no verdict on anybody.

mod chance;
mod clusters;
mod declared;
mod meetings;
mod occasions;

use std::collections::BTreeSet;

use model::Share;

use crate::coordination::{Coordination, Pair, Rule};
use chance::Chance;
pub use clusters::Cluster;
use clusters::clusters;
pub use declared::{Copies, Declared, Manner};
use meetings::{Meetings, Met};

/// So many pairs of accounts as conspicuous as one may be expected by chance, in the whole storm, for it to be shown.
const ODDS: f64 = 0.05;

/// Two accounts that met less often are passed over: everybody meets somebody once.
const LEAST_MEETINGS: u64 = 2;

/// Two accounts that met more often than chance explains.
#[derive(Clone, Debug, PartialEq)]
pub struct Undeclared {
    /// The account with the lesser number.
    pub first: u32,
    /// The other.
    pub second: u32,
    /// How often they met within the window: over how many different objects, by how many different posts of each, whichever is
    /// least. One post that carries a link, a picture and a headline meets another once.
    pub met: u64,
    /// How often chance would bring them together, at most.
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

impl Residue {
    /// As it may be published: without the groups of fewer accounts than `few`, unless all of these together have so many. Their
    /// pairs and contents go with them, so that no difference of two figures tells of them.
    #[must_use]
    pub fn without_few(mut self, few: usize) -> Self {
        let is_small = |cluster: &&Cluster| cluster.accounts.len() < few;
        let small: BTreeSet<u32> =
            self.clusters.iter().filter(is_small).flat_map(|it| &it.accounts).copied().collect();
        if small.len() < few {
            self.undeclared.retain(|pair| !small.contains(&pair.first));
            self.clusters = clusters(&self.undeclared);
            self.contents = contents(&self.undeclared);
        }
        self
    }
}

/// The contents by which accounts beyond chance met.
fn contents(undeclared: &[Undeclared]) -> BTreeSet<u32> {
    undeclared.iter().flat_map(|pair| &pair.evidence).flat_map(Pair::contents).collect()
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
    let meetings = Meetings::of(&near, accounts(shares));
    let looked_at = looked_at(shares);
    let chance = Chance::new(shares, storm_ns, window_ns, &meetings);
    let odds = |met: u64, by_chance: f64| at_least(met, by_chance) * looked_at as f64;
    let judged = meetings.many.iter().filter_map(|pair| {
        let by_chance = chance.expected(pair.first, pair.second, |least| odds(pair.met, least) <= ODDS)?;
        Some((pair, by_chance, odds(pair.met, by_chance)))
    });
    let beyond: Vec<_> = judged.filter(|(.., odds)| *odds <= ODDS).collect();
    let undeclared: Vec<Undeclared> = beyond
        .chunk_by(|(a, ..), (b, ..)| a.first == b.first)
        .flat_map(|beyond| with_evidence(&near, beyond))
        .collect();
    Ok(Residue {
        clusters: clusters(&undeclared),
        contents: contents(&undeclared),
        contents_at_most: meetings.contents,
        looked_at,
        undeclared,
    })
}

/// Pairs of one account that are beyond chance, each with the pairs of shares behind it: looked up again, so that those of all the
/// others are never held together.
fn with_evidence(near: &Coordination, beyond: &[(&Met, f64, f64)]) -> Vec<Undeclared> {
    let Some((first, ..)) = beyond.first() else { return Vec::new() };
    let all = near.pairs_of(first.first);
    let of = |second: u32| {
        let start = all.partition_point(|(other, _)| *other < second);
        all.iter().skip(start).take_while(move |(other, _)| *other == second).map(|(_, pair)| *pair)
    };
    let undeclared = beyond.iter().map(|(pair, by_chance, odds)| Undeclared {
        first: pair.first,
        second: pair.second,
        met: pair.met,
        by_chance: *by_chance,
        odds: *odds,
        evidence: of(pair.second).collect(),
    });
    undeclared.collect()
}

/// How many accounts are numbered.
fn accounts(shares: &[Share]) -> u32 {
    shares.iter().map(|share| share.account).max().map_or(0, |most| most + 1)
}

/// How many pairs of accounts share two objects or more, at any time.
fn looked_at(shares: &[Share]) -> u64 {
    /// Beyond so many steps all pairs are taken to: it makes fewer of them conspicuous, never more.
    const MOST_STEPS: u64 = 2_000_000_000;
    let mut once: Vec<Share> = shares.iter().map(|share| Share { at_ns: 0, ..*share }).collect();
    once.sort_unstable();
    once.dedup_by_key(|share| (share.object, share.account));
    let ever = Coordination::find(&once, Rule { window_ns: 0, min_participation: 1, keeps_loops: false });
    let accounts = accounts(shares);
    if ever.steps() > MOST_STEPS {
        return u64::from(accounts) * u64::from(accounts.saturating_sub(1)) / 2;
    }
    let mut counters = ever.counters();
    let pairs = |account: u32| {
        counters.edges_of(account).iter().filter(|edge| edge.weight >= LEAST_MEETINGS).count() as u64
    };
    (0..accounts).map(pairs).sum()
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
