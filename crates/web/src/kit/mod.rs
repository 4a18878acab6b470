// SPDX-License-Identifier: AGPL-3.0-or-later
//! The call to carry away: on a stick, through a chat, into a country where the site is blocked.

use std::sync::Arc;

use axum::{
    Extension,
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::Language;

use crate::{
    calendar,
    card::{self, Cards},
    picture, qr,
    shelf::Shelf,
    visit::Visit,
};

pub(crate) mod archive;
mod file;

use file::KitFile;

/// The archives that were packed: each takes half a megabyte, and with pictures up to eight.
pub(crate) struct Kits(Shelf<Contents>);

/// The files of an archive by their names; the same call gives the same ones.
pub(crate) type Contents = Vec<(String, Bytes)>;

impl Default for Kits {
    fn default() -> Self {
        Self(Shelf::new(8))
    }
}

/// Shows the whole call as one file that asks nobody for anything.
pub(crate) async fn show_kit_file(visit: Visit) -> Response {
    let Some(page) = KitFile::new(&visit.page, &visit.url(), visit.site.now()).page() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "public, max-age=60".to_owned()),
        (header::CONTENT_SECURITY_POLICY, format!("{}; frame-ancestors 'none'", file::policy())),
    ];
    (headers, page).into_response()
}

/// Shows the same in an archive, beside texts and pictures as plain files.
pub(crate) async fn show_kit_archive(
    visit: Visit,
    Extension(cards): Extension<Arc<Cards>>,
    Extension(kits): Extension<Arc<Kits>>,
) -> Response {
    let packed = match contents(&visit, &cards).await {
        Some(contents) => kits.0.made(contents, archive::pack).await,
        None => None,
    };
    let Some(packed) = packed else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let name = format!("attachment; filename=\"{}.zip\"", visit.page.id());
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CACHE_CONTROL, "public, max-age=60".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    (headers, packed).into_response()
}

async fn contents(visit: &Visit, cards: &Cards) -> Option<Contents> {
    let (page, url, now) = (&visit.page, visit.url(), visit.site.now());
    let named = |name: &str| format!("{}/{name}", page.id());
    let main = page.call.languages.first()?;
    let calendar = calendar::calendar(page, main, &url, [page.known_at(), now]);
    let mut contents = vec![
        (named("kit.html"), Bytes::from(KitFile::new(page, &url, now).page()?)),
        (named("calendar.ics"), Bytes::from(calendar)),
    ];
    contents.extend(qr::svg(&url).map(|svg| (named("qr.svg"), Bytes::from(svg))));
    contents.extend(picture::files(&page.call).map(|(name, bytes)| (named(&name), bytes)));
    for language in &page.call.languages {
        let described = picture::in_words(&page.call, language);
        contents.extend(described.map(|text| (named(&format!("attach-{language}.txt")), Bytes::from(text))));
        contents.push((named(&format!("posts-{language}.txt")), Bytes::from(wordings(visit, language))));
        let card = card::of(page, language, now);
        contents.push((named(&format!("picture-{language}.txt")), Bytes::from(card::in_words(&card) + "\n")));
        contents.push((named(&format!("picture-{language}.png")), cards.picture(card).await?));
    }
    Some(contents)
}

/// The wordings of a language as plain text, a line of hyphens between them.
fn wordings(visit: &Visit, language: &Language) -> String {
    let texts = file::texts(&visit.page, language, &visit.url(), visit.site.now());
    texts.join("\n\n----------\n\n") + "\n"
}
