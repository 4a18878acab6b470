// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tells by its beginning what a line is, where a network writes all lines alike.
//!
//! Names are compared in the order in which they stand, and of several that are equal the first counts, as
//! everywhere here; so what is told is what reading the whole line would tell.

use memchr::memmem::Finder;
use model::Network;

use super::{Glance, jetstream, written::Written};
use crate::mark::mark;

/// What a line is that may be passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A post that is no repost, or something of a network's that is no post and no loss.
    Other,
    /// A repost of the post with this mark.
    Repost { original: u64 },
}

/// Knows the layouts.
pub(super) struct Layouts {
    /// What only a post of X has; the one that was found last first.
    signs: [Finder<'static>; 3],
}

/// Whether a line begins as a post of X.
pub(super) fn begins_as_post_of_x(line: &[u8]) -> Option<()> {
    let mut at = Written::new(line);
    at.pass(b"{")?;
    at.blank();
    is_field(at.string()?).then_some(())
}

/// Whether a post of X, in any version of the API, may begin with a name; a page of posts, a message of a stream and a
/// wrapped post begin otherwise.
fn is_field(name: &[u8]) -> bool {
    matches!(
        name,
        b"attachments"
            | b"author"
            | b"author_id"
            | b"context_annotations"
            | b"contributors"
            | b"conversation_id"
            | b"coordinates"
            | b"created_at"
            | b"display_text_range"
            | b"edit_controls"
            | b"edit_history_tweet_ids"
            | b"entities"
            | b"full_text"
            | b"geo"
            | b"id"
            | b"id_str"
            | b"in_reply_to_user_id"
            | b"lang"
            | b"note_tweet"
            | b"possibly_sensitive"
            | b"public_metrics"
            | b"text"
    )
}

impl Default for Layouts {
    fn default() -> Self {
        let signs = ["\"author_id\"", "\"edit_history_tweet_ids\"", "\"in_reply_to_status_id\""];
        Self { signs: signs.map(Finder::new) }
    }
}

impl Layouts {
    /// What a line is; `None` where its beginning does not tell.
    pub(super) fn of(&mut self, glance: &Glance<'_>) -> Option<(Network, Layout)> {
        let line = glance.written();
        if line.starts_with(jetstream::V1) {
            return Some((Network::Bluesky, jetstream::v1(line)?));
        }
        if let Some(rest) = line.strip_prefix(jetstream::V2) {
            return Some((Network::Bluesky, jetstream::v2(rest)?));
        }
        Some((Network::X, self.x(glance, line)?))
    }

    fn x(&mut self, glance: &Glance<'_>, line: &[u8]) -> Option<Layout> {
        begins_as_post_of_x(line)?;
        let sign = self.signs.iter().position(|sign| sign.find(line).is_some())?;
        self.signs.swap(0, sign);
        let mut layout = Layout::Other;
        for mark in glance.marks.iter().filter_map(|mark| (*mark as usize).checked_sub(glance.line.start)) {
            // `ete` is in the middle of it.
            let Some(begin) = mark.checked_sub(5).filter(|begin| begins(line, *begin, b"retweeted")) else {
                continue;
            };
            match reference(line, begin)? {
                Some(original) if layout == Layout::Other => layout = Layout::Repost { original },
                Some(_) => return None,
                None => {}
            }
        }
        Some(layout)
    }
}

/// What `retweeted` at a place in a post of X means: the mark of the post that is repeated, or nothing; `None`
/// where that has to be read.
fn reference(line: &[u8], begin: usize) -> Option<Option<u64>> {
    let (before, rest) = line.split_at_checked(begin)?;
    if !before.ends_with(b"\"") || before.ends_with(b"\\\"") {
        return Some(None);
    }
    let mut at = Written::new(rest.get(b"retweeted".len()..)?);
    // `retweeted_status` has the whole post that is repeated below it.
    at.pass(b"\"")?;
    at.blank();
    if at.pass(b":").is_some() {
        return Some(None);
    }
    let kind = before.strip_suffix(b"\"")?.trim_ascii_end().strip_suffix(b":")?.trim_ascii_end();
    kind.strip_suffix(b"\"type\"")?;
    at.pass(b",")?;
    at.blank();
    at.pass(b"\"id\"")?;
    at.blank();
    at.pass(b":")?;
    at.blank();
    Some(Some(mark(Network::X, at.filled()?)))
}

fn begins(line: &[u8], at: usize, word: &[u8]) -> bool {
    line.get(at..).is_some_and(|rest| rest.starts_with(word))
}
