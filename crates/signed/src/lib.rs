// SPDX-License-Identifier: AGPL-3.0-or-later
//! What accounts on Bluesky sign: their repositories, block by block, and the proof that a record is in one of them.
//!
//! Owns the forms of the AT protocol in which nothing has to be believed: CAR files, DAG-CBOR, the tree that names an account's
//! records, the commit that the account signs, the document that names its key. Deliberately knows no post, no network and no
//! record of ours, so that a proof can be checked anywhere, also by those who take nothing else of ours.

mod car;
pub mod cbor;
mod cid;
mod document;
mod key;
mod log;
mod proof;
mod tree;

pub use car::{Blocks, Section, Sections};
pub use cid::Cid;
pub use document::{Document, DocumentError};
pub use key::{Key, KeyError};
pub use log::{LogError, key_of_log};
pub use proof::{Commit, Proof, ProofError, Proved, Record};
pub use tree::{Found, TreeError, Walk, find};

#[cfg(test)]
mod tests;
