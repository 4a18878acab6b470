// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use model::{Network, Precision, Timestamp};
use tally::{Threaded, Threads};

use super::{Cascade, trees::Forest};
use crate::numbers::count;

/// What decides which cascades are told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    root: usize,
    posts: u64,
    width: u64,
    first: Option<Timestamp>,
    pub(super) depth: u64,
    pub(super) is_begun_by_counted: bool,
}

/// All cascades, in no order.
pub(super) fn all(forest: &Forest, threads: &Threads) -> Vec<Size> {
    let followed = forest.roots().filter(|root| forest.children(*root).next().is_some());
    followed.map(|root| Size::of(root, forest, threads)).collect()
}

/// How many cascades go so many steps deep; joined from the deepest on until so many accounts are behind a row, which stands at the least
/// of its depths.
pub(super) fn depths(forest: &Forest, threads: &Threads, sizes: &[Size], least: u64) -> Vec<(u64, u64)> {
    let mut sizes: Vec<&Size> = sizes.iter().collect();
    sizes.sort_unstable_by_key(|size| Reverse(size.depth));
    let mut rows: Vec<(u64, u64)> = Vec::new();
    let (mut open, mut accounts) = (0, BTreeSet::new());
    for alike in sizes.chunk_by(|a, b| a.depth == b.depth) {
        open += count(alike.len());
        if count(accounts.len()) < least {
            let posts = alike.iter().flat_map(|size| size.posts(forest));
            accounts.extend(posts.filter_map(|place| threads.post(place)?.account));
        }
        let Some(depth) = alike.first().map(|size| size.depth) else { continue };
        if count(accounts.len()) >= least {
            rows.push((depth, std::mem::take(&mut open)));
            accounts.clear();
        }
    }
    if let Some(last) = rows.last_mut() {
        last.1 += open;
    }
    rows.reverse();
    rows
}

/// Those of most posts, which at least so many accounts are behind.
pub(super) fn largest(
    forest: &Forest,
    threads: &Threads,
    mut sizes: Vec<Size>,
    most: usize,
    least: u64,
) -> Vec<Cascade> {
    sizes.retain(|size| size.posts >= least);
    sizes.sort_unstable_by_key(|size| (Reverse(size.posts), size.first.is_none(), size.first));
    let mut told: Vec<Cascade> = Vec::new();
    for equal in sizes.chunk_by(|a, b| (a.posts, a.first) == (b.posts, b.first)) {
        if told.len() >= most {
            break;
        }
        // Only among equals are identifiers printed to be compared.
        let mut equal = equal.to_vec();
        equal.sort_by_cached_key(|size| size.least_identifier(forest, threads));
        let cascades = equal.iter().map(|size| size.cascade(forest, threads, least));
        told.extend(cascades.filter(|cascade| cascade.accounts >= least));
    }
    told.truncate(most);
    told
}

impl Size {
    fn of(root: usize, forest: &Forest, threads: &Threads) -> Self {
        let (mut posts, mut width, mut depth, mut first) = (0, 0, 0, None);
        let mut row = vec![root];
        loop {
            let counted = row.iter().filter_map(|place| threads.post(*place));
            let times = counted.clone().filter_map(|post| post.created_at);
            first = times.chain(first).min();
            let here = count(counted.count());
            (posts, width) = (posts + here, width.max(here));
            row = row.iter().flat_map(|place| forest.children(*place)).collect();
            if row.is_empty() {
                break;
            }
            depth += 1;
        }
        let is_begun_by_counted = threads.post(root).is_some();
        Self { root, posts, width, first, depth, is_begun_by_counted }
    }

    fn cascade(&self, forest: &Forest, threads: &Threads, least: u64) -> Cascade {
        let posts: Vec<Threaded> = self.posts(forest).filter_map(|place| threads.post(place)).collect();
        let accounts: BTreeSet<u64> = posts.iter().filter_map(|post| post.account).collect();
        let followers = posts.iter().filter(|post| post.follows.is_some());
        Cascade {
            // A root that was only followed is of the network of whatever follows it.
            network: posts.first().map_or(Network::X, |post| post.network),
            is_begun_by_counted: self.is_begun_by_counted,
            first: self.first,
            posts: self.posts,
            accounts: count(accounts.len()),
            kinds: rows(followers.map(|post| (post.kind, post.account)), least),
            depth: self.depth,
            width: self.width,
            half_after_seconds: half_after(&posts),
            languages: rows(posts.iter().map(|post| (language(post), post.account)), least),
        }
    }

    /// The places of its posts.
    fn posts<'a>(&self, forest: &'a Forest) -> impl Iterator<Item = usize> + 'a {
        let mut way = vec![self.root];
        std::iter::from_fn(move || {
            let post = way.pop()?;
            way.extend(forest.children(post));
            Some(post)
        })
    }

    fn least_identifier(&self, forest: &Forest, threads: &Threads) -> Option<String> {
        self.posts(forest).filter_map(|place| threads.identifier(place)).min()
    }
}

fn language(post: &Threaded) -> String {
    post.language().unwrap_or("und").to_owned()
}

/// Posts by name, the most first; of names that fewer accounts are behind nothing is told, nor by subtraction: where the names that are left
/// out are of fewer together, the least of the others goes with them.
fn rows<N: Ord>(posts: impl Iterator<Item = (N, Option<u64>)>, least: u64) -> Vec<(N, u64)> {
    let mut rows: BTreeMap<N, (u64, BTreeSet<u64>)> = BTreeMap::new();
    for (name, account) in posts {
        let (posts, accounts) = rows.entry(name).or_default();
        *posts += 1;
        accounts.extend(account);
    }
    let (mut told, few): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(_, (_, accounts))| count(accounts.len()) >= least);
    told.sort_by_key(|(_, (posts, _))| Reverse(*posts));
    let is_whole = few.is_empty();
    let mut rest: BTreeSet<u64> = few.into_iter().flat_map(|(_, (_, accounts))| accounts).collect();
    while !is_whole && count(rest.len()) < least {
        let Some((_, (_, accounts))) = told.pop() else { break };
        rest.extend(accounts);
    }
    told.into_iter().map(|(name, (posts, _))| (name, posts)).collect()
}

/// After how many seconds half of the posts were there.
fn half_after(posts: &[Threaded]) -> Option<u64> {
    let known = |post: &Threaded| post.created_at.filter(|_| post.precision != Precision::Day);
    let mut times: Vec<Timestamp> = posts.iter().map(known).collect::<Option<_>>()?;
    times.sort_unstable();
    let (first, half) = (times.first()?, times.get((times.len() - 1) / 2)?);
    u64::try_from(half.as_second() - first.as_second()).ok()
}
