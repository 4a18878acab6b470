// SPDX-License-Identifier: AGPL-3.0-or-later
//! An account's repository on Bluesky as a CAR file, as its server hands it out and its owner downloads it.
//!
//! Every block is checked against its name, so that what is read is what the commit names. Whether the commit is
//! the account's is not checked: its key stands elsewhere.

use std::{collections::VecDeque, io};

use model::{Capture, Format, Origin};
use signed::{Blocks, Cid, Found, Section, Sections, Walk, cbor};

use crate::{
    bluesky::{self, POSTS, REPOSTS},
    clocks,
    input::Bytes,
    item::{Arrival, Item, Notice, NoticeKind, Reason, Rejection},
    json::Tape,
    pieces::Pieces,
};

/// The records that are read; of all others only the name is checked.
const COLLECTIONS: [&str; 2] = [POSTS, REPOSTS];

/// Whether a file begins as a CAR file does: a length, and a map in which the roots or the version come first.
pub(crate) fn begins(head: &[u8]) -> bool {
    let length = head.iter().take(9).position(|byte| *byte < 0x80);
    let header = length.and_then(|at| head.get(at + 1..)).unwrap_or_default();
    matches!(header, [0xa1..=0xa4, name @ ..] if name.starts_with(b"eroots") || name.starts_with(b"gversion"))
}

/// Reads a repository, item by item: first what is wrong with its blocks, then its records in order.
pub(crate) struct Repository {
    name: String,
    sections: Sections<Bytes>,
    blocks: Blocks,
    state: State,
    /// Whether anything was found or said.
    is_told: bool,
}

enum State {
    Beginning,
    Blocks { root: Cid },
    Ended,
    Records { did: String, walk: Walk, missing: u64 },
}

impl Repository {
    pub(crate) fn new(name: &str, bytes: Bytes) -> Self {
        let (name, sections) = (name.to_owned(), Sections::new(bytes));
        Self { name, sections, blocks: Blocks::default(), state: State::Beginning, is_told: false }
    }

    /// Takes one step; `None` where it found nothing to tell.
    fn step(&mut self) -> Option<Item> {
        match std::mem::replace(&mut self.state, State::Ended) {
            State::Beginning => self.begin(),
            State::Blocks { root } => self.block(root),
            State::Ended => None,
            State::Records { did, mut walk, missing } => match walk.next(&self.blocks) {
                Some(found) => self.record(did, walk, missing, found),
                None => self.end(walk.missing, missing),
            },
        }
    }

    fn begin(&mut self) -> Option<Item> {
        let Some(root) = self.sections.root() else {
            return self
                .reject(Reason::UnknownShape, "is a CAR file without a root, or not of version 1".into());
        };
        self.state = State::Blocks { root };
        None
    }

    fn block(&mut self, root: Cid) -> Option<Item> {
        let says = match self.sections.read_next() {
            Section::Block(cid, block) if cid.names(&block) => {
                if !is_other_record(&block) {
                    self.blocks.keep(cid, block);
                }
                self.state = State::Blocks { root };
                return None;
            }
            Section::Block(cid, _) => {
                format!("has a block that is not what its name {cid} says; it is left out")
            }
            Section::Other(says) => format!("has a block that {says}; it is left out"),
            Section::End => return self.commit(root),
            cut => return self.cut(root, cut),
        };
        self.state = State::Blocks { root };
        self.reject(Reason::Damaged, says)
    }

    /// Says that the file breaks off, and goes on with what it has.
    fn cut(&mut self, root: Cid, section: Section) -> Option<Item> {
        let (reason, says) = match section {
            Section::Failed(cause) if cause.kind() != io::ErrorKind::InvalidData => {
                (Reason::Unreadable, format!("can't be read on from here: {cause}"))
            }
            Section::Failed(cause) => (Reason::Damaged, format!("has {cause}; what follows is left out")),
            _ => (Reason::TruncatedInput, "the repository breaks off here; what came before was read".into()),
        };
        let said = self.reject(reason, says);
        // With a commit the walk goes on; without one, what was said explains it.
        if self.blocks.get(root).is_some() {
            let _ = self.commit(root);
        }
        said
    }

    /// Reads what the root names: whose repository it is, and its tree.
    fn commit(&mut self, root: Cid) -> Option<Item> {
        let commit = self.blocks.get(root).map(cbor::read);
        let told = match &commit {
            None => return self.reject(Reason::Missing, format!("does not hold {root}, its root")),
            Some(Err(_)) => None,
            Some(Ok(commit)) => {
                let did = commit.get("did").and_then(cbor::Value::text).filter(|did| is_did(did));
                did.map(str::to_owned).zip(commit.get("data").and_then(cbor::Value::link))
            }
        };
        let Some((did, tree)) = told else {
            let says = "is a CAR file whose root is no commit of a repository";
            return self.reject(Reason::UnknownShape, says.to_owned());
        };
        self.state = State::Records { did, walk: Walk::new(tree), missing: 0 };
        None
    }

