// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, str::FromStr};

const MICROS: u64 = 1_000_000;

/// An amount in US dollars, in which X states its prices, to the millionth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dollars(u64);

/// Says that a text is no amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no amount in dollars, such as 25 or 0.005")]
pub struct DollarsError(String);

impl Dollars {
    /// So many millionths of a dollar.
    #[must_use]
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros)
    }

    /// How many millionths of a dollar it is.
    #[must_use]
    pub const fn micros(self) -> u64 {
        self.0
    }

    /// So many times the amount.
    #[must_use]
    pub const fn times(self, many: u64) -> Self {
        Self(self.0.saturating_mul(many))
    }

    /// Both amounts together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left of it after another one was spent.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// How often a price fits into it.
    #[must_use]
    pub fn pays_for(self, price: Self) -> u64 {
        self.0.checked_div(price.0).unwrap_or(u64::MAX)
    }
}

impl fmt::Display for Dollars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / MICROS, self.0 % MICROS);
        let part = format!("{part:06}");
        write!(f, "${whole}.{:0<2}", part.trim_end_matches('0'))
    }
}

impl FromStr for Dollars {
    type Err = DollarsError;

    fn from_str(written: &str) -> Result<Self, DollarsError> {
        let wrong = || DollarsError(written.to_owned());
        let amount = written.trim();
        let amount = amount.strip_prefix('$').unwrap_or(amount);
        let (whole, part) = amount.split_once('.').unwrap_or((amount, "0"));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(part) || part.len() > 6 {
            return Err(wrong());
        }
        let whole: u64 = whole.parse().map_err(|_| wrong())?;
        let part: u64 = format!("{part:0<6}").parse().map_err(|_| wrong())?;
        let micros = whole.checked_mul(MICROS).and_then(|micros| micros.checked_add(part));
        micros.map(Self).ok_or_else(wrong)
    }
}
