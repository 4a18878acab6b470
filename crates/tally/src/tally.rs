// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet, btree_map::Entry},
};

use model::{Network, Post, PostId, Precision, Remark, Timestamp, Window};

use crate::{
    names::{Name, Names},
    sight::{AccountKey, PostKey, Sight},
    spelling::Spellings,
};

/// What is to be counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Hashtags without `#`; none means every post.
    pub tags: Vec<String>,
    /// The window; `None` means all time.
    pub window: Option<Window>,
}

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
}

/// Counts of posts that can be taken apart and put together.
///
/// Whatever the order, the repetition or the split of the posts, the same posts give the same [`crate::Counts`]. It
/// keeps some hundred bytes of each post that matches, nearly matches or may match because of what it repeats; of
/// others it keeps nothing but what a [`crate::Judge`] remembers. Whole posts are kept only as far as they may still turn out to be the first.
#[derive(Clone, Debug)]
pub struct Tally {
    asked: Asked,
    names: Names,
    spellings: Spellings,
    sights: HashMap<PostKey, Sight>,
    whole: BTreeMap<(Timestamp, PostKey), Post>,
    /// No post after this instant is the first one: here is one that matches, in the window, to the second.
    first_by: Option<Timestamp>,
}

impl Tally {
    /// Starts at nothing.
    #[must_use]
    pub fn new(asked: Asked) -> Self {
        Self {
            spellings: Spellings::new(&asked),
            asked,
            names: Names::default(),
            sights: HashMap::new(),
            whole: BTreeMap::new(),
            first_by: None,
        }
    }

    /// What is counted.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Counts one post, unless it was counted before.
    pub fn add(&mut self, post: &Post) -> Added {
        if post.remarks.contains(&Remark::Notice) {
            return Added::Unmatched;
        }
        let asked_any = !self.asked.tags.is_empty();
        let Some(sight) = Sight::of(post, asked_any, &mut self.names, &mut self.spellings) else {
            return Added::Unmatched;
        };
        let key = PostKey::of(post, &mut self.names);
        let known = self.sights.contains_key(&key);
        let added = if known { Added::Duplicate } else { self.standing(&sight) };
        self.put(key, sight, Some(post));
        added
    }

    /// Adds what another tally holds that was asked the same.
    pub fn merge(&mut self, other: Self) {
        let Self { names, spellings, sights, mut whole, .. } = other;
        for (key, sight) in sights {
            let post = sight.created_at.and_then(|at| whole.remove(&(at, key)));
            let (key, sight) = self.adopt(key, sight, (&names, &spellings));
            self.put(key, sight, post.as_ref());
        }
    }

    /// Takes one post out of all figures, and with it the reposts that counted only because of it.
    ///
    /// Says whether it was there. If it was the first post, then of the next one only the time may be known. It
    /// counts again if it is added again.
    pub fn forget(&mut self, network: Network, id: &PostId) -> bool {
        let Some(name) = self.names.known(id.as_str()) else { return false };
        let key = PostKey { network, identified: true, name };
        let Some(sight) = self.sights.remove(&key) else { return false };
        if let Some(at) = sight.created_at {
            self.whole.remove(&(at, key));
        }
        if self.first_by.is_some() && self.first_by == self.latest_first(&sight) {
            self.first_by = self.sights.values().filter_map(|sight| self.latest_first(sight)).min();
        }
        true
    }

    /// The posts that can be seen in the window, each with whether it counts; in no order.
    pub(crate) fn seen(&self) -> impl Iterator<Item = (PostKey, &Sight, bool)> {
        let matching = self.matching();
        let inside = self.sights.iter().filter(|(_, sight)| sight.is_inside(self.asked.window));
        inside.map(move |(key, sight)| (*key, sight, sight.matches || matching.contains(key)))
    }

    /// A post as it was added, if it may be the first.
    pub(crate) fn whole(&self, at: Timestamp, key: PostKey) -> Option<&Post> {
        self.whole.get(&(at, key))
    }

    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    pub(crate) fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// The reposts that match because what they repeat does, over any number of steps.
    fn matching(&self) -> HashSet<PostKey> {
        let mut repeated_by: HashMap<PostKey, Vec<PostKey>> = HashMap::new();
        for (key, sight) in &self.sights {
            if let Some(original) = sight.repeats.filter(|_| !sight.matches) {
                repeated_by.entry(original).or_default().push(*key);
            }
        }
        let own = |key: &PostKey| self.sights.get(key).is_some_and(|sight| sight.matches);
        let mut left: Vec<PostKey> = repeated_by.keys().copied().filter(own).collect();
        let mut matching = HashSet::new();
        while let Some(original) = left.pop() {
            for repost in repeated_by.remove(&original).unwrap_or_default() {
                matching.insert(repost);
                left.push(repost);
            }
        }
        matching
    }

