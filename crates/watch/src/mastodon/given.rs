// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::{HashMap, VecDeque},
    hash::BuildHasher,
};

use foldhash::fast::RandomState;

use super::parse::Found;

/// So many statuses are remembered: more than any server gives in the time that is looked back over.
const MOST: usize = 10_000;

/// What is longer is no address.
const LONGEST_URI: usize = 2_048;

/// The statuses that a server has given, by the server's own names for them.
#[derive(Default)]
pub(super) struct Given {
    hasher: RandomState,
    known: HashMap<u64, Known>,
    order: VecDeque<u64>,
}

struct Known {
    /// Which of its versions.
    version: u64,
    uri: Option<Box<str>>,
}

impl Given {
    /// Whether a status was given in this version.
    pub(super) fn has(&self, found: &Found) -> bool {
        let version = self.hasher.hash_one(&found.edited_at);
        self.known.get(&self.key(found)).is_some_and(|known| known.version == version)
    }

    /// Remembers a status.
    pub(super) fn remember(&mut self, found: &Found) {
        let (key, version) = (self.key(found), self.hasher.hash_one(&found.edited_at));
        let uri = found.uri.as_deref().filter(|uri| uri.len() <= LONGEST_URI).map(Into::into);
        if self.known.insert(key, Known { version, uri }).is_none() {
            self.order.push_back(key);
        }
        while self.order.len() > MOST {
            self.order.pop_front().and_then(|oldest| self.known.remove(&oldest));
        }
    }

    /// The name on every server of a status that this server gave.
    pub(super) fn uri(&self, id: &str) -> Option<String> {
        self.known.get(&self.hasher.hash_one(id))?.uri.as_deref().map(str::to_owned)
    }

    fn key(&self, found: &Found) -> u64 {
        match &found.id {
            Some(id) => self.hasher.hash_one(id.as_str()),
            None => self.hasher.hash_one(&found.raw),
        }
    }
}
