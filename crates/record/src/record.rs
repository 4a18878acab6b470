// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeSet,
    fs::File,
    ops::Range,
    path::{Path, PathBuf},
};

use crate::{
    checkpoint::Checkpoint,
    draft::Draft,
    durable::{self, Batch, Writer, parent},
    entries::Policies,
    error::{RecordError, damaged},
    frame::{self, Frames},
    key::Key,
    lineage::Lineage,
    merkle::Hash,
    opening,
    stretch::{self, ENTRIES, Stretch},
    tile::TileName,
    tree::{Tile, Tree},
};

/// Frames are handed to the system in pieces of about this many bytes.
const PIECE: usize = 1 << 20;

/// Tiles of so many entries are made at once.
const MADE: usize = 4096;

/// A record open for writing; there is one such at a time.
///
/// Entries become part of it in two steps. `append` makes their contents durable, which acknowledges them.
/// `seal` then writes tiles and signs a checkpoint over everything appended. What was appended and not sealed
/// when a process dies is sealed when the record is opened again. Sealing every second or so keeps small what
/// no signature covers, and what readers do not see yet.
pub struct Record {
    pub(crate) folder: PathBuf,
    pub(crate) key: Key,
    pub(crate) lineage: Lineage,
    pub(crate) tree: Tree,
    /// Commitments appended since the last seal.
    pub(crate) unsealed: Vec<Hash>,
    /// Partial tiles that the last seal left, which need no writing again.
    pub(crate) published: BTreeSet<TileName>,
    /// The content file to which the next entry goes, if it is open.
    pub(crate) tail: Option<(u64, Writer)>,
    /// The first entry that was not read back, and where its frame begins; unknown after opening.
    pub(crate) unread: Option<(u64, u64)>,
    /// Who has to witness it, as far as its entries were looked at for that.
    pub(crate) policies: Policies,
    pub(crate) poisoned: bool,
    /// Held as long as the record is open.
    pub(crate) _lock: File,
}

impl Record {
    /// Opens the record in a folder, or begins one there, and completes what a crash has interrupted.
    ///
    /// # Errors
    ///
    /// When another process writes to it, it was begun with another key, the folder holds something else, a
    /// file is damaged beyond what a crash can do, or reading or writing fails.
    pub fn create_or_open(folder: &Path, key: &Key) -> Result<Self, RecordError> {
        opening::open(folder, key)
    }

