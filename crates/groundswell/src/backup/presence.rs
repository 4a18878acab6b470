// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is still there of what can be erased. Beside a backup lies a newer such list, so that restoring brings nothing back.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use model::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Present, Store};

use super::KEY;
use crate::{
    data::{DataFolder, forgotten_beside},
    kept_secret::KeptSecret,
    output,
    refused::Refused,
};

/// The form of the list.
const FORM: &str = "groundswell/still-there/v1";

/// A list is never longer, in bytes.
const LONGEST: u64 = 256 << 20;

/// What is still there: of the database's rows, of which only digests under a key are told; and what records have forgotten, under the
/// pseudonyms that these use. Whoever finds the list learns how much there is, and not of whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    form: String,
    /// When it was so, in UTC.
    #[serde(with = "super::instant")]
    pub at: Timestamp,
    /// Digests of the rows; nothing where the database is another than the embedded one.
    rows: Option<BTreeSet<String>>,
    /// What each call's record has forgotten.
    pub forgotten: BTreeMap<String, BTreeSet<String>>,
}

/// The key under which rows are known again.
pub struct PresenceKey(KeptSecret);

impl PresenceKey {
    /// Reads an instance's key, or makes one.
    pub fn load_or_create(data: &DataFolder) -> Result<Self> {
        KeptSecret::load_or_create(&key_of(data)).map(Self)
    }

    /// Reads an instance's key.
    pub fn load(data: &DataFolder) -> Result<Self> {
        KeptSecret::load(&key_of(data)).map(Self)
    }

    /// By what the copies of this instance are told from those of others, in the same folder.
    pub fn instance(&self) -> String {
        self.0.name_of(&["instance"]).chars().take(8).collect()
    }

    fn digest(&self, present: &Present) -> String {
        self.0.name_of(&["row\0", &present.to_string()])
    }
}

/// Where an instance's key lies.
pub fn key_of(data: &DataFolder) -> PathBuf {
    data.keys().join(KEY)
}

impl Presence {
    /// What is there now.
    pub async fn of(
        data: &DataFolder,
        store: Option<&Store>,
        key: &PresenceKey,
        now: Timestamp,
    ) -> Result<Self> {
        // The forgotten last: what is erased meanwhile is then in it, though the database may still have had it.
        let rows = match store {
            Some(store) => Some(store.present().await?.iter().map(|present| key.digest(present)).collect()),
            None => None,
        };
        Ok(Self { form: FORM.to_owned(), at: now, rows, forgotten: forgotten(data)? })
    }

    /// Whether a row is still there; of a database that is not listed everything is.
    pub fn has(&self, present: &Present, key: &PresenceKey) -> bool {
        self.rows.as_ref().is_none_or(|rows| rows.contains(&key.digest(present)))
    }

    /// Whether another list tells the same.
    pub fn is_as(&self, other: &Self) -> bool {
        (&self.rows, &self.forgotten) == (&other.rows, &other.forgotten)
    }

    /// Writes it to a file, as a whole.
    pub fn write(&self, path: &Path) -> Result<()> {
        output::write_file(path, |out| Ok(serde_json::to_writer(out, self)?))
    }

    /// Reads it from a file.
    pub fn read(path: &Path) -> Result<Self> {
        let told = || format!("can't read what is still there, {}", path.display());
        if fs::metadata(path).with_context(told)?.len() > LONGEST {
            bail!("{} is too long to be such a list", path.display());
        }
        let list: Self = serde_json::from_slice(&fs::read(path).with_context(told)?).with_context(told)?;
        if list.form != FORM {
            bail!("{} was written by another version: its form is `{}`", path.display(), list.form);
        }
        Ok(list)
    }
}

/// What the records of a data folder have forgotten.
fn forgotten(data: &DataFolder) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut forgotten = BTreeMap::new();
    for call in data.calls()? {
        let refused = Refused::load(&forgotten_beside(&data.pseudonym_key(&call)))?;
        if !refused.is_empty() {
            forgotten.insert(call.to_string(), refused.lines());
        }
    }
    Ok(forgotten)
}
