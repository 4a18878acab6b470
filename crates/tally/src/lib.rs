// SPDX-License-Identifier: AGPL-3.0-or-later
//! Counts posts: the one way anything is counted, on the live page, in the report, in any cluster.
//!
//! Owns the definition of every figure (the section Counting of the design, in code) and its independence of
//! order, repetition and split of the input. Deliberately knows no file, no clock, and no meaning of a figure.

mod counts;
mod figures;
mod judge;
mod minute;
mod names;
mod published;
mod question;
mod rows;
mod sight;
mod spelling;
mod tally;

pub use counts::*;
pub use figures::OTHER;
pub use judge::Judge;
pub use rows::FEW;
pub use tally::{Added, Asked, Tally};

#[cfg(test)]
mod tests;
