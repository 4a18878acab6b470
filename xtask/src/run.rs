// SPDX-License-Identifier: AGPL-3.0-or-later
//! Runs cargo and other programs, and says plainly which one failed.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::audit;

/// What the program is tested with: a default build has nothing of it.
const FEATURES: [&str; 2] = ["--features", "groundswell/bus,groundswell/objects"];

/// Runs every test of the workspace, with the words given passed on to the runner.
pub fn tests(rest: &[&str]) -> Result<()> {
    // nextest runs the tests of all rooms side by side and closes with one line; where it isn't installed, cargo's
    // own runner does the same tests one room after another.
    let runner: &[&str] = if has("cargo-nextest") {
        &["nextest", "run", "--workspace", "--no-fail-fast"]
    } else {
        &["test", "--workspace", "--no-fail-fast"]
    };
    run(Command::new("cargo").args(runner).args(FEATURES).args(rest).current_dir(root()))
}

/// Runs what a commit has to pass besides the tests.
pub fn check() -> Result<()> {
    run(Command::new("cargo").args(["fmt", "--all", "--check"]).current_dir(root()))?;
    for workspace in ["engines", "fuzz", "xtask/bench/record"] {
        run(Command::new("cargo").args(["fmt", "--check"]).current_dir(root().join(workspace)))?;
    }
    run(Command::new("cargo")
        .args(["clippy", "--workspace", "--all-targets", "--quiet"])
        .args(FEATURES)
        .current_dir(root()))?;
    audit::judge_licenses()
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("can't start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed: {status}");
    }
    Ok(())
}

/// Whether a program can be found and started.
pub fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok()
}

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace").to_owned()
}

fn shown(command: &Command) -> String {
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(command.get_program().to_string_lossy().into_owned())
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}
