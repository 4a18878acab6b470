// SPDX-License-Identifier: AGPL-3.0-or-later
//! Files that are still there after a power cut, and the one door through which this room writes: so each of its steps can be made
//! to fail, and every state that a cut leaves behind them can be tried.

use std::{
    collections::BTreeSet,
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use crate::error::{RecordError, at, damaged};

/// Files written but not synced at once: well below the usual limit of open files.
const MOST_OPEN: usize = 64;

/// What changes the disk.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "only the disk that the tests put in place looks into a step")
)]
pub(crate) enum Step<'a> {
    /// A file begins anew, empty.
    Create,
    /// A file ends here.
    Cut(u64),
    Folder,
    /// A file has another name as well.
    Link(&'a Path),
    /// A file is there, if need be an empty one.
    Make,
    Remove,
    /// A folder goes, with what is in it.
    RemoveFolder,
    Rename(&'a Path),
    Sync,
    SyncFolder,
    /// Bytes are written at a place, or at the end.
    Write(Option<u64>, &'a [u8]),
}

/// Takes a step.
#[cfg(not(test))]
fn step<T>(path: &Path, _: Step<'_>, act: impl FnOnce() -> io::Result<T>) -> Result<T, RecordError> {
    act().map_err(at(path))
}
#[cfg(test)]
use crate::tests::power::disk::step;

/// A file that is written to.
pub(crate) struct Writer {
    path: PathBuf,
    file: File,
}

impl Writer {
    /// Begins a file anew.
    pub(crate) fn create(path: &Path) -> Result<Self, RecordError> {
        let file = step(path, Step::Create, || File::create(path))?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Makes a file that is not there yet, for its owner alone.
    pub(crate) fn create_private(path: &Path) -> Result<Self, RecordError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = step(path, Step::Create, || options.open(path))?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Opens a file to write behind its end, and makes it if need be.
    pub(crate) fn append(path: &Path) -> Result<Self, RecordError> {
        let file = step(path, Step::Make, || OpenOptions::new().append(true).create(true).open(path))?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Opens a file to write over what it has.
    pub(crate) fn open(path: &Path) -> Result<Self, RecordError> {
        let file = OpenOptions::new().write(true).open(path).map_err(at(path))?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// The file itself, to be locked.
    pub(crate) fn into_file(self) -> File {
        self.file
    }

    /// Writes behind what was written.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), RecordError> {
        step(&self.path, Step::Write(None, bytes), || self.file.write_all(bytes))
    }

    /// Writes over what is there.
    pub(crate) fn write_at(&mut self, offset: u64, bytes: &[u8]) -> Result<(), RecordError> {
        step(&self.path, Step::Write(Some(offset), bytes), || {
            self.file.seek(SeekFrom::Start(offset))?;
            self.file.write_all(bytes)
        })
    }

    /// Cuts the file off.
    pub(crate) fn cut(&self, len: u64) -> Result<(), RecordError> {
        step(&self.path, Step::Cut(len), || self.file.set_len(len))
    }

    /// Begins to bring to the disk what was written, and waits for nothing: what does not get there, `sync` says. What is on its way is
    /// not forgotten by the system, as the advice has it.
    fn send(&self) {
        #[cfg(target_os = "linux")]
        let _hint = rustix::fs::fadvise(&self.file, 0, None, rustix::fs::Advice::DontNeed);
    }

    /// Makes durable what was written.
    pub(crate) fn sync(&self) -> Result<(), RecordError> {
        step(&self.path, Step::Sync, || self.file.sync_all())
    }

    /// Makes durable what was written, without the times of the file: appending waits for this.
    pub(crate) fn sync_data(&self) -> Result<(), RecordError> {
        step(&self.path, Step::Sync, || self.file.sync_data())
    }
}

/// A batch of whole files below a folder, durable once `sync` has returned.
pub(crate) struct Batch<'a> {
    root: &'a Path,
    files: Vec<Writer>,
    folders: BTreeSet<PathBuf>,
}

impl<'a> Batch<'a> {
    /// Begins a batch of files below `root`.
    pub(crate) fn new(root: &'a Path) -> Self {
        Self { root, files: Vec::new(), folders: BTreeSet::new() }
    }

    /// Writes a file, making the folders it needs.
    pub(crate) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), RecordError> {
        let path = self.root.join(name);
        let folder = parent(&path);
        if self.folders.insert(folder.to_owned()) {
            create_folders(folder)?;
            self.folders.extend(folders_above(self.root, name));
        }
        let mut file = Writer::create(&path)?;
        file.write(bytes)?;
        self.files.push(file);
        if self.files.len() >= MOST_OPEN { self.sync_files() } else { Ok(()) }
    }

    /// Makes all that was written durable: bytes first, then names.
    pub(crate) fn sync(mut self) -> Result<(), RecordError> {
        self.sync_files()?;
        self.folders.iter().try_for_each(|folder| sync_folder(folder))
    }

    /// Syncs them once all are on their way: then what they share on the disk, such as the block in which several are listed, is
    /// written once for all, and not anew for each.
    fn sync_files(&mut self) -> Result<(), RecordError> {
        self.files.iter().for_each(Writer::send);
        self.files.drain(..).try_for_each(|file| file.sync())
    }
}

/// The folders between a file and `root`, and `root`. Also those that exist are synced: whoever made them may
/// have been killed before that, and to sync what is durable already costs next to nothing.
pub(crate) fn folders_above<'a>(root: &'a Path, name: &'a str) -> impl Iterator<Item = PathBuf> + 'a {
    Path::new(name).ancestors().skip(1).map(|folder| root.join(folder))
}

/// Puts a file in the place of another: after a crash there is the old one or the new one, never a mixture.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), RecordError> {
    let new = path.with_extension("new");
    let mut file = Writer::create(&new)?;
    file.write(bytes)?;
    file.sync()?;
    step(path, Step::Rename(&new), || fs::rename(&new, path))?;
    sync_folder(parent(path))
}

/// Gives a file another name, unless something has that already.
pub(crate) fn link(path: &Path, name: &Path) -> Result<(), RecordError> {
    step(name, Step::Link(path), || fs::hard_link(path, name))
}

/// Makes a folder and those above it, where they are not there yet; their names are durable when it returns, also where somebody else made
/// them.
///
/// # Errors
///
/// When one can't be made or synced.
pub fn make_folder(folder: &Path) -> Result<(), RecordError> {
    create_folders(folder)?;
    sync_names(folder)
}

/// Makes a folder and those above it, where they are not there yet.
pub(crate) fn create_folders(folder: &Path) -> Result<(), RecordError> {
    make_folders(folder, &DirBuilder::new())
}

/// The same for their owner alone.
pub(crate) fn create_private_folders(folder: &Path) -> Result<(), RecordError> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    make_folders(folder, &builder)
}

