// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy of a data folder in one file, and what has to be known to take it up again: what was erased since.

mod making;
mod passing;
mod presence;
mod restoring;

pub use making::make;
pub use passing::{Places, keep_passing_on, pass_on, pass_on_with};
pub use restoring::{Otherwise, Restored, Restoring};

use std::collections::BTreeMap;

use model::Timestamp;
use serde::{Deserialize, Serialize};

/// The form of a copy, as its manifest says it.
const FORM: &str = "groundswell/backup/v1";

/// The name of the key under which things that can be erased are known again; it lies with the other keys.
const KEY: &str = "backups";

/// Instants in JSON: as they are written in records.
mod instant {
    use model::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(at)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// What a copy says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct About {
    form: String,
    /// Which instance it is of: the beginning of the names of its copies.
    pub instance: String,
    /// By which version it was made.
    pub version: String,
    /// When it was begun.
    #[serde(with = "instant")]
    pub taken_at: Timestamp,
    /// Whether the embedded database is in it.
    pub has_database: bool,
    /// How many entries each call's record had.
    pub records: BTreeMap<String, u64>,
}
