// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call whose long record is still being read back since the program was started: everything that rests on no figures works, and the
//! figures are worth asking for again in a moment. Where the record can't be read, they are not, and organizers are told what to do.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{RawPathParams, Request, State},
    http::{HeaderName, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{Live, Page, ReadBack, Site, message::Message, problem::Closed};

/// So long somebody is asked to wait before they ask again, in seconds.
const LATER: &str = "5";

const NO_STORE: (HeaderName, &str) = (header::CACHE_CONTROL, "no-store");

/// Closes what rests on figures while a call has none.
pub(crate) async fn close(
    State(site): State<Arc<Site>>,
    params: RawPathParams,
    request: Request,
    next: Next,
) -> Response {
    let call = params.iter().find_map(|(name, call)| (name == "call").then_some(call));
    let page = call.and_then(|call| site.page(call));
    match page.and_then(|page| closed(&page.live())) {
        Some(answer) => answer,
        None => next.run(request).await,
    }
}

/// The answer to what rests on figures that are not there; nothing where they are.
pub(crate) fn closed(live: &Live) -> Option<Response> {
    match live.read_back {
        ReadBack::Done => None,
        ReadBack::Failed => Some(unreadable()),
        ReadBack::Underway => {
            let headers = [(header::RETRY_AFTER, LATER), NO_STORE];
            let closed = Extension(Closed::ReadingBack);
            Some((StatusCode::SERVICE_UNAVAILABLE, headers, closed).into_response())
        }
    }
}

/// The answer to what rests on figures that can't be read back: nobody knows when it is worth asking again.
pub(crate) fn unreadable() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [NO_STORE], Extension(Closed::Unreadable)).into_response()
}

/// What whoever looks after the server has to do about a call whose record can't be read.
pub(crate) fn trouble(page: &Page) -> Option<Message> {
    let has_failed = page.live.borrow().read_back == ReadBack::Failed;
    let check = || format!("groundswell verify calls/{}/record", page.id());
    has_failed
        .then(|| Message::new("server-unreadable").with("call", page.id().to_owned()).with("check", check()))
}
