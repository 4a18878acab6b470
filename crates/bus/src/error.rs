// SPDX-License-Identifier: AGPL-3.0-or-later
use std::error::Error;

/// Why the bus does not carry.
#[derive(Debug, thiserror::Error)]
pub enum BusError {
    /// No server of the bus answers, or none lets us in.
    #[error("the bus can't be reached")]
    Unreachable(#[source] Box<dyn Error + Send + Sync>),
    /// A server of the bus does not do what is asked of it.
    #[error("the bus refuses; its servers need JetStream, with memory for it")]
    Refused(#[source] Box<dyn Error + Send + Sync>),
    /// Nobody answers.
    #[error("nobody on the bus answers")]
    Unheard,
    /// There is no room, until what lies there was taken.
    #[error("the bus is full, until what lies on it was taken")]
    Full,
    /// What was acknowledged is not there any more.
    #[error("the bus has lost what lay on it")]
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
