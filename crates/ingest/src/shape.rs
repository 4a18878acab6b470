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

/// What an object of a form that fills archives surely is; nothing where that has to be asked sign by sign.
///
/// Names that occur in one form alone, and no other name at all: then no other sign can be there.
fn short_way(json: Json<'_>) -> Option<fn(Json<'_>, &mut Unit<'_>) -> bool> {
    let (mut did, mut kind, mut id, mut text, mut other) = (false, false, false, false, false);
    let mut is_event = true;
    for (name, value) in json.entries() {
        match name {
            "did" => did |= value.text().is_some(),
            "kind" => kind |= value.text().is_some(),
            "time_us" | "cursor" | "commit" | "identity" | "account" => {}
            "id" => id |= value.id().is_some(),
            "text" => text |= value.is_text(),
            _ => {
                is_event = false;
                other |= !is_of_x(name);
            }
        }
    }
    if did && kind && is_event && !id && !text {
        return Some(bluesky::take);
    }
    (id && text && !did && !kind && !other).then_some(x_v2::take_flat)
}

/// Whether a name is one of a post of X, version 2, beside its `id` and `text`; none is a sign of another form.
fn is_of_x(name: &str) -> bool {
    matches!(
        name,
        "author_id"
            | "conversation_id"
            | "created_at"
            | "lang"
            | "entities"
            | "public_metrics"
            | "author"
            | "source"
            | "referenced_tweets"
            | "edit_history_tweet_ids"
            | "possibly_sensitive"
            | "reply_settings"
            | "in_reply_to_user_id"
            | "__twarc"
            | "attachments"
            | "context_annotations"
            | "edit_controls"
            | "geo"
            | "note_tweet"
            | "withheld"
    )
}

/// Takes in an object, asking the surest signs first.
fn take_object(json: Json<'_>, unit: &mut Unit<'_>) {
    if !json.is_object() {
        return unit.reject(Fault::shape("has something other than an object where a post should be"));
    }
    if short_way(json).is_some_and(|take| take(json, unit)) {
        return;
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
