// SPDX-License-Identifier: AGPL-3.0-or-later
use call::Language;
use tally::OTHER;

use super::counted::{DETECTED, Definition, HASHTAGS, LANGUAGES, NETWORKS};
use crate::{
    article::Article,
    figure::{counted, number},
    quiet::quiet_line,
};

/// How many rows an article shows with bars, and how many at all; the report as JSON has every one.
const BARS: usize = 10;
const MOST_ROWS: usize = 500;

/// Posts by something: a table.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) column: &'static str,
    /// How it was counted.
    pub(crate) how: Definition,
    /// The first rows.
    pub(crate) rows: Vec<Row>,
    /// The next ones, folded away where that can be.
    pub(crate) rest: Vec<Row>,
    /// What is said of those that are left out.
    pub(crate) more: Option<String>,
}

/// A row of a table.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) posts: String,
    /// Of the greatest row, in hundredths.
    pub(crate) percent: u64,
}

/// A spelling that nearly is a tag asked for.
#[derive(Debug)]
pub(crate) struct Spelling {
    pub(crate) seen: String,
    pub(crate) of: String,
    pub(crate) posts: String,
}

/// Networks, languages and hashtags, those that have a row.
pub(super) fn all(article: &Article) -> Vec<Rows> {
    let counts = &article.facts.counts;
    let networks = counts.networks.iter().map(|(network, posts)| (network.name().to_owned(), *posts));
    let languages = counts.languages.iter().map(|(tag, posts)| (language(tag), *posts));
    let was_found = counts.detected.iter().any(|(tag, _)| tag != "und");
    let detected = counts.detected.iter().filter(|_| was_found).map(|(tag, posts)| (language(tag), *posts));
    let last = counts.hashtags.len().saturating_sub(1);
    let hashtags = counts.hashtags.iter().enumerate().map(|(place, (tag, posts))| {
        let is_rest = article.public && place == last && tag == OTHER;
        (if is_rest { REST.to_owned() } else { format!("#{}", quiet_line(tag)) }, *posts)
    });
    let lists = [
        Rows::of("Networks", "Where the posts were made.", ("Network", NETWORKS), networks.collect()),
        Rows::of(
            "Languages",
            "As the networks give them; a post has one.",
            ("Language", LANGUAGES),
            languages.collect(),
        ),
        Rows::of(
            "Languages found in texts",
            "Of those posts of which the networks give none; a short text tells none.",
            ("Language", DETECTED),
            detected.collect(),
        ),
        Rows::of(
            "Hashtags",
            "How many posts carry each, in the spelling seen most. A post can carry several.",
            ("Hashtag", HASHTAGS),
            hashtags.collect(),
        ),
    ];
    lists.into_iter().filter(|list| !list.rows.is_empty()).collect()
}

/// The near misses of the tags asked for.
pub(super) fn spellings(article: &Article) -> Vec<Spelling> {
    let spelling = |variant: &tally::Variant| Spelling {
        seen: quiet_line(&variant.seen),
        of: quiet_line(&variant.of),
        posts: counted(variant.posts, "post", "posts"),
    };
    let told = article.facts.counts.variants.iter().filter(|variant| !variant.of.is_empty());
    told.take(MOST_ROWS).map(spelling).collect()
}

const REST: &str = "all others together";

impl Rows {
    fn of(
        title: &'static str,
        about: &'static str,
        (column, how): (&'static str, Definition),
        counts: Vec<(String, u64)>,
    ) -> Self {
        let greatest = counts.iter().map(|(_, posts)| *posts).max().unwrap_or(0).max(1);
        let more = u64::try_from(counts.len().saturating_sub(MOST_ROWS)).unwrap_or(u64::MAX);
        let row = |(name, posts): (String, u64)| Row {
            name,
            posts: number(posts),
            percent: posts.saturating_mul(100) / greatest,
        };
        let mut rows: Vec<_> = counts.into_iter().take(MOST_ROWS).map(row).collect();
        let rest = rows.split_off(rows.len().min(BARS));
        let more = (more > 0)
            .then(|| format!("{} are in the report as JSON.", counted(more, "more row", "more rows")));
        Self { title, about, column, how, rows, rest, more }
    }
}

/// A language by the name that it has for itself.
pub(super) fn language(tag: &str) -> String {
    match (tag, Language::new(tag)) {
        ("und", _) => "not known".to_owned(),
        (OTHER, _) => REST.to_owned(),
        (_, Ok(language)) if language.own_name() != tag => format!("{} ({tag})", language.own_name()),
        _ => quiet_line(tag),
    }
}
