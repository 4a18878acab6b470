// SPDX-License-Identifier: AGPL-3.0-or-later
use tally::Tally;

use crate::{
    people::{People, people, published_people},
    spread::{Spread, published_spread, spread},
    voices::{Voices, published_voices, voices},
};

/// What is understood of posts beyond counting them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understanding {
    /// How many people may be behind the accounts.
    pub people: People,
    /// How posts were passed on.
    pub spread: Spread,
    /// How the posts are shared among accounts.
    pub voices: Voices,
}

impl Understanding {
    /// Of a tally, with complete lists, for somebody's own eyes.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let threads = tally.threads();
        Self { people: people(&threads), spread: spread(&threads), voices: voices(&threads) }
    }

    /// The same as it may be published: nothing that fewer than five accounts are behind.
    #[must_use]
    pub fn published(tally: &Tally) -> Self {
        let threads = tally.threads();
        Self {
            people: published_people(&threads),
            spread: published_spread(&threads),
            voices: published_voices(&threads),
        }
    }
}
