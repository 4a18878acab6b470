// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{
    chance::{Chance, Ranks},
    words::{LANGUAGES, Words},
};

/// The letters of a DID, and of other names made of hashes.
pub const BASE32: &[u8] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Somebody with an account on both networks.
pub struct Person {
    pub number: u64,
    pub language: &'static str,
    pub did: String,
    pub user_id: String,
    pub handle: String,
    pub name: String,
    pub description: String,
    pub followers: u64,
    pub following: u64,
    pub tweets: u64,
    pub lists: u64,
}

/// Everybody, some of whom post most.
pub struct People {
    all: Vec<Person>,
    ranks: Ranks,
}

impl People {
    /// Invents so many.
    pub fn new(many: usize, words: &Words, chance: &mut Chance) -> Self {
        let all = (0..many as u64).map(|number| Person::new(number, words, chance)).collect();
        Self { all, ranks: Ranks::new(many, 1.05) }
    }

    /// Somebody, those who post much often.
    pub fn somebody(&self, chance: &mut Chance) -> &Person {
        // Scattered, so that nobody's number tells how much they post.
        let place = (chance.rank(&self.ranks) * 7919 + 13) % self.all.len();
        self.all.get(place).expect("a remainder is below what divides")
    }

    /// Anybody, each as likely as any.
    pub fn anybody(&self, chance: &mut Chance) -> &Person {
        chance.pick(&self.all)
    }
}

impl Person {
    fn new(number: u64, words: &Words, chance: &mut Chance) -> Self {
        let language = chance.weigh(&LANGUAGES);
        // Numbers were given in turn at first; later ones carry the time.
        let old = chance.is(0.4);
        let user_id = if old { 100_000_000..=1_000_000_000 } else { 10_u64.pow(17)..=19 * 10_u64.pow(17) };
        let letters = chance.count(6..=15);
        let described = chance.count(4..=16);
        Self {
            number,
            language,
            did: format!("did:plc:{}", chance.letters(BASE32, 24)),
            user_id: chance.number(user_id).to_string(),
            handle: chance.letters(b"abcdefghijklmnopqrstuvwxyz0123456789_", letters),
            name: words.rare(language, 2, chance),
            description: words.rare(language, described, chance),
            followers: chance.number(0..=40_000),
            following: chance.number(0..=3_000),
            tweets: chance.number(1..=200_000),
            lists: chance.number(0..=900),
        }
    }
}
