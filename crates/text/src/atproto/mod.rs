// SPDX-License-Identifier: AGPL-3.0-or-later
//! The names, addresses, keys and times of the AT Protocol, as its records write them.
//!
//! Syntax alone: whether something of a name exists is for whoever asks the network.

mod at_uri;
mod cid;
mod datetime;
mod did;
mod handle;
mod language;
mod nsid;
mod record_key;
mod tid;
mod uri;

pub use at_uri::*;
pub use cid::*;
pub use datetime::*;
pub use did::*;
pub use handle::*;
pub use language::*;
pub use nsid::*;
pub use record_key::*;
pub use tid::*;
pub use uri::*;

#[cfg(test)]
mod tests;
