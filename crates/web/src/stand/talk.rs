// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    sync::{
        OnceLock,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use super::audience::Listener;

/// A visitor has to move so many bytes a second, over a stretch of time.
const LEAST_BYTES_A_SECOND: usize = 200;

/// How a connection goes: how much it moves, whose turn it is, and whether it has become a listener's.
///
/// Judged stretch by stretch: no timer has to be wound anew for each request, and none for each byte.
pub(crate) struct Talk {
    /// How long a stretch is.
    pub stretch: Duration,
    moved_bytes: AtomicUsize,
    is_ours: AtomicBool,
    listener: OnceLock<Listener>,
}

impl Talk {
    pub(crate) fn new(stretch: Duration) -> Self {
        Self {
            stretch,
            moved_bytes: AtomicUsize::new(0),
            is_ours: AtomicBool::new(false),
            listener: OnceLock::new(),
        }
    }

    /// Counts what was read or written.
    pub(crate) fn move_bytes(&self, bytes: usize) {
        self.moved_bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Says whether the visitor has said everything and waits for us.
    pub(crate) fn wait_for_us(&self, is_ours: bool) {
        self.is_ours.store(is_ours, Ordering::Relaxed);
    }

    /// Ends a stretch, and tells whether the visitor kept up in it.
    pub(crate) fn kept_pace(&self) -> bool {
        let moved_bytes = self.moved_bytes.swap(0, Ordering::Relaxed);
        let wanted = usize::try_from(self.stretch.as_secs()).unwrap_or(usize::MAX);
        moved_bytes >= wanted.saturating_mul(LEAST_BYTES_A_SECOND) || self.is_ours.load(Ordering::Relaxed)
    }

    /// Says that from now on the visitor only listens.
    pub(crate) fn listen(&self, listener: Listener) {
        // A second time can't come: no further request is read from a line that is handed over.
        let _first = self.listener.set(listener);
    }

    /// The listener that the visitor has become.
    pub(crate) fn listener(&self) -> Option<&Listener> {
        self.listener.get()
    }
}
