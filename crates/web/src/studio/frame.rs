// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use call::Language;

use words::Words;

use crate::{assets, frame::LanguageLink, reader::Reader};

/// What stands around every page of the studio.
pub(crate) struct Frame {
    pub title: String,
    pub words: &'static Words,
    pub lang: String,
    pub dir: &'static str,
    /// The languages in which it can be read, each with the address to switch to it.
    pub languages: Vec<LanguageLink>,
    /// The address of the page, for what was sent to another.
    pub here: String,
    /// The language that was asked for at the door, where nothing is kept yet: `?in=ar`, or nothing.
    pub query: String,
    /// The organizer who is signed in.
    pub name: Option<String>,
}

impl Frame {
    /// The frame of a page at an address, in the language of whoever reads it.
    pub(crate) fn new(reader: &Reader, here: &str, title: &str, name: Option<&str>) -> Self {
        let link = |language: &Language| LanguageLink {
            tag: language.to_string(),
            name: language.own_name().to_owned(),
            current: *language == reader.language,
        };
        Self {
            title: title.to_owned(),
            words: reader.words,
            lang: reader.language.to_string(),
            dir: reader.language.direction().key(),
            languages: reader.offered.iter().map(link).collect(),
            here: here.to_owned(),
            query: reader.studio_query(),
            name: name.map(ToOwned::to_owned),
        }
    }

    pub(crate) fn styles(&self) -> [String; 2] {
        [assets::STYLE.address(), assets::STUDIO_STYLE.address()]
    }

    pub(crate) fn script(&self) -> String {
        assets::STUDIO_SCRIPT.address()
    }

    pub(crate) fn logo(&self) -> String {
        assets::LOGO.address()
    }
}

/// Answers with a page.
pub(crate) fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(page) => Html(page).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page can't be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
