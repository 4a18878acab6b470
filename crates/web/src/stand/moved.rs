// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    Router,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

/// Sends everybody to the same place at another address.
pub(crate) fn router(base_url: &str) -> Router {
    let base_url: Arc<str> = base_url.into();
    Router::new().fallback(move |uri: Uri| {
        let answer = answer(&base_url, &uri);
        async { answer }
    })
}

fn answer(base_url: &str, uri: &Uri) -> Response {
    let place = uri.path_and_query().map_or("/", |place| place.as_str());
    // What is asked of a whole server has no place.
    let place = if place.starts_with('/') { place } else { "/" };
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, format!("{base_url}{place}"))]).into_response()
}
