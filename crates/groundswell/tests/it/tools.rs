// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the tests look at pages with, besides a browser.

use std::path::PathBuf;

use crate::program::workspace;

/// A file of a tool that `xtask/tools/package.json` names.
pub fn tool(path: &str) -> PathBuf {
    let file = workspace().join("target/tools/node_modules").join(path);
    assert!(file.exists(), "{path} is not installed: `cargo xtask tools` does that");
    file
}
