// SPDX-License-Identifier: AGPL-3.0-or-later
//! How far each source of a record has been followed, in a file beside the record.
//!
//! A cursor is written only after everything before it is in the record; a crash between the two makes the source give some posts
//! again, which the record knows already. So nothing is lost where the file is older than the record, and it is never newer.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use ingest::Cursor;
use serde::{Deserialize, Serialize};

use crate::terminal::say;

/// The cursors of a record's sources, by the source's name.
pub struct Cursors {
    path: PathBuf,
    kept: BTreeMap<String, Kept>,
    is_changed: bool,
}

#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
struct Kept {
    network: String,
    at: String,
    seen_until: String,
}

impl Cursors {
    /// Reads the file, if there is one; one that can't be read is said, and as none.
    pub fn load(path: &Path) -> Result<Self> {
        let kept = match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                say(format_args!(
                    "{} can't be read ({error}); the networks are followed from now on, and what was posted since the last time may \
                     be missing",
                    path.display()
                ));
                BTreeMap::new()
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error).with_context(|| format!("can't read {}", path.display())),
        };
        Ok(Self { path: path.to_owned(), kept, is_changed: false })
    }

    /// All cursors.
    pub fn all(&self) -> Vec<Cursor> {
        let cursor = |(source, kept): (&String, &Kept)| {
            let seen_until = kept.seen_until.parse().ok()?;
            let network = kept.network.parse().ok()?;
            Some(Cursor { source: source.clone(), network, at: kept.at.clone(), seen_until })
        };
        self.kept.iter().filter_map(cursor).collect()
    }

    /// Takes a cursor in; everything before it is in the record.
    pub fn take(&mut self, cursor: Cursor) {
        let kept = Kept {
            network: cursor.network.key().to_owned(),
            at: cursor.at,
            seen_until: cursor.seen_until.to_string(),
        };
        self.is_changed |= self.kept.get(&cursor.source) != Some(&kept);
        self.kept.insert(cursor.source, kept);
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
