// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use fetch::FetchError;
use ingest::GapCause;

/// Why X did not give what was asked for.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum XError {
    /// The budget has no room for it.
    #[error("the budget for X has no room for this; allow more, or do without")]
    Capped,
    /// The stream has ended, or is dead.
    #[error("the stream of X has ended: {0}")]
    Ended(&'static str),
    /// X answers, but not with what was asked for.
    #[error("X answers with {status}: {says}")]
    Failed {
        /// The status of the answer.
        status: u16,
        /// What X says.
        says: String,
    },
    /// There is no answer.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// X asks for fewer questions.
    #[error("X wants to be asked again in {} seconds", wait.as_secs())]
    Limited {
        /// How long to wait.
        wait: Duration,
    },
    /// X does not let this key do that.
    #[error("X does not let the key in ({status}): {says}; look at the app in X's console")]
    Refused {
        /// The status of the answer.
        status: u16,
        /// What X says.
        says: String,
    },
    /// The account has no credit left, or X's own cap is reached.
    #[error("X wants to be paid: {0}; look at the credit in X's console")]
    Unpaid(String),
    /// The answer makes no sense.
    #[error("X's answer can't be read")]
    Unreadable,
}

impl XError {
    /// What it means for a source, and how long to wait at least before the next attempt.
    pub(super) fn meaning(&self) -> (GapCause, Option<Duration>) {
        match self {
            Self::Capped => (GapCause::Capped, None),
            Self::Failed { .. } | Self::Unreadable => (GapCause::Broken, Some(AFTER_FAILURE)),
            Self::Ended(_) | Self::Fetch(_) => (GapCause::Broken, None),
            Self::Limited { wait } => (GapCause::Limited, Some(*wait)),
            Self::Refused { .. } => (GapCause::Refused, Some(AFTER_REFUSAL)),
            Self::Unpaid(_) => (GapCause::Capped, Some(AFTER_REFUSAL)),
        }
    }
}

/// As X [wishes](https://docs.x.com/x-api/fundamentals/handling-disconnections).
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Only a person can change it, and X counts the attempts.
const AFTER_REFUSAL: Duration = Duration::from_secs(60);
