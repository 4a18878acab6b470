// SPDX-License-Identifier: AGPL-3.0-or-later
//! Small files in one, for handing on: a plain tar archive, which any tool takes apart.

use std::io::{self, Read, Write};

use crate::manifest::is_plain;

/// Writes a bundle, file by file.
pub struct Bundle<W: Write> {
    tar: tar::Builder<W>,
    /// When its files were made, in seconds since 1970.
    time: u64,
}

impl<W: Write> Bundle<W> {
    /// Begins a bundle whose files were made at that time, in seconds since 1970.
    pub fn new(out: W, time: u64) -> Self {
        Self { tar: tar::Builder::new(out), time }
    }

    /// Adds a file.
    ///
    /// # Errors
    ///
    /// When the name is not a plain one, or writing fails.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if !is_plain(name) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("`{name}` can't be a name in it"),
            ));
        }
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(self.time);
        header.set_entry_type(tar::EntryType::Regular);
        self.tar.append_data(&mut header, name, bytes)
    }

    /// Ends the bundle, and gives back what it was written to.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn finish(self) -> io::Result<W> {
        self.tar.into_inner()
    }
}

/// Hands on each file of a bundle with its name, in order, as long as none has more than so many bytes.
///
/// # Errors
///
/// When it can't be read, holds something else than plain files, or one that is longer, or when `take` says so.
pub fn each_in_bundle<E: From<io::Error>>(
    bundle: impl Read,
    most: u64,
    mut take: impl FnMut(&str, Vec<u8>) -> Result<(), E>,
) -> Result<(), E> {
    let mut tar = tar::Archive::new(bundle);
    let damaged = |says: String| io::Error::new(io::ErrorKind::InvalidData, says);
    // As they lie there: a name that goes on in another member could be as long as a stranger likes.
    for member in tar.entries()?.raw(true) {
        let mut member =
            member.map_err(|error| damaged(format!("it is no tar archive, or a broken one: {error}")))?;
        let name = String::from_utf8_lossy(&member.path_bytes()).into_owned();
        if !is_plain(&name) || member.header().entry_type() != tar::EntryType::Regular {
            return Err(damaged(format!("`{}` can't be in it", name.escape_default())).into());
        }
        if member.size() > most {
            return Err(damaged(format!("`{name}` has more than {most} bytes")).into());
        }
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes)?;
        if bytes.len() as u64 != member.size() {
            return Err(damaged(format!("it breaks off within `{name}`")).into());
        }
        take(&name, bytes)?;
    }
    Ok(())
}
