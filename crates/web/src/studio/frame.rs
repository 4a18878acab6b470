// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use crate::assets;

/// What stands around every page of the studio.
pub(crate) struct Frame {
    pub title: String,
    /// The organizer who is signed in.
    pub name: Option<String>,
}

impl Frame {
    pub(crate) fn new(title: &str, name: Option<&str>) -> Self {
        Self { title: title.to_owned(), name: name.map(ToOwned::to_owned) }
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
