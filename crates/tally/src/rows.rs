// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
    hash::Hash,
};

/// How many distinct accounts stand at least behind anything published.
pub const FEW: u64 = 5;

/// Posts under one name; `P` stands for a post, `A` for its account.
#[derive(Clone, Debug)]
pub(crate) struct Row<N, P> {
    /// The name, which also orders rows of equal count.
    pub(crate) name: N,
    /// Distinct posts, in the order in which they were gathered.
    pub(crate) posts: Vec<P>,
}

/// Gathers posts by name, the fullest row first, then by name.
pub(crate) fn gather<N: Ord, P>(named: impl IntoIterator<Item = (N, P)>) -> Vec<Row<N, P>> {
    let mut rows: BTreeMap<N, Vec<P>> = BTreeMap::new();
    for (name, post) in named {
        rows.entry(name).or_default().push(post);
    }
    order(rows.into_iter().map(|(name, posts)| Row { name, posts }).collect())
}

/// Puts the fullest row first, then goes by name.
pub(crate) fn order<N: Ord, P>(mut rows: Vec<Row<N, P>>) -> Vec<Row<N, P>> {
    rows.sort_by(|a, b| (Reverse(a.posts.len()), &a.name).cmp(&(Reverse(b.posts.len()), &b.name)));
    rows
}

/// Merges the rows with few accounts into one at the end, which is left out if it has few itself.
pub(crate) fn merge_few<N, P: Copy + Eq + Hash, A: Eq + Hash>(
    rows: Vec<Row<N, P>>,
    other: impl FnOnce() -> Option<N>,
    account: impl Fn(P) -> Option<A>,
) -> Vec<Row<N, P>> {
    let (few, mut rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| is_few(&row.posts, &account));
    let mut known = HashSet::new();
    let mut posts: Vec<P> = few.into_iter().flat_map(|row| row.posts).collect();
    posts.retain(|post| known.insert(*post));
    if !is_few(&posts, &account)
        && let Some(name) = other()
    {
        rows.push(Row { name, posts });
    }
    rows
}

/// Whether posts come from fewer accounts than may be published.
pub(crate) fn is_few<P: Copy, A: Eq + Hash>(posts: &[P], account: impl Fn(P) -> Option<A>) -> bool {
    let mut accounts = HashSet::new();
    !posts.iter().filter_map(|post| account(*post)).any(|account| {
        accounts.insert(account);
        number(accounts.len()) >= FEW
    })
}

/// The number of items as a figure.
pub(crate) fn number(count: usize) -> u64 {
    u64::try_from(count).expect("an address space has no more than 2^64 places")
}
