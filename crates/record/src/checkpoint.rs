// SPDX-License-Identifier: AGPL-3.0-or-later
use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    key::Key,
    merkle::Hash,
    note::{Note, Vkey},
};

/// A file of a checkpoint is never longer, in bytes.
pub(crate) const LONGEST: u64 = 4096;

/// What a record has signed: so many entries, with this root (c2sp.org/tlog-checkpoint).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of entries that it covers.
    pub size: u64,
    /// The root of the Merkle tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// Writes the signed note.
    pub(crate) fn sign(&self, key: &Key) -> String {
        key.sign(&self.text(key.vkey().name()))
    }

    /// Reads and checks a signed note; says in words what is wrong with it.
    ///
    /// Exactly one signature is taken, the record's own, and nothing but the form in which it was written: what
    /// is not under the signature would not be noticed when it changes.
    pub(crate) fn open(bytes: &[u8], vkey: &Vkey) -> Result<Self, &'static str> {
        let note = Note::parse(bytes).ok_or("it is no signed note")?;
        let [signature] = note.signatures.as_slice() else {
            return Err("it does not have exactly one signature");
        };
        if !signature.names(vkey) {
            return Err("it is signed with another key than `vkey`");
        }
        if !signature.holds(vkey, note.text) {
            return Err("its signature does not hold");
        }
        let checkpoint = Self::parse(note.text).ok_or("it is no checkpoint")?;
        if checkpoint.text(vkey.name()) != note.text {
            return Err("its origin is not the name in `vkey`, or its form is not the one of checkpoints");
        }
        Ok(checkpoint)
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
