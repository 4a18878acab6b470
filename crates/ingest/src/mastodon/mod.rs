// SPDX-License-Identifier: AGPL-3.0-or-later
//! Statuses of Mastodon's API, which other servers of the fediverse speak too, and of its streams.

mod content;
mod parse;
mod wire;

use model::Format;

use crate::{
    item::NoticeKind,
    json::{Json, Tape},
    unit::{Fault, Unit},
};
use wire::Status;

/// Takes in an object if it is of this form.
pub(crate) fn take(json: Json<'_>, unit: &mut Unit<'_>) -> bool {
    if json.get("account").is_object() && json.has("content") {
        unit.post(Format::MastodonStatus, |origin| parse::post(&Status::new(json), origin));
    } else if json.has("event") && json.get("payload").text().is_some() {
        take_event(json, unit);
    } else if json.get("last_status").is_object() {
        // A conversation is between those who are named in it, whatever its last status says of itself.
        unit.reject(parse::not_public());
    } else if json.has("acct") || (json.get("account").is_object() && json.has("type")) {
        unit.notice(NoticeKind::Answer);
    } else {
        return false;
    }
    true
}

/// Takes in a message of a streaming connection, which wraps the status as a text.
fn take_event(message: Json<'_>, unit: &mut Unit<'_>) {
    let payload = message.get("payload").text().unwrap_or_default();
    if !is_status(message.get("event").text().unwrap_or_default()) {
        return unit.notice(NoticeKind::Event);
    }
    match Tape::default().read(payload) {
        Ok(status) if status.is_object() && take(status, unit) => {}
        _ => unit.reject(Fault::shape("is an event of Mastodon whose payload is no status")),
    }
}

/// Whether an event of a stream brings a status; the others are about lists, notifications and deletions, which
/// name a status only by one server's own number.
pub(crate) fn is_status(event: &str) -> bool {
    matches!(event, "update" | "status.update")
}

#[cfg(test)]
mod tests;
