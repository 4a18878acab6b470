// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{borrow::Cow, convert::Infallible, sync::Arc};

use askama::Template;
use axum::{
    Extension, Json,
    body::{Body, Bytes},
    http::header,
    response::{IntoResponse, Response},
};
use call::{Language, Storm};
use jiff::tz::TimeZone;
use model::{CallId, Post, Precision, Timestamp, Window};
use report::{Blind, chart};
use serde::Serialize;
use store::Pledged;
use tokio::sync::watch;
use tokio_stream::{StreamExt, wrappers::WatchStream};

use words::Words;

use crate::{
    Calls, Live, ReadBack,
    braced::Braced,
    clock::{self, Phase},
    filters,
    frame::{Frame, answer},
    media::OnWall,
    reading_back,
    visit::Visit,
};

/// So many stretches that could not be seen are told one by one.
const MOST_UNSEEN: usize = 3;

#[derive(Template)]
#[template(path = "live.html")]
struct LivePage<'a> {
    frame: Frame,
    call: &'a str,
    title: &'a str,
    phase: Phase,
    start: Timestamp,
    hour: String,
    fragment: LiveFragment<'a>,
}

#[derive(Template)]
#[template(path = "live_fragment.html")]
struct LiveFragment<'a> {
    words: &'static Words,
    live: &'a Live,
    pledges: Option<Pledged>,
    as_of: String,
    sealed: Option<Cow<'static, str>>,
    chart: Option<Chart>,
    /// What could not be seen, the newest last.
    unseen: Vec<Cow<'static, str>>,
    languages: Vec<(String, u64)>,
    wall: Vec<OnWall<'a>>,
}

/// Posts over time as a picture, and what its bars stand for.
struct Chart {
    caption: String,
    svg: String,
}

/// A post as a page shows it.
pub(crate) struct ShownPost<'a> {
    pub post: &'a Post,
    pub name: &'a str,
    /// When, in words.
    pub at: String,
}

/// What every change of the storm tells those who watch.
#[derive(Serialize)]
struct Counter {
    as_of: String,
    posts: u64,
    accounts: u64,
    recorded: u64,
}

/// The tiny file that many ask for at once.
#[derive(Serialize)]
struct CounterFile {
    #[serde(flatten)]
    counter: Counter,
    pledges: Option<u64>,
    /// Those who have confirmed it by mail or handed in a post.
    confirmed: Option<u64>,
}

/// Shows the storm: counters, chart and wall.
pub(crate) async fn show_live(visit: Visit) -> Response {
    let live = visit.page.live();
    let (call, storm, words) = (&visit.page.call, &visit.page.call.storm, visit.reader.words);
    let page = LivePage {
        frame: visit.frame(&words.say("live")),
        call: visit.page.id(),
        title: call.title.in_language(&visit.reader.language),
        phase: Phase::of(storm, visit.site.now()),
        start: storm.window.start(),
        hour: clock::announced(storm, words),
        fragment: LiveFragment::new(&visit, &live, visit.pledged().await),
    };
    answer(&page, Some(1))
}

/// Shows what changes on the live page, for the script to put in its place.
pub(crate) async fn show_fragment(visit: Visit) -> Response {
    let live = visit.page.live();
    answer(&LiveFragment::new(&visit, &live, visit.pledged().await), Some(1))
}

/// Shows the counters as JSON.
pub(crate) async fn show_counter(visit: Visit) -> Response {
    let counter = Counter::new(&visit.page.live());
    let (pledges, confirmed) = visit.pledged().await.map(|kept| (kept.pledged, kept.confirmed)).unzip();
    let file = CounterFile { counter, pledges, confirmed };
    ([(header::CACHE_CONTROL, "public, max-age=1")], Json(file)).into_response()
}

/// What somebody watches who asked for the stream of changes: whoever keeps the line may tell them all at once.
#[derive(Clone)]
pub(crate) struct Watched {
    pub live: watch::Receiver<Arc<Live>>,
    /// Where another may tell it once whoever does is gone.
    pub calls: Calls,
    pub call: CallId,
    /// Nobody is told any more while the site is.
    pub braced: Braced,
}

impl Watched {
    /// The same as another tells it, since whoever did has gone; nothing where the call is shown no more.
    pub(crate) fn told_by_another(&self) -> Option<Self> {
        let page = self.calls.page(self.call.as_str())?;
        (!page.live.same_channel(&self.live)).then(|| Self { live: page.live.clone(), ..self.clone() })
    }
}

/// Sends the counters whenever they change; from memory alone, for everybody is told at once.
pub(crate) async fn stream_events(visit: Visit) -> Response {
    let live = &visit.page.live;
    if live.borrow().read_back == ReadBack::Failed {
        // Browsers ask no more for a stream that was refused.
        return reading_back::unreadable();
    }
    let (calls, call) = (visit.site.calls.clone(), visit.page.call.id.clone());
    let watched = Watched { live: live.clone(), calls, call, braced: visit.site.braced.clone() };
    let changes = WatchStream::new(live.clone());
    let body = Body::from_stream(changes.map(|live| Ok::<_, Infallible>(event(&live))));
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::DATE, visit.site.now().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()),
    ];
    (headers, Extension(watched), body).into_response()
}

