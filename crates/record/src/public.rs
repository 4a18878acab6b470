// SPDX-License-Identifier: AGPL-3.0-or-later
//! What leaves a record for everybody: its public files, and some of its entries, each with the proof that it is in the log.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, Write},
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

use crate::{
    audit::{Audit, See},
    checkpoint::Checkpoint,
    draft::envelope,
    durable,
    entries::kept,
    error::{RecordError, at, damaged},
    export::{check_line, header, line, read_line, unhex, write_line},
    handed::Handed,
    merkle::{Hash, leaf_hash, verify_inclusion},
    note::Note,
    proof::{Opened, Paths, Under},
    stretch::{ENTRIES, Stretch},
    tile::TileName,
};

/// The name of the file of the entries that everybody may open, on a site and in a package.
pub const PUBLIC_EXPORT: &str = "public.export";

/// The form of the first line, and thereby of all.
pub(crate) const FORMAT: &str = "groundswell/record/public/v1";

/// The member of a line that holds the hashes from the entry's sibling upwards.
const PATH: &str = "path";

/// So many bytes are written at once.
const PIECE: usize = 1 << 20;

/// No public file is longer.
const LONGEST: u64 = 64 << 10;

/// The files of a record that a web server hands out, with their paths, in order.
///
/// # Errors
///
/// When one can't be read.
pub fn public_files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, RecordError> {
    let mut files = Vec::new();
    for name in ["checkpoint", "handover", "tile", "vkey", "witnessed"] {
        take(folder, name, &mut files)?;
    }
    Ok(files)
}

