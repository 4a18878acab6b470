// SPDX-License-Identifier: AGPL-3.0-or-later
use std::cell::LazyCell;

use model::{Network, Post, PostId, PostKind, Remark, Timestamp, Window};

use crate::{
    bound::Bound,
    first::First,
    key::{Form, PostKey},
    lexicon::Lexicon,
    matching::Matching,
    posts::Posts,
    sight::Sight,
};

/// What is to be counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Hashtags without `#`; none means every post.
    pub tags: Vec<String>,
    /// The window; `None` means all time.
    pub window: Option<Window>,
}

/// Tells the language of a text, as its primary subtag (BCP 47), where it can be told; the same for the same text.
pub type Ear = fn(&str) -> Option<&'static str>;

/// What became of a post that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It counts.
    Counted,
    /// It was seen before; what any of its sights knows counts.
    Duplicate,
    /// It matches, but not in the window.
    Outside,
    /// It does not match, or is a notice in a post's place.
    Unmatched,
    /// It repeats a post that has not been seen to match; it counts as soon as that is.
    Waiting,
    /// There are more posts than are kept, and it is not in the sample.
    Unsampled,
}

/// Counts of posts that can be taken apart and put together.
///
/// Whatever the order, the repetition or the split of the posts, the same posts give the same [`crate::Counts`]. It
/// keeps some fifty bytes of each post that matches, nearly matches or may match because of what it repeats, and
/// each name that such posts have once; of others it keeps nothing but what a [`crate::Judge`] remembers. Whole
/// posts are kept only as far as they may still turn out to be the first. Beyond a bound that is set ([`Tally::up_to`]) it keeps a sample of
/// them.
#[derive(Clone, Debug)]
pub struct Tally {
    pub(crate) asked: Asked,
    ear: Option<Ear>,
    pub(crate) lexicon: Lexicon,
    pub(crate) posts: Posts,
    pub(crate) first: First,
    pub(crate) bound: Option<Box<Bound>>,
    /// How many posts each one stands for, by the number in its key, where posts were counted before by what they have alike.
    pub(crate) alike: Vec<u64>,
}

impl Tally {
    /// Starts at nothing.
    #[must_use]
    pub fn new(asked: Asked) -> Self {
        let lexicon = Lexicon::new(&asked);
        Self {
            asked,
            ear: None,
            lexicon,
            posts: Posts::default(),
            first: First::default(),
            bound: None,
            alike: Vec::new(),
        }
    }

    /// The same; where a network gives no language of a post, it is looked for in the text, and counted apart from what networks give.
    ///
    /// Of a post that may have no text here it is asked for `whole`, but for a repost, which has no words of its own.
    #[must_use]
    pub fn listening(asked: Asked, ear: Ear) -> Self {
        Self { ear: Some(ear), ..Self::new(asked) }
    }

    /// What is counted.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Counts one post, unless it was counted before.
    pub fn add(&mut self, post: &Post) -> Added {
        self.add_brief(post, || post.clone())
    }

    /// Counts one post of which no more is given than counting needs: where it has an identifier, its text, address,
    /// display name, mentions, links, media and source may be missing. It is asked for `whole` if it may be the first.
    pub fn add_brief(&mut self, post: &Post, whole: impl FnOnce() -> Post) -> Added {
        self.add_sight(post, || Some(whole()))
    }

    /// The same of a post that is never quoted: should it be the first, its time alone is told. So no post is kept whole, of which there
    /// may be many where times are known to the minute.
    pub fn add_unquoted(&mut self, post: &Post) -> Added {
        self.add_sight(post, || None)
    }

    fn add_sight(&mut self, post: &Post, whole: impl FnOnce() -> Option<Post>) -> Added {
        if post.remarks.contains(&Remark::Notice) {
            return Added::Unmatched;
        }
        if self.leaves_out(post) {
            return Added::Unsampled;
        }
        let asked_any = !self.asked.tags.is_empty();
        let whole = LazyCell::new(whole);
        let ear = self.ear;
        let found = || match post {
            post if !post.text.is_empty() => ear?(&post.text),
            post if post.kind == PostKind::Repost => None,
            _ => ear.and_then(|ear| ear(&whole.as_ref()?.text)),
        };
        let Some(sight) = Sight::of(post, asked_any, &mut self.lexicon, found) else {
            return Added::Unmatched;
        };
        let key = PostKey::of(post, &mut self.lexicon.names);
        let place = self.posts.place(&key);
        let added = if place.is_some() { Added::Duplicate } else { self.standing(&sight) };
        self.see_sight(key.network, &sight);
        self.put(place, key, sight, || whole.clone());
        self.halve();
        added
    }

