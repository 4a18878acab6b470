// SPDX-License-Identifier: AGPL-3.0-or-later
//! Files that are still there after a power cut.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use crate::error::{RecordError, at, damaged};

/// Files written but not synced at once: well below the usual limit of open files.
const MOST_OPEN: usize = 64;

/// A batch of whole files below a folder, durable once `sync` has returned.
pub(crate) struct Batch<'a> {
    root: &'a Path,
    files: Vec<(PathBuf, File)>,
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
            fs::create_dir_all(folder).map_err(at(folder))?;
            self.folders.extend(folders_above(self.root, name));
        }
        let mut file = File::create(&path).map_err(at(&path))?;
        file.write_all(bytes).map_err(at(&path))?;
        self.files.push((path, file));
        if self.files.len() >= MOST_OPEN { self.sync_files() } else { Ok(()) }
    }

    /// Makes all that was written durable: bytes first, then names.
    pub(crate) fn sync(mut self) -> Result<(), RecordError> {
        self.sync_files()?;
        self.folders.iter().try_for_each(|folder| sync_folder(folder))
    }

    fn sync_files(&mut self) -> Result<(), RecordError> {
        self.files.drain(..).try_for_each(|(path, file)| file.sync_all().map_err(at(&path)))
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
    let mut file = File::create(&new).map_err(at(&new))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(at(&new))?;
    fs::rename(&new, path).map_err(at(path))?;
    sync_folder(parent(path))
}

/// Reads a plain file of at most `limit` bytes.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, RecordError> {
    // Anything else, such as a pipe, could keep a reader waiting for ever.
    if !fs::metadata(path).map_err(at(path))?.is_file() {
        return Err(damaged(path, "it is not a plain file"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(at(path))?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(at(path))?;
    if bytes.len() as u64 > limit {
        return Err(damaged(path, format!("it is longer than {limit} bytes")));
    }
    Ok(bytes)
}

/// Makes the names in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), RecordError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))
}

/// The folder of a path, `.` for a bare name.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
