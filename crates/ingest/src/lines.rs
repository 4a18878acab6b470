// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, BufRead, BufReader, Read};

use crate::input::Bytes;

/// The longest line, and the longest file that is read as a whole: 64 MiB.
pub(crate) const LIMIT_BYTES: usize = 64 << 20;

/// Reads lines of bounded length.
pub(crate) struct Lines {
    bytes: BufReader<Bytes>,
    number: u64,
    ended: bool,
}

/// One line without its line break.
#[derive(Debug)]
pub(crate) enum Line {
    /// The bytes before the reading failed, which may be none, and how it failed; nothing follows.
    Cut(Vec<u8>, io::Error),
    /// A line beyond the limit, which was skipped.
    TooLong,
    /// A whole line.
    Whole(Vec<u8>),
}

impl Lines {
    pub(crate) fn new(bytes: Bytes) -> Self {
        Self { bytes: BufReader::with_capacity(256 << 10, bytes), number: 0, ended: false }
    }

    /// How many lines were read.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Whether there is nothing more to read.
    pub(crate) fn is_ended(&self) -> bool {
        self.ended
    }

    /// The next line; `None` after the last.
    pub(crate) fn next(&mut self) -> Option<Line> {
        if self.ended {
            return None;
        }
        let mut line = Vec::new();
        let read = read_line(&mut self.bytes, &mut line);
        self.ended = !matches!(read, Ok(End::Break | End::BreakTooLong));
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        match read {
            Ok(End::Input) if line.is_empty() => return None,
            Ok(_) | Err(_) => self.number += 1,
        }
        Some(match read {
            Ok(End::Break | End::Input) => Line::Whole(line),
            Ok(End::BreakTooLong | End::InputTooLong) => Line::TooLong,
            Err(cause) => Line::Cut(line, cause),
        })
    }

    /// All that is left, as one piece, and what ended it early.
    pub(crate) fn rest(&mut self) -> Rest {
        self.ended = true;
        let mut whole = Vec::new();
        let read = self.bytes.by_ref().take(LIMIT_BYTES as u64 + 1).read_to_end(&mut whole);
        let begun = whole.strip_suffix(b"\n").unwrap_or(&whole);
        self.number = begun.split(|byte| *byte == b'\n').count() as u64;
        Rest { too_long: whole.len() > LIMIT_BYTES, whole, failed: read.err() }
    }
}

/// What is left of an input.
pub(crate) struct Rest {
    /// The bytes.
    pub whole: Vec<u8>,
    /// Whether there is more than is read.
    pub too_long: bool,
    /// Why the reading ended before the input did.
    pub failed: Option<io::Error>,
}

/// What ended a line.
enum End {
    Break,
    BreakTooLong,
    Input,
    InputTooLong,
}

/// Reads up to and without the next line break, keeping no more than the limit.
fn read_line(bytes: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<End> {
    let mut too_long = false;
    loop {
        let buffer = match bytes.fill_buf() {
            Ok(buffer) => buffer,
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => continue,
            Err(cause) => return Err(cause),
        };
        if buffer.is_empty() {
            return Ok(if too_long { End::InputTooLong } else { End::Input });
        }
        let mut parts = buffer.splitn(2, |byte| *byte == b'\n');
        let part = parts.next().unwrap_or_default();
        let broken = parts.next().is_some();
        too_long |= line.len() + part.len() > LIMIT_BYTES;
        if too_long {
            *line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(broken);
        bytes.consume(used);
        if broken {
            return Ok(if too_long { End::BreakTooLong } else { End::Break });
        }
    }
}
