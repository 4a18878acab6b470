// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pairs behind an edge, and the figures that the reference gives with them.

use std::collections::{BTreeMap, BTreeSet};

use super::Coordination;

/// Two shares of an object within the window, the older first; at the same time, that of the lesser account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// What both shared.
    pub object: u32,
    /// When the first did, in nanoseconds since 1970.
    pub older_at_ns: i64,
    /// When the second did.
    pub newer_at_ns: i64,
    /// The account of the first.
    pub older: u32,
    /// The account of the second.
    pub newer: u32,
    /// The content of the first.
    pub older_content: u32,
    /// The content of the second.
    pub newer_content: u32,
}

impl Pair {
    /// Both contents, that of the older share first.
    #[must_use]
    pub fn contents(&self) -> [u32; 2] {
        [self.older_content, self.newer_content]
    }
}

/// What the pairs of an edge come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgeFigures {
    /// How many there are.
    pub weight: u64,
    /// All times between their shares together, in nanoseconds.
    pub apart_ns: u128,
    /// How many different contents were the older of a pair.
    pub older_contents: u64,
    /// How many were the newer.
    pub newer_contents: u64,
}

impl EdgeFigures {
    /// Of the pairs of an edge.
    #[must_use]
    pub fn of(pairs: &[Pair]) -> Self {
        let distinct =
            |content: fn(&Pair) -> u32| pairs.iter().map(content).collect::<BTreeSet<_>>().len() as u64;
        Self {
            weight: pairs.len() as u64,
            apart_ns: pairs.iter().map(|pair| u128::from(pair.newer_at_ns.abs_diff(pair.older_at_ns))).sum(),
            older_contents: distinct(|pair| pair.older_content),
            newer_contents: distinct(|pair| pair.newer_content),
        }
    }

    /// The mean time between the shares of a pair, in seconds.
    #[must_use]
    pub fn mean_seconds(&self) -> f64 {
        self.apart_ns as f64 / 1e9 / self.weight.max(1) as f64
    }

    /// How evenly both sides of the pairs are made of different contents: 1 when they are, near 0 when one content meets many.
    #[must_use]
    pub fn symmetry(&self) -> f64 {
        let (less, more) = self.sides();
        less as f64 / more.max(1) as f64
    }

    fn sides(&self) -> (u64, u64) {
        let Self { older_contents, newer_contents, .. } = *self;
        (older_contents.min(newer_contents), older_contents.max(newer_contents))
    }

    /// The same for edges whose mean time and symmetry are the same.
    fn key(&self) -> [u128; 4] {
        let reduced = |a: u128, b: u128| {
            let divisor = greatest_divisor(a, b).max(1);
            [a / divisor, b / divisor]
        };
        let (less, more) = self.sides();
        let [[a, b], [c, d]] =
            [reduced(self.apart_ns, u128::from(self.weight)), reduced(u128::from(less), u128::from(more))];
        [a, b, c, d]
    }
}

/// What the edges of an account come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AccountFigures {
    /// The mean of its edges' mean times, in seconds; edges with the same mean time and symmetry count once, as in the reference.
    pub mean_seconds: f64,
    /// The mean of their symmetries, counted likewise.
    pub symmetry: f64,
    /// How many different contents of it are in pairs.
    pub contents: u64,
}

/// The figures of each account, from all pairs.
#[must_use]
pub fn account_figures(pairs: &[Pair]) -> BTreeMap<u32, AccountFigures> {
    let mut edges: BTreeMap<(u32, u32), Vec<Pair>> = BTreeMap::new();
    let mut contents: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for pair in pairs {
        let ends = (pair.older.min(pair.newer), pair.older.max(pair.newer));
        edges.entry(ends).or_default().push(*pair);
        contents.entry(pair.older).or_default().insert(pair.older_content);
        contents.entry(pair.newer).or_default().insert(pair.newer_content);
    }
    let mut of_account: BTreeMap<u32, BTreeMap<[u128; 4], EdgeFigures>> = BTreeMap::new();
    for ((first, second), pairs) in &edges {
        let figures = EdgeFigures::of(pairs);
        for account in [first, second] {
            of_account.entry(*account).or_default().insert(figures.key(), figures);
        }
    }
    let figures = |edges: &BTreeMap<[u128; 4], EdgeFigures>, contents: u64| {
        let mean =
            |value: fn(&EdgeFigures) -> f64| edges.values().map(value).sum::<f64>() / edges.len() as f64;
        AccountFigures {
            mean_seconds: mean(EdgeFigures::mean_seconds),
            symmetry: mean(EdgeFigures::symmetry),
            contents,
        }
    };
    let counted = |account: u32| contents.get(&account).map_or(0, |contents| contents.len() as u64);
    of_account.iter().map(|(account, edges)| (*account, figures(edges, counted(*account)))).collect()
}

impl Coordination {
    /// The pairs of an account with those of greater number, by partner and time; with itself too where loops are kept.
    ///
    /// It takes as much memory as there are such pairs; [`Coordination::pairs`] says how many all have.
    #[must_use]
    pub fn pairs_of(&self, account: u32) -> Vec<(u32, Pair)> {
        let mut found = Vec::new();
        for at in self.lanes.places_of(account).iter().map(|at| *at as usize) {
            let window = self.lanes.window(at);
            let accounts = self.lanes.account.get(window.clone()).unwrap_or_default();
            for (other_at, other) in window.zip(accounts) {
                let is_own = *other == account && self.rule.keeps_loops && other_at > at;
                if (*other > account || is_own) && self.is_pair(at, other_at) {
                    found.extend(self.pair(at.min(other_at), at.max(other_at)).map(|pair| (*other, pair)));
                }
            }
        }
        found.sort_unstable_by_key(|(other, pair)| (*other, pair.older_at_ns, pair.newer_at_ns, *pair));
        found
    }

    fn is_pair(&self, at: usize, other_at: usize) -> bool {
        let is_same_content = self.lanes.content.get(at) == self.lanes.content.get(other_at);
        (self.is_active(at) || self.is_active(other_at)) && (self.rule.keeps_loops || !is_same_content)
    }

    fn pair(&self, older_at: usize, newer_at: usize) -> Option<Pair> {
        Some(Pair {
            object: self.lanes.object_at(older_at)?,
            older_at_ns: *self.lanes.at_ns.get(older_at)?,
            newer_at_ns: *self.lanes.at_ns.get(newer_at)?,
            older: *self.lanes.account.get(older_at)?,
            newer: *self.lanes.account.get(newer_at)?,
            older_content: *self.lanes.content.get(older_at)?,
            newer_content: *self.lanes.content.get(newer_at)?,
        })
    }
}

fn greatest_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_divisor(b, a % b) }
}
