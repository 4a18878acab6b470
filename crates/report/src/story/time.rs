// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::Surge;
use card::Plot;
use jiff::SignedDuration;
use model::{Network, Timestamp, Window};

use words::Words;

use super::{by_network::ByNetwork, called_hour, passing::sentence};
use crate::{
    article::Article,
    chart::{self, Options, bins, plot, svg},
    clock::Clock,
    quiet::bare,
};

/// How many rows the table has that stands beside the chart.
pub(super) const MOST_ROWS: i64 = 60;

/// How many surges are told one by one.
const MOST_SURGES: usize = 6;

/// When the posts were made.
#[derive(Debug)]
pub(crate) struct Time {
    /// The picture, if there is one; else why there is none.
    pub(crate) chart: Option<Chart>,
    pub(crate) about: String,
    /// The same of the table alone, where there is no picture.
    pub(crate) about_rows: String,
    /// What stands over the rows of the table: `From, for every 10 minutes`.
    pub(crate) from: String,
    pub(crate) rows: Vec<(String, String)>,
    /// When the first post was made, and when most were: a sentence each.
    pub(crate) first: Option<String>,
    pub(crate) peak: Option<String>,
    pub(crate) surges: String,
    /// The same on each network, where that is told.
    pub(crate) by_network: Option<ByNetwork>,
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
        let words = clock.words;
        let row = |(at, posts): &(Timestamp, u64)| (clock.instant(*at), words.number(*posts));
        let first = counts.first.as_ref().and_then(|post| Some((post.created_at?, post.precision)));
        let from = rows.as_ref().map(|rows| {
            words.fill("column-from", &[("unit", unit(rows.seconds, words).into())]).into_owned()
        });
        Self {
            chart: span.map(|span| draw(article, span, clock)),
            about: about(article, span, clock),
            about_rows: rows
                .as_ref()
                .map_or_else(String::new, |rows| about_rows(article, rows.seconds, clock).join(" ")),
            from: from.unwrap_or_default(),
            rows: rows.map(|rows| rows.bins.iter().map(row).collect()).unwrap_or_default(),
            first: first.map(|(at, precision)| {
                words.fill("first", &[("when", clock.known(at, precision).into())]).into_owned()
            }),
            peak: counts.peak.map(|peak| {
                let values = [("when", clock.zoned(peak.start).into()), ("posts", peak.posts.into())];
                words.fill("fullest", &values).into_owned()
            }),
            surges: surges(article, clock),
            by_network: ByNetwork::of(article, clock),
        }
    }
}

/// The stretch that the chart shows: all posts of known minute, and the hour of the call.
pub(super) fn span(article: &Article) -> Option<Window> {
    let minutes = &article.facts.counts.per_minute;
    let (first, last) = (minutes.first()?.0, minutes.last()?.0);
    let end = last.checked_add(SignedDuration::from_mins(1)).unwrap_or(Timestamp::MAX);
    let hour = called_hour(article);
    let start = hour.map_or(first, |hour| hour.start().min(first));
    Window::new(start, hour.map_or(end, |hour| hour.end().max(end))).ok()
}

fn draw(article: &Article, span: Window, clock: &Clock) -> Chart {
    let counts = &article.facts.counts;
    let words = clock.words;
    let seconds = bins(&counts.per_minute, span, chart::MOST_BARS).seconds;
    let posts: u64 = counts.per_minute.iter().map(|(_, posts)| posts).sum();
    let most = counts.peak.map(|peak| clock.instant(peak.start));
    let key = if most.is_some() { "chart-says-most" } else { "chart-says" };
    let values = [
        ("unit", unit(seconds, words).into()),
        ("stretch", clock.stretch(span, None).into()),
        ("posts", posts.into()),
        ("most", most.unwrap_or_default().into()),
    ];
    let description = bare(&words.fill(key, &values));
    let title = bare(&words.fill("chart-title", &[("zone", clock.name.as_str().into())]));
    let hour = called_hour(article);
    let blind = blind(article, span, None);
    let options = Options {
        id: "posts",
        title: &title,
        description: &description,
        zone: &clock.zone,
        language: &article.language,
        hour,
        blind: &blind,
    };
    let plot = plot(&counts.per_minute, span, &options);
    Chart { svg: svg(&plot, &options), plot, title, description }
}

