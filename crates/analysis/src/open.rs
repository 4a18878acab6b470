// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use model::Timestamp;

use crate::{
    Row, Surge, SurgePeak,
    numbers::whole,
    past::{ALARM_DAYS, Past, Reading},
};

/// A surge lasts while bins lie so many deviations above the past.
const STILL: f64 = 1.5;

/// So many quiet bins end a surge, so that one lull does not make two of it.
const LULL_BINS: usize = 5;

/// Fewer posts than this are no surge, however long nothing was there before.
const LEAST_POSTS: f64 = 5.0;

/// So many bins together tell whether the excess is halved.
const HALVED_BINS: usize = 3;

/// Goes along a series, and keeps the surges in it.
pub(crate) struct Finder {
    past: Past,
    first: Option<Timestamp>,
    /// The bins that lie above the past without a break up to now, outside a surge.
    rising: Vec<Bin>,
    open: Option<Open>,
    found: Vec<Surge>,
}

#[derive(Clone, Copy)]
struct Bin {
    row: Row,
    reading: Reading,
}

/// A surge that may still go on.
struct Open {
    known_seconds: u64,
    start: Timestamp,
    last: Timestamp,
    posts: f64,
    /// The posts since `last`, which are part of it only if it goes on.
    posts_since: f64,
    peak: Bin,
    rarest: f64,
    quiet: usize,
    /// The excess of the last bins since the peak, and when it was first halved.
    since_peak: [f64; HALVED_BINS],
    halved_at: Option<Timestamp>,
}

impl Finder {
    pub(crate) fn new(past: Past) -> Self {
        Self { past, first: None, rising: Vec::new(), open: None, found: Vec::new() }
    }

    pub(crate) fn see(&mut self, row: Row) {
        // Below 0 is nothing, here as in the scores.
        let row = Row { value: row.value.max(0.0), ..row };
        let first = *self.first.get_or_insert(row.at);
        let bin = Bin { row, reading: self.past.see(row) };
        match &mut self.open {
            Some(open) => open.see(bin),
            None => self.rise(bin, first),
        }
        if let Some(over) = self.open.take_if(|open| open.quiet >= LULL_BINS) {
            self.keep(&over);
        }
    }

    /// All surges, the last one as far as it is known.
    pub(crate) fn found(mut self) -> Vec<Surge> {
        if let Some(open) = self.open.take() {
            self.keep(&open);
        }
        self.found
    }

    /// How long a bin is, in seconds.
    pub(crate) fn step_seconds(&self) -> u64 {
        whole(self.past.usual_step())
    }

    fn rise(&mut self, bin: Bin, first: Timestamp) {
        if bin.reading.deviations < STILL {
            self.rising.clear();
        } else {
            self.rising.push(bin);
        }
        if bin.reading.once_in_days < ALARM_DAYS {
            return;
        }
        // Of several bins together the last one may be quiet; a surge begins with one that is not.
        let mut rising = std::mem::take(&mut self.rising).into_iter();
        let Some(onset) = rising.next() else { return };
        let mut open = Open::new(onset, whole(onset.row.at.duration_since(first).as_secs_f64()));
        rising.for_each(|bin| open.see(bin));
        self.open = Some(open);
    }

    fn keep(&mut self, over: &Open) {
        self.past.settle();
        if over.posts >= LEAST_POSTS {
            self.found.push(over.surge(self.step_seconds()));
        }
    }
}

impl Open {
    fn new(bin: Bin, known_seconds: u64) -> Self {
        Self {
            known_seconds,
            start: bin.row.at,
            last: bin.row.at,
            posts: bin.row.value,
            posts_since: 0.0,
            peak: bin,
            rarest: bin.reading.once_in_days,
            quiet: 0,
            since_peak: [f64::INFINITY; HALVED_BINS],
            halved_at: None,
        }
    }

    fn see(&mut self, bin: Bin) {
        self.posts_since += bin.row.value;
        self.halve(bin);
        if bin.reading.deviations < STILL {
            self.quiet += 1;
            return;
        }
        self.posts += std::mem::take(&mut self.posts_since);
        (self.last, self.quiet) = (bin.row.at, 0);
        self.rarest = self.rarest.max(bin.reading.once_in_days);
        if bin.row.value > self.peak.row.value {
            self.peak = bin;
            (self.since_peak, self.halved_at) = ([f64::INFINITY; HALVED_BINS], None);
        }
    }

    /// Looks whether the excess of the peak is halved, by what was expected then.
    fn halve(&mut self, bin: Bin) {
        let expected = self.peak.reading.expected;
        self.since_peak.rotate_right(1);
        if let Some(latest) = self.since_peak.first_mut() {
            *latest = bin.row.value - expected;
        }
        let together: f64 = self.since_peak.iter().sum();
        let half = self.since_peak.iter().map(|_| (self.peak.row.value - expected) / 2.0).sum();
        if self.halved_at.is_none() && together <= half {
            self.halved_at = Some(bin.row.at);
        }
    }

    fn surge(&self, step_seconds: u64) -> Surge {
        let step = Duration::from_secs(step_seconds);
        let rarest = self.rarest;
        let since_peak = |at: Timestamp| whole(at.duration_since(self.peak.row.at).as_secs_f64());
        Surge {
            start: self.start,
            end: self.last.checked_add(step).unwrap_or(Timestamp::MAX),
            posts: whole(self.posts),
            peak: Some(SurgePeak {
                at: self.peak.row.at,
                posts: whole(self.peak.row.value),
                expected: self.peak.reading.expected,
                // Of the bins together, the middle one tells when.
                half_life_seconds: self.halved_at.map(|at| since_peak(at).saturating_sub(step_seconds)),
            }),
            once_in_days: rarest,
            score: rarest / (rarest + ALARM_DAYS),
            known_seconds: self.known_seconds,
        }
    }
}
