// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use crate::{
    anchor::Anchor,
    checkpoint::Checkpoint,
    draft::{Envelope, Seen, is_evidence},
    head::Own,
    kind::Kind,
    lineage::Lineage,
    quick::Look,
    scan::Scanned,
    tombstone::{Reason, Tombstone},
    witnessed::Witnessed,
};

/// So many faults are listed; a record with more is not read more easily for it.
const MOST_FAULTS: usize = 1000;

/// Who is told of entries while they are checked: of each whose content is there and is what its commitment says, but for what the record
/// says of itself; in no order, of several at once, and of one perhaps again.
pub type See<'a> = &'a (dyn Fn(u64, Scanned<'_>) + Sync);

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
    /// The keys before it, the first one first, each of which has handed over to the next. To know one of them is enough.
    pub former: Vec<String>,
    /// Who has to witness it, as the record itself says (c2sp.org/tlog-policy).
    pub policy: Option<String>,
    /// What witnesses have signed.
    pub witnessed: Option<Witnessed>,
    /// The same, to the letter.
    pub witnessed_note: Option<String>,
    /// What authorities of time have said, and when there was no answer. The proofs themselves are not checked here.
    pub anchors: Vec<Anchored>,
    /// Everything that does not hold, at most a thousand.
    pub faults: Vec<Fault>,
}

/// An anchor whose checkpoint is one of the record's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchored {
    /// The entry.
    pub index: u64,
    /// How many entries its checkpoint covers.
    pub size: u64,
    /// What it says.
    pub anchor: Anchor,
    /// The proof, which is not checked here; `None` where the authority did not answer.
    pub proof: Option<Vec<u8>>,
    /// Whether the entries lead to its checkpoint. Where only some of them are at hand, that can't be said of an earlier one.
    pub is_compared: bool,
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
    /// The tombstones, with their indices.
    tombstones: Vec<(u64, Tombstone)>,
    /// Some entries could not be read, so what is missing of tombstones may be among them.
    has_gaps: bool,
    /// What entries say about the log itself.
    own: Own,
    look: Look,
}

impl Audit {
    /// Begins a recomputation.
    pub(crate) fn new(file_of: fn(u64) -> String) -> Self {
        let (erased, buried, tombstones) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        let (found, own, look) = (Verification::default(), Own::default(), Look::default());
        Self { file_of, found, erased, buried, tombstones, has_gaps: false, own, look }
    }

    /// Notes the signed checkpoint and the keys.
    pub(crate) fn signed(&mut self, lineage: Option<&Lineage>, checkpoint: Option<Checkpoint>) {
        let mut keys: Vec<String> =
            lineage.iter().flat_map(|lineage| lineage.keys()).map(ToString::to_string).collect();
        self.found.vkey = keys.pop();
        self.found.former = keys;
        self.found.checkpoint = checkpoint;
    }

    /// Notes what witnesses have signed, and who has to.
    pub(crate) fn witnessed(&mut self, policy: Option<String>, witnessed: Option<(Witnessed, String)>) {
        self.found.policy = policy;
        (self.found.witnessed, self.found.witnessed_note) = witnessed.unzip();
    }

    /// Says that only some of the entries are at hand, so that erased ones can't be held against tombstones.
    pub(crate) fn see_only_some(&mut self) {
        self.has_gaps = true;
    }

    /// Notes an anchor whose checkpoint, of a size, is one of the record's.
    pub(crate) fn anchored(&mut self, anchored: Anchored) {
        self.found.anchors.push(anchored);
    }

    /// Takes out what entries say about the log itself.
    pub(crate) fn take_own(&mut self) -> Own {
        std::mem::take(&mut self.own)
    }

    /// Takes in what was found among later entries.
    pub(crate) fn extend(&mut self, later: Self) {
        self.found.kept += later.found.kept;
        self.found.forgotten += later.found.forgotten;
        for (kind, count) in later.found.kinds {
            *self.found.kinds.entry(kind).or_default() += count;
        }
        for fault in later.found.faults {
            self.fault(&fault.file, fault.index, fault.says);
        }
        self.erased.extend(later.erased);
        self.has_gaps |= later.has_gaps;
        self.own.extend(later.own);
        self.tombstones.extend(later.tombstones);
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
    pub(crate) fn kept(
        &mut self,
        index: u64,
        canonical: &[u8],
        evidence: &[u8],
        see: Option<See<'_>>,
    ) -> Option<Kind> {
        self.found.kept += 1;
        // Of most contents nothing is asked but their form.
        if let Ok(Seen { kind, evidence: digest, content }) = Seen::of(canonical, &mut self.look)
            && !kind.stays()
            && is_evidence(digest.as_deref(), evidence)
        {
            if let Some(see) = see {
                let evidence = digest.is_some().then_some(evidence);
                see(index, Scanned::Kept { kind, content: &content, evidence });
            }
            *self.found.kinds.entry(kind).or_default() += 1;
            return Some(kind);
        }
        let envelope = match Envelope::parse(canonical) {
            Ok(envelope) => envelope,
            Err(says) => {
                self.entry_fault(index, says);
                return None;
            }
        };
        *self.found.kinds.entry(envelope.kind).or_default() += 1;
        let evidence = envelope.evidence(evidence);
        let has_evidence = matches!(evidence, Ok(Some(_)));
        let evidence = evidence.unwrap_or_else(|says| {
            self.entry_fault(index, says);
            None
        });
        let Envelope { kind, content, .. } = envelope;
        if kind == Kind::Tombstone {
            match Tombstone::parse(&content, index) {
                Ok(_) if has_evidence => self.entry_fault(index, "an entry of its kind has no evidence"),
                Ok(tombstone) => self.tombstones.push((index, tombstone)),
                Err(says) => self.entry_fault(index, says),
            }
        } else if let Err(says) = self.own.read(index, kind, &content, evidence) {
            self.entry_fault(index, says);
        }
        Some(kind)
    }

    /// Notes an erased entry, and what is said beside it about why and when.
    pub(crate) fn forgotten(&mut self, index: u64, said: Option<(Reason, String)>) {
        self.found.forgotten += 1;
        self.erased.insert(index, said);
    }

    /// Whether an entry was found to be erased.
    pub(crate) fn is_erased(&self, index: u64) -> bool {
        self.erased.contains_key(&index)
    }

    /// Compares erased entries and tombstones, and gives what was found.
    pub(crate) fn finish(mut self, entries: u64, unsealed: u64) -> Verification {
        self.found.entries = entries;
        self.found.unsealed = unsealed;
        for (index, tombstone) in std::mem::take(&mut self.tombstones) {
            self.bury(index, tombstone);
        }
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
