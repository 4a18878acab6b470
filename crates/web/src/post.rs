// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use askama::Template;
use axum::{
    Extension,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
};
use call::{Handle, Language, Wording};
use model::{Network, Timestamp};
use store::Candidate;
use text::Measure;

use crate::{
    clock::{self, Phase},
    frame::{Frame, answer},
    pace::Pace,
    picture::ShownPicture,
    policy,
    share::{self, Door, PageDoor},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "post.html")]
struct PostPage<'a> {
    frame: Frame,
    call: &'a str,
    early: bool,
    start: Timestamp,
    hour: String,
    wording: String,
    wording_id: &'a str,
    wording_lang: &'a str,
    fits: Vec<Fit>,
    doors: Vec<Door>,
    page_doors: [PageDoor; 3],
    moment: Option<Moment>,
    pictures: Vec<ShownPicture<'a>>,
    language: &'a Language,
    never_say: Vec<&'a str>,
    handles: &'a [Handle],
}

#[derive(Template)]
#[template(path = "mastodon.html")]
struct MastodonPage<'a> {
    frame: Frame,
    call: &'a str,
    wording: String,
    wording_lang: &'a str,
    /// The server's host, and the link to its window.
    server: Option<(String, String)>,
}

/// When a visitor's post would be welcome.
struct Moment {
    at: Timestamp,
    /// By the clock of the call.
    clock: String,
    /// In how many minutes, in words.
    says: String,
    /// In how many seconds of the visitor's own clock.
    seconds: i64,
}

/// How long a text is on a network that sets a limit.
struct Fit {
    key: &'static str,
    name: &'static str,
    measure: Measure,
}

/// Hands a wording to a visitor, to be changed and posted on their own network.
pub(crate) async fn hand_out_wording(visit: Visit, Extension(pace): Extension<Arc<Pace>>) -> Response {
    let offered = wordings(&visit);
    let candidates: Vec<Candidate<'_>> = offered.iter().map(|wording| candidate(wording)).collect();
    let language = visit.reader.language.as_str();
    let handed = visit.site.store.hand_out(&visit.page.call.id, language, &candidates).await;
    if let Err(error) = &handed {
        tracing::error!(%error, cause = ?std::error::Error::source(error), "a hand-out can't be kept");
    }
    // A wording too many times is better than none at the hour.
    let id = handed.ok().or_else(|| candidates.first().map(|candidate| candidate.wording));
    match offered.into_iter().find(|wording| Some(wording.id.0.as_str()) == id) {
        Some(wording) => {
            let moment = pace.moment(visit.page.call.storm.window, visit.site.now());
            answer(&PostPage::new(&visit, wording, moment), None)
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Answers who only asks whether the page is there, as previews of links do: nothing is handed out.
pub(crate) async fn announce_wording(_visit: Visit) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], "")
        .into_response()
}

/// Shows the link to the window for a new post on a visitor's own Mastodon server.
pub(crate) async fn show_mastodon_link(visit: Visit) -> Response {
    let asked = visit.asked("wording").unwrap_or_default();
    let offered = wordings(&visit);
    let found = offered.iter().find(|wording| wording.id.0 == asked).or_else(|| offered.first());
    let Some(wording) = found else { return StatusCode::NOT_FOUND.into_response() };
    let text = text(&visit, wording);
    let server = share::mastodon(visit.asked("server").unwrap_or_default(), &text);
    let status = if server.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let policy =
        server.as_ref().map(|(host, _)| (header::CONTENT_SECURITY_POLICY, policy::with_form_to(host)));
    let page = MastodonPage {
        frame: visit.frame(&visit.reader.words.say("own-server")),
        call: visit.page.id(),
        wording: text,
        wording_lang: wording.language.as_str(),
        server,
    };
    (status, AppendHeaders(policy), answer(&page, None)).into_response()
}

impl<'a> PostPage<'a> {
    /// What organizers' own guides call the most that is not taken for spam.
    const POSTS_AN_HOUR: &'static u64 = &15;
    /// What X lets an account post that is not verified.
    const POSTS_A_DAY_ON_X: &'static u64 = &50;

    fn new(visit: &'a Visit, wording: &'a Wording, moment: Option<Timestamp>) -> Self {
        let (call, reader) = (&visit.page.call, &visit.reader);
        let (text, title) = (text(visit, wording), call.title.in_language(&reader.language));
        Self {
            frame: visit.frame(&reader.words.say("take-part")),
            call: visit.page.id(),
            early: Phase::of(&call.storm, visit.site.now()) == Phase::Before,
            start: call.storm.window.start(),
            hour: clock::announced(&call.storm, reader.words),
            wording_id: &wording.id.0,
            wording_lang: wording.language.as_str(),
            fits: fits(&text),
            doors: share::doors(&text, &visit.url(), title, reader.words),
            page_doors: share::page_doors(&visit.url(), title),
            moment: moment.map(|at| Moment::new(visit, at)),
            pictures: ShownPicture::all(call),
            language: &reader.language,
            wording: text,
            never_say: call.never_say.iter().map(|thing| thing.in_language(&reader.language)).collect(),
            handles: &call.handles,
        }
    }
}

impl Moment {
    fn new(visit: &Visit, at: Timestamp) -> Self {
        let (site, storm, words) = (&visit.site, &visit.page.call.storm, visit.reader.words);
        let wait = at.duration_since(site.now());
        let says = match wait.as_mins().unsigned_abs() {
            0 => words.say("pace-now"),
            minutes => words.fill("pace-wait", &[("count", minutes.into()), ("it", minutes.into())]),
        };
        let (says, clock) = (says.into_owned(), clock::instant(at, &storm.zone, words));
        Self { at, clock, says, seconds: wait.div_f64(site.speed).as_secs() }
    }
}

fn candidate(wording: &Wording) -> Candidate<'_> {
    Candidate { wording: &wording.id.0, angle: wording.angle.as_deref() }
}

fn wordings(visit: &Visit) -> Vec<&Wording> {
    let in_language = |wording: &&Wording| wording.language == visit.reader.language;
    visit.page.call.wordings_at(visit.site.now()).into_iter().filter(in_language).collect()
}

/// The wording with its last slot filled: only the site knows its own address.
fn text(visit: &Visit, wording: &Wording) -> String {
    wording.text.replace("{url}", &visit.url())
}

fn fits(text: &str) -> Vec<Fit> {
    let fit = |network: Network| Fit {
        key: network.key(),
        name: network.name(),
        measure: text::measure(network, text),
    };
    let threads = Fit { key: "threads", name: "Threads", measure: text::measure_threads(text) };
    Network::ALL.into_iter().map(fit).chain([threads]).collect()
}