/// How a storm stands, as an event of a stream.
pub(crate) fn event(live: &Live) -> Bytes {
    if !live.is_known() {
        // A comment, which programs pass over: who watched before goes on seeing what was.
        return Bytes::from_static(b": the figures are not known\n\n");
    }
    let counter = serde_json::to_string(&Counter::new(live)).expect("a counter is plain JSON");
    format!("data: {counter}\n\n").into()
}

impl<'a> LiveFragment<'a> {
    fn new(visit: &Visit, live: &'a Live, pledges: Option<Pledged>) -> Self {
        let (storm, words) = (&visit.page.call.storm, visit.reader.words);
        let media = format!("/{}/media", visit.page.id());
        Self {
            words,
            live,
            pledges,
            as_of: at(live.as_of, storm, words),
            sealed: live
                .sealed_at
                .map(|sealed_at| words.fill("sealed", &[("date", at(sealed_at, storm, words).into())])),
            chart: Chart::of(live, storm, words),
            unseen: unseen(live, storm, words),
            languages: live
                .counts
                .languages
                .iter()
                .map(|(tag, posts)| (language(tag, words), *posts))
                .collect(),
            wall: live.wall.iter().map(|quoted| OnWall::new(quoted, &media, storm, words)).collect(),
        }
    }
}

impl Chart {
    /// Draws the hour; nothing while there is nothing in it.
    fn of(live: &Live, storm: &Storm, words: &Words) -> Option<Self> {
        let counts = &live.counts;
        let window = counts.window.unwrap_or(storm.window);
        let minutes = chart::bins(&counts.per_minute, window, chart::MOST_BARS).seconds / 60;
        let caption = words.count("per-minutes", &minutes.unsigned_abs()).into_owned();
        let peak = counts.peak.map(|peak| {
            let start = at(peak.start, storm, words);
            words.fill("peak", &[("at", start.into()), ("count", peak.posts.into())])
        });
        let blind: Vec<Window> = blind(live, storm).into_iter().map(|blind| blind.window).collect();
        let options = chart::Options {
            id: "minutes",
            title: &caption,
            description: &peak.unwrap_or_default(),
            zone: &storm.zone,
            language: &words.language(),
            hour: (window != storm.window).then_some(storm.window),
            blind: &blind,
        };
        let svg = chart::bars(&counts.per_minute, window, &options);
        (!counts.per_minute.is_empty()).then_some(Self { caption, svg })
    }
}

impl<'a> ShownPost<'a> {
    pub(crate) fn new(post: &'a Post, storm: &Storm, words: &Words) -> Self {
        let handle = post.author.handle.as_deref().unwrap_or(post.network.name());
        let name = post.author.name.as_deref().unwrap_or(handle);
        let at = post.created_at.map(|created_at| match post.precision {
            Precision::Day => clock::day(created_at.to_zoned(TimeZone::UTC).date(), words),
            Precision::Minute => clock::instant(created_at, &storm.zone, words),
            Precision::Second => at(created_at, storm, words),
        });
        let at = at.unwrap_or_default();
        Self { post, name, at }
    }
}

impl Counter {
    fn new(live: &Live) -> Self {
        Self {
            as_of: live.as_of.to_string(),
            posts: live.counts.posts,
            accounts: live.counts.accounts,
            recorded: live.recorded,
        }
    }
}

fn at(at: Timestamp, storm: &Storm, words: &Words) -> String {
    clock::second(at, &storm.zone, words)
}

/// What could not be seen so far of the networks that are watched.
fn blind(live: &Live, storm: &Storm) -> Vec<Blind> {
    let window = live.counts.window.unwrap_or(storm.window);
    let so_far = Window::new(window.start(), window.end().min(live.as_of));
    so_far.map(|window| live.watch.blind(window)).unwrap_or_default()
}

/// The newest stretches that could not be seen, in words.
fn unseen(live: &Live, storm: &Storm, words: &'static Words) -> Vec<Cow<'static, str>> {
    let all = blind(live, storm);
    let newest = all.iter().skip(all.len().saturating_sub(MOST_UNSEEN));
    let told = newest.map(|blind| {
        let (from, to) = (blind.window.start(), blind.window.end());
        let time = |instant| at(instant, storm, words).into();
        let named = ("network", blind.name().to_owned().into());
        if to == live.as_of {
            words.fill("unseen-now", &[named, ("from", time(from))])
        } else {
            words.fill("unseen", &[named, ("from", time(from)), ("to", time(to))])
        }
    });
    told.collect()
}

/// A language by the name that it gives itself.
fn language(tag: &str, words: &Words) -> String {
    match Language::new(tag) {
        _ if tag == tally::OTHER => words.say("other").into_owned(),
        Ok(_) if tag == "und" => words.say("unknown-language").into_owned(),
        Ok(language) => language.own_name().to_owned(),
        Err(_) => tag.to_owned(),
    }
}
