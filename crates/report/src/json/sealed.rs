// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::Serialize;

use crate::sealed::SealedCopies;

/// Whole copies of posts that are kept sealed.
#[derive(Debug, Serialize)]
pub(super) struct SealedJson<'a> {
    /// Of how many posts; `null` where these are fewer than five.
    posts: Option<u64>,
    disclosed: Vec<DisclosedJson<'a>>,
}

#[derive(Debug, Serialize)]
struct DisclosedJson<'a> {
    at: String,
    posts: u64,
    reason: &'a str,
}

impl<'a> SealedJson<'a> {
    /// Nothing where no call keeps any, which is the rule.
    pub(super) fn of(sealed: &'a SealedCopies) -> Option<Self> {
        let disclosed = sealed.disclosed.iter().map(|disclosed| DisclosedJson {
            at: disclosed.at.to_string(),
            posts: disclosed.posts,
            reason: &disclosed.reason,
        });
        (!sealed.is_empty()).then(|| Self { posts: sealed.told(), disclosed: disclosed.collect() })
    }
}
