// SPDX-License-Identifier: AGPL-3.0-or-later
//! Archives: posts as Parquet, described, with what could not be read beside them.

mod columns;
mod intake;
mod manifest;
mod writer;

pub use intake::make;
pub use manifest::Manifest;
#[cfg(feature = "s3")]
pub use manifest::NAME;
