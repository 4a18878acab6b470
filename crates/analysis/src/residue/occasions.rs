// SPDX-License-Identifier: AGPL-3.0-or-later
//! Occasions: how often two accounts met, and may meet.
//!
//! Whoever presses the button under an article shares its link, its picture and its headline at once: three objects, one occasion. And
//! who shares one link twenty times has twenty posts, and one object. So what hangs together, objects by a post that carries them and
//! posts by an object, brings no more occasions than it has objects, posts of the one, or posts of the other.

use std::collections::{BTreeMap, BTreeSet};

use model::Share;

use super::clusters::leader;
use crate::coordination::Pair;

/// Of so many pairs of posts each is looked at by itself; of more, one that has several objects counts for each of them, which makes
/// chance greater, and never less.
const MOST_POSTS: usize = 4096;

/// An object that two accounts share, and their shares of it.
pub(super) type Common<'a> = (u32, &'a [Share], &'a [Share]);

/// Objects and posts that hang together.
#[derive(Default)]
struct Occasions {
    objects: BTreeSet<u32>,
    posts: [BTreeSet<u32>; 2],
}

impl Occasions {
    /// No more of them than this.
    fn most(&self) -> usize {
        self.posts.iter().map(BTreeSet::len).fold(self.objects.len(), usize::min)
    }
}

/// How often two accounts met, by their pairs of shares.
pub(super) fn met<'a>(first: u32, pairs: impl Iterator<Item = &'a Pair> + Clone) -> u64 {
    let mut objects = pairs.clone().map(|pair| pair.object);
    let Some(object) = objects.next() else { return 0 };
    // Most meet over one thing.
    if objects.all(|other| other == object) {
        return 1;
    }
    let ends = pairs.flat_map(|pair| {
        let [older, newer] = pair.contents();
        let (one, other) = if pair.older == first { (older, newer) } else { (newer, older) };
        [(0, one, pair.object), (1, other, pair.object)]
    });
    together(ends.collect()).values().map(|it| it.most() as u64).sum()
}

/// How often two accounts meet by chance, over what they have in common: one term for each pair of posts, by the object of theirs by
/// which they meet most easily.
pub(super) fn expected(common: &[Common<'_>], chance: impl Fn(u32) -> f64) -> f64 {
    if let [(object, a, b)] = common {
        return (chance(*object) * (a.len() * b.len()) as f64).min(1.0);
    }
    let ends = common.iter().flat_map(|(object, a, b)| {
        let of = |side: usize, shares: &'_ [Share]| -> Vec<_> {
            shares.iter().map(|share| (side, share.content, *object)).collect()
        };
        of(0, a).into_iter().chain(of(1, b))
    });
    let shares: BTreeMap<u32, &Common<'_>> = common.iter().map(|it| (it.0, it)).collect();
    let sum = |it: &Occasions| {
        let common: Vec<_> = it.objects.iter().filter_map(|object| shares.get(object).copied()).collect();
        by_posts(&common, &chance).min(it.most() as f64)
    };
    together(ends.collect()).values().map(sum).sum()
}

/// The chance of each pair of posts, together.
fn by_posts(common: &[&Common<'_>], chance: impl Fn(u32) -> f64) -> f64 {
    let count: usize =
        common.iter().map(|(_, a, b)| a.len().saturating_mul(b.len())).fold(0, usize::saturating_add);
    if common.len() == 1 || count > MOST_POSTS {
        return common.iter().map(|(object, a, b)| chance(*object) * a.len() as f64 * b.len() as f64).sum();
    }
    let mut chances: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for (object, a, b) in common {
        let chance = chance(*object);
        for (a, b) in a.iter().flat_map(|a| b.iter().map(move |b| (a.content, b.content))) {
            let most = chances.entry((a, b)).or_default();
            *most = most.max(chance);
        }
    }
    chances.values().sum()
}

/// What hangs together, by one object of each; of ends, each a side with a post of it and an object that the post carries.
fn together(mut ends: Vec<(usize, u32, u32)>) -> BTreeMap<u32, Occasions> {
    ends.sort_unstable();
    ends.dedup();
    let mut leaders = BTreeMap::new();
    for of_post in ends.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        for ((.., one), (.., other)) in of_post.iter().zip(of_post.iter().skip(1)) {
            let (one, other) = (leader(&mut leaders, *one), leader(&mut leaders, *other));
            leaders.insert(one.max(other), one.min(other));
        }
    }
    let mut all: BTreeMap<u32, Occasions> = BTreeMap::new();
    for (side, post, object) in ends {
        let it = all.entry(leader(&mut leaders, object)).or_default();
        it.objects.insert(object);
        if let Some(posts) = it.posts.get_mut(side) {
            posts.insert(post);
        }
    }
    all
}
