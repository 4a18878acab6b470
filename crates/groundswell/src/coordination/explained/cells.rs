// SPDX-License-Identifier: AGPL-3.0-or-later
//! The four shares of a storm's posts, and what of them may be published.

use std::collections::BTreeSet;

use analysis::Manner;

use super::{Explained, FEW};
use crate::coordination::storm::Taken;

/// What nothing explains, in JSON.
pub(super) const UNDECLARED: &str = "undeclared-synchrony";

/// A bound that is published is rounded outward to so many parts of all posts, so that no difference of two tells of a few people.
const STEPS: usize = 10;

/// A share of the posts, with the least and the most that it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it is; several where each is of few people.
    pub(super) parts: Vec<&'static str>,
    pub(super) posts: usize,
    /// `None` where few people make the difference, and it is published.
    pub(super) least: Option<usize>,
    pub(super) most: Option<usize>,
}

/// The posts of a share, by their names.
type Posts<'a> = BTreeSet<&'a str>;

/// A share before it is told.
struct Share<'a> {
    parts: Vec<&'static str>,
    posts: Posts<'a>,
    least: Posts<'a>,
    most: Posts<'a>,
}

/// The four shares, which add up to all posts; published, those of few people are told together.
pub(super) fn cells(explained: &Explained<'_>) -> Vec<Cell> {
    let shares = shares(explained);
    if !explained.is_public {
        let told = |share: Share<'_>| Cell {
            posts: share.posts.len(),
            least: Some(share.least.len()),
            most: Some(share.most.len()),
            parts: share.parts,
        };
        return shares.into_iter().map(told).collect();
    }
    let shares = joined(explained, shares);
    shares.into_iter().map(|share| published(explained, share)).collect()
}

fn shares<'a>(explained: &'a Explained<'_>) -> Vec<Share<'a>> {
    let names = |numbers: &BTreeSet<u32>| -> Posts<'a> {
        numbers.iter().map(|number| explained.sorted.shares.thing(*number)).collect()
    };
    let (shown, at_most) = (names(&explained.residue.contents), names(&explained.residue.contents_at_most));
    let of_manner = |manner: Manner| {
        let read = |reading: usize, without: &Posts<'a>| -> Posts<'a> {
            let is_it = |taken: &Taken| taken.manners.get(reading) == Some(&manner);
            let posts = explained.sorted.posts.iter().filter(|(_, taken)| is_it(taken));
            posts.map(|(name, _)| name.as_str()).filter(|name| !without.contains(name)).collect()
        };
        // The least: by the reading that takes fewest for it, without any that may be undeclared.
        let by_reading = |without: &Posts<'a>| [0, 1, 2].map(|reading| read(reading, without));
        Share {
            parts: vec![manner.key()],
            posts: read(0, &shown),
            least: by_reading(&at_most).into_iter().min_by_key(BTreeSet::len).unwrap_or_default(),
            most: by_reading(&Posts::new()).into_iter().max_by_key(BTreeSet::len).unwrap_or_default(),
        }
    };
    let [kit, own, together] = Manner::ALL.map(of_manner);
    // Nobody can show from coincidences alone that anything was arranged.
    let undeclared = Share { parts: vec![UNDECLARED], posts: shown, least: Posts::new(), most: at_most };
    vec![own, kit, together, undeclared]
}

/// Joins the shares of few people, with the smallest of the others if these are still few.
fn joined<'a>(explained: &Explained<'_>, shares: Vec<Share<'a>>) -> Vec<Share<'a>> {
    let people = |share: &Share<'a>| accounts(explained, share.posts.iter());
    let is_few = |share: &Share<'a>| (1..FEW).contains(&people(share));
    let (few, mut rest): (Vec<_>, Vec<_>) = shares.into_iter().partition(is_few);
    let Some(mut joined) = few.into_iter().reduce(Share::join) else { return rest };
    while is_few(&joined) {
        let next = rest.iter().enumerate().filter(|(_, share)| !share.posts.is_empty());
        let Some((place, _)) = next.min_by_key(|(_, share)| people(share)) else { break };
        joined = joined.join(rest.remove(place));
    }
    rest.push(joined);
    rest
}

/// A share as it may be published.
fn published(explained: &Explained<'_>, share: Share<'_>) -> Cell {
    let all = explained.sorted.posts.len();
    let is_told = |more: &Posts<'_>, fewer: &Posts<'_>| {
        !(1..FEW).contains(&accounts(explained, more.difference(fewer)))
    };
    let (least, most) =
        (share.least.len() * STEPS / all.max(1), (share.most.len() * STEPS).div_ceil(all.max(1)));
    Cell {
        posts: share.posts.len(),
        least: is_told(&share.posts, &share.least).then_some(least * all / STEPS),
        most: is_told(&share.most, &share.posts).then_some((most * all).div_ceil(STEPS)),
        parts: share.parts,
    }
}

/// How many accounts are behind some posts.
fn accounts<'a>(explained: &Explained<'_>, posts: impl Iterator<Item = &'a &'a str>) -> usize {
    let taken = posts.filter_map(|name| explained.sorted.posts.get(*name));
    taken.map(|taken| taken.account.as_str()).collect::<BTreeSet<_>>().len()
}

impl Share<'_> {
    fn join(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self.posts.extend(other.posts);
        self.least.extend(other.least);
        self.most.extend(other.most);
        self
    }
}
