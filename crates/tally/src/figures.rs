// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{BTreeMap, HashSet};

use model::{Author, Format, Network, Origin, Post, PostKind, Precision, Timestamp, Window};

use crate::{
    Account, Counts, Peak, Tally, Variant,
    minute::{after, minute},
    question::Verdict,
    rows::{Row, gather, number, order},
    sight::{AccountKey, PostKey, Sight},
    spelling::Spelling,
};

/// The name of a row in which rows of too few accounts are merged.
pub const OTHER: &str = "other";

impl Tally {
    /// All figures as they stand.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let figures = Figures::of(self);
        Counts {
            first: figures.first().map(|first| first.whole.cloned().unwrap_or_else(|| first.time_alone())),
            peak: figures.fullest_minute().map(|row| Peak::of(&row)),
            per_minute: counted(figures.minutes()),
            hashtags: shown(figures.hashtags()),
            cohashtags: shown(figures.cohashtags()),
            variants: figures.variants().into_iter().map(|row| figures.variant(row)).collect(),
            authors: counted(figures.authors()),
            languages: counted(figures.languages()),
            networks: counted(figures.networks()),
            ..figures.totals()
        }
    }
}

impl Tally {
    /// Distinct accounts of the posts in a window that are counted in minutes.
    #[must_use]
    pub fn accounts_within(&self, window: Window) -> u64 {
        let figures = Figures::of(self);
        let minutes = figures.minutes().into_iter().filter(|minute| window.contains(minute.name));
        let accounts = minutes.flat_map(|minute| minute.posts).filter_map(|post| figures.account(post));
        number(accounts.collect::<HashSet<_>>().len())
    }
}

/// A tally's posts, arranged for counting; a post is its place among them.
pub(crate) struct Figures<'a> {
    tally: &'a Tally,
    seen: Vec<Seen<'a>>,
}

/// A post in the window.
struct Seen<'a> {
    key: PostKey,
    sight: &'a Sight,
    counts: bool,
}

/// A hashtag as it is shown; then what tells tags apart that are shown alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tag {
    shown: String,
    folded: String,
    /// The place of the tag asked for that it nearly is; 0 where that is not the question.
    near: u32,
}

/// What is gathered under one folded hashtag.
#[derive(Default)]
struct Gathered<'a> {
    posts: Vec<usize>,
    spellings: Vec<&'a str>,
}

/// The earliest post, whole where that is known.
pub(crate) struct First<'a> {
    pub(crate) whole: Option<&'a Post>,
    at: Timestamp,
    precision: Precision,
    network: Network,
}

impl<'a> Figures<'a> {
    /// Arranges what a tally holds.
    pub(crate) fn of(tally: &'a Tally) -> Self {
        let seen = tally.seen().map(|(key, sight, counts)| Seen { key, sight, counts });
        Self { tally, seen: seen.collect() }
    }

    /// The figures that are no list, all lists empty.
    pub(crate) fn totals(&self) -> Counts {
        let of = |kind| number(self.counted().filter(|(_, seen)| seen.sight.kind == kind).count());
        let accounts: HashSet<_> = self.counted().filter_map(|(place, _)| self.account(place)).collect();
        Counts {
            tags: self.tally.asked().tags.clone(),
            window: self.tally.asked().window.or_else(|| self.span()),
            posts: number(self.counted().count()),
            accounts: number(accounts.len()),
            originals: of(PostKind::Original),
            replies: of(PostKind::Reply),
            reposts: of(PostKind::Repost),
            quotes: of(PostKind::Quote),
            first: None,
            peak: None,
            per_minute: Vec::new(),
            hashtags: Vec::new(),
            cohashtags: Vec::new(),
            variants: Vec::new(),
            authors: Vec::new(),
            languages: Vec::new(),
            networks: Vec::new(),
        }
    }

