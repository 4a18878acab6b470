// SPDX-License-Identifier: AGPL-3.0-or-later
//! Rules of the style guide that no compiler knows.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::run::root;

/// A file may be longer than this with a written reason in its first ten lines: `// Long because …`.
const LONGEST: usize = 500;

/// Names every file that breaks a rule.
pub fn check() -> Result<()> {
    let mut faults = Vec::new();
    for file in rust_files(&root())? {
        let text = fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
        faults.extend(faults_of(&text).into_iter().map(|fault| format!("{}: {fault}", file.display())));
    }
    if faults.is_empty() { Ok(()) } else { bail!("not tidy:\n{}", faults.join("\n")) }
}

fn faults_of(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    if text.lines().next() != Some("// SPDX-License-Identifier: AGPL-3.0-or-later") {
        faults.push("the first line is not the SPDX line".to_owned());
    }
    if text.matches("SPDX-License-").count() > 1 && !text.contains("fn faults_of") {
        faults.push("there is more than one SPDX line".to_owned());
    }
    if lines > LONGEST && !text.lines().take(10).any(|line| line.contains("Long because")) {
        faults.push(format!(
            "{lines} lines; beyond {LONGEST} a file says near its top why (`// Long because …`)"
        ));
    }
    faults
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![
        folder.join("crates"),
        folder.join("engines/src"),
        folder.join("engines/tests"),
        folder.join("fuzz/properties"),
        folder.join("fuzz/targets"),
        folder.join("xtask"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("can't list {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
