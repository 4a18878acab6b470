// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cmp::Reverse, collections::BTreeMap};

use model::{Format, Network, Origin, Post, PostKind, Precision, Timestamp, Window};

use crate::{
    Account, Counts, Estimate, Flagged, Peak, Tally, Variant,
    authors::authors,
    bound::{Bound, around},
    crowd::{Accounts, Crowd, Who},
    key::PostKey,
    labels::{LabelId, Tongue},
    matching::Matching,
    minute::{after, minute},
    rows::{Row, gather, order},
    sight::Sight,
    tags::{ANY, Group, NEAR, NOT_ASKED, Tag, Tags},
};

/// The name of a row in which rows of too few accounts are merged.
pub const OTHER: &str = "other";

impl Tally {
    /// All figures as they stand.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let figures = Figures::of(self);
        let minutes = figures.minutes::<()>();
        // One after another, so that what one figure needs is gone before the next is counted.
        let counts = Counts {
            first: figures.first().map(|first| first.whole.cloned().unwrap_or_else(|| first.time_alone())),
            peak: fullest(&minutes).map(Peak::of),
            per_minute: counted(minutes),
            variants: figures.variants(figures.told(figures.tags(&figures.seen_labels::<()>(), NEAR).rows())),
            networks: counted(figures.networks::<()>()),
            flagged: figures.flagged::<()>(|()| true),
            ..figures.totals()
        };
        let labels = figures.labels::<()>();
        let tags = |group| shown(figures.told(figures.tags(&labels, group).rows()));
        let counts = Counts {
            hashtags: tags(ANY),
            cohashtags: tags(NOT_ASKED),
            languages: counted(figures.told(figures.languages(&labels))),
            detected: counted(figures.told(figures.detected(&labels))),
            ..counts
        };
        drop(labels);
        Counts { authors: figures.authors(), ..counts }
    }

    /// How far the figures may be from the truth; nothing where they are exact.
    #[must_use]
    pub fn estimate(&self) -> Option<Estimate> {
        self.crossed().and_then(|_| Figures::of(self).estimate())
    }

    /// Distinct accounts of the posts in each of some windows that are counted in minutes.
    #[must_use]
    pub fn accounts_within(&self, windows: &[Window]) -> Vec<u64> {
        accounts_each(windows, Figures::of(self).timed().map(|(at, who, _)| (at, who)))
    }
}

/// What is counted of a tally's posts. Nothing is collected post by post: posts are gone through once for each
/// figure, and what a figure takes grows with its rows.
pub(crate) struct Figures<'a> {
    tally: &'a Tally,
    matching: Matching,
}

/// The earliest post, whole where that is known.
pub(crate) struct First<'a> {
    pub(crate) whole: Option<&'a Post>,
    at: Timestamp,
    precision: Precision,
    network: Network,
}

impl<'a> Figures<'a> {
    /// Finds out which of a tally's posts match.
    pub(crate) fn of(tally: &'a Tally) -> Self {
        let matching = if tally.estimates() { Matching::of_sample } else { Matching::of };
        Self { tally, matching: matching(tally.posts()) }
    }

    /// The figures that are no list and of no few people, all others empty.
    pub(crate) fn totals(&self) -> Counts {
        let mut kinds = BTreeMap::new();
        for (key, sight) in self.counted() {
            let weight = self.weight(key, &sight);
            *kinds.entry(sight.kind).or_default() += weight;
        }
        let of = |kind| kinds.get(&kind).copied().unwrap_or_default();
        Counts {
            tags: self.tally.asked().tags.clone(),
            window: match self.tally.asked().window {
                Some(window) => closed(window, || self.span()),
                None => self.span(),
            },
            posts: kinds.values().sum(),
            accounts: self.accounts(),
            originals: of(PostKind::Original),
            replies: of(PostKind::Reply),
            reposts: of(PostKind::Repost),
            quotes: of(PostKind::Quote),
            flagged: Flagged::default(),
            first: None,
            peak: None,
            per_minute: Vec::new(),
            hashtags: Vec::new(),
            cohashtags: Vec::new(),
            variants: Vec::new(),
            authors: Vec::new(),
            languages: Vec::new(),
            detected: Vec::new(),
            networks: Vec::new(),
            estimate: self.estimate(),
        }
    }

