// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt::Write as _;

use model::Timestamp;

/// The digits of a key, in their order.
const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";

/// How many digits a key has.
const LENGTH: usize = 13;

/// A record's key that carries a time: the one at which its author's software says it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tid {
    /// Microseconds since 1970, by the clock of whoever made it.
    pub microseconds: i64,
    /// What tells apart the clocks of one account.
    pub clock: u16,
}

impl Tid {
    /// Reads a key of 13 digits; nothing where it is none, as many records' keys aren't.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let mut value = 0_u64;
        for digit in key.bytes().map(digit) {
            value = value.checked_mul(32)? | u64::from(digit?);
        }
        // Thirteen digits hold 65 bits; a key that needs them all has overflowed above.
        Some(Self::of(value)).filter(|_| key.len() == LENGTH)
    }

    /// The key that is this number in base 32.
    #[must_use]
    pub fn of(number: u64) -> Self {
        let microseconds = i64::try_from(number >> 10).expect("54 bits are fewer than 63");
        Self { microseconds, clock: u16::try_from(number & 0x3FF).expect("ten bits are fewer than sixteen") }
    }

    /// The number that the key is in base 32.
    #[must_use]
    pub fn number(self) -> u64 {
        self.microseconds.cast_unsigned() << 10 | u64::from(self.clock)
    }

    /// The time that it carries.
    #[must_use]
    pub fn created_at(self) -> Option<Timestamp> {
        Timestamp::from_microsecond(self.microseconds).ok()
    }
}

impl std::fmt::Display for Tid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let number = self.number();
        let digit = |place: usize| DIGITS.get((number >> (5 * place) & 31) as usize);
        (0..LENGTH).rev().filter_map(digit).try_for_each(|digit| f.write_char(char::from(*digit)))
    }
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'2'..=b'7' => Some(letter - b'2'),
        b'a'..=b'z' => Some(letter - b'a' + 6),
        _ => None,
    }
}
