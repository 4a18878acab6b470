// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{hash::BuildHasher as _, iter};

use foldhash::quality::RandomState;
use hashbrown::HashTable;
use model::PostKind;

use crate::{
    key::PostKey,
    originals::{OriginalId, Originals},
    packed::Packed,
    sight::Sight,
    steady::Steady,
};

/// The posts that are kept for counting: forty bytes each, and about eight in the table that finds them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Posts {
    rows: Steady<Packed>,
    places: HashTable<u32>,
    hasher: RandomState,
    originals: Originals,
}

/// What a post is by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Standing {
    /// It matches, or it does not.
    Known(bool),
    /// It matches if the post that it repeats does.
    Repeats(OriginalId),
}

impl Posts {
    /// How many posts there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// All posts, each let go of as it is given; in no order.
    pub(crate) fn drain(mut self) -> impl Iterator<Item = (PostKey, Sight)> {
        // What finds them is needed no more, and its memory is.
        self.places = HashTable::new();
        iter::from_fn(move || {
            let row = self.rows.pop()?;
            Some(self.whole(&row))
        })
    }

    /// Where the post with a key is.
    pub(crate) fn place(&self, key: &PostKey) -> Option<u32> {
        let is_it = |place: &u32| key_at(&self.rows, *place) == *key;
        self.places.find(self.hasher.hash_one(key), is_it).copied()
    }

    /// What is known of the post at a place.
    pub(crate) fn at(&self, place: u32) -> (PostKey, Sight) {
        self.whole(self.rows.at(place))
    }

    /// The same without what the post follows.
    #[inline]
    pub(crate) fn bare_at(&self, place: u32) -> (PostKey, Sight) {
        self.rows.at(place).unpacked()
    }

    /// All posts without what they follow, in the order of their places.
    pub(crate) fn bare(&self) -> impl Iterator<Item = (PostKey, Sight)> {
        self.rows.iter().map(Packed::unpacked)
    }

    /// All posts, in the order of their places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (PostKey, Sight)> {
        self.rows.iter().map(|row| self.whole(row))
    }

    /// Whether each post matches by itself or repeats one, in the order of their places.
    pub(crate) fn standings(&self) -> impl Iterator<Item = Standing> {
        self.rows.iter().map(Standing::of)
    }

    /// The same of the post at a place.
    pub(crate) fn standing(&self, place: usize) -> Standing {
        Standing::of(self.rows.at(u32::try_from(place).expect("a place fits")))
    }

    /// Where the posts that others follow are, as far as they are seen.
    pub(crate) fn originals(&self) -> Vec<Option<u32>> {
        self.originals.keys().map(|key| self.place(key)).collect()
    }

    /// The number of the post that the one at a place follows, its place among [`Posts::originals`].
    pub(crate) fn followed(&self, place: u32) -> Option<u32> {
        self.rows.at(place).follows().map(OriginalId::place)
    }

    /// Adds a post that is not there.
    pub(crate) fn push(&mut self, key: PostKey, sight: &Sight) {
        let row = self.packed(key, sight);
        let Self { rows, places, hasher, .. } = self;
        let place = rows.push(row);
        let hash_of = |place: &u32| hasher.hash_one(key_at(rows, *place));
        places.insert_unique(hasher.hash_one(key), place, hash_of);
    }

    /// Changes what is known of a post.
    pub(crate) fn set(&mut self, place: u32, key: PostKey, sight: &Sight) {
        *self.rows.at_mut(place) = self.packed(key, sight);
    }

    /// Takes a post away; the last one takes its place.
    pub(crate) fn remove(&mut self, place: u32) {
        let Self { rows, places, hasher, .. } = self;
        let hash_at = |rows: &Steady<Packed>, place| hasher.hash_one(key_at(rows, place));
        if let Ok(entry) = places.find_entry(hash_at(rows, place), |other| *other == place) {
            entry.remove();
        }
        let last = u32::try_from(rows.len() - 1).expect("all places fit");
        if last != place {
            if let Some(moved) = places.find_mut(hash_at(rows, last), |other| *other == last) {
                *moved = place;
            }
            *rows.at_mut(place) = *rows.at(last);
        }
        // Written over, so that nothing of it stays where the list ends now.
        *rows.at_mut(last) = Packed::default();
        rows.pop();
    }

    fn packed(&mut self, key: PostKey, sight: &Sight) -> Packed {
        let follows = sight.follows.map(|key| self.originals.of(key));
        Packed::new(key, sight, follows)
    }

    fn whole(&self, row: &Packed) -> (PostKey, Sight) {
        let (key, sight) = row.unpacked();
        (key, Sight { follows: row.follows().map(|id| self.originals.key(id)), ..sight })
    }
}

impl Standing {
    fn of(row: &Packed) -> Self {
        let (kind, matches) = row.kind_and_matches();
        match row.follows() {
            Some(original) if kind == PostKind::Repost && !matches => Self::Repeats(original),
            _ => Self::Known(matches),
        }
    }

    /// Whether the post matches, where that is known of it alone.
    pub(crate) fn known(self) -> Option<bool> {
        match self {
            Self::Known(matches) => Some(matches),
            Self::Repeats(_) => None,
        }
    }

    /// Where the post is that it repeats, if that is seen.
    pub(crate) fn original(self, places: &[Option<u32>]) -> Option<usize> {
        let Self::Repeats(original) = self else { return None };
        let place = places.get(usize::try_from(original.place()).ok()?).copied().flatten()?;
        usize::try_from(place).ok()
    }
}

fn key_at(rows: &Steady<Packed>, place: u32) -> PostKey {
    rows.at(place).key()
}
