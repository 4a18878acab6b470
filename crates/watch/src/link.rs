// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, sync::Arc};

use fetch::{Exception, Fetcher};
use model::Timestamp;

/// What a source needs of the world: a way to servers, and the time.
#[derive(Clone)]
pub struct Link {
    pub(crate) fetcher: Arc<Fetcher>,
    now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
}

impl Link {
    /// A way to the public net, as `agent`, and to those servers of the house.
    #[must_use]
    pub fn new(
        agent: &str,
        exceptions: Vec<Exception>,
        now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    ) -> Self {
        Self { fetcher: Arc::new(Fetcher::new(agent, exceptions)), now }
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.now)()
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link").field("fetcher", &self.fetcher).finish_non_exhaustive()
    }
}
