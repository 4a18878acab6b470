// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading a record back.

use anyhow::{Result, bail};
use record::{Kind, Scanned};
use serde_json::Value;

use super::Recorder;
use crate::{
    entry::{self, Kept},
    ledger::Seen,
};

/// What an entry says, as it is read back.
enum Read {
    /// Its content was erased.
    Erased,
    /// It holds something else than a post.
    Other { kind: Kind, content: Value, evidence: Option<Vec<u8>> },
    /// It holds a post.
    Post(Box<Kept>),
    /// It has no form that is known here.
    Unknown,
}

impl Recorder {
    /// Reads the record back, and gives the call as it was last sealed.
    pub(super) fn replay(&mut self) -> Result<Option<Value>> {
        let (mut sealed, before) = (None, self.tags.counted.len());
        let folder = self.folder.clone();
        record::scan(
            &folder,
            |_, entry| Some(Read::of(entry)),
            |place, read| {
                match read {
                    Read::Erased => self.forgotten += 1,
                    Read::Other { kind, content, evidence } => {
                        self.take_in(place, kind, &content, evidence.as_deref());
                        if matches!(kind, Kind::Call | Kind::Amendment) {
                            sealed = Some(content);
                        }
                    }
                    Read::Post(kept) => {
                        self.sights.insert(&kept);
                        self.count(place, *kept);
                    }
                    Read::Unknown => {
                        bail!("entry {place} of {} is of no form that is known here", folder.display())
                    }
                }
                Ok(())
            },
        )?;
        if self.tags.counted.len() > before {
            self.recount()?;
        }
        Ok(sealed)
    }

    /// Takes in an entry that holds no post.
    fn take_in(&mut self, place: u64, kind: Kind, content: &Value, evidence: Option<&[u8]>) {
        self.about.see(place, kind, content);
        match kind {
            Kind::Call | Kind::Amendment => {
                self.sealed_at =
                    content.get("sealed_at").and_then(Value::as_str).and_then(|at| at.parse().ok());
            }
            Kind::Anchor => self.about.read_anchor(content, evidence),
            Kind::Key | Kind::Policy | Kind::Post => {}
            Kind::Report => self.is_unreported = false,
            Kind::Tombstone => self.is_unreported = true,
            Kind::Watch => {
                if let Some(seen) = Seen::read(content) {
                    self.see(place, seen);
                }
                self.is_unreported = true;
            }
            Kind::Capture => {
                if let Some(id) = entry::read_proof(content) {
                    self.prove(&id, place);
                } else if let Some((id, address, imprint)) = entry::read_medium(content) {
                    self.take_copy(&id, place, address, imprint);
                }
            }
        }
    }
}

impl Read {
    fn of(entry: Scanned<'_>) -> Self {
        match entry {
            Scanned::Erased => Self::Erased,
            Scanned::Kept { kind: Kind::Post, content, .. } => {
                entry::read_post(content).map_or(Self::Unknown, |kept| Self::Post(Box::new(kept)))
            }
            Scanned::Kept { kind, content, evidence } => match serde_json::from_str(content) {
                Ok(content) => {
                    // Of captures it is enough that they are there, however long they are.
                    let evidence = evidence.filter(|_| kind == Kind::Anchor).map(<[u8]>::to_vec);
                    Self::Other { kind, content, evidence }
                }
                Err(_) => Self::Unknown,
            },
        }
    }
}
