// SPDX-License-Identifier: AGPL-3.0-or-later
//! Rallies: finds out whether a group that stands behind a call is the group that it says it is, and which post somebody
//! hands in.
//!
//! Owns what counts as a proof, where it is looked for, and whom to ask for a post. Deliberately keeps nothing, knows no call but
//! its address, and calls nobody but through the guarded fetcher.

mod claim;
mod finder;
mod post_address;
mod prover;

pub use fetch::Exception;

pub use claim::{Claim, ClaimError, Way};
pub use finder::{Finder, NotFound, read_post};
pub use post_address::PostAddress;
pub use prover::{NotProven, Prover};

#[cfg(test)]
mod tests;
