// SPDX-License-Identifier: AGPL-3.0-or-later
//! Proofs of [OpenTimestamps](https://opentimestamps.org): hashes from a digest to the root of a block of Bitcoin, in the form in which
//! its own client keeps them (`.ots`).
//!
//! Send [`request`] to several calendars ([`Calendar::digest_url`], as [`MEDIA_TYPE`]), make a [`Proof`] of each answer by
//! [`Proof::begin`] and [`Proof::merge`] them. Hours later ask each calendar that is [`Proof::pending`], and give what it
//! answers to [`Proof::upgrade`]. What [`Proof::state`] then calls [`Bitcoin`] is a date as soon as somebody shows the block's header.

mod attestation;
mod bad;
mod bitcoin;
mod calendar;
mod operation;
mod proof;
mod tree;
mod wire;

use sha2::{Digest, Sha256};

pub use bad::BadProof;
pub use bitcoin::{Bitcoin, Block, OtherBlock};
pub use calendar::{BadCalendar, Calendar};
pub use proof::{Pending, Proof, State, Statement};

/// The media type of what goes to calendars and comes from them.
pub const MEDIA_TYPE: &str = "application/vnd.opentimestamps.v1";

/// The most bytes that a proof, or a calendar's answer, may have.
pub const LONGEST: usize = 64 * 1024;

/// What to send to calendars in a digest's place, so that they learn nothing of it: its SHA-256 with a nonce.
///
/// The nonce has to be a new one each time and hard to guess; the proof keeps it.
#[must_use]
pub fn request(digest: &[u8; 32], nonce: &[u8; 16]) -> [u8; 32] {
    Sha256::new().chain_update(digest).chain_update(nonce).finalize().into()
}
