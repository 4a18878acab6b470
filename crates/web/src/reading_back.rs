// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call whose long record is still being read back since the program was started: everything that rests on no figures works, and the
//! figures are worth asking for again in a moment.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{RawPathParams, Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{Site, problem::Closed};

/// So long somebody is asked to wait before they ask again, in seconds.
const LATER: &str = "5";

/// Closes what rests on figures while a call has none.
pub(crate) async fn close(
    State(site): State<Arc<Site>>,
    params: RawPathParams,
    request: Request,
    next: Next,
) -> Response {
    let call = params.iter().find_map(|(name, call)| (name == "call").then_some(call));
    let page = call.and_then(|call| site.page(call));
    if page.is_none_or(|page| !page.live().is_reading_back) {
        return next.run(request).await;
    }
    later()
}

/// The answer to what rests on figures that are not there yet.
pub(crate) fn later() -> Response {
    let headers = [(header::RETRY_AFTER, LATER), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::SERVICE_UNAVAILABLE, headers, Extension(Closed::ReadingBack)).into_response()
}
