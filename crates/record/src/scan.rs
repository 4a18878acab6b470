// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading all of a record at once, on all processors.

use std::{collections::HashSet, path::Path};

use crate::{
    checkpoint::Checkpoint,
    draft::Seen,
    entries::Tombstones,
    error::{RecordError, damaged},
    kind::Kind,
    opening::{read_checkpoint, read_lineage},
    quick::Look,
    side_by_side::in_order,
    stretch::{self, ENTRIES, Stretch, whole},
    tombstone::Tombstone,
};

/// A sealed entry, as a scan comes by it.
pub enum Scanned<'a> {
    /// Its content was erased.
    Erased,
    /// Its content is there, and is what the commitment says.
    Kept {
        /// What it is about.
        kind: Kind,
        /// The content as canonical JSON.
        content: &'a str,
        /// The raw bytes it was read from.
        evidence: Option<&'a [u8]>,
    },
}

/// What was found in a content file.
struct Found<T> {
    items: Vec<(u64, T)>,
    /// Entries that a tombstone has to name, each with what is wrong with it if none does.
    erased: Vec<(u64, &'static str)>,
    /// What tombstones name.
    named: Vec<u64>,
}

/// Reads the sealed entries of a record: `look` makes what is wanted of each, or nothing, of several at once; `take` gets that in their
/// order. Gives the checkpoint that covers them. Needs no lock: somebody may be writing meanwhile.
///
/// What `look` gives of some twelve thousand entries for each processor is in memory at once.
///
/// # Errors
///
/// When key or checkpoint can't be read, a content file is damaged, or `take` says so. An erased entry of which no tombstone tells is told
/// at the end.
pub fn scan<T: Send, E: From<RecordError>>(
    folder: &Path,
    look: impl Fn(u64, Scanned<'_>) -> Option<T> + Sync,
    mut take: impl FnMut(u64, T) -> Result<(), E>,
) -> Result<Checkpoint, E> {
    let checkpoint = read_checkpoint(folder, &read_lineage(folder)?)?;
    let (mut erased, mut named, mut outcome) = (Vec::new(), HashSet::new(), Ok(()));
    let read = |number| read_stretch(folder, number, checkpoint.size, &look);
    in_order(checkpoint.size.div_ceil(ENTRIES), read, |_, found| {
        outcome = found.map_err(E::from).and_then(|mut found| {
            erased.append(&mut found.erased);
            named.extend(found.named);
            found.items.into_iter().try_for_each(|(index, item)| take(index, item))
        });
        outcome.is_ok()
    });
    outcome?;
    erased.retain(|(index, _)| !named.contains(index));
    explain(folder, &erased)?;
    Ok(checkpoint)
}

fn read_stretch<T>(
    folder: &Path,
    number: u64,
    size: u64,
    look: &impl Fn(u64, Scanned<'_>) -> Option<T>,
) -> Result<Found<T>, RecordError> {
    let missing = || damaged(&folder.join(stretch::name(number)), "entries are missing");
    let mut stretch = Stretch::open(folder, number)?.ok_or_else(missing)?.through();
    let mut found = Found { items: Vec::new(), erased: Vec::new(), named: Vec::new() };
    let mut quick = Look::default();
    for index in number * ENTRIES..size.min((number + 1) * ENTRIES) {
        let header = stretch.header()?.ok_or_else(missing)?;
        let item = if header.is_erased() {
            stretch.skip(&header)?;
            found.erased.push((index, "it is erased, and no tombstone says why"));
            look(index, Scanned::Erased)
        } else {
            let body = stretch.body(&header)?;
            match whole(&header, &body, &mut quick) {
                Ok(seen) => found.look(index, &seen, body.evidence, look),
                // Whoever is erasing this very entry has left its tombstone already.
                Err(says) => {
                    found.erased.push((index, says));
                    look(index, Scanned::Erased)
                }
            }
        };
        found.items.extend(item.map(|item| (index, item)));
    }
    Ok(found)
}

impl<T> Found<T> {
    fn look(
        &mut self,
        index: u64,
        seen: &Seen<'_>,
        evidence: &[u8],
        look: &impl Fn(u64, Scanned<'_>) -> Option<T>,
    ) -> Option<T> {
        if seen.kind == Kind::Tombstone {
            let content = serde_json::from_str(&seen.content).unwrap_or_default();
            self.named
                .extend(Tombstone::parse(&content, index).map(|tombstone| tombstone.of).unwrap_or_default());
        }
        let evidence = seen.evidence.is_some().then_some(evidence);
        look(index, Scanned::Kept { kind: seen.kind, content: &seen.content, evidence })
    }
}

/// Finds the tombstones of entries that were erased while others were read.
fn explain(folder: &Path, erased: &[(u64, &'static str)]) -> Result<(), RecordError> {
    if erased.is_empty() {
        return Ok(());
    }
    let size = read_checkpoint(folder, &read_lineage(folder)?)?.size;
    let mut tombstones = Tombstones::default();
    tombstones.read_on(folder, size)?;
    match erased.iter().find(|(index, _)| !tombstones.has(*index)) {
        Some((index, says)) => {
            Err(damaged(&folder.join(stretch::name(index / ENTRIES)), format!("entry {index}: {says}")))
        }
        None => Ok(()),
    }
}
