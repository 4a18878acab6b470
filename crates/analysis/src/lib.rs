// SPDX-License-Identifier: AGPL-3.0-or-later
//! Finds surges: stretches of time in which posts exceed what the past explains; and coordination: accounts that share the
//! same objects within moments.
//!
//! Owns the model of what the past explains, and the rule by which two shares make a pair. Deliberately knows no file and no
//! clock: it is given figures and gives figures, and never looks ahead.

mod coordination;
mod past;
mod residue;
mod surge;

pub use coordination::{
    AccountFigures, Coordination, Counters, Edge, EdgeFigures, ObjectFigures, Pair, Rule, account_figures,
};
pub use past::scores;
pub use residue::{Cluster, Copies, Declared, Part, Residue, TooManyPairs, Undeclared, residue};
pub use surge::{Findings, Surge, published, surges};

#[cfg(test)]
mod tests;
