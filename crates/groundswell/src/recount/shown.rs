// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of a storm could be shown when a report was made.

use std::collections::BTreeMap;

use analysis::Themes;
use call::Call;
use model::PostId;
use tally::Tally;

use crate::{entry::Kept, opened::closes, publish, standing::Standing};

/// The posts that could be shown, by their pseudonyms; of several versions the newest.
#[derive(Default)]
pub(super) struct Shown(BTreeMap<PostId, Kept>);

impl Shown {
    /// Takes in an entry of a post, after those before it.
    pub(super) fn take(&mut self, kept: Kept) {
        let Some(id) = kept.counts_as.id.clone() else { return };
        match &kept.shown {
            // A post of which no time is told stands in no order.
            Some(shown) if shown.created_at.is_some() => {
                self.0.insert(id, kept);
            }
            Some(_) => {
                self.0.remove(&id);
            }
            None => {
                let before = self.0.get(&id).and_then(|before| before.shown.as_ref());
                if before.is_some_and(|shown| closes(&kept.counts_as, shown)) {
                    self.0.remove(&id);
                }
            }
        }
    }

    /// What was said in those that count.
    pub(super) fn themes(&self, standing: &Standing, tally: &Tally, call: &Call) -> Option<Themes> {
        let shown =
            self.0.values().filter(|kept| standing.is_seen(kept) && tally.has_counted(&kept.counts_as));
        Themes::of_shown(shown.filter_map(|kept| kept.shown.as_ref()), &publish::kit(call))
    }
}
