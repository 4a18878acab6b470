// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Timestamp, Window};
use tally::Tally;

use crate::past::Past;

const MINUTE_SECONDS: i64 = 60;

/// The most bins that are looked at; longer stretches of time are looked at in longer bins.
const MOST_BINS: i64 = 20_000;

/// A surge lasts while scores stay above this, which is half the excess of an alarm.
const STILL: f64 = 0.293;

/// So many quiet bins end a surge, so that one lull does not make two of it.
const LULL_BINS: usize = 5;

/// The score from which on a bin is an alarm.
const ALARM: f64 = 0.5;

/// What was found in figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The surges, in order of time.
    pub surges: Vec<Surge>,
    /// How long the bins were in which they were looked for, in seconds; 60 unless the posts span many days.
    pub bin_seconds: u64,
}

/// A stretch of time in which posts exceed what the past explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surge {
    /// The first instant of its first bin.
    pub start: Timestamp,
    /// The first instant after its last bin.
    pub end: Timestamp,
    /// The posts in it.
    pub posts: u64,
    /// The first instant of its fullest bin, of several the earliest.
    pub peak: Timestamp,
    /// The greatest score of its bins, from 0.5 to 1.
    pub score: f64,
}

/// Finds the surges in posts by minute, which are in order of time; minutes left out are empty.
///
/// Before the first post it takes silence for granted, so a storm that begins at once is a surge from its first
/// minute. Where the posts begin only because the watching did, that first surge says no more than this.
#[must_use]
pub fn surges(per_minute: &[(Timestamp, u64)]) -> Findings {
    let Some(bins) = Bins::of(per_minute) else { return Findings::default() };
    let mut past = Past::silent();
    let mut found: Vec<Surge> = Vec::new();
    let mut open: Option<Open> = None;
    for (place, posts) in bins.posts.iter().enumerate() {
        let bin = Bin { place, posts: *posts, score: past.score(approximate(*posts)) };
        if open.is_none() && bin.score >= ALARM {
            open = Some(Open::new(bin));
        } else if let Some(surge) = &mut open {
            surge.see(bin);
        }
        if let Some(over) = open.take_if(|surge| surge.quiet >= LULL_BINS) {
            found.push(bins.surge(&over));
        }
    }
    found.extend(open.map(|surge| bins.surge(&surge)));
    Findings { surges: found, bin_seconds: bins.seconds.unsigned_abs() }
}

/// Finds the surges in a tally that may be published: those of at least five accounts.
#[must_use]
pub fn published(tally: &Tally) -> Findings {
    let mut findings = surges(&tally.counts().per_minute);
    findings.surges.retain(|surge| {
        let window = Window::new(surge.start, surge.end);
        window.is_ok_and(|window| tally.accounts_within(window) >= tally::FEW)
    });
    findings
}

/// Posts in bins of equal length without a gap.
struct Bins {
    start: i64,
    seconds: i64,
    posts: Vec<u64>,
}

#[derive(Clone, Copy)]
struct Bin {
    place: usize,
    posts: u64,
    score: f64,
}

/// A surge that may still go on.
struct Open {
    first: usize,
    last: usize,
    posts: u64,
    /// The posts since `last`, which are part of it only if it goes on.
    posts_since: u64,
    fullest: Bin,
    score: f64,
    quiet: usize,
}

impl Bins {
    fn of(per_minute: &[(Timestamp, u64)]) -> Option<Self> {
        let start = per_minute.first()?.0.as_second();
        let minutes = (per_minute.last()?.0.as_second() - start) / MINUTE_SECONDS + 1;
        let minutes_each = (minutes + MOST_BINS - 1) / MOST_BINS;
        let seconds = minutes_each * MINUTE_SECONDS;
        let count = usize::try_from((minutes + minutes_each - 1) / minutes_each).ok()?;
        let mut posts = vec![0; count];
        for (at, more) in per_minute {
            let place = usize::try_from((at.as_second() - start).div_euclid(seconds)).ok();
            if let Some(bin) = place.and_then(|place| posts.get_mut(place)) {
                *bin += more;
            }
        }
        Some(Self { start, seconds, posts })
    }

    fn surge(&self, open: &Open) -> Surge {
        Surge {
            start: self.instant(open.first),
            end: self.instant(open.last + 1),
            posts: open.posts,
            peak: self.instant(open.fullest.place),
            score: open.score,
        }
    }

    fn instant(&self, place: usize) -> Timestamp {
        let place = i64::try_from(place).unwrap_or(MOST_BINS);
        Timestamp::from_second(self.start + place * self.seconds).unwrap_or(Timestamp::MAX)
    }
}

impl Open {
    fn new(bin: Bin) -> Self {
        let Bin { place, posts, score } = bin;
        Self { first: place, last: place, posts, posts_since: 0, fullest: bin, score, quiet: 0 }
    }

    fn see(&mut self, bin: Bin) {
        self.posts_since += bin.posts;
        if bin.score < STILL {
            self.quiet += 1;
            return;
        }
        self.posts += std::mem::take(&mut self.posts_since);
        (self.last, self.quiet) = (bin.place, 0);
        self.score = self.score.max(bin.score);
        if bin.posts > self.fullest.posts {
            self.fullest = bin;
        }
    }
}

/// The count as a floating-point number; a count beyond 2^32 in one bin would lose nothing that matters.
fn approximate(posts: u64) -> f64 {
    f64::from(u32::try_from(posts).unwrap_or(u32::MAX))
}
