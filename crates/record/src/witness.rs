// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing others' checkpoints, as c2sp.org/tlog-witness has it, and asking others to sign ours.

use std::{collections::BTreeSet, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    checkpoint::{self, Checkpoint},
    error::{RecordError, damaged},
    handed::Handed,
    key::Key,
    merkle::{Hash, verify_consistency},
    note::{Note, Vkey},
    opening::read_lineage,
    policy::Policy,
    proof::consistency_proof,
    witnessed,
};

/// A request to a witness is never longer, in bytes.
pub const LONGEST_REQUEST: usize = 64 << 10;

/// A consistency proof has at most so many hashes.
const MOST_HASHES: usize = 63;

/// Somebody's request that a checkpoint be signed; nothing in it has been checked yet but its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission<'a> {
    old: u64,
    proof: Vec<Hash>,
    text: &'a str,
    note: &'a [u8],
    checkpoint: Checkpoint,
}

/// Why a witness does not sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The request has not the form of one (400).
    #[error("this is no request to a witness: {0}")]
    Malformed(&'static str),
    /// The log's name is not known here (404).
    #[error("no log of this name is witnessed here")]
    Unknown,
    /// None of the log's keys has signed the checkpoint (403).
    #[error("the checkpoint is not signed with the key of its log")]
    Unsigned,
    /// The log has gone on, or the request continues something else (409).
    #[error("the last checkpoint that was signed here has {0} entries")]
    Conflict(u64),
    /// What is to be signed does not continue what was signed last (422).
    #[error("the proof does not show that the checkpoint continues the one that was signed last")]
    Unproved,
}

impl Refusal {
    /// The status of HTTP that says so.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed(_) => 400,
            Self::Unsigned => 403,
            Self::Unknown => 404,
            Self::Conflict(_) => 409,
            Self::Unproved => 422,
        }
    }
}

impl<'a> Submission<'a> {
    /// Reads a request.
    ///
    /// # Errors
    ///
    /// [`Refusal::Malformed`].
    pub fn parse(body: &'a [u8]) -> Result<Self, Refusal> {
        const FORM: &str = "it wants a line `old SIZE`, hashes in base64, an empty line and a checkpoint";
        let bad = || Refusal::Malformed(FORM);
        let whole = str::from_utf8(body).ok().filter(|body| body.len() <= LONGEST_REQUEST).ok_or_else(bad)?;
        let (head, note) = whole.split_once("\n\n").ok_or_else(bad)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old ")).and_then(size).ok_or_else(bad)?;
        let hash = |line: &str| BASE64_STANDARD.decode(line).ok()?.try_into().ok();
        let proof: Vec<Hash> =
            lines.take(MOST_HASHES + 1).map(hash).collect::<Option<_>>().ok_or_else(bad)?;
        let text = Note::parse(note.as_bytes()).ok_or_else(bad)?.text;
        let checkpoint = Checkpoint::of_text(text).ok_or_else(bad)?;
        if proof.len() > MOST_HASHES || old > checkpoint.size || (old == 0 && !proof.is_empty()) {
            return Err(bad());
        }
        Ok(Self { old, proof, text, note: note.as_bytes(), checkpoint })
    }

    /// The name of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    /// Says whether the checkpoint is signed by one of a log's keys and continues what was signed last, if anything was; gives it.
    ///
    /// # Errors
    ///
    /// [`Refusal`].
    pub fn check(&self, keys: &[Vkey], last: Option<&Checkpoint>) -> Result<Checkpoint, Refusal> {
        let note = Note::parse(self.note).ok_or(Refusal::Malformed("it has no checkpoint"))?;
        let is_signed = keys.iter().any(|key| {
            key.name() == self.origin()
                && note.signatures.iter().any(|signature| signature.holds(key, note.text))
        });
        if !is_signed {
            return Err(Refusal::Unsigned);
        }
        let last_size = last.map_or(0, |last| last.size);
        if self.old != last_size {
            return Err(Refusal::Conflict(last_size));
        }
        let new = &self.checkpoint;
        match last {
            Some(last) if last.size == new.size && last.root != new.root => Err(Refusal::Conflict(last_size)),
            Some(last)
                if last.size > 0
                    && !verify_consistency(last.size, &last.root, new.size, &new.root, &self.proof) =>
            {
                Err(Refusal::Unproved)
            }
            _ => Ok(new.clone()),
        }
    }

