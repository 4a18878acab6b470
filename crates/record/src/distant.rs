// SPDX-License-Identifier: AGPL-3.0-or-later
//! Checking a log from afar, by its public files and by those entries that whoever keeps it opens to everybody.

use serde_json::Value;

use crate::{
    audit::{Audit, See, Verification},
    checkpoint::{self, Checkpoint},
    export::{check_line, read_line, verify_export},
    head::{Head, Opener},
    lineage::{self, Lineage, handover_name},
    merkle::{Hash, Leaves, leaf_hash},
    public::{self, PUBLIC_EXPORT, own_part},
    tile::{Level, TileName, WIDTH},
    tree::{Tile, Tree},
    witnessed,
};

/// All opened entries together are never longer, in bytes.
const LONGEST_PUBLIC: usize = 256 << 20;

/// Recomputes a log from what a server hands out, and says what does not hold: keys, signatures, every tile, and the entries in
/// `public.export`. Of the others only the commitments can be seen.
///
/// `read` gives a file by its name, if there is one, up to so many bytes; or says in words why it can't.
pub fn verify_log(read: impl FnMut(&str, usize) -> Result<Option<Vec<u8>>, String>) -> Verification {
    verify_opened(read, None)
}

/// Does the same, and tells of the entries that are opened, in their order.
pub fn verify_log_seeing(
    read: impl FnMut(&str, usize) -> Result<Option<Vec<u8>>, String>,
    see: See<'_>,
) -> Verification {
    verify_opened(read, Some(see))
}

fn verify_opened(
    read: impl FnMut(&str, usize) -> Result<Option<Vec<u8>>, String>,
    see: Option<See<'_>>,
) -> Verification {
    let mut audit = Audit::new(|_| PUBLIC_EXPORT.to_owned());
    audit.see_only_some();
    let mut reading = Reading { read, audit };
    let head = reading.head();
    let Some(checkpoint) = head.checkpoint.clone() else { return reading.audit.finish(0, 0) };
    let leaves = reading.log(&checkpoint);
    if leaves.size() < checkpoint.size {
        return reading.audit.finish(leaves.size(), 0);
    }
    // Opened entries may be under a checkpoint that is a little newer.
    let public = reading.get(PUBLIC_EXPORT, LONGEST_PUBLIC).unwrap_or_default();
    let mut audit = reading.audit;
    if !public.is_empty()
        && let Err(says) = check_public(&public, &leaves, &mut audit, see)
    {
        audit.fault(PUBLIC_EXPORT, None, says);
    }
    head.compare(audit.take_own(), |size| leaves.root(size), &mut audit);
    audit.finish(checkpoint.size, 0)
}

/// A log on its way through its files.
struct Reading<R> {
    read: R,
    audit: Audit,
}

impl<R: FnMut(&str, usize) -> Result<Option<Vec<u8>>, String>> Reading<R> {
    fn get(&mut self, name: &str, longest: usize) -> Option<Vec<u8>> {
        (self.read)(name, longest).unwrap_or_else(|says| {
            self.audit.fault(name, None, says);
            None
        })
    }

    fn need(&mut self, name: &str, longest: u64) -> Option<Vec<u8>> {
        let found = self.get(name, usize::try_from(longest).unwrap_or(usize::MAX));
        if found.is_none() {
            self.audit.fault(name, None, "it is missing");
        }
        found
    }

    /// Reads what was signed. What witnesses have signed is read first, for it is never newer than the checkpoint.
    fn head(&mut self) -> Head {
        let witnessed = self.get("witnessed", usize::try_from(witnessed::LONGEST).unwrap_or(usize::MAX));
        let vkey = self.need("vkey", lineage::LONGEST);
        let checkpoint = self.need("checkpoint", witnessed::LONGEST);
        let own = |note: &[u8]| own_part(note).map_or_else(|| note.to_vec(), String::into_bytes);
        let own = checkpoint.as_deref().map(own);
        if own != checkpoint && checkpoint != witnessed {
            let says = "others have signed it, and it is not what is handed out as witnessed";
            self.audit.fault("checkpoint", None, says);
        }
        let by_any = (own.as_deref(), Checkpoint::open_by_any as Opener);
        let mut files = Vec::new();
        for (number, _, _) in
            vkey.as_deref().and_then(Lineage::parse).iter().flat_map(|lineage| lineage.changes())
        {
            files.push(self.need(&handover_name(number), checkpoint::LONGEST));
        }
        let mut files = files.into_iter();
        Head::open(vkey.as_deref(), by_any, witnessed, |_, _| files.next().flatten(), &mut self.audit)
    }

