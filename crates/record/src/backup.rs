// SPDX-License-Identifier: AGPL-3.0-or-later
//! Copying a record while it is written to, and taking up such a copy.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use crate::{
    checkpoint::{self, Checkpoint},
    durable,
    error::{RecordError, at, damaged},
    forget,
    key::Key,
    kind::Kind,
    lineage::{self, handover_name},
    opening::{self, read_lineage},
    record::Record,
    stretch::{self, ENTRIES, Stretch},
    witnessed,
};

/// Takes a file of a copy: its name within the record's folder, its bytes, how many they are. One may come more than once; then the last
/// counts.
pub type Take<'t> = dyn FnMut(&str, &mut dyn Read, u64) -> io::Result<()> + 't;

/// How often the end of a record is copied anew because something was erased meanwhile.
const MOST_TRIES: usize = 100;

/// Copies a record that another process may be writing to, as it was at one moment; gives the checkpoint that the copy has.
///
/// The copy has no tiles, which follow from the contents: [`Record::take_up`] makes them again, as does opening it for writing. What is
/// erased while it is copied is erased in it, or its tombstone is in it, so that taking it up completes that.
///
/// # Errors
///
/// When the folder holds no record, a file of it is damaged or can't be read, or `take` fails.
pub fn copy(folder: &Path, take: &mut Take<'_>) -> Result<Checkpoint, RecordError> {
    let last = last_stretch(folder)?;
    for number in 0..last {
        give_file(folder, &stretch::name(number), take)?;
    }
    // Erasing is sealed before it begins: what was seen half erased in the files above has its tombstone below this checkpoint.
    for _ in 0..MOST_TRIES {
        let head = read_head(folder)?;
        give_ends(folder, last, take)?;
        if is_erased_since(folder, &head.checkpoint)? {
            continue;
        }
        for (name, bytes) in &head.files {
            give(folder, take, name, &mut bytes.as_slice(), bytes.len() as u64)?;
        }
        return Ok(head.checkpoint);
    }
    Err(RecordError::InUse { folder: folder.to_owned() })
}

/// What stands over the entries at one moment.
struct Head {
    checkpoint: Checkpoint,
    files: Vec<(String, Vec<u8>)>,
}

/// Reads keys, their changes and the newest signed notes; anew if the key has changed meanwhile.
fn read_head(folder: &Path) -> Result<Head, RecordError> {
    loop {
        let mut files = Vec::new();
        // Before the checkpoint, so that it is not the larger one.
        if let Some(note) = read_if_there(folder, "witnessed", witnessed::LONGEST)? {
            files.push(("witnessed".to_owned(), note));
        }
        let lineage = read_lineage(folder)?;
        let note = durable::read(&folder.join("checkpoint"), checkpoint::LONGEST)?;
        for (number, _, _) in lineage.changes() {
            let name = handover_name(number);
            let shown = durable::read(&folder.join(&name), checkpoint::LONGEST)?;
            files.push((name, shown));
        }
        let vkey = durable::read(&folder.join("vkey"), lineage::LONGEST)?;
        if vkey != lineage.to_string().as_bytes() {
            continue;
        }
        let checkpoint = Checkpoint::open_by_any(&note, &lineage)
            .map_err(|says| damaged(&folder.join("checkpoint"), says))?;
        files.extend([("checkpoint".to_owned(), note), ("vkey".to_owned(), vkey)]);
        return Ok(Head { checkpoint, files });
    }
}

fn read_if_there(folder: &Path, name: &str, longest: u64) -> Result<Option<Vec<u8>>, RecordError> {
    match durable::read(&folder.join(name), longest) {
        Err(RecordError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// The number of the content file in which the newest entry lies, or will lie.
fn last_stretch(folder: &Path) -> Result<u64, RecordError> {
    Ok(read_head(folder)?.checkpoint.size / ENTRIES)
}

/// Gives the content files from one on, each as long as it is found.
fn give_ends(folder: &Path, first: u64, take: &mut Take<'_>) -> Result<(), RecordError> {
    for number in first.. {
        let (name, next) = (stretch::name(number), folder.join(stretch::name(number + 1)));
        // A file is whole once the next one is there; so that one is looked for first.
        let has_next = next.try_exists().map_err(at(&next))?;
        if folder.join(&name).try_exists().map_err(at(folder))? {
            give_file(folder, &name, take)?;
        }
        if !has_next {
            break;
        }
    }
    Ok(())
}

/// Whether a tombstone was sealed since a checkpoint was read.
fn is_erased_since(folder: &Path, checkpoint: &Checkpoint) -> Result<bool, RecordError> {
    let now = read_head(folder)?.checkpoint.size;
    let mut index = checkpoint.size;
    while index < now {
        let mut stretch = Stretch::open_at(folder, index)?;
        while index < now {
            let Some(header) = stretch.header()? else { break };
            if header.is(Kind::Tombstone) {
                return Ok(true);
            }
            stretch.skip(&header)?;
            index += 1;
        }
    }
    Ok(false)
}

fn give_file(folder: &Path, name: &str, take: &mut Take<'_>) -> Result<(), RecordError> {
    let path = folder.join(name);
    let mut file = File::open(&path).map_err(at(&path))?;
    let length = file.metadata().map_err(at(&path))?.len();
    give(folder, take, name, &mut file, length)
}

fn give(
    folder: &Path,
    take: &mut Take<'_>,
    name: &str,
    bytes: &mut dyn Read,
    length: u64,
) -> Result<(), RecordError> {
    take(name, &mut bytes.take(length), length).map_err(at(&folder.join(name)))
}

impl Record {
    /// Takes up a copy of a record that may not be its newest state, under a new key of another name.
    ///
    /// Under its old name the record may have grown after it was copied, and others may have seen that: what were appended under this
    /// name now would be a second log in the place of the first. So nothing is signed under it any more but that the record goes on
    /// under the new one. Whoever knows the old key can follow.
    ///
    /// What a tombstone names is erased once more. A crash may leave a copy that can't be taken up any more; take a fresh one.
    ///
    /// # Errors
    ///
    /// When the copy is of another key than `old`, `next` has a name that the record had before, the record has had 32 keys, `at` is no
    /// instant, the copy is damaged, or reading or writing fails.
    pub fn take_up(folder: &Path, old: &Key, next: &Key, at: &str) -> Result<Self, RecordError> {
        // A folder without a record is none that was copied.
        read_lineage(folder)?;
        let mut record = opening::take_in(folder, old)?;
        let entry = record.handover_to(next, !record.lineage.has_name(next.vkey().name()), at)?;
        forget::complete_all(&record)?;
        record.append(&[entry])?;
        record.guarded(|record| record.go_on_as(old, next))?;
        Ok(record)
    }

    fn go_on_as(&mut self, old: &Key, next: &Key) -> Result<(), RecordError> {
        let number = self.lineage.keys().len();
        self.lineage.push(next.vkey());
        self.key = next.clone();
        durable::replace(&self.folder.join("vkey"), self.lineage.to_string().as_bytes())?;
        self.publish()?;
        let checkpoint = Checkpoint { size: self.tree.size(), root: self.tree.root() };
        self.show_handover(number, &checkpoint, (old, next))
    }
}
