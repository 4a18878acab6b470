// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is known against the packages that we build on: their licenses, where they come from, and advisories about their versions.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::run::{root, run};

/// cargo-deny judges licenses, sources and what must not be there by `deny.toml`; it needs no network once the packages are here.
const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };

/// cargo-audit holds the exact versions of `Cargo.lock` against the advisories of RustSec.
const AUDIT: Tool = Tool { name: "cargo-audit", version: "0.22.2" };

/// Everything that has packages of its own.
const WORKSPACES: [&str; 4] = ["", "engines", "fuzz", "xtask/bench/record"];

/// A program that judges packages, in the version whose verdicts ours were written for.
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Looks at licenses, sources and bans, and at advisories: those that RustSec has published, or those in a copy of its database.
///
/// Where the database can't be reached this says so, and is content: what is not known is no fault of the packages.
pub fn audit(rest: &[&str]) -> Result<()> {
    let copy = match rest {
        [] => None,
        ["--database", folder] => Some(env::current_dir()?.join(folder)),
        _ => bail!("`cargo xtask audit` takes `--database FOLDER` alone"),
    };
    judge_licenses()?;
    AUDIT.install()?;
    let Some(database) = copy.map_or_else(fetch, |copy| Ok(Some(copy)))? else {
        eprintln!(
            "\nNOT LOOKED AT: advisories. Their database can't be reached from here; where it can, run this again, or name a copy \
             of https://github.com/rustsec/advisory-db with --database FOLDER"
        );
        return Ok(());
    };
    WORKSPACES.iter().try_for_each(|workspace| look_up(&database, workspace))
}

/// Judges licenses, sources and bans.
pub fn judge_licenses() -> Result<()> {
    DENY.install()?;
    for workspace in WORKSPACES {
        let manifest = root().join(workspace).join("Cargo.toml");
        let words = ["check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
        let mut deny = Command::new(DENY.program());
        deny.arg("--locked").arg("--manifest-path").arg(manifest);
        deny.arg("--config").arg(root().join("deny.toml")).args(words);
        run(deny.current_dir(root()))?;
    }
    Ok(())
}

/// The advisories as they are today, in a folder; nothing where they can't be reached.
fn fetch() -> Result<Option<PathBuf>> {
    let place = root().join("target/tools/advisories");
    // Nothing is looked at here: an empty list of packages tells a database that can't be had from a package that is bad.
    let empty = root().join("target/tools/nothing.lock");
    std::fs::write(&empty, "version = 4\n").with_context(|| format!("can't write {}", empty.display()))?;
    let mut audit = look(&place, &empty);
    let output = audit.output().context("can't start cargo-audit")?;
    if output.status.success() {
        return Ok(Some(place));
    }
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    Ok(None)
}

/// Holds the versions of one workspace against the advisories.
fn look_up(database: &Path, workspace: &str) -> Result<()> {
    let mut audit = look(database, &root().join(workspace).join("Cargo.lock"));
    run(audit.args(["--no-fetch", "--stale"]))
}

/// What is passed over, and why, stands in `.cargo/audit.toml`, which is read from the folder that it runs in.
fn look(database: &Path, lock: &Path) -> Command {
    let mut audit = Command::new(AUDIT.program());
    audit.args(["audit", "--deny", "unsound", "--deny", "unmaintained", "--db"]).arg(database);
    audit.arg("--file").arg(lock).current_dir(root());
    audit
}

impl Tool {
    /// Builds it below `target/tools`, unless it is there in the wanted version.
    fn install(&self) -> Result<()> {
        let said = Command::new(self.program()).arg("--version").output();
        if said.is_ok_and(|output| output.stdout.trim_ascii_end().ends_with(self.version.as_bytes())) {
            return Ok(());
        }
        eprintln!("building {} {}, which takes some minutes", self.name, self.version);
        let building = root().join("target/tools/audit-building");
        run(Command::new("cargo")
            .args([
                "install",
                self.name,
                "--version",
                self.version,
                "--locked",
                "--force",
                "--quiet",
                "--debug",
            ])
            .args(["--config", "profile.dev.debug=false", "--root"])
            .arg(root().join("target/tools").join(self.name))
            .env("CARGO_TARGET_DIR", &building))?;
        std::fs::remove_dir_all(&building).with_context(|| format!("can't remove {}", building.display()))
    }

    fn program(&self) -> PathBuf {
        root().join("target/tools").join(self.name).join("bin").join(self.name)
    }
}
