// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reads each network's text rules: where X, Bluesky and Mastodon see hashtags, mentions and links in a text, how
//! they count its length, and which spellings of a hashtag are one to them.
//!
//! Owns those rules, and what a writer should mind where they differ. Deliberately knows no post, no file and no
//! network's API: a text goes in, findings come out, in time that grows with the text and no faster.

pub mod atproto;
mod check;
mod entity;
mod fold;
mod instant;
mod measure;
mod near;
mod tag_check;

mod address;
mod bluesky;
mod chars;
mod domain;
mod emoji;
mod grammar;
mod mastodon;
mod threads;
mod warn;
mod words;
mod x;

pub use check::*;
pub use entity::*;
pub use fold::*;
pub use instant::*;
pub use measure::*;
pub use near::*;
pub use tag_check::*;
pub use threads::*;
pub use warn::{Cut, Misread, Missed, More, Trouble};
pub use words::*;

#[cfg(test)]
mod tests;
