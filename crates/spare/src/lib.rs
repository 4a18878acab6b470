// SPDX-License-Identifier: AGPL-3.0-or-later
//! Puts a copy of many files into one, encrypted to keys if wanted, and takes them out again whole or not at all.
//!
//! Owns the form of that file: a tar archive in zstd, perhaps in age, so that it can be opened without us, with `manifest.json` as its last
//! member, which has the digest of every other. Also how single pieces are sealed to keys, and handed on in one plain archive. Deliberately
//! knows nothing of what the files are.

mod bundle;
mod error;
mod key;
mod manifest;
mod reading;
mod sealed;
mod writing;

pub use bundle::{Bundle, each_in_bundle};
pub use error::SpareError;
pub use key::{Opener, Recipient, make_key};
pub use manifest::{MANIFEST, Manifest, is_plain};
pub use reading::{Reader, is_sealed};
pub use sealed::{OpenError, open_bytes, seal_bytes};
pub use writing::Writer;

#[cfg(test)]
mod tests;
