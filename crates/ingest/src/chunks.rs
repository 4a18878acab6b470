// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, Read};

use crate::{input::Bytes, lines::LIMIT_BYTES};

/// How much is read at once: it stays in the processor's nearer memory until it has been looked at.
const CHUNK_BYTES: usize = 256 << 10;

/// Reads whole lines, many at once.
pub(crate) struct Chunks {
    bytes: Bytes,
    /// The beginning of a line whose end was not read yet.
    begun: Vec<u8>,
    offset: u64,
    number: u64,
    ended: bool,
}

/// Some lines that follow one another; kept from chunk to chunk, so that nothing is allocated anew.
#[derive(Default)]
pub(crate) struct Chunk {
    buffer: Vec<u8>,
    filled: usize,
    /// How many chunks came before.
    pub(crate) number: u64,
    /// How many bytes of the input, unpacked, came before.
    pub(crate) offset: u64,
    /// What comes behind the lines.
    pub(crate) after: After,
}

/// What comes behind the lines of a chunk.
#[derive(Debug, Default)]
pub(crate) enum After {
    /// More lines, or the end.
    #[default]
    Anything,
    /// The reading failed, within the last line, or behind its line feed.
    Cut(io::Error),
    /// A line beyond the limit, which was skipped.
    TooLong,
}

impl Chunk {
    /// The lines, each with its line feed, which the last of an input may lack.
    pub(crate) fn text(&self) -> &[u8] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }

    /// A line of it; `offset` is counted from the beginning of the input.
    pub(crate) fn line(&self, offset: u64, length: u32) -> &[u8] {
        let start = offset.saturating_sub(self.offset) as usize;
        self.text().get(start..start + length as usize).unwrap_or_default()
    }

    /// Makes room for more.
    fn grow(&mut self) {
        let length = (self.buffer.len() * 2).clamp(CHUNK_BYTES, LIMIT_BYTES + CHUNK_BYTES);
        self.buffer.reserve_exact(length - self.buffer.len());
        self.buffer.resize(length, 0);
    }
}

impl Chunks {
    pub(crate) fn new(bytes: Bytes) -> Self {
        Self { bytes, begun: Vec::new(), offset: 0, number: 0, ended: false }
    }

    /// Reads the next lines in place of those in `chunk`; `false` after the last.
    pub(crate) fn next(&mut self, chunk: &mut Chunk) -> bool {
        chunk.after = After::Anything;
        // What one line of many megabytes needed is not kept for the others.
        chunk.buffer.truncate(CHUNK_BYTES);
        chunk.buffer.shrink_to(CHUNK_BYTES);
        if self.ended {
            return false;
        }
        while chunk.buffer.len() < self.begun.len() + 1 {
            chunk.grow();
        }
        chunk.filled = self.begun.len();
        if let Some(start) = chunk.buffer.get_mut(..chunk.filled) {
            start.copy_from_slice(&self.begun);
        }
        self.begun.clear();
        self.fill(chunk);
        (chunk.number, chunk.offset) = (self.number, self.offset);
        self.number += 1;
        self.offset += chunk.filled as u64;
        chunk.filled > 0 || !matches!(chunk.after, After::Anything)
    }

    /// Fills a chunk with whole lines.
    fn fill(&mut self, chunk: &mut Chunk) {
        loop {
            match self.read_into(chunk) {
                Ok(0) => return self.ended = true,
                Ok(_) if chunk.filled < chunk.buffer.len() => {}
                Ok(_) => {
                    let lines = chunk.text().iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
                    if let Some(lines) = lines {
                        self.begun.extend_from_slice(chunk.text().get(lines..).unwrap_or_default());
                        return chunk.filled = lines;
                    }
                    if chunk.filled > LIMIT_BYTES + 2 {
                        return self.skip(chunk);
                    }
                    chunk.grow();
                }
                Err(cause) => {
                    self.ended = true;
                    return chunk.after = After::Cut(cause);
                }
            }
        }
    }

    fn read_into(&mut self, chunk: &mut Chunk) -> io::Result<usize> {
        let free = chunk.buffer.get_mut(chunk.filled..).unwrap_or_default();
        loop {
            match self.bytes.read(free) {
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
                Ok(read) => {
                    chunk.filled += read;
                    return Ok(read);
                }
                Err(cause) => return Err(cause),
            }
        }
    }

    /// Passes over what is left of a line that is too long.
    fn skip(&mut self, chunk: &mut Chunk) {
        chunk.after = After::TooLong;
        loop {
            self.offset += chunk.filled as u64;
            chunk.filled = 0;
            match self.read_into(chunk) {
                Ok(0) => return self.ended = true,
                Ok(_) => {}
                Err(cause) => {
                    self.ended = true;
                    return chunk.after = After::Cut(cause);
                }
            }
            let line = chunk.text().iter().position(|byte| *byte == b'\n').map(|at| at + 1);
            if let Some(end) = line {
                self.begun.extend_from_slice(chunk.text().get(end..).unwrap_or_default());
                self.offset += end as u64;
                return chunk.filled = 0;
            }
        }
    }
}
