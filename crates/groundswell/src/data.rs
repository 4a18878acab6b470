// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where things lie in a data folder.

use std::{
    fs::DirBuilder,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use model::CallId;

/// The one folder that a server keeps everything in.
#[derive(Clone, Debug)]
pub struct DataFolder(PathBuf);

impl DataFolder {
    /// Names a folder; nothing is made yet.
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Makes the folder if it isn't there, for its owner alone.
    pub fn make(&self) -> Result<()> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&self.0);
        made.with_context(|| format!("can't make the data folder {}", self.0.display()))
    }

    /// The address of the embedded database.
    pub fn database_url(&self) -> String {
        store::sqlite_url(&self.0.join("groundswell.db"))
    }

    /// What is kept of rehearsals while they run.
    pub fn rehearsals(&self) -> PathBuf {
        self.0.join("rehearsals")
    }

    /// The data folder of one rehearsal.
    pub fn rehearsal(&self, stage: &CallId) -> Self {
        Self(self.rehearsals().join(stage.as_str()))
    }

    /// A call's record.
    pub fn record(&self, call: &CallId) -> PathBuf {
        self.0.join("calls").join(call.as_str()).join("record")
    }

    /// How far the networks have been followed for a call.
    pub fn cursors(&self, call: &CallId) -> PathBuf {
        self.0.join("calls").join(call.as_str()).join("cursors.json")
    }

    /// When each quoted post of a call was looked at last.
    pub fn rechecks(&self, call: &CallId) -> PathBuf {
        self.0.join("calls").join(call.as_str()).join("rechecks.json")
    }

    /// What was spent on X.
    pub fn x_spent(&self) -> PathBuf {
        self.0.join("x-spent.json")
    }

    /// A call's published report.
    pub fn report(&self, call: &CallId) -> PathBuf {
        self.0.join("calls").join(call.as_str()).join("report")
    }

    /// The folder of all keys.
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// Keys lie apart from the records, so that a record can be handed on as a whole folder.
    pub fn signing_key(&self, call: &CallId) -> PathBuf {
        self.keys().join(format!("{call}.signing"))
    }

    /// Without this key nobody can tell which account a pseudonym in the record stands for.
    pub fn pseudonym_key(&self, call: &CallId) -> PathBuf {
        self.keys().join(format!("{call}.pseudonyms"))
    }
}

/// The posts that a record has forgotten, beside its pseudonym key.
pub fn forgotten_beside(pseudonyms: &Path) -> PathBuf {
    pseudonyms.with_extension("forgotten")
}

/// The keys of a record that lies outside a data folder: beside it, under its name.
pub fn key_beside(record: &Path, extension: &str) -> PathBuf {
    let mut name = record.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(extension);
    record.with_file_name(name)
}
