// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use askama::Template;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use card::{HEIGHT, WIDTH};
use serde::Serialize;

use crate::{Page, Site, reader::Reader, reading_back, report::is_quoted, visit::Asked};

/// The answer of oEmbed 1.0, of the type `rich`.
#[derive(Serialize)]
struct Embedding {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    provider_name: &'static str,
    provider_url: String,
    title: String,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

#[derive(Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u16,
    thumbnail_height: u16,
}

#[derive(Template)]
#[template(
    source = r#"<iframe src="{{ src }}" width="{{ width }}" height="{{ height }}" title="{{ title }}" loading="lazy" referrerpolicy="no-referrer" style="border:0"></iframe>"#,
    ext = "html"
)]
struct Iframe<'a> {
    src: String,
    width: u32,
    height: u32,
    title: &'a str,
}

/// What another site may show: a call, or one of the posts that it quotes.
struct Shown<'a> {
    page: Arc<Page>,
    /// The language that its address asks for.
    language: Option<&'a str>,
    /// The entry of the record that holds the post.
    card: Option<u64>,
}

/// Tells another site how to show a call, or a post that it quotes, in its pages.
pub(crate) async fn show_oembed(State(site): State<Arc<Site>>, asked: Asked, headers: HeaderMap) -> Response {
    if asked.value("format").is_some_and(|format| format != "json") {
        return StatusCode::NOT_IMPLEMENTED.into_response();
    }
    let found = asked.value("url").and_then(|url| find(&site, url));
    let Some(shown) = found else { return StatusCode::NOT_FOUND.into_response() };
    if let Some(entry) = shown.card {
        if let Some(answer) = reading_back::closed(&shown.page.live()) {
            return answer;
        }
        if !is_quoted(&shown.page, entry) {
            return StatusCode::NOT_FOUND.into_response();
        }
    }
    let reader = Reader::new(shown.page.call.languages.clone(), shown.language, &headers);
    let embedding = Embedding::new(&site, &shown, &reader, &asked);
    let caching = format!("public, max-age={}", embedding.cache_age);
    let caching = [(header::CACHE_CONTROL, caching.as_str()), (header::VARY, "accept-language")];
    (caching, Json(embedding)).into_response()
}

/// What an address names, whether the post is quoted or not; `None` for any other address.
fn find<'a>(site: &Site, url: &'a str) -> Option<Shown<'a>> {
    let rest = url.strip_prefix(&site.base_url)?.strip_prefix('/')?;
    let rest = rest.split('#').next().unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let language = query.split('&').find_map(|pair| pair.strip_prefix("lang="));
    let (call, card) = match path.split_once("/cards/") {
        Some((call, entry)) => (call, Some(entry.parse().ok()?)),
        None => (path.strip_suffix('/').unwrap_or(path), None),
    };
    Some(Shown { page: site.page(call)?, language, card })
}

impl Embedding {
    fn new(site: &Site, shown: &Shown<'_>, reader: &Reader, asked: &Asked) -> Self {
        let page = &shown.page;
        let address = format!("{}/{}", site.base_url, page.id());
        let title = page.call.title.in_language(&reader.language);
        let width = most(asked, "maxwidth").map_or(480, |most| most.min(480));
        let height = most(asked, "maxheight").map_or(560, |most| most.min(560));
        let within = shown.card.map_or("embed".to_owned(), |entry| format!("cards/{entry}"));
        let src = format!("{address}/{within}?lang={}", reader.language);
        let iframe = Iframe { src, width, height, title };
        Self {
            version: "1.0",
            kind: "rich",
            provider_name: "Groundswell",
            provider_url: site.base_url.clone(),
            title: title.to_owned(),
            // A post that is not quoted any more is soon forgotten by others, too.
            cache_age: if shown.card.is_some() { 60 } else { 300 },
            html: iframe.render().unwrap_or_default(),
            width,
            height,
            thumbnail: if shown.card.is_some() { None } else { Thumbnail::new(&address, reader, asked) },
        }
    }
}

impl Thumbnail {
    /// The limits hold for it too, and it has but one size.
    fn new(address: &str, reader: &Reader, asked: &Asked) -> Option<Self> {
        let is_within = |name, size: u16| most(asked, name).is_none_or(|most| most >= size.into());
        let fits = is_within("maxwidth", WIDTH) && is_within("maxheight", HEIGHT);
        fits.then(|| Self {
            thumbnail_url: format!("{address}/card.png?lang={}", reader.language),
            thumbnail_width: WIDTH,
            thumbnail_height: HEIGHT,
        })
    }
}

/// A limit in pixels; what is no number sets none.
fn most(asked: &Asked, name: &str) -> Option<u32> {
    asked.value(name).and_then(|value| value.parse().ok()).filter(|most| *most > 0)
}
