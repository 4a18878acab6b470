// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts of Bluesky: events of a Jetstream, versions 1 and 2, and post views of the public API.

mod embed;
mod facets;
mod parse;
mod tid;
mod wire;

use model::{Format, Network, PostId};

use crate::{
    item::NoticeKind,
    json::Json,
    unit::{Fault, Unit},
};
pub(crate) use tid::time as tid_time;
use wire::{Commit, Operation, View};

/// The collection of posts.
const POSTS: &str = "app.bsky.feed.post";

/// The collection of reposts.
const REPOSTS: &str = "app.bsky.feed.repost";

/// Takes in an object if it is of this form.
pub(crate) fn take(json: &Json<'_>, unit: &mut Unit<'_>) -> bool {
    if json.has("did") && json.has("kind") {
        match json.get("kind").text() {
            Some("commit") => take_commit(Commit::from_v1(json), unit),
            _ => unit.notice(NoticeKind::Event),
        }
    } else if json.get("payload").is_object() && json.has("$type") {
        take_frame(json.get("payload"), unit);
    } else if json.get("$type").text() == Some("error") {
        unit.notice(NoticeKind::Error);
    } else if let Some(view) = View::new(json) {
        match view.collection() {
            Some(POSTS) => unit.post(Format::BlueskyView, |origin| parse::view(&view, origin)),
            _ => unit.notice(NoticeKind::Answer),
        }
    } else {
        return false;
    }
    true
}

/// Takes in what a frame of version 2 carries.
fn take_frame(payload: &Json<'_>, unit: &mut Unit<'_>) {
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
            unit.post(Format::BlueskyJetstream, |origin| parse::commit(&commit, origin))
        }
    }
}

#[cfg(test)]
mod tests;
