// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{hash::BuildHasher as _, sync::OnceLock};

use foldhash::quality::RandomState;
use model::Network;

/// A number that stands for a post's identifier as long as the program runs; another's may be the same, by chance.
#[must_use]
pub fn mark(network: Network, id: &[u8]) -> u64 {
    // What strangers write must not be able to make two of them equal, so that each start has numbers of its own.
    static STATE: OnceLock<RandomState> = OnceLock::new();
    STATE.get_or_init(RandomState::default).hash_one((network, id))
}
