// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of a storm may be shown, and what organizers have taken off the wall.

use std::collections::HashSet;

use model::{Network, Post, PostId};
use report::Quoted;

use super::Recorder;

/// How many posts the live page's wall holds.
const WALL: usize = 30;

impl Recorder {
    /// The posts that may be shown, the newest first.
    pub fn wall(&self) -> Vec<Quoted> {
        self.on_wall(false).map(|(id, post)| self.quote(id, post)).collect()
    }

    /// The posts that were taken off the wall, the newest first.
    pub fn off_wall(&self) -> Vec<Quoted> {
        self.on_wall(true).map(|(id, post)| self.quote(id, post)).collect()
    }

    /// What stands on the wall or was taken off it, the newest first.
    pub(super) fn on_wall(&self, is_hidden: bool) -> impl Iterator<Item = (&PostId, &Post)> {
        let is_so = move |(id, post): &(&PostId, &Post)| {
            let named = post.id.clone().map(|id| (post.network, id));
            let is_seen = !self.is_gone(post) && !self.unseen.contains_key(id);
            named.is_some_and(|named| self.hidden.contains(&named)) == is_hidden && is_seen
        };
        self.quoted().rev().filter(is_so).take(WALL)
    }

    /// Keeps those posts off the wall, and no others.
    pub fn hide(&mut self, hidden: HashSet<(Network, PostId)>) {
        // The report quotes what stands on the wall.
        self.is_unreported |= self.hidden != hidden;
        self.hidden = hidden;
    }
}
