// SPDX-License-Identifier: AGPL-3.0-or-later
//! Programs that are given a text and answer with one.

use std::{
    ffi::OsStr,
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
    thread,
};

use anyhow::{Context, Result, bail};

use super::place::Place;
use crate::run::{root, run};

/// Installs a bench's peers in Python, and gives the folder that holds them.
pub fn install(place: &Place, bench: &str) -> Result<PathBuf> {
    let peers = place.file(&format!("{bench}-peers"));
    let wanted = root().join("xtask/bench").join(bench).join("requirements.txt");
    let (list, done) = (fs::read(&wanted)?, peers.join("installed.txt"));
    // Written last, so a broken installation is begun anew.
    if fs::read(&done).is_ok_and(|kept| kept == list) {
        return Ok(peers);
    }
    let words = ["-m", "pip", "install", "--quiet", "--upgrade", "--disable-pip-version-check"];
    run(Command::new("python3").args(words).arg("--target").arg(&peers).arg("-r").arg(&wanted))?;
    fs::write(&done, list)?;
    Ok(peers)
}

/// Gives a program its input and takes its answer.
pub fn ask(command: &mut Command, input: &str) -> Result<String> {
    let name = OsStr::to_string_lossy(command.get_program()).into_owned();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = child.stdin.take().context("it was asked for")?;
    let input = input.to_owned();
    // It may answer before it has read everything.
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    let written = writer.join();
    if !output.status.success() || !matches!(written, Ok(Ok(()))) {
        bail!("`{name}` failed: {}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}
