// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every level against a reading byte by byte; the tests hold it, and what fuzzes this room.

use sha2::{Digest, Sha256};

use crate::{
    Level, Line, Masks, Sieve, Strings, digests,
    digests::{digests_by, one_by_one},
};

/// Sees that every level finds what a reading byte by byte finds.
///
/// # Panics
///
/// When one finds anything else.
pub fn check(bytes: &[u8]) {
    check_digests(bytes);
    let (document, glances, ends) = (Document::read(bytes), Glance::read(bytes), Ends::read(bytes));
    for level in Level::present() {
        let told = || format!("{level:?} {:?}", String::from_utf8_lossy(bytes));
        let mut masks = Masks::default();
        masks.read_at(bytes, level);
        let mut places = Vec::new();
        masks.tokens(&mut places);
        assert_eq!(places, document.tokens, "{}", told());
        assert_eq!(masks.is_broken(), document.is_broken, "{}", told());
        assert_eq!(masks.has_escapes(), document.has_escapes, "{}", told());
        let mut sieve = Sieve::default();
        sieve.read_at(bytes, level);
        let found: Vec<_> = sieve.lines().iter().map(|line| Glance::of(&sieve, line)).collect();
        assert_eq!(found, glances, "{}", told());
        assert_eq!(sieve.is_ascii(), bytes.is_ascii(), "{}", told());
        let mut strings = Strings::default();
        strings.read_at(bytes, level);
        assert_eq!(Ends::of(&strings), ends, "{}", told());
        for (from, to) in ends.quotes.iter().zip(ends.quotes.iter().skip(1)) {
            let text = bytes.get(*from..*to).unwrap_or_default();
            let is_plain = text.is_ascii() && !text.contains(&b'\\');
            assert!(strings.is_plain(*from, *to) == (is_plain && from / 64 == (to - 1) / 64), "{}", told());
        }
    }
}

/// Sees that the lines of a text have the same hashes as one by one, with something before them and without.
pub(crate) fn check_digests(bytes: &[u8]) {
    let lines = || bytes.split(|byte| *byte == b'\n');
    for prefix in ["", "\u{1}", "groundswell"] {
        let before = |line| Sha256::new().chain_update(prefix).chain_update(line).finalize().into();
        let wanted: Vec<[u8; 32]> = lines().map(before).collect();
        let (mut best, mut plain) = (Vec::new(), Vec::new());
        match prefix.as_bytes() {
            [] => (digests(&[], lines(), &mut best), digests_by(one_by_one, &[], lines(), &mut plain)),
            [1] => (digests(&[1], lines(), &mut best), digests_by(one_by_one, &[1], lines(), &mut plain)),
            _ => (
                digests(b"groundswell", lines(), &mut best),
                digests_by(one_by_one, b"groundswell", lines(), &mut plain),
            ),
        };
        assert_eq!((&best, &plain), (&wanted, &wanted), "{prefix:?} {:?}", String::from_utf8_lossy(bytes));
    }
}

/// Where the strings of a document end, or begin.
#[derive(Debug, PartialEq, Eq)]
struct Ends {
    quotes: Vec<usize>,
    escapes: Vec<usize>,
    has_controls: bool,
}

impl Ends {
    fn of(strings: &Strings) -> Self {
        let quotes = std::iter::successors(strings.quote(0), |last| strings.quote(last + 1)).collect();
        Self { quotes, escapes: strings.escapes().collect(), has_controls: strings.has_controls() }
    }

    fn read(bytes: &[u8]) -> Self {
        let has_controls = bytes.iter().any(|byte| *byte < b' ');
        let (mut quotes, mut escapes, mut is_escaped) = (Vec::new(), Vec::new(), false);
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'"' => quotes.push(at),
                b'\\' => {
                    escapes.push(at);
                    is_escaped = true;
                }
                _ => {}
            }
        }
        Self { quotes, escapes, has_controls }
    }
}

/// What is found in a document.
#[derive(Default)]
struct Document {
    tokens: Vec<u32>,
    is_broken: bool,
    has_escapes: bool,
    in_string: bool,
    is_escaped: bool,
    hex_wanted: u32,
    in_word: bool,
}

