// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashMap;

use foldhash::quality::RandomState;

use crate::{
    Estimate,
    figures::Figures,
    key::PostKey,
    rows::Row,
    sight::Sight,
    sketch::{self, whole},
};

/// A row of fewer posts in the sample is not told: its standard error would be more than a tenth of it.
const FEWEST: u64 = 100;

impl Figures<'_> {
    /// How many posts one in the sample stands for, if it counts.
    ///
    /// It is there with a chance of one in 2^halvings. A repost that counts because of another post is counted only where both are, and
    /// stands for the square of that (Horvitz and Thompson 1952).
    ///
    /// Where posts were counted before by what they have alike, it stands for these.
    pub(crate) fn weight(&self, key: PostKey, sight: &Sight) -> u64 {
        if let Some(posts) = self.stands_for(key) {
            return posts;
        }
        let drawn = if sight.matches { 1 } else { 2 };
        1 << (self.halvings() * drawn)
    }

    /// The same of a post that is counted for what it carries itself, whether it matches or not.
    pub(crate) fn plain_weight(&self) -> u64 {
        1 << self.halvings()
    }

    /// The rows that can be told: of an estimate those that rest on enough posts.
    pub(crate) fn told<N, C>(&self, mut rows: Vec<Row<N, C>>) -> Vec<Row<N, C>> {
        if self.halvings() > 0 {
            let fewest = FEWEST.saturating_mul(self.plain_weight());
            rows.retain(|row| row.posts >= fewest);
        }
        rows
    }

    /// How far the figures of a sample may be from the truth; nothing where they are exact.
    pub(crate) fn estimate(&self) -> Option<Estimate> {
        let bound = self.crossed()?;
        let (squares, has_bare_reposts) = self.squares();
        let one_in = self.plain_weight();
        let accounts = bound.accounts().estimate();
        Some(Estimate {
            exact_up_to: u64::try_from(bound.posts()).unwrap_or(u64::MAX),
            one_in,
            posts_error: whole((float(one_in) * float(one_in - 1) * wide(squares)).sqrt()),
            accounts_error: whole(float(accounts) * sketch::STANDARD_ERROR),
            has_bare_reposts,
        })
    }

    /// The sum over the posts of the sample from which the variance of all posts follows, if that is multiplied by w (w - 1), where each
    /// of them stands for w; and whether there are reposts that may count because of others.
    ///
    /// A post by itself adds 1. One with k reposts in the sample that count because of it adds (1 + r)² + r, where r = w k is what is
    /// known of how many it has: with it, all of them are in the sample or out of it. One more such repost is reckoned with than was
    /// found, for there may be some where none is in the sample with its original. In whole numbers, so that no order matters.
    fn squares(&self) -> (u128, bool) {
        let mut reposts: HashMap<PostKey, u64, RandomState> = HashMap::default();
        let (mut sum, mut has_bare) = (0_u128, false);
        for (_, sight, counts) in self.seen_whole() {
            has_bare |= sight.repeats().is_some();
            match sight.follows.filter(|_| !sight.matches) {
                Some(original) if counts => *reposts.entry(original).or_default() += 1,
                _ => sum += u128::from(counts),
            }
        }
        for (original, count) in &reposts {
            let known = u128::from(*count) * u128::from(self.plain_weight());
            let own = u128::from(self.is_inside(*original));
            let all = own + known;
            sum = sum.saturating_add(all.saturating_mul(all).saturating_add(known) - own);
        }
        let further = u128::from(self.plain_weight()).pow(2) * u128::from(has_bare);
        (sum.saturating_add(further), has_bare)
    }
}

/// A count as a floating-point number, as near as there is one.
fn float(count: u64) -> f64 {
    wide(u128::from(count))
}

fn wide(count: u128) -> f64 {
    let part =
        |shift: u32| f64::from(u32::try_from(count >> shift & u128::from(u32::MAX)).unwrap_or_default());
    [96, 64, 32, 0].into_iter().fold(0.0, |sum, shift| sum * 4_294_967_296.0 + part(shift))
}
