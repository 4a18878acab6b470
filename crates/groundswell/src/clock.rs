// SPDX-License-Identifier: AGPL-3.0-or-later
//! The only place that asks what time it is.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use model::Timestamp;

/// A clock: the machine's, or one that runs faster, for a storm in a minute.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// Runs `speed` times as fast as the machine's from a common instant on.
    Fast {
        /// The instant at which both clocks agreed.
        start: Timestamp,
        /// The same instant, by the machine's steady clock.
        started: Instant,
        /// Seconds of this clock in a second of the machine's.
        speed: u32,
    },
    /// The machine's own.
    Machine,
}

impl Clock {
    /// Starts a clock now that runs `speed` times as fast as the machine's.
    pub fn fast(speed: u32) -> Self {
        Self::Fast { start: Timestamp::now(), started: Instant::now(), speed }
    }

    /// The instant that it shows.
    pub fn now(self) -> Timestamp {
        match self {
            // A storm's demonstration ends centuries before the calendar does.
            Self::Fast { start, started, speed } => start + started.elapsed() * speed,
            Self::Machine => Timestamp::now(),
        }
    }

    /// How long, on the machine's clock, until this one shows `at`; nothing once it is past.
    pub fn until(self, at: Timestamp) -> Duration {
        let left = Duration::try_from(at.duration_since(self.now())).unwrap_or_default();
        left / self.speed()
    }

    /// Seconds of this clock in a second of the machine's.
    pub fn speed(self) -> u32 {
        match self {
            Self::Fast { speed, .. } => speed,
            Self::Machine => 1,
        }
    }

    /// The clock as the function that other rooms take.
    pub fn as_now(self) -> Arc<dyn Fn() -> Timestamp + Send + Sync> {
        Arc::new(move || self.now())
    }
}
