// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use crate::{Row, numbers::approximate};

const MINUTE_SECONDS: i64 = 60;

/// The most bins that are looked at; longer stretches of time are looked at in longer bins.
const MOST_BINS: i64 = 20_000;

/// Posts in bins of equal length without a gap.
pub(crate) struct Bins {
    start: i64,
    /// How long each is.
    pub(crate) seconds: i64,
    posts: Vec<u64>,
}

impl Bins {
    /// Of posts by minute, in order of time; nothing of none.
    pub(crate) fn of(per_minute: &[(Timestamp, u64)]) -> Option<Self> {
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

    /// How long each is, in seconds, to reckon with.
    pub(crate) fn step(&self) -> f64 {
        approximate(self.seconds.unsigned_abs())
    }

    /// Each with its first instant.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row> {
        let starts = (0..).map(|place: i64| self.start + place * self.seconds);
        starts.zip(&self.posts).map(|(start, posts)| Row {
            at: Timestamp::from_second(start).unwrap_or(Timestamp::MAX),
            value: approximate(*posts),
        })
    }
}
