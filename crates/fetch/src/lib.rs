// SPDX-License-Identifier: AGPL-3.0-or-later
//! Fetches what lies at a stranger's address, or brings something to one, and reaches nothing that is not public.
//!
//! Owns every call to an address that somebody has given us: which addresses may be called, how a name becomes one, where a
//! redirect may lead, how long it may take and how large the answer may be; and every line that is kept open to a server that is
//! watched. Knows no call, no post and no database, and keeps
//! nothing: no cookie, no connection, no cache. Whatever else calls out goes to an address that the admin has configured.

mod address;
mod error;
mod fetcher;
mod flow;
mod line;
mod records;
mod resolve;
mod target;

pub use address::is_public;
pub use error::FetchError;
pub use fetcher::{Asked, Brought, Fetched, Fetcher, Wanted};
pub use flow::{Flow, Open};
pub use hyper::Method;
pub use line::{Dial, Line};
pub use records::Records;
pub use resolve::{Resolve, SystemResolver};
pub use target::{Exception, ExceptionError};

#[cfg(test)]
mod tests;
