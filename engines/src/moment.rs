// SPDX-License-Identifier: AGPL-3.0-or-later
//! Times as text that sorts as they do, to the nanosecond, in every engine: the seconds since a day long ago, then the nanoseconds.

use model::Timestamp;

/// So many seconds are added, a whole number of days, so that no time is negative.
pub const OFFSET_SECONDS: i64 = 432_000_000_000;

/// How many digits the seconds have.
const SECONDS: usize = 12;

/// A time as 21 digits.
pub fn digits(at: Timestamp) -> String {
    let borrowed = at.subsec_nanosecond() < 0;
    let seconds = at.as_second() - i64::from(borrowed);
    let nanoseconds = at.subsec_nanosecond() + if borrowed { 1_000_000_000 } else { 0 };
    format!("{:012}{nanoseconds:09}", seconds + OFFSET_SECONDS)
}

/// The time of 21 digits.
pub fn read(digits: &str) -> Option<Timestamp> {
    let (seconds, nanoseconds) = digits.split_at_checked(SECONDS)?;
    Timestamp::new(seconds.parse::<i64>().ok()?.checked_sub(OFFSET_SECONDS)?, nanoseconds.parse().ok()?).ok()
}

/// The time of so many seconds, of those that engines count in.
pub fn of_seconds(seconds: i64) -> Option<Timestamp> {
    Timestamp::from_second(seconds.checked_sub(OFFSET_SECONDS)?).ok()
}

/// The first whole second that is not before a time, as engines count it.
pub fn whole_seconds(at: Timestamp) -> i64 {
    at.as_second() + i64::from(at.subsec_nanosecond() > 0) + OFFSET_SECONDS
}
