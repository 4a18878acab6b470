// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tells from a file's beginning how it has to be read. What each JSON line holds is told line by line, in
//! [`crate::unit`].

use std::io::{self, Cursor, Read};

use serde::de::IgnoredAny;

use crate::input::{Bytes, InputError};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// One JSON document over many lines.
    Document,
    /// Server-sent events, as Mastodon streams them.
    Events,
    /// A web page.
    Html,
    /// One JSON document a line.
    Lines,
    /// Running text.
    Prose,
}

/// How much of a file is looked at, at most.
const HEAD_BYTES: usize = 64 << 10;

/// Looks at the beginning of an input and gives it back whole.
///
/// No more is awaited than is needed: a stream whose first line is whole is read at once.
pub(crate) fn detect(name: &str, mut bytes: Bytes) -> Result<(Manner, Bytes), InputError> {
    let mut head = Vec::new();
    let mut failed = None;
    let mut ended = false;
    while !ended && head.len() < HEAD_BYTES && !(head.contains(&b'\n') && begins_with_whole_json(&head)) {
        match fill(&mut bytes, &mut head) {
            Ok(read) => ended = read == 0,
            Err(cause) => {
                failed = Some(cause);
                ended = true;
            }
        }
    }
    if head.is_empty() && failed.is_none() {
        return Err(InputError::Empty(name.to_owned()));
    }
    // Of what breaks off before its first byte, the reader says so.
    let ended = ended && failed.is_none();
    let manner = manner(&head, ended).map_err(|kind| match kind {
        None => InputError::Empty(name.to_owned()),
        Some(kind) => InputError::OtherKind { name: name.to_owned(), kind },
    })?;
    Ok((manner, Box::new(Cursor::new(head).chain(Failing(failed)).chain(bytes))))
}

/// Reads some more.
fn fill(bytes: &mut Bytes, head: &mut Vec<u8>) -> io::Result<usize> {
    let mut buffer = [0; 8 << 10];
    loop {
        match bytes.read(&mut buffer) {
            Ok(read) => {
                head.extend_from_slice(buffer.get(..read).unwrap_or_default());
                return Ok(read);
            }
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) => return Err(cause),
        }
    }
}

/// Gives the failure that was met while looking ahead, in its place.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// How an input is written that begins so; else what kind of file it is, `None` for one without any content.
fn manner(head: &[u8], whole: bool) -> Result<Manner, Option<&'static str>> {
    if let Some((_, kind)) = OTHER_KINDS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Some(kind));
    }
    let text = without_mark(head).trim_ascii_start();
    if text.is_empty() {
        // Blank beyond the part that is looked at: as good as prose without a post.
        return if whole { Err(None) } else { Ok(Manner::Prose) };
    }
    // A first line that is longer than the part looked at is a page of posts, and more pages may follow.
    let is_one_line = is_opened(text) && !text.contains(&b'\n');
    if is_one_line || begins_with_whole_json(text) || most_lines_are_json(text) {
        return Ok(Manner::Lines);
    }
    if text.contains(&0) {
        return Err(Some("a binary file"));
    }
    if is_opened(text) || text.starts_with(b"window.YTD.") {
        return Ok(Manner::Document);
    }
    if are_events(text) {
        return Ok(Manner::Events);
    }
    let lower = text.to_ascii_lowercase();
    let is_page = HTML.iter().any(|mark| lower.windows(mark.len()).any(|part| part == *mark));
    Ok(if is_page { Manner::Html } else { Manner::Prose })
}

/// First bytes of files that people may take for archives of posts.
const OTHER_KINDS: [(&[u8], &str); 15] = [
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive; unpack it and name the files in it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it and name the files in it"),
    (b"Rar!", "a RAR archive; unpack it and name the files in it"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xfd7zXZ\0", "packed with xz; unpack it first"),
    (b"\x04\x22\x4d\x18", "packed with lz4; unpack it first"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\xff\xfe", "a text in UTF-16; save it as UTF-8"),
    (b"\xfe\xff", "a text in UTF-16; save it as UTF-8"),
    (b"\x7fELF", "a program"),
];

/// What only a web page has.
const HTML: [&[u8]; 9] = [
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<blockquote",
    b"<article",
    b"<div",
    b"<iframe",
    b"<p>",
];

/// Whether the first line that is not blank is a whole JSON document by itself.
fn begins_with_whole_json(head: &[u8]) -> bool {
    let line = without_mark(head).trim_ascii_start().split(|byte| *byte == b'\n').next().unwrap_or_default();
    is_opened(line) && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

/// Whether the beginning is JSON lines although its first line is no JSON: a broken line must not hide the rest.
///
/// A document over many lines is JSON as far as the head goes; and broken too, few of its lines begin an object.
fn most_lines_are_json(text: &[u8]) -> bool {
    if is_opened(text) && serde_json::from_slice::<IgnoredAny>(text).map_or_else(|e| e.is_eof(), |_| true) {
        return false;
    }
    let lines = || text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let objects = lines().filter(|line| line.starts_with(b"{\"") || line.starts_with(b"[{")).count();
    objects * 2 > lines().count()
}

/// Whether it begins as a JSON object or list does; prose may begin with a bracket too.
fn is_opened(text: &[u8]) -> bool {
    match text.split_first() {
        Some((b'{', _)) => true,
        Some((b'[', rest)) => matches!(rest.trim_ascii_start().first(), None | Some(b'{' | b'[' | b']')),
        _ => false,
    }
}

/// Whether every whole line is one of a stream of server-sent events, and one of them names or carries one.
fn are_events(text: &[u8]) -> bool {
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let begins = |line: &[u8], names: &[&[u8]]| names.iter().any(|name| line.starts_with(name));
    lines.clone().take(16).all(|line| begins(line, &[b":", b"event:", b"data:", b"id:", b"retry:"]))
        && lines.any(|line| begins(line, &[b"event:", b"data:"]))
}

/// The bytes without the mark with which some editors begin UTF-8.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
