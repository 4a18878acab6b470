// SPDX-License-Identifier: AGPL-3.0-or-later
//! The times in tables of shares, in nanoseconds: a plain number is one of seconds since 1970, whatever its length.

use model::Precision;

use crate::table::times;

/// From this on a number counts milliseconds: as seconds it would be the year 5138, as milliseconds it is 1973. Microseconds and
/// nanoseconds are told apart in the same way.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

const NANOSECONDS: i64 = 1_000_000_000;

/// Why a time is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// Only the day is known.
    Day,
    /// Only the minute is known: of a thousand shares in it nobody can say which were moments apart.
    Minute,
    /// It is no time that is known, or beyond the years 1678 to 2261.
    Unknown,
}

/// Reads a time.
pub(super) fn read(written: &str) -> Result<i64, Unusable> {
    if let Some(number) = number(written) {
        return number.ok_or(Unusable::Unknown);
    }
    let told = times::read(written).ok_or(Unusable::Unknown)?;
    match told.precision {
        Precision::Day => Err(Unusable::Day),
        Precision::Minute => Err(Unusable::Minute),
        Precision::Second => i64::try_from(told.at.as_nanosecond()).map_err(|_| Unusable::Unknown),
    }
}

/// A plain number, with a fraction or without; `None` where it is none, and `Some(None)` where it is too great.
fn number(written: &str) -> Option<Option<i64>> {
    let (is_negative, digits) = match written.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, written),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    Some(nanoseconds(whole, fraction).map(|at| if is_negative { -at } else { at }))
}

fn nanoseconds(whole: &str, fraction: &str) -> Option<i64> {
    let whole: i64 = whole.parse().ok()?;
    let (unit, digits) = match whole {
        ..FIRST_MILLISECONDS => (NANOSECONDS, 9),
        FIRST_MILLISECONDS..100_000_000_000_000 => (NANOSECONDS / 1_000, 6),
        100_000_000_000_000..100_000_000_000_000_000 => (1_000, 3),
        _ => (1, 0),
    };
    // What is finer than a nanosecond is left away.
    let parts = fraction.bytes().chain(std::iter::repeat(b'0')).take(digits);
    let parts = parts.fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    whole.checked_mul(unit)?.checked_add(parts)
}
