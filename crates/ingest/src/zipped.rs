// SPDX-License-Identifier: AGPL-3.0-or-later
//! Folders and zip files that hold more than one file to be read, and of which only those are opened that hold posts.

use std::{
    fs::File,
    io::{Read, Seek},
    path::Path,
};

use crate::{input::InputError, pieces::Pieces, web_archive::WebArchive, x_archive};

/// The first bytes of zip files, of an empty one too.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Opens a folder or a zip file if it is an archive that is known; `None` for any other file or folder.
///
/// # Errors
///
/// [`InputError`] for a zip file that can't be read, or holds nothing that is read.
pub(crate) fn open(path: &Path) -> Result<Option<Box<dyn Pieces>>, InputError> {
    if path.is_dir() {
        let archive = x_archive::of_folder(path)?;
        return Ok(archive.map(|archive| Box::new(archive) as Box<dyn Pieces>));
    }
    let Some(file) = zip_file(path) else { return Ok(None) };
    let name = path.to_string_lossy().into_owned();
    let broken = |says| InputError::BrokenArchive { name: name.clone(), says };
    let (packaged, personal): (Vec<_>, Vec<_>) =
        pack::members(path, file, |member| pack::is_part(member) || x_archive::is_part(member))
            .map_err(broken)?
            .into_iter()
            .partition(|member| pack::is_part(&member.name));
    if let Some(package) = pack::package(packaged) {
        return Ok(Some(Box::new(WebArchive::of_package(name, package))));
    }
    if let Some(archive) = x_archive::of_zip(&name, personal).map_err(broken)? {
        return Ok(Some(Box::new(archive)));
    }
    let kind = "a zip archive that is no web archive (WACZ), without a personal archive's posts; unpack it and name the files in it";
    Err(InputError::OtherKind { name, kind })
}

/// The file, if it is a zip file that lies on the disk.
fn zip_file(path: &Path) -> Option<File> {
    // What is no plain file, a pipe say, gives its first bytes only once.
    if !path.is_file() {
        return None;
    }
    let mut file = File::open(path).ok()?;
    let mut magic = Vec::new();
    file.by_ref().take(4).read_to_end(&mut magic).ok()?;
    file.rewind().ok()?;
    ZIP.contains(&magic.as_slice()).then_some(file)
}
