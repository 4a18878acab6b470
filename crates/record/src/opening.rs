// SPDX-License-Identifier: AGPL-3.0-or-later
//! Opening a record for writing: what a crash has interrupted is completed here and nowhere else.

use std::{
    collections::BTreeSet,
    fs::{self, File, TryLockError},
    io::{Read, Seek, SeekFrom},
    ops::Range,
    path::Path,
};

use crate::{
    checkpoint::{self, Checkpoint},
    durable::{self, Writer, remove_if_there},
    entries::Policies,
    error::{RecordError, at, damaged},
    forget,
    handed::Handed,
    handover,
    key::Key,
    lineage::{self, Lineage},
    merkle::{Hash, root},
    record::Record,
    stretch::{self, ENTRIES, Stretch},
    tile::TileName,
    tree::Tree,
};

/// The files that a record has before it is one: `vkey` is made last.
const BEGINNING: [&str; 4] = ["checkpoint", "checkpoint.new", "lock", "vkey.new"];

/// Opens or begins a record. What is below the checkpoint is trusted here, and checked by `verify`.
pub(crate) fn open(folder: &Path, key: &Key) -> Result<Record, RecordError> {
    let mut record = take_in(folder, key)?;
    if !record.unsealed.is_empty() {
        record.publish()?;
    }
    forget::complete(&record)?;
    Ok(record)
}

/// Opens or begins a record as far as nothing new is signed.
pub(crate) fn take_in(folder: &Path, key: &Key) -> Result<Record, RecordError> {
    durable::create_folders(folder)?;
    let is_new = !folder.join("vkey").try_exists().map_err(at(folder))?;
    if is_new && !is_beginning(folder)? {
        return Err(RecordError::NotARecord { folder: folder.to_owned() });
    }
    let lock = lock(folder)?;
    if is_new {
        begin(folder, key)?;
    } else {
        // Whoever gave `vkey` its name may have been killed before that was durable, and whatever is named from now on may be so first.
        durable::sync_folder(folder)?;
    }
    let lineage = read_lineage(folder)?;
    if *lineage.current() != key.vkey() {
        let theirs = lineage.current().to_string();
        return Err(RecordError::OtherKey { theirs, ours: key.vkey().to_string() });
    }
    handover::complete(folder, &lineage, key)?;
    let checkpoint = read_checkpoint(folder, &lineage)?;
    let (tree, unsealed) = load_tree(folder, &checkpoint)?;
    let published: BTreeSet<TileName> = tree.partial().into_iter().map(|tile| tile.name).collect();
    let (folder, key) = (folder.to_owned(), key.clone());
    let mut record = Record {
        folder,
        key,
        lineage,
        tree,
        unsealed,
        published,
        tail: None,
        unread: None,
        policies: Policies::default(),
        poisoned: false,
        _lock: lock,
    };
    ["checkpoint.new", "vkey.new", "witnessed.new"]
        .iter()
        .try_for_each(|name| remove_if_there(&record.folder.join(name)))?;
    sequence_tail(&mut record)?;
    Ok(record)
}

/// Reads the public keys of a record.
pub(crate) fn read_lineage(handed: &(impl Handed + ?Sized)) -> Result<Lineage, RecordError> {
    let keys = Lineage::parse(&handed.read("vkey", lineage::LONGEST)?);
    keys.ok_or_else(|| damaged(&handed.called("vkey"), "it is no key"))
}

/// Reads and checks the checkpoint of a record.
pub(crate) fn read_checkpoint(folder: &Path, lineage: &Lineage) -> Result<Checkpoint, RecordError> {
    let path = folder.join("checkpoint");
    let bytes = durable::read(&path, checkpoint::LONGEST)?;
    Checkpoint::open_signed(&bytes, &[lineage.current()]).map_err(|says| damaged(&path, says))
}

/// Reads a tile, or as much as is wanted of it from the full one that has replaced it.
pub(crate) fn read_tile(handed: &(impl Handed + ?Sized), name: TileName) -> Result<Vec<Hash>, RecordError> {
    let longest = name.full().width * name.level.item_bytes() as u64;
    let (mut file, mut bytes) = (name, handed.read_if_there(&name.to_string(), longest)?);
    if bytes.is_none() {
        file = name.full();
        bytes = Some(handed.read(&file.to_string(), longest)?);
    }
    let bytes = bytes.unwrap_or_default();
    let path = handed.called(&file.to_string());
    let items = name.level.items_in(&bytes).into_iter().take(name.width as usize).collect::<Option<Vec<_>>>();
    items
        .filter(|items| items.len() as u64 == name.width)
        .ok_or_else(|| damaged(&path, "it has not the length or form of a tile"))
}

fn is_beginning(folder: &Path) -> Result<bool, RecordError> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let name = entry.map_err(at(folder))?.file_name();
        if !BEGINNING.iter().any(|known| name == *known) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The lock file stays empty, so that nothing in it can change unnoticed.
fn lock(folder: &Path) -> Result<File, RecordError> {
    let path = folder.join("lock");
    let file = Writer::append(&path)?.into_file();
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(RecordError::InUse { folder: folder.to_owned() }),
        Err(TryLockError::Error(source)) => Err(at(&path)(source)),
    }
}

