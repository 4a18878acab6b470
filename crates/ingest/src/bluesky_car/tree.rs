// SPDX-License-Identifier: AGPL-3.0-or-later
//! The Merkle search tree that names a repository's records: <https://atproto.com/specs/repository>.

use std::collections::HashSet;

use super::{
    blocks::Blocks,
    cbor::{self, Value},
    cid::Cid,
};

/// How deep a tree is at most: a key's height is half the leading zeros of a SHA-256.
const DEEPEST: usize = 130;

/// More bytes than a collection's name and a record's key take.
const LONGEST_KEY: usize = 1024;

/// The most that the keys on the way from the root to a node take in memory: written whole they may take forty times
/// what they take in their block, at each of many depths. A node of a real tree names few.
const MOST_OPEN_BYTES: usize = 64 << 20;

/// Walks a tree in the order of its keys, each node once.
pub(super) struct Walk {
    /// What is left of each node between the root and here, and what all of it took in memory.
    open: Vec<(std::vec::IntoIter<Step>, usize)>,
    open_bytes: usize,
    seen: HashSet<Cid>,
    last: String,
    /// How many nodes are named and not there.
    pub(super) missing: u64,
}

/// What a node names.
enum Step {
    Record(Found),
    Tree(Cid),
}

impl Step {
    /// What it takes in memory.
    fn bytes(&self) -> usize {
        let key = match self {
            Self::Record(found) => found.key.len(),
            Self::Tree(_) => 0,
        };
        size_of::<Self>() + key
    }
}

/// A record that the tree names.
pub(super) struct Found {
    /// Its collection and key.
    pub(super) key: String,
    /// The block that it is.
    pub(super) cid: Cid,
}

impl Walk {
    pub(super) fn new(root: Cid) -> Self {
        Self {
            open: vec![(vec![Step::Tree(root)].into_iter(), 0)],
            open_bytes: 0,
            seen: HashSet::new(),
            last: String::new(),
            missing: 0,
        }
    }

    /// The next record, or what is wrong with the tree at this place; `None` at its end.
    pub(super) fn next(&mut self, blocks: &Blocks) -> Option<Result<Found, String>> {
        loop {
            let (steps, bytes) = self.open.last_mut()?;
            let Some(step) = steps.next() else {
                self.open_bytes -= *bytes;
                self.open.pop();
                continue;
            };
            match step {
                Step::Record(found) if found.key > self.last => {
                    self.last.clone_from(&found.key);
                    return Some(Ok(found));
                }
                Step::Record(found) => return Some(Err(format!("names `{}` out of its order", found.key))),
                Step::Tree(cid) => {
                    if let Err(says) = self.enter(cid, blocks) {
                        return Some(Err(says));
                    }
                }
            }
        }
    }

    fn enter(&mut self, cid: Cid, blocks: &Blocks) -> Result<(), String> {
        if self.open.len() > DEEPEST {
            return Err("is deeper than any tree".to_owned());
        }
        // Nodes that share what is below them would take time that doubles with each level.
        if !self.seen.insert(cid) {
            return Err(format!("names its node {cid} twice"));
        }
        let Some(block) = blocks.get(cid) else {
            self.missing += 1;
            return Ok(());
        };
        let node = cbor::read(block).map_err(|says| format!("has the node {cid}, which {says}"))?;
        let steps = steps(&node).ok_or_else(|| format!("has the node {cid}, which is none"))?;
        let bytes = steps.iter().map(Step::bytes).sum();
        if self.open_bytes + bytes > MOST_OPEN_BYTES {
            return Err(format!("has the node {cid}, which names more than any tree"));
        }
        self.open_bytes += bytes;
        self.open.push((steps.into_iter(), bytes));
        Ok(())
    }
}

/// What a node names, in order: the tree before its first key, then each record and the tree behind it.
fn steps(node: &Value<'_>) -> Option<Vec<Step>> {
    let Some(Value::List(entries)) = node.get("e") else { return None };
    let mut steps = Vec::new();
    steps.extend(below(node.get("l")?)?.map(Step::Tree));
    let mut key = Vec::new();
    for entry in entries {
        // Keys leave out what they share with the one before.
        let Some(Value::Integer(shared)) = entry.get("p") else { return None };
        let shared = usize::try_from(*shared).ok().filter(|shared| *shared <= key.len())?;
        key.truncate(shared);
        key.extend_from_slice(entry.get("k")?.bytes()?);
        if key.len() > LONGEST_KEY {
            return None;
        }
        let found = Found { key: String::from_utf8(key.clone()).ok()?, cid: entry.get("v")?.link()? };
        steps.push(Step::Record(found));
        steps.extend(below(entry.get("t")?)?.map(Step::Tree));
    }
    Some(steps)
}

/// The tree below, if there is one; `None` if it is neither a name nor nothing.
fn below(value: &Value<'_>) -> Option<Option<Cid>> {
    match value {
        Value::Null => Some(None),
        _ => value.link().map(Some),
    }
}
