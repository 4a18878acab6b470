// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::{Handle, Wording};
use model::{Network, Timestamp};
use text::Measure;

use crate::{
    clock::{self, Phase},
    frame::{Frame, answer},
    share::{self, Door},
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
    never_say: Vec<&'a str>,
    handles: &'a [Handle],
}

#[derive(Template)]
#[template(path = "mastodon.html")]
struct MastodonPage<'a> {
    frame: Frame,
    call: &'a str,
    wording: String,
    server: String,
    link: Option<String>,
}

/// How long a text is on a network.
struct Fit {
    network: Network,
    measure: Measure,
}

/// Hands a wording to a visitor, to be changed and posted on their own network.
pub(crate) async fn hand_out_wording(visit: Visit) -> Response {
    let offered = wordings(&visit);
    let ids: Vec<&str> = offered.iter().map(|wording| wording.id.0.as_str()).collect();
    let language = visit.reader.language.as_str();
    let handed = visit.site.store.hand_out(&visit.page.call.id, language, &ids).await;
    if let Err(error) = &handed {
        tracing::error!(%error, cause = ?std::error::Error::source(error), "a hand-out can't be kept");
    }
    // A wording too many times is better than none at the hour.
    let id = handed.ok().or_else(|| ids.first().copied());
    match offered.into_iter().find(|wording| Some(wording.id.0.as_str()) == id) {
        Some(wording) => answer(&PostPage::new(&visit, wording), None),
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
    let link = share::mastodon(visit.asked("server").unwrap_or_default(), &text);
    let status = if link.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (link, server) = link.unzip();
    let page = MastodonPage {
        frame: visit.frame(&visit.reader.words.say("own-server")),
        call: visit.page.id(),
        wording: text,
        server: server.unwrap_or_default(),
        link,
    };
    (status, answer(&page, None)).into_response()
}

impl<'a> PostPage<'a> {
    fn new(visit: &'a Visit, wording: &'a Wording) -> Self {
        let (call, reader) = (&visit.page.call, &visit.reader);
        let text = text(visit, wording);
        Self {
            frame: visit.frame(&reader.words.say("take-part")),
            call: visit.page.id(),
            early: Phase::of(&call.storm, visit.site.now()) == Phase::Before,
            start: call.storm.window.start(),
            hour: clock::announced(&call.storm, reader.words),
            wording_id: &wording.id.0,
            wording_lang: wording.language.as_str(),
            fits: fits(&text),
            doors: share::doors(&text, &visit.url(), reader.words),
            wording: text,
            never_say: call.never_say.iter().map(|thing| thing.in_language(&reader.language)).collect(),
            handles: &call.handles,
        }
    }
}

fn wordings(visit: &Visit) -> Vec<&Wording> {
    let in_language = |wording: &&Wording| wording.language == visit.reader.language;
    visit.page.call.wordings.iter().filter(in_language).collect()
}

/// The wording with its last slot filled: only the site knows its own address.
fn text(visit: &Visit, wording: &Wording) -> String {
    wording.text.replace("{url}", &visit.url())
}

fn fits(text: &str) -> Vec<Fit> {
    let fit = |network| Fit { network, measure: text::measure(network, text) };
    Network::ALL.map(fit).into()
}
