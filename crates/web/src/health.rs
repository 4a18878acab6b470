// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is told to programs that watch over a site: whether it lives, and whether visitors may be sent to it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Extension,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::time::timeout;

use crate::{Site, problem::SaysItself};

/// A database that takes longer keeps visitors waiting.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether a site is about to stop; clones share it.
///
/// It goes on answering meanwhile, so that whoever sends visitors to it can learn that they are to be sent elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Leaving(Arc<AtomicBool>);

impl Leaving {
    /// Says that the site is about to stop.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The process answers: to start it again would mend nothing.
pub(crate) async fn show_life() -> &'static str {
    "ok\n"
}

/// Whether visitors may be sent here: not to one that is about to stop, nor to one whose database does not answer.
pub(crate) async fn show_readiness(State(site): State<Arc<Site>>) -> Response {
    let (status, says) = if site.leaving.has_begun() {
        (StatusCode::SERVICE_UNAVAILABLE, "leaving\n")
    } else if !matches!(timeout(PATIENCE, site.store.answer()).await, Ok(Ok(()))) {
        (StatusCode::SERVICE_UNAVAILABLE, "no database\n")
    } else {
        (StatusCode::OK, "ready\n")
    };
    (status, [(header::CACHE_CONTROL, "no-store")], Extension(SaysItself), says).into_response()
}
