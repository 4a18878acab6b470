// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashSet;

use model::Network;

use crate::{Asked, spelling::Spellings};

/// How many spellings a judge remembers; then it begins anew, so that its memory stays small.
const REMEMBERED: usize = 1 << 16;

/// Says beforehand whether a hashtag can matter to a [`crate::Tally`], so that most posts need not be read further.
#[derive(Clone, Debug)]
pub struct Judge {
    spellings: Spellings,
    asks_all: bool,
    /// Spellings that don't matter; those that do are few, and are judged each time.
    others: [HashSet<Box<str>>; Network::ALL.len()],
}

impl Judge {
    /// A judge for what is asked.
    #[must_use]
    pub fn new(asked: &Asked) -> Self {
        Self {
            spellings: Spellings::new(&asked.tags),
            asks_all: asked.tags.is_empty(),
            others: Default::default(),
        }
    }

    /// Whether every post matters, whatever hashtags it has.
    #[must_use]
    pub fn asks_all(&self) -> bool {
        self.asks_all
    }

    /// Whether a hashtag is asked for, or nearly is one that is.
    pub fn holds(&mut self, network: Network, hashtag: &str) -> bool {
        let others = self.others.iter_mut().zip(Network::ALL).find(|(_, other)| *other == network);
        let Some((others, _)) = others else { return true };
        if others.contains(hashtag) {
            return false;
        }
        if self.spellings.is_of_interest(network, hashtag) {
            return true;
        }
        if others.len() >= REMEMBERED {
            others.clear();
        }
        others.insert(hashtag.into());
        false
    }
}
