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

    /// What is to be read, as long as no line has been.
    pub(crate) fn into_bytes(self) -> Bytes {
        let buffered = self.bytes.buffer().to_vec();
        Box::new(io::Cursor::new(buffered).chain(self.bytes.into_inner()))
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
        // One byte more than the limit and a line break, so that a line that is too long shows.
        let read = self.bytes.by_ref().take(LIMIT_BYTES as u64 + 2).read_until(b'\n', &mut line);
        let is_broken = line.pop_if(|byte| *byte == b'\n').is_some();
        line.pop_if(|byte| is_broken && *byte == b'\r');
        self.ended = read.is_err() || (!is_broken && line.len() <= LIMIT_BYTES);
        if self.ended && read.is_ok() && line.is_empty() {
            return None;
        }
        self.number += 1;
        match read {
            Err(cause) => Some(Line::Cut(line, cause)),
            Ok(_) if line.len() > LIMIT_BYTES => Some(self.skip(is_broken)),
            Ok(_) => Some(Line::Whole(line)),
        }
    }

    /// Passes over what is left of a line that is too long.
    fn skip(&mut self, is_broken: bool) -> Line {
        match if is_broken { Ok(0) } else { self.bytes.skip_until(b'\n') } {
            Ok(_) => Line::TooLong,
            Err(cause) => {
                self.ended = true;
                Line::Cut(Vec::new(), cause)
            }
        }
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
