// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{hash::BuildHasher as _, num::NonZeroU32};

use foldhash::quality::RandomState;
use hashbrown::HashTable;

use crate::{key::PostKey, steady::Steady};

/// The keys of posts that others repeat, answer or show, seen or not, each kept once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Originals {
    keys: Steady<PostKey>,
    ids: HashTable<OriginalId>,
    hasher: RandomState,
}

/// A key's number in its [`Originals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OriginalId(NonZeroU32);

impl OriginalId {
    /// The number, counted from 0.
    pub(crate) fn place(self) -> u32 {
        self.0.get() - 1
    }
}

impl Originals {
    /// Finds a key's number, and gives it one when it is new.
    pub(crate) fn of(&mut self, key: PostKey) -> OriginalId {
        let Self { keys, ids, hasher } = self;
        let hash = hasher.hash_one(key);
        if let Some(id) = ids.find(hash, |id| *keys.at(id.place()) == key) {
            return *id;
        }
        let number = NonZeroU32::new(keys.push(key).wrapping_add(1));
        let id = OriginalId(number.expect("four thousand million posts do not fit memory"));
        ids.insert_unique(hash, id, |id| hasher.hash_one(keys.at(id.place())));
        id
    }

    /// The key of a number.
    pub(crate) fn key(&self, id: OriginalId) -> PostKey {
        *self.keys.at(id.place())
    }

    /// All keys, in the order of their numbers.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &PostKey> {
        self.keys.iter()
    }
}