fn make_folders(folder: &Path, builder: &DirBuilder) -> Result<(), RecordError> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.is_dir()).collect();
    for folder in missing.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
        step(folder, Step::Folder, || match builder.create(folder) {
            // Another process was quicker.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
            made => made,
        })?;
    }
    Ok(())
}

/// Removes a file, if it is there.
pub(crate) fn remove_if_there(path: &Path) -> Result<(), RecordError> {
    step(path, Step::Remove, || unless_missing(fs::remove_file(path)))
}

/// Removes a folder, if it is there and nothing is in it.
pub(crate) fn remove_if_empty(folder: &Path) -> Result<(), RecordError> {
    let is_empty = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        inside => inside.map_err(at(folder))?.next().is_none(),
    };
    if is_empty {
        step(folder, Step::RemoveFolder, || unless_missing(fs::remove_dir(folder)))
    } else {
        Ok(())
    }
}

/// Removes a folder with everything in it, if it is there.
pub(crate) fn remove_folder(folder: &Path) -> Result<(), RecordError> {
    step(folder, Step::RemoveFolder, || unless_missing(fs::remove_dir_all(folder)))
}

fn unless_missing(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Reads a plain file of at most `limit` bytes.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, RecordError> {
    // Anything else, such as a pipe, could keep a reader waiting for ever.
    let metadata = fs::metadata(path).map_err(at(path))?;
    if !metadata.is_file() {
        return Err(damaged(path, "it is not a plain file"));
    }
    // With room for one more byte the end is found without asking for more memory.
    let length = usize::try_from(metadata.len().min(limit)).unwrap_or_default();
    let mut bytes = Vec::with_capacity(length + 1);
    let file = File::open(path).map_err(at(path))?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(at(path))?;
    if bytes.len() as u64 > limit {
        return Err(damaged(path, format!("it is longer than {limit} bytes")));
    }
    Ok(bytes)
}

/// Makes the names in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), RecordError> {
    step(folder, Step::SyncFolder, || File::open(folder).and_then(|folder| folder.sync_all()))
}

/// Makes the name of a file or folder durable, and those of all folders in which it is: whoever made them may have been killed before
/// that. One that may not be opened is none that was made here.
pub(crate) fn sync_names(path: &Path) -> Result<(), RecordError> {
    for path in path.ancestors().take_while(|path| path.file_name().is_some()) {
        match sync_folder(parent(path)) {
            Err(RecordError::Io { source, .. }) if source.kind() == ErrorKind::PermissionDenied => break,
            synced => synced?,
        }
    }
    Ok(())
}

/// The folder of a path, `.` for a bare name.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
