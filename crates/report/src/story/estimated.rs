// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is said of figures that were estimated.

use tally::{Counts, Estimate};
use words::Words;

/// The totals as an article tells them: of an estimate no digits that say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) posts: u64,
    pub(super) accounts: u64,
    pub(super) originals: u64,
    pub(super) replies: u64,
    pub(super) quotes: u64,
    pub(super) reposts: u64,
    is_estimate: bool,
}

impl Totals {
    pub(super) fn of(counts: &Counts) -> Self {
        let Counts { estimate, .. } = counts;
        let (posts, accounts) =
            estimate.map_or((0, 0), |estimate| (estimate.posts_error, estimate.accounts_error));
        Self {
            posts: near(counts.posts, posts),
            accounts: near(counts.accounts, accounts),
            originals: near(counts.originals, posts),
            replies: near(counts.replies, posts),
            quotes: near(counts.quotes, posts),
            reposts: near(counts.reposts, posts),
            is_estimate: estimate.is_some(),
        }
    }

    /// A number that stands alone.
    pub(super) fn number(&self, number: u64, words: &Words) -> String {
        let number = words.number(number);
        if self.is_estimate { format!("≈ {number}") } else { number }
    }
}

/// That the figures are estimates, and how far they may be off.
pub(super) fn error(estimate: &Estimate, words: &Words) -> String {
    let values = [
        ("limit", estimate.exact_up_to.into()),
        ("posts", further(estimate.posts_error).into()),
        ("accounts", further(estimate.accounts_error).into()),
    ];
    let said = words.fill("estimated", &values);
    if estimate.has_bare_reposts {
        format!("{said} {}", words.say("estimated-bare"))
    } else {
        said.into_owned()
    }
}

/// How that was done, and what it can't tell.
pub(super) fn rule(estimate: &Estimate, words: &Words) -> String {
    let values = [("limit", estimate.exact_up_to.into()), ("part", estimate.one_in.into())];
    words.fill("rule-estimated", &values).into_owned()
}

/// The nearest number with no more digits than an error leaves a meaning.
fn near(number: u64, error: u64) -> u64 {
    let step = step(error);
    number.saturating_add(step / 2) / step * step
}

/// An error with two digits, not less than it is.
fn further(error: u64) -> u64 {
    let step = step(error / 10);
    error.div_ceil(step).saturating_mul(step)
}

/// The greatest power of ten within a number.
fn step(number: u64) -> u64 {
    10_u64.pow(number.checked_ilog10().unwrap_or_default())
}
