// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::{Bridge, Cascade, Flood, People, Spread, Theme, Themes, Voices, Wave};
use model::Post;
use serde::Serialize;
use tally::Faithful;

use super::{post::PostJson, rounded};

/// How many people may be behind the accounts.
#[derive(Debug, Serialize)]
pub(super) struct PeopleJson {
    /// `null` where it would tell of fewer than five.
    at_least: Option<u64>,
    at_most: u64,
    accounts: Vec<(&'static str, u64)>,
    posts_without_account: u64,
    names_on_several: Option<u64>,
}

/// How posts were passed on.
#[derive(Debug, Serialize)]
pub(super) struct SpreadJson<'a> {
    cascades: u64,
    followers: u64,
    alone: u64,
    depths: &'a [(u64, u64)],
    largest: Vec<CascadeJson<'a>>,
    languages: Vec<BridgeJson<'a>>,
    multilingual_accounts: Option<u64>,
}

#[derive(Debug, Serialize)]
struct CascadeJson<'a> {
    network: &'static str,
    begun_by_counted: bool,
    first: Option<String>,
    posts: u64,
    accounts: u64,
    kinds: Vec<(&'static str, u64)>,
    depth: u64,
    width: u64,
    half_after_seconds: Option<u64>,
    languages: &'a [(String, u64)],
}

#[derive(Debug, Serialize)]
struct BridgeJson<'a> {
    from: &'a str,
    to: &'a str,
    posts: u64,
    accounts: u64,
}

/// How the posts are shared among accounts.
#[derive(Debug, Serialize)]
pub(super) struct VoicesJson {
    half: Option<u64>,
    busiest_hundredth: Option<f64>,
    gini: Option<f64>,
    floods: Vec<FloodJson>,
}

#[derive(Debug, Serialize)]
struct FloodJson {
    start: String,
    end: String,
    posts: u64,
    of_few: Option<u64>,
}

/// A hashtag with people of its own.
#[derive(Debug, Serialize)]
pub(super) struct FaithfulJson<'a> {
    tag: &'a str,
    of: Option<&'a str>,
    posts: u64,
    accounts: u64,
    expected: f64,
}

/// What was said.
#[derive(Debug, Serialize)]
pub(super) struct ThemesJson<'a> {
    posts: u64,
    accounts: u64,
    sample: bool,
    /// Whether those posts alone were looked at that may be shown.
    of_shown: bool,
    themes: Vec<ThemeJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ThemeJson<'a> {
    phrase: &'a str,
    posts: u64,
    accounts: u64,
    kit: bool,
    examples: Vec<PostJson<'a>>,
}

impl PeopleJson {
    pub(super) fn of(people: &People) -> Self {
        Self {
            at_least: people.at_least,
            at_most: people.at_most,
            accounts: people.accounts.iter().map(|(network, accounts)| (network.key(), *accounts)).collect(),
            posts_without_account: people.posts_without_account,
            names_on_several: people.names_on_several,
        }
    }
}

impl<'a> SpreadJson<'a> {
    pub(super) fn of(spread: &'a Spread) -> Self {
        Self {
            cascades: spread.cascades,
            followers: spread.followers,
            alone: spread.alone,
            depths: &spread.depths,
            largest: spread.largest.iter().map(CascadeJson::of).collect(),
            languages: spread.languages.iter().map(BridgeJson::of).collect(),
            multilingual_accounts: spread.multilingual_accounts,
        }
    }
}

impl<'a> CascadeJson<'a> {
    fn of(cascade: &'a Cascade) -> Self {
        Self {
            network: cascade.network.key(),
            begun_by_counted: cascade.is_begun_by_counted,
            first: cascade.first.map(|at| at.to_string()),
            posts: cascade.posts,
            accounts: cascade.accounts,
            kinds: cascade.kinds.iter().map(|(kind, posts)| (kind.key(), *posts)).collect(),
            depth: cascade.depth,
            width: cascade.width,
            half_after_seconds: cascade.half_after_seconds,
            languages: &cascade.languages,
        }
    }
}

impl<'a> BridgeJson<'a> {
    fn of(bridge: &'a Bridge) -> Self {
        Self { from: &bridge.from, to: &bridge.to, posts: bridge.posts, accounts: bridge.accounts }
    }
}

impl VoicesJson {
    pub(super) fn of(voices: &Voices) -> Self {
        Self {
            half: voices.half,
            busiest_hundredth: voices.busiest_hundredth.map(rounded),
            gini: voices.gini.map(rounded),
            floods: voices.floods.iter().map(FloodJson::of).collect(),
        }
    }
}

impl FloodJson {
    fn of(flood: &Flood) -> Self {
        Self {
            start: flood.start.to_string(),
            end: flood.end.to_string(),
            posts: flood.posts,
            of_few: flood.of_few,
        }
    }
}

impl<'a> FaithfulJson<'a> {
    pub(super) fn of(faithful: &'a Faithful) -> Self {
        Self {
            tag: &faithful.tag,
            of: faithful.of.as_deref(),
            posts: faithful.posts,
            accounts: faithful.accounts,
            expected: rounded(faithful.expected),
        }
    }
}

impl<'a> ThemesJson<'a> {
    pub(super) fn of(themes: &'a Themes) -> Self {
        Self {
            posts: themes.posts,
            accounts: themes.accounts,
            sample: themes.is_sample,
            of_shown: themes.is_of_shown,
            themes: themes.themes.iter().map(|theme| ThemeJson::of(theme, themes.is_of_shown)).collect(),
        }
    }
}

impl<'a> ThemeJson<'a> {
    /// The figures that a server publishes quote nobody: they may be handed on where a post may not, and after it was erased.
    fn of(theme: &'a Theme, is_of_shown: bool) -> Self {
        let examples: &[Post] = if is_of_shown { &[] } else { &theme.examples };
        Self {
            phrase: &theme.phrase,
            posts: theme.posts,
            accounts: theme.accounts,
            kit: theme.is_kit,
            examples: examples.iter().map(PostJson::of).collect(),
        }
    }
}

/// A stretch in which far more posts were deleted than before.
#[derive(Debug, Serialize)]
pub(super) struct WaveJson {
    start: String,
    end: String,
    posts: u64,
}

impl WaveJson {
    pub(super) fn of(wave: &Wave) -> Self {
        Self { start: wave.window.start().to_string(), end: wave.window.end().to_string(), posts: wave.posts }
    }
}
