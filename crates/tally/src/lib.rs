// SPDX-License-Identifier: AGPL-3.0-or-later
//! Counts posts: the one way anything is counted, on the live page, in the report, in any cluster.
//!
//! Owns the definition of every figure (the section Counting of the design, in code) and its independence of
//! order, repetition and split of the input. Deliberately knows no file, no clock, and no meaning of a figure.

mod tally;

mod judge;
mod question;

mod sight;

mod key;
mod labels;
mod lexicon;
mod names;
mod spelling;

mod bound;
mod first;
mod lot;
mod originals;
mod packed;
mod posts;
mod sketch;
mod steady;

mod alike;
mod authors;
mod by_network;
mod counts;
mod crowd;
mod estimate;
mod faithful;
mod figures;
mod flat;
mod groups;
mod matching;
mod minute;
mod parts;
mod published;
mod rows;
mod tags;
mod threads;

pub use by_network::NetworkMinutes;
pub use counts::*;
pub use crowd::FEW;
pub use faithful::Faithful;
pub use figures::OTHER;
pub use flat::{Flat, FlatAccount, FlatLanguage};
pub use groups::Groups;
pub use judge::Judge;
pub use minute::{after, day, minute};
pub use parts::{Part, PartCounts};
pub use tally::{Added, Asked, Ear, Tally};
pub use threads::{Threaded, Threads};

#[cfg(test)]
mod tests;
