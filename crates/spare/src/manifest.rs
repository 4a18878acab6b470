// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The name of the last member, which has the digests of all others.
pub const MANIFEST: &str = "manifest.json";

/// What a copy holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What whoever made it says of it.
    pub about: Value,
    /// Its files, by their names.
    pub files: BTreeMap<String, Imprint>,
}

/// By what a file is known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imprint {
    /// Its length.
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal digits.
    pub sha256: String,
}

/// Whether a name is one that a copy may have: parts of plain characters between slashes, of which none leads elsewhere.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    let is_part = |part: &str| {
        let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"._-~@+".contains(&byte);
        !part.is_empty() && part.len() <= 200 && part != "." && part != ".." && part.bytes().all(is_known)
    };
    name.len() <= 1000 && name.split('/').count() <= 16 && name.split('/').all(is_part)
}
