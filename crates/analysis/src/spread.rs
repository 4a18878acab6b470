// SPDX-License-Identifier: AGPL-3.0-or-later
mod bridges;
mod cascades;
mod trees;

use model::{Network, PostKind, Timestamp};
use tally::{FEW, Threads};

use crate::numbers::count;

pub use bridges::Bridge;

/// How many cascades are told one by one.
const LARGEST: usize = 10;

/// How posts were passed on: repeated, answered, shown.
///
/// Networks tell of a repost only the post that it repeats, not where its author met it: among reposts alone a cascade is never deeper
/// than one step, and from whom to whom it went can't be known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Posts that at least one other follows, in whatever way, counted or not.
    pub cascades: u64,
    /// Posts that follow another.
    pub followers: u64,
    /// Posts that neither follow another nor are followed.
    pub alone: u64,
    /// How many cascades go so many steps deep at most, by depth.
    pub depths: Vec<(u64, u64)>,
    /// The cascades of most posts.
    pub largest: Vec<Cascade>,
    /// From one language into another, those of most posts first.
    pub languages: Vec<Bridge>,
    /// Accounts with words of their own in several languages; `None` where fewer than five may not be told.
    pub multilingual_accounts: Option<u64>,
}

/// A post with everything that follows it, over any number of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cascade {
    /// Where it happened.
    pub network: Network,
    /// Whether the post that it begins with counts itself; else it did not match, or was not seen.
    pub is_begun_by_counted: bool,
    /// When the first of its posts that count was made, where that is known.
    pub first: Option<Timestamp>,
    /// The posts in it that count.
    pub posts: u64,
    /// The accounts that they are of.
    pub accounts: u64,
    /// Of them, those that follow another, by the way in which they do.
    pub kinds: Vec<(PostKind, u64)>,
    /// The most steps from its beginning.
    pub depth: u64,
    /// The most posts that lie equally many steps from its beginning.
    pub width: u64,
    /// After so many seconds from `first` half of its posts were there, where the times of all are known to the minute or finer.
    pub half_after_seconds: Option<u64>,
    /// Its languages, each with its posts, the one of most posts first.
    pub languages: Vec<(String, u64)>,
}

/// How posts were passed on, with complete lists, for somebody's own eyes.
#[must_use]
pub fn spread(threads: &Threads) -> Spread {
    told(threads, 0)
}

/// The same as it may be published: nothing that fewer than five accounts are behind.
#[must_use]
pub fn published_spread(threads: &Threads) -> Spread {
    told(threads, FEW)
}

/// Tells what at least so many accounts are behind.
fn told(threads: &Threads, least: u64) -> Spread {
    let forest = trees::Forest::of(threads);
    let cascades = cascades::all(&forest, threads);
    let (languages, multilingual_accounts) = bridges::between_languages(threads, &forest, least);
    let followers = count(forest.followers());
    let heads = cascades.iter().filter(|cascade| cascade.is_begun_by_counted).count();
    Spread {
        cascades: count(cascades.len()),
        followers,
        alone: count(threads.posts().count()).saturating_sub(followers).saturating_sub(count(heads)),
        depths: cascades::depths(&forest, threads, &cascades, least),
        largest: cascades::largest(&forest, threads, cascades, LARGEST, least),
        languages,
        multilingual_accounts: Some(multilingual_accounts).filter(|accounts| *accounts >= least),
    }
}

#[cfg(test)]
mod tests;
