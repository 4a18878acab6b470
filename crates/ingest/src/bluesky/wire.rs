// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use crate::json::{Json, object};

object! {
    /// An event of a version 1 Jetstream.
    struct Event {
        commit: "commit",
        did: "did",
        time_us: "time_us",
    }
}

object! {
    /// What an event says of a change.
    struct Change {
        collection: "collection",
        operation: "operation",
        record: "record",
        rkey: "rkey",
    }
}

object! {
    /// A post or a repost.
    pub(super) struct Record {
        created_at: "createdAt",
        embed: "embed",
        facets: "facets",
        labels: "labels",
        langs: "langs",
        reply: "reply",
        subject: "subject",
        tags: "tags",
        text: "text",
    }
}

/// A change of one record in somebody's repository.
pub(super) struct Commit<'a> {
    /// Whose.
    pub did: &'a str,
    /// What was done.
    pub operation: Operation,
    /// Which kind of record.
    pub collection: &'a str,
    /// The record's key.
    pub rkey: &'a str,
    /// The record; `Null` for a deletion.
    pub record: Json<'a>,
    /// When the Jetstream saw it.
    pub seen_at: Option<Timestamp>,
}

/// What a commit did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// Made the record.
    Create,
    /// Took the record away.
    Delete,
    /// Changed the record.
    Update,
}

impl<'a> Commit<'a> {
    /// Takes an event of a version 1 Jetstream apart.
    pub(super) fn from_v1(event: Json<'a>) -> Option<Self> {
        let event = Event::new(event);
        let seen_at = event.time_us.whole().and_then(|us| i64::try_from(us).ok());
        Self::new(event.did, event.commit, seen_at.and_then(|us| Timestamp::from_microsecond(us).ok()))
    }

    /// Takes the payload of a version 2 frame apart.
    pub(super) fn from_v2(payload: Json<'a>) -> Option<Self> {
        Self::new(payload.get("did"), payload, payload.get("time").text().and_then(text::instant))
    }

    fn new(did: Json<'a>, commit: Json<'a>, seen_at: Option<Timestamp>) -> Option<Self> {
        let change = Change::new(commit);
        let operation = match change.operation.text()? {
            "create" => Operation::Create,
            "delete" => Operation::Delete,
            "update" => Operation::Update,
            _ => return None,
        };
        Some(Self {
            did: did.filled()?,
            operation,
            collection: change.collection.filled()?,
            rkey: change.rkey.filled()?,
            record: change.record,
            seen_at,
        })
    }

    /// The record's `at://` address.
    pub(super) fn uri(&self) -> String {
        format!("at://{}/{}/{}", self.did, self.collection, self.rkey)
    }
}

/// A post as the public API shows it.
pub(super) struct View<'a> {
    /// The record's `at://` address.
    pub uri: &'a str,
    /// Who posted; `Null` where records are listed.
    pub author: Json<'a>,
    /// The record.
    pub record: Json<'a>,
    /// All that is told of it.
    view: Json<'a>,
    /// Who repeated it and when, where a feed shows it for that.
    pub repost: Option<Json<'a>>,
}

impl<'a> View<'a> {
    /// Takes a view, an entry of a feed, or an entry of a list of records apart; `None` if it is none of them.
    pub(super) fn new(json: Json<'a>) -> Option<Self> {
        let is_entry = json.get("post").is_object();
        let view = if is_entry { json.get("post") } else { json };
        let reason = json.get("reason");
        let is_repost =
            is_entry && reason.get("$type").text().is_some_and(|it| it.ends_with("#reasonRepost"));
        let uri = view.get("uri").text().filter(|uri| uri.starts_with("at://"))?;
        let record = ["record", "value"].into_iter().map(|name| view.get(name)).find(|it| it.is_object())?;
        Some(Self { uri, author: view.get("author"), record, view, repost: is_repost.then_some(reason) })
    }

    /// When the network's index saw it first.
    pub(super) fn indexed_at(&self) -> Option<Timestamp> {
        text::instant(self.view.get("indexedAt").text()?)
    }

    /// Which kind of record it is.
    pub(super) fn collection(&self) -> Option<&'a str> {
        self.part(1)
    }

    /// Whose it is.
    pub(super) fn did(&self) -> Option<&'a str> {
        self.part(0)
    }

    /// The record's key.
    pub(super) fn rkey(&self) -> Option<&'a str> {
        self.part(2)
    }

    fn part(&self, index: usize) -> Option<&'a str> {
        self.uri.strip_prefix("at://")?.split('/').nth(index).filter(|part| !part.is_empty())
    }
}
