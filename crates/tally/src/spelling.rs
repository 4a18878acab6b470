// SPDX-License-Identifier: AGPL-3.0-or-later
use std::hash::BuildHasher as _;

use foldhash::quality::RandomState;
use hashbrown::HashTable;
use model::Network;

use crate::{
    Asked, Judge,
    names::{Name, Names},
    question::Verdict,
    steady::Steady,
};

/// The spellings of hashtags in posts that are kept, each judged once against the tags asked for.
#[derive(Clone, Debug)]
pub(crate) struct Spellings {
    judge: Judge,
    spellings: Steady<Spelling>,
    ids: HashTable<SpellingId>,
    hasher: RandomState,
}

/// A hashtag as somebody wrote it on a network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelling {
    /// The network.
    pub(crate) network: Network,
    /// The text as it was written.
    pub(crate) raw: Name,
    /// The same as the network folds it.
    pub(crate) folded: Name,
    /// What it is to the tags asked for.
    pub(crate) verdict: Verdict,
}

/// A spelling's number in its [`Spellings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SpellingId(u32);

impl Spellings {
    /// Starts without a spelling.
    pub(crate) fn new(asked: &Asked) -> Self {
        Self {
            judge: Judge::new(asked),
            spellings: Steady::default(),
            ids: HashTable::new(),
            hasher: RandomState::default(),
        }
    }

    /// What a spelling is to the tags asked for; nothing of it is kept but in a judge's small memory.
    pub(crate) fn verdict(&mut self, network: Network, tag: &str) -> Verdict {
        self.judge.verdict(network, tag)
    }

    /// Finds a spelling, and judges it when it is new.
    pub(crate) fn of(&mut self, network: Network, tag: &str, names: &mut Names) -> SpellingId {
        if let Some(id) = self.known(network, tag, names) {
            return id;
        }
        let hash = self.hasher.hash_one((network, tag));
        let (raw, folded) = (names.of(tag), names.of(&text::fold(network, tag)));
        let verdict = self.verdict(network, tag);
        let Self { spellings, ids, hasher, .. } = self;
        let id = SpellingId(spellings.push(Spelling { network, raw, folded, verdict }));
        let hash_of = |id: &SpellingId| {
            let spelling = spellings.at(id.0);
            hasher.hash_one((spelling.network, names.text(spelling.raw)))
        };
        ids.insert_unique(hash, id, hash_of);
        id
    }

    /// Finds a spelling that may be there already.
    pub(crate) fn known(&self, network: Network, tag: &str, names: &Names) -> Option<SpellingId> {
        let is_it = |id: &SpellingId| {
            let spelling = self.spellings.at(id.0);
            spelling.network == network && names.text(spelling.raw) == tag
        };
        self.ids.find(self.hasher.hash_one((network, tag)), is_it).copied()
    }

    /// What is known of a spelling.
    pub(crate) fn spelling(&self, id: SpellingId) -> &Spelling {
        self.spellings.at(id.0)
    }

    /// What makes a spelling nearly a tag asked for.
    pub(crate) fn why(&self, tag: &str) -> Option<text::Why> {
        self.judge.question().why(tag)
    }

    /// The tag asked for at a place in the question.
    pub(crate) fn asked(&self, place: u32) -> &str {
        self.judge.question().tag(place)
    }
}
