// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was posted while nobody listened, asked for stretch by stretch.
//!
//! X gives the newest first. So a long time is cut into hours, the oldest first: a program that is stopped in between goes on at the hour
//! where it was, and pays for no more than that hour again.

use std::time::Duration;

use ingest::GapCause;
use jiff::SignedDuration;
use model::Timestamp;
use tokio::time::Instant;

use super::{app::Wanted, error::XError, parse::Pages};
use crate::patience::Patience;

/// X searches the last seven days, and refuses what lies before ([search](https://docs.x.com/x-api/posts/search/introduction)); half an
/// hour is for a clock that runs otherwise, and for the pages of a slice that come one after the other.
const REACH: SignedDuration = SignedDuration::from_mins(7 * 24 * 60 - 30);

const SLICE: SignedDuration = SignedDuration::from_hours(1);

/// A slice that is shorter is not worth a question.
const SHORTEST: SignedDuration = SignedDuration::from_mins(1);

/// X reads whole seconds: what is shorter has no beginning before its end, and is refused.
const CRUMB: SignedDuration = SignedDuration::from_secs(2);

/// After so long a post is surely found.
const INDEXED: SignedDuration = SignedDuration::from_secs(30);

/// So many pages in a row may be empty, and say that there are more.
const MOST_EMPTY: u32 = 5;

/// So often one page is asked for again that can't be read.
const MOST_UNREADABLE: u32 = 5;

/// From when on X can be searched.
pub(super) fn searchable_from(now: Timestamp) -> Timestamp {
    now - REACH
}

/// A stretch of time to be searched.
#[derive(Debug)]
pub(super) struct Search {
    queries: Vec<String>,
    /// What is to be asked from the next slice on.
    renewed: Option<Vec<String>>,
    /// Everything before this was given.
    from: Timestamp,
    until: Timestamp,
    slice: Option<Timestamp>,
    query: usize,
    token: Option<String>,
    empty: u32,
    unreadable: u32,
    /// What could not be searched, unless that was taken out.
    lost: Option<Lost>,
    patience: Patience,
    not_before: Instant,
}

/// What could not be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lost {
    /// Why, of the first part.
    pub cause: GapCause,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// What is to be done next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Ask(Wanted),
    Done,
    Wait,
}

impl Search {
    pub(super) fn new(queries: Vec<String>, from: Timestamp, until: Timestamp) -> Self {
        Self {
            queries,
            renewed: None,
            from,
            until,
            slice: None,
            query: 0,
            token: None,
            empty: 0,
            unreadable: 0,
            lost: None,
            patience: Patience::default(),
            not_before: Instant::now(),
        }
    }

    /// Everything before this was given, or is out of reach.
    pub(super) fn from(&self) -> Timestamp {
        self.from
    }

    pub(super) fn is_done(&self) -> bool {
        self.from >= self.until
    }

    /// From where to where not everything could be searched that was to be, since this was asked last.
    pub(super) fn take_lost(&mut self) -> Option<Lost> {
        self.lost.take()
    }

    /// Searches from `from`, or from where it is should it be at work still, up to a later end, for these.
    pub(super) fn extend(&mut self, queries: Vec<String>, from: Timestamp, until: Timestamp) {
        if self.is_done() {
            *self = Self::new(queries, from, until);
        } else {
            (self.renewed, self.until) = (Some(queries), until);
        }
    }

    pub(super) fn next(&mut self, now: Timestamp) -> Next {
        if self.is_done() {
            return Next::Done;
        }
        if Instant::now() < self.not_before {
            return Next::Wait;
        }
        let Some(end) = self.slice.or_else(|| self.begin(now)) else { return Next::Wait };
        let query = self.queries.get(self.query).cloned().unwrap_or_default();
        Next::Ask(Wanted { query, start: self.from, end, token: self.token.clone() })
    }

    /// Until where it can be searched now, if it is worth it.
    fn slice(&self, now: Timestamp) -> Option<Timestamp> {
        let (ready, end) = (now - INDEXED, self.from + SLICE);
        // A rest that is too short belongs to the slice before it.
        let end = if self.until.duration_since(end) < SHORTEST { self.until } else { end };
        if end <= ready {
            return Some(end);
        }
        let is_worth_it = ready.duration_since(self.from) >= SHORTEST && end.duration_since(ready) >= CRUMB;
        is_worth_it.then_some(ready)
    }

    /// Begins the next slice, if it is time for one.
    fn begin(&mut self, now: Timestamp) -> Option<Timestamp> {
        let earliest = searchable_from(now);
        if self.from < earliest {
            self.give_up(earliest.min(self.until), GapCause::Withheld);
            if self.is_done() {
                return None;
            }
        }
        let end = self.slice(now)?;
        (self.slice, self.query, self.token, self.empty) = (Some(end), 0, None, 0);
        if let Some(queries) = self.renewed.take() {
            self.queries = queries;
        }
        Some(end)
    }

    /// Goes on after a page.
    pub(super) fn took(&mut self, page: Pages) {
        (self.patience, self.unreadable) = (Patience::default(), 0);
        self.empty = if page.posts == 0 { self.empty + 1 } else { 0 };
        let is_more = page.next.is_some() && page.next != self.token && self.empty < MOST_EMPTY;
        self.token = page.next.filter(|_| is_more);
        if is_more {
            return;
        }
        (self.query, self.empty) = (self.query + 1, 0);
        if self.query >= self.queries.len() {
            self.from = self.slice.take().unwrap_or(self.from);
        }
    }

    /// Goes on after a page that did not come: asks again later, or gives the slice up.
    pub(super) fn failed(&mut self, error: &XError) {
        let (cause, wait) = error.meaning();
        self.unreadable += u32::from(matches!(error, XError::Unreadable));
        let is_final = matches!(error, XError::Refused { .. } | XError::Failed { status: 400..=499, .. });
        if is_final || self.unreadable >= MOST_UNREADABLE {
            let end = self.slice.take().unwrap_or(self.until);
            self.give_up(end, cause);
            self.unreadable = 0;
        }
        let wait: Duration = self.patience.next(wait);
        self.not_before = Instant::now() + wait;
    }

    /// Goes on behind what can't be searched.
    fn give_up(&mut self, until: Timestamp, cause: GapCause) {
        let so_far = self.lost.unwrap_or(Lost { cause, from: self.from, until });
        self.lost = Some(Lost { until, ..so_far });
        self.from = until;
    }
}
