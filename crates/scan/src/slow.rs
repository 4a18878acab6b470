// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every level against a reading byte by byte; the tests hold it, and what fuzzes this room.

use crate::{Level, Line, Masks};

/// Sees that every level finds what a reading byte by byte finds.
///
/// # Panics
///
/// When one finds anything else.
pub fn check(bytes: &[u8]) {
    for are_lines in [true, false] {
        let (tokens, lines) = found_slowly(bytes, are_lines);
        for level in Level::present() {
            let mut masks = Masks::default();
            masks.read(bytes, are_lines, level);
            assert_eq!(masks.lines(), lines, "{level:?} {:?}", String::from_utf8_lossy(bytes));
            let mut found = Vec::new();
            let mut places = Vec::new();
            for line in masks.lines() {
                masks.tokens(*line, &mut places);
                found.extend(places.iter().map(|place| place + line.start as u32));
                assert_eq!(masks.has_escape(line.start, line.end), line.has_escapes);
            }
            assert_eq!(found, tokens, "{level:?} {:?}", String::from_utf8_lossy(bytes));
        }
    }
}

/// What a reading byte by byte finds: the places of tokens in the whole text, and the lines.
fn found_slowly(bytes: &[u8], are_lines: bool) -> (Vec<u32>, Vec<Line>) {
    let mut slow = Slow::default();
    for (at, &byte) in bytes.iter().enumerate() {
        slow.take(at, byte, are_lines);
    }
    if slow.start < bytes.len() {
        slow.is_broken |= slow.in_string || slow.is_escaped || slow.hex_wanted > 0;
        slow.end(bytes.len());
    }
    (slow.tokens, slow.lines)
}

#[derive(Default)]
struct Slow {
    tokens: Vec<u32>,
    lines: Vec<Line>,
    start: usize,
    in_string: bool,
    is_escaped: bool,
    hex_wanted: u32,
    in_word: bool,
    is_broken: bool,
    has_escapes: bool,
}

impl Slow {
    fn take(&mut self, at: usize, byte: u8, are_lines: bool) {
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
        if is_quote || is_mark || (is_word && !self.in_word) {
            self.tokens.push(at as u32);
        }
        self.in_word = is_word;
        if byte == b'\n' && are_lines {
            self.end(at);
            self.start = at + 1;
            self.in_string = false;
        }
    }

    fn end(&mut self, end: usize) {
        let Self { start, is_broken, has_escapes, .. } = *self;
        self.lines.push(Line { start, end, is_broken, has_escapes });
        (self.is_broken, self.has_escapes) = (false, false);
    }
}
