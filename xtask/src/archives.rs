// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the tests hold web archives against: `warcio`, `wacz validate`, and the player ReplayWeb.page.

use std::{fs, process::Command};

use anyhow::{Context, Result, bail};

use crate::run::{root, run};

/// The player's package; it is whole by itself, so what it says it depends on is not fetched.
const PLAYER: &str = "replaywebpage@2.4.6";

/// The package's digest, as npm names it.
const PLAYER_DIGEST: &str =
    "sha512-uG50jESRld0p+fY7+nUxIWl7hvfimreNjSmaNkc/a9a8gBdmb7PH4J42Iib+vgk9KrHd0HLScVT++LgqV5fwpQ==";

/// Puts the tools below `target/tools`, where the tests look for them, unless they are there.
pub fn install() -> Result<()> {
    install_checkers()?;
    install_player()
}

/// Python's packages, in the versions of `xtask/tools/requirements.txt`, in a place of their own.
fn install_checkers() -> Result<()> {
    let wanted = root().join("xtask/tools/requirements.txt");
    let place = root().join("target/tools/python");
    let list = fs::read(&wanted).with_context(|| format!("can't read {}", wanted.display()))?;
    // Written last, so a broken installation is begun anew.
    let installed = place.join("requirements.txt");
    if fs::read(&installed).is_ok_and(|kept| kept == list) {
        return Ok(());
    }
    run(Command::new("/usr/bin/python3").args(["-m", "venv", "--clear"]).arg(&place))?;
    let words = ["install", "--quiet", "--no-deps", "--disable-pip-version-check", "-r"];
    run(Command::new(place.join("bin/pip")).args(words).arg(&wanted))?;
    fs::write(&installed, list).with_context(|| format!("can't write {}", installed.display()))
}

fn install_player() -> Result<()> {
    let place = root().join("target/tools/player");
    if place.join("package/ui.js").exists() {
        return Ok(());
    }
    fs::create_dir_all(&place).with_context(|| format!("can't make {}", place.display()))?;
    let packed = Command::new("npm").args(["pack", "--json", PLAYER]).current_dir(&place).output();
    let packed = packed.with_context(|| format!("can't fetch {PLAYER}"))?;
    let told: serde_json::Value =
        serde_json::from_slice(&packed.stdout).with_context(|| format!("can't fetch {PLAYER}"))?;
    let about = told.get(0).with_context(|| format!("npm says nothing of {PLAYER}"))?;
    if about.get("integrity").and_then(serde_json::Value::as_str) != Some(PLAYER_DIGEST) {
        bail!("{PLAYER} is not what it was when it was chosen");
    }
    let file = about.get("filename").and_then(serde_json::Value::as_str).context("npm names no file")?;
    run(Command::new("tar").args(["-xzf", file, "package/ui.js", "package/sw.js"]).current_dir(&place))
}
