// SPDX-License-Identifier: AGPL-3.0-or-later
//! The studio: where organizers sign in, write calls, publish, change and take them down.
//!
//! The one part of the site with a cookie and with a need for JavaScript, which passkeys have. Nobody but organizers
//! comes here.

mod desk;
mod door;
mod edit;
mod fault;
mod folder;
mod frame;
mod guest;
mod handed;
mod list;
mod notes;
mod papers;
mod pictures;
mod publish;
mod quoting;
mod rally;
mod refusal;
mod server;
mod step;
mod tag;
mod trouble;
mod wall;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
    routing::{get, post},
};
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use crate::{Site, policy, reader::Reader, reading_back, storage, visit::Asked};

#[cfg(test)]
pub(crate) use step::STEPS;

/// A whole call with its wordings fits.
const LARGEST_FORM: usize = 1 << 20;

/// A folder of a call with its pictures fits, and a picture as a camera writes it.
const LARGEST_FILE: usize = call::LARGEST_UPLOAD_BYTES;

/// Every address of the studio, in the order of an organizer's path.
pub(crate) fn routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    Router::new()
        .route("/studio", get(desk::show_desk))
        .route("/studio/join/{secret}", get(door::show_join))
        .route("/studio/join/{secret}/begin", post(door::begin_joining))
        .route("/studio/join/finish", post(door::finish_joining))
        .route("/studio/recover", post(door::recover))
        .route("/studio/sign-in/begin", post(door::begin_sign_in))
        .route("/studio/sign-in/finish", post(door::finish_sign_in))
        .route("/studio/sign-out", post(door::sign_out))
        .route("/studio/browsers/{browser}/end", post(desk::leave_browser))
        .route("/studio/invitations", post(desk::invite))
        .route("/studio/devices", post(desk::add_device))
        .route("/studio/organizers/{organizer}/remove", post(desk::remove_organizer))
        .route("/studio/organizers/{organizer}/sign-out", post(desk::sign_out_everywhere))
        .route("/studio/groups/{group}/show", post(desk::show_group))
        .route("/studio/groups/{group}/drop", post(desk::drop_group))
        .route("/studio/server", get(server::show_server))
        .route("/studio/papers", get(papers::show_papers))
        .merge(counted_routes(site))
        .route("/studio/hand-ins/{id}/show", post(handed::show_hand_in))
        .route("/studio/hand-ins/{id}/drop", post(handed::drop_hand_in))
        .route("/studio/concerns/{concern}/settle", post(desk::settle_concern))
        .route("/studio/calls", post(desk::create_call))
        .route("/studio/calls/{call}", get(edit::redirect_to_first))
        .route("/studio/calls/{call}/preview", get(edit::show_preview))
        .route("/studio/calls/{call}/field", post(edit::save_field))
        .route("/studio/calls/{call}/remove", post(edit::remove_entry))
        .route("/studio/calls/{call}/seal", post(edit::seal_hashtag))
        .route("/studio/calls/{call}/unseal", post(edit::unseal_hashtag))
        .route("/studio/calls/{call}/rehearsal", post(list::rehearse))
        .route("/studio/calls/{call}/rehearsal/end", post(list::end_rehearsal))
        .route("/studio/calls/{call}/publish", get(publish::show_publish).post(publish::publish))
        .route("/studio/calls/{call}/agree", post(publish::agree))
        .route("/studio/calls/{call}/withdraw", post(publish::withdraw))
        .route("/studio/calls/{call}/take-down", post(publish::take_down))
        .route("/studio/calls/{call}/rally", get(rally::show_rally).post(rally::erase_rally))
        .route("/studio/calls/{call}/{step}", get(edit::show_step).post(edit::save_step))
        .route("/studio/calls/{call}/pictures/{name}", get(pictures::show_picture))
        .layer(RequestBodyLimitLayer::new(LARGEST_FORM))
        .layer(middleware::from_fn(receive))
}

/// Finds out in which language somebody reads: the one asked for by `?in=`, which is then kept while they are signed in, or
/// else the one kept, or else the first that the browser prefers.
async fn receive(request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let asked = Asked::in_query(&parts).value("in").map(ToOwned::to_owned);
    let kept = guest::language(&parts.headers);
    let reader = Reader::of_site(asked.as_deref().or(kept.as_deref()), &parts.headers);
    parts.extensions.insert(reader.clone());
    let token = asked.and_then(|_| guest::token(&parts.headers));
    let mut response = mark(next.run(Request::from_parts(parts, body)).await);
    for (name, cookie) in token.iter().flat_map(|token| guest::cookie(Some(token), Some(&reader.language))) {
        // Who signs in or out gets another.
        response.headers_mut().entry(name).or_insert(cookie);
    }
    // For what is said of an answer that went wrong.
    response.extensions_mut().insert(reader);
    response
}

/// What rests on the figures of a storm, and on what of it may be shown.
fn counted_routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    Router::new()
        .route("/studio/walls/{call}", get(wall::show_wall))
        .route("/studio/walls/{call}/media/{name}", get(wall::show_medium))
        .route("/studio/walls/{call}/hide", post(wall::hide_post))
        .route("/studio/walls/{call}/show", post(wall::unhide_post))
        .route("/studio/walls/{call}/spelling", post(wall::count_spelling))
        .route("/studio/walls/{call}/erase", post(wall::erase_post))
        .route("/studio/calls/{call}/list", get(list::show_list))
        .route("/studio/calls/{call}/quote", post(quoting::choose_quote))
        .route_layer(middleware::from_fn_with_state(Arc::clone(site), reading_back::close))
}

/// The addresses that take files, which need longer on a weak line. Who is no organizer is sent away before any of it is read.
pub(crate) fn file_routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    Router::new()
        .route("/studio/calls/{call}/folder", get(folder::show_folder).post(folder::bring_folder))
        .route("/studio/calls/{call}/add-picture", post(pictures::add_picture))
        .route_layer(middleware::from_fn_with_state(Arc::clone(site), storage::for_files))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(LARGEST_FILE))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_mins(2)))
        .layer(middleware::from_fn(receive))
}

/// What is answered here is kept nowhere, and may set the organizer's cookie.
fn mark(mut response: Response) -> Response {
    response.extensions_mut().insert(policy::ToOrganizer);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let policy = HeaderValue::from_static(policy::STUDIO);
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    response
}
