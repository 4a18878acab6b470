// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tells from a file's beginning how it has to be read. What each JSON line holds is told line by line, in
//! [`crate::unit`].

use std::io::{self, Cursor, Read};

use serde::de::IgnoredAny;

use crate::{
    bluesky_car,
    input::{Bytes, InputError},
    table::{self, Columns},
    web_archive, x_archive,
};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// The list of posts of a personal archive.
    Archive,
    /// One JSON document over many lines.
    Document,
    /// Server-sent events, as Mastodon streams them.
    Events,
    /// A web page.
    Html,
    /// One JSON document a line.
    Lines,
    /// One JSON object a line, of which columns were named.
    Objects,
    /// Running text.
    Prose,
    /// The records of a web archive.
    Records,
    /// A Bluesky account's repository.
    Repository,
    /// Separated values.
    Rows,
}

/// How much of a file is looked at, at most.
const HEAD_BYTES: usize = 64 << 10;

/// Looks at the beginning of an input and gives it back whole.
///
/// No more is awaited than is needed: a stream whose first line is whole is read at once.
pub(crate) fn detect(name: &str, mut bytes: Bytes, columns: &Columns) -> Result<(Manner, Bytes), InputError> {
    let mut head = Vec::new();
    let mut failed = None;
    let mut ended = false;
    while !ended && head.len() < HEAD_BYTES && !begins_with_whole_line(&head) {
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
    let is_rows = || table::is_rows(name, without_mark(&head), columns);
    let manner = match manner(&head, ended) {
        // A table is one, whatever bytes stand in a cell of it.
        Ok(Manner::Html | Manner::Prose) | Err(Some(BINARY)) if is_rows() => Ok(Manner::Rows),
        Ok(Manner::Lines) if table::are_objects(&head, columns) => Ok(Manner::Objects),
        other => other,
    };
    let manner = manner.map_err(|kind| match kind {
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
pub(crate) struct Failing(pub(crate) Option<io::Error>);

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
    if bluesky_car::begins(head) {
        return Ok(Manner::Repository);
    }
    if web_archive::begins(head) {
        return Ok(Manner::Records);
    }
    // Two wrong bytes at the beginning of a file of posts are no such mark.
    if head.contains(&0) && UTF_16.iter().any(|mark| head.starts_with(mark)) {
        return Err(Some("a text in UTF-16; save it as UTF-8"));
    }
    let text = without_mark(head).trim_ascii_start();
    if text.is_empty() {
        // Blank beyond the part that is looked at: as good as prose without a post.
        return if whole { Err(None) } else { Ok(Manner::Prose) };
    }
    if whole && is_empty_list(text) {
        // Alone it is a network's answer without posts; among other lines it would be a wrong one.
        return Ok(Manner::Document);
    }
    // A first line that is longer than the part looked at is a page of posts, and more pages may follow.
    let is_one_line = is_opened(text) && !text.contains(&b'\n');
    if is_one_line || begins_with_whole_json(text) || are_json_lines(text, whole) {
        return Ok(Manner::Lines);
    }
    if text.contains(&0) {
        return Err(Some(BINARY));
    }
    if text.starts_with(b"window.YTD.") {
        let other = "a part of X's personal archive that holds no posts";
        return if x_archive::is_posts(text) { Ok(Manner::Archive) } else { Err(Some(other)) };
    }
    if is_opened(text) {
        return Ok(Manner::Document);
    }
    if are_events(text) {
        return Ok(Manner::Events);
    }
    Ok(if has_markup(text) { Manner::Html } else { Manner::Prose })
}

/// What a file is that holds bytes that no text has.
const BINARY: &str = "a binary file";

/// First bytes of files that people may take for archives of posts.
const OTHER_KINDS: [(&[u8], &str); 14] = [
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
    (b"\x0a\xa1gversion\x02", "a CAR file of version 2; write it as version 1"),
    (b"\x7fELF", "a program"),
];

/// The marks with which a text in UTF-16 begins.
const UTF_16: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

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

/// Whether the first line is whole and tells that more lines of JSON follow, if anything does.
fn begins_with_whole_line(head: &[u8]) -> bool {
    head.contains(&b'\n') && begins_with_whole_json(head) && !is_empty_list(head)
}

/// Whether the text is an empty list and nothing else.
fn is_empty_list(text: &[u8]) -> bool {
    serde_json::from_slice::<[IgnoredAny; 0]>(without_mark(text)).is_ok()
}

/// Whether the beginning is JSON lines although its first line is no object: a wrong line must not hide the rest.
///
/// A document over many lines is JSON as far as the head goes; and broken too, few of its lines begin an object.
/// What a page carries in its scripts is part of the page.
fn are_json_lines(text: &[u8], whole: bool) -> bool {
    let is_document = is_opened(text) && is_json_so_far(text) || text.starts_with(b"window.YTD.");
    if is_document {
        return false;
    }
    let mut lines: Vec<_> = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).collect();
    let unfinished = if whole { None } else { lines.pop() };
    lines.retain(|line| !line.is_empty());
    let begins_object = |line: &[u8]| line.starts_with(b"{\"") || line.starts_with(b"[{");
    let all = || lines.iter().chain(&unfinished).copied();
    if all().filter(|line| begins_object(line)).count() * 2 > all().count() {
        return true;
    }
    if all().any(|line| line.starts_with(b"<") && has_markup(line)) {
        return false;
    }
    let is_json = |line: &[u8]| serde_json::from_slice::<IgnoredAny>(line).is_ok();
    unfinished.is_some_and(begins_object)
        || lines.iter().any(|line| line.starts_with(b"{") && is_json(line))
        || (lines.iter().all(|line| is_json(line)) && unfinished.is_none_or(is_json_so_far))
}

/// Whether it is JSON, or the beginning of it.
fn is_json_so_far(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).map_or_else(|e| e.is_eof(), |_| true)
}

/// Whether it has what only a web page has.
fn has_markup(text: &[u8]) -> bool {
    let lower = text.to_ascii_lowercase();
    HTML.iter().any(|mark| lower.windows(mark.len()).any(|part| part == *mark))
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
