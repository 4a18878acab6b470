// SPDX-License-Identifier: AGPL-3.0-or-later
use tally::{Faithful, Tally};

use crate::{
    numbers::approximate,
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
    /// Hashtags with people of their own, more than chance brings: of accounts with several posts so many have it in each.
    pub faithful: Vec<Faithful>,
}

/// How many times as many accounts as chance brings make it worth telling that they always carry a hashtag.
const BEYOND_CHANCE: f64 = 3.0;

impl Understanding {
    /// Of a tally, with complete lists, for somebody's own eyes; of one that estimates nothing, for who follows whom and who posted how
    /// much can't be had from a sample of posts.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        if tally.estimates() {
            return Self::default();
        }
        let threads = tally.threads();
        Self {
            people: people(&threads),
            spread: spread(&threads),
            voices: voices(&threads),
            faithful: faithful(tally),
        }
    }

    /// The same as it may be published: nothing that fewer than five accounts are behind.
    #[must_use]
    pub fn published(tally: &Tally) -> Self {
        if tally.estimates() {
            return Self::default();
        }
        let threads = tally.threads();
        Self {
            people: published_people(&threads),
            spread: published_spread(&threads),
            voices: published_voices(&threads),
            faithful: faithful(tally),
        }
    }
}

/// The hashtags with people of their own; at least five, so that they may be published.
fn faithful(tally: &Tally) -> Vec<Faithful> {
    let beyond = |faithful: &Faithful| approximate(faithful.accounts) > BEYOND_CHANCE * faithful.expected;
    tally.faithful().into_iter().filter(beyond).collect()
}
