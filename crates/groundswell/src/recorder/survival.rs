// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keeping whether quoted posts are still there as they grow older.

use anyhow::Result;
use model::{Post, PostId, Timestamp};
use report::{Age, Survival};

use super::Recorder;
use crate::ledger::{Seen, Visibility};

impl Recorder {
    /// How many quoted posts were still there after a while.
    pub fn survival(&self) -> Survival {
        self.looks.survival()
    }

    /// Whether something was learnt of the survival of posts since the last report.
    pub fn has_looked(&self) -> bool {
        self.has_looked
    }

    /// Keeps how a quoted post stands, once for each age.
    pub(super) fn keep_look(&mut self, id: &PostId, post: &Post, now: Timestamp) -> Result<()> {
        // As of what is deleted, it is told of what counts alone.
        let age = self.counted_at(id).and_then(|made_at| Age::reached(now.duration_since(made_at)));
        let account = self.held.get(id).and_then(|held| held.account.as_deref());
        let (Some(age), Some(account)) = (age, account) else { return Ok(()) };
        if self.looks.has(id.as_str(), age) {
            return Ok(());
        }
        let network = post.network;
        let visibility = match self.account_visibility(post) {
            Visibility::There => self.unseen.get(id).copied().unwrap_or(Visibility::There),
            hidden => hidden,
        };
        let (post, account) = (id.as_str().to_owned(), account.to_owned());
        let seen = Seen::Looked { network, post, account, age, visibility };
        let was_unreported = self.is_unreported;
        let place = self.log(&seen)?;
        // Each look would make a report of its own, which stands in the record for ever.
        self.is_unreported = was_unreported;
        self.has_looked = true;
        self.see_look(id, &seen, place);
        Ok(())
    }

    /// Takes in how a post stood, and where the record says so: that goes with the post.
    pub(super) fn see_look(&mut self, id: &PostId, seen: &Seen, place: u64) {
        if let Some(held) = self.held.get_mut(id) {
            held.places.push(place);
            self.looks.follow(seen);
        }
    }
}
