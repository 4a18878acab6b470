// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many quoted posts were still there after a while.

use crate::{
    article::Article,
    speech::foreign,
    survival::{Age, Standing, SurvivalRow},
};

/// In the place of a figure that could tell of fewer than five people.
const UNTOLD: &str = "–";

/// A row of the table: how old the posts were, on which network, and the figures in the order of its columns.
#[derive(Debug)]
pub(crate) struct Lasting {
    pub(crate) age: String,
    pub(crate) network: String,
    /// Posts, there, not there, deleted, out of sight, withdrawn.
    pub(crate) figures: [String; 6],
}

impl Lasting {
    /// The keys of what its figures are called.
    pub(crate) const FIGURES: [&'static str; 6] = [
        "lasting-posts",
        "lasting-there",
        "lasting-not-there",
        "lasting-deleted",
        "lasting-out-of-sight",
        "lasting-withdrawn",
    ];
}

/// The rows, by age; none where nothing was looked at.
pub(super) fn rows(article: &Article) -> Vec<Lasting> {
    article.facts.survival.rows().iter().map(|row| of(row, article.words())).collect()
}

fn of(row: &SurvivalRow, words: &words::Words) -> Lasting {
    let age = match row.age {
        Age::Hour => "lasting-hour",
        Age::Day => "lasting-day",
        Age::Week => "lasting-week",
        Age::Month => "lasting-month",
        Age::Quarter => "lasting-quarter",
    };
    let figure =
        |figure: Option<u64>| figure.map_or_else(|| UNTOLD.to_owned(), |figure| words.number(figure));
    let [there, deleted, out_of_sight, withdrawn] =
        Standing::ALL.map(|standing| figure(row.of_standing(standing)));
    Lasting {
        age: words.say(age).into_owned(),
        network: row.network.map_or_else(
            || words.say("lasting-several").into_owned(),
            |network| foreign(network.name(), words),
        ),
        figures: [figure(Some(row.posts)), there, figure(row.not_there), deleted, out_of_sight, withdrawn],
    }
}
