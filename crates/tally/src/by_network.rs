// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::{Network, Timestamp};

use crate::{
    Tally,
    crowd::Few,
    figures::Figures,
    published::merge_minutes,
    rows::{Row, gather, merge_few_parts},
};

/// Posts by the minute in which they were made, of one network.
pub type NetworkMinutes = (Network, Vec<(Timestamp, u64)>);

/// A stretch of time with its posts by network; under no network stand those of networks that are not told.
struct Block {
    start: Timestamp,
    cells: BTreeMap<Option<Network>, Row<(), Few>>,
}

impl Tally {
    /// Posts by network and minute, the network of most posts first, minutes without a post left out; nothing where all are on one network,
    /// and of an estimate, whose sample is too small for it.
    #[must_use]
    pub fn by_network_and_minute(&self) -> Vec<NetworkMinutes> {
        if self.estimates() {
            return Vec::new();
        }
        let figures = Figures::of(self);
        let networks: Vec<Network> = figures.networks::<()>().into_iter().map(|row| row.name).collect();
        if networks.len() < 2 {
            return Vec::new();
        }
        let rows = gather::<_, ()>(figures.timed_on_networks()).into_iter();
        told(networks, rows.map(|row| (row.name.0, row.name.1, row.posts)))
    }

    /// The same as it may be published. Minutes are joined further than those of all networks together, and nowhere else than these, until
    /// each network has none or at least five accounts in each stretch, and so have those together that are not told: nothing of fewer is
    /// left by subtraction.
    #[must_use]
    pub fn published_by_network_and_minute(&self) -> Vec<NetworkMinutes> {
        let figures = Figures::of(self);
        let networks: Vec<Network> =
            merge_few_parts(figures.networks::<Few>(), |_| None).into_iter().map(|row| row.name).collect();
        // What a network has beside its minutes is what these lack of all its posts.
        let untimed = gather::<_, Few>(figures.untimed_on_networks());
        if self.estimates() || networks.len() < 2 || untimed.iter().any(|row| row.crowd.is_few()) {
            return Vec::new();
        }
        let starts = merge_minutes(figures.minutes::<Few>()).into_iter().map(|row| row.name);
        let mut blocks: Vec<Block> = starts.map(|start| Block { start, cells: BTreeMap::new() }).collect();
        for row in gather::<_, Few>(figures.timed_on_networks()) {
            let (network, minute) = row.name;
            let place = blocks.partition_point(|block| block.start <= minute).checked_sub(1);
            let network = Some(network).filter(|network| networks.contains(network));
            if let Some(block) = place.and_then(|place| blocks.get_mut(place)) {
                block.cells.entry(network).or_insert_with(|| Row::empty(())).join(&row);
            }
        }
        let blocks = merge_blocks(blocks);
        let cells = blocks.iter().flat_map(|block| {
            let told = block.cells.iter().filter_map(|(network, row)| Some(((*network)?, row.posts)));
            told.map(|(network, posts)| (network, block.start, posts))
        });
        told(networks, cells)
    }
}

/// The minutes of each network in order of time.
fn told(
    networks: Vec<Network>,
    cells: impl Iterator<Item = (Network, Timestamp, u64)>,
) -> Vec<NetworkMinutes> {
    let mut minutes: BTreeMap<Network, BTreeMap<Timestamp, u64>> = BTreeMap::new();
    for (network, at, posts) in cells {
        minutes.entry(network).or_default().insert(at, posts);
    }
    if minutes.len() < 2 {
        return Vec::new();
    }
    let of = |network| Some((network, minutes.remove(&network)?.into_iter().collect()));
    networks.into_iter().filter_map(of).collect()
}

/// Joins each stretch with the next until each of its cells may be told; what is left at the end goes into the last, and that into the one
/// before, until it may.
fn merge_blocks(blocks: Vec<Block>) -> Vec<Block> {
    let mut merged: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    for block in blocks {
        let block = match open.take() {
            Some(open) => open.with(block),
            None => block,
        };
        if block.may_be_told() { merged.push(block) } else { open = Some(block) }
    }
    while let Some(rest) = open.take() {
        let Some(last) = merged.pop() else { break };
        let last = last.with(rest);
        if last.may_be_told() { merged.push(last) } else { open = Some(last) }
    }
    merged
}

impl Block {
    /// This stretch and the one behind it.
    fn with(mut self, next: Self) -> Self {
        for (network, row) in next.cells {
            self.cells.entry(network).or_insert_with(|| Row::empty(())).join(&row);
        }
        self
    }

    fn may_be_told(&self) -> bool {
        self.cells.values().all(|row| !row.crowd.is_few())
    }
}
