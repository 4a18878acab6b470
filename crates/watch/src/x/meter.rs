// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be spent on X, and what is.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::money::Dollars;

/// What X asks for.
///
/// The default is its [price list](https://docs.x.com/x-api/getting-started/pricing) as it stood in November 2026. Prices change, and
/// the [console](https://console.x.com) has the last word. Users have a price too; none is ever read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XPrices {
    /// For a post that is read, whether it was searched for, streamed or looked up.
    pub post: Dollars,
    /// For asking once how many posts there are.
    pub count: Dollars,
}

impl Default for XPrices {
    fn default() -> Self {
        Self { post: Dollars::from_micros(5_000), count: Dollars::from_micros(5_000) }
    }
}

/// The most that may be spent; whichever is reached first ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XBudget {
    /// Posts.
    pub posts: u64,
    /// Money.
    pub money: Dollars,
}

/// What was spent. Each post that was delivered counts, also one that X gives a second time and may not charge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct XSpent {
    /// Posts.
    pub posts: u64,
    /// Money.
    pub money: Dollars,
}

/// Counts what is spent, for all that is done with one key; clones count together.
#[derive(Clone, Debug)]
pub struct XMeter(Arc<Mutex<Counted>>);

#[derive(Debug)]
struct Counted {
    prices: XPrices,
    budget: XBudget,
    spent: XSpent,
    /// Posts that were asked for and have not come yet.
    held: u64,
}

impl XMeter {
    /// A meter that has counted so much already.
    #[must_use]
    pub fn new(prices: XPrices, budget: XBudget, spent: XSpent) -> Self {
        Self(Arc::new(Mutex::new(Counted { prices, budget, spent, held: 0 })))
    }

    /// What was spent so far.
    #[must_use]
    pub fn spent(&self) -> XSpent {
        self.counted().spent
    }

    /// The most that may be spent.
    #[must_use]
    pub fn budget(&self) -> XBudget {
        self.counted().budget
    }

    /// Allows more or less from now on. A source that had to stop goes on by itself.
    pub fn allow(&self, budget: XBudget) {
        self.counted().budget = budget;
    }

    pub(super) fn prices(&self) -> XPrices {
        self.counted().prices
    }

    /// Takes in what an earlier run spent, unless more is known of.
    pub(super) fn resume(&self, spent: XSpent) {
        let mut counted = self.counted();
        counted.spent.posts = counted.spent.posts.max(spent.posts);
        counted.spent.money = counted.spent.money.max(spent.money);
    }

    /// How many posts may still be read.
    pub(super) fn room(&self) -> u64 {
        self.counted().room()
    }

    /// Counts posts that were delivered.
    pub(super) fn count(&self, posts: u64) {
        self.counted().count(posts);
    }

    /// Pays for a question about a number; `false` if there is no money for it.
    pub(super) fn pay_question(&self) -> bool {
        let mut counted = self.counted();
        let price = counted.prices.count;
        let is_paid = counted.money_left().pays_for(price) > 0;
        if is_paid {
            counted.spent.money = counted.spent.money.plus(price);
        }
        is_paid
    }

    /// Puts aside as many posts as there is room for, up to `most`; nothing if there is less than `least`.
    pub(super) fn hold(&self, least: u64, most: u64) -> Option<Hold> {
        let mut counted = self.counted();
        let posts = counted.room().min(most);
        if posts < least {
            return None;
        }
        counted.held += posts;
        Some(Hold { meter: self.clone(), posts })
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counted {
    fn money_left(&self) -> Dollars {
        let held = self.prices.post.times(self.held);
        self.budget.money.without(self.spent.money).without(held)
    }

    fn room(&self) -> u64 {
        let posts = self.budget.posts.saturating_sub(self.spent.posts).saturating_sub(self.held);
        posts.min(self.money_left().pays_for(self.prices.post))
    }

    fn count(&mut self, posts: u64) {
        self.spent.posts = self.spent.posts.saturating_add(posts);
        self.spent.money = self.spent.money.plus(self.prices.post.times(posts));
    }
}

/// Posts that were put aside for an answer that is on its way. Dropped, it gives them back.
#[derive(Debug)]
pub(super) struct Hold {
    meter: XMeter,
    posts: u64,
}

impl Hold {
    pub(super) fn posts(&self) -> u64 {
        self.posts
    }

    /// Counts what came in their place.
    pub(super) fn settle(self, posts: u64) {
        // In this order, so that nobody finds room in between.
        self.meter.count(posts);
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.meter.counted().held -= self.posts;
    }
}