    /// Posts at a time that is contradicted; of either kind only where their crowd may be told.
    pub(crate) fn flagged<C: Crowd>(&self, is_told: impl Fn(C) -> bool) -> Flagged {
        let mut found = [(C::default(), 0); 2];
        for (key, sight) in self.counted() {
            for (is_it, (crowd, posts)) in
                [sight.doubts.dated_back, sight.doubts.dated_ahead].into_iter().zip(&mut found)
            {
                if is_it {
                    crowd.add(who(key, &sight));
                    *posts += self.weight(key, &sight);
                }
            }
        }
        let [dated_back, dated_ahead] =
            found.map(|(crowd, posts)| (posts == 0 || is_told(crowd)).then_some(posts));
        Flagged { dated_back, dated_ahead }
    }

    /// The earliest post; of several at one instant the one of the least (network, id).
    ///
    /// In a sample it is not known.
    pub(crate) fn first(&self) -> Option<First<'a>> {
        if self.tally.estimates() {
            return None;
        }
        let names = &self.tally.lexicon().names;
        let dated = self.counted().filter_map(|(key, sight)| Some((sight.created_at?, key, sight.precision)));
        // Identifiers are printed to be compared, and thus only where it comes to that.
        let order = |a: &(Timestamp, PostKey, _), b: &(Timestamp, PostKey, _)| {
            a.0.cmp(&b.0).then_with(|| a.1.rank(names).cmp(&b.1.rank(names)))
        };
        let (at, key, precision) = dated.min_by(order)?;
        Some(First { whole: self.tally.whole(at, key), at, precision, network: key.network })
    }

    /// Posts by minute, in order of time.
    pub(crate) fn minutes<C: Crowd>(&self) -> Vec<Row<Timestamp, C>> {
        let mut rows = gather(self.timed());
        rows.sort_unstable_by_key(|row| row.name);
        rows
    }

    /// Posts by what they have alike of language and hashtags.
    pub(crate) fn labels<C: Crowd>(&self) -> Vec<Row<LabelId, C>> {
        gather(self.counted().map(|(key, sight)| (sight.label, who(key, &sight), self.weight(key, &sight))))
    }

    /// The same of all posts, whether they count or not.
    pub(crate) fn seen_labels<C: Crowd>(&self) -> Vec<Row<LabelId, C>> {
        let weight =
            |key, sight: &Sight, counts| if counts { self.weight(key, sight) } else { self.plain_weight() };
        let row = |(key, sight, counts): (PostKey, Sight, bool)| {
            (sight.label, who(key, &sight), weight(key, &sight, counts))
        };
        gather(self.seen().map(row))
    }

    /// Posts by hashtag, of posts by label.
    pub(crate) fn tags<'b, C>(&self, labels: &'b [Row<LabelId, C>], group: Group) -> Tags<'b, C>
    where
        'a: 'b,
    {
        Tags { lexicon: self.tally.lexicon(), labels, group }
    }

    /// Posts by primary language subtag as networks give it, of posts by label.
    pub(crate) fn languages<C: Crowd>(&self, labels: &[Row<LabelId, C>]) -> Vec<Row<String, C>> {
        self.tongues(labels, |tongue| Some(tongue.filter(|tongue| !tongue.is_found)))
    }

    /// Posts of which networks give no language by the one that was found, of posts by label.
    pub(crate) fn detected<C: Crowd>(&self, labels: &[Row<LabelId, C>]) -> Vec<Row<String, C>> {
        self.tongues(labels, |tongue| tongue.is_none_or(|tongue| tongue.is_found).then_some(tongue))
    }

    /// Posts by language, of those labels of which one is given, known or not.
    fn tongues<C: Crowd>(
        &self,
        labels: &[Row<LabelId, C>],
        counted: impl Fn(Option<Tongue>) -> Option<Option<Tongue>>,
    ) -> Vec<Row<String, C>> {
        let lexicon = self.tally.lexicon();
        let mut rows: BTreeMap<&str, Row<String, C>> = BTreeMap::new();
        for label in labels {
            let Some(tongue) = counted(lexicon.labels.label(label.name).language) else { continue };
            let language = tongue.map_or("und", |tongue| lexicon.names.text(tongue.name));
            rows.entry(language).or_insert_with(|| Row::empty(language.to_owned())).join(label);
        }
        order(rows.into_values().collect())
    }

    /// Posts by network.
    pub(crate) fn networks<C: Crowd>(&self) -> Vec<Row<Network, C>> {
        let posts =
            self.counted().map(|(key, sight)| (key.network, who(key, &sight), self.weight(key, &sight)));
        order(gather(posts))
    }

    /// The posts that count by account, of those whose account is known.
    pub(crate) fn by_account(&self) -> impl Iterator<Item = (u64, LabelId)> {
        self.counted().filter_map(|(key, sight)| Some((sight.account?.number(key.network), sight.label)))
    }

    /// The same of all posts, whether they count or not.
    pub(crate) fn seen_by_account(&self) -> impl Iterator<Item = (u64, LabelId)> {
        self.seen().filter_map(|(key, sight, _)| Some((sight.account?.number(key.network), sight.label)))
    }

    /// Near misses as they are reported.
    pub(crate) fn variants<C>(&self, rows: Vec<Row<Tag, C>>) -> Vec<Variant> {
        let spellings = &self.tally.lexicon().spellings;
        let variant = |row: Row<Tag, C>| {
            let of = spellings.asked(row.name.near).to_owned();
            // What is merged is no spelling of any tag.
            let why = if of.is_empty() { None } else { spellings.why(&row.name.shown) };
            Variant { seen: row.name.shown, of, why, posts: row.posts }
        };
        rows.into_iter().map(variant).collect()
    }

    /// Posts by account, the fullest first; of a sample none, for it says little of what few posts are behind.
    fn authors(&self) -> Vec<(Account, u64)> {
        if self.tally.estimates() {
            return Vec::new();
        }
        let posts = self
            .counted()
            .filter_map(|(key, sight)| Some((who(key, &sight)?, sight.handle, self.weight(key, &sight))));
        authors(posts, &self.tally.lexicon().names)
    }

    /// How many distinct accounts there are.
    fn accounts(&self) -> u64 {
        if let Some(bound) = self.crossed() {
            return bound.accounts().estimate();
        }
        let accounts = self.counted().filter_map(|(key, sight)| who(key, &sight));
        Accounts::of(self.tally.lexicon().names.len(), accounts).count()
    }

    /// The bound of the tally, if it was crossed.
    pub(crate) fn crossed(&self) -> Option<&Bound> {
        self.tally.crossed()
    }

    /// How many posts one stands for, where they were counted before by what they have alike.
    pub(crate) fn stands_for(&self, key: PostKey) -> Option<u64> {
        self.tally.stands_for(key)
    }

    /// How often the sample was halved.
    pub(crate) fn halvings(&self) -> u32 {
        self.tally.halvings()
    }

    /// Whether the window holds a post that is kept.
    pub(crate) fn is_inside(&self, key: PostKey) -> bool {
        let posts = self.tally.posts();
        posts.place(&key).is_some_and(|place| posts.at(place).1.is_inside(self.tally.asked().window))
    }

    pub(crate) fn counted(&self) -> impl Iterator<Item = (PostKey, Sight)> {
        self.seen().filter(|(_, _, counts)| *counts).map(|(key, sight, _)| (key, sight))
    }

    /// The posts that the window holds, each with whether it counts, and without what it follows.
    pub(crate) fn seen(&self) -> impl Iterator<Item = (PostKey, Sight, bool)> {
        self.tally.seen(self.tally.posts().bare(), &self.matching)
    }

    /// The same with what each follows.
    pub(crate) fn seen_whole(&self) -> impl Iterator<Item = (PostKey, Sight, bool)> {
        self.tally.seen(self.tally.posts().iter(), &self.matching)
    }

    /// The minutes of the posts of which the minute is known, with their accounts.
    fn timed(&self) -> impl Iterator<Item = (Timestamp, Option<Who>, u64)> {
        let timed = self.counted().filter(|(_, sight)| sight.precision != Precision::Day);
        timed.filter_map(|(key, sight)| {
            Some((minute(sight.created_at?), who(key, &sight), self.weight(key, &sight)))
        })
    }

    /// The same, each with the network too.
    pub(crate) fn timed_on_networks(&self) -> impl Iterator<Item = ((Network, Timestamp), Option<Who>, u64)> {
        let timed = self.counted().filter(|(_, sight)| sight.precision != Precision::Day);
        timed.filter_map(|(key, sight)| {
            let at = (key.network, minute(sight.created_at?));
            Some((at, who(key, &sight), self.weight(key, &sight)))
        })
    }

    /// The networks of the posts of which no minute is known, with their accounts.
    pub(crate) fn untimed_on_networks(&self) -> impl Iterator<Item = (Network, Option<Who>, u64)> {
        let is_untimed = |sight: &Sight| sight.created_at.is_none() || sight.precision == Precision::Day;
        let untimed = self.counted().filter(move |(_, sight)| is_untimed(sight));
        untimed.map(|(key, sight)| (key.network, who(key, &sight), self.weight(key, &sight)))
    }

    /// From the first post to just after the last.
    fn span(&self) -> Option<Window> {
        let dated = || self.counted().filter_map(|(_, sight)| Some((sight.created_at?, sight.precision)));
        let kept = dated().map(|(at, precision)| (at, after(at, precision)));
        let kept = kept.fold(None, |span, post| around(span, Some(post)));
        // In a sample the first and the last are hardly ever.
        let (start, end) = around(kept, self.crossed().and_then(Bound::span))?;
        Window::new(start, end).ok()
    }
}

