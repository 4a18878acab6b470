// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use crate::{item::Item, json::Tape, unit};

/// Reads what a network sends, message by message, as it reads the lines of a file.
pub struct Wire {
    name: String,
    number: u64,
    tape: Tape,
}

impl Wire {
    /// A reader of what a source of that name receives.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), number: 0, tape: Tape::default() }
    }

    /// Reads a message that was seen at that time.
    pub fn read(&mut self, message: Vec<u8>, seen_at: Timestamp) -> Vec<Item> {
        self.number += 1;
        unit::read(&mut self.tape, &self.name, Some(self.number), message, Some(seen_at))
    }
}
