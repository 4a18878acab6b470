// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::Surge;
use card::Plot;
use jiff::SignedDuration;
use model::{Timestamp, Window};

use super::{called_hour, join};
use crate::{
    article::Article,
    chart::{self, Options, bins, plot, svg},
    clock::Clock,
    figure::{counted, number},
};

/// How many rows the table has that stands beside the chart.
const MOST_ROWS: i64 = 60;

/// How many surges are told one by one.
const MOST_SURGES: usize = 6;

/// When the posts were made.
#[derive(Debug)]
pub(crate) struct Time {
    /// The picture, if there is one; else why there is none.
    pub(crate) chart: Option<Chart>,
    pub(crate) about: String,
    /// What the rows of the table are: `10 minutes, in the time of Asia/Amman`.
    pub(crate) unit: String,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) first: Option<String>,
    pub(crate) peak: Option<String>,
    pub(crate) surges: String,
}

/// The picture of posts by time.
#[derive(Debug)]
pub(crate) struct Chart {
    pub(crate) svg: String,
    /// The same before it has a size.
    pub(crate) plot: Plot,
    /// What it shows, and what can be seen in it, for who can't see it.
    pub(crate) title: String,
    pub(crate) description: String,
}

impl Time {
    pub(super) fn of(article: &Article, clock: &Clock) -> Self {
        let counts = &article.facts.counts;
        let span = span(article);
        let rows = span.map(|span| bins(&counts.per_minute, span, MOST_ROWS));
        let row = |(at, posts): &(Timestamp, u64)| (clock.instant(*at), number(*posts));
        let first = counts.first.as_ref().and_then(|post| Some((post.created_at?, post.precision)));
        Self {
            chart: span.map(|span| draw(article, span, clock)),
            about: about(article, span, clock),
            unit: rows.as_ref().map(|rows| length(rows.seconds)).unwrap_or_default(),
            rows: rows.map(|rows| rows.bins.iter().map(row).collect()).unwrap_or_default(),
            first: first.map(|(at, precision)| clock.known(at, precision)),
            peak: counts.peak.map(|peak| {
                let posts = counted(peak.posts, "post", "posts");
                format!("{} ({}), with {posts}", clock.instant(peak.start), clock.name)
            }),
            surges: surges(article, clock),
        }
    }
}

/// The stretch that the chart shows: all posts of known minute, and the hour of the call.
fn span(article: &Article) -> Option<Window> {
    let minutes = &article.facts.counts.per_minute;
    let (first, last) = (minutes.first()?.0, minutes.last()?.0);
    let end = last.checked_add(SignedDuration::from_mins(1)).unwrap_or(Timestamp::MAX);
    let hour = called_hour(article);
    let start = hour.map_or(first, |hour| hour.start().min(first));
    Window::new(start, hour.map_or(end, |hour| hour.end().max(end))).ok()
}

fn draw(article: &Article, span: Window, clock: &Clock) -> Chart {
    let counts = &article.facts.counts;
    let seconds = bins(&counts.per_minute, span, chart::MOST_BARS).seconds;
    let posts = counts.per_minute.iter().map(|(_, posts)| posts).sum();
    let most = counts.peak.map(|peak| format!(", most of them at {}", clock.instant(peak.start)));
    let description = format!(
        "A bar for every {}, {}: {}{}.",
        length(seconds),
        clock.stretch(span, None),
        counted(posts, "post", "posts"),
        most.unwrap_or_default(),
    );
    let title = format!("Posts by time ({})", clock.name);
    let hour = called_hour(article);
    let blind: Vec<Window> = article.facts.watch.blind(span).into_iter().map(|blind| blind.window).collect();
    let options = Options {
        id: "posts",
        title: &title,
        description: &description,
        zone: &clock.zone,
        hour,
        blind: &blind,
    };
    let plot = plot(&counts.per_minute, span, &options);
    Chart { svg: svg(&plot, &options), plot, title, description }
}

/// What the chart shows and what it can't.
fn about(article: &Article, span: Option<Window>, clock: &Clock) -> String {
    let counts = &article.facts.counts;
    let charted: u64 = counts.per_minute.iter().map(|(_, posts)| posts).sum();
    let left = counts.posts.saturating_sub(charted);
    let Some(span) = span else {
        return match counts.posts {
            0 => "There is no chart, because there is no post.".to_owned(),
            _ if article.public && counts.first.is_some() => {
                "There is no chart: too few accounts posted at known minutes, or only the days are known."
                    .to_owned()
            }
            _ => "There is no chart: the sources do not tell at what hour these posts were made.".to_owned(),
        };
    };
    let unit = length(bins(&counts.per_minute, span, chart::MOST_BARS).seconds);
    let mut about = vec![format!("Posts for every {unit}, {}.", clock.words())];
    if let Some(hour) = called_hour(article) {
        let stretch = clock.stretch(hour, Some(hour));
        about.push(format!("Shaded: the hour that the call named, {stretch}."));
    }
    if !article.facts.watch.blind(span).is_empty() {
        about.push("Hatched: something could not be seen then; the limits below say what.".to_owned());
    }
    if left > 0 {
        about
            .push(format!("Not in it: {} of which the minute is not known.", counted(left, "post", "posts")));
    }
    if article.public {
        about.push(
            "Minutes in which fewer than five accounts posted are shown together, at the first of them."
                .to_owned(),
        );
    }
    about.join(" ")
}

fn surges(article: &Article, clock: &Clock) -> String {
    let facts = article.facts;
    let found = &facts.findings.surges;
    if facts.counts.per_minute.is_empty() || (found.is_empty() && facts.counts.posts < tally::FEW) {
        return String::new();
    }
    let words = |surge: &Surge| {
        let Ok(window) = Window::new(surge.start, surge.end) else { return String::new() };
        let stretch = clock.stretch(window, facts.counts.window);
        let posts = counted(surge.posts, "post", "posts");
        let most = surge.peak.map_or_else(String::new, |peak| format!(", most at {}", clock.time(peak.at)));
        format!("from {stretch} ({posts}{most})")
    };
    let mut told: Vec<_> = found.iter().take(MOST_SURGES).map(words).collect();
    if let Some(more) = u64::try_from(found.len().saturating_sub(MOST_SURGES)).ok().filter(|more| *more > 0) {
        told.push(counted(more, "more time", "more times"));
    }
    if told.is_empty() {
        return "At no time did posts clearly exceed what the time before explains.".to_owned();
    }
    format!("Posts exceeded what the time before explains {}.", join(told, "and"))
}

/// A length of time as a reader names it.
fn length(seconds: i64) -> String {
    let units = [(604_800, "week"), (86_400, "day"), (3600, "hour"), (60, "minute")];
    let (size, unit) = units.into_iter().find(|(size, _)| seconds % size == 0).unwrap_or((1, "second"));
    match seconds / size {
        1 => unit.to_owned(),
        count => format!("{count} {unit}s"),
    }
}
