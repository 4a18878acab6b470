// SPDX-License-Identifier: AGPL-3.0-or-later
//! When posts were made on each network, as pictures of one scale beside one another.

use std::collections::BTreeSet;

use card::Plot;
use model::{Timestamp, Window};
use tally::NetworkMinutes;

use super::{
    called_hour,
    time::{MOST_ROWS, blind, span, unit},
};
use crate::{
    article::Article,
    chart::{self, MOST_BARS, Options, Stretch, bins, mean_plot, most_of, svg},
    clock::Clock,
    quiet::bare,
    speech::foreign,
};

/// The pictures, and the same as a table.
#[derive(Debug)]
pub(crate) struct ByNetwork {
    pub(crate) about: String,
    pub(crate) charts: Vec<NetworkChart>,
    /// What stands over the rows of the table.
    pub(crate) from: String,
    /// The networks, which stand over its columns.
    pub(crate) networks: Vec<String>,
    pub(crate) rows: Vec<(String, Vec<String>)>,
}

/// The picture of one network.
#[derive(Debug)]
pub(crate) struct NetworkChart {
    /// The network, and how many posts are in it.
    pub(crate) caption: String,
    pub(crate) svg: String,
    pub(crate) plot: Plot,
    pub(crate) title: String,
    pub(crate) description: String,
}

impl ByNetwork {
    /// Draws them; nothing where it is not told by network.
    pub(super) fn of(article: &Article, clock: &Clock) -> Option<Self> {
        let rows = &article.facts.by_network;
        let span = span(article).filter(|_| !rows.is_empty())?;
        let words = clock.words;
        let stretches: Vec<Vec<Stretch>> = stretches(rows, span, article.public);
        let most = stretches.iter().map(|stretches| most_of(stretches, span)).max().unwrap_or(0);
        let charts = rows.iter().zip(&stretches);
        let charts =
            charts.map(|(row, stretches)| NetworkChart::of(row, stretches, (span, most), article, clock));
        let charts = charts.collect();
        let mut about = vec![words.say("chart-networks-scale")];
        about.extend(article.public.then(|| words.say("chart-networks-joined")));
        let (seconds, table) = table(rows, span);
        let row = |(at, posts): (Timestamp, Vec<u64>)| {
            (clock.instant(at), posts.into_iter().map(|posts| words.number(posts)).collect())
        };
        Some(Self {
            about: about.join(" "),
            charts,
            from: words.fill("column-from", &[("unit", unit(seconds, words).into())]).into_owned(),
            networks: rows.iter().map(|(network, _)| network.name().to_owned()).collect(),
            rows: table.into_iter().map(row).collect(),
        })
    }
}

impl NetworkChart {
    /// Draws the posts of one network, in a stretch of time and up to a height that all have.
    fn of(
        (network, minutes): &NetworkMinutes,
        stretches: &[Stretch],
        (span, most): (Window, u64),
        article: &Article,
        clock: &Clock,
    ) -> Self {
        let words = clock.words;
        let posts: u64 = minutes.iter().map(|(_, posts)| posts).sum();
        let seconds = bins(&[], span, MOST_BARS).seconds;
        let says = words.fill(
            "chart-says",
            &[
                ("unit", unit(seconds, words).into()),
                ("stretch", clock.stretch(span, None).into()),
                ("posts", posts.into()),
            ],
        );
        let name = foreign(network.name(), words);
        let title = words.fill("chart-title", &[("zone", clock.name.as_str().into())]);
        let (title, description) = (bare(&format!("{name} · {title}")), bare(&format!("{name} · {says}")));
        let options = Options {
            id: &format!("posts-{}", network.key()),
            title: &title,
            description: &description,
            zone: &clock.zone,
            language: &article.language,
            hour: called_hour(article),
            blind: &blind(article, span, Some(*network)),
        };
        let plot = mean_plot(stretches, span, most, &options);
        let caption = format!("{name} · {}", words.fill("posts", &[("posts", posts.into())]));
        Self { caption, svg: svg(&plot, &options), plot, title, description }
    }
}

/// The stretches of time that each network's posts are counted in: minutes, or where these are joined, up to where the next begins, on
/// whichever network.
fn stretches(rows: &[NetworkMinutes], span: Window, is_joined: bool) -> Vec<Vec<Stretch>> {
    let starts: BTreeSet<Timestamp> =
        rows.iter().flat_map(|(_, minutes)| minutes).map(|(start, _)| *start).collect();
    let end = |start: Timestamp| match is_joined {
        true => starts.range(start..).nth(1).copied().unwrap_or(span.end()),
        false => Timestamp::from_second(start.as_second().saturating_add(60)).unwrap_or(span.end()),
    };
    let of_network = |(_, minutes): &NetworkMinutes| {
        let stretch =
            |(start, posts): &(Timestamp, u64)| Some((Window::new(*start, end(*start)).ok()?, *posts));
        minutes.iter().filter_map(stretch).collect()
    };
    rows.iter().map(of_network).collect()
}

/// The rows of the table, those without a post left out, and how many seconds each stands for at least.
fn table(rows: &[NetworkMinutes], span: Window) -> (i64, Vec<(Timestamp, Vec<u64>)>) {
    let columns: Vec<chart::Bins> = rows.iter().map(|(_, minutes)| bins(minutes, span, MOST_ROWS)).collect();
    let seconds = columns.first().map_or(60, |column| column.seconds);
    let starts = columns.first().map(|column| column.bins.as_slice()).unwrap_or_default();
    let row = |(place, (start, _)): (usize, &(Timestamp, u64))| {
        let posts = columns.iter().map(|column| column.bins.get(place).map_or(0, |(_, posts)| *posts));
        (*start, posts.collect::<Vec<u64>>())
    };
    let rows = starts.iter().enumerate().map(row);
    (seconds, rows.filter(|(_, posts)| posts.iter().any(|posts| *posts > 0)).collect())
}
