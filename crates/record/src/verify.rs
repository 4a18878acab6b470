// SPDX-License-Identifier: AGPL-3.0-or-later
//! Recomputing a record from its bytes.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use crate::{
    audit::{Audit, Verification},
    checkpoint::{self, Checkpoint},
    draft::commitment,
    durable,
    frame::Header,
    listing::Listing,
    merkle::{Hash, leaf_hash},
    opening::parse_vkey,
    stretch::{self, ENTRIES, Stretch},
    tile::{Level, TileName, WIDTH},
    tree::{Tile, Tree},
};

/// While somebody writes, a fault may be a step half done; one that stays is a fault.
const TRIES: usize = 3;

/// Recomputes a record from every byte in its folder, and says what does not hold.
///
/// Needs no lock: of what somebody appends meanwhile, a part may be counted as unsealed. What is forgotten in
/// the very moment may be taken for a fault; so a record that is being written is tried three times.
#[must_use]
pub fn verify(folder: &Path) -> Verification {
    for _ in 1..TRIES {
        let is_live = is_being_written(folder);
        let verification = verify_once(folder, is_live);
        if verification.holds() || !is_live {
            return verification;
        }
    }
    verify_once(folder, is_being_written(folder))
}

fn verify_once(folder: &Path, is_live: bool) -> Verification {
    let mut audit = Audit::new(|index| stretch::name(index / ENTRIES));
    let files = Listing::read(folder, &mut audit);
    let mut check = Check { folder, audit, files, is_live, sealed: 0, stretch: None };
    let checkpoint = check.head();
    let tree = check.entries(checkpoint.as_ref());
    check.strays();
    let unsealed = tree.size().saturating_sub(check.sealed);
    check.audit.finish(tree.size(), unsealed)
}

struct Check<'a> {
    folder: &'a Path,
    audit: Audit,
    /// The files that were not looked at yet.
    files: Listing,
    /// Somebody has the record open, so its end may be unfinished.
    is_live: bool,
    /// The number of entries that the checkpoint covers.
    sealed: u64,
    /// The content file that is being read; `None` where it can't be.
    stretch: Option<Stretch>,
}

/// What the log's own files say about an entry.
struct Claim {
    entry: Option<Hash>,
    leaf: Option<Hash>,
}

