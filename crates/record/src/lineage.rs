// SPDX-License-Identifier: AGPL-3.0-or-later
//! The keys of a record, of which each has handed over to the next.

use std::{collections::BTreeSet, fmt};

use crate::{
    checkpoint::Checkpoint, draft::Envelope, kind::Kind, note::Vkey, proof::Proof, tombstone::is_instant,
};

/// A record changes its key at most so often.
pub(crate) const MOST_KEYS: usize = 32;

/// A file of keys is never longer, in bytes.
pub(crate) const LONGEST: u64 = 16 << 10;

/// The keys under which a record's checkpoints were signed one after another; at least one. They have one name, until the record is
/// restored from a backup: then the next has another, and no later one has that name again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lineage(Vec<Vkey>);

/// What an entry says that hands a record over from a key to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Handover {
    pub(crate) from: String,
    pub(crate) to: String,
}

impl Lineage {
    /// Begins with a key.
    pub(crate) fn new(first: Vkey) -> Self {
        Self(vec![first])
    }

    /// Reads the file `vkey`: a line for each key.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let lines = str::from_utf8(bytes).ok()?.strip_suffix('\n')?;
        let keys: Vec<Vkey> =
            lines.split('\n').take(MOST_KEYS + 1).map(|line| line.parse().ok()).collect::<Option<_>>()?;
        let are_own = keys.iter().all(|key| !key.is_witness());
        let names = keys.chunk_by(|one, next| one.name() == next.name()).filter_map(<[Vkey]>::first);
        let is_left = names.clone().count() == names.map(Vkey::name).collect::<BTreeSet<_>>().len();
        let is_known = |place: usize, key: &Vkey| keys.iter().take(place).any(|other| other.is_same_key(key));
        let differ = !keys.iter().enumerate().any(|(place, key)| is_known(place, key));
        (are_own && is_left && differ && !keys.is_empty() && keys.len() <= MOST_KEYS).then_some(Self(keys))
    }

    /// The key that signs now.
    pub(crate) fn current(&self) -> &Vkey {
        self.0.last().expect("a lineage has a key")
    }

    /// All keys, the first one first.
    pub(crate) fn keys(&self) -> &[Vkey] {
        &self.0
    }

    /// Whether a name was that of one of the keys.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        self.0.iter().any(|key| key.name() == name)
    }

    /// Adds the key that follows.
    pub(crate) fn push(&mut self, next: Vkey) {
        self.0.push(next);
    }

    /// Each change of the key: its number, from 1 on, the old key and the new one.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (usize, &Vkey, &Vkey)> {
        self.0.iter().zip(self.0.iter().skip(1)).enumerate().map(|(place, (old, new))| (place + 1, old, new))
    }
}

impl fmt::Display for Lineage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|key| writeln!(f, "{key}"))
    }
}

impl Handover {
    /// Reads the content of an entry of kind `key`; says in words what is wrong with it.
    pub(crate) fn parse(content: &serde_json::Value) -> Result<Self, &'static str> {
        const FORM: &str = "it has not the form of a change of keys";
        let members = content.as_object().filter(|members| members.len() == 3).ok_or(FORM)?;
        let text = |name| members.get(name).and_then(serde_json::Value::as_str).ok_or(FORM);
        let (from, to, at) = (text("from")?, text("to")?, text("at")?);
        let (old, new): (Vkey, Vkey) = (from.parse().map_err(|_| FORM)?, to.parse().map_err(|_| FORM)?);
        if old.is_same_key(&new) || new.is_witness() || !is_instant(at) {
            return Err(FORM);
        }
        Ok(Self { from: from.to_owned(), to: to.to_owned() })
    }
}

/// The file that shows a change of keys.
pub(crate) fn handover_name(number: usize) -> String {
    format!("handover/{number}.tlog-proof")
}

/// Checks the file that shows a change from one key to the next; gives the checkpoint that both have signed, whose last entry it is.
/// Says in words what is wrong with it.
pub(crate) fn check_handover(bytes: &[u8], old: &Vkey, new: &Vkey) -> Result<Checkpoint, &'static str> {
    let proof = Proof::parse(bytes).ok_or("it is no proof in the form of c2sp.org/tlog-proof")?;
    let checkpoint = Checkpoint::open_signed(proof.note.as_bytes(), &[old, new])?;
    if checkpoint.size != proof.index + 1 {
        return Err("it is not about the last entry of its checkpoint");
    }
    let opened = proof.opened.as_ref().ok_or("it does not open the entry that it is about")?;
    if !proof.leads_to(&opened.commitment(), &checkpoint) {
        return Err("its entry is not in its checkpoint");
    }
    let envelope = Envelope::parse(&opened.canonical)?;
    if envelope.kind != Kind::Key {
        return Err("its entry is no change of keys");
    }
    let handover = Handover::parse(&envelope.content)?;
    if handover.from != old.to_string() || handover.to != new.to_string() {
        return Err("its entry is about other keys");
    }
    Ok(checkpoint)
}
