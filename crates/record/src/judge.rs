// SPDX-License-Identifier: AGPL-3.0-or-later
//! Judging a record by a policy of one's own.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    audit::Verification,
    checkpoint::{Checkpoint, NO_NOTE},
    draft::Envelope,
    kind::Kind,
    note::Note,
    policy::Policy,
    proof::Proof,
};

/// What somebody else's policy makes of a signed checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it is signed by a log that the policy names, or the policy names none.
    pub is_known: bool,
    /// Which of the policy's witnesses have signed it, and when, in seconds since 1970.
    pub by: Vec<(String, u64)>,
    /// Whether these are as many as the policy asks for.
    pub is_enough: bool,
}

/// An entry that a file shows to be in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The entry.
    pub index: u64,
    /// The checkpoint in which it is.
    pub checkpoint: Checkpoint,
    /// What it is about, and its content.
    pub kind: Kind,
    /// The content.
    pub content: Value,
    /// What the policy makes of the checkpoint.
    pub judgement: Judgement,
}

impl Verification {
    /// Judges what was found by a policy of one's own: one of its logs has to be one of the record's keys, and what witnesses have
    /// signed has to be signed by enough of its own.
    #[must_use]
    pub fn judged(&self, policy: &Policy) -> Judgement {
        let keys: Vec<&String> = self.former.iter().chain(&self.vkey).collect();
        let is_log = |log: &crate::Log| keys.iter().any(|key| **key == log.vkey.to_string());
        let is_known = policy.logs().is_empty() || policy.logs().iter().any(is_log);
        let note = self.witnessed_note.as_deref().unwrap_or_default();
        let (by, is_enough) = witnessed_by(note, policy);
        Judgement { is_known, by, is_enough }
    }
}

/// Checks a file of c2sp.org/tlog-proof that opens the entry that it is about; says in words what is wrong with it.
///
/// # Errors
///
/// When it is no such file, does not hold, or is of a log that the policy does not name.
pub fn verify_proof(file: &[u8], policy: &Policy) -> Result<Shown, &'static str> {
    let proof = Proof::parse(file).ok_or("it is no proof in the form of c2sp.org/tlog-proof")?;
    let opened = proof.opened.as_ref().ok_or("it does not open the entry that it is about")?;
    let note = Note::parse(proof.note.as_bytes()).ok_or(NO_NOTE)?;
    let of =
        |log: &&crate::Log| note.signatures.iter().any(|signature| signature.holds(&log.vkey, note.text));
    let log = policy.logs().iter().find(of).ok_or("no log that you trust has signed it")?;
    let checkpoint = Checkpoint::read(note.text, log.vkey.name())?;
    if !proof.leads_to(&opened.commitment(), &checkpoint) {
        return Err("its entry is not in its checkpoint");
    }
    let Envelope { kind, content, .. } = Envelope::parse(&opened.canonical)?;
    let (by, is_enough) = witnessed_by(&proof.note, policy);
    let judgement = Judgement { is_known: true, by, is_enough };
    Ok(Shown { index: proof.index, checkpoint, kind, content, judgement })
}

/// Which of a policy's witnesses have signed a note, and whether they are enough.
fn witnessed_by(note: &str, policy: &Policy) -> (Vec<(String, u64)>, bool) {
    let (mut by, mut signed) = (Vec::new(), BTreeSet::new());
    let note = Note::parse(note.as_bytes());
    for (place, witness) in policy.witnesses().iter().enumerate() {
        let time = note.as_ref().and_then(|note| {
            note.signatures.iter().find_map(|signature| signature.witnessed_at(&witness.vkey, note.text))
        });
        if let Some(time) = time {
            by.push((witness.name.clone(), time));
            signed.insert(place);
        }
    }
    (by, policy.is_met(&signed))
}
