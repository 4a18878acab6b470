// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looking at one hashtag's timeline: on from what was the newest, and back over what may have come late.

use std::time::Duration;

use fetch::{Asked, Fetched};
use ingest::{GapCause, Wire};
use jiff::SignedDuration;
use model::Timestamp;
use tokio::time::{Instant, sleep};

use super::{
    following::{Following, Round},
    parse::{self, Found},
    timeline::{Order, is_newer},
};
use crate::{encoded::encoded, follower::Closed, retry, secret::Secret};

/// The largest page that is taken: forty statuses take some 200 kB.
const LARGEST_PAGE: usize = 4 << 20;

/// So many pages are asked for at most before the other hashtags have their turn.
const MOST_PAGES: u32 = 40;

/// So many pages are looked back over when a source begins: 80,000 statuses.
const MOST_PAST: u32 = 2_000;

/// So many pages are looked back over again for what came late: 2,000 statuses, at the pace of a storm some ten minutes.
const MOST_LATE: u32 = 50;

/// A status stands where its author's clock says, and reaches other servers later: so late that is still found.
const LATE: SignedDuration = SignedDuration::from_mins(10);

/// How often it is looked for what came late.
const AGAIN: Duration = Duration::from_secs(60);

/// Who has to wait for longer does not see.
const LONG_WAIT: Duration = Duration::from_secs(30);

/// How soon a server that lets nobody in is asked again.
const REFUSED: Duration = Duration::from_secs(60);

/// Why looking came to an end too soon.
pub(super) enum Stop {
    Closed,
    Failed(Failure),
}

impl From<Closed> for Stop {
    fn from(_: Closed) -> Self {
        Self::Closed
    }
}

/// What a server did in place of giving a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub cause: GapCause,
    /// How long it asks to wait.
    pub wait: Option<Duration>,
    /// Whether asking for the other hashtags is of no use either.
    pub ends_round: bool,
}

/// What came of looking back.
struct Back {
    /// Whether it went as far as was wanted.
    is_far_enough: bool,
    came: bool,
}

impl Following {
    /// Looks at a hashtag; everything that is new is given.
    pub(super) async fn look(
        &mut self,
        number: usize,
        wire: &mut Wire,
        began_at: Timestamp,
    ) -> Result<Round, Stop> {
        let Some(timeline) = self.timelines.get(number) else { return Ok(Round::default()) };
        let (newest, seen_until) = (timeline.newest.clone(), timeline.seen_until);
        let is_due = timeline.looked_back_at.is_none_or(|at| at.elapsed() >= AGAIN);
        let mut round = Round::default();
        // 1. On from the newest that is known.
        if let Some(newest) = newest.filter(|_| self.order == Order::Sorted) {
            round = self.look_on(number, wire, newest).await?;
            if !round.is_whole {
                return Ok(round);
            }
        }
        // 2. Back, where the way on is not known, and for what came late.
        let knows_way = self.order == Order::Sorted && self.timeline(number).newest.is_some();
        if !knows_way || is_due {
            let is_first = self.timeline(number).looked_back_at.is_none();
            let past = seen_until.map_or(self.since, |seen| seen.min(began_at) - LATE);
            let until = if is_first { past } else { past.min(began_at - LATE) };
            let most = if is_first || !knows_way { MOST_PAST } else { MOST_LATE };
            let reach = Reach { until, most, stops_at_known: !knows_way && !is_due };
            let back = self.look_back(number, wire, &reach).await?;
            round.came |= back.came;
            round.is_filled &= back.is_far_enough;
            if is_due {
                self.timeline(number).looked_back_at = Some(Instant::now());
            }
        }
        let timeline = self.timeline(number);
        timeline.seen_until = timeline.seen_until.max(Some(began_at));
        Ok(round)
    }

    /// Looks on from a status, page by page, until there is no more.
    async fn look_on(&mut self, number: usize, wire: &mut Wire, from: String) -> Result<Round, Stop> {
        let (mut newest, mut round) = (from, Round::default());
        for _ in 0..MOST_PAGES {
            let page = self.ask(number, &format!("&min_id={}", encoded(&newest))).await?;
            self.learn(&page);
            let last = page.first().and_then(|found| found.id.clone());
            let last = last.filter(|last| is_newer(last, &newest));
            round.came |= self.give(wire, page, None).await?;
            let Some(last) = last else { return Ok(round) };
            if self.order == Order::Sorted {
                self.timeline(number).newest = Some(last.clone());
            }
            newest = last;
        }
        round.is_whole = false;
        Ok(round)
    }

