// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pictures of every page in the docs.

use std::{ffi::OsStr, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use crate::run::{has, root, run};

/// Takes them by the test that holds them to be there, and makes them small.
pub fn take() -> Result<()> {
    if !has("pngquant") {
        bail!("pngquant is missing: install it (on Debian: apt-get install pngquant), then run this again");
    }
    let test = ["test", "--package", "groundswell", "--test", "it", "--", "every_page_is_shown_in_the_docs"];
    let took = run(Command::new("cargo").args(test).env("GROUNDSWELL_PICTURES", "1").current_dir(root()));
    // Made small even where the test found them too large: that is what it may have found.
    let palette = ["--force", "--ext", ".png", "--strip", "20"];
    run(Command::new("pngquant").args(palette).args(pictures()?))?;
    took.or_else(|_| {
        run(Command::new("cargo").args(test).env_remove("GROUNDSWELL_PICTURES").current_dir(root()))
    })
}

fn pictures() -> Result<Vec<PathBuf>> {
    let folder = root().join("docs/pictures/pages");
    let entries = fs::read_dir(&folder).with_context(|| format!("can't list {}", folder.display()))?;
    let mut pictures = Vec::new();
    for entry in entries {
        pictures.push(entry?.path());
    }
    pictures.retain(|path| path.extension() == Some(OsStr::new("png")));
    Ok(pictures)
}
