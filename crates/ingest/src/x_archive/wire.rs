// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an archive's files beside the posts say: whose it is, and the whole texts of long posts.

use std::collections::BTreeMap;

use model::{Author, Timestamp};

use crate::{
    json::{Json, Tape},
    x::{decoded, fields},
};

/// All long texts together, at most.
const NOTES_BYTES: usize = 64 << 20;

/// A long text is made a moment before the post that shows it.
const NEAR_SECONDS: i64 = 10;

/// Parses an element.
fn parsed<T>(raw: &[u8], read: impl Fn(Json<'_>) -> Option<T>) -> Option<T> {
    let text = std::str::from_utf8(raw).ok()?;
    read(Tape::default().read(text).ok()?)
}

/// The owner of an archive, from an element of its account file.
pub(super) fn owner(raw: &[u8]) -> Option<Author> {
    parsed(raw, |json| {
        let account = json.get("account");
        let id = account.get("accountId").id().map(String::from);
        let handle = account.get("username").owned();
        let name = account.get("accountDisplayName").owned();
        (id.is_some() || handle.is_some()).then_some(Author { handle, name, id })
    })
}

/// The whole text of a long post, and what stands in it.
#[derive(Debug)]
pub(super) struct Note {
    id: Option<String>,
    created_at: Timestamp,
    pub(super) text: String,
    /// The hashtags, where they are listed.
    pub(super) hashtags: Vec<String>,
    pub(super) mentions: Vec<String>,
    pub(super) links: Vec<String>,
}

impl Note {
    /// Reads an element of the file of long texts.
    pub(super) fn read(raw: &[u8]) -> Option<Self> {
        parsed(raw, |json| {
            let note = json.get("noteTweet");
            let core = note.get("core");
            Some(Self {
                id: note.get("noteTweetId").id().map(String::from),
                created_at: note.get("createdAt").text()?.parse().ok()?,
                text: decoded(core.get("text").filled()?),
                hashtags: fields(core.get("hashtags"), "text"),
                mentions: fields(core.get("mentions"), "screenName"),
                links: fields(core.get("urls"), "expandedUrl"),
            })
        })
    }

    /// Whether a post's own text is the beginning of this one.
    fn continues(&self, text: &str) -> bool {
        let begun = text.trim_end();
        // Behind the mark of omission may stand X's link to the whole.
        let begun = match begun.rsplit_once(' ') {
            Some((before, link)) if link.starts_with("https://t.co/") && before.ends_with('…') => before,
            _ => begun,
        };
        let begun = begun.trim_end_matches('…').trim_end();
        !begun.is_empty() && self.text.len() > begun.len() && self.text.starts_with(begun)
    }
}

/// The long texts of an archive.
#[derive(Debug, Default)]
pub(super) struct Notes {
    by_second: BTreeMap<i64, Vec<Note>>,
    bytes: usize,
}

impl Notes {
    /// Keeps one more; whether there is room.
    pub(super) fn add(&mut self, note: Note) -> bool {
        self.bytes = self.bytes.saturating_add(note.text.len() + 256);
        if self.bytes > NOTES_BYTES {
            return false;
        }
        self.by_second.entry(note.created_at.as_second()).or_default().push(note);
        true
    }

    /// The whole text of a post, if it is a long one.
    ///
    /// An archive does not say which text belongs to which post: the text has a number of its own. It was made at
    /// the same time, and it begins as the post does; of several that do, the one nearest in time is meant.
    pub(super) fn of(&self, id: &str, created_at: Timestamp, text: &str) -> Option<&Note> {
        let second = created_at.as_second();
        let near = self.by_second.range(second - NEAR_SECONDS..=second + NEAR_SECONDS);
        let continuing = near.flat_map(|(_, notes)| notes).filter(|note| note.continues(text));
        continuing
            .min_by_key(|note| (note.id.as_deref() != Some(id), (note.created_at.as_second() - second).abs()))
    }
}
