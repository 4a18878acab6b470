// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    checkpoint::Checkpoint,
    draft::Envelope,
    error::{RecordError, damaged},
    frame::Header,
    head::policy_of,
    kind::Kind,
    merkle::Hash,
    opening::{read_checkpoint, read_lineage},
    policy::Policy,
    quick::Look,
    stretch::{self, Body, ENTRIES, Stretch, whole},
    tombstone::{Reason, Tombstone},
};

/// One entry of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Its content was erased.
    Forgotten {
        /// By whose right, or for what cause.
        reason: Reason,
        /// When, as an instant such as `2021-02-08T00:00:00Z`.
        at: String,
        /// What the log holds of it.
        commitment: Hash,
    },
    /// Its content is there, and is what the commitment says.
    Kept {
        /// What it is about.
        kind: Kind,
        /// The content as it was given.
        content: Value,
        /// The raw bytes it was read from.
        evidence: Option<Vec<u8>>,
        /// What the log holds of it.
        commitment: Hash,
        /// What was mixed into the commitment.
        salt: Hash,
    },
}

/// The sealed entries of a record in order, with their indices, one in memory at a time.
///
/// After an error it ends.
pub struct Entries {
    folder: PathBuf,
    checkpoint: Checkpoint,
    next: u64,
    stretch: Option<Stretch>,
    tombstones: Tombstones,
}

/// Reads the sealed entries of a record. Needs no lock: somebody may be writing meanwhile.
///
/// # Errors
///
/// When key or checkpoint can't be read, or a content file is damaged.
pub fn entries(folder: &Path) -> Result<Entries, RecordError> {
    let checkpoint = read_checkpoint(folder, &read_lineage(folder)?)?;
    let mut tombstones = Tombstones::default();
    tombstones.read_on(folder, checkpoint.size)?;
    Ok(Entries { folder: folder.to_owned(), checkpoint, next: 0, stretch: None, tombstones })
}

impl Iterator for Entries {
    type Item = Result<(u64, Entry), RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        let index = self.next;
        if index >= self.checkpoint.size {
            return None;
        }
        let entry = self.read(index);
        self.next = if entry.is_ok() { index + 1 } else { u64::MAX };
        Some(entry.map(|entry| (index, entry)))
    }
}

impl Entries {
    /// The checkpoint that covers these entries.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    fn read(&mut self, index: u64) -> Result<Entry, RecordError> {
        let missing = || damaged(&self.folder.join(stretch::name(index / ENTRIES)), "entries are missing");
        if index.is_multiple_of(ENTRIES) {
            self.stretch = Stretch::open(&self.folder, index / ENTRIES)?;
        }
        let stretch = self.stretch.as_mut().ok_or_else(missing)?;
        let header = stretch.header()?.ok_or_else(missing)?;
        if header.is_erased() {
            stretch.skip(&header)?;
            return self.forgotten(index, header.commitment);
        }
        let read = kept(&header, &stretch.body(&header)?);
        match read {
            Ok(entry) => Ok(entry),
            // Whoever is erasing this very entry has left its tombstone already.
            Err(says) => {
                let says = format!("entry {index}: {says}");
                let error = damaged(stretch.path(), says);
                self.forgotten(index, header.commitment).map_err(|_| error)
            }
        }
    }

    fn forgotten(&mut self, index: u64, commitment: Hash) -> Result<Entry, RecordError> {
        if !self.tombstones.of.contains_key(&index) {
            // It was erased after the tombstones were read.
            let size = read_checkpoint(&self.folder, &read_lineage(self.folder.as_path())?)?.size;
            self.tombstones.read_on(&self.folder, size)?;
        }
        let no_tombstone = || {
            let file = self.folder.join(stretch::name(index / ENTRIES));
            damaged(&file, format!("entry {index}: it is erased, and no tombstone says why"))
        };
        let (reason, at) = self.tombstones.of.get(&index).cloned().ok_or_else(no_tombstone)?;
        Ok(Entry::Forgotten { reason, at, commitment })
    }
}

