// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of a record everybody may open: on the site, and in what leaves it. One rule for both.

use std::collections::BTreeSet;

use call::REPORT_FILE;
use model::{Network, Post, Remark};
use record::Kind;
use serde_json::Value;

use crate::ledger::Seen;

/// The entries that hold nobody's post, and say something of the call, of the record or of how it was watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    places: BTreeSet<u64>,
    /// The call as it stands: what it said before is nobody's business any more, for it may have been changed for a reason. With what opens
    /// its sealed hashtag, or brings the report's words, stays what was sealed before the hour, which that is held against, unless it has
    /// earlier words of the report in it.
    call: Vec<u64>,
    /// When the call that stands was sealed.
    sealed_at: Option<Value>,
    /// Whether the first of those entries has words of the report in it.
    has_words: bool,
}

impl Opened {
    /// Takes in an entry.
    pub fn see(&mut self, place: u64, kind: Kind, content: &Value) {
        match kind {
            Kind::Amendment | Kind::Call => {
                let sealed_at = content.get("sealed_at").cloned();
                let adds = ["revealed_at", "edited_at"].iter().any(|name| content.get(name).is_some());
                let is_agreed = adds && sealed_at == self.sealed_at && !self.has_words;
                if is_agreed {
                    self.call.truncate(1);
                } else {
                    self.call.clear();
                    self.has_words =
                        content.pointer("/files").is_some_and(|files| files.get(REPORT_FILE).is_some());
                }
                self.call.push(place);
                self.sealed_at = sealed_at;
            }
            Kind::Anchor | Kind::Disclosure | Kind::Key | Kind::Policy | Kind::Report | Kind::Tombstone => {
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
        self.places.iter().chain(&self.call).copied()
    }
}

/// Whether everybody may read what watching has shown: of posts and accounts it speaks by pseudonyms, which stay here.
fn is_of_watching(content: &Value) -> bool {
    match Seen::read(content) {
        Some(Seen::Began { .. } | Seen::Gap(_) | Seen::Spelling { .. }) => true,
        Some(
            Seen::Account { .. }
            | Seen::Deleted { .. }
            | Seen::Hidden { .. }
            | Seen::Looked { .. }
            | Seen::Post { .. },
        )
        | None => false,
    }
}

/// Whether a later sight of a post that is only counted closes what was shown of it: its author wants to be found by nobody, and has not
/// handed it in themselves. That it is only counted says nothing else.
pub fn closes(counted: &Post, shown: &Post) -> bool {
    let is_withheld =
        [Remark::NotIndexable, Remark::Unlisted].iter().any(|remark| counted.remarks.contains(remark));
    is_withheld && !shown.remarks.contains(&Remark::HandedIn)
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

    #[test]
    fn what_was_sealed_before_the_hour_stays_open_with_what_opens_its_hashtag_and_goes_with_other_words() {
        let mut opened = Opened::default();
        let (sealed, later) = ("2026-11-30T15:00:00Z", "2026-12-01T16:00:00Z");
        let revealed = json!({"sealed_at": sealed, "revealed_at": "2026-12-01T15:00:00Z"});
        opened.see(0, Kind::Call, &json!({"sealed_at": "2026-11-29T15:00:00Z"}));
        opened.see(1, Kind::Amendment, &json!({"sealed_at": sealed}));
        opened.see(2, Kind::Amendment, &revealed);
        assert_eq!(opened.places().collect::<Vec<_>>(), [1, 2]);
        for place in [3, 4] {
            let words =
                json!({"sealed_at": sealed, "edited_at": later, "files": {"report.toml": place.to_string()}});
            opened.see(place, Kind::Amendment, &words);
            assert_eq!(
                opened.places().collect::<Vec<_>>(),
                [1, place],
                "of the report the newest words alone"
            );
        }
        let otherwise = json!({"sealed_at": later, "files": {"report.toml": "4"}});
        opened.see(5, Kind::Amendment, &otherwise);
        opened.see(6, Kind::Amendment, &json!({"sealed_at": later, "edited_at": later}));
        assert_eq!(
            opened.places().collect::<Vec<_>>(),
            [6],
            "earlier words of the report are nobody's business"
        );
        opened.see(7, Kind::Amendment, &json!({"sealed_at": sealed, "revealed_at": later}));
        assert_eq!(opened.places().collect::<Vec<_>>(), [7]);
    }
}
