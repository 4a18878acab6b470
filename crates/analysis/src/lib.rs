// SPDX-License-Identifier: AGPL-3.0-or-later
//! Understands a storm: surges, how posts were passed on, how many people may be behind them, who spoke how much, what was said;
//! which accounts share the same objects within moments; spellings that were probably meant to be an agreed hashtag; and the language
//! of a text.
//!
//! Owns the model of what the past explains, by which rule two shares make a pair, what company is, when a language is clear, and what is
//! made of a tally beyond counting. Deliberately knows no file and no clock, never looks ahead, and gives the same for any order or
//! split of its input.

mod company;
mod coordination;
mod language;
mod past;
mod people;
mod residue;
mod sample;
mod spread;
mod surge;
mod themes;
mod turnout;
mod understanding;
mod voices;
mod waves;

mod habit;
mod tail;

mod bins;
mod fading;
mod numbers;
mod open;
mod words;

pub use company::{Company, Evidence, Offer};
pub use coordination::{
    AccountFigures, Coordination, Counters, Edge, EdgeFigures, ObjectFigures, Pair, Rule, account_figures,
};
pub use language::{Language, language};
pub use past::{Row, Scorer, minute_scores};
pub use people::{People, people, published_people};
pub use residue::{Cluster, Copies, Declared, Manner, Residue, TooManyPairs, Undeclared, residue};
pub use spread::{Bridge, Cascade, Spread, published_spread, spread};
pub use surge::{
    Findings, Surge, SurgePeak, published, published_by_part, published_of, surges, surges_by_part,
    surges_in_series, surges_of,
};
pub use themes::{Said, Theme, Themes};
pub use turnout::{Beside, Expected, expected};
pub use understanding::Understanding;
pub use voices::{Flood, Voices, published_voices, voices};
pub use waves::{Deletions, Wave, waves};

#[cfg(test)]
mod tests;
