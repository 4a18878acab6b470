// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    hash::{BuildHasher as _, Hash},
};

use foldhash::quality::FixedState;
use model::Post;

/// The entries with the least numbers, of any number of entries: a sample that depends on nothing but the entries, if
/// their numbers are as good as drawn.
///
/// Bottom-k sampling: two samples together hold the sample of both inputs.
#[derive(Clone, Debug)]
pub(crate) struct Sample<K, V> {
    most: usize,
    entries: BTreeMap<(u64, K), V>,
}

impl<K: Ord, V: Ord> Sample<K, V> {
    /// Starts empty.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, entries: BTreeMap::new() }
    }

    /// Puts an entry in if its number is among the least; of two under one key the lesser stays.
    pub(crate) fn put(&mut self, number: u64, key: K, value: V) {
        let place = (number, key);
        let is_full = self.entries.len() >= self.most;
        if is_full && self.entries.last_key_value().is_some_and(|(last, _)| *last < place) {
            return;
        }
        match self.entries.get_mut(&place) {
            Some(known) if *known > value => *known = value,
            Some(_) => {}
            None => {
                self.entries.insert(place, value);
            }
        }
        if self.entries.len() > self.most {
            self.entries.pop_last();
        }
    }

    /// Puts in what another sample holds.
    pub(crate) fn merge(&mut self, other: Self) {
        for ((number, key), value) in other.entries {
            self.put(number, key, value);
        }
    }

    /// Whether there may have been more than it holds.
    pub(crate) fn is_full(&self) -> bool {
        self.entries.len() >= self.most
    }

    /// The keys with their values, in an order that says nothing.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|((_, key), value)| (key, value))
    }

    /// The values alone.
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.values()
    }
}

/// A number that stands for a post, by what makes it one: the same in every run.
pub(crate) fn post_number(post: &Post) -> u64 {
    // Each version of an edited post has an identifier of its own; they are one post, under its first.
    let identity = match post.edit_of.as_ref().or(post.id.as_ref()) {
        Some(id) => (id.as_str(), None, None),
        None => (&*post.text, handle(post), post.created_at.map(|at| at.to_string())),
    };
    number(&(post.network, identity))
}

/// A number that stands for whoever posted, where the source says who that is.
pub(crate) fn account_number(post: &Post) -> Option<u64> {
    let id = post.author.id.clone().filter(|id| !id.is_empty());
    let account = id.map(|id| (true, id)).or_else(|| handle(post).map(|handle| (false, handle)));
    account.map(|account| number(&(post.network, account)))
}

fn handle(post: &Post) -> Option<String> {
    let handle = post.author.handle.as_deref().map(text::fold_handle);
    handle.filter(|handle| !handle.is_empty())
}

/// A number that stands for something, the same in every run.
pub(crate) fn number(thing: &impl Hash) -> u64 {
    FixedState::with_seed(0).hash_one(thing)
}
