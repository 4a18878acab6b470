// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use crate::{
    checkpoint::Checkpoint,
    draft::Envelope,
    kind::Kind,
    tombstone::{Reason, Tombstone},
};

/// So many faults are listed; a record with more is not read more easily for it.
const MOST_FAULTS: usize = 1000;

/// What a recomputation of a record, or of an export, has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// All entries, the forgotten and the unsealed among them.
    pub entries: u64,
    /// Entries whose content is there.
    pub kept: u64,
    /// Entries whose content was erased.
    pub forgotten: u64,
    /// Entries beyond the checkpoint, which is not wrong.
    pub unsealed: u64,
    /// Kept entries by kind.
    pub kinds: BTreeMap<Kind, u64>,
    /// Forgotten entries by reason.
    pub reasons: BTreeMap<Reason, u64>,
    /// What is signed; `None` if no signature holds.
    pub checkpoint: Option<Checkpoint>,
    /// The key under which it is signed, as text. That it is the right one must be known from elsewhere.
    pub vkey: Option<String>,
    /// Everything that does not hold, at most a thousand.
    pub faults: Vec<Fault>,
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file within the record's folder; `export` in an export.
    pub file: String,
    /// The entry, where it is about one.
    pub index: Option<u64>,
    /// What is wrong.
    pub says: String,
}

impl Verification {
    /// Says whether nothing is wrong.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}

/// A recomputation on its way through the entries.
pub(crate) struct Audit {
    /// The file in which an entry lies.
    file_of: fn(u64) -> String,
    found: Verification,
    /// Erased entries, with the reason and instant that stand beside them if any do.
    erased: BTreeMap<u64, Option<(Reason, String)>>,
    /// The entries named by tombstones.
    buried: BTreeMap<u64, (Reason, String)>,
    /// Some entries could not be read, so what is missing of tombstones may be among them.
    has_gaps: bool,
}

impl Audit {
    /// Begins a recomputation.
    pub(crate) fn new(file_of: fn(u64) -> String) -> Self {
        let (erased, buried) = (BTreeMap::new(), BTreeMap::new());
        Self { file_of, found: Verification::default(), erased, buried, has_gaps: false }
    }

    /// Notes the signed checkpoint and its key.
    pub(crate) fn signed(&mut self, vkey: Option<String>, checkpoint: Option<Checkpoint>) {
        self.found.vkey = vkey;
        self.found.checkpoint = checkpoint;
    }

    /// Notes something that does not hold.
    pub(crate) fn fault(&mut self, file: &str, index: Option<u64>, says: impl Into<String>) {
        if self.found.faults.len() < MOST_FAULTS {
            self.found.faults.push(Fault { file: file.to_owned(), index, says: says.into() });
        }
    }

    /// Notes something about an entry that does not hold.
    pub(crate) fn entry_fault(&mut self, index: u64, says: impl Into<String>) {
        self.fault(&(self.file_of)(index), Some(index), says);
    }

    /// Notes that entries can't be read from this one on.
    pub(crate) fn gap(&mut self, index: u64, says: impl Into<String>) {
        self.has_gaps = true;
        self.entry_fault(index, says);
    }

    /// Notes an entry whose content is there, but is not the one committed to.
    pub(crate) fn damaged(&mut self, index: u64, says: &str) {
        self.found.kept += 1;
        self.gap(index, says);
    }

    /// Checks a content whose commitment holds, and returns its kind.
    pub(crate) fn kept(&mut self, index: u64, canonical: &[u8], evidence: Vec<u8>) -> Option<Kind> {
        self.found.kept += 1;
        let envelope = match Envelope::parse(canonical) {
            Ok(envelope) => envelope,
            Err(says) => {
                self.entry_fault(index, says);
                return None;
            }
        };
        *self.found.kinds.entry(envelope.kind).or_default() += 1;
        if let Err(says) = envelope.evidence(evidence) {
            self.entry_fault(index, says);
        }
        if envelope.kind == Kind::Tombstone {
            match Tombstone::parse(&envelope.content, index) {
                Ok(tombstone) => self.bury(index, tombstone),
                Err(says) => self.entry_fault(index, says),
            }
        }
        Some(envelope.kind)
    }

    /// Notes an erased entry, and what is said beside it about why and when.
    pub(crate) fn forgotten(&mut self, index: u64, said: Option<(Reason, String)>) {
        self.found.forgotten += 1;
        self.erased.insert(index, said);
    }

    /// Compares erased entries and tombstones, and gives what was found.
    pub(crate) fn finish(mut self, entries: u64, unsealed: u64) -> Verification {
        self.found.entries = entries;
        self.found.unsealed = unsealed;
        for (index, said) in std::mem::take(&mut self.erased) {
            match self.buried.remove(&index) {
                Some(buried) => {
                    if said.is_some_and(|said| said != buried) {
                        self.entry_fault(index, "it is forgotten otherwise than its tombstone says");
                    }
                    *self.found.reasons.entry(buried.0).or_default() += 1;
                }
                None if self.has_gaps => {}
                None => self.entry_fault(index, "it is erased, and no tombstone says why"),
            }
        }
        if !self.has_gaps {
            for index in std::mem::take(&mut self.buried).into_keys() {
                self.entry_fault(index, "it has a tombstone, and still has bytes");
            }
        }
        self.found
    }

    fn bury(&mut self, index: u64, tombstone: Tombstone) {
        for of in tombstone.of {
            if self.buried.insert(of, (tombstone.reason, tombstone.at.clone())).is_some() {
                self.entry_fault(index, format!("entry {of} has a tombstone already"));
            }
        }
    }
}
