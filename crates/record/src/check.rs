// SPDX-License-Identifier: AGPL-3.0-or-later
//! Checking one content file: its entries, and the two lowest tiles over them.

use std::path::Path;

use crate::{
    audit::{Audit, See},
    durable,
    frame::Header,
    listing::Listing,
    merkle::{Hash, leaf_hash, leaf_hashes, root},
    stretch::{self, Body, ENTRIES, Stretch},
    tile::{Level, TileName, WIDTH},
};

/// What all content files are checked against.
pub(crate) struct Check<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) files: &'a Listing,
    /// Somebody has the record open, so its end may be unfinished.
    pub(crate) is_live: bool,
    /// The number of entries that the checkpoint covers; 0 where none can be opened.
    pub(crate) sealed: u64,
    /// Whether a checkpoint could be opened.
    pub(crate) is_signed: bool,
    /// Who is told of entries.
    pub(crate) see: Option<See<'a>>,
}

/// What was found in a content file.
pub(crate) struct Checked {
    pub(crate) audit: Audit,
    pub(crate) blocks: Vec<Block>,
}

/// The entries of a tile.
pub(crate) enum Block {
    /// All 256, whose tiles have been compared, by the root over them.
    Whole(Hash),
    /// Fewer, or some beyond the checkpoint: their tiles have not been compared.
    Loose(Vec<Hash>),
}

/// A content file on its way.
struct Reading<'a> {
    check: &'a Check<'a>,
    audit: Audit,
    /// `None` where it can't be read, or not any more.
    stretch: Option<Stretch>,
}

/// What the log's own files say about an entry.
struct Claim {
    entry: Option<Hash>,
    leaf: Option<Hash>,
}

impl Checked {
    /// Whether the record ends in this file.
    pub(crate) fn is_last(&self) -> bool {
        self.blocks.iter().map(Block::len).sum::<u64>() < ENTRIES
    }
}

impl Block {
    fn len(&self) -> u64 {
        match self {
            Self::Whole(_) => WIDTH,
            Self::Loose(entries) => entries.len() as u64,
        }
    }
}

impl Check<'_> {
    /// Checks the content file with a number, 256 entries at a time.
    pub(crate) fn stretch(&self, number: u64) -> Checked {
        let audit = Audit::new(|index| stretch::name(index / ENTRIES));
        let mut reading = Reading { check: self, audit, stretch: None };
        reading.open(number);
        let mut blocks = Vec::new();
        for tile in number * (ENTRIES / WIDTH)..(number + 1) * (ENTRIES / WIDTH) {
            let block = reading.block(tile);
            let is_whole = block.len() == WIDTH;
            blocks.push(block);
            if !is_whole {
                return Checked { audit: reading.audit, blocks };
            }
        }
        if reading.stretch.as_ref().is_some_and(|stretch| stretch.offset() < stretch.len()) {
            reading.audit.fault(&stretch::name(number), None, "there are bytes after its last entry");
        }
        Checked { audit: reading.audit, blocks }
    }

    /// Compares every file of a tile with what it must be.
    pub(crate) fn tile(&self, level: Level, number: u64, items: &[Hash], audit: &mut Audit) {
        self.compare(level, number, items, None, audit);
    }

    /// Does the same where its widest file was read already.
    fn compare(&self, level: Level, number: u64, items: &[Hash], widest: Option<&[u8]>, audit: &mut Audit) {
        let bytes = level.bytes(items);
        let widths = self.files.widths(level, number);
        for width in &widths {
            let name = TileName { level, number, width: *width };
            let path = self.folder.join(name.to_string());
            let is_beyond = number * WIDTH + width > level.items(self.sealed);
            if is_beyond && self.is_signed && !self.is_live {
                audit.fault(&name.to_string(), None, "it is a tile beyond the checkpoint");
                continue;
            }
            let is_right = bytes.get(..name.width as usize * level.item_bytes()).is_some_and(|wanted| {
                match widest.filter(|_| widths.last() == Some(width)) {
                    Some(bytes) => bytes == wanted,
                    None => durable::read(&path, wanted.len() as u64).is_ok_and(|bytes| bytes == wanted),
                }
            });
            // A partial tile that went since it was listed has been replaced by the full one.
            let is_replaced = self.is_live && !path.exists();
            if !is_right && !is_replaced {
                audit.fault(&name.to_string(), None, "it is not what the entries lead to");
            }
        }
        let width = TileName::width(level, number, self.sealed);
        if width > 0 && !widths.contains(&width) && !widths.contains(&WIDTH) {
            let name = TileName { level, number, width };
            audit.fault(&name.to_string(), None, "it is missing");
        }
    }

    /// The widest file of a tile, unchecked; nothing where there is none that can be read.
    fn widest(&self, level: Level, number: u64) -> Option<Vec<u8>> {
        let width = self.files.widest(level, number)?;
        let path = self.folder.join(TileName { level, number, width }.to_string());
        durable::read(&path, width * level.item_bytes() as u64).ok()
    }
}

