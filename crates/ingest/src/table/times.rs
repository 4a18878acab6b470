// SPDX-License-Identifier: AGPL-3.0-or-later
//! The times in tables: every form that tools and people write.

use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use model::{Precision, Timestamp};

/// A time, how finely it is known, and whether a zone had to be assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) at: Timestamp,
    pub(super) precision: Precision,
    pub(super) is_zone_assumed: bool,
}

/// Forms with a zone: version 1.1 of X's API, and RFC 3339 with a blank before its offset.
const ZONED: [&str; 3] = ["%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M:%S%z"];

/// Forms without one.
const ZONELESS: [(&str, Precision); 6] = [
    ("%Y-%m-%d %H:%M:%S%.f", Precision::Second),
    ("%Y-%m-%dT%H:%M:%S%.f", Precision::Second),
    ("%Y/%m/%d %H:%M:%S", Precision::Second),
    ("%Y-%m-%d %H:%M", Precision::Minute),
    ("%Y-%m-%dT%H:%M", Precision::Minute),
    ("%Y-%m-%d", Precision::Day),
];

/// From this on a number counts milliseconds: as seconds it would be the year 5138, as milliseconds it is 1973.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

/// Reads a time.
pub(super) fn read(written: &str) -> Option<Told> {
    let written = written.trim();
    let exact = |at: Timestamp| Told { at, precision: Precision::Second, is_zone_assumed: false };
    if let Some(at) = unix(written).or_else(|| written.parse().ok()) {
        return Some(exact(at));
    }
    if let Some(at) = ZONED.iter().find_map(|form| Timestamp::strptime(form, written).ok()) {
        return Some(exact(at));
    }
    // Some tools write the zone's name.
    let (bare, is_utc) = match written.strip_suffix("UTC").or_else(|| written.strip_suffix("GMT")) {
        Some(bare) => (bare.trim_end(), true),
        None => (written, false),
    };
    ZONELESS.iter().find_map(|(form, precision)| {
        let is_day = *precision == Precision::Day;
        let civil = if is_day {
            Date::strptime(form, bare).ok()?.to_datetime(Time::midnight())
        } else {
            DateTime::strptime(form, bare).ok()?
        };
        let at = civil.to_zoned(TimeZone::UTC).ok()?.timestamp();
        // Of a day nobody expects more than that it is somebody's.
        Some(Told { at, precision: *precision, is_zone_assumed: !is_utc && !is_day })
    })
}

/// Seconds or milliseconds since 1970, with a fraction where a tool wrote them so.
fn unix(written: &str) -> Option<Timestamp> {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // A year by itself is no number of seconds.
    if !is_number(whole) || !is_number(fraction) || whole.len() < 9 {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    if number >= FIRST_MILLISECONDS {
        return Timestamp::from_millisecond(number).ok();
    }
    let thousandths: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Timestamp::from_millisecond(number * 1000 + thousandths).ok()
}
