// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use ingest::{Cursor, GapCause, Item, Wire};
use model::{Network, Timestamp};
use tokio::time::sleep;

use super::{
    Hashtags, MastodonServer,
    given::Given,
    look::{Failure, Stop},
    pace::Pace,
    parse::Found,
    stream::Streams,
    timeline::{self, Order, Timeline},
};
use crate::{
    follower::{Closed, Outlet},
    gaps::Gaps,
    link::Link,
    patience::Patience,
};

/// Between two rounds while posts come, and so much more after each round in which none came.
const BUSY: Duration = Duration::from_secs(5);

/// Between two rounds when nothing has come for a while.
const QUIET: Duration = Duration::from_secs(15);

/// Between two rounds while the server streams what comes.
const STREAMED: Duration = Duration::from_secs(30);

/// How a server is followed: round by round over all hashtags.
pub(super) struct Following {
    pub link: Link,
    pub server: Arc<MastodonServer>,
    pub timelines: Vec<Timeline>,
    pub order: Order,
    pub pace: Pace,
    /// What was posted earlier is not given when it is looked at for the first time.
    pub since: Timestamp,
    pub gaps: Gaps,
    pub reports: Reports,
    source: String,
    interval: Duration,
}

/// Reads statuses and hands them on, each version once.
///
/// What is streamed and what is asked for comes on ways of its own, to one place.
#[derive(Clone)]
pub(super) struct Reports {
    pub items: Arc<Outlet>,
    pub given: Arc<Mutex<Given>>,
    pub source: Arc<str>,
    link: Link,
}

impl Reports {
    /// Hands a status on, unless that was done before; tells whether it was.
    pub(super) async fn give(&self, wire: &mut Wire, found: Found) -> Result<bool, Closed> {
        if self.given().has(&found) {
            return Ok(false);
        }
        for item in wire.read(found.raw.clone(), self.link.now()) {
            self.items.give(item).await?;
        }
        // Not before it has been handed on: whoever finds it known may tell that everything has been.
        self.given().remember(&found);
        Ok(true)
    }

    pub(super) fn given(&self) -> std::sync::MutexGuard<'_, Given> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Following {
    pub(super) fn new(
        link: Link,
        server: MastodonServer,
        source: String,
        hashtags: Hashtags,
        from: Option<Cursor>,
        items: Outlet,
    ) -> Self {
        let timeline = |tag: String| Timeline {
            newest: from.as_ref().and_then(|from| timeline::read(&from.at, &tag)),
            seen_until: from.as_ref().map(|from| from.seen_until),
            tag,
            looked_back_at: None,
        };
        let timelines: Vec<Timeline> = hashtags.tags.into_iter().map(timeline).collect();
        // Only of servers whose names are in order a cursor holds one.
        let is_sorted = timelines.iter().any(|timeline| timeline.newest.is_some());
        let order = if is_sorted { Order::Sorted } else { Order::Unknown };
        let given = Arc::new(Mutex::new(Given::default()));
        let reports =
            Reports { items: Arc::new(items), given, source: source.as_str().into(), link: link.clone() };
        Self {
            link,
            server: Arc::new(server),
            timelines,
            order,
            pace: Pace::default(),
            since: hashtags.since,
            gaps: Gaps::new(Network::Mastodon, &source),
            reports,
            source,
            interval: BUSY,
        }
    }

    /// Follows until nobody takes the items any more.
    pub(super) async fn follow(mut self) -> Result<(), Closed> {
        let tags = self.timelines.iter().map(|timeline| timeline.tag.clone());
        let streams = Streams::start(&self.link, &self.server, tags, &self.reports);
        if self.seen_until().is_some() {
            self.open_gap(GapCause::Stopped).await?;
        }
        let mut patience = Patience::default();
        let mut wire = Wire::new(&self.source);
        loop {
            let wait = match self.round(&mut wire).await? {
                Ok(Round { is_whole: false, .. }) => Duration::ZERO,
                Ok(Round { came, .. }) => {
                    patience = Patience::default();
                    self.rest(came, streams.are_up())
                }
                Err(failure) => patience.next(failure.wait),
            };
            tokio::select! {
                () = sleep(wait) => {}
                // What came since then is to be asked for.
                () = streams.fell() => {}
            }
        }
    }

    /// How long to rest after a round.
    fn rest(&mut self, came: bool, is_streamed: bool) -> Duration {
        self.interval = if came { BUSY } else { (self.interval + BUSY).min(QUIET) };
        if is_streamed { STREAMED } else { self.interval }
    }

    /// Looks at every hashtag.
    async fn round(&mut self, wire: &mut Wire) -> Result<Result<Round, Failure>, Closed> {
        let (began_at, seen_until) = (self.link.now(), self.seen_until().unwrap_or(self.since));
        let (mut round, mut failed) = (Round::default(), None);
        for number in 0..self.timelines.len() {
            match self.look(number, wire, began_at).await {
                Ok(look) => round = round.and(look),
                Err(Stop::Closed) => return Err(Closed),
                Err(Stop::Failed(failure)) => {
                    let is_over = failure.ends_round;
                    failed.get_or_insert(failure);
                    if is_over {
                        break;
                    }
                }
            }
        }
        if let Some(failure) = failed {
            self.open_gap(failure.cause).await?;
            self.tell_loss(round, seen_until, began_at).await?;
            return Ok(Err(failure));
        }
        self.tell_loss(round, seen_until, began_at).await?;
        if round.is_whole
            && let Some(over) = self.gaps.close(began_at)
        {
            self.reports.items.give(over).await?;
        }
        self.tell_position().await?;
        Ok(Ok(round))
    }

    /// Tells of what a round could not reach: as part of the gap that is open, or as one of its own for all hashtags.
    async fn tell_loss(&mut self, round: Round, start: Timestamp, end: Timestamp) -> Result<(), Closed> {
        if round.is_filled {
            return Ok(());
        }
        if self.gaps.is_open() {
            self.gaps.is_lossy();
            return Ok(());
        }
        let gap = self.gaps.past(GapCause::Withheld, start, end);
        self.reports.items.give(gap).await
    }

    /// Up to when all hashtags have been seen.
    pub(super) fn seen_until(&self) -> Option<Timestamp> {
        self.timelines.iter().map(|timeline| timeline.seen_until).min().flatten()
    }

    async fn tell_position(&self) -> Result<(), Closed> {
        let Some(seen_until) = self.seen_until() else { return Ok(()) };
        let at = timeline::written(&self.timelines);
        let (network, source) = (Network::Mastodon, self.source.clone());
        self.reports.items.give(Item::Cursor(Cursor { network, source, at, seen_until })).await
    }

    /// Begins a gap where the last cursor was, unless there is one.
    pub(super) async fn open_gap(&mut self, cause: GapCause) -> Result<(), Closed> {
        let start = self.seen_until().unwrap_or(self.since);
        match self.gaps.open(cause, start) {
            Some(gap) => self.reports.items.give(gap).await,
            None => Ok(()),
        }
    }
}

/// What came of looking at one or all hashtags.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round {
    /// Whether everything was looked at that there is now.
    pub is_whole: bool,
    /// Whether that reaches back to where it was looked at last.
    pub is_filled: bool,
    /// Whether there was anything new.
    pub came: bool,
}

impl Default for Round {
    fn default() -> Self {
        Self { is_whole: true, is_filled: true, came: false }
    }
}

impl Round {
    fn and(self, other: Self) -> Self {
        Self {
            is_whole: self.is_whole && other.is_whole,
            is_filled: self.is_filled && other.is_filled,
            came: self.came || other.came,
        }
    }
}
