// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pictures of a kit, as pages and archives show them.

use axum::{
    body::Bytes,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use call::{Call, Imprint, Language, Localized};

use crate::visit::Visit;

/// A picture to attach to a post.
pub(crate) struct ShownPicture<'a> {
    /// Where the page loads it from.
    pub address: String,
    /// Its name once it is saved. It tells nothing: a telephone is searched by names, too.
    pub name: String,
    pub alt: &'a Localized,
    pub credit: Option<&'a str>,
    pub width: u32,
    pub height: u32,
}

/// Shows a picture of the call, or the mark of a group behind it, which its address names by its content.
pub(crate) async fn show_picture(visit: Visit, Path((_, name)): Path<(String, String)>) -> Response {
    let call = &visit.page.call;
    let pictures = call.pictures.iter().map(|picture| &picture.imprint);
    let marks = call.endorsements.iter().filter_map(|endorsement| endorsement.mark.as_ref());
    let found = pictures.chain(marks).find(|imprint| imprint.name() == name);
    match found.and_then(|imprint| Some((imprint, bytes(call, imprint)?))) {
        // A week, not for ever: what is taken down goes from caches of others, too.
        Some((imprint, bytes)) => answer(imprint, bytes, "public, max-age=604800, immutable"),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Answers with a picture as what it is.
pub(crate) fn answer(imprint: &Imprint, bytes: Bytes, caching: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, imprint.form.media_type()), (header::CACHE_CONTROL, caching)];
    (headers, bytes).into_response()
}

impl<'a> ShownPicture<'a> {
    /// The pictures of a call, at the addresses of its site.
    pub(crate) fn all(call: &'a Call) -> Vec<Self> {
        Self::at(call, |imprint, _| format!("/{}/pictures/{}", call.id, imprint.name()))
    }

    /// The pictures of a call in the page itself.
    pub(crate) fn inline(call: &'a Call) -> Vec<Self> {
        Self::at(call, |imprint, bytes| {
            format!("data:{};base64,{}", imprint.form.media_type(), BASE64_STANDARD.encode(bytes))
        })
    }

    /// Those whose bytes are there.
    fn at(call: &'a Call, address: impl Fn(&Imprint, &[u8]) -> String) -> Vec<Self> {
        let shown = |(number, name, imprint, bytes): (usize, String, &Imprint, Bytes)| {
            let picture = call.pictures.get(number)?;
            Some(Self {
                address: address(imprint, &bytes),
                name,
                alt: &picture.alt,
                credit: picture.credit.as_deref(),
                width: imprint.width,
                height: imprint.height,
            })
        };
        named(call).filter_map(shown).collect()
    }
}

/// The pictures of a call whose bytes are there, each with its place and a name that tells nothing.
fn named(call: &Call) -> impl Iterator<Item = (usize, String, &Imprint, Bytes)> {
    call.pictures.iter().enumerate().filter_map(|(place, picture)| {
        let name = format!("attach-{}.{}", place + 1, picture.imprint.form.ending());
        Some((place, name, &picture.imprint, bytes(call, &picture.imprint)?))
    })
}

/// The pictures as files, by their names.
pub(crate) fn files(call: &Call) -> impl Iterator<Item = (String, Bytes)> {
    named(call).map(|(_, name, _, bytes)| (name, bytes))
}

/// What the pictures show, as plain text under the names of their files; nothing if there are none.
pub(crate) fn in_words(call: &Call, language: &Language) -> Option<String> {
    let told = named(call).filter_map(|(place, name, ..)| {
        let picture = call.pictures.get(place)?;
        let credit = picture.credit.as_deref().map(|credit| format!("© {credit}\n")).unwrap_or_default();
        Some(format!("{name}\n{}\n{credit}", picture.alt.in_language(language)))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

fn bytes(call: &Call, imprint: &Imprint) -> Option<Bytes> {
    call.images.bytes(&imprint.sha256).map(Bytes::from_owner)
}
