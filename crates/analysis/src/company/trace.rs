// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, Post, Precision};
use text::fold;

use crate::{
    sample::{account_number, number},
    words::spoken,
};

/// So many words, hashtags and links of a post are looked at.
const MOST: usize = 48;

/// The longest word, in bytes; longer ones are no words.
const LONGEST: usize = 64;

/// What is kept of a post: numbers that stand for its words, its account, its minute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Trace {
    /// Whether it has a hashtag agreed on.
    pub(super) is_agreed: bool,
    /// The minute in which it was made, since 1970.
    pub(super) minute: Option<i64>,
    /// Who posted it.
    pub(super) account: Option<u64>,
    /// Its words, and its hashtags that aren't agreed on; each once, the least first.
    pub(super) words: Vec<u64>,
    /// What it links to.
    pub(super) links: Vec<u64>,
}

impl Trace {
    /// Takes from a post what is kept; of its hashtags those given.
    pub(super) fn of(post: &Post, hashtags: &[&String], is_agreed: bool) -> Self {
        let is_known = post.precision != Precision::Day;
        let tags = hashtags.iter().map(|tag| tag_number(&fold(Network::X, tag)));
        let mut words: Vec<u64> =
            tags.chain(words(&post.text).map(|word| number(&word))).take(MOST).collect();
        words.sort_unstable();
        words.dedup();
        Self {
            is_agreed,
            minute: post.created_at.filter(|_| is_known).map(|at| at.as_second().div_euclid(60)),
            account: account_number(post),
            words,
            links: post.links.iter().take(MOST).map(number).collect(),
        }
    }

    /// Leaves out a hashtag, as X folds it.
    pub(super) fn forget_tag(&mut self, folded: &str) {
        let number = tag_number(folded);
        self.words.retain(|word| *word != number);
    }
}

fn tag_number(folded: &str) -> u64 {
    number(&("#", folded))
}

/// The words of a text in small letters, without hashtags, handles and links.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = spoken(text).flat_map(|word| word.split(|c: char| !c.is_alphanumeric() && c != '\''));
    let words = words.filter(|word| word.len() <= LONGEST && word.chars().nth(1).is_some());
    words.map(str::to_lowercase)
}
