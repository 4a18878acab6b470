// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a power cut may leave of what was done.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter::once,
    ops::Range,
    path::{Path, PathBuf},
};

use fastrand::Rng;

use super::disk::Done;
use crate::durable::parent;

/// What becomes of what was not synced.
#[derive(Clone, Debug)]
pub(super) enum Fate {
    /// Nothing of it is there.
    Lost,
    /// All of it is there, as it is after `kill -9`.
    Kept,
    /// Any part of it is.
    Chance(Rng),
}

/// A folder as it is found when the power is back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) folders: BTreeSet<PathBuf>,
    pub(super) files: BTreeMap<PathBuf, Vec<u8>>,
}

/// A disk and what has not reached it.
#[derive(Default)]
struct Disk {
    nodes: Vec<Node>,
    /// Every name as programs see it; a folder's has no node.
    seen: BTreeMap<PathBuf, Option<usize>>,
    /// The names on the disk.
    names: BTreeMap<PathBuf, Option<usize>>,
    /// Changes of names that were not synced, each whole or not at all, with the folder in which they are.
    renamed: Vec<(PathBuf, Vec<(PathBuf, Name)>)>,
}

/// What is behind a name from now on.
#[derive(Clone, Copy)]
enum Name {
    File(usize),
    Folder,
    Nothing,
}

/// What a file holds on the disk, and what was done to it since it was synced.
#[derive(Default)]
struct Node {
    bytes: Vec<u8>,
    changes: Vec<Change>,
}

enum Change {
    Cut(u64),
    Write(u64, Vec<u8>),
}

/// What is left where the power is cut after all of a journal, in a folder that was on the disk before.
pub(super) fn left(before: &BTreeMap<PathBuf, Vec<u8>>, journal: &[Done], mut fate: Fate) -> Left {
    let mut disk = Disk::default();
    for (path, bytes) in before {
        disk.nodes.push(Node { bytes: bytes.clone(), changes: Vec::new() });
        disk.names.extend(path.ancestors().skip(1).map(|folder| (folder.to_owned(), None)));
        disk.names.insert(path.clone(), Some(disk.nodes.len() - 1));
    }
    disk.seen = disk.names.clone();
    journal.iter().for_each(|done| disk.take(done, &mut fate));
    disk.cut(&mut fate)
}

impl Disk {
    fn take(&mut self, done: &Done, fate: &mut Fate) {
        match done {
            Done::Create(path) => match self.seen.get(path) {
                Some(Some(node)) => self.nodes[*node].changes.push(Change::Cut(0)),
                _ => self.make(path),
            },
            Done::Cut(path, len) => self.node(path).changes.push(Change::Cut(*len)),
            Done::Folder(path) => self.name(vec![(path, Name::Folder)]),
            Done::Link(from, path) => self.name(vec![(path, Name::File(self.seen_file(from)))]),
            Done::Make(path) => self.make(path),
            Done::Remove(path) => self.name(vec![(path, Name::Nothing)]),
            Done::RemoveFolder(path) => {
                let within: Vec<PathBuf> =
                    self.seen.keys().filter(|name| name.starts_with(path)).cloned().collect();
                within.iter().rev().for_each(|path| self.name(vec![(path, Name::Nothing)]));
            }
            Done::Rename(from, path) => {
                let file = self.seen_file(from);
                self.name(vec![(from, Name::Nothing), (path, Name::File(file))]);
            }
            Done::Sync(path) => self.node(path).settle(&mut Fate::Kept),
            Done::SyncFailed(path) => self.node(path).settle(fate),
            Done::SyncFolder(folder) => {
                let (now, later) =
                    std::mem::take(&mut self.renamed).into_iter().partition(|(of, _)| of == folder);
                self.renamed = later;
                now.into_iter().for_each(|(_, names)| apply(&mut self.names, names));
            }
            Done::Write(path, offset, bytes) => {
                self.node(path).changes.push(Change::Write(*offset, bytes.clone()));
            }
        }
    }

