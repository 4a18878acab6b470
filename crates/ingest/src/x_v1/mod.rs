// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts of X as version 1.1 of its API, its streams, its personal archives and Gnip's activities write them.

mod parse;
mod wire;

use model::{Format, Network, PostId, Timestamp};

use crate::{
    item::NoticeKind,
    json::Json,
    unit::{Fault, Unit},
};
use wire::Tweet;

/// Messages with which a stream says something about itself or about others, and what each means for who reads it.
const MESSAGES: [(&str, NoticeKind); 10] = [
    ("status_withheld", NoticeKind::Withheld),
    ("user_withheld", NoticeKind::AccountWithheld),
    ("disconnect", NoticeKind::Disconnected),
    ("warning", NoticeKind::Warning),
    // That a place is no longer to be shown takes no post away, and none of these does.
    ("scrub_geo", NoticeKind::Event),
    ("control", NoticeKind::Event),
    ("event", NoticeKind::Event),
    ("friends", NoticeKind::Event),
    ("friends_str", NoticeKind::Event),
    ("info", NoticeKind::Event),
];

/// Takes in an object if it is of this form.
pub(crate) fn take(json: Json<'_>, unit: &mut Unit<'_>) -> bool {
    // Personal archives wrap each post.
    let tweet = if json.get("tweet").is_object() { json.get("tweet") } else { json };
    let has_text = tweet.has("full_text") || tweet.has("text");
    if has_text && (tweet.has("id_str") || tweet.get("user").is_object()) {
        unit.post(Format::XV1, |origin| parse::post(Tweet::new(tweet), origin));
    } else if json.has("verb") && json.has("objectType") {
        take_activity(json, unit);
    } else {
        // What has a text is a post, of whatever form, and no message.
        return !has_text && take_message(json, unit) || take_answer(json, unit);
    }
    true
}

/// Takes in one of Gnip's activities.
fn take_activity(json: Json<'_>, unit: &mut Unit<'_>) {
    match json.get("verb").text() {
        Some("post" | "share") => {
            unit.post(Format::XV1, |origin| parse::post(Tweet::from_activity(json), origin));
        }
        Some("delete") => match wire::last_part(json.get("object").get("id")) {
            Some(id) => unit.delete(Format::XV1, Network::X, PostId(id), None),
            None => unit.reject(Fault::shape("is a deletion that names no post")),
        },
        _ => unit.notice(NoticeKind::Event),
    }
}

/// Takes in what a stream says that is no post.
fn take_message(json: Json<'_>, unit: &mut Unit<'_>) -> bool {
    let (delete, limit) = (json.get("delete"), json.get("limit"));
    if let Some(id) = wire::number(delete.get("status"), "id_str", "id") {
        let at = delete
            .get("timestamp_ms")
            .whole()
            .and_then(|ms| Timestamp::from_millisecond(i64::try_from(ms).ok()?).ok());
        unit.delete(Format::XV1, Network::X, PostId(id), at);
    } else if let Some(lost) = limit.get("track").whole() {
        unit.notice(NoticeKind::Lost(lost));
    } else if let Some((_, kind)) = MESSAGES.iter().find(|(message, _)| json.has(message)) {
        unit.notice(*kind);
    } else {
        return false;
    }
    true
}

/// Takes in an answer about something else: a user, a list of numbers.
fn take_answer(json: Json<'_>, unit: &mut Unit<'_>) -> bool {
    let is_answer =
        json.has("id_str") || json.has("screen_name") || (json.has("ids") && json.has("next_cursor"));
    if is_answer {
        unit.notice(NoticeKind::Answer);
    }
    is_answer
}

#[cfg(test)]
mod tests;
