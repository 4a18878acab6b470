// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::parse::Found;

/// So many statuses of one page stand in order by chance once in 720 times.
const ENOUGH: usize = 6;

/// How far one hashtag has been followed on a server.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    /// The hashtag, without `#`.
    pub tag: String,
    /// The newest status of those up to which all have been given; only where the server's names for statuses are in order.
    pub newest: Option<String>,
    /// When it was looked at whole last: nothing posted earlier is still to come.
    pub seen_until: Option<Timestamp>,
    /// When it was last looked back over for what reached the server late.
    pub looked_back_at: Option<Instant>,
}

/// Whether a server's names for statuses are in the order of its timelines: not all are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    Unknown,
    Sorted,
    Unsorted,
}

impl Order {
    /// Learns from a page.
    pub(super) fn learn(&mut self, page: &[Found]) {
        let ids: Vec<&str> = page.iter().filter_map(|found| found.id.as_deref()).collect();
        if !ids.is_sorted_by(|newer, older| is_newer(newer, older)) {
            *self = Self::Unsorted;
        } else if *self == Self::Unknown && ids.len() >= ENOUGH {
            *self = Self::Sorted;
        }
    }
}

/// Whether a name is one of a later status: numbers grow, and with them their length.
pub(super) fn is_newer(one: &str, other: &str) -> bool {
    (one.len(), one) > (other.len(), other)
}

/// Where all hashtags are, in the words of a cursor.
pub(super) fn written(timelines: &[Timeline]) -> String {
    let places = timelines.iter().map(|timeline| (timeline.tag.clone(), timeline.newest.clone().into()));
    Value::Object(places.collect::<Map<_, _>>()).to_string()
}

/// Where a hashtag is, by a cursor.
pub(super) fn read(cursor: &str, tag: &str) -> Option<String> {
    let places: Value = serde_json::from_str(cursor).ok()?;
    places.get(tag)?.as_str().map(str::to_owned)
}
