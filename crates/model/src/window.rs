// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// A stretch of time that includes its start and excludes its end, and is never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Timestamp, Timestamp)", into = "(Timestamp, Timestamp)")]
pub struct Window {
    start: Timestamp,
    end: Timestamp,
}

/// Says that a window would be empty or run backwards.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the window ends at {end}, which is not after its start at {start}")]
pub struct WindowError {
    start: Timestamp,
    end: Timestamp,
}

impl Window {
    /// Makes a window from its first instant and the first instant after it.
    ///
    /// # Errors
    ///
    /// [`WindowError`] when `end` is not after `start`.
    pub fn new(start: Timestamp, end: Timestamp) -> Result<Self, WindowError> {
        if start < end { Ok(Self { start, end }) } else { Err(WindowError { start, end }) }
    }

    /// The first instant inside.
    #[must_use]
    pub fn start(self) -> Timestamp {
        self.start
    }

    /// The first instant after.
    #[must_use]
    pub fn end(self) -> Timestamp {
        self.end
    }

    /// Whether an instant lies inside.
    #[must_use]
    pub fn contains(self, at: Timestamp) -> bool {
        self.start <= at && at < self.end
    }
}

impl TryFrom<(Timestamp, Timestamp)> for Window {
    type Error = WindowError;

    fn try_from((start, end): (Timestamp, Timestamp)) -> Result<Self, WindowError> {
        Self::new(start, end)
    }
}

impl From<Window> for (Timestamp, Timestamp) {
    fn from(window: Window) -> Self {
        (window.start, window.end)
    }
}
