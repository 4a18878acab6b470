// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading a record back.

use anyhow::{Result, ensure};
use record::Kind;
use serde_json::Value;

use super::Recorder;
use crate::{
    entry,
    ledger::Seen,
    published::Published,
    read_back::{Other, Read, each_entry},
};

impl Recorder {
    /// Reads the record back; tells whether it did so to the end, which it does as long as somebody wants it.
    pub(super) fn replay(&mut self, is_wanted: impl Fn() -> bool) -> Result<bool> {
        let before = self.tags.counted.len();
        let read = each_entry(&self.folder.clone(), |place, read| {
            ensure!(is_wanted(), "nobody wants it any more");
            match read {
                Read::Erased => self.forgotten += 1,
                Read::Other(other) => {
                    self.take_in(place, &other);
                    if matches!(other.kind, Kind::Call | Kind::Amendment) {
                        self.sealed = Some(other.content);
                    }
                }
                Read::Post(kept) => {
                    self.sights.insert(&kept);
                    self.count(place, *kept);
                }
            }
            Ok(())
        });
        if !is_wanted() {
            return Ok(false);
        }
        read?;
        if self.tags.counted.len() > before {
            self.recount()?;
        }
        Ok(true)
    }

    /// Takes in an entry that holds no post.
    fn take_in(&mut self, place: u64, other: &Other) {
        let Other { kind, content, evidence, .. } = other;
        self.about.see(place, *kind, content);
        match kind {
            Kind::Call | Kind::Amendment => {
                self.sealed_at =
                    content.get("sealed_at").and_then(Value::as_str).and_then(|at| at.parse().ok());
                self.is_unreported = true;
            }
            Kind::Anchor => self.about.read_anchor(content, evidence.as_deref()),
            Kind::Disclosure => {
                self.copies_kept.disclose(content);
                self.is_unreported = true;
            }
            Kind::Key | Kind::Policy | Kind::Post => {}
            Kind::Report => {
                // One of the first version has neither all forms nor says on what it rests.
                self.is_unreported =
                    Published::read(content).is_none_or(|published| published.size.is_none());
                self.has_looked = false;
            }
            Kind::Tombstone => self.is_unreported = true,
            Kind::Watch => {
                let seen = Seen::read(content);
                let is_look = matches!(seen, Some(Seen::Looked { .. }));
                self.has_looked |= is_look;
                self.is_unreported |= !is_look;
                seen.into_iter().for_each(|seen| self.see(place, seen));
            }
            Kind::Capture => {
                if let Some(id) = entry::read_proof(content) {
                    self.prove(&id, place);
                } else if let Some(id) = entry::read_sealed_proof(content) {
                    self.prove_sealed(&id, place);
                } else if let Some((id, address, imprint)) = entry::read_medium(content) {
                    self.take_copy(&id, place, address, imprint);
                }
            }
        }
    }
}
