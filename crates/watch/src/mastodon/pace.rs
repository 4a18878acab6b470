// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use fetch::Fetched;
use model::Timestamp;
use tokio::time::Instant;

use crate::retry;

/// Between two questions to a server that says nothing of how many it takes.
const USUAL: Duration = Duration::from_millis(500);

const SHORTEST: Duration = Duration::from_millis(200);

/// How quickly a server may be asked: what it takes is spread over the time until it takes more
/// ([rate limits](https://docs.joinmastodon.org/api/rate-limits/)).
#[derive(Debug, Default)]
pub(super) struct Pace {
    asked_at: Option<Instant>,
    /// How many questions are left, and until when.
    left: Option<(u32, Instant)>,
}

impl Pace {
    /// Takes note of what an answer says.
    pub(super) fn learn(&mut self, answer: &Fetched, now: Timestamp) {
        let asked_at = Instant::now();
        self.asked_at = Some(asked_at);
        let remaining = answer.header("x-ratelimit-remaining").and_then(|left| left.parse().ok());
        let reset = answer.header("x-ratelimit-reset").and_then(|reset| retry::wait(reset, now));
        self.left = remaining.zip(reset.map(|reset| asked_at + reset));
    }

    /// How long to wait before the next question.
    pub(super) fn wait(&self) -> Duration {
        let (Some(asked_at), now) = (self.asked_at, Instant::now()) else { return Duration::ZERO };
        let between = match self.left {
            Some((0, until)) => until.saturating_duration_since(asked_at),
            Some((left, until)) => (until.saturating_duration_since(asked_at) / left).max(SHORTEST),
            None => USUAL,
        };
        (asked_at + between).saturating_duration_since(now)
    }
}
