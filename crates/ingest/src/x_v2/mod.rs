// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts of X as version 2 of its API writes them: in pages, and flattened, one a line with all joined in.

mod parse;
mod wire;

use model::{Format, Network, Post, PostId};

use crate::{item::NoticeKind, json::Json, unit::Unit};
use wire::{Joined, Tweet};

/// Takes in an object if it is of this form.
pub(crate) fn take(json: Json<'_>, unit: &mut Unit<'_>) -> bool {
    let data = json.get("data");
    if data.is_array() || data.is_object() {
        take_page(json, unit);
    } else if json.has("text") && take_flat(json, unit) {
        return true;
    } else if json.has("errors") || (json.has("title") && json.has("detail")) {
        unit.notice(NoticeKind::Error);
    } else if json.has("includes") || json.has("meta") || is_other(json) {
        unit.notice(NoticeKind::Answer);
    } else {
        return false;
    }
    true
}

/// Takes in a post with all joined in, if it has a number.
pub(crate) fn take_flat(json: Json<'_>, unit: &mut Unit<'_>) -> bool {
    let (tweet, extent) = (Tweet::new(json), unit.extent());
    if !is_number(tweet.id) {
        return false;
    }
    let read = |origin| Ok(seen(parse::post(tweet, &Joined::default(), extent, origin)?, tweet.received));
    unit.post(Format::XFlattened, read);
    true
}

/// Takes in a page: only `data` are posts; what is included is there to be joined in.
fn take_page(page: Json<'_>, unit: &mut Unit<'_>) {
    let joined = Joined::new(page.get("includes"));
    let data = page.get("data");
    if data.is_array() && data.items().is_empty() {
        let kind = if page.has("errors") { NoticeKind::Error } else { NoticeKind::Answer };
        return unit.notice(kind);
    }
    let mut has_posts = false;
    for tweet in data.items().chain((!data.is_array()).then_some(data)) {
        let deleted = ["delete", "tweet_delete"].iter().map(|name| tweet.get(name)).find(|it| it.is_object());
        if let Some((deleted, id)) = deleted.and_then(|it| Some((it, it.get("tweet").get("id").id()?))) {
            let at = deleted.get("event_at").text().and_then(text::instant);
            unit.delete(Format::XV2, Network::X, PostId(id.into_owned()), at);
        } else if tweet.has("text") {
            has_posts = true;
            let extent = unit.extent();
            unit.post(Format::XV2, |origin| {
                Ok(seen(parse::post(Tweet::new(tweet), &joined, extent, origin)?, page.get("__twarc")))
            });
        } else {
            unit.notice(NoticeKind::Answer);
        }
    }
    // What a post refers to may be deleted or not for us: the page has the post, and says what it lacks.
    let errors = page.get("errors").items().count();
    if has_posts && errors > 0 {
        unit.notice(NoticeKind::Partial(errors as u64));
    }
}

/// The post with the time at which a collector received it, where it says so: twarc writes it into each page, and
/// into each post of a page that it flattens.
fn seen(post: Post, received: Json<'_>) -> Post {
    let retrieved_at = received.get("retrieved_at").text();
    Post { seen_at: retrieved_at.and_then(text::instant), ..post }
}

/// Whether it is a post's number; much else that is no post has a text and an identifier.
fn is_number(id: Json<'_>) -> bool {
    id.id().is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether it is a user, a count or a line of a compliance job, which names posts and users alike.
fn is_other(json: Json<'_>) -> bool {
    let has_all = |names: &[&str]| names.iter().all(|name| json.has(name));
    has_all(&["id", "username"])
        || has_all(&["start", "end", "tweet_count"])
        || has_all(&["id", "action", "reason"])
}

#[cfg(test)]
mod tests;
