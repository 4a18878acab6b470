// SPDX-License-Identifier: AGPL-3.0-or-later
use std::cmp::Ordering;

use text::Why;

use super::Evidence;

/// How alike words have to be, where the form says too little and the spelling stands nowhere beside the hashtag: found on three of the six
/// labelled events of the bench, and judged on the other three.
const ALIKE: f64 = 0.3;

/// A spelling that may count as a hashtag agreed on, if somebody says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The spelling as it was written; of several the least.
    pub spelling: String,
    /// The hashtag agreed on.
    pub of: String,
    /// What makes it nearly that, by its form.
    pub why: Why,
    /// The company that it keeps.
    pub evidence: Evidence,
}

impl Offer {
    /// Whether form and company together make it worth a person's look.
    pub(super) fn is_likely(&self) -> bool {
        let Evidence { together, same_account, likeness, .. } = self.evidence;
        !self.why.needs_company() || together > 0 || same_account > 0 || likeness > ALIKE
    }

    /// Those of most posts first.
    pub(super) fn order(one: &Self, other: &Self) -> Ordering {
        let by_posts = other.evidence.posts.cmp(&one.evidence.posts);
        by_posts.then_with(|| one.why.cmp(&other.why)).then_with(|| one.spelling.cmp(&other.spelling))
    }
}
