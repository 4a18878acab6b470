// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether quoted posts are still there after an hour, a day, a week, a month, a quarter.

use std::collections::BTreeMap;

use anyhow::Result;
use jiff::SignedDuration;
use model::{Post, PostId, Timestamp};
use report::{Age, Standing, Survival};

use super::Recorder;
use crate::ledger::{Seen, Visibility};

/// How a post stood when it had an age.
pub(super) type Looks = BTreeMap<Age, Visibility>;

impl Recorder {
    /// How many quoted posts were still there after a while.
    pub fn survival(&self) -> Survival {
        let mut survival = self.deleted_quoted.clone();
        for (id, post) in self.quoted() {
            let account = self.held.get(id).and_then(|held| held.account.as_deref()).unwrap_or_default();
            for (age, visibility) in self.looks.get(id).map(known).unwrap_or_default() {
                survival.look(age, post.network, standing(visibility), account);
            }
        }
        survival
    }

    /// Whether something was learnt of the survival of posts since the last report.
    pub fn has_looked(&self) -> bool {
        self.has_looked
    }

    /// Keeps how a quoted post stands, once for each age.
    pub(super) fn keep_look(&mut self, id: &PostId, post: &Post, now: Timestamp) -> Result<()> {
        // An author may claim any time; of one that is still to come nothing follows.
        let made_at = post.created_at.into_iter().chain(post.id_at).min();
        let passed = made_at.map_or(SignedDuration::ZERO, |made_at| now.duration_since(made_at));
        let Some(age) = Age::reached(passed).filter(|_| self.held.contains_key(id)) else { return Ok(()) };
        if self.looks.get(id).is_some_and(|looks| looks.contains_key(&age)) {
            return Ok(());
        }
        let visibility = match self.account_visibility(post) {
            Visibility::There => self.unseen.get(id).copied().unwrap_or(Visibility::There),
            hidden => hidden,
        };
        let was_unreported = self.is_unreported;
        let place = self.log(&Seen::Looked { post: id.as_str().to_owned(), age, visibility })?;
        // Each look would make a report of its own, which stands in the record for ever.
        self.is_unreported = was_unreported;
        self.has_looked = true;
        self.see_look(id.clone(), age, visibility, place);
        Ok(())
    }

    /// Takes in how a post stood, and where the record says so: that goes with the post.
    pub(super) fn see_look(&mut self, id: PostId, age: Age, visibility: Visibility, place: u64) {
        let Some(held) = self.held.get_mut(&id) else { return };
        held.places.push(place);
        self.looks.entry(id).or_default().insert(age, visibility);
    }
}

/// What is known of a post at each age: what is there later was there before.
fn known(looks: &Looks) -> Looks {
    let mut known = looks.clone();
    for (age, _) in looks.iter().filter(|(_, visibility)| **visibility == Visibility::There) {
        for earlier in Age::ALL.into_iter().filter(|earlier| earlier < age) {
            known.entry(earlier).or_insert(Visibility::There);
        }
    }
    known
}

fn standing(visibility: Visibility) -> Standing {
    match visibility {
        Visibility::OutOfSight => Standing::OutOfSight,
        Visibility::There => Standing::There,
        Visibility::Withdrawn => Standing::Withdrawn,
    }
}