    /// The earliest post; of several at one instant the one of the least (network, id).
    pub(crate) fn first(&self) -> Option<First<'a>> {
        let dated = self.counted().filter_map(|(_, seen)| Some((seen.sight.created_at?, seen)));
        let (at, seen) = dated.min_by_key(|(at, seen)| (*at, seen.key.rank(self.tally.names())))?;
        let (network, precision) = (seen.key.network, seen.sight.precision);
        Some(First { whole: self.tally.whole(at, seen.key), at, precision, network })
    }

    /// Posts by minute, in order of time.
    pub(crate) fn minutes(&self) -> Vec<Row<Timestamp, usize>> {
        let timed = self.counted().filter(|(_, seen)| seen.sight.precision != Precision::Day);
        let mut rows =
            gather(timed.filter_map(|(place, seen)| Some((minute(seen.sight.created_at?), place))));
        rows.sort_unstable_by_key(|row| row.name);
        rows
    }

    /// The minute with most posts, of several the earliest.
    pub(crate) fn fullest_minute(&self) -> Option<Row<Timestamp, usize>> {
        order(self.minutes()).into_iter().next()
    }

    /// Posts by hashtag.
    pub(crate) fn hashtags(&self) -> Vec<Row<Tag, usize>> {
        self.tags(self.counted(), |_| Some(0))
    }

    /// Posts by hashtag that is not asked for.
    pub(crate) fn cohashtags(&self) -> Vec<Row<Tag, usize>> {
        self.tags(self.counted(), |spelling| (spelling.verdict != Verdict::Asked).then_some(0))
    }

    /// Posts by near miss of a tag asked for, whether they count or not.
    pub(crate) fn variants(&self) -> Vec<Row<Tag, usize>> {
        self.tags(self.seen.iter().enumerate(), |spelling| match spelling.verdict {
            Verdict::Near(place) => Some(place),
            Verdict::Asked | Verdict::Other => None,
        })
    }

    /// Posts by account.
    pub(crate) fn authors(&self) -> Vec<Row<Account, usize>> {
        let of_account = |(place, _)| self.account(place).map(|account| (account, place));
        let rows = gather(self.counted().filter_map(of_account));
        let named =
            rows.into_iter().map(|row| Row { name: self.author(row.name, &row.posts), posts: row.posts });
        order(named.collect())
    }

    /// Posts by primary language subtag.
    pub(crate) fn languages(&self) -> Vec<Row<String, usize>> {
        let language = |seen: &Seen| seen.sight.language.map_or("und", |name| self.tally.names().text(name));
        gather(self.counted().map(|(place, seen)| (language(seen).to_owned(), place)))
    }

    /// Posts by network.
    pub(crate) fn networks(&self) -> Vec<Row<Network, usize>> {
        gather(self.counted().map(|(place, seen)| (seen.key.network, place)))
    }

    /// The account of a post, where the source gives one.
    pub(crate) fn account(&self, place: usize) -> Option<(Network, AccountKey)> {
        let seen = self.seen.get(place)?;
        Some((seen.key.network, seen.sight.account?))
    }

    /// A near miss as it is reported.
    pub(crate) fn variant(&self, row: Row<Tag, usize>) -> Variant {
        let of = self.tally.spellings().asked(row.name.near).to_owned();
        Variant { seen: row.name.shown, of, posts: number(row.posts.len()) }
    }

    fn counted(&self) -> impl Iterator<Item = (usize, &Seen<'a>)> {
        self.seen.iter().enumerate().filter(|(_, seen)| seen.counts)
    }

    /// From the first post to just after the last.
    fn span(&self) -> Option<Window> {
        let start = self.counted().filter_map(|(_, seen)| seen.sight.created_at).min()?;
        let end = self
            .counted()
            .filter_map(|(_, seen)| seen.sight.created_at.map(|at| after(at, seen.sight.precision)));
        Window::new(start, end.max()?).ok()
    }

    fn author(&self, (network, key): (Network, AccountKey), posts: &[usize]) -> Account {
        let handle = |place: &usize| self.seen.get(*place).and_then(|seen| seen.sight.handle);
        let names = self.tally.names();
        Account {
            network,
            key: names.text(key.name).to_owned(),
            handle: seen_most(posts.iter().filter_map(handle).map(|handle| names.text(handle))),
        }
    }

    /// Posts by folded hashtag, those alone that belong to a group.
    fn tags<'b>(
        &'b self,
        posts: impl Iterator<Item = (usize, &'b Seen<'a>)>,
        group: impl Fn(&Spelling) -> Option<u32>,
    ) -> Vec<Row<Tag, usize>> {
        let names = self.tally.names();
        let mut rows: BTreeMap<(&str, u32), Gathered> = BTreeMap::new();
        for (place, seen) in posts {
            for tag in &seen.sight.hashtags {
                let spelling = self.tally.spellings().spelling(*tag);
                let Some(near) = group(spelling) else { continue };
                let row = rows.entry((names.text(spelling.folded), near)).or_default();
                row.spellings.push(names.text(spelling.raw));
                // Posts come one after another, so a second spelling of the tag in this one is next to the first.
                if row.posts.last() != Some(&place) {
                    row.posts.push(place);
                }
            }
        }
        let named = rows.into_iter().map(|((folded, near), row)| {
            let shown = seen_most(row.spellings).unwrap_or_default();
            Row { name: Tag { shown, folded: folded.to_owned(), near }, posts: row.posts }
        });
        order(named.collect())
    }
}

impl Tag {
    /// The name of a row of tags that are not shown.
    pub(crate) fn other() -> Self {
        Self { shown: OTHER.to_owned(), folded: String::new(), near: u32::MAX }
    }
}

impl First<'_> {
    /// A post of which nothing but the time is told; a post must have a network, which is the true one.
    pub(crate) fn time_alone(&self) -> Post {
        Post {
            network: self.network,
            id: None,
            url: None,
            author: Author::default(),
            created_at: Some(self.at),
            precision: self.precision,
            id_at: None,
            seen_at: None,
            text: String::new(),
            lang: None,
            hashtags: Vec::new(),
            mentions: Vec::new(),
            links: Vec::new(),
            media: Vec::new(),
            kind: PostKind::Original,
            in_reply_to: None,
            repost_of: None,
            quote_of: None,
            edit_of: None,
            source: Origin { format: Format::Groundswell, file: String::new(), line: None },
            remarks: Vec::new(),
        }
    }
}

/// Reports tags as they are shown.
pub(crate) fn shown(rows: Vec<Row<Tag, usize>>) -> Vec<(String, u64)> {
    rows.into_iter().map(|row| (row.name.shown, number(row.posts.len()))).collect()
}

/// Reports names with the number of their posts.
pub(crate) fn counted<N>(rows: Vec<Row<N, usize>>) -> Vec<(N, u64)> {
    rows.into_iter().map(|row| (row.name, number(row.posts.len()))).collect()
}

/// The text that occurs most often, of several the smallest.
fn seen_most<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let rows = gather(texts.into_iter().map(|text| (text, ())));
    rows.into_iter().next().map(|row| row.name.to_owned())
}
