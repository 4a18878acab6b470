// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tells what an event of a Jetstream is that is written without blanks, as all hosts write it.

use model::Network;

use super::{layout::Layout, written::Written};
use crate::{bluesky::REPOSTS, mark::mark};

/// With what an event of version 1 begins.
pub(super) const V1: &[u8] = b"{\"did\":\"";

/// With what a frame of version 2 begins, as far as the name of what it carries.
pub(super) const V2: &[u8] =
    br##"{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#"##;

/// What an event of version 1 is.
pub(super) fn v1(line: &[u8]) -> Option<Layout> {
    let mut at = Written::new(line);
    at.pass(b"{\"did\":")?;
    at.filled()?;
    at.pass(b",\"time_us\":")?;
    at.digits()?;
    // Servers that speak both versions count here too.
    if at.pass(b",\"cursor\":").is_some() {
        at.digits()?;
    }
    at.pass(b",\"kind\":")?;
    if at.string()? != b"commit" {
        return Some(Layout::Other);
    }
    at.pass(b",\"commit\":{\"rev\":")?;
    at.string()?;
    at.pass(b",\"operation\":")?;
    let operation = at.string()?;
    at.pass(b",\"collection\":")?;
    let collection = at.filled()?;
    at.pass(b",\"rkey\":")?;
    at.filled()?;
    match operation {
        b"delete" => Some(Layout::Other),
        b"create" | b"update" => {
            at.pass(b",\"record\":{")?;
            record(collection, at)
        }
        _ => None,
    }
}

/// What a frame of version 2 is; `rest` is what follows its beginning.
pub(super) fn v2(rest: &[u8]) -> Option<Layout> {
    let (kind, rest) = rest.split_at_checked(memchr::memchr3(b'"', b'\\', b'#', rest)?)?;
    let mut at = Written::new(rest.strip_prefix(b"\"")?);
    if kind != b"commit" {
        return Some(Layout::Other);
    }
    let change = Change::read(&mut at)?;
    let collection = change.collection?;
    change.did?;
    match (change.operation?, change.has_record) {
        (b"delete", _) => Some(Layout::Other),
        (b"create" | b"update", true) => record(collection, at),
        _ => None,
    }
}

/// What a commit of version 2 says before its record; hosts have put the names in more than one order.
#[derive(Default)]
struct Change<'a> {
    collection: Option<&'a [u8]>,
    did: Option<&'a [u8]>,
    operation: Option<&'a [u8]>,
    has_record: bool,
}

impl<'a> Change<'a> {
    /// Goes on to what the record holds, or to the end; `None` where something stands that does not belong there.
    fn read(at: &mut Written<'a>) -> Option<Self> {
        let mut change = Self::default();
        while at.pass(b",").is_some() {
            let name = at.string()?;
            at.pass(b":")?;
            // Of several that are equal the first counts.
            let known = match name {
                b"collection" => &mut change.collection,
                b"did" => &mut change.did,
                b"operation" => &mut change.operation,
                b"cid" | b"rev" | b"rkey" | b"time" | b"witnessedAt" => &mut Some(at.string()?),
                b"seq" => {
                    at.digits()?;
                    continue;
                }
                b"record" => {
                    at.pass(b"{")?;
                    return Some(Self { has_record: true, ..change });
                }
                _ => return None,
            };
            if known.is_none() {
                *known = Some(at.filled()?);
            }
        }
        at.pass(b"}")?;
        Some(change)
    }
}

/// What a commit is whose record begins here.
fn record(collection: &[u8], mut at: Written<'_>) -> Option<Layout> {
    if collection != REPOSTS.as_bytes() {
        return Some(Layout::Other);
    }
    at.pass(b"\"$type\":\"app.bsky.feed.repost\",\"createdAt\":")?;
    at.string()?;
    at.pass(b",\"subject\":{\"cid\":")?;
    at.string()?;
    at.pass(b",\"uri\":")?;
    Some(Layout::Repost { original: mark(Network::Bluesky, at.filled()?) })
}
