// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    Router,
    http::{Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

/// Sends everybody who wants to read to the same place at another address.
///
/// Who brings something is refused: a program that is sent on goes on bringing it by an open line, and nobody notices.
pub(crate) fn router(base_url: &str) -> Router {
    let base_url: Arc<str> = base_url.into();
    Router::new().fallback(move |method: Method, uri: Uri| {
        let answer = answer(&base_url, &method, &uri);
        async { answer }
    })
}

fn answer(base_url: &str, method: &Method, uri: &Uri) -> Response {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let place = uri.path_and_query().map_or("/", |place| place.as_str());
    // What is asked of a whole server has no place.
    let place = if place.starts_with('/') { place } else { "/" };
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, format!("{base_url}{place}"))]).into_response()
}
