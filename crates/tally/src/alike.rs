// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Post;

use crate::{
    Flat, Tally,
    key::{Form, PostKey},
    sight::Sight,
};

impl Tally {
    /// Counts so many posts at once that count, whatever hashtags they have, and are alike in all that will be asked of this tally.
    ///
    /// Each of these groups counts, so each is given once; a group of none tells only that its account is among those of a cell. Such a
    /// tally takes nothing but groups, and is not merged with others: their groups are added to it.
    pub(crate) fn add_alike(&mut self, flat: &Flat, posts: u64) {
        let sight = self.sight_of(flat, true);
        let number = u64::try_from(self.alike.len()).unwrap_or(u64::MAX);
        self.alike.push(posts);
        self.posts.push(PostKey { network: flat.network, form: Form::Decimal, by: None, number }, &sight);
    }

    /// How many posts one stands for, where they were counted before by what they have alike.
    pub(crate) fn stands_for(&self, key: PostKey) -> Option<u64> {
        self.alike.get(usize::try_from(key.number).ok()?).copied()
    }

    /// Counts a post that is known to count, though nothing of it may say so: what it repeats may be elsewhere.
    pub(crate) fn add_counted(&mut self, post: &Post) {
        let found = || None;
        let Some(sight) = Sight::of(post, false, &mut self.lexicon, found) else { return };
        let key = PostKey::of(post, &mut self.lexicon.names);
        self.put(self.posts.place(&key), key, sight, || Some(post.clone()));
    }
}