impl Document {
    fn read(bytes: &[u8]) -> Self {
        let mut document = Self::default();
        for (at, &byte) in bytes.iter().enumerate() {
            document.take(at, byte);
        }
        document.is_broken |= document.in_string || document.is_escaped || document.hex_wanted > 0;
        document
    }

    fn take(&mut self, at: usize, byte: u8) {
        let is_escaped = std::mem::take(&mut self.is_escaped);
        if self.hex_wanted > 0 {
            self.hex_wanted = if byte.is_ascii_hexdigit() { self.hex_wanted - 1 } else { 0 };
            self.is_broken |= !byte.is_ascii_hexdigit();
        }
        if is_escaped {
            self.is_broken |= !b"\"\\/bfnrtu".contains(&byte);
            self.hex_wanted = if byte == b'u' { 4 } else { self.hex_wanted };
        }
        if byte == b'\\' && !is_escaped {
            self.is_escaped = true;
            self.has_escapes = true;
        }
        let was_in_string = self.in_string;
        let is_quote = byte == b'"' && !is_escaped;
        self.in_string ^= is_quote;
        let is_break = matches!(byte, b'\t' | b'\r' | b'\n');
        self.is_broken |= byte < 0x20 && (self.in_string || !is_break);
        let is_inside = was_in_string || self.in_string;
        let is_mark = b"{}[]:,".contains(&byte) && !is_inside;
        let is_word = !is_inside && !is_mark && !is_break && byte != b' ';
        if (is_quote && self.in_string) || is_mark || (is_word && !self.in_word) {
            self.tokens.push(at as u32);
        }
        self.in_word = is_word;
    }
}

/// What a glance at a line tells.
#[derive(Debug, PartialEq, Eq)]
struct Glance {
    start: usize,
    end: usize,
    closed: Option<usize>,
    is_disguised: bool,
    marks: Vec<u32>,
}

impl Glance {
    fn of(sieve: &Sieve, line: &Line) -> Self {
        let Line { start, end, closed, is_disguised, .. } = *line;
        Self { start, end, closed, is_disguised, marks: sieve.marks(line).to_vec() }
    }

    fn read(bytes: &[u8]) -> Vec<Self> {
        let mut start = 0;
        let mut glances = Vec::new();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let end = start + line.strip_suffix(b"\n").unwrap_or(line).len();
            let marks = (start..end).filter(|at| is_mark(bytes.get(*at..).unwrap_or_default()));
            let (closed, is_disguised) = followed(line);
            let closed = closed.map(|at| at + start);
            glances.push(Self {
                start,
                end,
                closed,
                is_disguised,
                marks: marks.map(|at| at as u32).collect(),
            });
            start += line.len();
        }
        glances
    }
}

fn is_mark(text: &[u8]) -> bool {
    [b"#".as_slice(), b"tag", b"ete"].iter().any(|mark| text.starts_with(mark))
}

/// Where the brackets of a line are closed for the one time that all are, and whether a character is disguised.
fn followed(line: &[u8]) -> (Option<usize>, bool) {
    let (mut in_string, mut is_disguised, mut depth, mut is_cut, mut closed) = (false, false, 0, false, None);
    is_disguised |= line.windows(3).any(|bytes| bytes == "＃".as_bytes());
    let mut bytes = line.iter().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => {
                let rest = line.get(at + 1..).unwrap_or_default();
                is_disguised |= is_disguise(rest);
                // Whatever else is escaped means what it does without.
                if matches!(rest.first(), Some(b'"' | b'\\')) {
                    bytes.next();
                }
            }
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => {
                is_cut |= depth == 0;
                depth = (depth - 1).max(0);
                if depth == 0 {
                    is_cut |= closed.is_some();
                    closed = Some(at + 1);
                }
            }
            _ => {}
        }
    }
    (closed.filter(|_| !is_cut && depth == 0 && !in_string), is_disguised)
}

fn is_disguise(escape: &[u8]) -> bool {
    // A capital `U` begins no escape.
    let Some(digits) = escape.strip_prefix(b"u") else { return false };
    matches!(digits, [b'0', b'0', b'2'..=b'7', ..] | [b'f' | b'F', b'f' | b'F', b'0', b'3', ..])
}
