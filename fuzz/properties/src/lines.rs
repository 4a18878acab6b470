// SPDX-License-Identifier: AGPL-3.0-or-later
//! Lines, documents and events in the networks' own forms.

use ingest::Item;

use crate::items::{self, open, posts_of};

/// Lines that are read whatever stands between them.
const BEFORE: &str = r#"{"id_str":"1","full_text":"before","user":{"id_str":"7","screen_name":"ada"}}"#;
const BEHIND: &str = r#"{"id_str":"2","full_text":"behind","user":{"id_str":"7","screen_name":"ada"}}"#;

/// Reads bytes by themselves, and among lines that they must not hide.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let items = items::checked(|| open(bytes));
    let is_packed =
        [&[0x1f, 0x8b][..], &[0x28, 0xb5, 0x2f, 0xfd]].iter().any(|magic| bytes.starts_with(magic));
    if is_packed {
        return 0;
    }
    // A line is told of by one item of posts, and by a deletion, a notice or a rejection for what is in it.
    assert!(items.len() <= bytes.len() + 1, "more is told than there are bytes");
    let kept: usize = items.iter().map(kept_bytes).sum();
    assert!(kept <= bytes.len(), "more is kept than there are bytes");
    if let Ok(mut reader) = open(bytes) {
        reader.by_ref().for_each(drop);
        let lines = bytes.split(|byte| *byte == b'\n').count() as u64;
        assert!(reader.lines() <= lines, "there are {lines} lines, and {} were counted", reader.lines());
    }
    let among = [BEFORE.as_bytes(), bytes, BEHIND.as_bytes()].join(&b'\n');
    let found = items::read(open(&among)).expect("it begins well");
    let id = |item: Option<&Item>| {
        item.and_then(|item| posts_of(item).first()).and_then(|post| post.id.clone()).map(|id| id.0)
    };
    assert_eq!(id(found.first()).as_deref(), Some("1"), "the line before is hidden");
    assert_eq!(id(found.last()).as_deref(), Some("2"), "the line behind is hidden");
    items.iter().map(|item| posts_of(item).len()).sum()
}

fn kept_bytes(item: &Item) -> usize {
    match item {
        Item::Posts(arrival) => arrival.capture.raw.len(),
        _ => 0,
    }
}
