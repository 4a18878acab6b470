// SPDX-License-Identifier: AGPL-3.0-or-later
//! Server-sent events ([HTML](https://html.spec.whatwg.org/multipage/server-sent-events.html)), as far as servers of the fediverse send them.

/// The longest line; a status has some 5 kB.
const LONGEST_LINE: usize = 1 << 20;

/// Takes events out of the pieces in which they arrive.
#[derive(Debug, Default)]
pub(super) struct Events {
    line: Vec<u8>,
    event: String,
    data: Vec<u8>,
}

/// What a line brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// A whole event.
    Event {
        /// What it is called.
        name: String,
        /// What it carries.
        data: Vec<u8>,
    },
    /// A sign of life.
    Life,
}

/// A line is longer than any that is sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

impl Events {
    /// Takes a piece in, and gives what it brought.
    pub(super) fn take(&mut self, piece: &[u8]) -> Result<Vec<Heard>, TooLong> {
        let mut heard = Vec::new();
        for part in piece.split_inclusive(|byte| *byte == b'\n') {
            if self.line.len() + part.len() > LONGEST_LINE || self.data.len() > LONGEST_LINE {
                return Err(TooLong);
            }
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                let line = std::mem::take(&mut self.line);
                heard.push(self.end(line.trim_ascii_end()));
            }
        }
        Ok(heard)
    }

    fn end(&mut self, line: &[u8]) -> Heard {
        if let Some(name) = line.strip_prefix(b"event:") {
            self.event = String::from_utf8_lossy(name.trim_ascii()).into_owned();
        } else if let Some(data) = line.strip_prefix(b"data:") {
            self.data.extend_from_slice(data.trim_ascii_start());
        } else if line.is_empty() && !self.data.is_empty() {
            let (name, data) = (std::mem::take(&mut self.event), std::mem::take(&mut self.data));
            return Heard::Event { name, data };
        }
        Heard::Life
    }
}
