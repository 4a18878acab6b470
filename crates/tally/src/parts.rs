// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashMap;

use foldhash::quality::RandomState;
use model::{Network, Precision, Timestamp, Window};

use crate::{
    Tally,
    crowd::Who,
    figures::{Figures, accounts_each, who},
    labels::LabelId,
    minute::minute,
    rows::{Row, gather},
    sight::Sight,
    tags::{ANY, Tags},
};

/// A part of what is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The posts with a hashtag: in the spelling seen most, and as its network folds it.
    Hashtag {
        /// As it is shown, without its sign.
        shown: String,
        /// As it is compared.
        folded: String,
    },
    /// The posts of a network.
    Network(Network),
}

/// What is counted of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartCounts {
    /// The part.
    pub part: Part,
    /// Its posts by the minute in which they were made, minutes without a post left out, in order of time.
    pub per_minute: Vec<(Timestamp, u64)>,
}

impl Tally {
    /// Posts by minute of each network and of so many hashtags, the fullest first. A post with several hashtags is
    /// counted with each; posts of which the minute is not known are left out.
    #[must_use]
    pub fn parts(&self, most_hashtags: usize) -> Vec<PartCounts> {
        let figures = Figures::of(self);
        let networks = figures.networks::<()>().into_iter().map(|row| Part::Network(row.name));
        let labels = figures.labels::<()>();
        let tags = figures.tags(&labels, ANY).rows().into_iter().take(most_hashtags);
        let tags = tags.map(|row| Part::Hashtag { shown: row.name.shown, folded: row.name.folded });
        let parts: Vec<Part> = networks.chain(tags).collect();
        let of_labels = self.parts_of_labels(&labels, &parts);
        let network = |network| parts.iter().position(|part| *part == Part::Network(network));
        let posts = figures.timed_sights().flat_map(|(at, whose, sight)| {
            let tags = of_labels.get(&sight.label).map(Vec::as_slice).unwrap_or_default();
            let parts = network(whose.network).into_iter().chain(tags.iter().copied());
            parts.map(move |part| ((part, at), None, whose.weight)).collect::<Vec<_>>()
        });
        let mut minutes = gather::<_, ()>(posts);
        minutes.sort_unstable_by_key(|row| row.name);
        let mut counts: Vec<PartCounts> =
            parts.iter().map(|part| PartCounts { part: part.clone(), per_minute: Vec::new() }).collect();
        for Row { name: (part, at), posts, .. } in minutes {
            if let Some(counts) = counts.get_mut(part) {
                counts.per_minute.push((at, posts));
            }
        }
        counts
    }

    /// Distinct accounts of a part's posts in each of some windows that are counted in minutes.
    #[must_use]
    pub fn accounts_of_part(&self, part: &Part, windows: &[Window]) -> Vec<u64> {
        let figures = Figures::of(self);
        let labels = figures.labels::<()>();
        let of_labels = self.parts_of_labels(&labels, std::slice::from_ref(part));
        let is_in = |network, sight: &Sight| match part {
            Part::Network(of) => network == *of,
            Part::Hashtag { .. } => of_labels.contains_key(&sight.label),
        };
        let posts = figures.timed_sights().filter(|(_, whose, sight)| is_in(whose.network, sight));
        accounts_each(windows, posts.map(|(at, whose, _)| (at, whose.who)))
    }

    /// Of the labels that have hashtags among the parts, the places of those.
    fn parts_of_labels(
        &self,
        labels: &[Row<LabelId, ()>],
        parts: &[Part],
    ) -> HashMap<LabelId, Vec<usize>, RandomState> {
        let places: HashMap<&str, usize, RandomState> = parts
            .iter()
            .enumerate()
            .filter_map(|(place, part)| match part {
                Part::Hashtag { folded, .. } => Some((folded.as_str(), place)),
                Part::Network(_) => None,
            })
            .collect();
        let tags = Tags { lexicon: self.lexicon(), labels, group: ANY };
        let of_label = |row: &Row<LabelId, ()>| {
            let hashtags = tags.hashtags(row.name).map(|((folded, _), _)| self.lexicon().names.text(folded));
            let mut found: Vec<usize> = hashtags.filter_map(|folded| places.get(folded).copied()).collect();
            // Two spellings of a hashtag are one.
            found.sort_unstable();
            found.dedup();
            (!found.is_empty()).then_some((row.name, found))
        };
        labels.iter().filter_map(of_label).collect()
    }
}

/// Where a post was made, and by whom if that is known.
#[derive(Clone, Copy)]
struct Whose {
    network: Network,
    who: Option<Who>,
    /// How many posts it stands for.
    weight: u64,
}

impl Figures<'_> {
    /// The posts of which the minute is known, with that.
    fn timed_sights(&self) -> impl Iterator<Item = (Timestamp, Whose, Sight)> {
        let timed = self.counted().filter(|(_, sight)| sight.precision != Precision::Day);
        timed.filter_map(|(key, sight)| {
            let whose =
                Whose { network: key.network, who: who(key, &sight), weight: self.weight(key, &sight) };
            Some((minute(sight.created_at?), whose, sight))
        })
    }
}
