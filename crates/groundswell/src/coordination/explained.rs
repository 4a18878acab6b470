// SPDX-License-Identifier: AGPL-3.0-or-later
//! A storm in the light of its call: how much of it was agreed, and what is left, in careful words.

mod cards;
mod told;

use std::collections::BTreeSet;

use analysis::{Part, Residue};
use call::Call;
use serde_json::{Value, json};

use super::declared::{Sight, Sorted};
use cards::cards;
pub use told::told;

/// Cells of fewer people are published together.
const FEW: usize = tally::FEW as usize;

/// A storm that was explained.
pub struct Explained<'a> {
    pub call: &'a Call,
    pub sorted: &'a Sorted,
    pub residue: &'a Residue,
    pub window_ns: i64,
    /// Whether accounts stand under their names.
    pub names_accounts: bool,
    /// Whether it may be published: no cards, and no group of fewer than five people.
    pub is_public: bool,
}

/// A share of the posts, with the least and the most that it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub key: &'static str,
    pub posts: usize,
    pub least: usize,
    pub most: usize,
}

impl Explained<'_> {
    /// The four shares; they add up to all posts.
    pub fn shares(&self) -> [Range; 4] {
        let contents = |numbers: &BTreeSet<u32>| -> BTreeSet<&str> {
            numbers.iter().map(|number| self.sorted.shares.thing(*number)).collect()
        };
        let (shown, at_most) = (contents(&self.residue.contents), contents(&self.residue.contents_at_most));
        let count = |is_it: &dyn Fn(&str, &Sight) -> bool| {
            self.sorted.posts.iter().filter(|(name, sight)| is_it(name, sight)).count()
        };
        let of_part = |part: Part| {
            let is_part = |sight: &Sight, reading: usize| sight.parts.get(reading) == Some(&part);
            // As little as can be: by the reading that takes fewest for it, without any that may be undeclared.
            let by_reading = [0, 1, 2].map(|reading| {
                [
                    count(&|name, sight| is_part(sight, reading) && !shown.contains(name)),
                    count(&|name, sight| is_part(sight, reading) && !at_most.contains(name)),
                    count(&|_, sight| is_part(sight, reading)),
                ]
            });
            let posts = by_reading.first().and_then(|counts| counts.first().copied()).unwrap_or_default();
            let all = by_reading.iter().flatten().copied();
            Range {
                key: part.key(),
                posts,
                least: all.clone().min().unwrap_or_default(),
                most: all.max().unwrap_or_default(),
            }
        };
        let [kit, own, joined] = Part::ALL.map(of_part);
        let undeclared = Range {
            key: "undeclared-synchrony",
            posts: shown.len(),
            // Nobody can show from coincidences alone that anything was arranged.
            least: 0,
            most: at_most.len(),
        };
        [own, kit, joined, undeclared]
    }

    /// All of it as JSON.
    pub fn json(&self) -> Value {
        let Self { call, sorted, residue, .. } = self;
        let all = sorted.posts.len();
        let share = |range: &Range| {
            json!({
                "part": range.key, "posts": range.posts, "least": range.least, "most": range.most,
                "share": if all == 0 { 0.0 } else { range.posts as f64 / all as f64 },
            })
        };
        let taken_out = sorted.taken_out.iter().map(|(kind, count)| (kind.key().to_owned(), (*count).into()));
        json!({
            "call": call.id.to_string(),
            "hour": {"start": call.storm.window.start().to_string(), "end": call.storm.window.end().to_string()},
            "posts": all, "accounts": sorted.accounts.len(), "other_posts": sorted.others, "left_out": sorted.left_out,
            "window_seconds": self.window_ns as f64 / 1e9,
            "shares": self.shares().iter().map(share).collect::<Vec<_>>(),
            "taken_out": taken_out.collect::<serde_json::Map<String, Value>>(),
            "looked_at": residue.looked_at,
            "undeclared": {
                "accounts": residue.clusters.iter().map(|cluster| cluster.accounts.len()).sum::<usize>(),
                "pairs": residue.undeclared.len(),
            },
            "clusters": cards(self),
            "does_not_show": told::DOES_NOT_SHOW,
        })
    }
}
