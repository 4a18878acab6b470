// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{BTreeMap, BTreeSet};

use model::{Network, PostKind, Timestamp, Window};

/// The true figures of an invented storm, for its hashtags and within its window, counted while it was invented.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    /// Distinct posts that match: the sum of the four kinds.
    pub posts: u64,
    /// Distinct accounts that posted them.
    pub accounts: u64,
    /// Of `posts`, those that are none of the other kinds.
    pub originals: u64,
    /// Of `posts`, answers.
    pub replies: u64,
    /// Of `posts`, repetitions.
    pub reposts: u64,
    /// Of `posts`, those that show another under words of their own.
    pub quotes: u64,
    /// Of `posts`, those on each network; a network without any is left out.
    pub networks: Vec<(Network, u64)>,
    /// Of `posts`, those in each minute, by its first instant; a minute without any is left out.
    pub per_minute: Vec<(Timestamp, u64)>,
}

/// Counts while the storm is invented.
pub(crate) struct Count {
    window: Window,
    truth: Truth,
    accounts: BTreeSet<usize>,
    networks: BTreeMap<Network, u64>,
    minutes: BTreeMap<i64, u64>,
}

impl Count {
    /// A count over a window that has seen nothing yet.
    pub(crate) fn new(window: Window) -> Self {
        Self {
            window,
            truth: Truth::default(),
            accounts: BTreeSet::new(),
            networks: BTreeMap::new(),
            minutes: BTreeMap::new(),
        }
    }

    /// Counts a post that carries one of the hashtags, or repeats one that does, if it lies in the window.
    pub(crate) fn add(&mut self, network: Network, author: usize, kind: PostKind, created_at: Timestamp) {
        if !self.window.contains(created_at) {
            return;
        }
        let truth = &mut self.truth;
        let of_kind = match kind {
            PostKind::Original => &mut truth.originals,
            PostKind::Quote => &mut truth.quotes,
            PostKind::Reply => &mut truth.replies,
            PostKind::Repost => &mut truth.reposts,
        };
        *of_kind += 1;
        truth.posts += 1;
        self.accounts.insert(author);
        *self.networks.entry(network).or_default() += 1;
        *self.minutes.entry(created_at.as_second().div_euclid(60)).or_default() += 1;
    }

    /// The figures.
    pub(crate) fn finish(self) -> Truth {
        let minute = |(minute, posts): (i64, u64)| Some((Timestamp::from_second(minute * 60).ok()?, posts));
        Truth {
            accounts: self.accounts.len() as u64,
            networks: self.networks.into_iter().collect(),
            per_minute: self.minutes.into_iter().filter_map(minute).collect(),
            ..self.truth
        }
    }
}
