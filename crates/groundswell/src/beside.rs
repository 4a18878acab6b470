// SPDX-License-Identifier: AGPL-3.0-or-later
//! A small file beside a record, which says by name how far something is.
//!
//! It is written whole or not at all, and only after what it speaks of is in the record: after a crash it may be older than the
//! record, and is never newer. So it must be harmless to do again what it does not know of.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::{Serialize, de::DeserializeOwned};

use crate::terminal::say;

/// What such a file says, by name.
pub struct Beside<T> {
    path: PathBuf,
    kept: BTreeMap<String, T>,
    is_changed: bool,
}

impl<T: DeserializeOwned + PartialEq + Serialize> Beside<T> {
    /// Reads the file, if there is one; one that can't be read is as none, and said with what follows from that.
    pub fn load(path: &Path, what_follows: &str) -> Result<Self> {
        let kept = match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                say(format_args!("{} can't be read ({error}); {what_follows}", path.display()));
                BTreeMap::new()
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error).with_context(|| format!("can't read {}", path.display())),
        };
        Ok(Self { path: path.to_owned(), kept, is_changed: false })
    }

    /// Everything, by name.
    pub fn all(&self) -> impl Iterator<Item = (&String, &T)> {
        self.kept.iter()
    }

    /// What it says of a name.
    pub fn of(&self, name: &str) -> Option<&T> {
        self.kept.get(name)
    }

    /// Takes in what is to be said of a name.
    pub fn keep(&mut self, name: String, value: T) {
        self.is_changed |= self.kept.get(&name) != Some(&value);
        self.kept.insert(name, value);
    }

    /// Forgets every name that is not wanted.
    pub fn keep_only(&mut self, is_wanted: impl Fn(&str) -> bool) {
        let before = self.kept.len();
        self.kept.retain(|name, _| is_wanted(name));
        self.is_changed |= self.kept.len() != before;
    }

    /// Writes what has changed, whole or not at all.
    pub fn save(&mut self) -> Result<()> {
        if !std::mem::take(&mut self.is_changed) {
            return Ok(());
        }
        let new = self.path.with_extension("new");
        let write = || {
            let mut file = File::create(&new)?;
            file.write_all(&serde_json::to_vec(&self.kept).expect("names and words are JSON"))?;
            file.sync_data()?;
            fs::rename(&new, &self.path)
        };
        write().with_context(|| format!("can't write {}", self.path.display()))
    }
}
