// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use analysis::Deletions;
use jiff::SignedDuration;
use model::{Gap, GapCause, Network, Timestamp, Window};

use crate::survival::Age;

/// What was watched of the networks while a storm ran, and what could not be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// Each source by its name: what it follows, and since when.
    sources: BTreeMap<String, (Network, Timestamp)>,
    /// The gaps of each source, by when they began.
    gaps: BTreeMap<(String, Timestamp), Gap>,
    /// How many counted posts were deleted, by how long after they were made.
    deleted: BTreeMap<Delay, u64>,
    /// The same by the minute in which it was.
    deletions: BTreeMap<Timestamp, Deletions>,
    /// How many people are behind them.
    deleters: Deleters,
    /// The spellings that are counted since people wrote them: of which hashtag, and since when.
    spellings: BTreeMap<String, (String, Timestamp)>,
}

/// How many accounts at least have deleted posts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Deleters {
    /// In the fullest run, by how long after they were made.
    most: BTreeMap<Delay, u64>,
    /// In the fullest run.
    most_of_all: u64,
    /// In the run that goes on.
    run: BTreeMap<Delay, u64>,
    last: Option<Timestamp>,
}

/// Deletions so far apart are of two runs: an account counts once in each.
const APART: SignedDuration = SignedDuration::from_hours(1);

/// How many counted posts were deleted, as it may be published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    /// All; `None` where fewer than five people are behind them.
    pub all: Option<u64>,
    /// By how long after they were made; empty where fewer than five people are behind one of these.
    pub by_delay: BTreeMap<Delay, u64>,
}

/// How long after it was made a post was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Delay {
    /// Within a minute.
    Minute,
    /// Within ten.
    TenMinutes,
    /// Within an hour.
    Hour,
    /// Within a day.
    Day,
    /// Within seven days.
    Week,
    /// Within 30.
    Month,
    /// Within 90.
    Quarter,
    /// Later.
    Longer,
}

impl Deleters {
    /// Takes in that so many accounts have deleted in a minute that had not just before.
    fn follow(&mut self, after: Delay, minute: Timestamp, accounts: u64) {
        if self.last.is_some_and(|last| last.duration_since(minute).abs() >= APART) {
            self.run.clear();
        }
        self.last = Some(minute);
        let in_it = self.run.entry(after).or_default();
        *in_it = in_it.saturating_add(accounts);
        let most = self.most.entry(after).or_default();
        *most = (*most).max(*in_it);
        let all = self.run.values().fold(0, |all, accounts| u64::saturating_add(all, *accounts));
        self.most_of_all = self.most_of_all.max(all);
    }
}

impl Delay {
    /// Every delay, the shortest first.
    pub const ALL: [Self; 8] = [
        Self::Minute,
        Self::TenMinutes,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Longer,
    ];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::TenMinutes => "ten-minutes",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Longer => "longer",
        }
    }

    /// That of something that took so long; what seems to have come before it was made took no time.
    #[must_use]
    pub fn of(passed: SignedDuration) -> Self {
        Self::ALL
            .into_iter()
            .find(|delay| delay.most().is_some_and(|most| passed <= most))
            .unwrap_or(Self::Longer)
    }

    /// Whether what took so long is over at an age.
    pub(crate) fn is_within(self, age: Age) -> bool {
        self.most().is_some_and(|most| most <= age.length())
    }

    fn most(self) -> Option<SignedDuration> {
        Some(match self {
            Self::Minute => SignedDuration::from_mins(1),
            Self::TenMinutes => SignedDuration::from_mins(10),
            Self::Hour => Age::Hour.length(),
            Self::Day => Age::Day.length(),
            Self::Week => Age::Week.length(),
            Self::Month => Age::Month.length(),
            Self::Quarter => Age::Quarter.length(),
            Self::Longer => return None,
        })
    }
}

/// How the names of sources begin that receive all that a network carries: what one of them does not see, another does.
const MIRRORS: &str = "jetstream:";

/// The name of what searches, once, for what was posted before a network was followed: it sees nothing of what comes.
pub const SEARCH: &str = "bluesky-search";

/// A stretch in which something was not seen, and that was not caught up with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blind {
    /// The network.
    pub network: Network,
    /// The source that was blind, where the network's others see something else; `None` where nothing of the network was seen.
    pub source: Option<String>,
    /// The stretch.
    pub window: Window,
}

