// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading a record back.

use anyhow::{Result, bail};
use record::{Entry, Kind};
use serde_json::Value;

use super::{Recorder, sight};
use crate::{entry, ledger::Seen};

impl Recorder {
    /// Reads the record back, and gives the call as it was last sealed.
    pub(super) fn replay(&mut self) -> Result<Option<Value>> {
        let (mut sealed, before) = (None, self.tags.counted.len());
        for entry in record::entries(&self.folder)? {
            let (place, Entry::Kept { kind, content, evidence, .. }) = entry? else {
                self.forgotten += 1;
                continue;
            };
            self.about.see(place, kind, &content);
            match kind {
                Kind::Call | Kind::Amendment => {
                    self.sealed_at =
                        content.get("sealed_at").and_then(Value::as_str).and_then(|at| at.parse().ok());
                    sealed = Some(content);
                }
                Kind::Post => {
                    let Some(kept) = entry::read_post(&content) else {
                        bail!("entry {place} of {} is of no form that is known here", self.folder.display());
                    };
                    self.sights.insert(sight(&content));
                    self.count(place, kept);
                }
                Kind::Anchor => self.about.read_anchor(&content, evidence.as_deref()),
                Kind::Key | Kind::Policy => {}
                Kind::Report => self.is_unreported = false,
                Kind::Tombstone => self.is_unreported = true,
                Kind::Watch => {
                    if let Some(seen) = Seen::read(&content) {
                        self.see(place, seen);
                    }
                    self.is_unreported = true;
                }
                Kind::Capture => {
                    if let Some(id) = entry::read_proof(&content) {
                        self.prove(&id, place);
                    } else if let Some((id, address, imprint)) = entry::read_medium(&content) {
                        self.take_copy(&id, place, address, imprint);
                    }
                }
            }
        }
        if self.tags.counted.len() > before {
            self.recount()?;
        }
        Ok(sealed)
    }
}
