// SPDX-License-Identifier: AGPL-3.0-or-later
//! Proofs made from the public files of a record.

use std::{ops::Range, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    checkpoint::{self, Checkpoint},
    durable,
    error::{RecordError, damaged},
    merkle::{Hash, consistency_ranges, inclusion_ranges, left_size, root},
    opening::{read_checkpoint, read_tile, read_vkey},
    tile::{Level, TileName},
};

/// Proves that the entry at an index is covered by the checkpoint, for `verify_inclusion`.
///
/// # Errors
///
/// When the checkpoint doesn't cover the entry, or a file can't be read.
pub fn inclusion_proof(folder: &Path, index: u64) -> Result<Vec<Hash>, RecordError> {
    let checkpoint = read_checkpoint(folder, &read_vkey(folder)?)?;
    include(folder, index, &checkpoint)
}

/// Proves that the record of `size1` entries is the beginning of that of `size2`, for `verify_consistency`.
///
/// # Errors
///
/// When `size1` is 0 or beyond `size2`, or `size2` beyond the checkpoint, or a file can't be read.
pub fn consistency_proof(folder: &Path, size1: u64, size2: u64) -> Result<Vec<Hash>, RecordError> {
    let size = read_checkpoint(folder, &read_vkey(folder)?)?.size;
    if size1 == 0 || size1 > size2 || size2 > size {
        return Err(RecordError::Uncovered { index: size1.max(size2), size });
    }
    let ranges = consistency_ranges(size1, size2);
    ranges.into_iter().map(|range| range_root(folder, range, size)).collect()
}

/// Writes the proof of one entry as a file that is checked offline (c2sp.org/tlog-proof).
///
/// # Errors
///
/// When the checkpoint doesn't cover the entry, or a file can't be read.
pub fn proof_of(folder: &Path, index: u64) -> Result<String, RecordError> {
    let path = folder.join("checkpoint");
    let note = durable::read(&path, checkpoint::LONGEST)?;
    let checkpoint = Checkpoint::open(&note, &read_vkey(folder)?).map_err(|says| damaged(&path, says))?;
    let note = String::from_utf8(note).expect("a note was found to be UTF-8 when it was opened");
    let hashes = include(folder, index, &checkpoint)?;
    let hashes: String = hashes.iter().map(|hash| BASE64_STANDARD.encode(hash) + "\n").collect();
    Ok(format!("c2sp.org/tlog-proof@v1\nindex {index}\n{hashes}\n{note}"))
}

fn include(folder: &Path, index: u64, checkpoint: &Checkpoint) -> Result<Vec<Hash>, RecordError> {
    let size = checkpoint.size;
    if index >= size {
        return Err(RecordError::Uncovered { index, size });
    }
    inclusion_ranges(index, size).into_iter().map(|range| range_root(folder, range, size)).collect()
}

/// The root over a range that is a node of the tree of `size` entries, or of a smaller one.
fn range_root(folder: &Path, range: Range<u64>, size: u64) -> Result<Hash, RecordError> {
    let length = range.end - range.start;
    if !length.is_power_of_two() {
        let middle = range.start + left_size(length);
        let left = range_root(folder, range.start..middle, size)?;
        let right = range_root(folder, middle..range.end, size)?;
        return Ok(root(&[left, right]));
    }
    let level = length.ilog2() / 8;
    let in_tile = 1_usize << (length.ilog2() % 8);
    let kind = Level::Hashes(u8::try_from(level).expect("a logarithm of 64 bits divided by 8 is below 8"));
    let (name, place) = TileName::holding(kind, range.start >> (8 * level), size);
    let hashes = read_tile(folder, name)?;
    let hashes = hashes.get(place..place + in_tile);
    hashes.map(root).ok_or_else(|| damaged(&folder.join(name.to_string()), "it is too short"))
}
