// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::{
    contender::{Build, Packing},
    row::Row,
};
use crate::run::{has, root, run};

/// Cargo, told to build something as it is released.
pub fn release(target: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--target-dir"]).arg(target).current_dir(root());
    // What is measured runs on every processor of its kind, whatever this shell asks for.
    cargo.env_remove("CARGO_ENCODED_RUSTFLAGS").env_remove("RUSTFLAGS");
    cargo
}

/// Where everything lies that the bench makes: `target/bench`.
pub struct Place {
    folder: PathBuf,
}

/// Counts the changes of what is invented, so that no archive of another edition is read.
const EDITION: u32 = 1;

impl Place {
    pub fn new() -> Result<Self> {
        let folder = root().join("target/bench");
        fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
        Ok(Self { folder })
    }

    /// Installs the peers, in an environment of their own.
    pub fn install_peers(&self) -> Result<()> {
        let wanted = self.script("requirements.txt");
        let installed = self.folder.join("peers/installed.txt");
        let (wanted_text, installed_text) = (fs::read(&wanted)?, fs::read(&installed).unwrap_or_default());
        if wanted_text == installed_text {
            return Ok(());
        }
        if !has("python3") {
            bail!(
                "the peers need Python 3: install it (on Debian: apt-get install python3-venv), then try again"
            );
        }
        eprintln!("installing the peers");
        let made = run(Command::new("python3").args(["-m", "venv"]).arg(self.folder.join("peers")));
        made.context("Python needs its module venv (on Debian: apt-get install python3-venv)")?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
        run(Command::new(self.python()).args(install).arg(&wanted))?;
        Ok(fs::write(installed, wanted_text)?)
    }

    /// Builds Groundswell, and keeps it where no other build takes its place while it is measured.
    pub fn build(&self, build: Build) -> Result<()> {
        let target = root().join("target");
        let mut cargo = release(&target);
        cargo.args(["--package", "groundswell"]);
        match build {
            Build::Released => eprintln!("building groundswell as it is released"),
            Build::UpTo(level) => {
                eprintln!("building groundswell with instructions up to {level}");
                let feature = format!("groundswell-scan/up-to-{level}");
                cargo.args(["--package", "groundswell-scan", "--features", &feature]);
            }
        }
        run(&mut cargo)?;
        let program = self.program(build);
        fs::copy(target.join("release/groundswell"), &program)
            .with_context(|| format!("can't write {}", program.display()))?;
        Ok(())
    }

    /// Invents a row's archive, unless it is there.
    pub fn archive(&self, row: &Row, lines: usize) -> Result<PathBuf> {
        let archive = row.archive(lines);
        let name = format!("{}-{}.jsonl", row.name, archive.lines);
        let path = self.folder.join(format!("archives-{EDITION}")).join(name);
        archive.write(&path)?;
        Ok(path)
    }

    /// Packs an archive, unless that was done.
    pub fn pack(&self, archive: &Path, packing: Packing) -> Result<()> {
        let path = packing.file(archive);
        if path.exists() {
            return Ok(());
        }
        let program = packing.program();
        eprintln!("packing {} with {program}", archive.file_name().unwrap_or_default().display());
        let unfinished = path.with_extension("part");
        let out = File::create(&unfinished)?;
        run(Command::new(program).arg("-c").arg(archive).stdout(out))?;
        Ok(fs::rename(unfinished, path)?)
    }

    /// Groundswell, as it was built.
    pub fn program(&self, build: Build) -> PathBuf {
        match build {
            Build::Released => self.folder.join("groundswell"),
            Build::UpTo(level) => self.folder.join(format!("groundswell-{level}")),
        }
    }

    /// The peers' own Python.
    pub fn python(&self) -> PathBuf {
        self.folder.join("peers/bin/python")
    }

    /// A file of the peers'.
    pub fn script(&self, name: &str) -> PathBuf {
        root().join("xtask/bench/reading").join(name)
    }

    /// A file that the bench writes.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}
