// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts of Bluesky: events of a Jetstream, versions 1 and 2, post views of the public API with the feeds and
//! threads that they come in, and records as servers list them.

mod embed;
mod facets;
mod parse;
mod tid;
mod wire;

use model::{Format, Network, Origin, Post, PostId};

use crate::{
    item::NoticeKind,
    json::Json,
    unit::{Fault, Unit},
};
pub(crate) use tid::time as tid_time;
use wire::{Commit, Operation, View};

/// The collection of posts.
pub(crate) const POSTS: &str = "app.bsky.feed.post";

/// The collection of reposts.
pub(crate) const REPOSTS: &str = "app.bsky.feed.repost";

/// Takes in an object if it is of this form.
pub(crate) fn take(json: Json<'_>, unit: &mut Unit<'_>) -> bool {
    if json.has("did") && json.has("kind") {
        match json.get("kind").text() {
            Some("commit") => take_commit(Commit::from_v1(json), unit),
            _ => unit.notice(NoticeKind::Event),
        }
    } else if json.get("payload").is_object() && json.has("$type") {
        take_frame(json.get("payload"), unit);
    } else if json.get("$type").text().is_some_and(|name| name.contains(".jetstream.subscribeEvents#")) {
        // Some tools keep what a frame carries without the frame.
        take_frame(json, unit);
    } else if json.get("$type").text() == Some("error") {
        unit.notice(NoticeKind::Error);
    } else if json.get("thread").is_object() || json.get("thread").is_array() {
        take_thread(json.get("thread"), unit);
    } else if let Some(view) = View::new(json) {
        match view.collection() {
            Some(POSTS | REPOSTS) => unit.post(Format::BlueskyView, |origin| parse::view(&view, origin)),
            _ => unit.notice(NoticeKind::Answer),
        }
    } else if is_other(json) {
        unit.notice(NoticeKind::Answer);
    } else {
        return false;
    }
    true
}

/// Reads a record as one of a list of records.
pub(crate) fn listed(json: Json<'_>, origin: Origin) -> Result<Post, Fault> {
    match View::new(json) {
        Some(view) => parse::view(&view, origin),
        None => Err(Fault::shape("is a record of Bluesky that is no object")),
    }
}

/// Takes in what a frame of version 2 carries.
fn take_frame(payload: Json<'_>, unit: &mut Unit<'_>) {
    match payload.get("$type").text().and_then(|name| name.rsplit('#').next()) {
        Some("commit") => take_commit(Commit::from_v2(payload), unit),
        Some(_) => unit.notice(NoticeKind::Event),
        None => unit.reject(Fault::shape("is an event of Bluesky without a type")),
    }
}

/// Takes in a change of somebody's repository.
fn take_commit(commit: Option<Commit<'_>>, unit: &mut Unit<'_>) {
    let Some(commit) = commit else {
        return unit.reject(Fault::shape("is an event of Bluesky that does not say what was changed"));
    };
    if !matches!(commit.collection, POSTS | REPOSTS) {
        return unit.notice(NoticeKind::Event);
    }
    match commit.operation {
        Operation::Delete => {
            unit.delete(Format::BlueskyJetstream, Network::Bluesky, PostId(commit.uri()), commit.seen_at);
        }
        // A change is one more sight of the same post.
        Operation::Create | Operation::Update => {
            let extent = unit.extent();
            unit.post(Format::BlueskyJetstream, |origin| parse::commit(&commit, extent, origin));
        }
    }
}

/// Takes in a thread: a post with what it answers above it and its answers below, or, in the newer form, a list.
fn take_thread(thread: Json<'_>, unit: &mut Unit<'_>) {
    // What is above goes first, as a reader finds it; what nests is followed without nesting.
    let mut above = vec![thread];
    while let Some(parent) = above.last().map(|it| it.get("parent")).filter(|it| it.is_object()) {
        above.push(parent);
    }
    let mut waiting = above;
    while let Some(node) = waiting.pop() {
        let items: Vec<_> = node.items().collect();
        waiting.extend(items.into_iter().rev());
        let node = if node.get("value").is_object() { node.get("value") } else { node };
        if let Some(view) = View::new(node) {
            unit.post(Format::BlueskyView, |origin| parse::view(&view, origin));
        } else if !node.is_array() {
            unit.notice(NoticeKind::Answer);
        }
        let replies: Vec<_> = node.get("replies").items().collect();
        waiting.extend(replies.into_iter().rev());
    }
}

/// Whether it is what stands in a post's place or beside it: one that is gone or hidden, who liked or repeated it.
fn is_other(json: Json<'_>) -> bool {
    let is_at = json.get("uri").text().is_some_and(|uri| uri.starts_with("at://"));
    is_at && ["blocked", "likes", "notFound", "repostedBy"].iter().any(|name| json.has(name))
}

#[cfg(test)]
mod tests;
