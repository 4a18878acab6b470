// SPDX-License-Identifier: AGPL-3.0-or-later
//! Finds surges: stretches of time in which posts exceed what the past explains.
//!
//! Owns the model of what the past explains. Deliberately knows no post, no file and no clock: it is given figures
//! and gives figures, and never looks ahead.

mod past;

mod habit;
mod tail;

mod bins;
mod fading;
mod open;
mod surge;

mod turnout;

pub use past::{Row, Scorer, minute_scores};
pub use surge::{Findings, Surge, published, published_by_part, surges, surges_by_part, surges_in_series};
pub use turnout::{Beside, Expected, Turnout, expected};

#[cfg(test)]
mod tests;
