// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms in which the web is archived and handed on: WARC, the index to it, WACZ, the members of zip files; and tables column by column.
//!
//! Owns how these are read, whoever wrote them and however broken they are, and how they are written, so that the same
//! content gives the same bytes. Deliberately knows no post, no record and no clock: it is given bytes, addresses and times as
//! they are to be written.

mod answer;
mod coding;
mod columns;
mod digest;
mod fields;
mod index;
mod lines;
mod member;
mod records;
mod thrift;
mod wacz;
mod warc;
mod writer;

pub use answer::{Answer, Head};
pub use columns::{Cell, ColumnKind, ColumnWriter};
pub use digest::Hashed;
pub use member::{Member, Packed, members};
pub use records::{Fault, FaultKind, Record, Records, is_opening};
pub use wacz::{Package, Resource, is_part, package};
pub use warc::Content;
pub use writer::{About, Writer, zip_of};

#[cfg(test)]
mod tests;
