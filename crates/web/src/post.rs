// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use askama::Template;
use axum::{
    Extension,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
};
use call::{Handle, Language, Wording};
use model::{Network, Timestamp};
use store::{Candidate, StoreError};
use text::Measure;
use tokio::{sync::Semaphore, time::timeout};

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
    /// Whether whole copies of what is posted are kept, sealed.
    is_keeping: bool,
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

/// How many wait for the store to hand them a wording, and what those get who would wait too long.
#[derive(Debug)]
pub(crate) struct Turns {
    free: Semaphore,
    passed_over: AtomicUsize,
}

/// So many wait for the store at once; it hands out hundreds a second.
const MOST_WAITING: usize = 200;

/// So long they wait.
const PATIENCE: Duration = Duration::from_secs(2);

/// Hands a wording to a visitor, to be changed and posted on their own network.
pub(crate) async fn hand_out_wording(
    visit: Visit,
    Extension(pace): Extension<Arc<Pace>>,
    Extension(turns): Extension<Arc<Turns>>,
) -> Response {
    let offered = wordings(&visit);
    let candidates: Vec<Candidate<'_>> = offered.iter().map(|wording| candidate(wording)).collect();
    let language = visit.reader.language.as_str();
    let handed = turns.take(visit.site.store.hand_out(&visit.page.call.id, language, &candidates)).await;
    // A wording too many times is better than none at the hour.
    let id = handed.or_else(|| turns.pass(&candidates));
    match offered.into_iter().find(|wording| Some(wording.id.0.as_str()) == id) {
        Some(wording) => {
            let moment = pace.moment(visit.page.call.storm.window, visit.site.now());
            answer(&PostPage::new(&visit, wording, moment), None)
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Default for Turns {
    fn default() -> Self {
        Self { free: Semaphore::new(MOST_WAITING), passed_over: AtomicUsize::new(0) }
    }
}

impl Turns {
    /// What the store hands out, if it does so soon.
    async fn take<'a>(&self, handed: impl Future<Output = Result<&'a str, StoreError>>) -> Option<&'a str> {
        let _turn = self.free.try_acquire().ok()?;
        match timeout(PATIENCE, handed).await.ok()? {
            Ok(wording) => Some(wording),
            Err(error) => {
                tracing::error!(%error, cause = ?std::error::Error::source(&error), "a hand-out can't be kept");
                None
            }
        }
    }

    /// The next of the wordings without the store's turn: neighbors still get different ones, though nobody counts them.
    fn pass<'a>(&self, candidates: &[Candidate<'a>]) -> Option<&'a str> {
        let passed_over = self.passed_over.fetch_add(1, Ordering::Relaxed);
        candidates.get(passed_over % candidates.len().max(1)).map(|candidate| candidate.wording)
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
            is_keeping: call.keeping.is_some(),
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
            // What is far off is told by the clock alone.
            61.. => "".into(),
            minutes => words.fill("pace-wait", &[("count", minutes.into()), ("it", minutes.into())]),
        };
        let (says, clock) = (says.into_owned(), clock::instant(at, &storm.zone, words));
        // HTML knows no finer times than milliseconds.
        let at = Timestamp::from_second(at.as_second()).unwrap_or(at);
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

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use store::Candidate;

    use super::{MOST_WAITING, Turns};

    #[tokio::test(start_paused = true)]
    async fn who_would_wait_too_long_gets_a_wording_without_a_turn() {
        let turns = Turns::default();
        assert_eq!(turns.take(ready(Ok("1"))).await, Some("1"));
        assert_eq!(turns.take(pending()).await, None, "the store does not answer");
        let waiting = turns.free.try_acquire_many(u32::try_from(MOST_WAITING).unwrap()).unwrap();
        assert_eq!(turns.take(ready(Ok("1"))).await, None, "too many wait");
        drop(waiting);
        assert_eq!(turns.take(ready(Ok("2"))).await, Some("2"));
    }

    #[test]
    fn without_turns_neighbors_still_get_different_wordings() {
        let turns = Turns::default();
        let candidates = ["1", "2", "3"].map(|wording| Candidate { wording, angle: None });
        let passed: Vec<_> = (0..4).map(|_| turns.pass(&candidates).unwrap()).collect();
        assert_eq!(passed, ["1", "2", "3", "1"]);
        assert_eq!(turns.pass(&[]), None);
    }
}
