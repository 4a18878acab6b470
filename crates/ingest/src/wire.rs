// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use model::{Network, Timestamp};

use crate::{item::Item, json::Tape, sift::Sift, unit};

/// Says whether a hashtag on a network can matter.
pub type Matters = Box<dyn FnMut(Network, &str) -> bool + Send>;

/// Reads what a network sends, message by message, as it reads the lines of a file.
pub struct Wire {
    name: String,
    number: u64,
    tape: Tape,
    sift: Option<Sift<Matters>>,
}

impl Wire {
    /// A reader of what a source of that name receives.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), number: 0, tape: Tape::default(), sift: None }
    }

    /// Passes over messages in which, by their hashtags, nothing can matter.
    #[must_use]
    pub fn sifting(self, matters: Matters) -> Self {
        let sift = Some(Sift::new(&self.name, Some(matters)));
        Self { sift, ..self }
    }

    /// Reads a message that was seen at that time.
    pub fn read(&mut self, message: Vec<u8>, seen_at: Timestamp) -> Vec<Item> {
        self.number += 1;
        unit::read(&mut self.tape, &self.name, Some(self.number), message, Some(seen_at))
    }

    /// The same, but nothing comes of one that is passed over. A repost is not, if `knows` knows the mark of what it repeats
    /// ([`crate::mark`]), nor is a deletion.
    pub fn sift(&mut self, message: Vec<u8>, seen_at: Timestamp, knows: impl Fn(u64) -> bool) -> Vec<Item> {
        if self.sift.as_mut().is_some_and(|sift| sift.passes_over(&message, knows)) {
            self.number += 1;
            return Vec::new();
        }
        self.read(message, seen_at)
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wire").field("name", &self.name).field("number", &self.number).finish_non_exhaustive()
    }
}
