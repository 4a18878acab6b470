// SPDX-License-Identifier: AGPL-3.0-or-later
//! A folder of plain files with their digests, that is there whole or not at all.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{data::DataFolder, output::remove_folder, published::sha256};

/// The digests of all files, in the form of `sha256sum`.
pub const SUMS: &str = "SHA256SUMS";

/// Tells GitHub Pages to hand out the files as they are.
const AS_THEY_ARE: &str = ".nojekyll";

/// A folder that is being filled beside the place where it will lie.
pub struct Outgoing {
    folder: PathBuf,
    draft: PathBuf,
    sums: BTreeMap<String, String>,
    bytes: u64,
}

impl Outgoing {
    /// Begins a folder; one that lies there gives way if it is a mirror and nothing else.
    pub fn begin(folder: &Path, data: &DataFolder) -> Result<Self> {
        let told = || format!("can't write {}", folder.display());
        let name = folder.file_name().with_context(told)?;
        let parent = folder.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
        let parent = parent.canonicalize().with_context(told)?;
        if data.is_within(&parent) {
            bail!("{} lies in the data folder, of which nothing is to be handed out", folder.display());
        }
        let folder = parent.join(name);
        if folder.try_exists().with_context(told)? && !is_mirror(&folder)? {
            bail!(
                "{} is there already, and holds what is no mirror: nothing of it is touched",
                folder.display()
            );
        }
        let mut draft = name.to_owned();
        draft.push(".draft");
        let draft = parent.join(draft);
        remove_folder(&draft)?;
        fs::create_dir(&draft).with_context(told)?;
        Ok(Self { folder, draft, sums: BTreeMap::new(), bytes: 0 })
    }

    /// Writes a file.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.draft.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.draft))?;
        fs::write(path, bytes)?;
        self.sums.insert(name.to_owned(), sha256(bytes));
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Puts the folder in its place; gives how many files it has, and their length in bytes.
    pub fn finish(mut self) -> Result<(usize, u64)> {
        let told = || format!("can't write {}", self.folder.display());
        let lines = self.sums.iter().map(|(name, sum)| format!("{sum}  {name}\n"));
        fs::write(self.draft.join(SUMS), lines.collect::<String>()).with_context(told)?;
        fs::write(self.draft.join(AS_THEY_ARE), "").with_context(told)?;
        remove_folder(&self.folder)?;
        fs::rename(&self.draft, &self.folder).with_context(told)?;
        // There is nothing left to let go.
        self.draft = PathBuf::new();
        Ok((self.sums.len(), self.bytes))
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        if self.draft != Path::new("") {
            // What can't be removed is removed by the next one.
            let _is_gone = fs::remove_dir_all(&self.draft);
        }
    }
}

/// Whether a folder holds a mirror, as its own list of digests names it, and nothing beside.
fn is_mirror(folder: &Path) -> Result<bool> {
    let Ok(sums) = fs::read_to_string(folder.join(SUMS)) else { return Ok(false) };
    let named: Vec<&str> = sums.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        let told = || format!("can't look through {}", inside.display());
        for entry in fs::read_dir(&inside).with_context(told)? {
            let entry = entry.with_context(told)?;
            if entry.file_type().with_context(told)?.is_dir() {
                folders.push(entry.path());
                continue;
            }
            let path = entry.path();
            let name = path.strip_prefix(folder).ok().and_then(Path::to_str).unwrap_or_default();
            if ![SUMS, AS_THEY_ARE].contains(&name) && !named.contains(&name) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}
