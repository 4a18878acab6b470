// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rows of a table of separated values, each of bounded size.

use std::io::{self, BufRead, BufReader};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::input::{Bytes, fill};

use super::columns::MOST_COLUMNS;

/// The longest row, in which texts and lists stand written out.
const ROW_BYTES: usize = 4 << 20;

/// Reads a table row by row.
pub(super) struct Rows {
    bytes: BufReader<Bytes>,
    parser: Reader,
    /// What separates the cells.
    pub(super) separator: u8,
    breaks: u64,
    is_ended: bool,
    /// Where the parser writes; they grow with what a table needs.
    output: Vec<u8>,
    ends: Vec<usize>,
}

/// Lines that are rows as they stand, each with its number.
pub(super) struct PlainLines<'a> {
    rest: &'a [u8],
    used: usize,
    breaks: u64,
}

impl<'a> Iterator for PlainLines<'a> {
    type Item = (u64, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let end = memchr::memchr3(b'\n', b'\r', b'"', self.rest)?;
        let end = match self.rest.get(end..)? {
            [b'\n', ..] => end + 1,
            [b'\r', b'\n', ..] => end + 2,
            _ => return None,
        };
        let (line, rest) = self.rest.split_at_checked(end)?;
        (self.rest, self.used, self.breaks) = (rest, self.used + end, self.breaks + 1);
        Some((self.breaks, line))
    }
}

/// One row, and what may stand in its place.
#[derive(Debug)]
pub(super) enum Row {
    /// The reading failed here; nothing follows.
    Failed(io::Error),
    /// It is no text.
    NotUtf8,
    /// It is longer than any row of posts, or has more cells; it was skipped.
    TooLong,
    /// The table ends inside a quoted cell.
    Unclosed,
    /// Its cells, and its bytes as they came.
    Whole(Vec<String>, Vec<u8>),
}

impl Rows {
    /// Reads a table, and finds by its first line what separates its cells.
    pub(super) fn new(bytes: Bytes) -> io::Result<Self> {
        let mut bytes = BufReader::with_capacity(64 << 10, bytes);
        let first = fill(&mut bytes)?;
        let separator = separator(first.split(|byte| *byte == b'\n').next().unwrap_or_default());
        Ok(Self {
            bytes,
            separator,
            parser: ReaderBuilder::new().delimiter(separator).build(),
            breaks: 0,
            is_ended: false,
            output: vec![0; 16 << 10],
            ends: vec![0; 128],
        })
    }

    /// How many lines were begun.
    pub(super) fn lines(&self) -> u64 {
        self.breaks + u64::from(!self.is_ended)
    }

    /// Hands on lines as long as they lie whole in the part that was read, without quotes and line ends of other kinds: of such a
    /// line each cell is what stands between separators. What is left is the next row's.
    pub(super) fn plain_lines<T>(&mut self, take: impl FnOnce(&mut PlainLines<'_>) -> T) -> T {
        let rest = if self.is_ended { &[] } else { self.bytes.buffer() };
        let mut lines = PlainLines { rest, used: 0, breaks: self.breaks };
        let taken = take(&mut lines);
        let PlainLines { used, breaks, .. } = lines;
        self.breaks = breaks;
        self.bytes.consume(used);
        taken
    }

    /// The next row, with the line at which it begins; `None` after the last.
    pub(super) fn next(&mut self) -> Option<(u64, Row)> {
        if self.is_ended {
            return None;
        }
        let before = self.breaks;
        let (mut raw, mut written, mut ended) = (Vec::new(), 0, 0);
        let mut is_too_long = false;
        loop {
            let input = match fill(&mut self.bytes) {
                Ok(input) => input,
                Err(cause) => return self.failed(cause),
            };
            let is_last = input.is_empty();
            let output = self.output.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(ended..).unwrap_or_default();
            let (result, used, more, more_ends) = self.parser.read_record(input, output, ends);
            let used_bytes = input.get(..used).unwrap_or_default();
            self.breaks += used_bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
            if raw.len() <= ROW_BYTES {
                raw.extend_from_slice(used_bytes);
            }
            self.bytes.consume(used);
            (written, ended) = (written + more, ended + more_ends);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if !is_too_long && self.output.len() < ROW_BYTES => {
                    self.output.resize(self.output.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if !is_too_long && self.ends.len() < MOST_COLUMNS => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    // The rest is still read, to where the next row begins, and kept nowhere.
                    (is_too_long, written, ended) = (true, 0, 0);
                }
                ReadRecordResult::Record => {
                    self.is_ended = is_last;
                    let blank = raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                    let skipped = raw.drain(..blank).filter(|byte| *byte == b'\n').count() as u64;
                    let row = if is_too_long || raw.len() > ROW_BYTES {
                        Row::TooLong
                    } else if is_last && raw.iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
                        Row::Unclosed
                    } else {
                        raw.truncate(raw.trim_ascii_end().len());
                        self.row(ended, raw)
                    };
                    return Some((before + skipped + 1, row));
                }
                ReadRecordResult::End => {
                    self.is_ended = true;
                    return None;
                }
            }
        }
    }

    fn failed(&mut self, cause: io::Error) -> Option<(u64, Row)> {
        self.is_ended = true;
        Some((self.breaks + 1, Row::Failed(cause)))
    }

    /// The cells that the parser has written.
    fn row(&self, count: usize, raw: Vec<u8>) -> Row {
        let mut cells = Vec::with_capacity(count);
        let mut start = 0;
        for end in self.ends.iter().take(count) {
            let cell = self.output.get(start..*end).unwrap_or_default();
            match std::str::from_utf8(cell) {
                Ok(cell) => cells.push(cell.to_owned()),
                Err(_) => return Row::NotUtf8,
            }
            start = *end;
        }
        Row::Whole(cells, raw)
    }
}

/// What separates the cells of a first line: of comma, semicolon and tab the one that it has most of, outside quotes.
pub(super) fn separator(line: &[u8]) -> u8 {
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    let mut in_quotes = false;
    for byte in line {
        in_quotes ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| !in_quotes && separator == byte) {
            *count += 1;
        }
    }
    // Of equal counts the first, which is the comma.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

/// The cells of a line by itself.
pub(super) fn cells_of(line: &[u8]) -> Vec<String> {
    let mut rows = match Rows::new(Box::new(io::Cursor::new(line.to_vec()))) {
        Ok(rows) => rows,
        Err(_) => return Vec::new(),
    };
    match rows.next() {
        Some((_, Row::Whole(cells, _))) => cells,
        _ => Vec::new(),
    }
}
