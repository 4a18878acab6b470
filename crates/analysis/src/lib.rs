// SPDX-License-Identifier: AGPL-3.0-or-later
//! Finds surges: stretches of time in which posts exceed what the past explains; spellings that were probably meant to be an
//! agreed hashtag; and the language of a text.
//!
//! Owns the model of what the past explains, what company is, and when a language is clear. Deliberately knows no file and no
//! clock, never looks ahead, and gives the same for any order or split of its input.

mod company;
mod language;
mod past;
mod surge;
mod words;

pub use company::{Company, Evidence, Offer};
pub use language::{Language, language};
pub use past::scores;
pub use surge::{Findings, Surge, published, surges};

#[cfg(test)]
mod tests;
