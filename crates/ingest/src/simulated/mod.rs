// SPDX-License-Identifier: AGPL-3.0-or-later
//! Simulated networks: lines as the networks send them, each delivered at its time and read as theirs are.

use std::{collections::VecDeque, time::Duration};

use model::Timestamp;

use crate::{item::Item, source::Source, wire::Wire};

/// A network that plays back lines by a clock, which may run faster than time does.
pub struct SimulatedSource<C, W> {
    name: String,
    lines: VecDeque<(Timestamp, String)>,
    clock: C,
    wait: W,
    wire: Wire,
    found: VecDeque<Item>,
}

impl<C, W> SimulatedSource<C, W>
where
    C: Fn() -> Timestamp + Send,
    W: Fn(Timestamp) -> Duration + Send,
{
    /// Makes a network from lines and the instants at which they are due.
    ///
    /// `clock` tells the simulated time; `wait` how long, in real time, it is until a simulated instant.
    pub fn new(name: &str, mut lines: Vec<(Timestamp, String)>, clock: C, wait: W) -> Self {
        lines.sort_by_key(|(due_at, _)| *due_at);
        let name = format!("simulated:{name}");
        Self { wire: Wire::new(&name), name, lines: lines.into(), clock, wait, found: VecDeque::new() }
    }
}

impl<C, W> Source for SimulatedSource<C, W>
where
    C: Fn() -> Timestamp + Send,
    W: Fn(Timestamp) -> Duration + Send,
{
    fn name(&self) -> &str {
        &self.name
    }

    async fn next(&mut self) -> Option<Item> {
        while self.found.is_empty() {
            let due_at = self.lines.front()?.0;
            if (self.clock)() < due_at {
                tokio::time::sleep((self.wait)(due_at)).await;
            }
            // Taken only after the waiting, so that cancelling loses nothing.
            let (_, line) = self.lines.pop_front()?;
            self.found.extend(self.wire.read(line.into_bytes(), (self.clock)()));
        }
        self.found.pop_front()
    }
}

#[cfg(test)]
mod tests;
