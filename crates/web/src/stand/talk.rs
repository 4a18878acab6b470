// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    sync::{
        OnceLock,
        atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering},
    },
    time::Duration,
};

use super::audience::Listener;

/// A visitor has to move so many bytes a second, over a stretch of time.
const LEAST_BYTES_A_SECOND: usize = 200;

/// Spreads stretches that begin together: who came in one rush would be sent away at one moment too, and others had to wait for that.
#[derive(Default)]
pub(crate) struct Spread(AtomicU32);

impl Spread {
    /// The next stretch, at most a quarter longer than this.
    pub(crate) fn at_least(&self, stretch: Duration) -> Duration {
        /// The golden ratio of all that fits: whatever number of stretches follow one another, they fall evenly (H. Weyl).
        const STEP: u32 = 0x9e37_79b9;
        let place = self.0.fetch_add(STEP, Ordering::Relaxed);
        stretch + (stretch / 4).mul_f64(f64::from(place) / f64::from(u32::MAX))
    }
}

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
        let wanted = usize::try_from(self.stretch.as_millis()).unwrap_or(usize::MAX);
        moved_bytes >= wanted.saturating_mul(LEAST_BYTES_A_SECOND) / 1000
            || self.is_ours.load(Ordering::Relaxed)
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
