// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a person sees while something takes long; nothing where no person looks.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line on standard error that says how far the reading is; drawn on a terminal alone.
pub struct Progress(ProgressBar);

impl Progress {
    /// Counts lines of unknown number.
    pub fn lines() -> Self {
        let target = if io::stderr().is_terminal() && io::stdout().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.set_style(
            ProgressStyle::with_template("{spinner} {human_pos} lines read, {elapsed}")
                .expect("the template is right"),
        );
        Self(bar)
    }

    /// Counts bytes of unknown number.
    pub fn bytes() -> Self {
        let target = if io::stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.set_style(
            ProgressStyle::with_template("{spinner} {bytes} done, {elapsed}").expect("the template is right"),
        );
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
