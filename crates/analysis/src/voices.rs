// SPDX-License-Identifier: AGPL-3.0-or-later
use std::cmp::Reverse;

use model::{Precision, Timestamp};
use tally::{FEW, Threads};

use crate::numbers::{approximate, count};

/// How the posts are shared among accounts.
///
/// Few voices that make most of the noise are an indicator of flooding, never a proof: an organizer who answers everybody, or a
/// newsroom, looks the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Voices {
    /// The fewest accounts that together made half of the posts; `None` where fewer than five may not be told.
    pub half: Option<u64>,
    /// How much of the posts the busiest hundredth of the accounts made, from 0 to 1; of at least one account. `None` where that is fewer
    /// than five and may not be told.
    pub busiest_hundredth: Option<f64>,
    /// Gini's coefficient: 0 if all accounts made as many posts, near 1 if one made nearly all. `None` where there are fewer than five and it
    /// may not be told.
    pub gini: Option<f64>,
    /// Stretches in which fewer than five accounts made most of what was posted, in order of time.
    pub floods: Vec<Flood>,
}

/// A stretch in which fewer than five accounts made most of many posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flood {
    /// Its first instant.
    pub start: Timestamp,
    /// The first instant after it.
    pub end: Timestamp,
    /// The posts in it of which the account is known.
    pub posts: u64,
    /// Those of the four busiest accounts of each ten minutes; `None` where fewer than five may not be told.
    pub of_few: Option<u64>,
}

/// How long a stretch is that is looked at by itself.
const STRETCH_SECONDS: i64 = 600;

/// How many posts in one are looked at: of fewer, four people who talk with one another make most.
const MANY: u64 = 50;

/// How the posts are shared among accounts. Posts without a known account are left out.
#[must_use]
pub fn voices(threads: &Threads) -> Voices {
    told(threads, 1)
}

/// The same as it may be published: nothing that fewer than five accounts are behind; of a flood neither what they made nor one that
/// nobody but them was in.
#[must_use]
pub fn published_voices(threads: &Threads) -> Voices {
    let mut voices = told(threads, FEW);
    voices.floods.iter_mut().for_each(|flood| flood.of_few = None);
    voices
}

/// Tells what at least so many accounts are behind.
fn told(threads: &Threads, least: u64) -> Voices {
    let mut accounts: Vec<u64> = threads.posts().filter_map(|(_, post)| post.account).collect();
    accounts.sort_unstable();
    let mut posts: Vec<u64> = accounts.chunk_by(|a, b| a == b).map(|posts| count(posts.len())).collect();
    posts.sort_unstable_by_key(|posts| Reverse(*posts));
    let all: u64 = posts.iter().sum();
    let hundredth = posts.len().div_ceil(100);
    let busiest = share(posts.iter().take(hundredth).sum(), all);
    Voices {
        half: Some(half(&posts, all)).filter(|half| *half >= least),
        busiest_hundredth: Some(busiest).filter(|_| count(hundredth) >= least),
        gini: Some(gini(&posts, all)).filter(|_| count(posts.len()) >= least),
        floods: floods(threads, least),
    }
}

/// The fewest that together have half.
fn half(posts: &[u64], all: u64) -> u64 {
    let mut sum = 0;
    let reached = posts.iter().position(|posts| {
        sum += posts;
        sum * 2 >= all
    });
    reached.map_or(0, |place| count(place + 1))
}

/// Gini's coefficient of counts, the greatest first: the sum of all differences between two of them, over twice their number times
/// their sum.
fn gini(posts: &[u64], all: u64) -> f64 {
    let accounts = approximate(count(posts.len()));
    let ranked = posts.iter().rev().enumerate();
    let weighted: f64 = ranked.map(|(rank, posts)| approximate(count(rank + 1)) * approximate(*posts)).sum();
    if all == 0 { 0.0 } else { 2.0 * weighted / (accounts * approximate(all)) - (accounts + 1.0) / accounts }
}

fn floods(threads: &Threads, least: u64) -> Vec<Flood> {
    let known = threads.posts().filter(|(_, post)| post.precision != Precision::Day);
    let stretch = |at: Timestamp| at.as_second().div_euclid(STRETCH_SECONDS);
    let mut posts: Vec<(i64, u64)> =
        known.filter_map(|(_, post)| Some((stretch(post.created_at?), post.account?))).collect();
    posts.sort_unstable();
    let mut floods: Vec<Flood> = Vec::new();
    for posts in posts.chunk_by(|a, b| a.0 == b.0) {
        let Some(flood) = flood(posts, least) else { continue };
        match floods.last_mut().filter(|last| last.end == flood.start) {
            Some(last) => {
                (last.end, last.posts) = (flood.end, last.posts + flood.posts);
                last.of_few = last.of_few.zip(flood.of_few).map(|(few, more)| few + more);
            }
            None => floods.push(flood),
        }
    }
    floods
}

/// What the posts of one stretch, in order of their accounts, are if few accounts made most of them.
fn flood(posts: &[(i64, u64)], least: u64) -> Option<Flood> {
    let all = count(posts.len());
    let mut each: Vec<u64> = posts.chunk_by(|a, b| a == b).map(|posts| count(posts.len())).collect();
    each.sort_unstable_by_key(|posts| Reverse(*posts));
    let few = usize::try_from(FEW - 1).ok()?;
    let of_few = each.iter().take(few).sum::<u64>();
    let start = posts.first()?.0 * STRETCH_SECONDS;
    let instant = |second| Timestamp::from_second(second).ok();
    (all >= MANY && of_few * 2 > all && count(each.len()) >= least).then_some(Flood {
        start: instant(start)?,
        end: instant(start + STRETCH_SECONDS)?,
        posts: all,
        of_few: Some(of_few),
    })
}

fn share(part: u64, all: u64) -> f64 {
    if all == 0 { 0.0 } else { approximate(part) / approximate(all) }
}
