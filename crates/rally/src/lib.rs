// SPDX-License-Identifier: AGPL-3.0-or-later
//! Rallies: finds out whether a group that stands behind a call is the group that it says it is.
//!
//! Owns what counts as a proof, and where it is looked for. Deliberately keeps nothing, knows no call but its address, and
//! calls nobody but through the guarded fetcher.

mod claim;
mod prover;

pub use fetch::Exception;

pub use claim::{Claim, ClaimError, Way};
pub use prover::{NotProven, Prover};

#[cfg(test)]
mod tests;
