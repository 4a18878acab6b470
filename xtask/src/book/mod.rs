// SPDX-License-Identifier: AGPL-3.0-or-later
//! The site of the documentation: chapters of `docs/book`, and pages of the repository, made into HTML by mdBook.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::run::{root, run};

mod gather;
mod links;

/// The mdBook that makes the pages: the same one everywhere, for its template is ours.
const VERSION: &str = "0.5.4";

/// The one style of all pages.
const STYLE: &str = "pages.css";

/// Puts mdBook below `target/tools`, unless it is there in the wanted version.
pub fn install() -> Result<()> {
    let place = root().join("target/tools/mdbook");
    let said = Command::new(program()).arg("--version").output();
    if said.is_ok_and(|output| output.stdout.trim_ascii_end().ends_with(VERSION.as_bytes())) {
        return Ok(());
    }
    eprintln!("building mdBook {VERSION}");
    let building = root().join("target/tools/mdbook-building");
    // Without its server, its watching of files, and its search, none of which a folder of pages needs.
    let words = ["install", "mdbook", "--version", VERSION, "--locked", "--no-default-features", "--force"];
    run(Command::new("cargo")
        .args(words)
        .args(["--quiet", "--debug", "--config", "profile.dev.debug=false", "--root"])
        .arg(&place)
        .env("CARGO_TARGET_DIR", &building))?;
    fs::remove_dir_all(&building).with_context(|| format!("can't remove {}", building.display()))
}

/// Makes the site in `target/book`, or in the folder that `--out` names, which must not be there.
pub fn make(rest: &[&str]) -> Result<()> {
    let own = root().join("target/book");
    let out = match rest {
        [] => own.clone(),
        ["--out", folder] => PathBuf::from(folder),
        _ => bail!("`cargo xtask book` takes `--out FOLDER` alone"),
    };
    install()?;
    if out != own && out.exists() {
        bail!("{} is there already", out.display());
    }
    let sources = out.with_extension("sources");
    gather::gather(&root(), &sources)?;
    let built = fs::canonicalize(&sources).context("the chapters are gone")?.join("made");
    run(Command::new(program())
        .args(["build", "--dest-dir"])
        .arg(&built)
        .arg(&sources)
        .env("MDBOOK_LOG", "warn"))?;
    leave_out_what_nobody_uses(&built, &sources)?;
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("can't clear {}", out.display()))?;
    }
    fs::rename(&built, &out).with_context(|| format!("can't write {}", out.display()))?;
    fs::remove_dir_all(&sources).context("can't remove the chapters")?;
    println!("{}", out.join("index.html").display());
    Ok(())
}

/// Removes the scripts, styles and fonts that mdBook brings: our template uses none of them.
fn leave_out_what_nobody_uses(built: &Path, sources: &Path) -> Result<()> {
    for entry in fs::read_dir(built).context("mdBook made nothing")? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_page = name.ends_with(".html") && name != "toc.html";
        // mdBook adds a digest to the name of the style.
        let is_style = name.starts_with("pages") && name.ends_with(".css");
        if is_page || is_style || sources.join("src").join(&name).exists() {
            continue;
        }
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }
            .with_context(|| format!("can't remove {}", path.display()))?;
    }
    Ok(())
}

fn program() -> PathBuf {
    root().join("target/tools/mdbook/bin/mdbook")
}