    /// The number of entries appended.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.tree.size() + self.unsealed.len() as u64
    }

    /// Says whether nothing was ever appended.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends entries; when it returns, they survive a crash and have these indices for ever.
    ///
    /// The whole batch costs one sync. After an error some of them may be kept all the same.
    ///
    /// # Errors
    ///
    /// When writing fails; from then on nothing is written until the record is opened anew, because after a
    /// failed sync nobody knows what the disk holds, and a second one that succeeds proves nothing.
    pub fn append(&mut self, batch: &[Draft]) -> Result<Range<u64>, RecordError> {
        self.guarded(|record| {
            let start = record.len();
            record.append_frames(batch)?;
            Ok(start..record.len())
        })
    }

    /// Brings tiles and checkpoint up to date with what was appended, and makes them durable.
    ///
    /// # Errors
    ///
    /// When writing fails; nothing more is then written until the record is opened anew.
    pub fn seal(&mut self) -> Result<Checkpoint, RecordError> {
        self.guarded(|record| {
            if !record.unsealed.is_empty() {
                record.publish()?;
            }
            Ok(Checkpoint { size: record.tree.size(), root: record.tree.root() })
        })
    }

    /// Runs a step that writes; if it fails for want of a working disk, no other is begun.
    pub(crate) fn guarded<T>(
        &mut self,
        step: impl FnOnce(&mut Self) -> Result<T, RecordError>,
    ) -> Result<T, RecordError> {
        if self.poisoned {
            return Err(RecordError::Poisoned);
        }
        let done = step(self);
        self.poisoned = matches!(done, Err(RecordError::Io { .. } | RecordError::Damaged { .. }));
        done
    }

    /// Writes frames and syncs them. A crash before the sync may leave any part of these frames, which opening
    /// finds by their commitments; a crash after it leaves all of them.
    ///
    /// A batch that reaches into the next content file syncs the first one before it makes the second: so only
    /// the end of the last content file can be torn.
    fn append_frames(&mut self, batch: &[Draft]) -> Result<(), RecordError> {
        let mut rest = batch;
        while !rest.is_empty() {
            let room = usize::try_from(ENTRIES - self.len() % ENTRIES).unwrap_or(usize::MAX);
            let (now, later) = rest.split_at_checked(room).unwrap_or((rest, &[]));
            let number = self.len() / ENTRIES;
            let name = stretch::name(number);
            let mut file = match self.tail.take() {
                Some((open, file)) if open == number => file,
                _ => open_tail(&self.folder, &name)?,
            };
            let salts = salts(now.len())?;
            let commitments = write_frames(&mut file, now, &salts)?;
            file.sync_data()?;
            self.tail = Some((number, file));
            self.unsealed.extend(commitments);
            rest = later;
        }
        Ok(())
    }

    /// Publishes what was appended, in this order, of which a crash may leave any beginning:
    ///
    /// 1. The contents are durable already. Opening after a crash finds them beyond the checkpoint. They are
    ///    read back and hashed anew: one wrong bit under a checkpoint has ended whole logs.
    /// 2. Tiles and entries beyond the old checkpoint, durable. They may be torn; nobody reads them yet, and
    ///    opening writes the same again.
    /// 3. The checkpoint, replaced as a whole. From here on it is published, and everything below it stands.
    /// 4. Partial tiles whose full tile now stands are removed. Those left over do no harm.
    pub(crate) fn publish(&mut self) -> Result<(), RecordError> {
        self.read_back()?;
        let mut batch = Batch::new(&self.folder);
        let mut full = Vec::new();
        let mut tree = self.tree.clone();
        // Not all at once: where every tile has to be made again, they are many.
        for entries in self.unsealed.chunks(MADE) {
            for tile in tree.extend(entries) {
                write_tile(&mut batch, &tile)?;
                full.push(tile.name);
            }
        }
        let partial = tree.partial();
        for tile in partial.iter().filter(|tile| !self.published.contains(&tile.name)) {
            write_tile(&mut batch, tile)?;
        }
        batch.sync()?;
        let checkpoint = Checkpoint { size: tree.size(), root: tree.root() };
        durable::replace(&self.folder.join("checkpoint"), checkpoint.sign(&[&self.key]).as_bytes())?;
        self.published = partial.into_iter().map(|tile| tile.name).collect();
        self.tree = tree;
        self.unsealed.clear();
        full.iter().try_for_each(|name| durable::remove_folder(&self.folder.join(format!("{name}.p"))))
    }

    fn read_back(&mut self) -> Result<(), RecordError> {
        let mut index = self.tree.size();
        let mut rest = self.unsealed.as_slice();
        while !rest.is_empty() {
            let path = self.folder.join(stretch::name(index / ENTRIES));
            let differs = |index| damaged(&path, format!("entry {index} is not as it was written"));
            let stretch = Stretch::open(&self.folder, index / ENTRIES)?.ok_or_else(|| differs(index))?;
            let mut stretch = stretch.through();
            match self.unread {
                Some((next, offset)) if next == index => stretch.seek(offset)?,
                _ => stretch.skip_frames(index % ENTRIES)?,
            }
            let room = usize::try_from(ENTRIES - index % ENTRIES).unwrap_or(usize::MAX);
            let (now, later) = rest.split_at_checked(room).unwrap_or((rest, &[]));
            for commitment in now {
                if !stretch.next_is(commitment)? {
                    return Err(differs(index));
                }
                index += 1;
            }
            self.unread = (!index.is_multiple_of(ENTRIES)).then(|| (index, stretch.offset()));
            rest = later;
        }
        Ok(())
    }
}

/// Opens a content file; its name is durable when this returns.
fn open_tail(root: &Path, name: &str) -> Result<Writer, RecordError> {
    let path = root.join(name);
    // Contents are nobody else's on the machine; what is public lies in other folders.
    durable::create_private_folders(parent(&path))?;
    let file = Writer::append(&path)?;
    durable::folders_above(root, name).try_for_each(|folder| durable::sync_folder(&folder))?;
    Ok(file)
}

/// Draws all salts of a batch before any of it is written, so that want of chance leaves nothing half done.
fn salts(count: usize) -> Result<Vec<Hash>, RecordError> {
    let mut salts = vec![[0; 32]; count];
    getrandom::fill(salts.as_flattened_mut()).map_err(RecordError::Chance)?;
    Ok(salts)
}

fn write_frames(file: &mut Writer, batch: &[Draft], salts: &[Hash]) -> Result<Vec<Hash>, RecordError> {
    let all: usize = batch.iter().map(frame::length).sum();
    let mut piece = Frames::with_room(all.min(PIECE));
    let mut commitments = Vec::with_capacity(batch.len());
    for (draft, salt) in batch.iter().zip(salts) {
        piece.push(draft, salt);
        if piece.len() >= PIECE {
            piece.commit(&mut commitments, |bytes| file.write(bytes))?;
        }
    }
    piece.commit(&mut commitments, |bytes| file.write(bytes))?;
    Ok(commitments)
}

pub(crate) fn write_tile(batch: &mut Batch, tile: &Tile) -> Result<(), RecordError> {
    batch.write(&tile.name.to_string(), &tile.name.level.bytes(&tile.items))
}
