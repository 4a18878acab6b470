// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of a record everybody may open: on the site, and in what leaves it. One rule for both.

use std::collections::BTreeSet;

use model::{Network, Post, Remark};
use record::Kind;
use serde_json::Value;

use crate::ledger::Seen;

/// The entries that hold nobody's post, and say something of the call, of the record or of how it was watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    places: BTreeSet<u64>,
    /// The call as it stands: what it said before is nobody's business any more, for it may have been changed for a reason.
    call: Option<u64>,
}

impl Opened {
    /// Takes in an entry.
    pub fn see(&mut self, place: u64, kind: Kind, content: &Value) {
        match kind {
            Kind::Amendment | Kind::Call => self.call = Some(place),
            Kind::Anchor | Kind::Key | Kind::Policy | Kind::Report | Kind::Tombstone => {
                self.places.insert(place);
            }
            Kind::Watch if is_of_watching(content) => {
                self.places.insert(place);
            }
            Kind::Capture | Kind::Post | Kind::Watch => {}
        }
    }

    /// Takes in tombstones.
    pub fn see_tombstones(&mut self, places: impl Iterator<Item = u64>) {
        self.places.extend(places);
    }

    /// Their places, in order.
    pub fn places(&self) -> impl Iterator<Item = u64> {
        self.places.iter().copied().chain(self.call)
    }
}

/// Whether everybody may read what watching has shown: of posts and accounts it speaks by pseudonyms, which stay here.
fn is_of_watching(content: &Value) -> bool {
    match Seen::read(content) {
        Some(Seen::Began { .. } | Seen::Gap(_) | Seen::Spelling { .. }) => true,
        Some(Seen::Account { .. } | Seen::Deleted { .. } | Seen::Hidden { .. } | Seen::Post { .. })
        | None => false,
    }
}

/// Whether its network's terms, or its author, let a post that may be shown be handed on itself, and not its address alone.
pub fn may_be_handed_on(post: &Post) -> bool {
    post.network != Network::X || post.remarks.contains(&Remark::HandedIn)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn of_the_call_the_newest_word_is_open_and_of_watching_nothing_about_anybody() {
        let mut opened = Opened::default();
        let at = "2026-12-01T15:00:00Z".parse().expect("an instant");
        let began = Seen::Began { source: "jetstream:jet.example".to_owned(), network: Network::Bluesky, at };
        let hidden = Seen::Hidden { post: "ab".to_owned(), is_hidden: true };
        for (place, kind, content) in [
            (0, Kind::Call, json!({})),
            (1, Kind::Watch, began.content()),
            (2, Kind::Watch, hidden.content()),
            (3, Kind::Amendment, json!({})),
            (4, Kind::Post, json!({})),
            (5, Kind::Capture, json!({})),
            (6, Kind::Anchor, json!({})),
        ] {
            opened.see(place, kind, &content);
        }
        opened.see_tombstones(7..9);
        assert_eq!(opened.places().collect::<BTreeSet<_>>(), [1, 3, 6, 7, 8].into());
    }
}
