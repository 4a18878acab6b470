// SPDX-License-Identifier: AGPL-3.0-or-later
//! How far the search for one hashtag is: back in time page by page, and where the pages end too soon, on from the oldest post.

use jiff::SignedDuration;
use model::Timestamp;
use serde_json::value::RawValue;

use super::wire::{Answer, View};

/// So many pages are given of one question at most: 10,000 posts, as many as the network counts.
const MOST_PAGES: u32 = 100;

/// So many pages without a post are turned, as long as there is a next one.
const MOST_EMPTY: u32 = 5;

/// So many pages are turned of one hashtag: 100,000 posts.
const MOST_IN_ALL: u32 = 1_000;

/// The network counts in milliseconds; what was posted in the same one as the oldest is asked for again.
const SAME: SignedDuration = SignedDuration::from_millis(1);

/// A post on a page.
pub(super) struct Found<'a> {
    pub raw: &'a RawValue,
    /// When it was made or when it came, whichever is earlier: the order of the search.
    pub at: Option<Timestamp>,
}

impl<'a> Found<'a> {
    fn read(raw: &'a RawValue) -> Self {
        let instant = |written: Option<String>| written?.parse().ok();
        let at = serde_json::from_str::<View>(raw.get()).ok().and_then(|view| {
            let made_at: Option<Timestamp> = instant(view.record.and_then(|record| record.created_at));
            [made_at, instant(view.indexed_at)].into_iter().flatten().min()
        });
        Self { raw, at }
    }
}

/// A page of the search.
pub(super) struct Page<'a> {
    pub posts: Vec<Found<'a>>,
    cursor: Option<String>,
}

impl<'a> Page<'a> {
    pub(super) fn read(answer: &'a [u8]) -> Option<Self> {
        let Answer { posts, cursor } = serde_json::from_slice(answer).ok()?;
        Some(Self { posts: posts.into_iter().map(Found::read).collect(), cursor })
    }
}

/// What is to be asked for next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// From when on.
    pub since: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Which page of that.
    pub cursor: Option<String>,
    /// The oldest post since `until` was chosen.
    oldest: Option<Timestamp>,
    pages: u32,
    empty: u32,
    in_all: u32,
}

impl Place {
    pub(super) fn new(since: Timestamp, until: Timestamp) -> Self {
        Self { since, until, cursor: None, oldest: None, pages: 0, empty: 0, in_all: 0 }
    }

    /// Goes on behind a page; `None` where there is nothing more to be asked for.
    pub(super) fn behind(mut self, page: &Page<'_>) -> Option<Self> {
        self.pages += 1;
        self.in_all += 1;
        self.empty = if page.posts.is_empty() { self.empty + 1 } else { 0 };
        let oldest = page.posts.iter().filter_map(|post| post.at).min();
        self.oldest = self.oldest.into_iter().chain(oldest).min();
        if self.in_all >= MOST_IN_ALL || self.oldest.is_some_and(|oldest| oldest < self.since) {
            return None;
        }
        let is_new = page.cursor.is_some() && page.cursor != self.cursor;
        if is_new && self.pages < MOST_PAGES && self.empty < MOST_EMPTY {
            return Some(Self { cursor: page.cursor.clone(), ..self });
        }
        // The pages may end before the posts do: only where nothing older is found, nothing is there.
        let until = self.oldest? + SAME;
        (until < self.until).then_some(Self { in_all: self.in_all, ..Self::new(self.since, until) })
    }
}
