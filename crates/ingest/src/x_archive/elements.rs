// SPDX-License-Identifier: AGPL-3.0-or-later
//! The elements of a list in a file of a personal archive, one at a time: such a file may be larger than memory.

use std::io::{self, BufRead, BufReader};

use crate::input::{Bytes, fill};

/// The longest element: far more than the longest post has with all that hangs on it.
const ELEMENT_BYTES: usize = 8 << 20;

/// The longest beginning of a file before its list.
const HEAD_BYTES: usize = 1 << 10;

/// Reads `window.YTD.tweets.part0 = [ …, … ]` element by element.
pub(super) struct Elements {
    bytes: BufReader<Bytes>,
    /// What the list may be called.
    names: &'static [&'static str],
    breaks: u64,
    place: Place,
}

/// One element, and what may stand in its place.
#[derive(Debug)]
pub(super) enum Element {
    /// The reading failed, or the list did not end; nothing follows.
    Cut(io::Error),
    /// The file is no list of the wanted kind; nothing follows.
    OtherList,
    /// An element beyond the limit, which was skipped.
    TooLong,
    /// The bytes of one element.
    Whole(Vec<u8>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before a list.
    Before,
    /// Behind a list.
    Behind,
    /// After everything.
    End,
    /// In a list.
    Inside,
}

impl Elements {
    /// Reads a list that is called by one of some names, or by none.
    pub(super) fn new(bytes: Bytes, names: &'static [&'static str]) -> Self {
        Self { bytes: BufReader::with_capacity(64 << 10, bytes), names, breaks: 0, place: Place::Before }
    }

    /// How many lines were begun.
    pub(super) fn lines(&self) -> u64 {
        self.breaks + 1
    }

    /// The next element, with the line at which it begins; `None` after the last.
    pub(super) fn next(&mut self) -> Option<(u64, Element)> {
        loop {
            match self.place {
                Place::End => return None,
                Place::Before => match self.head() {
                    Ok(true) => self.place = Place::Inside,
                    Ok(false) => return self.end(Element::OtherList),
                    Err(cause) => return self.end(Element::Cut(cause)),
                },
                Place::Inside => match self.element() {
                    Ok(Some(found)) => return Some(found),
                    Ok(None) => {}
                    Err(cause) => return self.end(Element::Cut(cause)),
                },
                // Parts that somebody put behind one another are one file.
                Place::Behind => match self.is_blank_to_the_end() {
                    Ok(true) => self.place = Place::End,
                    Ok(false) => self.place = Place::Before,
                    Err(cause) => return self.end(Element::Cut(cause)),
                },
            }
        }
    }

    fn end(&mut self, element: Element) -> Option<(u64, Element)> {
        self.place = Place::End;
        Some((self.lines(), element))
    }

    /// Passes over the beginning up to the list, and says whether it is a wanted one.
    fn head(&mut self) -> io::Result<bool> {
        let mut head = Vec::new();
        loop {
            match self.byte()? {
                b'[' => break,
                _ if head.len() >= HEAD_BYTES => return Ok(false),
                byte => head.push(byte),
            }
        }
        Ok(is_named(&head, self.names))
    }

    /// Passes over what ends a statement; whether nothing else follows.
    fn is_blank_to_the_end(&mut self) -> io::Result<bool> {
        loop {
            let chunk = fill(&mut self.bytes)?;
            if chunk.is_empty() {
                return Ok(true);
            }
            let blank = chunk.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == b';').count();
            let (is_all, breaks) = (blank == chunk.len(), breaks(chunk.get(..blank).unwrap_or_default()));
            self.breaks += breaks;
            self.bytes.consume(blank);
            if !is_all {
                return Ok(false);
            }
        }
    }

    /// The next element of the list; `None` at its end.
    fn element(&mut self) -> io::Result<Option<(u64, Element)>> {
        let mut scan = Scan::default();
        let mut line = self.lines();
        loop {
            let chunk = fill(&mut self.bytes)?;
            if chunk.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let mut used = 0;
            let mut last = None;
            for byte in chunk {
                used += 1;
                self.breaks += u64::from(*byte == b'\n');
                if scan.is_blank() && byte.is_ascii_whitespace() {
                    line = self.breaks + 1;
                } else if scan.ends_at(*byte) {
                    last = Some(*byte);
                    break;
                }
            }
            self.bytes.consume(used);
            if last == Some(b']') {
                self.place = Place::Behind;
            }
            if last.is_some() {
                let is_end = last == Some(b']') && scan.is_blank();
                return Ok((!is_end).then(|| (line, scan.element())));
            }
        }
    }

    fn byte(&mut self) -> io::Result<u8> {
        let Some(byte) = fill(&mut self.bytes)?.first().copied() else {
            return Err(io::ErrorKind::UnexpectedEof.into());
        };
        self.bytes.consume(1);
        self.breaks += u64::from(byte == b'\n');
        Ok(byte)
    }
}

/// Where in an element the reading stands.
#[derive(Default)]
struct Scan {
    bytes: Vec<u8>,
    depth: usize,
    in_string: bool,
    is_escaped: bool,
    is_too_long: bool,
}

impl Scan {
    /// Whether nothing of the element was seen yet.
    fn is_blank(&self) -> bool {
        self.bytes.is_empty() && !self.is_too_long
    }

    /// Takes in a byte; whether it stands behind the element.
    fn ends_at(&mut self, byte: u8) -> bool {
        if self.in_string {
            // No text in JSON holds a line's end: one whose quotation mark is lost ends here, so that it does not
            // swallow what follows it.
            self.in_string = self.is_escaped || (byte != b'"' && byte != b'\n');
            self.is_escaped = !self.is_escaped && byte == b'\\';
        } else {
            match byte {
                b',' | b']' if self.depth == 0 => return true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                b'"' => self.in_string = true,
                _ => {}
            }
        }
        if self.bytes.len() >= ELEMENT_BYTES {
            self.is_too_long = true;
            self.bytes = Vec::new();
        }
        if !self.is_too_long {
            self.bytes.push(byte);
        }
        false
    }

    fn element(mut self) -> Element {
        if self.is_too_long {
            return Element::TooLong;
        }
        self.bytes.truncate(self.bytes.trim_ascii_end().len());
        Element::Whole(self.bytes)
    }
}

/// Whether the beginning of a file says that a list of one of some names follows; a bare list may be any.
pub(super) fn is_named(head: &[u8], names: &[&str]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let Some(name) = head.strip_prefix(b"window.YTD.") else { return head.is_empty() };
    names.iter().any(|wanted| {
        name.strip_prefix(wanted.as_bytes())
            .is_some_and(|rest| matches!(rest.first(), Some(b'.' | b' ' | b'=')))
    })
}

fn breaks(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}
