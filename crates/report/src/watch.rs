// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::{Gap, Network, Timestamp, Window};

/// What was watched of the networks while a storm ran, and what could not be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// Each source by its name: what it follows, and since when.
    sources: BTreeMap<String, (Network, Timestamp)>,
    /// The gaps of each source, by when they began.
    gaps: BTreeMap<(String, Timestamp), Gap>,
    /// How many counted posts were deleted, by how long after they were made.
    deleted: BTreeMap<Delay, u64>,
    /// The spellings that are counted since people wrote them: of which hashtag, and since when.
    spellings: BTreeMap<String, (String, Timestamp)>,
}

/// How long after it was made a post was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delay {
    /// Within a minute.
    Minute,
    /// Within ten.
    TenMinutes,
    /// Within an hour.
    Hour,
    /// Within a day.
    Day,
    /// Later.
    Longer,
}

impl Delay {
    /// Every delay, the shortest first.
    pub const ALL: [Self; 5] = [Self::Minute, Self::TenMinutes, Self::Hour, Self::Day, Self::Longer];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::TenMinutes => "ten-minutes",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Longer => "longer",
        }
    }
}

/// A stretch in which nothing of a network was seen, and that was not caught up with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blind {
    /// The network.
    pub network: Network,
    /// The stretch.
    pub window: Window,
}

impl Watch {
    /// Takes in that a source is followed; tells whether that is new.
    pub fn follow(&mut self, source: &str, network: Network, since: Timestamp) -> bool {
        let is_new = !self.sources.contains_key(source);
        self.sources.entry(source.to_owned()).or_insert((network, since));
        is_new
    }

    /// Takes a gap in, or what has become of it. Its source is followed, though it may never have seen anything.
    pub fn add(&mut self, gap: Gap) {
        self.follow(&gap.source, gap.network, gap.start);
        // A source has one gap at a time: one that a killed program left open ended when the next began.
        if let Some(open) = self.open_gap(&gap.source).filter(|open| open.start != gap.start).cloned() {
            let end = Some(gap.start.max(open.start));
            self.gaps.insert((open.source.clone(), open.start), Gap { end, ..open });
        }
        self.gaps.insert((gap.source.clone(), gap.start), gap);
    }

    /// The gap of a source that goes on.
    #[must_use]
    pub fn open_gap(&self, source: &str) -> Option<&Gap> {
        self.gaps.values().find(|gap| gap.source == source && gap.end.is_none())
    }

    /// Takes in that a spelling of a hashtag is counted as well.
    pub fn spell(&mut self, spelling: &str, of: &str, at: Timestamp) {
        self.spellings.entry(spelling.to_owned()).or_insert((of.to_owned(), at));
    }

    /// The spellings that are counted since people wrote them, each with its hashtag and when it was added.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &str, Timestamp)> {
        self.spellings.iter().map(|(spelling, (of, at))| (spelling.as_str(), of.as_str(), *at))
    }

    /// Counts a deleted post.
    pub fn delete(&mut self, after: Delay) {
        *self.deleted.entry(after).or_default() += 1;
    }

    /// How many counted posts were deleted, by how long after they were made.
    #[must_use]
    pub fn deleted(&self) -> &BTreeMap<Delay, u64> {
        &self.deleted
    }

    /// The gaps, by source and time.
    pub fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.gaps.values()
    }

    /// Whether any network was watched.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The networks that were watched, each with the number of its sources.
    #[must_use]
    pub fn networks(&self) -> BTreeMap<Network, usize> {
        let mut networks = BTreeMap::new();
        for (network, _) in self.sources.values() {
            *networks.entry(*network).or_default() += 1;
        }
        networks
    }

    /// The stretches of a window in which no source of a network saw anything, and none caught up later. A network that nobody
    /// watched is not in it; a gap that is open goes on.
    #[must_use]
    pub fn blind(&self, window: Window) -> Vec<Blind> {
        let mut found = Vec::new();
        for network in self.networks().into_keys() {
            let sources = self.sources.iter().filter(|(_, (followed, _))| *followed == network);
            let blind = sources.map(|(source, (_, since))| self.blind_of(source, *since, window));
            let Some(all) = blind.reduce(|one, other| both(&one, &other)) else { continue };
            found.extend(all.into_iter().map(|window| Blind { network, window }));
        }
        found.sort_by_key(|blind| (blind.window.start(), blind.network));
        found
    }

    /// The stretches in which one source was blind, in order.
    fn blind_of(&self, source: &str, since: Timestamp, window: Window) -> Vec<Window> {
        let gaps = self.gaps.values().filter(|gap| gap.source == source && !gap.is_filled);
        let gaps = gaps.map(|gap| (gap.start, gap.end.unwrap_or(window.end())));
        let mut blind: Vec<_> = std::iter::once((window.start(), since)).chain(gaps).collect();
        blind.sort_unstable();
        let mut joined: Vec<Window> = Vec::new();
        for (start, end) in blind {
            let (start, end) = (start.max(window.start()), end.min(window.end()));
            let Ok(next) = Window::new(start, end) else { continue };
            match joined.last_mut() {
                Some(last) if next.start() <= last.end() => {
                    if let Ok(longer) = Window::new(last.start(), last.end().max(next.end())) {
                        *last = longer;
                    }
                }
                _ => joined.push(next),
            }
        }
        joined
    }
}

/// The stretches that lie in both of two rows of them.
fn both(one: &[Window], other: &[Window]) -> Vec<Window> {
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| (one, other)));
    let shared = pairs.filter_map(|(one, other)| {
        Window::new(one.start().max(other.start()), one.end().min(other.end())).ok()
    });
    let mut shared: Vec<_> = shared.collect();
    shared.sort_by_key(|window| window.start());
    shared
}
