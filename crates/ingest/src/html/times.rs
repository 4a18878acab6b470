// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::{SignedDuration, Timestamp, Unit};
use model::{Precision, Remark};

use crate::{
    article::{leading_date, midnight},
    bluesky,
};

/// When a post was made, how finely that is known, and what a reader should know about it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct When {
    pub(super) at: Option<Timestamp>,
    pub(super) precision: Precision,
    pub(super) remark: Option<Remark>,
}

/// The time of a post from its identifier and from what the page prints.
///
/// Only a printed instant with its zone is finer than the identifier. An identifier that its author's own
/// software made (`can_lie`) counts only if it fits the day that is printed.
pub(super) fn when(from_id: Option<Timestamp>, printed: &str, can_lie: bool) -> When {
    if let Ok(instant) = printed.trim().parse::<Timestamp>() {
        return When { at: Some(instant), precision: Precision::Second, remark: None };
    }
    let day = leading_date(printed.trim()).and_then(|(day, _)| midnight(day));
    let When { at, precision, remark } = timed(from_id, day, can_lie);
    let is_unreadable = at.is_none() && !printed.trim().is_empty();
    When { at, precision, remark: remark.or(is_unreadable.then_some(Remark::TimeUnreadable)) }
}

/// The time of a post from its identifier and from the day that is printed.
pub(super) fn timed(from_id: Option<Timestamp>, day: Option<Timestamp>, can_lie: bool) -> When {
    let fits = |id: &Timestamp| !can_lie || day.is_none_or(|day| is_near(day, *id));
    match from_id.filter(fits) {
        Some(at) => When { at: Some(at), precision: Precision::Second, remark: Some(Remark::TimeFromId) },
        None => When { at: day, precision: Precision::Day, remark: None },
    }
}

/// Whether an instant lies on a day in some zone of the world.
fn is_near(day: Timestamp, at: Timestamp) -> bool {
    let since = at.duration_since(day);
    since > SignedDuration::from_hours(-15) && since < SignedDuration::from_hours(39)
}

/// The time in a status number of X; older numbers than the first with a time in it count up one by one.
pub(super) fn of_x(id: u64) -> Option<Timestamp> {
    const FIRST_WITH_TIME: u64 = 29_700_859_247;
    const EPOCH_MS: u64 = 1_288_834_974_657;
    if id < FIRST_WITH_TIME { None } else { of_ms((id >> 22) + EPOCH_MS) }
}

/// The time in a status number of Mastodon.
pub(super) fn of_mastodon(id: u64) -> Option<Timestamp> {
    // Before 2016 there was no Mastodon: such a number counts, or belongs to another software.
    const FIRST_MS: u64 = 1_451_606_400_000;
    Some(id >> 16).filter(|ms| *ms >= FIRST_MS).and_then(of_ms)
}

/// The time in the key of a Bluesky record, if it can be one: nobody posted there before November 2022.
pub(super) fn of_bluesky(key: &str) -> Option<Timestamp> {
    const FIRST_MS: i64 = 1_667_260_800_000;
    let ms = bluesky::tid_time(key)?.as_millisecond();
    u64::try_from(ms).ok().filter(|_| ms >= FIRST_MS).and_then(of_ms)
}

/// The second that an instant lies in, as the networks' interfaces print it, before the year 2100.
fn of_ms(ms: u64) -> Option<Timestamp> {
    const LAST_MS: i64 = 4_102_444_800_000;
    let ms = i64::try_from(ms).ok().filter(|ms| *ms < LAST_MS)?;
    let at = Timestamp::from_millisecond(ms).ok()?;
    at.round(jiff::TimestampRound::new().smallest(Unit::Second).mode(jiff::RoundMode::Trunc)).ok()
}
