// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a person sees while something takes long; nothing where no person looks.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line on standard error that says how far the reading is; drawn on a terminal alone.
pub struct Progress(ProgressBar);

impl Progress {
    /// Counts lines of unknown number.
    pub fn lines() -> Self {
        let is_seen = io::stderr().is_terminal() && io::stdout().is_terminal();
        Self::begin("{spinner} {human_pos} lines read, {elapsed}", is_seen)
    }

    /// Counts bytes of unknown number.
    pub fn bytes() -> Self {
        Self::begin("{spinner} {bytes} done, {elapsed}", io::stderr().is_terminal())
    }

    /// Counts a database's rows.
    pub fn rows() -> Self {
        Self::begin("{spinner} {human_pos} rows copied, {elapsed}", io::stderr().is_terminal())
    }

    fn begin(template: &str, is_seen: bool) -> Self {
        let target = if is_seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.set_style(ProgressStyle::with_template(template).expect("the template is right"));
        Self(bar)
    }

    /// Says that so many more are done.
    pub fn add(&self, more: u64) {
        self.0.inc(more);
    }

    /// Says how many lines have been read so far.
    pub fn at(&self, lines: u64) {
        self.0.set_position(lines);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
