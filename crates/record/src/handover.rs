// SPDX-License-Identifier: AGPL-3.0-or-later
//! Changing the key of a record, and keeping what witnesses have signed.

use std::path::Path;

use serde_json::json;

use crate::{
    checkpoint::{self, Checkpoint},
    draft::Draft,
    durable::{self, Batch},
    error::{RecordError, at, damaged},
    key::Key,
    kind::Kind,
    lineage::{Lineage, MOST_KEYS, check_handover, handover_name},
    proof::{Proof, Under, open_proof_of},
    record::Record,
    tombstone::is_instant,
    witnessed::{self, Witnessed},
};

impl Record {
    /// Hands the record over to another key of the same name, which signs it from now on. The old one is of no use any more when this
    /// returns, and can be destroyed.
    ///
    /// A crash leaves, in this order, of which opening completes what it finds:
    ///
    /// 1. The old key's record, perhaps with an entry about a change that was not carried out, and the file that would show it.
    /// 2. The new key's record (`vkey` names it), under a checkpoint that the old one has signed.
    /// 3. The new key's record.
    ///
    /// # Errors
    ///
    /// When the new key has another name or was a key of this record before, the record has changed its key 31 times, `at` is no instant
    /// such as `2021-02-08T00:00:00Z`, or reading or writing fails.
    pub fn hand_over(&mut self, next: &Key, at: &str) -> Result<(), RecordError> {
        let has_its_name = next.vkey().name() == self.key.vkey().name();
        let entry = self.handover_to(next, has_its_name, at)?;
        self.append(&[entry])?;
        let checkpoint = self.seal()?;
        self.guarded(|record| record.follow(next, &checkpoint))
    }

    fn follow(&mut self, next: &Key, checkpoint: &Checkpoint) -> Result<(), RecordError> {
        self.show_handover(self.lineage.keys().len(), checkpoint, (&self.key, next))?;
        self.lineage.push(next.vkey());
        durable::replace(&self.folder.join("vkey"), self.lineage.to_string().as_bytes())?;
        durable::replace(&self.folder.join("checkpoint"), checkpoint.sign(&[next]).as_bytes())?;
        self.key = next.clone();
        Ok(())
    }

    /// The entry that hands over to a key, unless that can't be the next one: by its name, of which the caller knows whether it fits, because
    /// it signs for witnesses, was a key of this record before, or there were too many.
    pub(crate) fn handover_to(&self, next: &Key, has_its_name: bool, at: &str) -> Result<Draft, RecordError> {
        let (old, new) = (self.lineage.current(), next.vkey());
        let is_known = self.lineage.keys().iter().any(|key| key.is_same_key(&new));
        if !has_its_name || new.is_witness() || is_known || self.lineage.keys().len() >= MOST_KEYS {
            return Err(RecordError::Successor { theirs: old.to_string(), ours: new.to_string() });
        }
        if !is_instant(at) {
            return Err(RecordError::Time(at.to_owned()));
        }
        let content = json!({"at": at, "from": old.to_string(), "to": new.to_string()});
        Draft::of_any_kind(Kind::Key, &content, None)
    }

    /// Writes the file with this number, which shows the change of the key with whose entry a checkpoint ends.
    pub(crate) fn show_handover(
        &self,
        number: usize,
        checkpoint: &Checkpoint,
        (old, next): (&Key, &Key),
    ) -> Result<(), RecordError> {
        let shown = open_proof_of(&self.folder, checkpoint.size - 1, Under::Any)?;
        let proof = Proof::parse(shown.as_bytes()).expect("it was written just now");
        let proof = Proof { note: checkpoint.sign(&[old, next]), ..proof };
        let mut batch = Batch::new(&self.folder);
        batch.write(&handover_name(number), proof.to_string().as_bytes())?;
        batch.sync()
    }

    /// The newest checkpoint that witnesses have signed, if any has.
    ///
    /// # Errors
    ///
    /// When what is kept as that is none, or a file can't be read.
    pub fn witnessed(&mut self) -> Result<Option<Witnessed>, RecordError> {
        let path = self.folder.join("witnessed");
        if !path.try_exists().map_err(at(&path))? {
            return Ok(None);
        }
        self.policies.read_on(&self.folder, self.tree.size())?;
        let note = durable::read(&path, witnessed::LONGEST)?;
        let opened = Witnessed::open(&note, &self.lineage, |size| self.policies.at(size));
        opened.map(Some).map_err(|says| damaged(&path, says))
    }

    /// Keeps a checkpoint of this record that witnesses have signed, instead of the one before it.
    ///
    /// # Errors
    ///
    /// When it is not signed as the record's policy asks, is none of this record's, or is smaller than the one that is kept, or reading
    /// or writing fails.
    pub fn keep_witnessed(&mut self, note: &str) -> Result<Witnessed, RecordError> {
        let refused = |says: &str| RecordError::Witnessed(says.to_owned());
        self.policies.read_on(&self.folder, self.tree.size())?;
        let policy_at = |size| self.policies.at(size);
        let witnessed = Witnessed::open(note.as_bytes(), &self.lineage, policy_at).map_err(refused)?;
        let Checkpoint { size, root } = witnessed.checkpoint;
        if size > self.tree.size()
            || crate::proof::range_root(self.folder.as_path(), 0..size, self.tree.size())? != root
        {
            return Err(refused("it is not a checkpoint of this record"));
        }
        let path = self.folder.join("witnessed");
        let before = durable::read(&path, witnessed::LONGEST).ok();
        let before = before.and_then(|note| Witnessed::open(&note, &self.lineage, policy_at).ok());
        if let Some(before) = before {
            if before.checkpoint.size > size {
                return Err(refused("a later checkpoint has been signed already"));
            }
            if before.is_enough && !witnessed.is_enough {
                return Err(refused("an earlier checkpoint has been signed by enough, and this one has not"));
            }
        }
        self.guarded(|_| durable::replace(&path, note.as_bytes()))?;
        Ok(witnessed)
    }
}

/// Completes a change of the key that a crash has interrupted, and takes away what is left of one that was not carried out.
pub(crate) fn complete(folder: &Path, lineage: &Lineage, key: &Key) -> Result<(), RecordError> {
    let ahead = folder.join(handover_name(lineage.keys().len()));
    durable::remove_if_there(&ahead)?;
    durable::remove_if_empty(&folder.join("handover"))?;
    let Some((number, old, new)) = lineage.changes().last() else { return Ok(()) };
    let path = folder.join("checkpoint");
    let note = durable::read(&path, checkpoint::LONGEST)?;
    let Ok(signed) = Checkpoint::open_signed(&note, &[old]) else { return Ok(()) };
    let shown = folder.join(handover_name(number));
    let says = |says| damaged(&shown, says);
    if check_handover(&durable::read(&shown, checkpoint::LONGEST)?, old, new).map_err(says)? != signed {
        return Err(damaged(&path, "it is signed with a key that has handed over to another one"));
    }
    durable::replace(&path, signed.sign(&[key]).as_bytes())
}
