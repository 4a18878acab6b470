// SPDX-License-Identifier: AGPL-3.0-or-later
use ingest::AccountChange;
use model::{Network, Timestamp};
use serde_json::json;
use signed::{
    Blocks, Cid,
    cbor::{self, Value},
};

use super::wire::{Commit, Frame, Op};
use crate::{bluesky::parse::state, track::Position};

/// The records that are handed on.
const COLLECTIONS: [&str; 2] = ["app.bsky.feed.post", "app.bsky.feed.repost"];

/// More changes than a server takes into one commit.
const MOST_OPS: usize = 200;

/// The tree of a repository that holds nothing.
const EMPTY: &str = "bafyreie5737gdxlw5i64vzichcalba3z2v5n6icifvx5xytvske7mr3hpm";

/// What a frame means for whoever follows.
pub(super) enum Event<'a> {
    /// An account has changed.
    Account(Position, AccountChange),
    /// Records have changed.
    Commit(Position, Changes<'a>),
    /// Records have changed, and which can't be read.
    Damaged(Position, &'static str),
    /// The host ends the stream.
    Error(&'a str),
    /// What was asked for is no longer held: the stream begins later.
    Outdated,
    /// Something that matters to nobody here.
    Other(Option<Position>),
    /// It is no frame.
    Unknown,
    /// Posts may have been made, and are not given.
    Withheld(Position),
}

impl Event<'_> {
    /// Where in the stream it stands, where it has a place there.
    pub(super) fn place(&self) -> Option<Position> {
        match self {
            Self::Account(place, _)
            | Self::Commit(place, _)
            | Self::Damaged(place, _)
            | Self::Withheld(place) => Some(*place),
            Self::Other(place) => *place,
            Self::Error(_) | Self::Outdated | Self::Unknown => None,
        }
    }
}

/// The changes of records that matter here.
pub(super) struct Changes<'a> {
    commit: Commit<'a>,
    blocks: Blocks,
    at: Timestamp,
}

/// Tells what a frame is.
pub(super) fn event(bytes: &[u8]) -> Event<'_> {
    let Some(Frame { kind, body }) = Frame::read(bytes) else { return Event::Unknown };
    let Some(kind) = kind else {
        return Event::Error(body.get("error").and_then(Value::text).unwrap_or_default());
    };
    match (kind, place(&body)) {
        ("#commit", Some(place)) => commit(&body, place),
        ("#account", Some(place)) => account(&body, place).unwrap_or(Event::Other(Some(place))),
        ("#sync", Some(place)) if is_begun(&body) => Event::Other(Some(place)),
        ("#sync", Some(place)) => Event::Withheld(place),
        ("#info", _) if body.get("name").and_then(Value::text) == Some("OutdatedCursor") => Event::Outdated,
        (_, place) => Event::Other(place),
    }
}

/// Where in the stream a frame stands.
fn place(body: &Value<'_>) -> Option<Position> {
    let seq = body.get("seq")?.integer()?.try_into().ok()?;
    Some(Position { seq: Some(seq), at: body.get("time")?.text()?.parse().ok()? })
}

fn commit<'a>(body: &Value<'a>, place: Position) -> Event<'a> {
    let Some(mut commit) = Commit::read(body) else {
        return Event::Damaged(place, "is a change of a repository that does not say what was changed");
    };
    if commit.is_too_big {
        return Event::Withheld(place);
    }
    if commit.ops.len() > MOST_OPS {
        return Event::Damaged(place, "changes more records at once than any server takes");
    }
    commit.ops.retain(|op| COLLECTIONS.contains(&op.collection));
    // Most of what people do are likes and follows: their records are not looked at.
    if commit.ops.is_empty() {
        return Event::Other(Some(place));
    }
    match Blocks::read(commit.blocks) {
        Ok((_, blocks)) => Event::Commit(place, Changes { commit, blocks, at: place.at }),
        Err(_) if commit.ops.iter().all(|op| op.cid.is_none()) => {
            Event::Commit(place, Changes { commit, blocks: Blocks::default(), at: place.at })
        }
        Err(says) => Event::Damaged(place, says),
    }
}

fn account<'a>(body: &Value<'_>, place: Position) -> Option<Event<'a>> {
    let is_active = body.get("active")? == &Value::Bool(true);
    let state = state(is_active, body.get("status").and_then(Value::text))?;
    let id = body.get("did")?.text()?.to_owned();
    Some(Event::Account(place, AccountChange { network: Network::Bluesky, id, state, at: Some(place.at) }))
}

/// Whether a repository is said to be in a new state because it is new, and not because changes were left out.
fn is_begun(body: &Value<'_>) -> bool {
    let blocks = body.get("blocks").and_then(Value::bytes).map(Blocks::read);
    let Some(Ok((root, blocks))) = blocks else { return false };
    let commit = blocks.get(root).and_then(signed::Commit::read);
    commit.is_some_and(|commit| commit.data.to_string() == EMPTY)
}

impl Changes<'_> {
    /// Each change, as a Jetstream of version 1 would tell it; written one after another, since a record may be named often.
    pub(super) fn events(&self) -> impl Iterator<Item = Vec<u8>> {
        self.commit.ops.iter().map(|op| self.event(op))
    }

    fn event(&self, op: &Op<'_>) -> Vec<u8> {
        let (did, rev) = (json!(self.commit.repo), json!(self.commit.rev));
        let (operation, collection, rkey) = (json!(op.action), json!(op.collection), json!(op.rkey));
        let record = op.cid.and_then(|cid| self.record(cid)).unwrap_or_default();
        format!(
            "{{\"did\":{did},\"time_us\":{},\"kind\":\"commit\",\"commit\":{{\"rev\":{rev},\"operation\":{operation},\
             \"collection\":{collection},\"rkey\":{rkey}{record}}}}}",
            self.at.as_microsecond()
        )
        .into_bytes()
    }

    /// The record of a name, and the name; nothing where it does not come with its change.
    fn record(&self, cid: Cid) -> Option<String> {
        let record = cbor::read(self.blocks.get(cid)?).ok()?;
        let mut written = ",\"record\":".to_owned();
        record.write_json(&mut written);
        written.push_str(&format!(",\"cid\":\"{cid}\""));
        Some(written)
    }
}
