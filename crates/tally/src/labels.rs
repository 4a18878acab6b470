// SPDX-License-Identifier: AGPL-3.0-or-later
use std::hash::BuildHasher as _;

use foldhash::quality::RandomState;
use hashbrown::{HashTable, hash_table::Entry};

use crate::{names::Name, spelling::SpellingId, steady::Steady};

/// What many posts have alike, each kept once and for as long as a post has it: a language with hashtags.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    labels: Steady<Label>,
    /// Places that no post needs any more.
    free: Vec<LabelId>,
    ids: HashTable<LabelId>,
    hasher: RandomState,
}

/// A language and hashtags.
#[derive(Clone, Debug, Default)]
pub(crate) struct Label {
    /// The language.
    pub(crate) language: Option<Tongue>,
    /// Each spelling once, in the order of their numbers.
    pub(crate) hashtags: Box<[SpellingId]>,
    /// How many posts have it.
    users: u32,
}

/// A language, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Tongue {
    /// Whether it was found in the text, because the network says nothing.
    pub(crate) is_found: bool,
    /// The primary subtag.
    pub(crate) name: Name,
}

/// A label's number in its [`Labels`]. Whoever holds it counts as a user, until [`Labels::release`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LabelId(u32);

impl Labels {
    /// Finds a label for one more user, and keeps it when it is new.
    pub(crate) fn hold(&mut self, language: Option<Tongue>, hashtags: &[SpellingId]) -> LabelId {
        let Self { labels, free, ids, hasher } = self;
        let hash = hasher.hash_one((language, hashtags));
        let is_it = |id: &LabelId| labels.at(id.0).parts() == (language, hashtags);
        let hash_of = |id: &LabelId| hasher.hash_one(labels.at(id.0).parts());
        match ids.entry(hash, is_it, hash_of) {
            Entry::Occupied(known) => {
                let id = *known.get();
                labels.at_mut(id.0).users += 1;
                id
            }
            Entry::Vacant(empty) => {
                let label = Label { language, hashtags: hashtags.into(), users: 1 };
                let id = match free.pop() {
                    Some(id) => {
                        *labels.at_mut(id.0) = label;
                        id
                    }
                    None => LabelId(labels.push(label)),
                };
                empty.insert(id);
                id
            }
        }
    }

    /// Takes a user away, and with the last one what is kept.
    pub(crate) fn release(&mut self, id: LabelId) {
        let label = self.labels.at_mut(id.0);
        label.users = label.users.saturating_sub(1);
        if label.users > 0 {
            return;
        }
        let hash = self.hasher.hash_one(label.parts());
        *label = Label::default();
        if let Ok(entry) = self.ids.find_entry(hash, |other| *other == id) {
            entry.remove();
        }
        self.free.push(id);
    }

    /// All labels, and blanks for those that no post has any more.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Label> {
        self.labels.iter()
    }

    /// What a label says.
    pub(crate) fn label(&self, id: LabelId) -> &Label {
        self.labels.at(id.0)
    }
}

impl Label {
    fn parts(&self) -> (Option<Tongue>, &[SpellingId]) {
        (self.language, &self.hashtags)
    }
}

impl LabelId {
    /// The number as it is stored.
    pub(crate) fn number(self) -> u32 {
        self.0
    }

    /// A label by the number that was stored of it.
    pub(crate) fn stored(number: u32) -> Self {
        Self(number)
    }
}
