// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keeps what the site promises to keep: how many people pledged, and how often each wording was handed out.
//!
//! Owns the database, its schema and its durability: what an operation has answered with `Ok` survives a kill and
//! a power loss. One set of SQL runs on SQLite and on PostgreSQL. Deliberately knows no visitor, no clock, no
//! page, and nothing of a call but its name.

mod error;
mod hand_out;
mod migrations;
mod pledge;
mod store;

pub use error::StoreError;
pub use store::{Store, sqlite_url};

#[cfg(test)]
mod postgres;
#[cfg(test)]
mod tests;