/// How many distinct accounts are in each of some windows.
pub(crate) fn accounts_each(
    windows: &[Window],
    posts: impl Iterator<Item = (Timestamp, Option<Who>)>,
) -> Vec<u64> {
    let mut accounts: Vec<Vec<Who>> = vec![Vec::new(); windows.len()];
    for (minute, who) in posts {
        let Some(who) = who else { continue };
        for (_, accounts) in windows.iter().zip(&mut accounts).filter(|(window, _)| window.contains(minute)) {
            accounts.push(who);
        }
    }
    let distinct = accounts.into_iter().map(|mut accounts| {
        accounts.sort_unstable();
        accounts.dedup();
        u64::try_from(accounts.len()).unwrap_or(u64::MAX)
    });
    distinct.collect()
}

/// A window whose open ends are where the posts begin and end; nothing where there is no post to tell.
fn closed(window: Window, span: impl FnOnce() -> Option<Window>) -> Option<Window> {
    let (is_open, is_endless) = (window.start() == Timestamp::MIN, window.end() == Timestamp::MAX);
    if !is_open && !is_endless {
        return Some(window);
    }
    let span = span()?;
    let start = if is_open { span.start() } else { window.start() };
    let end = if is_endless { span.end() } else { window.end() };
    Window::new(start, end).ok()
}

