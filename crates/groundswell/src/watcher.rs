// SPDX-License-Identifier: AGPL-3.0-or-later
//! Counts what matters of networks that are followed, for somebody's own terminal or record.

use std::collections::{HashSet, VecDeque};

use ingest::{Arrival, Cursor, Item};
use model::{Gap, Network, Post, PostId, Timestamp};
use report::Watch;
use tally::{Added, Asked, Counts, Tally};

use crate::board::{self, Shown};

/// What is watched in a terminal.
pub struct Watcher {
    tags: Vec<String>,
    since: Timestamp,
    tally: Tally,
    /// The posts that are counted, by which it is known what repeats one.
    known: HashSet<(Network, PostId)>,
    newest: VecDeque<Post>,
    watch: Watch,
}

/// What an item was to a watcher.
pub enum Found {
    /// It holds posts that matter, of which some are new.
    Posts {
        /// The item, with those posts alone.
        arrival: Arrival,
        /// Those that were not counted before.
        new: Vec<Post>,
    },
    /// A post that was counted is gone.
    Gone(PostId),
    /// A source does not see, or sees again.
    Gap(Gap),
}

impl Watcher {
    /// A watcher for hashtags, without their `#`.
    pub fn new(tags: Vec<String>, now: Timestamp) -> Self {
        let tally = Tally::new(Asked { tags: tags.clone(), window: None });
        let (known, newest, watch) = (HashSet::new(), VecDeque::new(), Watch::default());
        Self { tags, since: now, tally, known, newest, watch }
    }

    /// Takes in how far a source is; tells whether it is followed for the first time.
    pub fn follow(&mut self, cursor: &Cursor) -> bool {
        self.watch.follow(&cursor.source, cursor.network, cursor.seen_until)
    }

    /// Takes an item in; nothing comes of one that does not matter.
    pub fn take(&mut self, item: Item) -> Option<Found> {
        match item {
            Item::Posts(arrival) => self.count(arrival),
            Item::Deletion(deletion) => {
                let key = (deletion.network, deletion.id);
                self.known.remove(&key).then(|| {
                    self.tally.forget(key.0, &key.1);
                    self.newest.retain(|post| post.network != key.0 || post.id.as_ref() != Some(&key.1));
                    Found::Gone(key.1)
                })
            }
            Item::Gap(gap) => {
                self.watch.add(gap.clone());
                Some(Found::Gap(gap))
            }
            _ => None,
        }
    }

    /// Takes in a post that a record held before.
    pub fn remember(&mut self, post: &Post) {
        if self.matters(post) {
            self.tally.add(post);
            self.known.extend(post.id.clone().map(|id| (post.network, id)));
        }
    }

    fn count(&mut self, mut arrival: Arrival) -> Option<Found> {
        let mut new = Vec::new();
        arrival.posts.retain(|post| {
            if !self.matters(post) {
                return false;
            }
            let is_new = matches!(self.tally.add(post), Added::Counted | Added::Outside);
            self.known.extend(post.id.clone().map(|id| (post.network, id)));
            if is_new {
                self.newest.push_front(post.clone());
                self.newest.truncate(board::NEWEST);
                new.push(post.clone());
            }
            true
        });
        (!arrival.posts.is_empty()).then_some(Found::Posts { arrival, new })
    }

    /// Whether a post has one of the hashtags, or repeats one that is counted.
    fn matters(&self, post: &Post) -> bool {
        let network = post.network;
        let is_asked_for = |tag: &String| {
            let folded = text::fold(network, tag);
            self.tags.iter().any(|asked| text::fold(network, asked) == folded)
        };
        let is_known = |id: &PostId| self.known.contains(&(network, id.clone()));
        post.hashtags.iter().any(is_asked_for) || post.repost_of.as_ref().is_some_and(is_known)
    }

    /// The figures.
    pub fn counts(&self) -> Counts {
        self.tally.counts()
    }

    /// Hands on what a board shows.
    pub fn show<T>(&self, now: Timestamp, draw: impl FnOnce(&Shown<'_>) -> T) -> T {
        let (counts, newest) = (self.counts(), Vec::from(self.newest.clone()));
        let (blind, over): (Vec<_>, Vec<_>) = self.watch.gaps().cloned().partition(|gap| gap.end.is_none());
        draw(&Shown {
            tags: &self.tags,
            since: self.since,
            now,
            counts: &counts,
            newest: &newest,
            blind: &blind,
            gaps_over: over.len(),
        })
    }
}
