// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

/// The letters of a record's key, by value.
const LETTERS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";

/// From 2006, when the first of the networks opened, to 2100: a key beyond is a word, not a time.
const SECONDS: std::ops::Range<i64> = 1_136_073_600..4_102_444_800;

/// The time in a record's key: 13 letters of base 32, a zero, 53 bits of microseconds and 10 of the clock.
pub(crate) fn time(key: &str) -> Option<Timestamp> {
    if key.len() != 13 || !key.starts_with(|c| matches!(c, '2'..='7' | 'a'..='j')) {
        return None;
    }
    let bits = key.bytes().try_fold(0_u64, |bits, letter| {
        let value = LETTERS.iter().position(|it| *it == letter)?;
        Some(bits << 5 | u64::try_from(value).ok()?)
    })?;
    let at = Timestamp::from_microsecond(i64::try_from(bits >> 10).ok()?).ok()?;
    SECONDS.contains(&at.as_second()).then_some(at)
}