/// The account of a post, where the source gives one.
pub(crate) fn who(key: PostKey, sight: &Sight) -> Option<Who> {
    Some(Who { network: key.network, key: sight.account? })
}

/// The minute with most posts, of several the earliest.
pub(crate) fn fullest<C>(minutes: &[Row<Timestamp, C>]) -> Option<&Row<Timestamp, C>> {
    minutes.iter().max_by_key(|row| (row.posts, Reverse(row.name)))
}

impl First<'_> {
    /// A post of which nothing but the time is told; a post must have a network, which is the true one.
    pub(crate) fn time_alone(&self) -> Post {
        let source = Origin { format: Format::Groundswell, file: String::new(), line: None };
        let (created_at, precision) = (Some(self.at), self.precision);
        Post { created_at, precision, ..Post::blank(self.network, source) }
    }
}

/// Reports tags as they are shown.
pub(crate) fn shown<C>(rows: Vec<Row<Tag, C>>) -> Vec<(String, u64)> {
    rows.into_iter().map(|row| (row.name.shown, row.posts)).collect()
}

/// Reports names with the number of their posts.
pub(crate) fn counted<N, C>(rows: Vec<Row<N, C>>) -> Vec<(N, u64)> {
    rows.into_iter().map(|row| (row.name, row.posts)).collect()
}
