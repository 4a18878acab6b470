// SPDX-License-Identifier: AGPL-3.0-or-later
//! Taking a record elsewhere: what of it may leave in which form.
//!
//! Everything here is read from the record as it is now: what was forgotten is in none of it.

mod article;
mod names;
mod package;
mod shown;
mod table;

pub use article::REPORT;
pub use names::{Named, write_names};
pub use package::{BASE, PUBLIC, Packing, write_package};
pub use table::{write_csv, write_parquet};

#[cfg(test)]
mod tests;
