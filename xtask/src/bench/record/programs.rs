// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::super::{
    measure::{Run, measure},
    place::{Place, release},
};
use crate::run::{has, root, run};

/// What runs, and where.
pub struct Programs {
    place: Place,
    target: PathBuf,
    peers: PathBuf,
    pub entries: u64,
}

/// A folder that is gone when it is let go.
pub struct Scratch(PathBuf);

impl Programs {
    /// Builds the examples of the record and of signatures and the peers, as what is released is built.
    pub fn build(entries: u64) -> Result<Self> {
        let place = Place::new()?;
        for (program, package) in [("python3", "python3"), ("openssl", "openssl"), ("taskset", "util-linux")]
        {
            if !has(program) {
                bail!(
                    "the bench needs {program}: install it (on Debian: apt-get install {package}), then try again"
                );
            }
        }
        let (target, peers) = (root().join("target"), place.file("record-peers"));
        for [package, example] in [["groundswell-record", "speed"], ["groundswell-signed", "proofs"]] {
            run(release(&target).args(["--package", package, "--example", example]))?;
        }
        let manifest = root().join("xtask/bench/record/Cargo.toml");
        run(release(&peers).arg("--locked").arg("--manifest-path").arg(manifest))?;
        Ok(Self { place, target, peers, entries })
    }

    /// A new folder for one round.
    pub fn scratch(&self, number: usize) -> Result<Scratch> {
        let scratch = Scratch(self.place.file(&format!("record-{number}")));
        scratch.empty();
        fs::create_dir_all(&scratch.0).with_context(|| format!("can't make {}", scratch.0.display()))?;
        Ok(scratch)
    }

    /// A step of the record's example.
    pub fn step(&self, folder: &Path, step: &str) -> Vec<OsString> {
        let program = self.target.join("release/examples/speed");
        vec![program.into(), folder.into(), step.into(), self.entries.to_string().into()]
    }

    /// Checks so many authors' proofs.
    pub fn proofs(&self, number: u64) -> Vec<OsString> {
        vec![self.target.join("release/examples/proofs").into(), number.to_string().into()]
    }

    /// A peer that takes its entries from the record.
    pub fn peer(&self, name: &str, record: &Path, to: Option<OsString>) -> Vec<OsString> {
        let words = [self.peers.join("release/peers").into(), name.into(), record.into()];
        words.into_iter().chain(to).collect()
    }

    /// The same tree in Python.
    pub fn python(record: &Path) -> Vec<OsString> {
        let script = root().join("xtask/bench/record/tree.py");
        vec!["python3".into(), "-I".into(), "-S".into(), script.into(), record.into()]
    }

    /// SHA-256 of every content file.
    pub fn files(record: &Path) -> Result<Vec<OsString>> {
        let mut command = ["openssl", "dgst", "-sha256"].map(OsString::from).to_vec();
        list(&record.join("content"), &mut command)?;
        Ok(command)
    }

    /// Runs a program to its end, once the disk has nothing left to do for those before it.
    pub fn run(&self, command: &[OsString]) -> Result<(Run, Vec<u8>)> {
        run(&mut Command::new("sync"))?;
        measure(command, &self.place)
    }

    /// Runs a program that tells what its parts took; their memory is the whole program's.
    pub fn parts<const N: usize>(&self, command: &[OsString], parts: [&str; N]) -> Result<[Run; N]> {
        let (whole, said) = self.run(command)?;
        let said = String::from_utf8_lossy(&said);
        let runs = parts.map(|part| read(&said, part, whole));
        if runs.iter().any(Option::is_none) {
            bail!("a program does not say what {} took: {said}", parts.join(" and "));
        }
        Ok(runs.map(|run| run.unwrap_or(whole)))
    }

    /// A file that the bench writes.
    pub fn file(&self, name: &str) -> PathBuf {
        self.place.file(name)
    }
}

impl Scratch {
    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn record(&self) -> PathBuf {
        self.0.join("record")
    }

    fn empty(&self) {
        // What is not there can't be removed; what can't be removed shows when the next is made.
        let _gone = fs::remove_dir_all(&self.0);
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.empty();
    }
}

/// What a program says of one part of its work.
pub fn read(said: &str, part: &str, whole: Run) -> Option<Run> {
    let mut lines = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let line = lines.find(|line| line.get("part").and_then(Value::as_str) == Some(part))?;
    let number = |name: &str| line.get(name).and_then(Value::as_f64);
    Some(Run { wall_s: number("wall_s")?, cpu_s: number("cpu_s")?, ..whole })
}

/// Sees that Python's tree is the record's own, and gives how many bytes of content there are.
pub fn agreed(said: &str, checkpoint: &str, entries: u64) -> Result<u64> {
    let [root, theirs, bytes] = said.split_whitespace().collect::<Vec<_>>()[..] else {
        bail!("Python's tree can't be read: {said}");
    };
    let ours = checkpoint.lines().nth(2).context("the checkpoint has no root")?;
    ensure!(theirs == entries.to_string(), "Python has found {theirs} of {entries} entries");
    ensure!(root == ours, "Python's root is {root}, and the record's {ours}");
    bytes.parse().ok().with_context(|| format!("`{bytes}` is no number of bytes"))
}

fn list(folder: &Path, files: &mut Vec<OsString>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            list(&entry.path(), files)?;
        } else {
            files.push(entry.path().into());
        }
    }
    Ok(())
}
