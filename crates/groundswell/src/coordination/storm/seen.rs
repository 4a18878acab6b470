// SPDX-License-Identifier: AGPL-3.0-or-later
//! A post, whichever of its sights came first.

use std::cmp::Reverse;

use model::{Network, Post, Precision, Timestamp};

use super::{super::from_posts::account, place};

/// What is known of a post from all its sights: each field is the least of an order that leaves nothing open, so that the inputs
/// may come in any.
pub(super) struct Seen {
    /// The sight that is taken: one with the hashtags before others, then by time, text and place.
    pub(super) post: Post,
    /// Whether one of them has the hashtags.
    pub(super) is_tagged: bool,
    /// The earliest of the times that are known to the second.
    at: Option<Timestamp>,
    /// Its account: by its lasting identifier, where one of them has it.
    account: Option<(bool, String)>,
}

impl Seen {
    pub(super) fn new(post: Post, is_tagged: bool) -> Self {
        let at = post.created_at.filter(|_| post.precision == Precision::Second);
        let account = account(&post).map(|name| (post.author.id.is_none(), name));
        Self { post, is_tagged, at, account }
    }

    /// Joins two.
    pub(super) fn joined(self, other: Self) -> Self {
        let least = |a: Option<Timestamp>, b: Option<Timestamp>| a.into_iter().chain(b).min();
        let (at, is_tagged) = (least(self.at, other.at), self.is_tagged || other.is_tagged);
        let account = self.account.clone().into_iter().chain(other.account.clone()).min();
        let post = if self.rank() <= other.rank() { self.post } else { other.post };
        Self { post, is_tagged, at, account }
    }

    fn rank(&self) -> impl Ord {
        let Self { post, is_tagged, .. } = self;
        let time = (Reverse(post.precision), post.created_at.is_none(), post.created_at);
        // What then still differs decides only so that it is decided at all.
        (!is_tagged, time, post.text.clone(), place(post), format!("{post:?}"))
    }

    /// The identifiers under which others repeat or answer it.
    pub(super) fn ids(&self) -> impl Iterator<Item = (Network, String)> {
        let ids = [self.post.id.clone(), self.post.edit_of.clone()];
        let network = self.post.network;
        ids.into_iter().flatten().map(move |id| (network, id.0))
    }

    /// The post at its exact time, with its account and the time in nanoseconds; nothing where one of them is not known.
    pub(super) fn exact(self) -> Option<(Post, String, i64)> {
        let (at, (_, account)) = (self.at?, self.account?);
        let at_ns = i64::try_from(at.as_nanosecond()).ok()?;
        Some((Post { created_at: Some(at), precision: Precision::Second, ..self.post }, account, at_ns))
    }
}
