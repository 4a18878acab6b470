// SPDX-License-Identifier: AGPL-3.0-or-later
//! A disk that keeps a journal of what is done to it, and refuses a step.

use std::{
    cell::RefCell,
    fs::{self, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use crate::{RecordError, durable::Step, error::at};

thread_local! {
    static DISK: RefCell<Option<Disk>> = const { RefCell::new(None) };
}

/// What was done, with paths within the folder that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Create(PathBuf),
    Cut(PathBuf, u64),
    Folder(PathBuf),
    Link(PathBuf, PathBuf),
    Make(PathBuf),
    Remove(PathBuf),
    RemoveFolder(PathBuf),
    Rename(PathBuf, PathBuf),
    Sync(PathBuf),
    /// What was to be made durable by this can be read and may never reach the disk, whatever is synced later.
    SyncFailed(PathBuf),
    SyncFolder(PathBuf),
    Write(PathBuf, u64, Vec<u8>),
}

/// How a step is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The disk is full; of what is written, so many eighths find room.
    Full(u8),
    /// The disk is full and stays so.
    FullForGood,
    /// The disk can't do it.
    Broken,
}

/// A folder whose steps are watched on this thread.
struct Disk {
    root: PathBuf,
    journal: Vec<Done>,
    /// The steps that were tried, refused ones included.
    tried: usize,
    refuses: Option<(usize, Refusal)>,
}

/// Begins to watch a folder, and refuses the step with that number.
pub(super) fn watch(root: &Path, refuses: Option<(usize, Refusal)>) {
    let disk = Disk { root: root.to_owned(), journal: Vec::new(), tried: 0, refuses };
    DISK.set(Some(disk));
}

/// Ends it; gives what was done.
pub(super) fn unwatch() -> Vec<Done> {
    DISK.take().map_or_else(Vec::new, |disk| disk.journal)
}

/// How much was done so far.
pub(super) fn done() -> usize {
    DISK.with_borrow(|disk| disk.as_ref().map_or(0, |disk| disk.journal.len()))
}

/// Whether a step was refused.
pub(super) fn has_refused() -> bool {
    DISK.with_borrow(|disk| {
        disk.as_ref().is_some_and(|disk| disk.refuses.is_some_and(|(place, _)| place < disk.tried))
    })
}

/// Refuses nothing from now on.
pub(super) fn mend() {
    DISK.with_borrow_mut(|disk| disk.as_mut().expect("it is watched").refuses = None);
}

/// Takes a step, or refuses it.
pub(crate) fn step<T>(
    path: &Path,
    step: Step<'_>,
    act: impl FnOnce() -> io::Result<T>,
) -> Result<T, RecordError> {
    let allowed = DISK.with_borrow_mut(|disk| disk.as_mut().map_or(Ok(()), |disk| disk.take(path, &step)));
    allowed.and_then(|()| act()).map_err(at(path))
}

impl Disk {
    fn take(&mut self, path: &Path, step: &Step<'_>) -> io::Result<()> {
        let Some(mut done) = self.done(path, step)? else { return Ok(()) };
        let place = self.tried;
        self.tried += 1;
        let refused = self.refuses.filter(|(first, refusal)| {
            *first == place || (*first < place && *refusal == Refusal::FullForGood && takes_room(&done))
        });
        let Some((_, refusal)) = refused else {
            self.journal.push(done);
            return Ok(());
        };
        let eighths = if let Refusal::Full(eighths) = refusal { usize::from(eighths) } else { 0 };
        match &mut done {
            Done::Write(_, offset, bytes) if eighths > 0 => {
                // At least one byte: that of a frame that is to be erased is written by itself.
                bytes.truncate((bytes.len() * eighths).div_ceil(8));
                let mut file = OpenOptions::new().write(true).open(path)?;
                file.seek(SeekFrom::Start(*offset))?;
                file.write_all(bytes)?;
                self.journal.push(done);
            }
            Done::Sync(path) => self.journal.push(Done::SyncFailed(path.clone())),
            _ => {}
        }
        let (eio, enospc) = (5, 28);
        Err(io::Error::from_raw_os_error(if refusal == Refusal::Broken { eio } else { enospc }))
    }

    /// What a step does; nothing, if all is as it would have it.
    fn done(&self, path: &Path, step: &Step<'_>) -> io::Result<Option<Done>> {
        let within = |path: &Path| {
            path.strip_prefix(&self.root)
                .expect("nothing else is written while a folder is watched")
                .to_owned()
        };
        if matches!(step, Step::SyncFolder) && !path.starts_with(&self.root) {
            // What is above is durable.
            return Ok(None);
        }
        let is_there = path.exists();
        let name = within(path);
        Ok(Some(match step {
            Step::Create => Done::Create(name),
            Step::Cut(len) => Done::Cut(name, *len),
            Step::Folder => Done::Folder(name),
            Step::Link(of) => Done::Link(within(of), name),
            Step::Make if is_there => return Ok(None),
            Step::Make => Done::Make(name),
            Step::Remove | Step::RemoveFolder if !is_there => return Ok(None),
            Step::Remove => Done::Remove(name),
            Step::RemoveFolder => Done::RemoveFolder(name),
            Step::Rename(from) => Done::Rename(within(from), name),
            Step::Sync => Done::Sync(name),
            Step::SyncFolder => Done::SyncFolder(name),
            Step::Write(_, []) => return Ok(None),
            Step::Write(offset, bytes) => {
                let end = fs::metadata(path)?.len();
                Done::Write(name, offset.unwrap_or(end), bytes.to_vec())
            }
        }))
    }
}

/// Whether a full disk has no room for it.
fn takes_room(done: &Done) -> bool {
    matches!(
        done,
        Done::Create(_)
            | Done::Folder(_)
            | Done::Link(..)
            | Done::Make(_)
            | Done::Rename(..)
            | Done::Write(..)
    )
}
