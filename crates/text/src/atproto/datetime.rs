// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use crate::instant::plain_instant;

/// The most characters that a time is written with.
const LONGEST: usize = 64;
/// The digits of a second's fraction that are kept; a record may have more.
const FRACTION: usize = 9;

/// The instant that a record's `datetime` names: both of ISO 8601 and RFC 3339, with seconds and a zone, and no
/// earlier than the year 0.
#[must_use]
pub fn datetime(text: &str) -> Option<Timestamp> {
    if let Some(at) = plain_instant(text) {
        return Some(at);
    }
    let (clock, rest) = text.split_at_checked(19).filter(|_| text.len() <= LONGEST)?;
    let is_clock = matches_pattern(clock, "dddd-dd-ddTdd:dd:dd");
    let (fraction, zone) = rest.split_at_checked(rest.find(['Z', '+', '-'])?)?;
    let digits = if fraction.is_empty() { "0" } else { fraction.strip_prefix('.')? };
    let is_fraction = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !(is_clock && is_fraction && is_zone(zone)) {
        return None;
    }
    let digits = digits.get(..FRACTION).unwrap_or(digits);
    let at: Timestamp = format!("{clock}.{digits}{zone}").parse().ok()?;
    let year_zero: Timestamp = "0000-01-01T00:00:00Z".parse().expect("the year 0 is a time");
    (at >= year_zero).then_some(at)
}

/// RFC 3339 also has `-00:00`, which ISO 8601 forbids.
fn is_zone(zone: &str) -> bool {
    let hours = zone.get(1..3).and_then(|hours| hours.parse::<u8>().ok());
    let minutes = zone.get(4..6).and_then(|minutes| minutes.parse::<u8>().ok());
    let is_offset = matches_pattern(zone.get(1..).unwrap_or_default(), "dd:dd")
        && hours.is_some_and(|hours| hours < 24)
        && minutes.is_some_and(|minutes| minutes < 60);
    zone == "Z" || (is_offset && zone != "-00:00")
}

/// Whether a text is as a pattern in which `d` stands for a digit.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    let is_alike = |(byte, like): (u8, u8)| if like == b'd' { byte.is_ascii_digit() } else { byte == like };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(is_alike)
}