impl Reading<'_> {
    fn open(&mut self, number: u64) {
        let is_listed = self.check.files.has(&stretch::name(number));
        let stretch = Stretch::open(self.check.folder, number).ok().flatten().filter(|_| is_listed);
        self.stretch = stretch.map(Stretch::through);
        let index = number * ENTRIES;
        if self.stretch.is_none() && index < self.check.sealed {
            self.audit.gap(index, "its file is missing or can't be read");
        }
    }

    /// The next entries, up to a tile of them; fewer at the end. Where they are whole and wholly under the checkpoint, or wholly beyond
    /// it, their tiles are compared.
    fn block(&mut self, tile: u64) -> Block {
        let claimed = [Level::Entries, Level::Hashes(0)].map(|level| self.check.widest(level, tile));
        let [in_entries, in_hashes] = &claimed;
        let claim = |place: usize| Claim {
            entry: in_entries.as_ref().and_then(|bytes| Level::Entries.item_in(bytes, place)),
            leaf: in_hashes.as_ref().and_then(|bytes| Level::Hashes(0).item_in(bytes, place)),
        };
        let (start, end) = (tile * WIDTH, (tile + 1) * WIDTH);
        let entries: Vec<Hash> =
            (start..end).map_while(|index| self.entry(index, &claim((index - start) as usize))).collect();
        if entries.len() as u64 != WIDTH || (start..end).contains(&self.check.sealed) {
            return Block::Loose(entries);
        }
        let leaves = leaf_hashes(&entries);
        let Self { check, audit, .. } = self;
        check.compare(Level::Entries, tile, &entries, in_entries.as_deref(), audit);
        check.compare(Level::Hashes(0), tile, &leaves, in_hashes.as_deref(), audit);
        Block::Whole(root(&leaves))
    }

    /// An entry of the log, from its content where that is sound; `None` where the record ends.
    fn entry(&mut self, index: u64, claim: &Claim) -> Option<Hash> {
        let is_sealed = index < self.check.sealed;
        let in_log = claim.entry.filter(|_| is_sealed);
        let Some(stretch) = &mut self.stretch else { return in_log };
        match stretch.header() {
            Ok(Some(header)) => self.frame(index, &header, claim),
            Ok(None) if !is_sealed => None,
            Ok(None) => self.gap(index, "it is missing, and what follows it in this file").or(in_log),
            Err(_) if !is_sealed && self.check.is_live => None,
            Err(error) => self.gap(index, &error.to_string()).or(in_log),
        }
    }

    fn gap(&mut self, index: u64, says: &str) -> Option<Hash> {
        self.audit.gap(index, says);
        self.stretch = None;
        None
    }

    /// Checks one frame; returns the entry to go on with.
    fn frame(&mut self, index: u64, header: &Header, claim: &Claim) -> Option<Hash> {
        let found = match self.stretch.as_mut()?.body(header) {
            Ok(body) if header.is_erased() => Ok(erased(&mut self.audit, index, header, &body, claim)),
            Ok(body) => kept(&mut self.audit, index, header, &body, claim, self.check.see),
            Err(error) => Err(error.to_string()),
        };
        found.map_or_else(|says| self.gap(index, &says).or(claim.entry), Some)
    }
}

/// Checks a frame that was not erased; gives the entry to go on with, or says in words why nothing behind it can be told.
fn kept(
    audit: &mut Audit,
    index: u64,
    header: &Header,
    body: &Body<'_>,
    claim: &Claim,
    see: Option<See<'_>>,
) -> Result<Hash, String> {
    let (said, is) = (header.commitment, body.commitment);
    if said == is || claim.is(&is) {
        if !claim.allows(&is) {
            audit.entry_fault(index, "the log holds another entry in its place");
        } else if said != is {
            audit.entry_fault(index, "the commitment before its content is not that of its content");
        }
        let kind = audit.kept(index, body.canonical, body.evidence, see);
        if kind.is_some_and(|kind| kind.byte() != header.kind) {
            audit.entry_fault(index, "the kind before its content is not that in its content");
        }
        return Ok(if claim.allows(&is) { is } else { claim.entry.unwrap_or(is) });
    }
    if claim.allows(&said) {
        audit.damaged(index, "its content or salt is not what its commitment says");
        return Ok(said);
    }
    Err("neither its commitment nor its content is that of the log".to_owned())
}

/// Checks a frame that was erased; gives the entry to go on with.
fn erased(audit: &mut Audit, index: u64, header: &Header, body: &Body<'_>, claim: &Claim) -> Hash {
    let mut bytes = header.salt.iter().chain(body.canonical).chain(body.evidence);
    if header.content == 0 || bytes.any(|byte| *byte != 0) {
        audit.entry_fault(index, "it is marked as erased, and still has bytes");
    }
    audit.forgotten(index, None);
    if claim.allows(&header.commitment) {
        return header.commitment;
    }
    audit.entry_fault(index, "the log holds another entry in its place");
    claim.entry.unwrap_or(header.commitment)
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
