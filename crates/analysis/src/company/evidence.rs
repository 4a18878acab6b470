// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{BTreeSet, HashMap};

use super::{times::Times, trace::Trace};

/// Within so many minutes an account that used both was probably about one thing.
const MINUTES: i64 = 10;

/// What speaks for a spelling, in counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Posts that have it, as far as they are in the sample.
    pub posts: u64,
    /// Of these, those that have a hashtag agreed on as well.
    pub together: u64,
    /// Of these, those whose account used a hashtag agreed on within ten minutes, in another post.
    pub same_account: u64,
    /// Of these, those with a link that posts with a hashtag agreed on have too.
    pub same_link: u64,
    /// How alike their words are to those of posts with a hashtag agreed on: 0 not at all, 1 as those are among each
    /// other on average. What all posts have counts less.
    pub likeness: f64,
    /// How many times as often as all posts together had a hashtag agreed on in the ten minutes in which these were made, on
    /// average; `None` where too few times are known to tell.
    pub rising: Option<f64>,
}

/// What posts with the hashtags agreed on are like, to measure others by.
pub(super) struct Standard {
    /// By word, how much it speaks for the agreed hashtags.
    weights: HashMap<u64, f64>,
    /// The score of posts with an agreed hashtag on average, and of the others.
    level: (f64, f64),
    accounts: BTreeSet<(u64, i64)>,
    links: BTreeSet<u64>,
    times: Times,
}

impl Standard {
    pub(super) fn new<'a>(
        agreed: impl Iterator<Item = &'a Trace>,
        around: impl Iterator<Item = &'a Trace>,
    ) -> Self {
        let (agreed, around): (Vec<&Trace>, Vec<&Trace>) = (agreed.collect(), around.collect());
        let mut standard = Self {
            weights: weights(&agreed, &around),
            level: (0.0, 0.0),
            accounts: agreed.iter().filter_map(|trace| trace.account.zip(trace.minute)).collect(),
            links: agreed.iter().flat_map(|trace| trace.links.iter().copied()).collect(),
            times: Times::new(&agreed, &around),
        };
        standard.level =
            (standard.mean(&agreed).unwrap_or_default(), standard.mean(&around).unwrap_or_default());
        standard
    }

    /// What speaks for a spelling that these posts have.
    pub(super) fn evidence(&self, posts: &[&Trace]) -> Evidence {
        let count = |is: &dyn Fn(&Trace) -> bool| posts.iter().filter(|trace| is(trace)).count() as u64;
        let (high, low) = self.level;
        let likeness =
            self.mean(posts).filter(|_| high > low).map_or(0.0, |mean| (mean - low) / (high - low));
        Evidence {
            posts: posts.len() as u64,
            together: count(&|trace| trace.is_agreed),
            same_account: count(&|trace| self.is_of_same_account(trace)),
            same_link: count(&|trace| trace.links.iter().any(|link| self.links.contains(link))),
            likeness,
            rising: self.times.rising(posts),
        }
    }

    fn is_of_same_account(&self, trace: &Trace) -> bool {
        let Some((account, minute)) = trace.account.zip(trace.minute) else { return false };
        // The same post is no second one; where it has both, that is told apart.
        !trace.is_agreed
            && self.accounts.range((account, minute - MINUTES)..=(account, minute + MINUTES)).next().is_some()
    }

    /// How much the words of posts speak for the agreed hashtags, on average; of posts without a word that others have nothing is said.
    fn mean(&self, posts: &[&Trace]) -> Option<f64> {
        let score = |trace: &&Trace| {
            let known = trace.words.iter().filter_map(|word| self.weights.get(word));
            known.sum::<f64>() / (trace.words.len() as f64)
        };
        let is_telling = |trace: &&&Trace| trace.words.iter().any(|word| self.weights.contains_key(word));
        let scores: Vec<f64> = posts.iter().filter(is_telling).map(score).collect();
        (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
    }
}

/// For each word the logarithm of how much more often posts with an agreed hashtag have it.
fn weights(agreed: &[&Trace], around: &[&Trace]) -> HashMap<u64, f64> {
    let mut counts: HashMap<u64, (f64, f64)> = HashMap::new();
    for word in agreed.iter().flat_map(|trace| &trace.words) {
        counts.entry(*word).or_default().0 += 1.0;
    }
    for word in around.iter().flat_map(|trace| &trace.words) {
        counts.entry(*word).or_default().1 += 1.0;
    }
    let (all_agreed, all_around) = (agreed.len().max(1) as f64, around.len().max(1) as f64);
    let weight =
        |(a, b): (f64, f64)| (((a + 0.5) / (all_agreed + 1.0)) / ((b + 0.5) / (all_around + 1.0))).ln();
    counts.into_iter().map(|(word, counts)| (word, weight(counts))).collect()
}
