// SPDX-License-Identifier: AGPL-3.0-or-later
//! The Merkle search tree that names a repository's records: <https://atproto.com/specs/repository>.

use std::{cmp::Ordering, collections::HashSet};

use crate::{
    car::Blocks,
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
pub struct Walk {
    /// What is left of each node between the root and here, and what all of it took in memory.
    open: Vec<(std::vec::IntoIter<Step>, usize)>,
    open_bytes: usize,
    seen: HashSet<Cid>,
    last: String,
    /// How many nodes are named and not there.
    pub missing: u64,
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
pub struct Found {
    /// Its collection and key.
    pub key: String,
    /// The block that it is.
    pub cid: Cid,
}

impl Walk {
    /// Begins at the root of a tree.
    #[must_use]
    pub fn new(root: Cid) -> Self {
        Self {
            open: vec![(vec![Step::Tree(root)].into_iter(), 0)],
            open_bytes: 0,
            seen: HashSet::new(),
            last: String::new(),
            missing: 0,
        }
    }

    /// The next record, or what is wrong with the tree at this place; `None` at its end.
    pub fn next(&mut self, blocks: &Blocks) -> Option<Result<Found, String>> {
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

/// Why a way through a tree leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TreeError {
    /// A node is no node, or its keys are not where they belong.
    #[error("the tree's node {0} is none")]
    Broken(Cid),
    /// A node on the way is not there.
    #[error("the tree's node {0} is missing")]
    Missing(Cid),
}

/// Finds the record of a key; `None` where the tree shows that there is none. Only the nodes on the way are needed.
///
/// # Errors
///
/// [`TreeError`] where the way breaks off.
pub fn find(root: Cid, key: &str, blocks: &Blocks) -> Result<Option<Cid>, TreeError> {
    let mut place = Place { node: root, after: None, before: None };
    // Further down than any key lies, the way goes round in circles.
    for _ in 0..DEEPEST {
        match place.turn(key, blocks)? {
            Turn::Down(next) => place = next,
            Turn::Found(cid) => return Ok(Some(cid)),
            Turn::Nowhere => return Ok(None),
        }
    }
    Err(TreeError::Broken(place.node))
}

/// A node, and the keys between which all of its keys lie.
struct Place {
    node: Cid,
    after: Option<String>,
    before: Option<String>,
}

/// Where the way goes on from a node.
enum Turn {
    Down(Place),
    Found(Cid),
    Nowhere,
}

impl Place {
    fn turn(self, key: &str, blocks: &Blocks) -> Result<Turn, TreeError> {
        let broken = TreeError::Broken(self.node);
        let block = blocks.get(self.node).ok_or(TreeError::Missing(self.node))?;
        let steps = cbor::read(block).ok().as_ref().and_then(steps).ok_or_else(|| broken.clone())?;
        let (mut after, mut before, mut below) = (self.after, self.before, None);
        for step in steps {
            let found = match step {
                Step::Record(found) => found,
                Step::Tree(cid) => {
                    below = Some(cid);
                    continue;
                }
            };
            let is_behind = after.as_ref().is_none_or(|after| *after < found.key);
            if !is_behind || before.as_ref().is_some_and(|before| *before <= found.key) {
                return Err(broken);
            }
            match found.key.as_str().cmp(key) {
                Ordering::Less => (after, below) = (Some(found.key), None),
                Ordering::Equal => return Ok(Turn::Found(found.cid)),
                Ordering::Greater => {
                    before = Some(found.key);
                    break;
                }
            }
        }
        Ok(below.map_or(Turn::Nowhere, |node| Turn::Down(Self { node, after, before })))
    }
}
