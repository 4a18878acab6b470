// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use fetch::Flow;
use tokio::time::{Instant, timeout_at};

use super::error::XError;

/// X sends a line every 20 seconds, if only an empty one
/// ([signals](https://docs.x.com/x-api/fundamentals/consuming-streaming-data)).
const SILENCE: Duration = Duration::from_secs(30);

/// Between two pieces that lie ready there is less.
const QUIET: Duration = Duration::from_millis(50);

/// A long post of 25,000 letters is far below this.
const LONGEST_LINE: usize = 1 << 20;

/// The lines of a stream. Only a whole line is a sign of life: what drips and never ends one is dead.
pub(super) struct Lines {
    flow: Flow,
    rest: Vec<u8>,
    heard_at: Instant,
    /// Since when more is waited for.
    waits_since: Option<Instant>,
}

impl Lines {
    pub(super) fn new(flow: Flow) -> Self {
        Self { flow, rest: Vec::new(), heard_at: Instant::now(), waits_since: None }
    }

    /// All the lines that have come, at least one; dropping the future loses nothing.
    pub(super) async fn next(&mut self) -> Result<Vec<Vec<u8>>, XError> {
        loop {
            self.waits_since.get_or_insert_with(Instant::now);
            let piece = timeout_at(self.heard_at + SILENCE, self.flow.next()).await;
            let piece = piece.map_err(|_| XError::Ended("nothing came for half a minute"))??;
            let piece = piece.ok_or(XError::Ended("the line was closed"))?;
            self.waits_since = None;
            let is_whole = piece.contains(&b'\n');
            self.rest.extend_from_slice(&piece);
            if is_whole {
                self.heard_at = Instant::now();
                return Ok(self.cut());
            }
            if self.rest.len() > LONGEST_LINE {
                return Err(XError::Ended("a line is longer than any post"));
            }
        }
    }

    /// Whether all that has come so far was taken: nothing has been there for a while.
    pub(super) fn is_drained(&self) -> bool {
        self.waits_since.is_some_and(|since| since.elapsed() >= QUIET)
    }

    /// Takes out the whole lines; what has only begun stays.
    fn cut(&mut self) -> Vec<Vec<u8>> {
        let mut lines: Vec<Vec<u8>> = self.rest.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        self.rest = lines.pop().unwrap_or_default();
        lines
    }
}
