// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{HashMap, HashSet};

use foldhash::quality::RandomState;

use crate::{
    crowd::{Crowd, Few},
    figures::OTHER,
    labels::LabelId,
    lexicon::Lexicon,
    names::Name,
    question::Verdict,
    rows::{Row, merge_few, order},
    spelling::Spelling,
};

/// Which hashtags are counted, and for each the place of the tag asked for that it nearly is; 0 where that is not
/// the question.
pub(crate) type Group = fn(&Spelling) -> Option<u32>;

/// Every hashtag.
pub(crate) const ANY: Group = |_| Some(0);

/// Those that are not asked for.
pub(crate) const NOT_ASKED: Group = |spelling| (spelling.verdict != Verdict::Asked).then_some(0);

/// Those that nearly are one that is asked for.
pub(crate) const NEAR: Group = |spelling| match spelling.verdict {
    Verdict::Near(place) => Some(place),
    Verdict::Asked | Verdict::Other => None,
};

/// A hashtag as it is shown; then what tells tags apart that are shown alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tag {
    pub(crate) shown: String,
    pub(crate) folded: String,
    pub(crate) near: u32,
}

/// Posts by label, to be counted by hashtag.
pub(crate) struct Tags<'a, C> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) labels: &'a [Row<LabelId, C>],
    pub(crate) group: Group,
}

/// What makes two hashtags one.
type Key = (Name, u32);

/// A hashtag while it is counted, with the label that was counted last.
struct Gathered {
    key: Key,
    last: Option<LabelId>,
}

/// The numbers of what is gathered, by a name and something else.
type Numbers<K, V> = HashMap<K, V, RandomState>;

impl<C: Crowd> Tags<'_, C> {
    /// Posts by hashtag, the fullest first.
    pub(crate) fn rows(&self) -> Vec<Row<Tag, C>> {
        let mut rows: Vec<Row<Gathered, C>> = Vec::new();
        let mut places: Numbers<Key, usize> = Numbers::default();
        let mut spellings: Numbers<(usize, Name), u64> = Numbers::default();
        for label in self.labels {
            for (key, raw) in self.hashtags(label.name) {
                let place = *places.entry(key).or_insert(rows.len());
                if place == rows.len() {
                    rows.push(Row::empty(Gathered { key, last: None }));
                }
                *spellings.entry((place, raw)).or_default() += label.posts;
                // A post with two spellings of a hashtag is one post with that hashtag.
                if let Some(row) = rows.get_mut(place).filter(|row| row.name.last != Some(label.name)) {
                    row.name.last = Some(label.name);
                    row.join(label);
                }
            }
        }
        let shown = self.seen_most(rows.len(), spellings);
        let tag = |gathered: Gathered, shown: Option<&str>| {
            let (folded, near) = gathered.key;
            let shown = shown.unwrap_or_default().to_owned();
            Tag { shown, folded: self.lexicon.names.text(folded).to_owned(), near }
        };
        order(rows.into_iter().zip(shown).map(|(row, shown)| row.named(|name| tag(name, shown))).collect())
    }

    /// The hashtags of a label that are counted, with what makes them one and as they were written.
    pub(crate) fn hashtags(&self, label: LabelId) -> impl Iterator<Item = (Key, Name)> {
        let spellings = &self.lexicon.spellings;
        let hashtags = self.lexicon.labels.label(label).hashtags.iter();
        hashtags.filter_map(|id| {
            let spelling = spellings.spelling(*id);
            Some(((spelling.folded, (self.group)(spelling)?), spelling.raw))
        })
    }

    /// For each row the spelling that occurs most often, of several the smallest.
    fn seen_most(&self, rows: usize, spellings: Numbers<(usize, Name), u64>) -> Vec<Option<&str>> {
        let mut most: Vec<(u64, Option<&str>)> = vec![(0, None); rows];
        for ((place, raw), posts) in spellings {
            let text = self.lexicon.names.text(raw);
            let Some((count, shown)) = most.get_mut(place) else { continue };
            if posts > *count || (posts == *count && shown.is_none_or(|shown| text < shown)) {
                (*count, *shown) = (posts, Some(text));
            }
        }
        most.into_iter().map(|(_, shown)| shown).collect()
    }
}

impl Tags<'_, Few> {
    /// The same as it may be published.
    pub(crate) fn published(&self) -> Vec<Row<Tag, Few>> {
        merge_few(self.rows(), |few| {
            // A post may have several of them, so it is not enough to add the rows up.
            let few: HashSet<_, RandomState> =
                few.iter().map(|row| (row.name.folded.as_str(), row.name.near)).collect();
            let is_few = |((folded, near), _)| few.contains(&(self.lexicon.names.text(folded), near));
            let mut row = Row::empty(Tag { shown: OTHER.to_owned(), folded: String::new(), near: u32::MAX });
            let labels = self.labels.iter().filter(|label| self.hashtags(label.name).any(is_few));
            labels.for_each(|label| row.join(label));
            Some(row)
        })
    }
}
