// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::{HashMap, VecDeque},
    hash::BuildHasher,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use foldhash::fast::RandomState;
use jiff::SignedDuration;
use model::{PostId, Timestamp};

/// So long a host may give a post after another one did.
const LATE: SignedDuration = SignedDuration::from_secs(60);

/// So many posts are compared at the same time.
const MOST: usize = 100_000;

/// The hosts of one network that are followed side by side: what one of them gives, the others should give too.
#[derive(Clone, Debug, Default)]
pub struct Peers(Arc<Mutex<Compared>>);

#[derive(Debug, Default)]
struct Compared {
    hasher: RandomState,
    /// Up to when each host has told what it saw; `None` while it is known not to see.
    hosts: Vec<Option<Timestamp>>,
    /// Who has given each post, one bit a host.
    posts: HashMap<u64, u64>,
    /// The posts by when they were given first.
    order: VecDeque<(Timestamp, u64)>,
    /// What each host did not give: how many posts, and from when to when.
    missed: Vec<Option<Missed>>,
}

/// Posts that a host did not give and another one did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Missed {
    pub posts: u64,
    pub first: Timestamp,
    pub last: Timestamp,
}

/// One of the hosts.
pub(crate) struct Peer {
    peers: Peers,
    number: usize,
}

impl Peers {
    /// One more host; from the sixty-fifth on they are not compared.
    pub(crate) fn join(&self) -> Peer {
        let mut compared = self.compared();
        let number = compared.hosts.len();
        compared.hosts.push(None);
        compared.missed.push(None);
        Peer { peers: self.clone(), number }
    }

    fn compared(&self) -> MutexGuard<'_, Compared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Peer {
    /// Says that everything up to there has come, or that the host is out of sight.
    pub(crate) fn is_at(&self, seen_until: Option<Timestamp>) {
        if let Some(host) = self.peers.compared().hosts.get_mut(self.number) {
            *host = seen_until;
        }
    }

    /// How far the host is that is furthest of the others.
    pub(crate) fn furthest_other(&self) -> Option<Timestamp> {
        let compared = self.peers.compared();
        let others = compared.hosts.iter().enumerate().filter(|(number, _)| *number != self.number);
        others.filter_map(|(_, at)| *at).max()
    }

    /// Says that the host has given a post.
    pub(crate) fn gave(&self, post: &PostId, at: Timestamp) {
        if self.number >= 64 {
            return;
        }
        let mut compared = self.peers.compared();
        let key = compared.hasher.hash_one(post);
        let by = compared.posts.entry(key).or_insert(0);
        let is_new = *by == 0;
        *by |= 1 << self.number;
        if is_new {
            compared.order.push_back((at, key));
            if compared.order.len() > MOST {
                compared.judge_first();
            }
        }
    }

    /// What the host has missed since it was asked last.
    pub(crate) fn missed(&self, now: Timestamp) -> Option<Missed> {
        let mut compared = self.peers.compared();
        while compared.order.front().is_some_and(|(at, _)| now.duration_since(*at) > LATE) {
            compared.judge_first();
        }
        compared.missed.get_mut(self.number)?.take()
    }
}

impl Compared {
    /// Judges the oldest post: who saw everything when it was given, and did not give it, has missed it.
    fn judge_first(&mut self) {
        let Some((at, key)) = self.order.pop_front() else { return };
        let by = self.posts.remove(&key).unwrap_or_default();
        for (number, (seen_until, missed)) in self.hosts.iter().zip(&mut self.missed).enumerate().take(64) {
            if by & (1 << number) > 0 || seen_until.is_none_or(|until| until < at) {
                continue;
            }
            let so_far = missed.unwrap_or(Missed { posts: 0, first: at, last: at });
            *missed = Some(Missed {
                posts: so_far.posts + 1,
                first: so_far.first.min(at),
                last: so_far.last.max(at),
            });
        }
    }
}
