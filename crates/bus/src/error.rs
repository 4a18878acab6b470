// SPDX-License-Identifier: AGPL-3.0-or-later
use std::error::Error;

/// Why the bus does not carry.
#[derive(Debug, thiserror::Error)]
pub enum BusError {
    /// The line to the bus is gone for good, or was none.
    #[error("the bus can't be reached")]
    Unreachable(#[source] Box<dyn Error + Send + Sync>),
    /// The servers of the bus do not do what is asked of them.
    #[error(
        "the bus does not do what is asked: its servers do not answer, or have no JetStream with memory for it"
    )]
    Refused(#[source] Box<dyn Error + Send + Sync>),
    /// Nobody answers.
    #[error("nobody on the bus answers")]
    Unheard,
    /// There is no room, until what lies there was taken.
    #[error("the bus is full, until what lies on it was taken")]
    Full,
    /// What was acknowledged is not there any more.
    #[error("the bus has no more what lay on it, or can't tell at the moment")]
    Lost,
}

impl BusError {
    pub(crate) fn unreachable(error: impl Error + Send + Sync + 'static) -> Self {
        Self::Unreachable(Box::new(error))
    }

    pub(crate) fn refused(error: impl Error + Send + Sync + 'static) -> Self {
        Self::Refused(Box::new(error))
    }
}
