// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeSet;

use crate::{
    checkpoint::{Checkpoint, NO_CHECKPOINT, NO_NOTE, NOT_OURS},
    lineage::Lineage,
    note::Note,
    policy::Policy,
};

/// A file of a witnessed checkpoint is never longer, in bytes.
pub(crate) const LONGEST: u64 = 64 << 10;

/// A checkpoint that witnesses have signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessed {
    /// What they have signed.
    pub checkpoint: Checkpoint,
    /// Who has signed it, as the policy calls them, and when, in seconds since 1970.
    pub by: Vec<(String, u64)>,
    /// Whether these are as many as the policy asks for.
    pub is_enough: bool,
    /// Whether the record's entries were found to lead to it. Where only some of them are at hand, that can't be said of an earlier one.
    pub is_compared: bool,
    /// Which of the record's keys has signed it.
    pub(crate) signed_by: usize,
}

impl Witnessed {
    /// Reads and checks a note that one of a record's keys has signed, and behind it at least one of the witnesses that the policy for
    /// its size names, and nobody else; says in words what is wrong with it.
    pub(crate) fn open<'p>(
        bytes: &[u8],
        lineage: &Lineage,
        policy_at: impl FnOnce(u64) -> Option<&'p Policy>,
    ) -> Result<Self, &'static str> {
        let note = Note::parse(bytes).ok_or(NO_NOTE)?;
        let checkpoint = Checkpoint::of_text(note.text).ok_or(NO_CHECKPOINT)?;
        let policy = policy_at(checkpoint.size).ok_or("no entry says who has to witness it")?;
        let Some((own, others)) = note.signatures.split_first().filter(|(_, others)| !others.is_empty())
        else {
            return Err("no witness has signed it");
        };
        let mut keys = lineage.keys().iter().enumerate();
        let (signed_by, vkey) = keys.find(|(_, vkey)| own.names(vkey)).ok_or(NOT_OURS)?;
        if !own.holds(vkey, note.text) {
            return Err("its signature does not hold");
        }
        let checkpoint = Checkpoint::read(note.text, vkey.name())?;
        let (mut by, mut signed) = (Vec::new(), BTreeSet::new());
        for signature in others {
            let mut witnesses = policy.witnesses().iter().enumerate();
            let known = witnesses.find(|(_, witness)| signature.names(&witness.vkey));
            let (place, witness) = known.ok_or("it is signed by somebody whom the policy doesn't name")?;
            let time = signature.witnessed_at(&witness.vkey, note.text);
            by.push((witness.name.clone(), time.ok_or("the signature of a witness does not hold")?));
            if !signed.insert(place) {
                return Err("a witness has signed it twice");
            }
        }
        Ok(Self { checkpoint, by, is_enough: policy.is_met(&signed), is_compared: false, signed_by })
    }
}
