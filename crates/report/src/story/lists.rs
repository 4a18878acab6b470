// SPDX-License-Identifier: AGPL-3.0-or-later
use call::Language;
use tally::OTHER;
use words::Words;

use super::counted::{DETECTED, Definition, HASHTAGS, LANGUAGES, NETWORKS};
use crate::{article::Article, quiet::short_line, speech::foreign};

/// How many rows an article shows with bars, and how many at all; the report as JSON has every one.
const BARS: usize = 10;
const MOST_ROWS: usize = 500;

/// Posts by something: a table.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) column: String,
    /// How it was counted.
    pub(crate) how: Definition,
    /// The first rows.
    pub(crate) rows: Vec<Row>,
    /// The next ones, folded away where that can be.
    pub(crate) rest: Vec<Row>,
    /// What folds them away.
    pub(crate) next: String,
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

/// Networks, languages and hashtags, those that have a row.
pub(super) fn all(article: &Article) -> Vec<Rows> {
    let (counts, words) = (&article.facts.counts, article.words());
    let networks = counts.networks.iter().map(|(network, posts)| (network.name().to_owned(), *posts));
    let languages = counts.languages.iter().map(|(tag, posts)| (language(tag, words), *posts));
    let was_found = counts.detected.iter().any(|(tag, _)| tag != "und");
    let detected = counts.detected.iter().filter(|_| was_found);
    let detected = detected.map(|(tag, posts)| (language(tag, words), *posts));
    let last = counts.hashtags.len().saturating_sub(1);
    let hashtags = counts.hashtags.iter().enumerate().map(|(place, (tag, posts))| {
        let is_rest = article.public && place == last && tag == OTHER;
        let name = if is_rest { words.say("others").into_owned() } else { format!("#{}", short_line(tag)) };
        (name, *posts)
    });
    let say = |key| words.say(key).into_owned();
    let lists = [
        Rows::of([say("networks"), say("networks-are"), say("network")], NETWORKS, networks.collect(), words),
        Rows::of(
            [say("languages"), say("languages-are"), say("language")],
            LANGUAGES,
            languages.collect(),
            words,
        ),
        Rows::of(
            [say("found-languages"), say("found-languages-are"), say("language")],
            DETECTED,
            detected.collect(),
            words,
        ),
        Rows::of([say("hashtags"), say("hashtags-are"), say("hashtag")], HASHTAGS, hashtags.collect(), words),
    ];
    lists.into_iter().filter(|list| !list.rows.is_empty()).collect()
}

/// The near misses of the tags asked for, in a few words each.
pub(super) fn spellings(article: &Article) -> Vec<String> {
    let words = article.words();
    let tag = |tag: &str| foreign(&format!("#{}", short_line(tag)), words).into();
    let spelling = |variant: &tally::Variant| {
        let values =
            [("seen", tag(&variant.seen)), ("tag", tag(&variant.of)), ("posts", variant.posts.into())];
        words.fill("spelling", &values).into_owned()
    };
    let told = article.facts.counts.variants.iter().filter(|variant| !variant.of.is_empty());
    told.take(MOST_ROWS).map(spelling).collect()
}

impl Rows {
    fn of(
        [title, about, column]: [String; 3],
        how: Definition,
        counts: Vec<(String, u64)>,
        words: &Words,
    ) -> Self {
        let greatest = counts.iter().map(|(_, posts)| *posts).max().unwrap_or(0).max(1);
        let more = counts.len().saturating_sub(MOST_ROWS) as u64;
        let row = |(name, posts): (String, u64)| Row {
            name,
            posts: words.number(posts),
            percent: posts.saturating_mul(100) / greatest,
        };
        let mut rows: Vec<_> = counts.into_iter().take(MOST_ROWS).map(row).collect();
        let rest = rows.split_off(rows.len().min(BARS));
        let next = words.count("next", &(rest.len() as u64)).into_owned();
        let more = (more > 0).then(|| words.count("more-rows", &more).into_owned());
        Self { title, about, column, how, rows, rest, next, more }
    }
}

/// A language by its name, or else by the one that it has for itself.
pub(super) fn language(tag: &str, words: &Words) -> String {
    match (tag, Language::new(tag)) {
        ("und", _) => words.say("unknown").into_owned(),
        (OTHER, _) => words.say("others").into_owned(),
        (_, Ok(language)) => named(&language, words),
        _ => foreign(tag, words),
    }
}

fn named(language: &Language, words: &Words) -> String {
    // What some networks still call them.
    let primary = match language.primary() {
        "iw" => "he",
        "in" => "id",
        "ji" => "yi",
        primary => primary,
    };
    let known = words.fill("language-name", &[("tag", primary.into())]);
    let name = if known == primary { language.own_name().into() } else { known };
    if name == language.as_str() {
        return foreign(&name, words);
    }
    words.fill("language-named", &[("name", name.into()), ("tag", language.as_str().into())]).into_owned()
}
