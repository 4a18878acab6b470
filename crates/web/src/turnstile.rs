// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keeps one neighborhood of the net from taking the places of all: of what visitors leave for a person to read, and of what makes
//! us look at others' sites.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    Site,
    flood::{Flood, Neighborhood},
};

/// So much an hour comes for people to read: more than a group of friends has to say, and less than keeps anybody else out.
const READ_BY_PEOPLE: u32 = 20;

/// So many looks an hour: those of a lecture hall whose people hand in what they have posted.
const LOOKS: u32 = 200;

/// A way by which only so many come from one neighborhood in an hour, for each call.
#[derive(Clone)]
pub(crate) struct Turnstile {
    site: Arc<Site>,
    flood: Arc<Flood>,
}

impl Turnstile {
    /// To what a person reads.
    pub(crate) fn to_people(site: &Arc<Site>) -> Self {
        Self { site: Arc::clone(site), flood: Arc::new(Flood::of(READ_BY_PEOPLE)) }
    }

    /// To what looks at others' sites.
    pub(crate) fn to_looks(site: &Arc<Site>) -> Self {
        Self { site: Arc::clone(site), flood: Arc::new(Flood::of(LOOKS)) }
    }
}

/// Lets a form through, unless too many have come from there; who only reads is not counted.
pub(crate) async fn pass(State(turnstile): State<Turnstile>, request: Request, next: Next) -> Response {
    let call = request.uri().path().split('/').nth(1).and_then(|call| call.parse().ok());
    let from = request.extensions().get::<Neighborhood>().copied();
    if let (Some(call), &Method::POST) = (call, request.method())
        && !turnstile.flood.admits(&call, from, turnstile.site.now())
    {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    }
    next.run(request).await
}
