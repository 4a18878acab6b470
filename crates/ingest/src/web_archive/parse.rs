// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Capture, Format, Origin, Timestamp};
use pack::{Answer, Record};
use serde::de::IgnoredAny;

use super::wire::{Manner, manner};
use crate::{
    detect::without_mark,
    html,
    item::{Arrival, Item, NoticeKind, Reason, Rejection},
    json::Tape,
    unit,
};

/// Reads the posts of an answer; nothing where it has none.
pub(super) fn read(tape: &mut Tape, file: &str, record: &Record, answer: Answer) -> Vec<Item> {
    let seen_at: Option<Timestamp> = record.date.as_deref().and_then(|date| date.parse().ok());
    let line = Some(record.number);
    match manner(&answer.media_type) {
        Some(Manner::Html) => page(file, record, answer.body, seen_at),
        Some(Manner::Json) => of_posts(tape, file, line, answer.body, seen_at),
        Some(Manner::Lines) => answer
            .body
            .split(|byte| *byte == b'\n')
            .filter(|json| !json.trim_ascii().is_empty())
            .flat_map(|json| of_posts(tape, file, line, json.to_vec(), seen_at))
            .collect(),
        None => Vec::new(),
    }
}

/// Reads JSON. On the web most of it is no network's: what is of no known form is passed over, and so is a bare value.
fn of_posts(
    tape: &mut Tape,
    file: &str,
    line: Option<u64>,
    body: Vec<u8>,
    seen_at: Option<Timestamp>,
) -> Vec<Item> {
    let is_json = serde_json::from_slice::<IgnoredAny>(without_mark(&body)).is_ok();
    let mut items = unit::read(tape, file, line, body, seen_at);
    items.retain(|item| match item {
        Item::Rejected(Rejection { reason, .. }) => {
            *reason != Reason::UnknownShape && !(is_json && *reason == Reason::NotJson)
        }
        Item::Notice(notice) => notice.kind != NoticeKind::Answer,
        _ => true,
    });
    items
}

/// Reads the posts that a page shows.
fn page(file: &str, record: &Record, body: Vec<u8>, seen_at: Option<Timestamp>) -> Vec<Item> {
    // Of a page nothing else says where it was read.
    let file = format!("{file}/{}", record.target.as_deref().unwrap_or_default());
    let origin = Origin { format: Format::Html, file, line: Some(record.number) };
    let text = String::from_utf8_lossy(without_mark(&body));
    let mut posts = html::read(&text, &origin);
    if posts.is_empty() {
        return Vec::new();
    }
    for post in &mut posts {
        post.source.line = origin.line;
    }
    vec![Item::Posts(Arrival { capture: Capture { raw: body, seen_at, origin }, posts })]
}
