// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

/// Fewer posts than that are not told: they could be those of fewer people.
const FEW: u64 = 5;

/// Whole copies of posts that are kept sealed, and how often they were handed out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealedCopies {
    /// Of how many posts there are copies.
    pub posts: u64,
    /// Each time that copies were handed out, in the order of the record.
    pub disclosed: Vec<Disclosed>,
}

/// That sealed copies were handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosed {
    /// When.
    pub at: Timestamp,
    /// Of how many posts.
    pub posts: u64,
    /// Why, in the words of whoever did it.
    pub reason: String,
}

impl SealedCopies {
    /// Whether there is nothing to be told.
    pub(crate) fn is_empty(&self) -> bool {
        self.posts == 0 && self.disclosed.is_empty()
    }

    /// Of how many posts there are copies; nothing where these are few.
    pub(crate) fn told(&self) -> Option<u64> {
        (self.posts >= FEW).then_some(self.posts)
    }
}
