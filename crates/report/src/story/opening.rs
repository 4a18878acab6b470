// SPDX-License-Identifier: AGPL-3.0-or-later
use tally::Counts;
use words::Value;

use super::{
    Words,
    counted::{ACCOUNTS, Definition, KINDS},
    estimated::{Totals, error},
};
use crate::{article::Article, clock::Clock, speech::tags};

/// One of the numbers at the top, with its definition.
#[derive(Debug)]
pub(crate) struct Figure {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) definition: String,
    /// How it was counted.
    pub(crate) how: Definition,
}

/// The call's headline, or one made of what was counted.
pub(super) fn title(article: &Article) -> Words {
    if let Some(call) = article.call {
        return Words::of(call.editorial.headline.as_ref().unwrap_or(&call.title), &article.language);
    }
    let (counts, words) = (&article.facts.counts, article.words());
    let key = match (counts.posts, counts.tags.is_empty()) {
        (0, true) => "title-none",
        (0, false) => "title-none-under",
        (_, true) => "title",
        (_, false) => "title-under",
    };
    Words::own(words.fill(key, &under(counts, words)).into_owned(), words)
}

/// Who posted how much, when, under what.
pub(super) fn lead(article: &Article, clock: &Clock) -> String {
    let (counts, words) = (&article.facts.counts, article.words());
    let estimate = counts.estimate.as_ref().map(|estimate| error(estimate, words));
    let key = match (counts.posts, counts.accounts, counts.tags.is_empty()) {
        (0, _, true) => "none",
        (0, _, false) => "none-under",
        (_, 0, true) => "nameless",
        (_, 0, false) => "nameless-under",
        (.., true) => "made",
        (.., false) => "made-under",
    };
    let what = words.fill(key, &under(counts, words));
    let lead = match counts.window.map(|window| clock.window(window)) {
        Some(when) => words.fill("lead", &[("when", when.into()), ("what", what.into())]).into_owned(),
        None => words.fill("lead-timeless", &[("what", capital(&what).into())]).into_owned(),
    };
    match estimate {
        Some(estimate) => format!("{lead} {estimate}"),
        None => lead,
    }
}

/// Posts, accounts and tags, as sentences take them.
fn under(counts: &Counts, words: &words::Words) -> [(&'static str, Value<'static>); 3] {
    let (tags, totals) = (tags(&counts.tags, words), Totals::of(counts));
    [("posts", totals.posts.into()), ("accounts", totals.accounts.into()), ("tags", tags.into())]
}

/// The three numbers that hold, each with what it counts; none where nothing was.
pub(super) fn figures(totals: &Totals, words: &words::Words) -> Vec<Figure> {
    if totals.posts == 0 {
        return Vec::new();
    }
    let others = totals.replies + totals.quotes + totals.reposts;
    // Posts without an account are no posts of nobody: their number of accounts can't be had.
    let accounts =
        if totals.accounts == 0 { "–".to_owned() } else { totals.number(totals.accounts, words) };
    let kinds = [
        ("replies", words.count("replies", &totals.replies).into()),
        ("quotes", words.count("quotes", &totals.quotes).into()),
        ("reposts", words.count("reposts", &totals.reposts).into()),
    ];
    vec![
        Figure {
            value: accounts,
            label: words.count("label-accounts", &totals.accounts).into_owned(),
            definition: words.say("figure-accounts").into_owned(),
            how: ACCOUNTS,
        },
        Figure {
            value: totals.number(totals.originals, words),
            label: words.count("label-originals", &totals.originals).into_owned(),
            definition: words.say("figure-originals").into_owned(),
            how: KINDS,
        },
        Figure {
            value: totals.number(others, words),
            label: words.count("label-others", &others).into_owned(),
            definition: words.fill("figure-others", &kinds).into_owned(),
            how: KINDS,
        },
    ]
}

fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
