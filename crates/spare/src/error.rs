// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io,
    path::{Path, PathBuf},
};

/// Why a copy can't be written or read.
#[derive(Debug, thiserror::Error)]
pub enum SpareError {
    /// Reading or writing failed.
    #[error("`{}`: {source}", path.display())]
    Io {
        /// What was read or written.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// What is given as a public key is none.
    #[error("`{0}` is no key to encrypt to: such a key begins with `age1`")]
    Recipient(String),
    /// What is given as a file of a secret key is none.
    #[error("`{}` holds no key: a line of it begins with `AGE-SECRET-KEY-1`", .0.display())]
    NoKey(PathBuf),
    /// The copy is encrypted, and no key is given.
    #[error("`{}` is encrypted: give the file of its key", .0.display())]
    Sealed(PathBuf),
    /// The copy is encrypted to other keys.
    #[error("`{}` is not encrypted to that key", .0.display())]
    OtherKey(PathBuf),
    /// What is not as it was written.
    #[error("`{}` is damaged: {says}", path.display())]
    Damaged {
        /// The copy.
        path: PathBuf,
        /// What is wrong.
        says: String,
    },
}

/// Names what an error of the system is about.
pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> SpareError {
    let path = path.to_owned();
    move |source| SpareError::Io { path, source }
}

/// Says what is wrong with a copy.
pub(crate) fn damaged(path: &Path, says: impl Into<String>) -> SpareError {
    SpareError::Damaged { path: path.to_owned(), says: says.into() }
}