    /// Looks back from now, page by page.
    async fn look_back(&mut self, number: usize, wire: &mut Wire, reach: &Reach) -> Result<Back, Stop> {
        let mut back = Back { is_far_enough: false, came: false };
        let is_first = self.timeline(number).seen_until.is_none();
        let floor = is_first.then_some(reach.until);
        let (mut newest, mut before) = (None, None::<String>);
        for _ in 0..reach.most {
            let at = before.as_deref().map(|id| format!("&max_id={}", encoded(id))).unwrap_or_default();
            let page = self.ask(number, &at).await?;
            self.learn(&page);
            newest = newest.or_else(|| page.first().and_then(|found| found.id.clone()));
            let last = page.last().and_then(|found| found.id.clone());
            // By the newest: one status that claims to be old hides nothing.
            let is_past =
                page.iter().filter_map(|found| found.created_at).max().is_none_or(|at| at < reach.until);
            let came = self.give(wire, page, floor).await?;
            back.came |= came;
            if is_past || (reach.stops_at_known && !came) {
                back.is_far_enough = true;
                break;
            }
            if last.is_none() || last == before {
                break;
            }
            before = last;
        }
        if self.order == Order::Sorted {
            let timeline = self.timeline(number);
            timeline.newest = timeline.newest.take().or(newest);
        }
        Ok(back)
    }

    /// Gives the statuses of a page, the oldest first; those from before the floor are only remembered.
    async fn give(
        &self,
        wire: &mut Wire,
        page: Vec<Found>,
        floor: Option<Timestamp>,
    ) -> Result<bool, Closed> {
        let mut came = false;
        for found in page.into_iter().rev() {
            if floor.is_some_and(|floor| found.created_at.is_some_and(|at| at < floor)) {
                self.reports.given().remember(&found);
            } else {
                came |= self.reports.give(wire, found).await?;
            }
        }
        Ok(came)
    }

    fn learn(&mut self, page: &[Found]) {
        self.order.learn(page);
        if self.order == Order::Unsorted {
            self.timelines.iter_mut().for_each(|timeline| timeline.newest = None);
        }
    }

    fn timeline(&mut self, number: usize) -> &mut super::timeline::Timeline {
        self.timelines.get_mut(number).expect("hashtags stay the same")
    }

    /// Asks for a page, as soon as the server takes another question.
    async fn ask(&mut self, number: usize, at: &str) -> Result<Vec<Found>, Stop> {
        let wait = self.pace.wait();
        if wait > LONG_WAIT {
            self.open_gap(GapCause::Limited).await?;
        }
        sleep(wait).await;
        let tag = encoded(&self.timeline(number).tag);
        let address = format!("https://{}/api/v1/timelines/tag/{tag}?limit=40{at}", self.server.host);
        let headers: Vec<_> = self.server.token.iter().map(Secret::bearer).collect();
        let broken = Failure { cause: GapCause::Broken, wait: None, ends_round: true };
        let answer = self.link.fetcher.ask(&Asked::get(&address, &headers), LARGEST_PAGE).await;
        let answer = answer.map_err(|_| Stop::Failed(broken))?;
        let now = self.link.now();
        self.pace.learn(&answer, now);
        judge(&answer, now).map_err(Stop::Failed)
    }
}

/// How far it is looked back.
struct Reach {
    /// To a page on which everything is older.
    until: Timestamp,
    /// Over so many pages at most.
    most: u32,
    /// Not beyond a page on which nothing is new.
    stops_at_known: bool,
}

/// What an answer means.
fn judge(answer: &Fetched, now: Timestamp) -> Result<Vec<Found>, Failure> {
    let broken = Failure { cause: GapCause::Broken, wait: None, ends_round: false };
    let retry = retry::after(|name| answer.header(name), now);
    match answer.status {
        200 => parse::page(&answer.content).ok_or(broken),
        401 | 403 | 422 => Err(Failure { cause: GapCause::Refused, wait: Some(REFUSED), ends_round: false }),
        // So says a server that has never heard of a hashtag, and, not in JSON, one that knows nothing of hashtags at all.
        404 if answer.content.trim_ascii().starts_with(b"{") => Ok(Vec::new()),
        429 => Err(Failure { cause: GapCause::Limited, wait: retry, ends_round: true }),
        503 => Err(Failure { wait: retry, ..broken }),
        _ => Err(broken),
    }
}
