// SPDX-License-Identifier: AGPL-3.0-or-later
//! Opening an input: a file or standard input, plain or compressed.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::Path,
};

use flate2::read::MultiGzDecoder;

/// Bytes to be read, wherever they come from.
pub(crate) type Bytes = Box<dyn Read + Send>;

/// The name that means standard input.
const STANDARD_INPUT: &str = "-";

/// Says why an input can't be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// It is a zip archive that can't be read.
    #[error("`{name}` is a zip archive that can't be read: {says}")]
    BrokenArchive {
        /// The input's name.
        name: String,
        /// What is wrong with it.
        says: String,
    },
    /// The name is a directory's.
    #[error("`{0}` is a folder; name the files in it, or the folder of a personal archive of X")]
    Directory(String),
    /// There is nothing in it.
    #[error("`{0}` is empty; nothing can be read from it")]
    Empty(String),
    /// The file is not there.
    #[error("`{0}` is not there; look at the name and the folder it should be in")]
    NotFound(String),
    /// The file is of a kind that holds no posts.
    #[error("`{name}` is {kind}; name a file of posts, a web page or a text")]
    OtherKind {
        /// The input's name.
        name: String,
        /// What it is, with its article.
        kind: &'static str,
    },
    /// It is a table of which can't be told what its columns say.
    #[error("`{name}` is a table that can't be read: {says}")]
    Table {
        /// The input's name.
        name: String,
        /// What is wrong with it, and how to say it.
        says: String,
    },
    /// The system refuses to read it.
    #[error("`{name}` can't be read: {cause}; look at its permissions and the disk")]
    Unreadable {
        /// The input's name.
        name: String,
        /// What the system says.
        cause: io::Error,
    },
}

/// Opens a file, or standard input for `-`; still compressed.
pub(crate) fn open(path: &Path) -> Result<(String, Bytes), InputError> {
    let name = path.to_string_lossy().into_owned();
    if name == STANDARD_INPUT {
        return Ok((name, Box::new(io::stdin())));
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Err(InputError::NotFound(name)),
        Err(cause) => return Err(InputError::Unreadable { name, cause }),
    };
    match file.metadata() {
        Ok(about) if about.is_dir() => Err(InputError::Directory(name)),
        _ => Ok((name, Box::new(file))),
    }
}

/// Unpacks gzip and Zstandard, told by their first bytes, and passes anything else through; says whether it was packed.
pub(crate) fn unpack(mut bytes: Bytes) -> io::Result<(Bytes, bool)> {
    let mut magic = Vec::with_capacity(4);
    bytes.by_ref().take(4).read_to_end(&mut magic)?;
    let whole = |magic: Vec<u8>, bytes: Bytes| Cursor::new(magic).chain(bytes);
    if magic.starts_with(&[0x1f, 0x8b]) {
        // Several members behind one another are one input: log rotation and parallel packers write them so.
        return Ok((Box::new(MultiGzDecoder::new(whole(magic, bytes))), true));
    }
    if magic.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Ok((Box::new(zstd::stream::read::Decoder::new(whole(magic, bytes))?), true));
    }
    Ok((Box::new(whole(magic, bytes)), false))
}

/// What can be looked at next; nothing at the end.
pub(crate) fn fill(bytes: &mut BufReader<Bytes>) -> io::Result<&[u8]> {
    loop {
        match bytes.fill_buf() {
            // Taken once more below: the borrow must not outlive the failure.
            Ok(_) => break,
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) => return Err(cause),
        }
    }
    bytes.fill_buf()
}