    fn make(&mut self, path: &PathBuf) {
        self.nodes.push(Node::default());
        self.name(vec![(path, Name::File(self.nodes.len() - 1))]);
    }

    fn name(&mut self, names: Vec<(&PathBuf, Name)>) {
        let names: Vec<(PathBuf, Name)> =
            names.into_iter().map(|(path, name)| (path.clone(), name)).collect();
        let folder = parent(&names[0].0).strip_prefix(".").unwrap_or(parent(&names[0].0)).to_owned();
        apply(&mut self.seen, names.clone());
        self.renamed.push((folder, names));
    }

    fn seen_file(&self, path: &Path) -> usize {
        self.seen.get(path).copied().flatten().expect("what is written to is there")
    }

    fn node(&mut self, path: &Path) -> &mut Node {
        let node = self.seen_file(path);
        &mut self.nodes[node]
    }

    fn cut(mut self, fate: &mut Fate) -> Left {
        self.nodes.iter_mut().for_each(|node| node.settle(fate));
        for (_, names) in std::mem::take(&mut self.renamed) {
            if fate.keeps() {
                apply(&mut self.names, names);
            }
        }
        let mut left = Left::default();
        for (path, node) in &self.names {
            // What lies in a folder that has no name is nowhere.
            if !path.ancestors().skip(1).all(|above| above == Path::new("") || left.folders.contains(above)) {
                continue;
            }
            match node {
                None if path == Path::new("") => {}
                None => drop(left.folders.insert(path.clone())),
                Some(node) => drop(left.files.insert(path.clone(), self.nodes[*node].bytes.clone())),
            }
        }
        left
    }
}

fn apply(names: &mut BTreeMap<PathBuf, Option<usize>>, changes: Vec<(PathBuf, Name)>) {
    for (path, name) in changes {
        match name {
            Name::File(node) => drop(names.insert(path, Some(node))),
            Name::Folder => drop(names.insert(path, None)),
            Name::Nothing => names.retain(|name, _| !name.starts_with(&path)),
        }
    }
}

impl Node {
    /// Brings to the disk what was done since, or what part of it fate will have.
    fn settle(&mut self, fate: &mut Fate) {
        for change in std::mem::take(&mut self.changes) {
            match change {
                Change::Cut(len) if fate.keeps() => self.bytes.resize(len as usize, 0),
                Change::Cut(_) => {}
                Change::Write(offset, new) => fate.write(&mut self.bytes, offset as usize, &new),
            }
        }
    }
}

impl Fate {
    fn keeps(&mut self) -> bool {
        match self {
            Self::Lost => false,
            Self::Kept => true,
            Self::Chance(rng) => rng.bool(),
        }
    }

    /// Writes what reaches the disk: all, nothing, the beginning, or some of its sectors. The file may be as long as if all had been
    /// written; what is missing is then zeros, or what was there before.
    fn write(&mut self, bytes: &mut Vec<u8>, offset: usize, new: &[u8]) {
        const SECTOR: usize = 512;
        let end = offset + new.len();
        if new.is_empty() {
            return;
        }
        let kept: Vec<Range<usize>> = match self {
            Self::Lost => return,
            Self::Kept => once(offset..end).collect(),
            Self::Chance(rng) => match rng.u8(0..8) {
                0..3 => once(offset..end).collect(),
                3..5 => return,
                5 => once(offset..rng.usize(offset..end)).collect(),
                6 => Vec::new(),
                _ => (offset / SECTOR..end.div_ceil(SECTOR))
                    .map(|sector| offset.max(sector * SECTOR)..end.min((sector + 1) * SECTOR))
                    .filter(|_| rng.bool())
                    .collect(),
            },
        };
        let is_long = self.keeps();
        let reaches = kept.iter().map(|range| range.end).max().unwrap_or(offset);
        let length = bytes.len().max(if is_long { end } else { reaches.max(offset) });
        bytes.resize(length, 0);
        for range in kept {
            bytes[range.clone()].copy_from_slice(&new[range.start - offset..range.end - offset]);
        }
    }
}
