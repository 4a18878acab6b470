// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Precision, Timestamp};

use crate::{Peak, rows::Row};

const MINUTE_SECONDS: i64 = 60;
const DAY_SECONDS: i64 = 86_400;

impl Peak {
    /// Reports a minute.
    pub(crate) fn of<C>(row: &Row<Timestamp, C>) -> Self {
        Self { start: row.name, seconds: MINUTE_SECONDS.unsigned_abs(), posts: row.posts }
    }
}

/// The first instant of the minute that holds an instant.
#[must_use]
pub fn minute(at: Timestamp) -> Timestamp {
    floor(at, MINUTE_SECONDS)
}

/// The first instant at which a post of this time and precision is surely over.
#[must_use]
pub fn after(at: Timestamp, precision: Precision) -> Timestamp {
    let length = match precision {
        Precision::Day => DAY_SECONDS,
        Precision::Minute => MINUTE_SECONDS,
        Precision::Second => 1,
    };
    Timestamp::from_second(floor(at, length).as_second() + length).unwrap_or(Timestamp::MAX)
}

/// The first instant of the day that holds an instant, in UTC.
#[must_use]
pub fn day(at: Timestamp) -> Timestamp {
    floor(at, DAY_SECONDS)
}

/// The first instant of the minute or day that holds an instant.
fn floor(at: Timestamp, seconds: i64) -> Timestamp {
    let whole = at.as_second() - i64::from(at.subsec_nanosecond() < 0);
    let floored = whole.div_euclid(seconds) * seconds;
    // Before the first whole minute that a timestamp can hold there is only that timestamp.
    Timestamp::from_second(floored).unwrap_or(Timestamp::MIN)
}
