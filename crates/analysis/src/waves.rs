// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Timestamp, Window};
use serde::{Deserialize, Serialize};
use tally::FEW;

use crate::surge::surges;

/// The posts that were deleted in a minute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deletions {
    /// How many.
    pub posts: u64,
    /// How many of the accounts that deleted had not just before.
    pub accounts: u64,
}

/// A stretch in which far more posts were deleted than before: when many go at once, soon after they were made, they may have been made
/// to be counted and not to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wave {
    /// The stretch.
    pub window: Window,
    /// The posts deleted in it.
    pub posts: u64,
}

/// The least number of posts whose deletion is a wave.
const LEAST_POSTS: u64 = 20;

/// The waves in deletions by minute, in order of time: of at least five accounts, so that nobody who takes back what they wrote is shown
/// to have done so.
#[must_use]
pub fn waves(per_minute: &[(Timestamp, Deletions)]) -> Vec<Wave> {
    let posts: Vec<(Timestamp, u64)> =
        per_minute.iter().map(|(minute, deletions)| (*minute, deletions.posts)).collect();
    let surges = surges(&posts).surges.into_iter().filter(|surge| surge.posts >= LEAST_POSTS);
    let waves = surges.filter_map(|surge| {
        Some(Wave { window: Window::new(surge.start, surge.end).ok()?, posts: surge.posts })
    });
    let accounts = |wave: &Wave| {
        let inside = per_minute.iter().filter(|(minute, _)| wave.window.contains(*minute));
        inside.map(|(_, deletions)| deletions.accounts).sum::<u64>()
    };
    waves.filter(|wave| accounts(wave) >= FEW).collect()
}
