// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tells by its shape what a JSON object is.

use crate::{
    bluesky, groundswell,
    item::{NoticeKind, Reason},
    json::Json,
    mastodon,
    unit::{Fault, Unit},
    x_v1, x_v2,
};

/// Takes in a document: an object, or a list of objects of which each is told by itself.
pub(crate) fn take(json: Json<'_>, unit: &mut Unit<'_>) {
    if !json.is_array() {
        return take_object(json, unit);
    }
    if json.items().is_empty() {
        return if unit.is_line() { unit.reject(no_object()) } else { unit.notice(NoticeKind::Answer) };
    }
    for item in json.items() {
        if item.is_object() { take_object(item, unit) } else { unit.reject(no_object()) }
    }
}

/// Says that a document is none that could hold posts.
fn no_object() -> Fault {
    Fault { reason: Reason::NotJson, says: "is no JSON object, nor a list of them".to_owned() }
}

/// The lists in which answers of the networks wrap posts: X's search and Mastodon's, Bluesky's posts and feeds.
const LISTS: [&str; 6] = ["statuses", "posts", "feed", "records", "ancestors", "descendants"];

/// Takes in an object, asking the surest signs first.
fn take_object(json: Json<'_>, unit: &mut Unit<'_>) {
    if !json.is_object() {
        return unit.reject(Fault::shape("has something other than an object where a post should be"));
    }
    let mut is_list = false;
    for list in LISTS.iter().map(|name| json.get(name)).filter(|list| list.is_array()) {
        is_list = true;
        if list.items().is_empty() {
            unit.notice(NoticeKind::Answer);
        }
        list.items().for_each(|item| take_object(item, unit));
    }
    if is_list {
        return;
    }
    let takers = [groundswell::take, bluesky::take, mastodon::take, x_v1::take, x_v2::take];
    if takers.iter().any(|taker| taker(json, unit)) {
        return;
    }
    if json.has("errors") || json.has("error") {
        return unit.notice(NoticeKind::Error);
    }
    unit.reject(Fault::shape(
        "is JSON in no form that is known here; known are posts of X, Bluesky and Mastodon",
    ));
}
