// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cmp::Reverse,
    collections::{BTreeMap, btree_map::Entry},
};

use model::{Post, Precision, Timestamp, Window};

use crate::{key::PostKey, sight::Sight};

/// Whole posts, as far as they may still turn out to be the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct First {
    whole: BTreeMap<(Timestamp, PostKey), Post>,
    /// No post after this instant is the first one: here is one that matches, in the window, to the second.
    by: Option<Timestamp>,
}

impl First {
    /// Keeps a post whole if it may be the first.
    pub(crate) fn put(
        &mut self,
        key: PostKey,
        sight: &Sight,
        post: impl FnOnce() -> Option<Post>,
        window: Option<Window>,
    ) {
        let Some(at) = sight.created_at else { return };
        let eligible = sight.is_inside(window) && (sight.matches || sight.repeats().is_some());
        if !eligible || self.by.is_some_and(|by| by < at) {
            return;
        }
        let Some(post) = post() else { return };
        match self.whole.entry((at, key)) {
            Entry::Vacant(empty) => {
                empty.insert(post);
            }
            Entry::Occupied(mut kept) if fullness(&post) > fullness(kept.get()) => {
                kept.insert(post);
            }
            Entry::Occupied(_) => {}
        }
    }

    /// Lets go of the whole posts that can't be the first any more, now that a sight is known.
    pub(crate) fn narrow(&mut self, sight: &Sight, window: Option<Window>) {
        let at = latest(sight, window).filter(|at| self.by.is_none_or(|by| *at < by));
        let Some(at) = at else { return };
        self.by = Some(at);
        while let Some(last) = self.whole.last_entry().filter(|last| last.key().0 > at) {
            last.remove();
        }
    }

    /// Lets go of a post of which this sight is known.
    pub(crate) fn remove(&mut self, key: PostKey, sight: &Sight) -> Option<Post> {
        self.whole.remove(&(sight.created_at?, key))
    }

    /// Forgets that a sight was there, when these are the others.
    pub(crate) fn forget(
        &mut self,
        sight: &Sight,
        others: impl Iterator<Item = Sight>,
        window: Option<Window>,
    ) {
        if self.by.is_some() && self.by == latest(sight, window) {
            self.by = others.filter_map(|other| latest(&other, window)).min();
        }
    }

    /// A post as it was added, if it may be the first.
    pub(crate) fn whole(&self, at: Timestamp, key: PostKey) -> Option<&Post> {
        self.whole.get(&(at, key))
    }
}

/// An instant after which no post is the first, if this sight gives one.
fn latest(sight: &Sight, window: Option<Window>) -> Option<Timestamp> {
    let is_certain = sight.matches && sight.precision == Precision::Second && sight.is_inside(window);
    sight.created_at.filter(|_| is_certain)
}

/// Orders posts of which counting sees no difference, the one that tells more last.
///
/// The printed form stands for a comparison of every field, which decides only so that it is decided at all.
fn fullness(post: &Post) -> (usize, Reverse<usize>, Reverse<String>) {
    (post.text.len(), Reverse(post.remarks.len()), Reverse(format!("{post:?}")))
}
