// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, path::PathBuf, sync::Arc};

use call::Call;
use jiff::{civil::Date, tz::TimeZone};
use model::{Post, Timestamp};
use store::Store;
use tally::Counts;
use tokio::sync::watch;

/// Everything that the site shows.
pub struct Site {
    /// The calls of this instance, in the order in which they are listed.
    pub calls: Vec<Arc<Page>>,
    /// Where pledges and hand-outs are kept.
    pub store: Store,
    /// The clock.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// The site's own address, without a slash at its end.
    pub base_url: String,
    /// How many seconds of `now` pass in one real second: 1 but in a demo.
    pub speed: f64,
}

/// One call with all that belongs to it.
pub struct Page {
    /// The call.
    pub call: Call,
    /// What is counted and may be shown, as it changes.
    pub live: watch::Receiver<Arc<Live>>,
    /// The record's folder, of which `checkpoint`, `vkey` and `tile/**` are served.
    pub record: PathBuf,
    /// The folder that holds `index.html`, `report.json` and `report.md` once the report is written.
    pub report: PathBuf,
    /// Whether people and posts are invented, which then stands on every page.
    pub simulated: bool,
}

/// A storm as it stands.
#[derive(Clone, Debug)]
pub struct Live {
    /// When it stood so.
    pub as_of: Timestamp,
    /// The counts in the form in which they may be published.
    pub counts: Counts,
    /// The posts that may be shown, in the order in which they are.
    pub wall: Vec<Post>,
    /// How many posts the record holds.
    pub recorded: u64,
    /// When the call was sealed in the record.
    pub sealed_at: Option<Timestamp>,
}

impl Site {
    pub(crate) fn page(&self, call: &str) -> Option<&Arc<Page>> {
        self.calls.iter().find(|page| page.call.id.as_str() == call)
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.now)()
    }
}

impl Page {
    /// The call's name in addresses.
    pub(crate) fn id(&self) -> &str {
        self.call.id.as_str()
    }

    /// When the call was last known to change: when it was sealed, or else on the last day that a fact names.
    pub(crate) fn known_at(&self) -> Timestamp {
        let days = self.call.case.facts.iter().map(|fact| fact.checked_on.unwrap_or(fact.on));
        let known_at = self.live().sealed_at.or_else(|| days.max().and_then(midnight));
        // A call without facts that is not sealed yet has no other time than its own.
        known_at.unwrap_or_else(|| self.call.storm.window.start())
    }

    pub(crate) fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live.borrow())
    }
}

/// The beginning of a day in UTC: all that is known of the time of what has only a date.
pub(crate) fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp())
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("call", &self.call.id).finish_non_exhaustive()
    }
}