    /// Adds what another tally holds that was asked the same.
    pub fn merge(&mut self, mut other: Self) {
        self.join_bound(&mut other);
        self.adopt(&other.lexicon, other.posts, other.first);
        self.halve();
    }

    /// Takes one post out of all figures, and with it the reposts that counted only because of it.
    ///
    /// Says whether it was there. If it was the first post, then of the next one only the time may be known. It
    /// counts again if it is added again.
    pub fn forget(&mut self, network: Network, id: &PostId) -> bool {
        let key = PostKey::known(network, id, &self.lexicon.names);
        let Some((key, place)) = key.and_then(|key| Some((key, self.posts.place(&key)?))) else {
            return false;
        };
        let (_, sight) = self.posts.at(place);
        self.posts.remove(place);
        self.lexicon.labels.release(sight.label);
        self.first.remove(key, &sight);
        self.first.forget(&sight, self.posts.bare().map(|(_, other)| other), self.asked.window);
        true
    }

    /// Whether a post that is no repost counts, by all sights of it that were added.
    #[must_use]
    pub fn has_counted(&self, post: &Post) -> bool {
        let place = PostKey::of_known(post, &self.lexicon.names).and_then(|key| self.posts.place(&key));
        let sight = place.map(|place| self.posts.at(place).1);
        sight.is_some_and(|sight| sight.matches && sight.is_inside(self.asked.window))
    }

    /// The identifiers of the posts that are kept, of each the network's: those that match, nearly match, or repeat
    /// another; in no order. Of several versions of a post it is the first one's.
    pub fn identifiers(&self) -> impl Iterator<Item = (Network, String)> {
        let names = &self.lexicon.names;
        let keys = self.posts.bare().map(|(key, _)| key).filter(|key| key.form != Form::StandIn);
        keys.map(|key| (key.network, key.text(names)))
    }

    /// Of these posts, all that are kept, those that can be seen in the window, each with whether it counts; in no order.
    pub(crate) fn seen<'a>(
        &'a self,
        posts: impl Iterator<Item = (PostKey, Sight)> + 'a,
        matching: &'a Matching,
    ) -> impl Iterator<Item = (PostKey, Sight, bool)> + 'a {
        let posts = posts.zip(matching.of_posts());
        let posts = posts.map(|((key, sight), matches)| (key, sight, sight.matches || matches));
        posts.filter(|(_, sight, _)| sight.is_inside(self.asked.window))
    }

    /// A post as it was added, if it may be the first.
    pub(crate) fn whole(&self, at: Timestamp, key: PostKey) -> Option<&Post> {
        self.first.whole(at, key)
    }

    pub(crate) fn posts(&self) -> &Posts {
        &self.posts
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    pub(crate) fn standing(&self, sight: &Sight) -> Added {
        let original = || sight.repeats().and_then(|key| self.posts.place(&key));
        if sight.matches || original().is_some_and(|place| self.posts.at(place).1.matches) {
            let inside = sight.is_inside(self.asked.window);
            return if inside { Added::Counted } else { Added::Outside };
        }
        if sight.repeats().is_some() { Added::Waiting } else { Added::Unmatched }
    }

    /// Joins a sight of a post to those before, which are at a place if there are any.
    pub(crate) fn put(
        &mut self,
        place: Option<u32>,
        key: PostKey,
        sight: Sight,
        post: impl FnOnce() -> Option<Post>,
    ) {
        let window = self.asked.window;
        let old = place.map(|place| self.posts.at(place).1);
        let before = old.and_then(|old| old.standing_of_time(window));
        let now = sight.standing_of_time(window);
        if let Some(old) = old.filter(|_| now > before) {
            self.first.remove(key, &old);
        }
        // What is kept whole is a sight that gives the post's time; by itself, so that no order decides which.
        if now >= before {
            self.first.put(key, &sight, post, window);
        }
        let joined = match old {
            Some(old) => old.joined(sight, window, &mut self.lexicon),
            None => sight,
        };
        self.first.narrow(&joined, window);
        match place {
            Some(place) => self.posts.set(place, key, &joined),
            None => self.posts.push(key, &joined),
        }
    }
}
