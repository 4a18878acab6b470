// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

/// The digits of a key, in their order.
const DIGITS: &str = "234567abcdefghijklmnopqrstuvwxyz";

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
        for digit in key.chars() {
            value = value.checked_mul(32)? | u64::try_from(DIGITS.find(digit)?).ok()?;
        }
        // Thirteen digits hold 65 bits; a key that needs them all has overflowed above.
        let microseconds = i64::try_from(value >> 10).ok().filter(|_| key.len() == 13)?;
        Some(Self { microseconds, clock: u16::try_from(value & 0x3FF).ok()? })
    }

    /// The time that it carries.
    #[must_use]
    pub fn created_at(self) -> Option<Timestamp> {
        Timestamp::from_microsecond(self.microseconds).ok()
    }
}
