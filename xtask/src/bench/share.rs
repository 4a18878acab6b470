// SPDX-License-Identifier: AGPL-3.0-or-later
//! Shares with the interval in which the true one probably lies.

use std::{fmt, ops::AddAssign};

use serde_json::{Value, json};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub hits: u64,
    pub of: u64,
}

/// The quantile of the normal distribution for 95 of 100.
const Z: f64 = 1.959_964;

impl Share {
    /// Counts one more.
    pub fn count(&mut self, is_hit: bool) {
        self.hits += u64::from(is_hit);
        self.of += 1;
    }

    /// The Wilson score interval at 95 %: of small numbers it is wide, and it never leaves 0…1.
    pub fn interval(self) -> Option<(f64, f64)> {
        if self.of == 0 {
            return None;
        }
        let (n, p) = (self.of as f64, self.hits as f64 / self.of as f64);
        let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        Some(((middle - half).max(0.0), (middle + half).min(1.0)))
    }

    pub fn json(self) -> Value {
        json!({ "hits": self.hits, "of": self.of, "interval": self.interval().map(|(low, high)| [low, high]) })
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.of += other.of;
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((low, high)) = self.interval() else { return f.write_str("–") };
        let percent = 100.0 * self.hits as f64 / self.of as f64;
        write!(f, "{percent:.0} % ({}/{}; {:.0}–{:.0})", self.hits, self.of, 100.0 * low, 100.0 * high)
    }
}