/// Reads a frame that was not erased; says in words what is wrong with it.
pub(crate) fn kept(header: &Header, body: &Body<'_>) -> Result<Entry, &'static str> {
    whole(header, body, &mut Look::default())?;
    let envelope = Envelope::parse(body.canonical)?;
    let evidence = envelope.evidence(body.evidence)?;
    let Envelope { kind, content, .. } = envelope;
    Ok(Entry::Kept { kind, content, evidence, commitment: header.commitment, salt: header.salt })
}

/// Reads the entry whose header was read last, which says something about the record itself: nobody is told that, and nothing is
/// done for it, unless it is what its commitment says.
pub(crate) fn read_kept<T>(
    stretch: &mut Stretch,
    header: &Header,
    index: u64,
    parse: impl FnOnce(&Value, u64) -> Result<T, &'static str>,
) -> Result<T, RecordError> {
    let parsed = match kept(header, &stretch.body(header)?) {
        Ok(Entry::Kept { content, .. }) => parse(&content, index),
        Ok(Entry::Forgotten { .. }) => Err("it is erased"),
        Err(says) => Err(says),
    };
    parsed.map_err(|says| damaged(stretch.path(), format!("entry {index}: {says}")))
}

/// Which entries are forgotten, as far as the record was read.
#[derive(Default)]
pub(crate) struct Tombstones {
    read: u64,
    of: HashMap<u64, (Reason, String)>,
}

impl Tombstones {
    /// Whether one names an entry.
    pub(crate) fn has(&self, index: u64) -> bool {
        self.of.contains_key(&index)
    }

    /// Looks at the entries that came since, up to a size.
    pub(crate) fn read_on(&mut self, folder: &Path, size: u64) -> Result<(), RecordError> {
        let Self { read, of } = self;
        read_on(folder, (read, size), Kind::Tombstone, Tombstone::parse, |_, tombstone: Tombstone| {
            of.extend(
                tombstone.of.into_iter().map(|index| (index, (tombstone.reason, tombstone.at.clone()))),
            );
        })
    }
}

/// Takes in the entries of a kind from where it was read last, up to a size.
fn read_on<T>(
    folder: &Path,
    (read, size): (&mut u64, u64),
    kind: Kind,
    parse: impl Fn(&Value, u64) -> Result<T, &'static str>,
    mut take: impl FnMut(u64, T),
) -> Result<(), RecordError> {
    while *read < size {
        let mut stretch = Stretch::open_at(folder, *read)?;
        for index in *read..size.min((*read / ENTRIES + 1) * ENTRIES) {
            let Some(header) = stretch.header()? else {
                return Err(damaged(stretch.path(), "entries are missing"));
            };
            if header.is(kind) {
                take(index, read_kept(&mut stretch, &header, index, &parse)?);
            } else {
                stretch.skip(&header)?;
            }
            *read = index + 1;
        }
    }
    Ok(())
}

/// Who has to witness a record, and from which entry on, as its sealed entries say one after another.
#[derive(Default)]
pub(crate) struct Policies {
    read: u64,
    all: Vec<(u64, Policy)>,
}

impl Policies {
    /// Looks at the entries that came since, up to a size.
    pub(crate) fn read_on(&mut self, folder: &Path, size: u64) -> Result<(), RecordError> {
        let Self { read, all } = self;
        let parse = |content: &Value, _| policy_of(content).map(|(_, policy)| policy);
        read_on(folder, (read, size), Kind::Policy, parse, |index, policy| all.push((index, policy)))
    }

    /// The policy of a checkpoint of a size: the last one in it.
    pub(crate) fn at(&self, size: u64) -> Option<&Policy> {
        self.all.iter().rfind(|(index, _)| *index < size).map(|(_, policy)| policy)
    }
}
