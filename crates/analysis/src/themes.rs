// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was said: phrases that several people used, and posts that stand for them. Nothing is written that nobody wrote.

mod phrases;
mod texts;

use std::{cmp::Reverse, collections::HashSet};

use model::{Post, PostKind, Remark};
use tally::FEW;

use self::{phrases::Phrases, texts::Texts};
use crate::{
    numbers::count,
    sample::{Sample, account_number, post_number},
    words::spoken,
};

/// How many posts are looked at; beyond, they are a sample.
const POSTS: usize = 50_000;

/// How many characters of a text are kept: longer than any network's ordinary post.
const LONGEST: usize = 5_000;

/// How many themes are told.
const THEMES: usize = 12;

/// How many posts stand for a theme.
const EXAMPLES: usize = 3;

/// The posts of a storm with their words, as far as they tell what was said.
///
/// Whatever the order, the repetition or the split of the posts, the same posts give the same themes. Of more than fifty thousand posts
/// it keeps a sample, drawn by their identifiers alone.
#[derive(Clone, Debug)]
pub struct Said(Sample<u64, Whole>);

/// A post, of which two sights can be ordered.
#[derive(Clone, Debug)]
struct Whole {
    post: Post,
    may_be_shown: bool,
}

/// What was said by several people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Themes {
    /// The posts that were looked at: those with words of their own, without reposts.
    pub posts: u64,
    /// The accounts that these are of, where that is known.
    pub accounts: u64,
    /// Whether there may have been more.
    pub is_sample: bool,
    /// Whether those alone were looked at that may be shown, because the words of the others are not kept.
    pub is_of_shown: bool,
    /// The themes, those first that explain most of what was written.
    pub themes: Vec<Theme>,
}

/// A phrase that at least five accounts used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The phrase as it was written most often, without hashtags, addresses and handles.
    pub phrase: String,
    /// The posts with it.
    pub posts: u64,
    /// The accounts that they are of.
    pub accounts: u64,
    /// Whether the call's kit has it.
    pub is_kit: bool,
    /// Of the posts that may be shown, those that say most of what the others with it say.
    pub examples: Vec<Post>,
}

impl Default for Said {
    fn default() -> Self {
        Self(Sample::new(POSTS))
    }
}

impl Said {
    /// Takes in a post that may count, and whether it may be shown. A repost says nothing of its own; of a very long text the beginning
    /// is kept.
    pub fn add(&mut self, post: &Post, may_be_shown: bool) {
        // So reposts were written before networks had them, and so some archives still give them.
        let is_repost = post.kind == PostKind::Repost || post.text.starts_with("RT @");
        if is_repost || spoken(&post.text).next().is_none() {
            return;
        }
        let number = post_number(post);
        let mut post = post.clone();
        if let Some((end, _)) = post.text.char_indices().nth(LONGEST) {
            post.text.truncate(end);
            post.remarks.push(Remark::Truncated);
        }
        self.0.put(number, number, Whole { post, may_be_shown });
    }

    /// Takes in what another has.
    pub fn merge(&mut self, other: Self) {
        self.0.merge(other.0);
    }

    /// What was said in the posts that count after all, beside what the call's kit says.
    #[must_use]
    pub fn themes(&self, kit: &[String], counts: impl Fn(&Post) -> bool) -> Themes {
        let posts: Vec<&Whole> = self.0.values().filter(|whole| counts(&whole.post)).collect();
        let texts =
            Texts::of(posts.iter().map(|whole| (whole.post.text.as_str(), account_number(&whole.post))));
        let accounts: HashSet<u64> = texts.texts.iter().filter_map(|text| text.account).collect();
        let kit: Vec<Vec<u32>> = kit.iter().map(|text| texts.known(text)).collect();
        let themes = Phrases::of(&texts).themes(THEMES).into_iter().map(|phrase| Theme {
            posts: count(phrase.posts.len()),
            accounts: phrase.accounts,
            is_kit: kit.iter().any(|kit| kit.windows(phrase.words.len()).any(|words| words == phrase.words)),
            examples: examples(&texts, &posts, &phrase.posts),
            phrase: texts.written(&phrase),
        });
        Themes {
            posts: count(posts.len()),
            accounts: count(accounts.len()),
            is_sample: self.0.is_full(),
            is_of_shown: false,
            themes: themes.collect(),
        }
    }
}

impl Themes {
    /// What was said in those posts of a storm that may be shown, where the words of the others are not kept, beside what the call's kit
    /// says; nothing where fewer than five accounts can be shown.
    #[must_use]
    pub fn of_shown<'a>(shown: impl Iterator<Item = &'a Post>, kit: &[String]) -> Option<Self> {
        let mut said = Said::default();
        shown.for_each(|post| said.add(post, true));
        let themes = Self { is_of_shown: true, ..said.themes(kit, |_| true) };
        (themes.accounts >= FEW).then_some(themes)
    }
}

/// Of the posts that may be shown, those whose words most of the others share, each text once.
fn examples(texts: &Texts, posts: &[&Whole], with_it: &[u32]) -> Vec<Post> {
    let central = texts.by_centrality(with_it);
    let shown = central.into_iter().filter_map(|place| posts.get(place)).filter(|whole| whole.may_be_shown);
    let mut examples: Vec<Post> = Vec::new();
    for whole in shown {
        let is_new =
            examples.iter().all(|other| text::own_words(&other.text) != text::own_words(&whole.post.text));
        if is_new {
            examples.push(whole.post.clone());
        }
        if examples.len() == EXAMPLES {
            break;
        }
    }
    examples
}

impl Whole {
    /// What decides between two sights of a post: the longer text, then whatever decides it at all.
    fn rank(&self) -> (Reverse<usize>, &str, String) {
        (Reverse(self.post.text.len()), &self.post.text, format!("{self:?}"))
    }
}

impl PartialEq for Whole {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Whole {}

impl PartialOrd for Whole {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Whole {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

#[cfg(test)]
mod tests;
