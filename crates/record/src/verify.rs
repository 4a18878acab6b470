// SPDX-License-Identifier: AGPL-3.0-or-later
//! Recomputing a record from its bytes.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use crate::{
    audit::{Audit, See, Verification},
    check::{Block, Check, Checked},
    checkpoint::{self, Checkpoint},
    durable,
    head::Head,
    lineage,
    listing::Listing,
    proof::range_root,
    side_by_side::in_order,
    stretch::{self, ENTRIES},
    tile::{Level, TileName, WIDTH},
    tree::{Tile, Tree},
    witnessed,
};

/// While somebody writes, a fault may be a step half done; one that stays is a fault.
const TRIES: usize = 3;

/// Recomputes a record from every byte in its folder, on all processors, and says what does not hold.
///
/// Needs no lock: of what somebody appends meanwhile, a part may be counted as unsealed. What is forgotten in
/// the very moment may be taken for a fault; so a record that is being written is tried three times.
#[must_use]
pub fn verify(folder: &Path) -> Verification {
    verify_in_tries(folder, None)
}

/// Does the same, and tells of the entries meanwhile, so that more can be said of them without reading them again.
#[must_use]
pub fn verify_seeing(folder: &Path, see: See<'_>) -> Verification {
    verify_in_tries(folder, Some(see))
}

/// The name of the file, within a record's folder, in which an entry's content lies.
#[must_use]
pub fn content_file(index: u64) -> String {
    stretch::name(index / ENTRIES)
}

fn verify_in_tries(folder: &Path, see: Option<See<'_>>) -> Verification {
    for _ in 1..TRIES {
        let is_live = is_being_written(folder);
        let verification = verify_once(folder, is_live, see);
        if verification.holds() || !is_live {
            return verification;
        }
    }
    verify_once(folder, is_being_written(folder), see)
}

fn verify_once(folder: &Path, is_live: bool, see: Option<See<'_>>) -> Verification {
    let mut audit = Audit::new(|index| stretch::name(index / ENTRIES));
    let mut files = Listing::read(folder, &mut audit);
    let head = open_head(folder, &mut files, &mut audit);
    let sealed = head.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.size);
    let is_signed = head.checkpoint.is_some();
    let check = Check { folder, files: &files, is_live, sealed, is_signed, see };
    let mut whole = Whole { check: &check, audit, tree: Tree::default(), seen: Default::default() };
    whole.entries(head.checkpoint.as_ref());
    let Whole { mut audit, tree, seen, .. } = whole;
    for number in seen.0 {
        files.take(&stretch::name(number));
    }
    for (level, number) in seen.1 {
        files.take_tile(level, number);
    }
    let own = audit.take_own();
    // The tiles have been compared with the entries: where they differ, that is said already.
    let root = |size| (size <= sealed).then(|| range_root(folder, 0..size, sealed).ok()).flatten();
    head.compare(own, root, &mut audit);
    strays(folder, &files, is_live, &mut audit);
    audit.finish(tree.size(), tree.size().saturating_sub(sealed))
}

/// Reads and checks lock, keys and checkpoints. What witnesses have signed is read first, for it is never newer than the checkpoint.
fn open_head(folder: &Path, files: &mut Listing, audit: &mut Audit) -> Head {
    if files.take("lock") && durable::read(&folder.join("lock"), 0).is_err() {
        audit.fault("lock", None, "it is not empty");
    }
    let mut read = |name: &str, longest, audit: &mut Audit| {
        if !files.take(name) {
            audit.fault(name, None, "it is missing");
            return None;
        }
        match durable::read(&folder.join(name), longest) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                audit.fault(name, None, error.to_string());
                None
            }
        }
    };
    let witnessed =
        folder.join("witnessed").exists().then(|| read("witnessed", witnessed::LONGEST, audit)).flatten();
    let vkey = read("vkey", lineage::LONGEST, audit);
    let checkpoint = read("checkpoint", checkpoint::LONGEST, audit);
    let handover = |name: &str, audit: &mut Audit| read(name, checkpoint::LONGEST, audit);
    Head::open(
        vkey.as_deref(),
        (checkpoint.as_deref(), Checkpoint::open_by_current),
        witnessed,
        handover,
        audit,
    )
}

/// A whole record on its way through its content files.
struct Whole<'a> {
    check: &'a Check<'a>,
    audit: Audit,
    tree: Tree,
    /// The content files that were looked at, and the tiles.
    seen: (Vec<u64>, Vec<(Level, u64)>),
}

impl Whole<'_> {
    /// Checks contents, tiles and root; the content files side by side, and what is above them in order.
    fn entries(&mut self, checkpoint: Option<&Checkpoint>) {
        self.root(checkpoint);
        let check = self.check;
        in_order(
            end(check),
            |number| check.stretch(number),
            |number, checked: Checked| {
                let is_last = checked.is_last();
                self.seen.0.push(number);
                self.audit.extend(checked.audit);
                checked.blocks.into_iter().for_each(|block| self.block(block, checkpoint));
                !is_last
            },
        );
        self.tree.partial().iter().for_each(|tile| self.tile(tile));
        let (size, sealed) = (self.tree.size(), self.check.sealed);
        if size < sealed {
            let says = format!("it covers {sealed} entries, and only {size} are there");
            self.audit.fault("checkpoint", None, says);
        }
    }

    fn block(&mut self, block: Block, checkpoint: Option<&Checkpoint>) {
        match block {
            Block::Whole(root) => {
                let number = self.tree.size() / WIDTH;
                self.seen.1.extend([(Level::Entries, number), (Level::Hashes(0), number)]);
                self.tree.push_tile(root).iter().for_each(|tile| self.tile(tile));
                self.root(checkpoint);
            }
            Block::Loose(entries) => {
                for entry in entries {
                    self.tree.push(entry).iter().for_each(|tile| self.tile(tile));
                    self.root(checkpoint);
                }
            }
        }
    }

    fn tile(&mut self, tile: &Tile) {
        let TileName { level, number, .. } = tile.name;
        self.check.tile(level, number, &tile.items, &mut self.audit);
        self.seen.1.push((level, number));
    }

    fn root(&mut self, checkpoint: Option<&Checkpoint>) {
        if let Some(checkpoint) = checkpoint
            && self.tree.size() == checkpoint.size
            && self.tree.root() != checkpoint.root
        {
            self.audit.fault("checkpoint", None, "the entries do not lead to its root");
        }
    }
}

/// How many content files there may be, and one more.
fn end(check: &Check<'_>) -> u64 {
    // Where no file of entries or contents is, there are no entries, whatever a checkpoint says.
    let tiles = check.files.last_entries().map_or(0, |number| number / (ENTRIES / WIDTH) + 1);
    let contents = (0..).take_while(|number| check.files.has(&stretch::name(*number))).count() as u64;
    tiles.max(contents) + 1
}

/// Whatever nothing in the record accounts for.
fn strays(folder: &Path, files: &Listing, is_live: bool, audit: &mut Audit) {
    for (file, is_tile) in files.rest() {
        if is_live && (file.ends_with(".new") || !folder.join(&file).exists()) {
            continue;
        }
        let says = match is_tile {
            true => "it is a tile over entries that are not there",
            false => "it doesn't belong in a record",
        };
        audit.fault(&file, None, says);
    }
}

/// Whether somebody has a record open to write to it. Somebody may have it open a moment later.
#[must_use]
pub fn is_being_written(folder: &Path) -> bool {
    let lock = File::open(folder.join("lock"));
    lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
}
