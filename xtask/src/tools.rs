// SPDX-License-Identifier: AGPL-3.0-or-later
//! What npm brings, in the versions of `xtask/tools`: tools that look at pages (rules of access, a checker of markup), and Bluesky's own
//! server with the Node that runs it.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use crate::run::{root, run};

/// Puts the tools below `target/tools`, where the tests look for them, unless they are there.
pub fn install() -> Result<()> {
    let (wanted, place) = (root().join("xtask/tools"), root().join("target/tools"));
    let lock = fs::read(wanted.join("package-lock.json")).context("can't read xtask/tools")?;
    // Written last by npm, so a broken installation is begun anew.
    let is_here = place.join("node_modules/.package-lock.json").exists();
    if is_here && fs::read(place.join("package-lock.json")).is_ok_and(|kept| kept == lock) {
        return Ok(());
    }
    fs::create_dir_all(&place).with_context(|| format!("can't make {}", place.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(wanted.join(file), place.join(file)).with_context(|| format!("can't copy {file}"))?;
    }
    // The lock names each tool's digest; no script of a package runs.
    let words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
    run(Command::new("npm").args(words).current_dir(place))
}
