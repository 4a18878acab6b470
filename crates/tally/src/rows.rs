// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cmp::Reverse, collections::HashMap, hash::Hash};

use foldhash::quality::RandomState;

use crate::crowd::{Crowd, Few, Who};

/// A count of distinct posts under one name.
#[derive(Clone, Debug)]
pub(crate) struct Row<N, C = ()> {
    /// The name, which also orders rows of equal count.
    pub(crate) name: N,
    /// How many posts.
    pub(crate) posts: u64,
    /// Who is behind them, as far as that is asked.
    pub(crate) crowd: C,
}

impl<N, C: Crowd> Row<N, C> {
    /// A row without a post.
    pub(crate) fn empty(name: N) -> Self {
        Self { name, posts: 0, crowd: C::default() }
    }

    /// Adds the posts of another row, none of which is in this one.
    pub(crate) fn join<M>(&mut self, other: &Row<M, C>) {
        self.posts += other.posts;
        self.crowd.join(other.crowd);
    }

    /// The same row under another name.
    pub(crate) fn named<M>(self, name: impl FnOnce(N) -> M) -> Row<M, C> {
        Row { name: name(self.name), posts: self.posts, crowd: self.crowd }
    }
}

/// Counts posts by name, each for as many as it stands for, in no order.
pub(crate) fn gather<N: Eq + Hash, C: Crowd>(
    posts: impl Iterator<Item = (N, Option<Who>, u64)>,
) -> Vec<Row<N, C>> {
    let mut rows: HashMap<N, (u64, C), RandomState> = HashMap::default();
    for (name, who, weight) in posts {
        let (posts, crowd) = rows.entry(name).or_default();
        *posts += weight;
        crowd.add(who);
    }
    rows.into_iter().map(|(name, (posts, crowd))| Row { name, posts, crowd }).collect()
}

/// Puts the fullest row first, then goes by name.
pub(crate) fn order<N: Ord, C>(mut rows: Vec<Row<N, C>>) -> Vec<Row<N, C>> {
    rows.sort_unstable_by(|a, b| (Reverse(a.posts), &a.name).cmp(&(Reverse(b.posts), &b.name)));
    rows
}

/// Joins the rows with few accounts into one at the end, as [`merge_few`] does, where each post is in one row.
///
/// There what is left out is what the other rows lack of all posts. So where that would be of few accounts, the least of the others go with
/// it until it is not; a row that is all that is left says nothing and is left out.
pub(crate) fn merge_few_parts<N>(
    rows: Vec<Row<N, Few>>,
    joined: impl FnOnce(Vec<Row<N, Few>>) -> Option<Row<N, Few>>,
) -> Vec<Row<N, Few>> {
    let (mut few, mut told): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.crowd.is_few());
    if few.is_empty() {
        return told;
    }
    let mut crowd = Few::default();
    few.iter().for_each(|row| crowd.join(row.crowd));
    while crowd.is_few()
        && let Some(least) = told.pop()
    {
        crowd.join(least.crowd);
        few.push(least);
    }
    if !told.is_empty() {
        told.extend(joined(few));
    }
    told
}

/// Joins the rows with few accounts into one at the end, which is left out if it has few itself.
pub(crate) fn merge_few<N>(
    rows: Vec<Row<N, Few>>,
    joined: impl FnOnce(Vec<Row<N, Few>>) -> Option<Row<N, Few>>,
) -> Vec<Row<N, Few>> {
    let (few, mut rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.crowd.is_few());
    rows.extend(joined(few).filter(|row| !row.crowd.is_few()));
    rows
}