    /// Reads the entries, compares every tile over them, and the root.
    fn log(&mut self, checkpoint: &Checkpoint) -> Leaves {
        let (mut tree, mut leaves) = (Tree::default(), Leaves::default());
        while tree.size() < checkpoint.size {
            let number = tree.size() / WIDTH;
            let width = TileName::width(Level::Entries, number, checkpoint.size);
            let name = TileName { level: Level::Entries, number, width };
            let found = self.tile(name).unwrap_or_default();
            let Some(entries) = entries_of(&name, &found) else {
                self.audit.fault(&name.to_string(), None, "it is missing, or has not the form of a tile");
                return leaves;
            };
            for entry in entries {
                leaves.push(&entry);
                tree.push(entry).iter().for_each(|tile| self.compare(tile));
            }
        }
        tree.partial().iter().for_each(|tile| self.compare(tile));
        if checkpoint.root != tree.root() {
            self.audit.fault("checkpoint", None, "the entries do not lead to its root");
        }
        leaves
    }

    /// Gives a tile; where the partial one is gone because a full one has taken its place, as much of that.
    fn tile(&mut self, name: TileName) -> Option<Vec<u8>> {
        let bytes = |width: u64| usize::try_from(width).unwrap_or(usize::MAX) * name.level.item_bytes();
        let found = self.get(&name.to_string(), bytes(WIDTH));
        if found.is_some() || name.width == WIDTH {
            return found;
        }
        let mut full = self.get(&name.full().to_string(), bytes(WIDTH))?;
        full.truncate(bytes(name.width));
        Some(full)
    }

    /// Compares a tile of hashes with what the server hands out; the entries are what it is made of.
    fn compare(&mut self, wanted: &Tile) {
        if wanted.name.level == Level::Entries {
            return;
        }
        let name = wanted.name.to_string();
        match self.tile(wanted.name) {
            None => self.audit.fault(&name, None, "it is missing"),
            Some(found) if found != wanted.name.level.bytes(&wanted.items) => {
                self.audit.fault(&name, None, "it is not what the entries lead to");
            }
            Some(_) => {}
        }
    }
}

/// Checks the opened entries against the log; of those that came after its checkpoint nothing can be said.
fn check_public(
    lines: &[u8],
    leaves: &Leaves,
    audit: &mut Audit,
    see: Option<See<'_>>,
) -> Result<(), String> {
    // 1. By itself, under the checkpoint that it brings.
    if let Some(fault) = verify_export(lines).faults.into_iter().next() {
        return Err(fault.says);
    }
    // 2. Against the log, under the one that the site hands out.
    let mut lines = lines;
    let first = read_line(&mut lines)?;
    if first.get("format").and_then(Value::as_str) != Some(public::FORMAT) {
        return Err("it is not what a record opens to everybody".to_owned());
    }
    public::each_line(&mut lines, u64::MAX, |index, line, _| {
        let Some(leaf) = leaves.leaf(index) else { return Ok(()) };
        match check_line(index, line, audit, see)? {
            commitment if leaf_hash(&commitment) == leaf => Ok(()),
            _ => Err("the log holds another entry in its place"),
        }
    })
}

fn entries_of(name: &TileName, bytes: &[u8]) -> Option<Vec<Hash>> {
    let items: Vec<Hash> = name.level.items_in(bytes).into_iter().collect::<Option<_>>()?;
    (items.len() as u64 == name.width).then_some(items)
}
