// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use call::Language;

use words::Words;

use crate::{Page, assets, clock, reader::Reader};

/// What stands around every page: language, banner, head, ways to the call's other pages.
pub(crate) struct Frame {
    pub title: String,
    pub words: &'static Words,
    pub lang: String,
    pub dir: &'static str,
    /// Carried on by links within the site: `?lang=ar`, or nothing.
    pub query: String,
    /// Carried on by the links to the same page in another language: `&zone=Asia/Tehran`, or nothing.
    pub kept: String,
    /// Whether anything on the page is invented.
    pub simulated: bool,
    /// The languages in which the page can be read.
    pub languages: Vec<LanguageLink>,
    /// The call to which the page belongs, by its name in addresses.
    pub call: Option<String>,
    /// What a page of a mirror says of that.
    pub mirrored: Option<MirrorNote>,
}

/// What a page of a mirror says of that.
pub(crate) struct MirrorNote {
    /// The call's own address on the site.
    pub url: String,
    /// When the mirror was made, and what that means.
    pub made: String,
}

impl MirrorNote {
    pub(crate) fn of(page: &Page, words: &Words) -> Option<Self> {
        let mirrored = page.mirrored.as_ref()?;
        let storm = &page.call.storm;
        let date = format!("{} · {}", clock::instant(mirrored.at, &storm.zone, words), clock::zone(storm));
        let made = words.fill("mirror-made", &[("date", date.into())]).into_owned();
        Some(Self { url: format!("{}/{}", mirrored.site, page.id()), made })
    }
}

/// A language to switch to.
pub(crate) struct LanguageLink {
    pub tag: String,
    pub name: String,
    pub current: bool,
}

impl Frame {
    /// The frame of a page of the site.
    pub(crate) fn of_site(reader: &Reader, title: String, simulated: bool) -> Self {
        let link = |language: &Language| LanguageLink {
            tag: language.to_string(),
            name: language.own_name().to_owned(),
            current: *language == reader.language,
        };
        Self {
            title,
            words: reader.words,
            lang: reader.language.to_string(),
            dir: reader.language.direction().key(),
            query: reader.query(),
            kept: String::new(),
            simulated,
            languages: reader.offered.iter().map(link).collect(),
            call: None,
            mirrored: None,
        }
    }

    /// The frame of a page of a call.
    pub(crate) fn of_call(page: &Page, reader: &Reader, title: String) -> Self {
        Self {
            call: Some(page.id().to_owned()),
            mirrored: MirrorNote::of(page, reader.words),
            ..Self::of_site(reader, title, page.simulated)
        }
    }

    pub(crate) fn style(&self) -> String {
        assets::STYLE.address()
    }

    pub(crate) fn script(&self) -> String {
        assets::SCRIPT.address()
    }

    pub(crate) fn compose_script(&self) -> String {
        assets::COMPOSE.address()
    }

    pub(crate) fn device_script(&self) -> String {
        assets::DEVICE.address()
    }

    pub(crate) fn logo(&self) -> String {
        assets::LOGO.address()
    }
}

/// Answers with a page, kept by browsers and proxies for `max_age` seconds; for none, by nobody.
pub(crate) fn answer(template: &impl Template, max_age: Option<u32>) -> Response {
    let caching = match max_age {
        Some(seconds) => format!("public, max-age={seconds}"),
        None => "no-store".to_owned(),
    };
    let headers = [(header::CACHE_CONTROL, caching), (header::VARY, "accept-language".to_owned())];
    match template.render() {
        Ok(page) => (headers, Html(page)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page can't be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
