// SPDX-License-Identifier: AGPL-3.0-or-later
//! An input of which is not known beforehand whether it holds posts, or counts of posts.

use std::{
    io::{self, Cursor, Read},
    path::Path,
};

use crate::{
    detect::Failing,
    input::{self, Bytes, InputError},
    reader::Reader,
    table::{Columns, Series, is_series},
    zipped,
};

/// An input that was opened.
pub enum Opened {
    /// It holds posts, or is tried as if it did.
    Posts(Box<Reader>),
    /// It holds counts by time: a table whose header is `timestamp,value`.
    Series(Box<Series>),
}

/// How much of an input is looked at for a header of two words.
const HEADER_BYTES: usize = 64;

impl Opened {
    /// Opens a file, or standard input for `-`, packed or not, where tables of posts have columns of some names.
    ///
    /// # Errors
    ///
    /// [`InputError`] when nothing at all can be read from it.
    pub fn open(path: &Path, columns: &Columns) -> Result<Self, InputError> {
        if path.is_dir() || zipped::open(path)?.is_some() {
            return Reader::open_with(path, columns).map(|reader| Self::Posts(Box::new(reader)));
        }
        let (name, bytes) = input::open(path)?;
        let unreadable = |cause| InputError::Unreadable { name: name.clone(), cause };
        let (bytes, is_packed) = input::unpack(bytes).map_err(unreadable)?;
        let (head, bytes) = peek(bytes);
        if is_series(&head) {
            return Series::new(name, bytes).map(|series| Self::Series(Box::new(series)));
        }
        Reader::of_unpacked(name, (bytes, is_packed), Some(path), columns)
            .map(|reader| Self::Posts(Box::new(reader)))
    }
}

/// Looks at the first line, as far as a header needs, and gives the bytes back whole. A failure is met again by who reads on.
fn peek(mut bytes: Bytes) -> (Vec<u8>, Bytes) {
    let mut head = Vec::new();
    let mut byte = [0];
    let mut failed = None;
    while head.len() < HEADER_BYTES && head.last() != Some(&b'\n') {
        match bytes.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => head.extend(byte),
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) => {
                failed = Some(cause);
                break;
            }
        }
    }
    (head.clone(), Box::new(Cursor::new(head).chain(Failing(failed)).chain(bytes)))
}
