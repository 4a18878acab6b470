// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, PostKind, Precision, Timestamp};

use crate::{
    Tally, key::PostKey, labels::LabelId, lexicon::Lexicon, matching::Matching, names::Name, sight::Sight,
};

/// The posts of a tally, each with what it follows: repeats, answers or shows.
///
/// Posts have places, in an order that means nothing; whatever is told of them must not depend on it. Nothing is collected post by
/// post, for there can be millions.
#[derive(Debug)]
pub struct Threads<'a> {
    tally: &'a Tally,
    /// Whether each post counts.
    counts: Vec<bool>,
    /// The places of the posts that others follow.
    originals: Vec<usize>,
}

/// A post that counts, among others.
#[derive(Clone, Copy, Debug)]
pub struct Threaded<'a> {
    /// Where it was posted.
    pub network: Network,
    /// In which way it follows another, if it does.
    pub kind: PostKind,
    /// When it was posted, as far as it is known.
    pub created_at: Option<Timestamp>,
    /// How finely that is known.
    pub precision: Precision,
    /// A number of its account's own, where the source names one.
    pub account: Option<u64>,
    /// The place of what it follows.
    pub follows: Option<usize>,
    handle: Option<Name>,
    label: LabelId,
    lexicon: &'a Lexicon,
}

impl<'a> Threaded<'a> {
    /// Its account's handle, where the source gives it.
    #[must_use]
    pub fn handle(&self) -> Option<&'a str> {
        self.handle.map(|name| self.lexicon.names.text(name))
    }

    /// Its primary language subtag, where the network gives one; of a repost, the original's.
    #[must_use]
    pub fn language(&self) -> Option<&'a str> {
        // What was found in a text may be wrong, and would make bridges.
        let language = self.lexicon.labels.label(self.label).language.filter(|tongue| !tongue.is_found);
        language.map(|tongue| self.lexicon.names.text(tongue.name))
    }
}

impl Tally {
    /// The posts, each with what it follows.
    #[must_use]
    pub fn threads(&self) -> Threads<'_> {
        let window = self.asked().window;
        let posts = self.posts().bare().zip(Matching::of(self.posts()).into_posts());
        let counts = posts.map(|((_, sight), matches)| (matches || sight.matches) && sight.is_inside(window));
        let counts: Vec<bool> = counts.collect();
        // What is followed and does not count stands above all others.
        let place = |(number, seen): (usize, Option<u32>)| {
            let seen = seen.and_then(|place| usize::try_from(place).ok());
            seen.filter(|place| counts.get(*place) == Some(&true)).unwrap_or(counts.len() + number)
        };
        let originals = self.posts().originals().into_iter().enumerate().map(place).collect();
        Threads { tally: self, counts, originals }
    }
}

impl Threads<'_> {
    /// How many places there are: those of the posts that were kept for counting, and above them those of posts that were only followed.
    #[must_use]
    pub fn places(&self) -> usize {
        self.counts.len() + self.originals.len()
    }

    /// The post at a place, if it counts.
    #[must_use]
    pub fn post(&self, place: usize) -> Option<Threaded<'_>> {
        let (key, sight) = self.counted(place)?;
        Some(Threaded {
            network: key.network,
            kind: sight.kind,
            created_at: sight.created_at,
            precision: sight.precision,
            account: sight.account.map(|account| account.number(key.network)),
            follows: self.follows(place),
            handle: sight.handle,
            label: sight.label,
            lexicon: self.tally.lexicon(),
        })
    }

    /// The posts that count, with their places.
    pub fn posts(&self) -> impl Iterator<Item = (usize, Threaded<'_>)> {
        (0..self.counts.len()).filter_map(|place| Some((place, self.post(place)?)))
    }

    /// The identifier of a post that counts, or what stands in for it: what orders posts of which all else is equal.
    #[must_use]
    pub fn identifier(&self, place: usize) -> Option<String> {
        self.counted(place).map(|(key, _)| key.text(&self.tally.lexicon().names))
    }

    /// The place of what a post follows; of one that claims to follow itself nothing can be told.
    fn follows(&self, place: usize) -> Option<usize> {
        let number = self.tally.posts().followed(u32::try_from(place).ok()?)?;
        let followed = self.originals.get(usize::try_from(number).ok()?).copied();
        followed.filter(|followed| *followed != place)
    }

    fn counted(&self, place: usize) -> Option<(PostKey, Sight)> {
        self.counts.get(place).filter(|counts| **counts)?;
        Some(self.tally.posts().bare_at(u32::try_from(place).ok()?))
    }
}
