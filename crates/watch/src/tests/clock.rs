// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use crate::Link;
use jiff::SignedDuration;
use model::Timestamp;
use tokio::time::Instant;

/// A clock that goes as the runtime's does, which the tests let run ahead whenever everybody waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock(Instant);

impl Clock {
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    pub(super) fn now(self) -> Timestamp {
        let start: Timestamp = "2026-12-01T15:00:00Z".parse().unwrap();
        start + SignedDuration::try_from(self.0.elapsed()).unwrap()
    }

    /// A link to servers on this machine, each `NAME=ADDRESS:PORT`.
    pub(super) fn link(self, servers: &[String]) -> Link {
        let exceptions = servers.iter().map(|server| server.parse().unwrap()).collect();
        Link::new("Groundswell/test", exceptions, Arc::new(move || self.now()))
    }
}
