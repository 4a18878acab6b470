// SPDX-License-Identifier: AGPL-3.0-or-later
//! What npm and pip bring, in the versions of `xtask/tools`: tools that look at pages (rules of access, a checker of markup), Bluesky's own
//! server with the Node that runs it, the Python client of OpenTimestamps, and a double of storage that speaks S3.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use crate::run::{root, run};

/// Puts the tools below `target/tools`, where the tests look for them, unless they are there.
pub fn install() -> Result<()> {
    install_from_npm()?;
    install_from_pip("opentimestamps")?;
    install_from_pip("moto")
}

fn install_from_npm() -> Result<()> {
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

/// Puts DuckDB and ClickHouse's engine there too, for the tests of the engines alone, which need that double as well: they are large.
pub fn install_engines() -> Result<()> {
    install_from_pip("engines")?;
    install_from_pip("moto")
}

/// Installs the packages of one list.
fn install_from_pip(name: &str) -> Result<()> {
    let (wanted, place) =
        (root().join("xtask/tools").join(name).with_extension("txt"), root().join("target/tools").join(name));
    let list = fs::read(&wanted).context("can't read xtask/tools")?;
    // Written last, so a broken installation is begun anew.
    let done = place.join("installed.txt");
    if fs::read(&done).is_ok_and(|kept| kept == list) {
        return Ok(());
    }
    // The list names each package's digest; Debian's own Python is the one that the tests start.
    let words = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--upgrade",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
    ];
    run(Command::new("/usr/bin/python3").args(words).arg("--target").arg(&place).arg("-r").arg(&wanted))?;
    fs::write(&done, list).with_context(|| format!("can't write {}", done.display()))
}
