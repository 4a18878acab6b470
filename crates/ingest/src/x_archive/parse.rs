// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Format, Network, Post, Remark};

use crate::distinct::distinct;

use super::wire::{Note, Notes};

/// Brings a post of an archive, read as version 1.1 reads it, to what the archive's other files say of it.
///
/// Says whether its author is known.
pub(super) fn complete(post: &mut Post, owner: Option<&Author>, notes: &Notes) -> bool {
    post.source.format = Format::XArchive;
    if post.author == Author::default()
        && let Some(owner) = owner
    {
        post.author.clone_from(owner);
        if let (Some(id), Some(handle)) = (&post.id, &owner.handle) {
            post.url = Some(format!("https://x.com/{handle}/status/{}", id.as_str()));
        }
    }
    let note =
        post.id.as_ref().zip(post.created_at).and_then(|(id, at)| notes.of(id.as_str(), at, &post.text));
    if let Some(note) = note {
        lengthen(post, note);
    }
    post.author != Author::default()
}

/// Gives a long post its whole text.
fn lengthen(post: &mut Post, note: &Note) {
    post.text.clone_from(&note.text);
    post.remarks.retain(|remark| *remark != Remark::Truncated);
    post.hashtags = if note.hashtags.is_empty() {
        distinct(text::hashtags(Network::X, &note.text).into_iter().map(|tag| tag.text).collect())
    } else {
        distinct(note.hashtags.clone())
    };
    let joined = |own: &[String], more: &[String]| distinct([own, more].concat());
    post.mentions = joined(&post.mentions, &note.mentions);
    post.links = joined(&post.links, &note.links);
}