impl Check<'_> {
    /// Checks lock, key and checkpoint.
    fn head(&mut self) -> Option<Checkpoint> {
        if self.files.take("lock") && durable::read(&self.folder.join("lock"), 0).is_err() {
            self.audit.fault("lock", None, "it is not empty");
        }
        let vkey = self.small_file("vkey")?;
        let vkey = parse_vkey(&vkey);
        if vkey.is_none() {
            self.audit.fault("vkey", None, "it is no key");
        }
        let note = self.small_file("checkpoint")?;
        let checkpoint = match Checkpoint::open(&note, vkey.as_ref()?) {
            Ok(checkpoint) => Some(checkpoint),
            Err(says) => {
                self.audit.fault("checkpoint", None, says);
                None
            }
        };
        self.sealed = checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.size);
        self.audit.signed(vkey.map(|vkey| vkey.to_string()), checkpoint.clone());
        checkpoint
    }

    /// Checks contents, tiles and root, 256 entries at a time.
    fn entries(&mut self, checkpoint: Option<&Checkpoint>) -> Tree {
        let mut tree = Tree::default();
        self.root(&tree, checkpoint);
        loop {
            let leaves = self.leaves(tree.size());
            for leaf in &leaves {
                for tile in tree.push(*leaf) {
                    self.tile(&tile);
                }
                self.root(&tree, checkpoint);
            }
            if (leaves.len() as u64) < WIDTH {
                break;
            }
        }
        for tile in tree.partial() {
            self.tile(&tile);
        }
        if tree.size() < self.sealed {
            let says = format!("it covers {} entries, and only {} are there", self.sealed, tree.size());
            self.audit.fault("checkpoint", None, says);
        }
        tree
    }

    /// Whatever nothing in the record accounts for.
    fn strays(&mut self) {
        for (file, is_tile) in self.files.rest() {
            if self.is_live && (file == "checkpoint.new" || !self.folder.join(&file).exists()) {
                continue;
            }
            let says = match is_tile {
                true => "it is a tile over entries that are not there",
                false => "it doesn't belong in a record",
            };
            self.audit.fault(&file, None, says);
        }
    }

    fn small_file(&mut self, name: &str) -> Option<Vec<u8>> {
        if !self.files.take(name) {
            self.audit.fault(name, None, "it is missing");
            return None;
        }
        match durable::read(&self.folder.join(name), checkpoint::LONGEST) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.audit.fault(name, None, error.to_string());
                None
            }
        }
    }

    fn root(&mut self, tree: &Tree, checkpoint: Option<&Checkpoint>) {
        if let Some(checkpoint) = checkpoint
            && tree.size() == checkpoint.size
            && tree.root() != checkpoint.root
        {
            self.audit.fault("checkpoint", None, "the entries do not lead to its root");
        }
    }

    /// Compares every file of a tile with what it must be.
    fn tile(&mut self, tile: &Tile) {
        let TileName { level, number, .. } = tile.name;
        let bytes = level.bytes(&tile.items);
        let widths = self.files.take_tile(level, number);
        for width in &widths {
            let name = TileName { width: *width, ..tile.name };
            let path = self.folder.join(name.to_string());
            let is_right = bytes.get(..name.width as usize * level.item_bytes()).is_some_and(|wanted| {
                durable::read(&path, wanted.len() as u64).is_ok_and(|bytes| bytes == wanted)
            });
            // A partial tile that went since it was listed has been replaced by the full one.
            let is_replaced = self.is_live && !path.exists();
            if !is_right && !is_replaced {
                self.audit.fault(&name.to_string(), None, "it is not what the entries lead to");
            }
        }
        let width = TileName::width(level, number, self.sealed);
        if width > 0 && !widths.contains(&width) && !widths.contains(&WIDTH) {
            let name = TileName { width, ..tile.name };
            self.audit.fault(&name.to_string(), None, "it is missing");
        }
    }

    /// The next leaves, up to a tile of them; fewer at the end.
    fn leaves(&mut self, start: u64) -> Vec<Hash> {
        let entries = self.claims(Level::Entries, start / WIDTH);
        let hashes = self.claims(Level::Hashes(0), start / WIDTH);
        let claim = |place: usize| Claim {
            entry: entries.get(place).copied().flatten(),
            leaf: hashes.get(place).copied().flatten(),
        };
        (0..WIDTH).map_while(|place| self.leaf(start + place, &claim(place as usize))).collect()
    }

    /// What the widest file of a tile says, unchecked.
    fn claims(&self, level: Level, number: u64) -> Vec<Option<Hash>> {
        let Some(width) = self.files.widest(level, number) else { return Vec::new() };
        let path = self.folder.join(TileName { level, number, width }.to_string());
        let bytes = durable::read(&path, width * level.item_bytes() as u64);
        level.items_in(&bytes.unwrap_or_default())
    }

    /// The leaf of an entry, from its content where that is sound; `None` where the record ends.
    fn leaf(&mut self, index: u64, claim: &Claim) -> Option<Hash> {
        if index.is_multiple_of(ENTRIES) {
            self.open_stretch(index);
        }
        let is_sealed = index < self.sealed;
        let in_log = claim.entry.filter(|_| is_sealed);
        let Some(stretch) = &mut self.stretch else { return in_log };
        match stretch.header() {
            Ok(Some(header)) => self.frame(index, &header, claim),
            Ok(None) if !is_sealed => None,
            Ok(None) => self.gap(index, "it is missing, and what follows it in this file").or(in_log),
            Err(_) if !is_sealed && self.is_live => None,
            Err(error) => self.gap(index, &error.to_string()).or(in_log),
        }
    }

    fn gap(&mut self, index: u64, says: &str) -> Option<Hash> {
        self.audit.gap(index, says);
        self.stretch = None;
        None
    }

    fn open_stretch(&mut self, index: u64) {
        if let Some(last) = &self.stretch
            && last.offset() < last.len()
        {
            let file = stretch::name((index / ENTRIES).saturating_sub(1));
            self.audit.fault(&file, None, "there are bytes after its last entry");
        }
        let is_listed = self.files.take(&stretch::name(index / ENTRIES));
        self.stretch = Stretch::open(self.folder, index / ENTRIES).ok().flatten().filter(|_| is_listed);
        if self.stretch.is_none() && index < self.sealed {
            self.audit.gap(index, "its file is missing or can't be read");
        }
    }

    /// Checks one frame; returns the leaf to go on with.
    fn frame(&mut self, index: u64, header: &Header, claim: &Claim) -> Option<Hash> {
        let stretch = self.stretch.as_mut()?;
        let (content, evidence) = match stretch.body(header) {
            Ok(body) => body,
            Err(error) => return self.gap(index, &error.to_string()).or(claim.entry),
        };
        if header.is_erased() {
            return self.erased(index, header, &content, &evidence, claim);
        }
        let (said, is) = (header.commitment, commitment(&header.salt, &content));
        if said == is || claim.is(&is) {
            if !claim.allows(&is) {
                self.audit.entry_fault(index, "the log holds another entry in its place");
            } else if said != is {
                self.audit.entry_fault(index, "the commitment before its content is not that of its content");
            }
            let kind = self.audit.kept(index, &content, evidence);
            if kind.is_some_and(|kind| kind.byte() != header.kind) {
                self.audit.entry_fault(index, "the kind before its content is not that in its content");
            }
            return Some(if claim.allows(&is) { is } else { claim.entry.unwrap_or(is) });
        }
        if claim.allows(&said) {
            self.audit.damaged(index, "its content or salt is not what its commitment says");
            return Some(said);
        }
        self.gap(index, "neither its commitment nor its content is that of the log").or(claim.entry)
    }

    fn erased(
        &mut self,
        index: u64,
        header: &Header,
        content: &[u8],
        evidence: &[u8],
        claim: &Claim,
    ) -> Option<Hash> {
        if header.content == 0 || header.salt.iter().chain(content).chain(evidence).any(|byte| *byte != 0) {
            self.audit.entry_fault(index, "it is marked as erased, and still has bytes");
        }
        self.audit.forgotten(index, None);
        if claim.allows(&header.commitment) {
            return Some(header.commitment);
        }
        self.audit.entry_fault(index, "the log holds another entry in its place");
        Some(claim.entry.unwrap_or(header.commitment))
    }
}

impl Claim {
    /// Says whether a file of the log has this entry here. One is enough: where the two differ, comparing each
    /// with the leaf says which of them is wrong.
    fn is(&self, entry: &Hash) -> bool {
        self.entry == Some(*entry) || self.leaf == Some(leaf_hash(entry))
    }

    /// Says whether the log has this entry here, or says nothing.
    fn allows(&self, entry: &Hash) -> bool {
        self.is(entry) || (self.entry.is_none() && self.leaf.is_none())
    }
}

fn is_being_written(folder: &Path) -> bool {
    let lock = File::open(folder.join("lock"));
    lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
}
