// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::Path;

use crate::{checkpoint::Checkpoint, error::RecordError, note::Note, opening::read_lineage, proof::root_of};

/// How a note that lies somewhere else stands to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is a checkpoint of this record, over so many of its entries.
    Beginning(u64),
    /// It is of a name that the record has left when it was restored, and goes on otherwise than the record does.
    Left,
    /// It is something else: of another record, of this one where it has gone on elsewhere, or no checkpoint.
    Other,
}

/// Says how a note stands to a record, by its name and the tree.
///
/// # Errors
///
/// When a file of the record is damaged or can't be read.
pub fn standing(folder: &Path, note: &[u8]) -> Result<Standing, RecordError> {
    let Some(text) = Note::parse(note).map(|note| note.text) else { return Ok(Standing::Other) };
    let Some(Checkpoint { size, root }) = Checkpoint::of_text(text) else { return Ok(Standing::Other) };
    let origin = text.lines().next().unwrap_or_default();
    let lineage = read_lineage(folder)?;
    if !lineage.has_name(origin) {
        return Ok(Standing::Other);
    }
    let own = match root_of(folder, size) {
        Err(RecordError::Uncovered { .. }) => None,
        own => Some(own?),
    };
    Ok(match own {
        Some(own) if own == root => Standing::Beginning(size),
        _ if origin != lineage.current().name() => Standing::Left,
        _ => Standing::Other,
    })
}