/// A crash in here leaves a folder without `vkey`, which is begun again. So `vkey` comes last: once it is there, nothing makes sure
/// any more that the folder, and those in which it is, have durable names.
fn begin(folder: &Path, key: &Key) -> Result<(), RecordError> {
    durable::sync_names(folder)?;
    let empty = Checkpoint { size: 0, root: root(&[]) };
    durable::replace(&folder.join("checkpoint"), empty.sign(&[key]).as_bytes())?;
    durable::replace(&folder.join("vkey"), Lineage::new(key.vkey()).to_string().as_bytes())
}

/// Takes up the tree at its edge. If tiles are missing or wrong there, all are made again from the commitments
/// beside the contents, which then count as unsealed; but only if they lead to the signed root.
fn load_tree(folder: &Path, checkpoint: &Checkpoint) -> Result<(Tree, Vec<Hash>), RecordError> {
    let tree = Tree::load(checkpoint.size, |name| read_tile(folder, name));
    if let Ok(tree) = tree
        && tree.root() == checkpoint.root
    {
        return Ok((tree, Vec::new()));
    }
    let commitments = read_commitments(folder, checkpoint.size)?;
    let mut tree = Tree::default();
    for entry in &commitments {
        tree.push(*entry);
    }
    if tree.root() != checkpoint.root {
        return Err(damaged(&folder.join("checkpoint"), "neither tiles nor contents lead to its root"));
    }
    Ok((Tree::default(), commitments))
}

/// Reads the commitments of the first `size` entries from beside their contents.
pub(crate) fn read_commitments(folder: &Path, size: u64) -> Result<Vec<Hash>, RecordError> {
    let mut commitments = Vec::new();
    for number in 0..size.div_ceil(ENTRIES) {
        let missing = || damaged(&folder.join(stretch::name(number)), "entries are missing");
        let mut stretch = Stretch::open(folder, number)?.ok_or_else(missing)?;
        for _ in 0..ENTRIES.min(size - number * ENTRIES) {
            let header = stretch.header()?.ok_or_else(missing)?;
            stretch.skip(&header)?;
            commitments.push(header.commitment);
        }
    }
    Ok(commitments)
}

/// Takes in the whole frames beyond the checkpoint, and cuts off the torn end of the last content file: it was
/// never acknowledged, for its sync had not returned.
fn sequence_tail(record: &mut Record) -> Result<(), RecordError> {
    loop {
        let (number, place) = (record.len() / ENTRIES, record.len() % ENTRIES);
        let Some(mut stretch) = Stretch::open(&record.folder, number)? else {
            return match place {
                0 => Ok(()),
                _ => Err(damaged(&record.folder.join(stretch::name(number)), "it is missing")),
            };
        };
        if let Some(before) = place.checked_sub(1) {
            stretch.skip_frames(before)?;
            // Behind an entry whose length has changed would be cut off what is sealed.
            if stretch.next_whole()?.is_none() {
                let says = format!("entry {} is not what it was", record.len() - 1);
                return Err(damaged(stretch.path(), says));
            }
        }
        let start = stretch.offset();
        let mut end = start;
        while !record.len().is_multiple_of(ENTRIES) || end == start {
            let Some(commitment) = stretch.next_whole()? else { break };
            record.unsealed.push(commitment);
            end = stretch.offset();
        }
        let is_filled = end > start && record.len().is_multiple_of(ENTRIES);
        let has_next = record.folder.join(stretch::name(number + 1)).exists();
        // Only what comes after everything acknowledged can be torn.
        let is_damaged = if is_filled { end < stretch.len() } else { has_next };
        if is_damaged {
            return Err(damaged(stretch.path(), format!("what begins at byte {end} is no entry")));
        }
        make_durable(&record.folder, &stretch::name(number), start..end, stretch.len())?;
        if !is_filled {
            return Ok(());
        }
    }
}

/// Cuts a content file off at `end`, and writes its bytes from `start` on once more. A sync that has failed may
/// leave bytes that can be read but are marked as written though they are not on the disk; a checkpoint must
/// not cover such bytes.
fn make_durable(folder: &Path, name: &str, frames: Range<u64>, len: u64) -> Result<(), RecordError> {
    if frames.start == len {
        return Ok(());
    }
    let path = folder.join(name);
    let mut file = Writer::open(&path)?;
    file.cut(frames.end)?;
    rewrite(&path, &mut file, frames)?;
    file.sync()?;
    durable::folders_above(folder, name).try_for_each(|folder| durable::sync_folder(&folder))
}

fn rewrite(path: &Path, file: &mut Writer, frames: Range<u64>) -> Result<(), RecordError> {
    let mut reader = File::open(path).map_err(at(path))?;
    reader.seek(SeekFrom::Start(frames.start)).map_err(at(path))?;
    let mut piece = vec![0; 1 << 20];
    let mut offset = frames.start;
    while offset < frames.end {
        let length = usize::try_from(frames.end - offset).unwrap_or(usize::MAX).min(piece.len());
        let piece = piece.get_mut(..length).expect("the length is at most that of the piece");
        reader.read_exact(piece).map_err(at(path))?;
        file.write_at(offset, piece)?;
        offset += length as u64;
    }
    Ok(())
}
