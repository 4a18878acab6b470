// SPDX-License-Identifier: AGPL-3.0-or-later
//! Results in a file: whole, or not at all.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, BufWriter, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::record_input::is_record;

/// Writes a result to standard output for `-`, or else to a file that is replaced only when the whole is written.
///
/// What is no file, a pipe or `/dev/null`, is written into and never replaced; of a link, the file that it leads to is.
pub fn write(path: &Path, result: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    if path.as_os_str() == "-" {
        let mut out = BufWriter::new(io::stdout().lock());
        result(&mut out)?;
        return Ok(out.flush()?);
    }
    let told = || format!("can't write {}", path.display());
    refuse_record(path)?;
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        let mut out = BufWriter::new(File::options().write(true).open(path).with_context(told)?);
        return result(&mut out).and_then(|()| Ok(out.flush()?)).with_context(told);
    }
    write_file(path, |out| result(out))
}

/// Writes a result to a file in which places can be sought, and which is replaced only when the whole is written.
pub fn write_file(path: &Path, result: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    refuse_record(path)?;
    let told = || format!("can't write {}", path.display());
    // A path that is not there yet leads nowhere else.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let draft = draft_of(&path);
    let mut out = BufWriter::new(File::create(&draft).with_context(told)?);
    let written = result(&mut out).and_then(|()| {
        out.flush()?;
        out.get_ref().sync_all()?;
        fs::rename(&draft, &path)?;
        // The name too: what somebody was told is kept must not go with the power.
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?)
    });
    if written.is_err() {
        // What is left of it helps nobody; if it can't be removed either, the first error says why.
        let _removed = fs::remove_file(&draft);
    }
    written.with_context(told)
}

/// Removes a folder with all that is in it, if it is there.
pub fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("can't remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Keeps bytes in a file for its owner alone, in a folder that is made for its owner alone; after a crash it holds these or what it held
/// before.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let put = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let draft = draft_of(path);
        let mut options = OpenOptions::new();
        let mut open = options.create(true).truncate(true).write(true).mode(0o600).open(&draft)?;
        open.write_all(bytes)?;
        open.sync_all()?;
        fs::rename(&draft, path)?;
        File::open(folder)?.sync_all()
    };
    put().with_context(|| format!("can't keep {}", path.display()))
}

fn refuse_record(path: &Path) -> Result<()> {
    if path.ancestors().skip(1).any(is_record) {
        bail!("{} lies in a record, where nothing else belongs: choose another place", path.display());
    }
    Ok(())
}

fn draft_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(".draft");
    path.with_file_name(name)
}
