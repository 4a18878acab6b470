// SPDX-License-Identifier: AGPL-3.0-or-later
//! One piece of JSON, a line or a whole file: who reads it, and what comes of it.

use std::collections::{BTreeMap, BTreeSet};

use model::{Capture, Format, Network, Origin, Post, PostId, Timestamp};

use crate::{
    clocks,
    detect::without_mark,
    item::{Arrival, Deletion, Item, Notice, NoticeKind, Reason, Rejection},
    json::{JsonError, JsonFault, Tape},
    shape,
};

/// Collects what is found in one piece of JSON.
pub(crate) struct Unit<'a> {
    file: &'a str,
    line: Option<u64>,
    /// The line within a whole file at which it is wrong.
    at: Option<u64>,
    format: Format,
    extent: Extent,
    posts: Vec<Post>,
    deletions: Vec<Deletion>,
    /// Each kind once: a page of a hundred users is one answer without posts.
    notices: BTreeSet<NoticeKind>,
    /// Each reason once, with what was said first and how often it came: a line is one wrong line.
    faults: BTreeMap<Reason, (String, u64)>,
}

/// How much of a post is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What counting needs, where that spares something: of a post with an identifier not its text, address, display
    /// name, mentions, links and media, nor the name of the file.
    Brief,
    /// Everything.
    Whole,
}

/// Why an object that should be a post is none.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Why, for counting.
    pub reason: Reason,
    /// Why, for a reader.
    pub says: String,
}

impl Fault {
    /// Says that an object lacks what a post of its form must have.
    pub(crate) fn shape(says: &str) -> Self {
        Self { reason: Reason::UnknownShape, says: says.to_owned() }
    }
}

/// Reads one piece of JSON; `line` is `None` for a whole file.
pub(crate) fn read(
    tape: &mut Tape,
    file: &str,
    line: Option<u64>,
    raw: Vec<u8>,
    seen_at: Option<Timestamp>,
) -> Vec<Item> {
    let mut unit = Unit::new(file, line);
    unit.take(tape, &raw);
    unit.finish(raw, seen_at)
}

/// Reads one line of JSON to some extent; of what it holds, the bytes are not handed on.
pub(crate) fn read_line(tape: &mut Tape, file: &str, line: u64, bytes: &[u8], extent: Extent) -> Vec<Item> {
    let mut unit = Unit { extent, ..Unit::new(file, Some(line)) };
    unit.take(tape, bytes);
    unit.finish(Vec::new(), None)
}

impl<'a> Unit<'a> {
    fn new(file: &'a str, line: Option<u64>) -> Self {
        Self {
            file,
            line,
            at: None,
            format: Format::Groundswell,
            extent: Extent::Whole,
            posts: Vec::new(),
            deletions: Vec::new(),
            notices: BTreeSet::new(),
            faults: BTreeMap::new(),
        }
    }

    /// Takes in all that some bytes hold.
    fn take(&mut self, tape: &mut Tape, raw: &[u8]) {
        let bytes = without_mark(raw);
        // The quick way does not tell where it goes wrong.
        let text = match simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes)) {
            Ok(text) => unwrapped(text),
            Err(e) => return self.reject_bytes(raw, e.valid_up_to()),
        };
        if !text.trim_ascii_start().starts_with(['{', '[']) {
            return self.reject(Fault {
                reason: Reason::NotJson,
                says: "is no JSON object, nor a list of them".to_owned(),
            });
        }
        match tape.read(text) {
            Ok(json) => shape::take(json, self),
            Err(error) => self.reject_json(text, error),
        }
    }

    /// Whether it is one line of several, rather than a whole file.
    pub(crate) fn is_line(&self) -> bool {
        self.line.is_some()
    }

    /// How much of its posts is read.
    pub(crate) fn extent(&self) -> Extent {
        self.extent
    }

    /// Adds a post, or says why it is none.
    pub(crate) fn post(&mut self, format: Format, read: impl FnOnce(Origin) -> Result<Post, Fault>) {
        match read(self.origin(format)) {
            Ok(post) => {
                self.format = format;
                // Most lines hold one post, and a list begins with room for four.
                self.posts.reserve_exact(usize::from(self.posts.is_empty()));
                self.posts.push(clocks::compared(post));
            }
            Err(fault) => self.reject(fault),
        }
    }

    /// Adds word of a deletion.
    pub(crate) fn delete(&mut self, format: Format, network: Network, id: PostId, at: Option<Timestamp>) {
        let origin = Origin { format, file: self.file.to_owned(), line: self.line };
        self.deletions.push(Deletion { network, id, at, origin });
    }

    /// Adds a notice.
    pub(crate) fn notice(&mut self, kind: NoticeKind) {
        self.notices.insert(kind);
    }

    /// Adds a rejection.
    pub(crate) fn reject(&mut self, fault: Fault) {
        self.faults.entry(fault.reason).or_insert((fault.says, 0)).1 += 1;
    }

    /// Says that the bytes are no text.
    fn reject_bytes(&mut self, raw: &[u8], valid: usize) {
        let before = raw.get(..valid).unwrap_or_default();
        self.at = Some(before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1);
        self.reject(Fault { reason: Reason::InvalidUtf8, says: "is not valid UTF-8".to_owned() });
    }

    /// Says that the text is no JSON, or more than anybody writes.
    fn reject_json(&mut self, text: &str, error: JsonError) {
        let before = text.as_bytes().get(..error.at).unwrap_or_default();
        // Lines are counted within the piece; which one it is, is said by the rejection itself.
        let line = before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default().len() + 1;
        self.at = Some(line as u64 + 1);
        let says = format!("is no whole JSON object: {} at column {column}", error.says());
        let reason = if error.fault == JsonFault::Many { Reason::TooLong } else { Reason::NotJson };
        self.reject(Fault { reason, says });
    }

    fn origin(&self, format: Format) -> Origin {
        let file = if self.extent == Extent::Brief { String::new() } else { self.file.to_owned() };
        Origin { format, file, line: self.line }
    }

    fn finish(self, raw: Vec<u8>, seen_at: Option<Timestamp>) -> Vec<Item> {
        let origin = self.origin(self.format);
        let Self { file, line, at, posts, deletions, notices, faults, .. } = self;
        let mut items = Vec::with_capacity(1);
        if !posts.is_empty() {
            // A list may hold a friend's private post between public ones; then its bytes are not handed on.
            let is_mixed = faults.contains_key(&Reason::NotPublic);
            let raw = if is_mixed { Vec::new() } else { raw };
            items.push(Item::Posts(Arrival { capture: Capture { raw, seen_at, origin }, posts }));
        }
        items.extend(deletions.into_iter().map(Item::Deletion));
        let file = || file.to_owned();
        items.extend(notices.into_iter().map(|kind| Item::Notice(Notice { file: file(), line, kind })));
        items.extend(faults.into_iter().map(|(reason, (says, times))| {
            let says = if times > 1 { format!("{says} (this {times} times)") } else { says };
            Item::Rejected(Rejection { file: file(), line: line.or(at), reason, says })
        }));
        items
    }
}

/// The JSON without the assignment that X's personal archives wrap it in.
fn unwrapped(text: &str) -> &str {
    match text.trim_ascii_start().strip_prefix("window.YTD.").and_then(|rest| rest.split_once('=')) {
        Some((_, json)) => json.trim_ascii_end().trim_end_matches(';'),
        None => text,
    }
}
