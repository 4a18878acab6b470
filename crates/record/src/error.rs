// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io,
    path::{Path, PathBuf},
};

/// Why the record can't do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// A file of the record is not what it should be.
    #[error("`{}` is damaged: {says}; run `groundswell verify` and restore it from a copy", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        says: String,
    },
    /// The system's source of chance failed.
    #[error("the system gives no random bytes: {0}")]
    Chance(getrandom::Error),
    /// A content that can't be kept as it is.
    #[error("the content can't be kept: {0}")]
    Content(&'static str),
    /// A Merkle proof for entries that the checkpoint doesn't cover.
    #[error("entry {index} has no proof yet: the checkpoint covers {size} entries")]
    Uncovered {
        /// The entry, or the size of the tree, that was asked for.
        index: u64,
        /// The size of the checkpoint.
        size: u64,
    },
    /// Another process is writing.
    #[error(
        "the record `{}` is open for writing in another process: stop that `groundswell serve`, `watch` or \
         `import` first", folder.display()
    )]
    InUse {
        /// The record's folder.
        folder: PathBuf,
    },
    /// Reading or writing failed.
    #[error("`{}`: {source}", path.display())]
    Io {
        /// What was read or written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file of a secret key is not one, or is that of another name.
    #[error("the key `{}` can't be used: {says}", path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        says: String,
    },
    /// A name that can't be that of a key.
    #[error(
        "`{0}` can't name a record's key: use a name without spaces and `+`, such as `storm.example/ahang`"
    )]
    KeyName(String),
    /// The index is beyond the record.
    #[error("there is no entry {index}: the record has {len}")]
    NoSuchEntry {
        /// The index that was asked for.
        index: u64,
        /// The number of entries.
        len: u64,
    },
    /// The folder holds something else.
    #[error("`{}` is no record: it has no file `vkey`; choose a record, or an empty folder", folder.display())]
    NotARecord {
        /// The folder.
        folder: PathBuf,
    },
    /// The record was begun with another key.
    #[error("the record was signed with `{theirs}`, and this key is `{ours}`: open it with its own key")]
    OtherKey {
        /// The record's verifier key.
        theirs: String,
        /// The verifier key of the key given.
        ours: String,
    },
    /// An earlier write failed, so nothing is known of what the disk holds.
    #[error("an earlier write to the record failed: nothing more is written until it is opened anew")]
    Poisoned,
    /// A key that can't follow the one that signs now.
    #[error(
        "the record is signed with `{theirs}`, and can't be handed over to `{ours}`: give a new key of the same name"
    )]
    Successor {
        /// The record's verifier key.
        theirs: String,
        /// That of the key given.
        ours: String,
    },
    /// A note that is no witnessed checkpoint of the record.
    #[error("what witnesses have signed can't be kept: {0}")]
    Witnessed(String),
    /// A time that is not in the form that a tombstone keeps.
    #[error("`{0}` can't date a tombstone: give an instant such as `2021-02-08T00:00:00Z`")]
    Time(String),
    /// What the log says about itself stays.
    #[error("entry {0} says something about the record itself, which can't be forgotten")]
    Stays(u64),
}

/// Says which path a system error is about.
pub(crate) fn at(path: &Path) -> impl Fn(io::Error) -> RecordError + '_ {
    move |source| RecordError::Io { path: path.to_owned(), source }
}

/// Says what is wrong with a file.
pub(crate) fn damaged(file: &Path, says: impl Into<String>) -> RecordError {
    RecordError::Damaged { file: file.to_owned(), says: says.into() }
}
