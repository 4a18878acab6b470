// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{BTreeMap, BTreeSet};

use super::Undeclared;

/// Accounts that hang together by pairs beyond chance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cluster {
    /// The accounts.
    pub accounts: BTreeSet<u32>,
    /// The places of their pairs among all.
    pub pairs: Vec<usize>,
    /// The objects over which they met.
    pub objects: BTreeSet<u32>,
}

/// The groups that hang together: the largest first, then by their first account.
pub(super) fn clusters(undeclared: &[Undeclared]) -> Vec<Cluster> {
    let mut leaders: BTreeMap<u32, u32> = BTreeMap::new();
    for pair in undeclared {
        let (a, b) = (leader(&mut leaders, pair.first), leader(&mut leaders, pair.second));
        leaders.insert(a.max(b), a.min(b));
    }
    let mut clusters: BTreeMap<u32, Cluster> = BTreeMap::new();
    for (place, pair) in undeclared.iter().enumerate() {
        let cluster = clusters.entry(leader(&mut leaders, pair.first)).or_default();
        cluster.accounts.extend([pair.first, pair.second]);
        cluster.objects.extend(pair.evidence.iter().map(|pair| pair.object));
        cluster.pairs.push(place);
    }
    let mut clusters: Vec<Cluster> = clusters.into_values().collect();
    clusters.sort_by_key(|cluster| {
        (std::cmp::Reverse(cluster.accounts.len()), cluster.accounts.first().copied())
    });
    clusters
}

/// Who stands for the group of an account: the least of them, found along ever shorter ways.
pub(super) fn leader(leaders: &mut BTreeMap<u32, u32>, account: u32) -> u32 {
    let mut at = account;
    while let Some(next) = leaders.get(&at).copied().filter(|next| *next != at) {
        let further = leaders.get(&next).copied().unwrap_or(next);
        leaders.insert(at, further);
        at = next;
    }
    leaders.entry(at).or_insert(at);
    at
}
