// SPDX-License-Identifier: AGPL-3.0-or-later
//! Hashtags that nearly are an agreed one: kept for three days, so that organizers can count them too.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use jiff::SignedDuration;
use model::{Network, Post, PostId, Timestamp};
use record::Reason;
use tally::{Asked, Judge, Tally};
use web::NearMiss;

use super::{Recorder, asked};
use crate::{ledger::Seen, read_back::each_post};

/// How long a post is kept that only nearly has a hashtag.
const KEPT: SignedDuration = SignedDuration::from_hours(72);

/// So many posts that are near are kept; a spelling that is found later than that many others has to wait for new posts.
const MOST: usize = 100_000;

/// So many spellings are offered, those of most posts.
const OFFERED: usize = 50;

/// The hashtags that are counted, and what is near them.
pub(super) struct Tags {
    pub(super) counted: Vec<String>,
    judge: Judge,
    near: text::NearMisses,
    posts: BTreeMap<PostId, Near>,
    /// What is offered, as long as nothing changes.
    offered: Option<Vec<NearMiss>>,
}

/// A post that is near.
struct Near {
    network: Network,
    seen_at: Timestamp,
    hashtags: Vec<String>,
    repost_of: Option<PostId>,
}

/// What a post's hashtags say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has one that is counted.
    Counted,
    /// It has one that nearly is.
    Near,
    /// Neither.
    Other,
}

impl Tags {
    pub(super) fn new(counted: Vec<String>) -> Self {
        let judge = Judge::new(&Asked { tags: counted.clone(), window: None });
        let near = text::NearMisses::new(counted.iter().map(String::as_str));
        Self { counted, judge, near, posts: BTreeMap::new(), offered: None }
    }

    /// Judges hashtags; of most posts by looking them up alone.
    pub(super) fn standing(&mut self, network: Network, hashtags: &[String]) -> Standing {
        if !hashtags.iter().any(|tag| self.judge.may_matter(network, tag)) {
            return Standing::Other;
        }
        let is_counted = |tag: &String| {
            let folded = text::fold(network, tag);
            self.counted.iter().any(|counted| text::fold(network, counted) == folded)
        };
        if hashtags.iter().any(is_counted) { Standing::Counted } else { Standing::Near }
    }

    /// Whether a post is kept because it is near.
    pub(super) fn is_near(&self, id: &PostId) -> bool {
        self.posts.contains_key(id)
    }

    /// Whether one more post that is near has room.
    pub(super) fn has_room(&self) -> bool {
        self.posts.len() < MOST
    }

    pub(super) fn keep(&mut self, post: &Post, seen_at: Timestamp) {
        let Some(id) = post.id.clone() else { return };
        let (network, hashtags, repost_of) = (post.network, post.hashtags.clone(), post.repost_of.clone());
        self.posts.insert(id, Near { network, seen_at, hashtags, repost_of });
        self.offered = None;
    }

    pub(super) fn let_go(&mut self, id: &PostId) {
        if self.posts.remove(id).is_some() {
            self.offered = None;
        }
    }

    /// The spellings that are near, those of most posts first, each in the form in which it was seen first.
    fn offered(&mut self) -> Vec<NearMiss> {
        if self.offered.is_none() {
            self.offered = Some(self.found());
        }
        self.offered.clone().unwrap_or_default()
    }

    fn found(&self) -> Vec<NearMiss> {
        let mut found: BTreeMap<String, NearMiss> = BTreeMap::new();
        for near in self.posts.values() {
            for tag in &near.hashtags {
                let Some(of) = self.near.of(tag).and_then(|place| self.counted.get(place)) else { continue };
                let fresh = || NearMiss { spelling: tag.clone(), of: of.clone(), posts: 0 };
                found.entry(text::fold(near.network, tag)).or_insert_with(fresh).posts += 1;
            }
        }
        let mut found: Vec<NearMiss> = found.into_values().collect();
        found.sort_by(|a, b| b.posts.cmp(&a.posts).then_with(|| a.spelling.cmp(&b.spelling)));
        found.truncate(OFFERED);
        found
    }

