// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Post;

use crate::{Asked, Counts, Flat, NetworkMinutes, Tally};

/// Figures of posts that were counted elsewhere, by what they have alike.
///
/// An engine that holds more posts than fit here counts them in groups, for each figure by what that figure asks. What is made of the groups
/// is decided by the very [`Tally`] that counts posts one by one: labels, spellings, order, the least crowd. The groups of one figure are
/// apart from those of another; each may come in any order, and from several engines that hold different posts.
///
/// Of the accounts behind a cell five are enough to tell that it may be published: the first is given with all posts of the cell, the others
/// with none.
#[derive(Clone, Debug)]
pub struct Groups {
    kinds: Tally,
    minutes: Tally,
    labels: Tally,
    near: Tally,
    accounts: Tally,
    ends: Tally,
    first: Tally,
}

impl Groups {
    /// Starts without any. Whoever groups posts has left out those that the window does not hold.
    #[must_use]
    pub fn new(asked: &Asked) -> Self {
        let tally = || Tally::new(Asked { window: None, ..asked.clone() });
        Self {
            kinds: tally(),
            minutes: tally(),
            labels: tally(),
            near: tally(),
            accounts: tally(),
            ends: Tally::new(asked.clone()),
            first: Tally::new(asked.clone()),
        }
    }

    /// Adds posts of one kind with the same doubts about their time.
    pub fn add_kind(&mut self, alike: &Flat, posts: u64) {
        self.kinds.add_alike(alike, posts);
    }

    /// Adds posts of one network and minute; or of no minute, where it is not known.
    pub fn add_minute(&mut self, alike: &Flat, posts: u64) {
        self.minutes.add_alike(alike, posts);
    }

    /// Adds posts of one network and language with the same hashtags.
    pub fn add_label(&mut self, alike: &Flat, posts: u64) {
        self.labels.add_alike(alike, posts);
    }

    /// The same of posts with a hashtag that nearly is one asked for, whether they count or not.
    pub fn add_near(&mut self, alike: &Flat, posts: u64) {
        self.near.add_alike(alike, posts);
    }

    /// Adds posts of one account under one handle.
    pub fn add_account(&mut self, alike: &Flat, posts: u64) {
        self.accounts.add_alike(alike, posts);
    }

    /// Adds that a post was made at a time, of those at which posts begin and end.
    pub fn add_end(&mut self, alike: &Flat) {
        self.ends.add_alike(alike, 1);
    }

    /// Adds a sight of the first post: the earliest, of several at one instant the one with the least (network, id).
    pub fn add_first(&mut self, post: &Post) {
        self.first.add_counted(post);
    }

    /// All figures, with complete lists.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.joined(Tally::counts)
    }

    /// The figures as they may be published, as [`Tally::published`] says.
    #[must_use]
    pub fn published(&self, may_be_quoted: impl Fn(&Post) -> bool) -> Counts {
        self.joined(|tally| tally.published(&may_be_quoted))
    }

    /// Posts by network and minute, as [`Tally::by_network_and_minute`] says.
    #[must_use]
    pub fn by_network_and_minute(&self) -> Vec<NetworkMinutes> {
        self.minutes.by_network_and_minute()
    }

    /// The same as it may be published.
    #[must_use]
    pub fn published_by_network_and_minute(&self) -> Vec<NetworkMinutes> {
        self.minutes.published_by_network_and_minute()
    }

    /// Takes from the counts of each tally what its groups tell.
    fn joined(&self, counts: impl Fn(&Tally) -> Counts) -> Counts {
        let (minutes, labels, accounts) =
            (counts(&self.minutes), counts(&self.labels), counts(&self.accounts));
        Counts {
            window: counts(&self.ends).window,
            accounts: accounts.accounts,
            authors: accounts.authors,
            first: counts(&self.first).first,
            peak: minutes.peak,
            per_minute: minutes.per_minute,
            networks: minutes.networks,
            hashtags: labels.hashtags,
            cohashtags: labels.cohashtags,
            languages: labels.languages,
            detected: labels.detected,
            variants: counts(&self.near).variants,
            ..counts(&self.kinds)
        }
    }
}
