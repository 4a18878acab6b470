// SPDX-License-Identifier: AGPL-3.0-or-later
use std::error::Error;

/// Why a bucket does not do what is asked of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ObjectsError {
    /// It can't be reached, is too slow, or answers something that makes no sense.
    #[error("the bucket does not answer, or not rightly")]
    Away(#[source] Box<dyn Error + Send + Sync>),
    /// The settings in the environment are none with which a bucket could be asked.
    #[error("the settings of the bucket, AWS_… in the environment, can't be used")]
    Settings(#[source] Box<dyn Error + Send + Sync>),
    /// Its address is of another machine, and not encrypted.
    #[error(
        "to another machine nothing is sent over an open line: the bucket's AWS_ENDPOINT has to begin with https://"
    )]
    OpenLine,
    /// What lies there is not what was expected: somebody else has written it.
    #[error("somebody else has written it meanwhile")]
    Taken,
    /// An object is longer than it may be.
    #[error("an object in the bucket is longer than such a file ever is")]
    TooLong,
    /// What is written over, or deleted, would live on there.
    #[error("the bucket keeps versions of what is deleted: nothing is put there before that is turned off")]
    Versioned,
}

impl ObjectsError {
    pub(crate) fn away(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Away(error.into())
    }
}
