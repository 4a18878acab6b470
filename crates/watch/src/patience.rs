// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

const SHORTEST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(60);

/// However long a server asks to be left alone, after so long it is asked again: a source is not switched off by a header.
const MOST_ASKED: Duration = Duration::from_secs(60 * 60);

/// How long to wait before a server is called again: twice as long after each failure.
#[derive(Debug)]
pub(crate) struct Patience(Duration);

impl Default for Patience {
    fn default() -> Self {
        Self(SHORTEST)
    }
}

impl Patience {
    /// The time to wait now; where the server itself names one, not less than that.
    pub(crate) fn next(&mut self, asked_for: Option<Duration>) -> Duration {
        let waits = self.0;
        self.0 = (waits * 2).min(LONGEST);
        asked_for.map_or(waits, |asked| asked.clamp(waits, MOST_ASKED))
    }
}
