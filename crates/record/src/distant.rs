// SPDX-License-Identifier: AGPL-3.0-or-later
//! Checking a log from afar, by its public files and by those entries that whoever keeps it opens to everybody.

use std::{collections::BTreeSet, io::Write, path::Path};

use serde_json::Value;

use crate::{
    audit::{Audit, Verification},
    canonical::canonical_json,
    checkpoint,
    entries::kept,
    error::{RecordError, at, damaged},
    export::{check_line, line, write_line},
    head::Head,
    lineage,
    merkle::{Hash, Leaves, leaf_hash},
    note::Note,
    stretch::{ENTRIES, Stretch},
    tile::{Level, TileName, WIDTH},
    tree::{Tile, Tree},
    witnessed,
};

/// The file of the entries that are opened.
const PUBLIC: &str = "public.jsonl";

/// All opened entries together are never longer, in bytes.
const LONGEST_PUBLIC: usize = 256 << 20;

/// Writes some entries of a record for everybody: a line each, in the form of the export, in ascending order. What is forgotten, or not
/// under the checkpoint yet, is left out.
///
/// # Errors
///
/// When the record is damaged, or reading or writing fails.
pub fn export_public(folder: &Path, places: &BTreeSet<u64>, out: &mut impl Write) -> Result<(), RecordError> {
    let size = crate::Newest::of(folder)?.checkpoint.size;
    let places: Vec<u64> = places.iter().copied().take_while(|place| *place < size).collect();
    for places in places.chunk_by(|a, b| a / ENTRIES == b / ENTRIES) {
        let Some(first) = places.first() else { continue };
        let mut stretch = Stretch::open_at(folder, *first)?;
        let mut next = *first;
        for place in places {
            stretch.skip_frames(place - next)?;
            next = place + 1;
            let Some(header) = stretch.header()? else {
                return Err(damaged(stretch.path(), format!("entry {place} is missing")));
            };
            let (content, evidence) = stretch.body(&header)?;
            if header.is_erased() {
                continue;
            }
            let entry = kept(&header, &content, evidence);
            let entry = entry.map_err(|says| damaged(stretch.path(), format!("entry {place}: {says}")))?;
            write_line(&line(*place, entry), out)?;
        }
    }
    out.flush().map_err(at(Path::new(PUBLIC)))
}

