// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where the public files of a record are read: in its folder, or wherever else they are handed out.

use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use crate::{durable, error::RecordError};

/// Gives public files of a record by their names.
pub(crate) trait Handed {
    /// Gives a file of at most so many bytes. One that is not there is an error of the system's kind `NotFound`.
    fn read(&self, name: &str, longest: u64) -> Result<Vec<u8>, RecordError>;

    /// What a file is called when something is said of it.
    fn called(&self, name: &str) -> PathBuf;

    /// The same where it may be missing.
    fn read_if_there(&self, name: &str, longest: u64) -> Result<Option<Vec<u8>>, RecordError> {
        match self.read(name, longest) {
            Err(RecordError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }
}

impl Handed for Path {
    fn read(&self, name: &str, longest: u64) -> Result<Vec<u8>, RecordError> {
        durable::read(&self.join(name), longest)
    }

    fn called(&self, name: &str) -> PathBuf {
        self.join(name)
    }
}

/// What somebody gives who is asked for a file by its name and the most bytes that it may have.
pub(crate) struct Given<F>(pub(crate) F);

impl<F: Fn(&str, u64) -> io::Result<Option<Vec<u8>>>> Handed for Given<F> {
    fn read(&self, name: &str, longest: u64) -> Result<Vec<u8>, RecordError> {
        let given = (self.0)(name, longest).and_then(|given| given.ok_or_else(|| ErrorKind::NotFound.into()));
        given.map_err(|source| RecordError::Io { path: self.called(name), source })
    }

    fn called(&self, name: &str) -> PathBuf {
        name.into()
    }
}
