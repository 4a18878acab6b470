// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use askama::Template;
use axum::response::Response;
use model::Timestamp;

use crate::{
    Page,
    clock::{self, Phase},
    frame::{Frame, answer},
    reader::Reader,
    visit::SiteVisit,
};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    frame: Frame,
    calls: Vec<ListedCall<'a>>,
}

struct ListedCall<'a> {
    id: &'a str,
    lang: &'a str,
    dir: &'static str,
    title: &'a str,
    simulated: bool,
    phase: Cow<'static, str>,
    start: Timestamp,
    hour: String,
    tags: Vec<&'a str>,
}

/// Lists the calls of this instance.
pub(crate) async fn show_calls(SiteVisit { site, reader }: SiteVisit) -> Response {
    let pages = site.calls.listed();
    let simulated = pages.iter().any(|page| page.simulated);
    let frame = Frame::of_site(&reader, "Groundswell".to_owned(), simulated);
    let calls = pages.iter().map(|page| ListedCall::new(page, &reader, site.now())).collect();
    answer(&HomePage { frame, calls }, Some(1))
}

impl<'a> ListedCall<'a> {
    fn new(page: &'a Page, reader: &Reader, now: Timestamp) -> Self {
        let (language, title) = page.call.title.shown_in(&reader.language);
        let storm = &page.call.storm;
        Self {
            id: page.id(),
            lang: language.as_str(),
            dir: language.direction().key(),
            title,
            simulated: page.simulated,
            phase: Phase::of(storm, now).name(reader.words),
            start: storm.window.start(),
            hour: format!("{} · {}", clock::announced(storm, reader.words), clock::zone(storm)),
            tags: page.call.hashtags_at(now),
        }
    }
}