    /// Counts a spelling from now on; gives the posts that are near no more.
    fn add(&mut self, spelling: &str) -> Vec<PostId> {
        let mut counted = std::mem::take(&mut self.counted);
        counted.push(spelling.to_owned());
        let posts = std::mem::take(&mut self.posts);
        *self = Self::new(counted);
        let has_it = |near: &Near| {
            near.hashtags
                .iter()
                .any(|tag| text::fold(near.network, tag) == text::fold(near.network, spelling))
        };
        let of_it: std::collections::BTreeSet<PostId> =
            posts.iter().filter(|(_, near)| has_it(near)).map(|(id, _)| id.clone()).collect();
        let repeats = |near: &Near| near.repost_of.as_ref().is_some_and(|id| of_it.contains(id));
        let (near_no_more, near): (BTreeMap<_, _>, BTreeMap<_, _>) =
            posts.into_iter().partition(|(id, near)| of_it.contains(id) || repeats(near));
        self.posts = near;
        near_no_more.into_keys().collect()
    }
}

impl Recorder {
    /// The spellings that nearly are a hashtag that is counted, those of most posts first.
    pub fn near_misses(&mut self) -> Vec<NearMiss> {
        self.tags.offered()
    }

    /// Counts a spelling that was offered, from now on and backwards; tells whether it was one.
    pub fn add_spelling(&mut self, spelling: &str, now: Timestamp) -> Result<bool> {
        let Some(near) = self.tags.offered().into_iter().find(|near| near.spelling == spelling) else {
            return Ok(false);
        };
        let seen = Seen::Spelling { spelling: near.spelling, of: near.of, at: now };
        let place = self.log(&seen)?;
        self.see(place, seen);
        self.recount()?;
        Ok(true)
    }

    /// Takes in that a spelling is counted; the figures are still to be counted anew.
    pub(super) fn spell(&mut self, spelling: &str) {
        let near_no_more = self.tags.add(spelling);
        self.count_near(&near_no_more);
    }

    /// Counts among what is recorded what was kept because it was near, and is counted from now on.
    pub(super) fn count_near(&mut self, posts: &[PostId]) {
        let sights = posts.iter().filter_map(|id| self.held.get(id)).map(|held| held.sights);
        self.recorded += sights.sum::<u64>();
    }

    /// Counts everything anew that the record holds.
    pub(super) fn recount(&mut self) -> Result<()> {
        let mut tally = Tally::new(asked(&self.call, &self.tags.counted));
        // What was appended since the last checkpoint is read too.
        if self.record.is_some() {
            self.seal()?;
        }
        each_post(&self.folder, |_, kept| {
            tally.add_unquoted(&kept.counts_as);
        })?;
        self.tally = tally;
        Ok(())
    }

    /// Erases posts that were near for three days and that nobody wanted to count.
    pub fn expire(&mut self, now: Timestamp) -> Result<()> {
        let old = self.tags.posts.iter().filter(|(_, near)| now.duration_since(near.seen_at) > KEPT);
        let old: Vec<(Network, PostId)> = old.map(|(id, near)| (near.network, id.clone())).collect();
        let (mut places, mut is_edited) = (Vec::new(), false);
        let (mut gone, mut accounts) = (BTreeSet::new(), BTreeSet::new());
        for (network, id) in old {
            self.tags.let_go(&id);
            self.tally.forget(network, &id);
            let Some(held) = self.held.remove(&id) else { continue };
            is_edited |= held.first.is_some() || self.versions.contains_key(&id);
            places.extend(held.places);
            accounts.extend(held.account);
            gone.insert(id);
        }
        places.extend(accounts.iter().flat_map(|account| self.leave(account, &gone)));
        if places.is_empty() {
            return Ok(());
        }
        places.sort_unstable();
        let before = self.len();
        self.forgotten += self.writer()?.forget(&places, Reason::Age, &now.to_string())?.erased.len() as u64;
        // What was written for it are tombstones.
        self.about.opened.see_tombstones(before..self.len());
        self.is_unreported = true;
        // Versions of a post are one to the tally, and some may stay.
        if is_edited { self.recount() } else { Ok(()) }
    }
}
