// SPDX-License-Identifier: AGPL-3.0-or-later
//! Frames of `com.atproto.sync.subscribeRepos` ([event stream](https://atproto.com/specs/event-stream),
//! [its events](https://github.com/bluesky-social/atproto/blob/main/lexicons/com/atproto/sync/subscribeRepos.json)).

use signed::{
    Cid,
    cbor::{self, Value},
};

/// A frame: two values, of which the first says what the second is.
pub(super) struct Frame<'a> {
    /// What it is, such as `#commit`; `None` for an error, which ends the stream.
    pub kind: Option<&'a str>,
    pub body: Value<'a>,
}

/// A change of an account's repository.
pub(super) struct Commit<'a> {
    pub repo: &'a str,
    pub rev: &'a str,
    pub ops: Vec<Op<'a>>,
    /// The file of what was changed, and of what proves it.
    pub blocks: &'a [u8],
    /// Whether older servers leave out what was changed, because there is too much of it.
    pub is_too_big: bool,
}

/// A change of a record.
pub(super) struct Op<'a> {
    pub action: &'a str,
    pub collection: &'a str,
    pub rkey: &'a str,
    /// The record; `None` where it was taken away.
    pub cid: Option<Cid>,
}

impl<'a> Frame<'a> {
    /// Takes a frame apart; `None` if it is none.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, body) = cbor::read_first(bytes).ok()?;
        let body = cbor::read(body).ok()?;
        let kind = match head.get("op")?.integer()? {
            1 => Some(head.get("t")?.text()?),
            -1 => None,
            _ => return None,
        };
        Some(Self { kind, body })
    }
}

impl<'a> Commit<'a> {
    /// Takes the body of a frame apart.
    pub(super) fn read(body: &Value<'a>) -> Option<Self> {
        let text = |name: &str| body.get(name).and_then(Value::text);
        let ops = body.get("ops")?.items().iter();
        Some(Self {
            repo: text("repo")?,
            rev: text("rev")?,
            ops: ops.map(Op::read).collect::<Option<_>>()?,
            blocks: body.get("blocks")?.bytes()?,
            is_too_big: body.get("tooBig") == Some(&Value::Bool(true)),
        })
    }
}

impl<'a> Op<'a> {
    fn read(op: &Value<'a>) -> Option<Self> {
        let (collection, rkey) = op.get("path")?.text()?.split_once('/')?;
        let action = op.get("action")?.text()?;
        Some(Self { action, collection, rkey, cid: op.get("cid").and_then(Value::link) })
    }
}