/// The stretches in which something could not be seen, of one network or of any.
pub(super) fn blind(article: &Article, span: Window, network: Option<Network>) -> Vec<Window> {
    let blind = article.facts.watch.blind(span).into_iter();
    let blind = blind.filter(|blind| network.is_none_or(|network| blind.network == network));
    blind.map(|blind| blind.window).collect()
}

/// What the chart shows and what it can't.
fn about(article: &Article, span: Option<Window>, clock: &Clock) -> String {
    let counts = &article.facts.counts;
    let words = clock.words;
    let Some(span) = span else {
        let why = match counts.posts {
            0 => words.say("no-chart-none"),
            _ if article.public && counts.first.is_some() => words.say("no-chart-few"),
            _ => words.say("no-chart-unknown"),
        };
        return why.into_owned();
    };
    let mut seen = Vec::new();
    if let Some(hour) = called_hour(article) {
        seen.push(
            words.fill("chart-hour", &[("stretch", clock.stretch(hour, Some(hour)).into())]).into_owned(),
        );
    }
    if !article.facts.watch.blind(span).is_empty() {
        seen.push(words.say("chart-blind").into_owned());
    }
    let mut about = about_rows(article, bins(&counts.per_minute, span, chart::MOST_BARS).seconds, clock);
    about.splice(1..1, seen);
    about.join(" ")
}

/// What is counted in bins of so many seconds, and what can't be.
fn about_rows(article: &Article, seconds: i64, clock: &Clock) -> Vec<String> {
    let (counts, words) = (&article.facts.counts, clock.words);
    let charted: u64 = counts.per_minute.iter().map(|(_, posts)| posts).sum();
    let left = counts.posts.saturating_sub(charted);
    let unit = unit(seconds, words);
    let mut about = vec![match clock.is_utc() {
        true => words.fill("chart-of-utc", &[("unit", unit.into())]),
        false => words.fill("chart-of", &[("unit", unit.into()), ("zone", clock.name.as_str().into())]),
    }];
    if left > 0 {
        about.push(words.fill("chart-left", &[("posts", left.into())]));
    }
    if article.public {
        about.push(words.say("chart-joined"));
    }
    if counts.estimate.is_some() {
        about.push(words.say("estimated-chart"));
    }
    about.into_iter().map(Into::into).collect()
}

fn surges(article: &Article, clock: &Clock) -> String {
    let facts = article.facts;
    let found = &facts.findings.surges;
    if facts.counts.per_minute.is_empty() || (found.is_empty() && facts.counts.posts < tally::FEW) {
        return String::new();
    }
    let words = clock.words;
    let told = |surge: &Surge| {
        let Ok(window) = Window::new(surge.start, surge.end) else { return String::new() };
        let is_one_day = clock.is_one_day(window);
        let at = |at| if is_one_day { clock.time(at) } else { clock.instant(at) };
        let most = surge.peak.map(|peak| at(peak.at));
        let key = match (&most, is_one_day) {
            (None, _) => "surge",
            (Some(_), true) => "surge-most",
            (Some(_), false) => "surge-most-on",
        };
        let values = [
            ("stretch", clock.stretch(window, facts.counts.window).into()),
            ("posts", surge.posts.into()),
            ("most", most.unwrap_or_default().into()),
        ];
        words.fill(key, &values).into_owned()
    };
    let mut told: Vec<_> = found.iter().take(MOST_SURGES).map(told).collect();
    let more = found.len().saturating_sub(MOST_SURGES) as u64;
    if more > 0 {
        told.push(words.count("surges-more", &more).into_owned());
    }
    let Some(surges) = sentence("surges", "when", told, words) else {
        return words.say("no-surge").into_owned();
    };
    match found.first() {
        Some(first) if first.known_seconds == 0 => format!("{surges} {}", words.say("surge-assumed")),
        _ => surges,
    }
}

/// A length of time as a reader names it after “every”: `10 minutes`.
pub(super) fn unit(seconds: i64, words: &Words) -> String {
    let units = [
        (604_800, "every-weeks"),
        (86_400, "every-days"),
        (3600, "every-hours"),
        // A bin is a whole number of minutes.
        (60, "every-minutes"),
    ];
    let (size, key) =
        units.into_iter().find(|(size, _)| seconds % size == 0).unwrap_or((60, "every-minutes"));
    words.count(key, &(seconds / size).unsigned_abs()).into_owned()
}
