// SPDX-License-Identifier: AGPL-3.0-or-later
//! How far each source of a record has been followed, in a file beside the record.
//!
//! A cursor is written only after everything before it is in the record; a crash between the two makes the source give some posts
//! again, which the record knows already. So nothing is lost where the file is older than the record.

use std::path::Path;

use anyhow::Result;
use ingest::{Cursor, Item};
use serde::{Deserialize, Serialize};

use crate::beside::Beside;

/// The cursors of a record's sources, by the source's name.
pub struct Cursors(Beside<Kept>);

#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
struct Kept {
    network: String,
    at: String,
    seen_until: String,
}

impl Cursors {
    /// Reads the file, if there is one; one that can't be read is said, and as none.
    pub fn load(path: &Path) -> Result<Self> {
        let what_follows =
            "the networks are followed from now on, and what was posted since the last time may be missing";
        Ok(Self(Beside::load(path, what_follows)?))
    }

    /// All cursors.
    pub fn all(&self) -> Vec<Cursor> {
        let cursor = |(source, kept): (&String, &Kept)| {
            let seen_until = kept.seen_until.parse().ok()?;
            let network = kept.network.parse().ok()?;
            Some(Cursor { source: source.clone(), network, at: kept.at.clone(), seen_until })
        };
        self.0.all().filter_map(cursor).collect()
    }

    /// Takes off everything up to the first cursor of a source of which none is kept yet. It is to be kept before what follows is
    /// taken: a program that is killed right then is not one that never ran, and what is missed meanwhile is known to be missing.
    pub fn up_to_new_source(&self, items: &mut Vec<Item>) -> Option<Vec<Item>> {
        let is_new =
            |item: &Item| matches!(item, Item::Cursor(cursor) if self.0.of(&cursor.source).is_none());
        let more = items.split_off(items.iter().position(is_new)? + 1);
        Some(std::mem::replace(items, more))
    }

    /// Takes a cursor in; everything before it is in the record.
    pub fn take(&mut self, cursor: Cursor) {
        let kept = Kept {
            network: cursor.network.key().to_owned(),
            at: cursor.at,
            seen_until: cursor.seen_until.to_string(),
        };
        self.0.keep(cursor.source, kept);
    }

    /// Writes what has changed, whole or not at all.
    pub fn save(&mut self) -> Result<()> {
        self.0.save()
    }
}
