// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Network, Post};

use crate::{
    key::{AccountKey, Form, PostKey, stand_in},
    names::Names,
};

/// A number that a thing draws by its name alone: the same on every machine and in every run, spread evenly over 64 bits.
///
/// It decides which posts are in a sample and what a [`crate::sketch::Sketch`] notes. Because nothing random is in it, samples that were
/// drawn apart belong together. Whoever could choose identifiers freely could choose their lots too: it withstands chance, not intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lot(u64);

/// What sets the lots of posts apart from those of accounts.
const POSTS: u64 = 0x6772_6f75_6e64_7377;
const ACCOUNTS: u64 = 0x656c_6c20_7461_6c6c;

/// The golden ratio's first bits, and a number of which the bits have no pattern either; both odd.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xd6e8_feb8_6659_fd93;

impl Lot {
    /// The lot of the post with a key.
    pub(crate) fn of_key(key: PostKey, names: &Names) -> Self {
        Self::of_post(key.network, key.form == Form::StandIn, &key.text(names))
    }

    /// The same of a post of which nothing need be known yet.
    pub(crate) fn of(post: &Post) -> Self {
        match post.edit_of.as_ref().or(post.id.as_ref()) {
            Some(id) => Self::of_post(post.network, false, id.as_str()),
            None => Self::of_post(post.network, true, &stand_in(post)),
        }
    }

    /// The lot of the account behind a post; `None` where the source names none.
    pub(crate) fn of_author(network: Network, author: &Author) -> Option<Self> {
        AccountKey::read(author, |identified, name| Self::of_account(network, identified, name))
    }

    /// The lot of an account.
    pub(crate) fn of_account(network: Network, identified: bool, name: &str) -> Self {
        Self::drawn(ACCOUNTS, network as u64 * 2 + u64::from(identified), name)
    }

    fn of_post(network: Network, stands_in: bool, text: &str) -> Self {
        Self::drawn(POSTS, network as u64 * 2 + u64::from(stands_in), text)
    }

    /// Folds eight bytes at a time into a state by a wide multiplication, then mixes it once more.
    fn drawn(domain: u64, kind: u64, text: &str) -> Self {
        let mut state = fold(domain ^ kind, STEP);
        let words = text
            .as_bytes()
            .chunks(8)
            .map(|chunk| chunk.iter().rev().fold(0, |word: u64, byte| word << 8 | u64::from(*byte)));
        for word in words {
            state = fold(state ^ word, FACTOR).wrapping_add(STEP);
        }
        // The length, for the last word may end in zeros.
        state ^= u64::try_from(text.len()).unwrap_or(u64::MAX);
        Self(finished(state))
    }

    /// Whether it is among one in 2^level of all lots.
    pub(crate) fn is_within(self, level: u32) -> bool {
        self.0.leading_zeros() >= level
    }

    /// Its bits.
    pub(crate) fn bits(self) -> u64 {
        self.0
    }
}

/// Multiplies two numbers to twice their width, and lays one half of the product over the other.
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    let low = u64::try_from(product & u128::from(u64::MAX)).expect("the rest is masked");
    let high = u64::try_from(product >> 64).expect("it was shifted");
    low ^ high
}

/// Lets every bit bear on every other: the last step of SplitMix64, by Stafford's constants of the variant 13.
fn finished(mut state: u64) -> u64 {
    state = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ state >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ state >> 31
}
