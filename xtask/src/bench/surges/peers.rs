// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{
    bench::place::Place,
    run::{root, run},
};

/// What is measured beside Groundswell, each by its name in `peer.py`.
pub const PEERS: [(&str, &str); 7] = [
    ("knn", "KNN CAD (streamad)"),
    ("spot", "SPOT (streamad)"),
    ("sr", "spectral residual (streamad)"),
    ("mad", "median deviation (streamad)"),
    ("zscore", "z-score (streamad)"),
    ("luminol", "luminol, which sees the whole series"),
    ("ewma", "EWMA z, told on a day's record"),
];

/// The Python in which the peers are installed.
pub fn python(place: &Place) -> PathBuf {
    place.file("peers-surges/bin/python")
}

/// The script that runs one of them.
pub fn script() -> PathBuf {
    root().join("xtask/bench/surges/peer.py")
}

/// Installs the peers, in an environment of their own.
pub fn install(place: &Place) -> Result<()> {
    let wanted = root().join("xtask/bench/surges/requirements.txt");
    let done = place.file("peers-surges/installed.txt");
    if fs::read(&wanted)? == fs::read(&done).unwrap_or_default() {
        return Ok(());
    }
    eprintln!("installing the peers");
    let made = run(Command::new("python3").args(["-m", "venv"]).arg(place.file("peers-surges")));
    made.context("Python needs its module venv (on Debian: apt-get install python3-venv)")?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    run(Command::new(python(place)).args(install).arg(&wanted))?;
    fs::copy(&wanted, done)?;
    Ok(())
}
