// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands on a wall in the place of strangers' pictures: small ones, made anew.

use std::borrow::Cow;

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::{Imprint, Storm};
use model::{Media, MediaKind};
use report::Quoted;

use words::Words;

use crate::{Page, files::Part, live::ShownPost, policy, visit::Visit};

/// An hour, not for ever: what its author deletes, or an organizer takes off the wall, goes from caches of others, too.
const CACHING: &str = "public, max-age=3600, immutable";

/// A post as a wall shows it.
pub(crate) struct OnWall<'a> {
    pub shown: ShownPost<'a>,
    pub media: Vec<ShownMedium<'a>>,
    /// Whether its pictures are shown to those alone who ask for them.
    pub is_covered: bool,
}

/// A medium of a post, or what stands in its place.
pub(crate) struct ShownMedium<'a> {
    pub picture: Option<ShownCopy<'a>>,
    /// What its author says that it shows.
    pub alt: Option<&'a str>,
    pub is_film: bool,
}

/// What stands in the place of a picture.
pub(crate) struct ShownCopy<'a> {
    pub address: String,
    pub alt: Cow<'a, str>,
    pub width: u32,
    pub height: u32,
}

impl<'a> OnWall<'a> {
    /// A post whose pictures lie at that place of the site.
    pub(crate) fn new(quoted: &'a Quoted, place: &str, storm: &Storm, words: &'static Words) -> Self {
        let media = quoted.media().map(|(medium, copy)| ShownMedium::new(medium, copy, place, words));
        Self {
            shown: ShownPost::new(&quoted.post, storm, words),
            media: media.collect(),
            is_covered: quoted.is_covered() && !quoted.copies.is_empty(),
        }
    }
}

impl<'a> ShownMedium<'a> {
    fn new(medium: &'a Media, copy: Option<&Imprint>, place: &str, words: &'static Words) -> Self {
        let alt = medium.alt.as_deref();
        let picture = copy.map(|copy| ShownCopy {
            address: format!("{place}/{}", copy.name()),
            alt: alt.map_or_else(|| words.say("media-undescribed"), Cow::Borrowed),
            width: copy.width,
            height: copy.height,
        });
        Self { picture, alt, is_film: medium.kind != MediaKind::Photo }
    }
}

/// Shows what stands in the place of a picture of a post that is on the wall.
pub(crate) async fn show_medium(visit: Visit, Path((_, name)): Path<(String, String)>) -> Response {
    let live = visit.page.live();
    answer(&visit.page, live.wall.iter().chain(&live.quotes), &name, CACHING).await
}

/// Answers with the picture of that name, if one of the posts has it; no file is looked for otherwise.
pub(crate) async fn answer(
    page: &Page,
    mut posts: impl Iterator<Item = &Quoted>,
    name: &str,
    caching: &'static str,
) -> Response {
    let Some(imprint) = posts.find_map(|quoted| quoted.copy(name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let bytes = match page.files.read(Part::Media, &imprint.name()).await {
        Ok(Some(bytes)) => bytes,
        // It may be gone since the wall was looked at.
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(away) => return away.into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, imprint.form.media_type()),
        (header::CACHE_CONTROL, caching),
        (header::CONTENT_SECURITY_POLICY, policy::MEDIUM),
    ];
    (headers, [policy::OF_THIS_SITE], bytes).into_response()
}