    fn record(
        &mut self,
        did: String,
        walk: Walk,
        mut missing: u64,
        found: Result<Found, String>,
    ) -> Option<Item> {
        let item = match found {
            Err(says) => {
                self.reject(Reason::Damaged, format!("has a tree that {says}; that part is left out"))
            }
            Ok(found) if !is_read(&found.key) => None,
            Ok(found) => match self.blocks.get(found.cid) {
                None => {
                    missing += 1;
                    None
                }
                Some(block) => match self.arrival(&did, &found, block) {
                    Ok(arrival) => Some(Item::Posts(arrival)),
                    Err((reason, says)) => self.reject(reason, format!("{says}: at://{did}/{}", found.key)),
                },
            },
        };
        self.is_told |= item.is_some();
        self.state = State::Records { did, walk, missing };
        item
    }

    /// Reads a record as one of a list of records, which has the same parts.
    fn arrival(&self, did: &str, found: &Found, block: &[u8]) -> Result<Arrival, (Reason, String)> {
        let record = cbor::read(block)
            .map_err(|says| (Reason::Damaged, format!("has a record that {says}; it is left out")))?;
        let mut listed =
            format!("{{\"uri\":\"at://{did}/{}\",\"cid\":\"{}\",\"value\":", found.key, found.cid);
        record.write_json(&mut listed);
        listed.push('}');
        let mut tape = Tape::default();
        let listed = tape.read(&listed).map_err(|error| {
            (Reason::Damaged, format!("has a record that can't be read: {}", error.says()))
        })?;
        let origin = Origin { format: Format::BlueskyRepository, file: self.name.clone(), line: None };
        let post = bluesky::listed(listed, origin.clone()).map_err(|fault| (fault.reason, fault.says))?;
        let capture = Capture { raw: block.to_vec(), seen_at: None, origin };
        Ok(Arrival { capture, posts: vec![clocks::compared(post)] })
    }

    /// Says what was named and not there, or that there was nothing.
    fn end(&mut self, nodes: u64, records: u64) -> Option<Item> {
        if self.blocks.left_out > 0 {
            let says = format!(
                "holds more posts than fit into 512 MiB; {} blocks are left out, so that {records} posts and {nodes} \
                 nodes of its tree are missing",
                self.blocks.left_out
            );
            return self.reject(Reason::TooLong, says);
        }
        if nodes + records > 0 {
            let says = format!(
                "names {records} posts and {nodes} nodes of its tree that it does not hold; what those name is not known"
            );
            return self.reject(Reason::Missing, says);
        }
        let notice = Notice { file: self.name.clone(), line: None, kind: NoticeKind::Answer };
        (!self.is_told).then_some(Item::Notice(notice))
    }

    fn reject(&mut self, reason: Reason, says: String) -> Option<Item> {
        self.is_told = true;
        Some(Item::Rejected(Rejection { file: self.name.clone(), line: None, reason, says }))
    }
}

impl Pieces for Repository {
    fn read_on(&mut self, found: &mut VecDeque<Item>) -> bool {
        let item = self.next();
        let is_more = item.is_some();
        found.extend(item);
        is_more
    }

    fn lines(&self) -> u64 {
        0
    }
}

impl Iterator for Repository {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.step() {
                return Some(item);
            }
            if matches!(self.state, State::Ended) {
                return None;
            }
        }
    }
}

/// Whether a key is that of a record that is read, and can stand in an address.
fn is_read(key: &str) -> bool {
    let is_plain = |rkey: &str| {
        !rkey.is_empty() && rkey.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_:~".contains(&b))
    };
    key.split_once('/').is_some_and(|(collection, rkey)| COLLECTIONS.contains(&collection) && is_plain(rkey))
}

/// Whether a block is a record of a kind that is not read here: of a repository, likes and follows are the most.
fn is_other_record(block: &[u8]) -> bool {
    let Ok(value) = cbor::read(block) else { return false };
    let kind = value.get("$type").and_then(cbor::Value::text);
    kind.is_some_and(|kind| !COLLECTIONS.contains(&kind))
}

fn is_did(did: &str) -> bool {
    did.starts_with("did:")
        && did.len() <= 2048
        && did.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_:%".contains(&byte))
}

#[cfg(test)]
mod tests;
