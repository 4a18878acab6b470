// SPDX-License-Identifier: AGPL-3.0-or-later
//! What work takes, which the record's peers in `xtask/bench/record` measure and tell alike.
#![expect(clippy::print_stdout, reason = "it prints what it has measured")]

use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};
use serde_json::json;

/// What one kind of work has taken.
#[derive(Default)]
pub(crate) struct Took {
    wall_s: f64,
    /// Of all threads, in the kernel too.
    cpu_s: f64,
}

impl Took {
    /// Does a piece of it.
    pub(crate) fn add<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (began, used) = (Instant::now(), used_s());
        let done = work();
        self.wall_s += began.elapsed().as_secs_f64();
        self.cpu_s += used_s() - used;
        done
    }

    /// Prints it as a line of JSON.
    pub(crate) fn tell(&self, part: &str) {
        println!("{}", json!({"part": part, "wall_s": self.wall_s, "cpu_s": self.cpu_s}));
    }
}

fn used_s() -> f64 {
    let used = clock_gettime(ClockId::ProcessCPUTime);
    used.tv_sec as f64 + used.tv_nsec as f64 / 1e9
}