    fn standing(&self, sight: &Sight) -> Added {
        let original = sight.repeats.and_then(|key| self.sights.get(&key));
        if sight.matches || original.is_some_and(|original| original.matches) {
            let inside = sight.is_inside(self.asked.window);
            return if inside { Added::Counted } else { Added::Outside };
        }
        if sight.repeats.is_some() { Added::Waiting } else { Added::Unmatched }
    }

    /// Joins a sight of a post to those before.
    fn put(&mut self, key: PostKey, sight: Sight, post: Option<&Post>) {
        let window = self.asked.window;
        let old = self.sights.get(&key);
        let before = old.and_then(|old| old.standing_of_time(window));
        let now = sight.standing_of_time(window);
        if now > before
            && let Some(at) = old.and_then(|old| old.created_at)
        {
            self.whole.remove(&(at, key));
        }
        // What is kept whole is a sight that gives the post's time; by itself, so that no order decides which.
        if now >= before {
            self.put_whole(key, &sight, post);
        }
        let joined = match self.sights.get(&key) {
            Some(old) => old.joined(&sight, window, &self.names),
            None => sight,
        };
        self.narrow(self.latest_first(&joined));
        self.sights.insert(key, joined);
    }

    /// Keeps a post whole if it may be the first.
    fn put_whole(&mut self, key: PostKey, sight: &Sight, post: Option<&Post>) {
        let Some((at, post)) = sight.created_at.zip(post) else { return };
        let eligible = sight.is_inside(self.asked.window) && (sight.matches || sight.repeats.is_some());
        if !eligible || self.first_by.is_some_and(|by| by < at) {
            return;
        }
        match self.whole.entry((at, key)) {
            Entry::Vacant(empty) => {
                empty.insert(post.clone());
            }
            Entry::Occupied(mut kept) if fullness(post) > fullness(kept.get()) => {
                kept.insert(post.clone());
            }
            Entry::Occupied(_) => {}
        }
    }

    /// An instant after which no post is the first, if this sight gives one.
    fn latest_first(&self, sight: &Sight) -> Option<Timestamp> {
        let certain =
            sight.matches && sight.precision == Precision::Second && sight.is_inside(self.asked.window);
        sight.created_at.filter(|_| certain)
    }

    /// Lets go of the whole posts that can't be the first any more.
    fn narrow(&mut self, first_by: Option<Timestamp>) {
        let Some(at) = first_by.filter(|at| self.first_by.is_none_or(|by| *at < by)) else { return };
        self.first_by = Some(at);
        while let Some(last) = self.whole.last_entry().filter(|last| last.key().0 > at) {
            last.remove();
        }
    }

    /// Gives what another tally keeps this one's numbers.
    fn adopt(&mut self, key: PostKey, sight: Sight, from: (&Names, &Spellings)) -> (PostKey, Sight) {
        let (names, spellings) = from;
        let own = &mut self.names;
        let mut key_here = |key: PostKey| PostKey { name: own.of(names.text(key.name)), ..key };
        let (key, repeats) = (key_here(key), sight.repeats.map(&mut key_here));
        let mut here = |name: Option<Name>| name.map(|name| own.of(names.text(name)));
        let (handle, language) = (here(sight.handle), here(sight.language));
        let account = sight.account.map(|key| AccountKey { name: own.of(names.text(key.name)), ..key });
        let mut tags: Vec<_> = sight
            .hashtags
            .iter()
            .map(|tag| names.text(spellings.spelling(*tag).raw))
            .map(|tag| self.spellings.of(key.network, tag, &mut self.names))
            .collect();
        tags.sort_unstable();
        (key, Sight { account, handle, language, repeats, hashtags: tags.into(), ..sight })
    }
}

/// Orders posts of which counting sees no difference, the one that tells more last.
///
/// The printed form stands for a comparison of every field, which decides only so that it is decided at all.
fn fullness(post: &Post) -> (usize, Reverse<usize>, Reverse<String>) {
    (post.text.len(), Reverse(post.remarks.len()), Reverse(format!("{post:?}")))
}