    /// Signs the checkpoint as a witness that has checked it, at a time in seconds since 1970, and keeps that before this is handed out.
    /// Gives the line that stands under it.
    #[must_use]
    pub fn sign(&self, key: &Key, time: u64) -> String {
        key.witness(self.text, time)
    }
}

/// The newest signed checkpoint of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newest {
    /// As it was signed.
    pub note: String,
    /// What it says.
    pub checkpoint: Checkpoint,
}

impl Newest {
    /// Reads it. Needs no lock: somebody may be writing meanwhile.
    ///
    /// # Errors
    ///
    /// When a file is damaged or can't be read.
    pub fn of(folder: &Path) -> Result<Self, RecordError> {
        Self::in_files(folder)
    }

    /// Reads it wherever a record's files are handed out.
    pub(crate) fn in_files(handed: &(impl Handed + ?Sized)) -> Result<Self, RecordError> {
        let lineage = read_lineage(handed)?;
        let note = handed.read("checkpoint", checkpoint::LONGEST)?;
        let checkpoint = Checkpoint::open_signed(&note, &[lineage.current()]);
        let checkpoint = checkpoint.map_err(|says| damaged(&handed.called("checkpoint"), says))?;
        let note = String::from_utf8(note).expect("a note was found to be UTF-8 when it was opened");
        Ok(Self { note, checkpoint })
    }

    /// Reads the newest that witnesses have signed, as it was handed out; `verify` says what is wrong with it.
    pub(crate) fn witnessed(handed: &(impl Handed + ?Sized)) -> Result<Option<Self>, RecordError> {
        let Some(note) = handed.read_if_there("witnessed", witnessed::LONGEST)? else { return Ok(None) };
        let no_note = || damaged(&handed.called("witnessed"), checkpoint::NO_NOTE);
        let note = String::from_utf8(note).map_err(|_| no_note())?;
        let checkpoint = Note::parse(note.as_bytes()).and_then(|note| Checkpoint::of_text(note.text));
        Ok(Some(Self { note, checkpoint: checkpoint.ok_or_else(no_note)? }))
    }

    /// The request by which it is handed to a witness that has signed one of `old` entries last.
    ///
    /// # Errors
    ///
    /// When `old` is beyond it, or a file can't be read.
    pub fn submission(&self, folder: &Path, old: u64) -> Result<String, RecordError> {
        let hashes =
            if old == 0 { Vec::new() } else { consistency_proof(folder, old, self.checkpoint.size)? };
        let hashes: String = hashes.iter().map(|hash| BASE64_STANDARD.encode(hash) + "\n").collect();
        Ok(format!("old {old}\n{hashes}\n{}", self.note))
    }
}

/// Puts what witnesses have answered under a signed checkpoint: each signature that holds, of each witness of a policy one, and of
/// nobody else. `None` if there is none.
#[must_use]
pub fn with_witnesses(note: &str, answers: &[String], policy: &Policy) -> Option<String> {
    let mut signed = note.to_owned();
    let mut seen = BTreeSet::new();
    for line in answers.iter().flat_map(|answer| answer.lines()) {
        let alone = format!("{}\n{line}\n", Note::parse(note.as_bytes())?.text);
        let Some(read) = Note::parse(alone.as_bytes()) else { continue };
        let of = |vkey: &Vkey| read.signatures.iter().any(|signature| signature.holds(vkey, read.text));
        let Some(place) = policy.witnesses().iter().position(|witness| of(&witness.vkey)) else { continue };
        if seen.insert(place) {
            signed += line;
            signed.push('\n');
        }
    }
    (!seen.is_empty()).then_some(signed)
}

/// A size as it stands in a request: decimal digits without zeros before them.
fn size(text: &str) -> Option<u64> {
    text.parse().ok().filter(|size: &u64| size.to_string() == text)
}
