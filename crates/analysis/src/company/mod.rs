// SPDX-License-Identifier: AGPL-3.0-or-later
//! The company that spellings keep, beside that of the hashtags agreed on.
//!
//! A spelling that nearly is an agreed hashtag was probably meant to be it where it stands beside it, in posts of the
//! same words and links, by accounts that used the right one within minutes. Form and company together give an offer
//! with its evidence; whether the spelling counts a person decides.

mod evidence;
mod offer;
mod times;
mod trace;

use std::collections::BTreeMap;

use model::{Network, Post};
use text::{NearMisses, fold};

pub use evidence::Evidence;
pub use offer::Offer;

use evidence::Standard;
use trace::Trace;

use crate::sample::{Sample, number, post_number};

/// How many posts are kept that have a hashtag agreed on; beyond, they are a sample.
const AGREED: usize = 8_192;

/// How many posts are kept that have none, nor anything near.
const AROUND: usize = 8_192;

/// How many times a spelling in a post is kept.
const NEAR: usize = 32_768;

/// Posts as far as they tell what company spellings keep.
///
/// Whatever the order, the repetition or the split of the posts, the same posts give the same offers. It keeps some
/// forty megabytes at most: beyond that, a sample of the posts, drawn by their identifiers alone, in which each
/// spelling has its share.
#[derive(Clone, Debug)]
pub struct Company {
    tags: Vec<String>,
    near: NearMisses,
    agreed: Sample<u64, Trace>,
    around: Sample<u64, Trace>,
    seen: Sample<(u64, String), Seen>,
}

/// A spelling in a post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    /// The spelling as it was written.
    spelling: String,
    trace: Trace,
}

impl Company {
    /// Starts with the hashtags agreed on, without `#`.
    #[must_use]
    pub fn new(tags: Vec<String>) -> Self {
        let near = NearMisses::new(tags.iter().map(String::as_str));
        let (agreed, around, seen) = (Sample::new(AGREED), Sample::new(AROUND), Sample::new(NEAR));
        Self { tags, near, agreed, around, seen }
    }

    /// Takes in a post.
    pub fn add(&mut self, post: &Post) {
        let is_agreed = |tag: &&String| {
            let folded = fold(post.network, tag);
            self.tags.iter().any(|agreed| fold(post.network, agreed) == folded)
        };
        let (agreed, others): (Vec<&String>, Vec<&String>) = post.hashtags.iter().partition(is_agreed);
        let near: Vec<&String> = others.iter().copied().filter(|tag| self.near.find(tag).is_some()).collect();
        let trace = Trace::of(post, &others, !agreed.is_empty());
        let id = post_number(post);
        self.keep(id, &near, &trace);
        if !agreed.is_empty() {
            self.agreed.put(id, id, trace);
        } else if near.is_empty() {
            self.around.put(id, id, trace);
        }
    }

    fn keep(&mut self, id: u64, near: &[&String], trace: &Trace) {
        for spelling in near {
            let folded = fold(Network::X, spelling);
            let mut trace = trace.clone();
            // It is no company of its own.
            trace.forget_tag(&folded);
            let seen = Seen { spelling: (*spelling).clone(), trace };
            self.seen.put(number(&(id, &folded)), (id, folded), seen);
        }
    }

    /// Takes in what another has that was asked the same.
    pub fn merge(&mut self, other: Self) {
        self.agreed.merge(other.agreed);
        self.around.merge(other.around);
        self.seen.merge(other.seen);
    }

    /// Spellings that were probably meant to be a hashtag agreed on, the surest first.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        self.candidates().into_iter().filter(Offer::is_likely).collect()
    }

    /// Every spelling that nearly is a hashtag agreed on, with its evidence, the surest first.
    #[must_use]
    pub fn candidates(&self) -> Vec<Offer> {
        let standard = Standard::new(self.agreed.values(), self.around.values());
        let mut spellings: BTreeMap<&str, Vec<&Seen>> = BTreeMap::new();
        for ((_, folded), seen) in self.seen.entries() {
            spellings.entry(folded).or_default().push(seen);
        }
        let offer = |posts: Vec<&Seen>| {
            let spelling = posts.iter().map(|seen| seen.spelling.as_str()).min()?;
            let near = self.near.find(spelling)?;
            let of = self.tags.get(near.place)?.clone();
            let traces: Vec<&Trace> = posts.iter().map(|seen| &seen.trace).collect();
            let evidence = standard.evidence(&traces);
            Some(Offer { spelling: spelling.to_owned(), of, why: near.why, evidence })
        };
        let mut offers: Vec<Offer> = spellings.into_values().filter_map(offer).collect();
        offers.sort_by(Offer::order);
        offers
    }
}

#[cfg(test)]
mod tests;
