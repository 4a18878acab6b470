// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

/// The instant that a text names with its date, its time and its zone, as RFC 3339 or its relatives write it.
#[must_use]
pub fn instant(text: &str) -> Option<Timestamp> {
    plain_instant(text).or_else(|| text.parse().ok())
}

/// The same of the one way in which programs write nearly all: `2026-03-01T18:00:00Z`, with up to nine digits of a second's
/// fraction, and with `+00:00` for `Z`; nothing where it is written otherwise or there is no such instant.
pub(crate) fn plain_instant(text: &str) -> Option<Timestamp> {
    let (clock, rest) = text.as_bytes().split_first_chunk::<19>()?;
    let [y, yy, yyy, yyyy, b'-', m, mm, b'-', d, dd, b'T', h, hh, b':', n, nn, b':', s, ss] = *clock else {
        return None;
    };
    let year = number(&[y, yy, yyy, yyyy])?;
    let [month, day] = [number(&[m, mm])?, number(&[d, dd])?];
    let [hour, minute, second] = [number(&[h, hh])?, number(&[n, nn])?, number(&[s, ss])?];
    let is_there = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    if !is_there || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let fraction = rest.strip_suffix(b"Z").or_else(|| rest.strip_suffix(b"+00:00"))?;
    let seconds = ((days_before(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    Timestamp::new(seconds, nanoseconds(fraction)?).ok()
}

/// The number that some digits are.
fn number(digits: &[u8]) -> Option<i64> {
    let value = |sum: i64, digit: &u8| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0'));
    digits.iter().try_fold(0, value)
}

/// A second's fraction, which begins with a point where there is any.
fn nanoseconds(fraction: &[u8]) -> Option<i32> {
    let digits = match fraction {
        [] => return Some(0),
        [b'.', digits @ ..] => digits,
        _ => return None,
    };
    let missing = u32::try_from(9_usize.checked_sub(digits.len())?).ok()?;
    let value = number(digits).filter(|_| !digits.is_empty())?;
    i32::try_from(value * 10_i64.pow(missing)).ok()
}

/// How many days a month has.
fn days_of(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How many days lie between the first of January 1970 and a day of the years from 0 on. Years are counted from March, so that the
/// leap day is the last of one (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let (year, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (months * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use model::Timestamp;
    use proptest::prelude::*;

    use super::{instant, plain_instant};

    /// Sees that a text is read as the library reads it; the quick way may leave it to that, and `is_plain` says whether it does.
    fn check(text: &str, is_plain: bool) {
        let expected: Option<Timestamp> = text.parse().ok();
        assert_eq!(instant(text), expected, "{text}");
        assert_eq!(plain_instant(text), expected.filter(|_| is_plain), "{text}");
    }

    #[test]
    fn instants_are_read_as_they_are_written() {
        for text in [
            "2026-03-01T18:00:00Z",
            "2026-03-01T18:00:00.123Z",
            "2026-03-01T18:00:00.000000001+00:00",
            "2024-02-29T23:59:59.9Z",
            "2000-02-29T00:00:00Z",
            "1969-12-31T23:59:59.5Z",
            "0000-01-01T00:00:00Z",
            "0004-02-29T00:00:00Z",
            "9999-12-30T22:00:00Z",
        ] {
            assert!(instant(text).is_some(), "{text}");
            check(text, true);
        }
        for text in [
            "2026-03-01T18:00:60Z",
            "2026-03-01 18:00:00Z",
            "2026-03-01t18:00:00z",
            "2026-03-01T18:00Z",
            "2026-03-01T18:00:00+01:00",
            "2026-03-01T18:00:00-00:00",
            "2026-03-01T18:00:00,5Z",
            "2026-03-01T18:00:00Z[UTC]",
        ] {
            check(text, false);
        }
        for text in [
            "",
            "2023-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-00-10T00:00:00Z",
            "2026-13-10T00:00:00Z",
            "2026-03-00T00:00:00Z",
            "2026-03-01T24:00:00Z",
            "2026-03-01T18:60:00Z",
            "2026-03-01T18:00:61Z",
            "2026-03-01T18:00:00.Z",
            "2026-03-01T18:00:00.1234567890Z",
            "2026-03-01T18:00:00.+1Z",
            "2026-03-01T18:00:00",
            "9999-12-31T23:59:59Z",
            "+026-03-01T18:00:00Z",
        ] {
            assert_eq!(plain_instant(text), None, "{text}");
            check(text, false);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_instant_is_read_back(seconds in -62_167_219_200_i64..253_402_207_200, fraction in 0..1_000_000_000_i32) {
            let at = Timestamp::new(seconds, fraction).expect("it is an instant");
            prop_assert_eq!(plain_instant(&at.to_string()), Some(at));
        }

        #[test]
        fn what_is_read_quickly_is_read_alike(text in "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,10})?(Z|\\+00:00|[+-][0-9]{2}:[0-9]{2})?") {
            let expected: Option<Timestamp> = text.parse().ok();
            prop_assert_eq!(instant(&text), expected);
            prop_assert!(plain_instant(&text).is_none_or(|at| Some(at) == expected));
        }
    }
}
