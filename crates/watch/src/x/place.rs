// SPDX-License-Identifier: AGPL-3.0-or-later
//! How far the source is: what its cursor says, and what was spent so far.

use std::collections::BTreeSet;

use ingest::{Cursor, Gap, GapCause};
use model::{Network, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    meter::{XMeter, XSpent},
    money::Dollars,
    tag::XTag,
};

/// How far X has been followed.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Everything before was given, of the hashtags that are known.
    pub until: Timestamp,
    pub known: BTreeSet<XTag>,
    pub gap: Option<Gap>,
    /// Whether it is known that not all that was posted in the gap comes afterwards.
    pub is_lossy: bool,
    /// A gap that is over, until that was surely told.
    pub over: Option<Gap>,
}

/// What a cursor holds. Spending is in it because both must be kept together: posts after the cursor are read again, and thereby counted.
#[derive(Deserialize, Serialize)]
struct Kept {
    /// In microseconds of Unix time, as all that is an instant here.
    until: i64,
    /// Since when there has been a gap.
    gap: Option<i64>,
    /// Whether it stays one.
    #[serde(default)]
    lossy: bool,
    /// The beginning and the end of one that is over, and whether it was filled.
    #[serde(default)]
    over: Option<(i64, i64, bool)>,
    posts: u64,
    /// Money, in millionths of a dollar.
    micros: u64,
    tags: Vec<String>,
}

impl Place {
    /// Where a source begins that has never run.
    pub(super) fn new(until: Timestamp, known: BTreeSet<XTag>) -> Self {
        Self { until, known, gap: None, is_lossy: false, over: None }
    }

    /// Takes up what a cursor says, in a gap that began with it or before; of hashtags, those that are still followed are known.
    pub(super) fn read(cursor: &Cursor, all: &BTreeSet<XTag>, meter: &XMeter) -> Option<Self> {
        let kept: Kept = serde_json::from_str(&cursor.at).ok()?;
        let instant = |micros| Timestamp::from_microsecond(micros).ok();
        let until = instant(kept.until)?;
        meter.resume(XSpent { posts: kept.posts, money: Dollars::from_micros(kept.micros) });
        let known = kept.tags.iter().filter_map(|tag| tag.parse().ok()).filter(|tag| all.contains(tag));
        let over = kept.over.and_then(|(start, end, is_filled)| {
            let gap = gap(GapCause::Stopped, instant(start)?);
            Some(Gap { end: Some(instant(end)?), is_filled, ..gap })
        });
        let gap = Some(gap(GapCause::Stopped, kept.gap.and_then(instant).unwrap_or(until)));
        Some(Self { until, known: known.collect(), gap, is_lossy: kept.lossy, over })
    }

    /// The cursor for what has been given so far.
    pub(super) fn cursor(&self, spent: XSpent) -> Cursor {
        let kept = Kept {
            until: self.until.as_microsecond(),
            gap: self.gap.as_ref().map(|gap| gap.start.as_microsecond()),
            lossy: self.is_lossy,
            over: self
                .over
                .as_ref()
                .and_then(|gap| Some((gap.start.as_microsecond(), gap.end?.as_microsecond(), gap.is_filled))),
            posts: spent.posts,
            micros: spent.money.micros(),
            tags: self.known.iter().map(|tag| tag.as_str().to_owned()).collect(),
        };
        let at = serde_json::to_string(&kept).expect("numbers and texts can be written");
        Cursor { source: NAME.to_owned(), network: Network::X, at, seen_until: self.until }
    }

    /// Begins a gap here; one that is open already has another cause from now on.
    pub(super) fn open_gap(&mut self, cause: GapCause) {
        let start = self.until;
        self.gap.get_or_insert_with(|| gap(cause, start)).cause = cause;
    }

    /// Ends the gap, if there is one.
    pub(super) fn close_gap(&mut self, end: Timestamp) {
        let is_filled = !std::mem::take(&mut self.is_lossy);
        let Some(gap) = self.gap.take() else { return };
        self.over = Some(Gap { end: Some(end.max(gap.start)), is_filled, ..gap });
    }
}

/// A gap that begins there.
pub(super) fn gap(cause: GapCause, start: Timestamp) -> Gap {
    Gap {
        network: Network::X,
        source: NAME.to_owned(),
        start,
        end: None,
        cause,
        lost: None,
        is_filled: false,
    }
}
