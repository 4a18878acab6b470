// SPDX-License-Identifier: AGPL-3.0-or-later
use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    key::Key,
    lineage::Lineage,
    merkle::Hash,
    note::{Note, Vkey},
};

/// A file of a checkpoint is never longer, in bytes.
pub(crate) const LONGEST: u64 = 4096;

/// What is said of what can't be read as a note.
pub(crate) const NO_NOTE: &str = "it is no signed note";

/// What is said of a note that is about something else.
pub(crate) const NO_CHECKPOINT: &str = "it is no checkpoint";

/// What is said of a signature by somebody else.
pub(crate) const NOT_OURS: &str = "it is signed with none of the keys in `vkey`";

/// What a record has signed: so many entries, with this root (c2sp.org/tlog-checkpoint).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of entries that it covers.
    pub size: u64,
    /// The root of the Merkle tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// Writes the note with a signature by each of these keys, under the name of the last one.
    pub(crate) fn sign(&self, keys: &[&Key]) -> String {
        let text = self.text(keys.last().map(|key| key.vkey()).as_ref().map_or("", Vkey::name));
        let signatures: String = keys.iter().map(|key| key.sign(&text)).collect();
        format!("{text}\n{signatures}")
    }

    /// Reads and checks a note that these keys have signed, and nobody else, in this order, under the name of the last one; says in words
    /// what is wrong with it.
    ///
    /// Nothing is taken but the form in which it was written: what is not under a signature would not be noticed when it changes.
    pub(crate) fn open_signed(bytes: &[u8], keys: &[&Vkey]) -> Result<Self, &'static str> {
        let note = Note::parse(bytes).ok_or(NO_NOTE)?;
        if note.signatures.len() != keys.len() {
            return Err(match keys.len() {
                1 => "it does not have exactly one signature",
                _ => "it has not as many signatures as it should",
            });
        }
        for (signature, vkey) in note.signatures.iter().zip(keys) {
            if !signature.names(vkey) {
                return Err("it is signed with another key than `vkey`");
            }
            if !signature.holds(vkey, note.text) {
                return Err("its signature does not hold");
            }
        }
        Self::read(note.text, keys.last().map_or("", |vkey| vkey.name()))
    }

    /// Reads and checks a note that the newest of a record's keys has signed, and nobody else.
    pub(crate) fn open_by_current(bytes: &[u8], lineage: &Lineage) -> Result<Self, &'static str> {
        Self::open_signed(bytes, &[lineage.current()])
    }

    /// Reads and checks a note that one of a record's keys has signed, and nobody else.
    pub(crate) fn open_by_any(bytes: &[u8], lineage: &Lineage) -> Result<Self, &'static str> {
        let note = Note::parse(bytes).ok_or(NO_NOTE)?;
        let [signature] = note.signatures.as_slice() else {
            return Err("it does not have exactly one signature");
        };
        let vkey = lineage.keys().iter().find(|vkey| signature.names(vkey)).ok_or(NOT_OURS)?;
        Self::open_signed(bytes, &[vkey])
    }

    /// Reads the text of a checkpoint of this origin.
    pub(crate) fn read(text: &str, origin: &str) -> Result<Self, &'static str> {
        let checkpoint = Self::parse(text).ok_or(NO_CHECKPOINT)?;
        if checkpoint.text(origin) != text {
            return Err("its origin is not the name of its key, or its form is not the one of checkpoints");
        }
        Ok(checkpoint)
    }

    /// Reads the text of any log's checkpoint, without its signatures; it may have lines of its own behind the three. `None` if it is
    /// malformed.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let origin = text.split('\n').next().filter(|origin| !origin.is_empty())?;
        let checkpoint = Self::parse(text)?;
        let more = text.strip_prefix(&checkpoint.text(origin))?;
        (more.is_empty() || more.strip_suffix('\n')?.split('\n').all(|line| !line.is_empty()))
            .then_some(checkpoint)
    }

    /// The root in base64, as the checkpoint shows it.
    #[must_use]
    pub fn root_text(&self) -> String {
        BASE64_STANDARD.encode(self.root)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines().skip(1);
        let size = lines.next()?.parse().ok()?;
        let root = BASE64_STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
        Some(Self { size, root })
    }

    fn text(&self, origin: &str) -> String {
        format!("{origin}\n{}\n{}\n", self.size, self.root_text())
    }
}
