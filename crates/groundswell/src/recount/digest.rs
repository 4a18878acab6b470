// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether a file is what was published, where no more can be told: a site and a package do not hold what was counted.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::read;
use crate::published::{JSON, Published, sha256};

/// A file of a report, held against the digests that a record opens to everybody.
pub struct AsPublished {
    file: PathBuf,
    /// When it was published, if it was.
    at: Option<String>,
}

impl AsPublished {
    /// Looks for a file among those that were published; of a folder it is its `report.json`.
    pub fn of(report: &Path, published: &[Published]) -> Result<Self> {
        let file = if report.is_dir() { report.join(JSON) } else { report.to_owned() };
        let bytes = read(&file).with_context(|| format!("can't verify the report {}", file.display()))?;
        let digest = sha256(&bytes);
        let found = published.iter().find(|published| published.files.values().any(|known| *known == digest));
        Ok(Self { file, at: found.map(|published| published.published_at.clone()) })
    }

    /// Whether it was published so.
    pub fn holds(&self) -> bool {
        self.at.is_some()
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let published = self.at.as_ref().map(|at| json!({"at": at}));
        json!({"file": self.file.display().to_string(), "holds": self.holds(), "published": published, "counted_again": false})
    }

    /// For people.
    pub fn text(&self) -> String {
        let file = self.file.display();
        match &self.at {
            Some(at) => format!(
                "report      {file}: it is what was published on {at}\n  not counted again: what was counted is not here, or the report does not say on what it rests\n"
            ),
            None => format!(
                "report      {file}: it is NOT a file that was published: no entry that can be seen here has its SHA-256\n"
            ),
        }
    }
}