impl Blind {
    /// What was not seen, for people.
    #[must_use]
    pub fn name(&self) -> &str {
        self.source.as_deref().unwrap_or_else(|| self.network.name())
    }
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

    /// Counts deleted posts, and in which minute that was and how many accounts more have deleted, where it is known.
    pub fn delete(&mut self, after: Delay, posts: u64, minute: Option<Timestamp>, accounts: u64) {
        let deleted = self.deleted.entry(after).or_default();
        *deleted = deleted.saturating_add(posts);
        if let Some(minute) = minute {
            let in_it = self.deletions.entry(minute).or_default();
            in_it.posts = in_it.posts.saturating_add(posts);
            in_it.accounts = in_it.accounts.saturating_add(accounts);
            self.deleters.follow(after, minute, accounts);
        }
    }

    /// The deletions by minute, in order of time.
    #[must_use]
    pub fn deletions(&self) -> Vec<(Timestamp, Deletions)> {
        self.deletions.iter().map(|(minute, deletions)| (*minute, *deletions)).collect()
    }

    /// How many counted posts were deleted, by how long after they were made; not for publishing.
    #[must_use]
    pub fn deleted(&self) -> &BTreeMap<Delay, u64> {
        &self.deleted
    }

    /// The same as it may be published: nothing that fewer than five people are behind.
    #[must_use]
    pub fn published_deleted(&self) -> Deleted {
        let are_few = |delay: &Delay| self.deleters.most.get(delay).is_none_or(|most| *most < tally::FEW);
        if self.deleters.most_of_all < tally::FEW {
            return Deleted::default();
        }
        let all = self.deleted.values().fold(0, |all, posts| u64::saturating_add(all, *posts));
        let by_delay = if self.deleted.keys().any(are_few) { BTreeMap::new() } else { self.deleted.clone() };
        Deleted { all: Some(all), by_delay }
    }

    /// The gaps, by source and time.
    pub fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.gaps.values()
    }

    /// The sources by name, each with whether it can be seen now.
    pub fn in_sight(&self) -> impl Iterator<Item = (&str, bool)> {
        let is_blind = |gap: &Gap| gap.end.is_none() && gap.cause != GapCause::Before;
        let blind: BTreeSet<&str> = self.gaps().filter(|gap| is_blind(gap)).map(|gap| &*gap.source).collect();
        self.followed().map(move |(source, _)| (&**source, !blind.contains(&**source)))
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
        for (network, _) in self.followed().map(|(_, source)| source) {
            *networks.entry(*network).or_default() += 1;
        }
        networks
    }

    /// The stretches of a window in which something was not seen, and not caught up with later. Of sources that receive the same, one that
    /// sees is enough. A network that nobody watched is not in it; a gap that is open goes on.
    #[must_use]
    pub fn blind(&self, window: Window) -> Vec<Blind> {
        let mut found = Vec::new();
        for network in self.networks().into_keys() {
            let of_it = self.followed().filter(|(_, (followed, _))| *followed == network);
            let (mirrors, others): (Vec<_>, Vec<_>) = of_it.partition(|(name, _)| name.starts_with(MIRRORS));
            let is_all = usize::from(!mirrors.is_empty()) + others.len() == 1;
            let blind =
                |(name, (_, since)): (&String, &(Network, Timestamp))| self.blind_of(name, *since, window);
            let all = mirrors.iter().copied().map(blind).reduce(|one, other| both(&one, &other));
            let of_mirrors = mirrors.first().and_then(|(name, _)| name.split(':').next());
            let groups = all.into_iter().map(|blind| (of_mirrors, blind));
            let groups =
                groups.chain(others.into_iter().map(|source| (Some(source.0.as_str()), blind(source))));
            for (name, windows) in groups {
                let source = name.filter(|_| !is_all);
                found.extend(windows.into_iter().map(|window| Blind {
                    network,
                    source: source.map(str::to_owned),
                    window,
                }));
            }
        }
        found.sort_by(|a, b| (a.window.start(), a).cmp(&(b.window.start(), b)));
        found
    }

    /// The sources that follow a network as it goes on.
    fn followed(&self) -> impl Iterator<Item = (&String, &(Network, Timestamp))> {
        self.sources.iter().filter(|(name, _)| *name != SEARCH)
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