/// Takes in a file, or what a folder holds.
fn take(folder: &Path, name: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), RecordError> {
    let path = folder.join(name);
    if !path.is_dir() {
        if path.is_file() {
            files.push((name.to_owned(), durable::read(&path, LONGEST)?));
        }
        return Ok(());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(&path).map_err(at(&path))? {
        let inside = entry.map_err(at(&path))?.file_name();
        let inside =
            inside.to_str().ok_or_else(|| damaged(&path, "it holds a file that is none of a record's"))?;
        names.push(format!("{name}/{inside}"));
    }
    names.sort();
    names.iter().try_for_each(|name| take(folder, name, files))
}

/// Some entries of a record for everybody, a piece at a time: one line each, in ascending order, with the hashes that lead to the root, after
/// a line with checkpoint and keys. What is forgotten, or not under the checkpoint, is left out.
///
/// In memory is a piece and the longest entry, and nothing stays open between two pieces: what is erased meanwhile is in none that follows.
pub struct PublicLines {
    folder: PathBuf,
    checkpoint: Checkpoint,
    /// The first line, until it was given.
    first: Vec<u8>,
    /// From which entry on nothing was given yet.
    next: u64,
    paths: Paths,
}

impl PublicLines {
    /// Begins under the checkpoint that is the newest now.
    ///
    /// # Errors
    ///
    /// When none is there under which entries may be shown, or it can't be read.
    pub fn of(folder: &Path, under: Under) -> Result<Self, RecordError> {
        let newest = under.newest(folder)?;
        let own = own_part(newest.note.as_bytes()).expect("a checkpoint is a note");
        let mut first = Vec::new();
        write_line(&header(folder, FORMAT, own)?, &mut first)?;
        Ok(Self {
            folder: folder.to_owned(),
            checkpoint: newest.checkpoint,
            first,
            next: 0,
            paths: Paths::default(),
        })
    }

    /// The next lines, of entries at these places: so many bytes or a little more, fewer where few are left, none at the end.
    ///
    /// # Errors
    ///
    /// When the record is damaged, or reading fails.
    pub fn piece(&mut self, places: &BTreeSet<u64>, bytes: usize) -> Result<Vec<u8>, RecordError> {
        let mut piece = std::mem::take(&mut self.first);
        let mut open: Option<(u64, Stretch)> = None;
        for place in places.range(self.next..self.checkpoint.size) {
            if piece.len() >= bytes {
                return Ok(piece);
            }
            let mut stretch = match open.take() {
                Some((last, mut stretch)) if last / ENTRIES == place / ENTRIES => {
                    stretch.skip_frames(place - last - 1)?;
                    stretch
                }
                _ => Stretch::open_at(&self.folder, *place)?,
            };
            self.write(*place, &mut stretch, &mut piece)?;
            self.next = place + 1;
            open = Some((*place, stretch));
        }
        self.next = self.checkpoint.size;
        Ok(piece)
    }

    fn write(&mut self, place: u64, stretch: &mut Stretch, out: &mut Vec<u8>) -> Result<(), RecordError> {
        let Some(frame) = stretch.header()? else {
            return Err(damaged(stretch.path(), format!("entry {place} is missing")));
        };
        // One that is being erased at this moment is as good as gone; what is damaged otherwise, `verify` says.
        let Ok(entry) = kept(&frame, &stretch.body(&frame)?) else { return Ok(()) };
        let mut line = line(place, entry);
        if let Value::Object(members) = &mut line {
            let path = self.paths.include(&*self.folder, place, &self.checkpoint)?;
            let path = path.iter().map(|hash| Value::String(BASE64_STANDARD.encode(hash))).collect();
            members.insert(PATH.to_owned(), Value::Array(path));
        }
        write_line(&line, out)
    }
}

/// Writes some entries of a record for everybody, as [`PublicLines`] gives them.
///
/// # Errors
///
/// When the record is damaged, no checkpoint is there under which it may be shown, or reading or writing fails.
pub fn export_public(
    folder: &Path,
    places: &BTreeSet<u64>,
    under: Under,
    out: &mut impl Write,
) -> Result<(), RecordError> {
    let written = at(Path::new("export"));
    let mut lines = PublicLines::of(folder, under)?;
    loop {
        let piece = lines.piece(places, PIECE)?;
        if piece.is_empty() {
            return out.flush().map_err(written);
        }
        out.write_all(&piece).map_err(&written)?;
    }
}

/// A public file of a record by its name, if it is there; of a tile that a full one has replaced as much as it had.
///
/// # Errors
///
/// When it can't be read.
pub fn public_file(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, RecordError> {
    if let Some(file) = folder.read_if_there(name, LONGEST)? {
        return Ok(Some(file));
    }
    let Some(tile) = TileName::parse(name) else { return Ok(None) };
    let mut full = folder.read_if_there(&tile.full().to_string(), LONGEST)?;
    let length = usize::try_from(tile.width).unwrap_or(usize::MAX).saturating_mul(tile.level.item_bytes());
    if let Some(full) = &mut full {
        full.truncate(length);
    }
    Ok(full.filter(|tile| tile.len() == length))
}

/// The lines of what was opened to everybody that are still to be opened, by their entries' places, with the first one.
#[must_use]
pub fn still_opened(lines: &[u8], places: &BTreeSet<u64>) -> Vec<u8> {
    let (mut kept, mut is_first) = (Vec::with_capacity(lines.len()), true);
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        let is_open = || index_of(line).is_some_and(|index| places.contains(&index));
        if std::mem::take(&mut is_first) || is_open() {
            kept.extend_from_slice(line);
        }
    }
    kept
}

/// What opens an entry, if it is among what was opened to everybody.
pub(crate) fn opened_in(lines: &[u8], index: u64) -> Option<Opened> {
    let mut lines = lines.split_inclusive(|byte| *byte == b'\n').skip(1);
    let line = lines.find(|line| index_of(line) == Some(index))?;
    let line: Value = serde_json::from_slice(line).ok()?;
    let text = |name| line.get(name).and_then(Value::as_str);
    let evidence = text("evidence").map(|evidence| BASE64_STANDARD.decode(evidence)).transpose().ok()?;
    let canonical = envelope(text("kind")?, line.get("content")?, evidence.as_deref());
    Some(Opened { salt: unhex(text("salt")?)?, canonical })
}

/// The place of a line's entry.
fn index_of(line: &[u8]) -> Option<u64> {
    let line: Value = serde_json::from_slice(line).ok()?;
    line.get("index")?.as_u64()
}

/// Goes through the lines of what was opened to everybody, each with its index, which ascends and is below `size`, and its path; says in
/// words what is wrong with one.
pub(crate) fn each_line(
    lines: &mut impl BufRead,
    size: u64,
    mut check: impl FnMut(u64, &Value, Vec<Hash>) -> Result<(), &'static str>,
) -> Result<(), String> {
    let mut next = 0;
    while !lines.fill_buf().map_err(|_| "it can't be read")?.is_empty() {
        let mut line = read_line(lines)?;
        let index = line.get("index").and_then(Value::as_u64).filter(|index| (next..size).contains(index));
        let index = index.ok_or("its lines are not those of entries in their order")?;
        next = index + 1;
        let told = |says: &str| format!("entry {index}: {says}");
        let path = line.as_object_mut().and_then(|members| members.remove(PATH)).unwrap_or_default();
        let hash = |hash: &Value| BASE64_STANDARD.decode(hash.as_str()?).ok()?.try_into().ok();
        let path: Option<Vec<Hash>> = path.as_array().and_then(|path| path.iter().map(hash).collect());
        check(index, &line, path.ok_or_else(|| told("it has no path to the root"))?).map_err(told)?;
    }
    Ok(())
}

/// Checks such lines against a signed checkpoint, each by its own path.
pub(crate) fn check_lines(
    lines: &mut impl BufRead,
    checkpoint: &Checkpoint,
    audit: &mut Audit,
    see: Option<See<'_>>,
) -> Result<(), String> {
    let Checkpoint { size, root } = checkpoint;
    each_line(lines, *size, |index, line, path| {
        let commitment = check_line(index, line, audit, see)?;
        match verify_inclusion(&leaf_hash(&commitment), index, *size, &path, root) {
            true => Ok(()),
            false => Err("its path does not lead to the root"),
        }
    })
}

/// A note with the first of its signatures alone: the others are those of witnesses.
pub(crate) fn own_part(note: &[u8]) -> Option<String> {
    let text = Note::parse(note)?.text;
    let signatures = str::from_utf8(note).ok()?.strip_prefix(text)?.strip_prefix('\n')?;
    Some(format!("{text}\n{}", signatures.split_inclusive('\n').next()?))
}