/// Recomputes a log from what a server hands out, and says what does not hold: keys, signatures, every tile, and the entries in
/// `public.jsonl`. Of the others only the commitments can be seen.
///
/// `read` gives a file by its name, if there is one, up to so many bytes; or says in words why it can't.
pub fn verify_log(mut read: impl FnMut(&str, usize) -> Result<Option<Vec<u8>>, String>) -> Verification {
    let mut audit = Audit::new(|_| PUBLIC.to_owned());
    audit.see_only_some();
    let mut get = |name: &str, longest, audit: &mut Audit| match read(name, longest) {
        Ok(found) => found,
        Err(says) => {
            audit.fault(name, None, says);
            None
        }
    };
    // 1. What was signed. What witnesses have signed is read first, for it is never newer than the checkpoint.
    let witnessed = get("witnessed", bytes(witnessed::LONGEST), &mut audit);
    let mut need = |name: &str, longest, audit: &mut Audit| {
        let found = get(name, longest, audit);
        if found.is_none() {
            audit.fault(name, None, "it is missing");
        }
        found
    };
    let vkey = need("vkey", bytes(lineage::LONGEST), &mut audit);
    let checkpoint = need("checkpoint", bytes(witnessed::LONGEST), &mut audit);
    let own = checkpoint.as_deref().map(|note| own_part(note).unwrap_or_else(|| note.to_vec()));
    if own != checkpoint && checkpoint != witnessed {
        audit.fault(
            "checkpoint",
            None,
            "others have signed it, and it is not what is handed out as witnessed",
        );
    }
    let mut handover = |name: &str, audit: &mut Audit| need(name, bytes(checkpoint::LONGEST), audit);
    let head = Head::open_by_any(vkey.as_deref(), own.as_deref(), witnessed, &mut handover, &mut audit);
    let Some(size) = head.checkpoint.as_ref().map(|checkpoint| checkpoint.size) else {
        return audit.finish(0, 0);
    };
    // 2. The log.
    let (mut tree, mut leaves) = (Tree::default(), Leaves::default());
    while tree.size() < size {
        let number = tree.size() / WIDTH;
        let name =
            TileName { level: Level::Entries, number, width: TileName::width(Level::Entries, number, size) };
        let Some(entries) =
            entries_of(&name, &need(&name.to_string(), 256 * 34, &mut audit).unwrap_or_default())
        else {
            audit.fault(&name.to_string(), None, "it has not the form of a tile");
            return audit.finish(tree.size(), 0);
        };
        for entry in entries {
            leaves.push(&entry);
            let hashes = tree.push(entry).into_iter().filter(|tile| tile.name.level != Level::Entries);
            hashes.for_each(|tile| compare(&tile, &mut need, &mut audit));
        }
    }
    let hashes = tree.partial().into_iter().filter(|tile| tile.name.level != Level::Entries);
    hashes.for_each(|tile| compare(&tile, &mut need, &mut audit));
    if head.checkpoint.as_ref().is_some_and(|checkpoint| checkpoint.root != tree.root()) {
        audit.fault("checkpoint", None, "the entries do not lead to its root");
    }
    // 3. The entries that are opened, and what they say about the log.
    let public = get(PUBLIC, LONGEST_PUBLIC, &mut audit).unwrap_or_default();
    if let Err(says) = check_public(&public, &leaves, &mut audit) {
        audit.fault(PUBLIC, None, says);
    }
    head.compare(audit.take_own(), |size| leaves.root(size), &mut audit);
    audit.finish(size, 0)
}

/// A note with the first of its signatures alone: the others are those of witnesses.
fn own_part(note: &[u8]) -> Option<Vec<u8>> {
    let text = Note::parse(note)?.text;
    let signatures = str::from_utf8(note).ok()?.strip_prefix(text)?.strip_prefix('\n')?;
    let first = signatures.split_inclusive('\n').next()?;
    Some(format!("{text}\n{first}").into_bytes())
}

fn entries_of(name: &TileName, bytes: &[u8]) -> Option<Vec<Hash>> {
    let items: Vec<Hash> = name.level.items_in(bytes).into_iter().collect::<Option<_>>()?;
    (items.len() as u64 == name.width).then_some(items)
}

/// Compares a tile of hashes with what the server hands out.
fn compare(
    tile: &Tile,
    need: &mut impl FnMut(&str, usize, &mut Audit) -> Option<Vec<u8>>,
    audit: &mut Audit,
) {
    let name = tile.name.to_string();
    let found = need(&name, 256 * 32, audit);
    if found.is_some_and(|found| found != tile.name.level.bytes(&tile.items)) {
        audit.fault(&name, None, "it is not what the entries lead to");
    }
}

fn check_public(lines: &[u8], leaves: &Leaves, audit: &mut Audit) -> Result<(), String> {
    let mut next = 0;
    for whole in lines.split_inclusive(|byte| *byte == b'\n') {
        let line: Value = serde_json::from_slice(whole).map_err(|_| "a line is not JSON")?;
        if whole.strip_suffix(b"\n") != Some(&canonical_json(&line)) {
            return Err("a line is not in the form of RFC 8785".to_owned());
        }
        let index = line.get("index").and_then(Value::as_u64).filter(|index| *index >= next);
        let index = index.ok_or("its lines are not those of entries in their order")?;
        next = index + 1;
        let commitment = check_line(index, &line, audit).map_err(|says| format!("entry {index}: {says}"))?;
        if leaves.leaf(index) != Some(leaf_hash(&commitment)) {
            return Err(format!("entry {index}: the log holds another entry in its place"));
        }
    }
    Ok(())
}

fn bytes(longest: u64) -> usize {
    usize::try_from(longest).unwrap_or(usize::MAX)
}
