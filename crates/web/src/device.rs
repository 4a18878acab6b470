// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reminders on a device: what the call's page tells us once somebody has asked for them and their browser has agreed.

use std::{error::Error, sync::Arc};

use axum::{
    Extension, Json,
    extract::rejection::JsonRejection,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use remind::{Asked, Contact, Place, RemindError, Subscription};
use serde::Deserialize;

use crate::{
    assets,
    flood::{Flood, Neighborhood},
    remind::{is_real, storm},
    visit::Visit,
};

/// A subscription as browsers write it (Push API, `toJSON`).
#[derive(Deserialize)]
pub(crate) struct Subscribed {
    endpoint: String,
    keys: Keys,
}

#[derive(Deserialize)]
struct Keys {
    p256dh: String,
    auth: String,
}

/// How many devices come from where, and go: no more than pledges may.
#[derive(Debug, Default)]
pub(crate) struct Devices(Flood);

type Told = Result<Json<Subscribed>, JsonRejection>;

const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// The key that a page hands to the browser, where a device can be reminded of a call.
pub(crate) fn device_key(visit: &Visit) -> Option<&str> {
    visit.site.reminders.pusher().filter(|_| is_real(visit)).map(remind::Pusher::name)
}

/// Gives the worker that shows reminders. Its place is below the call, so that it has to do with this call alone, and it's asked
/// for again each time: an old one would be there for long.
pub(crate) async fn show_worker(visit: Visit) -> Response {
    if device_key(&visit).is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let headers = [(header::CONTENT_TYPE, assets::WORKER.kind()), (header::CACHE_CONTROL, "no-cache")];
    (headers, assets::WORKER.content()).into_response()
}

/// Keeps a device that is to be reminded.
pub(crate) async fn remind_device(
    visit: Visit,
    Extension(devices): Extension<Arc<Devices>>,
    from: Option<Extension<Neighborhood>>,
    told: Told,
) -> Response {
    let Some(contact) = contact(&visit, told).filter(|_| device_key(&visit).is_some()) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let site = &visit.site;
    if !devices.admits(&visit, from) {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    }
    match site.reminders.remind_device(&storm(&visit.page), &contact, site.now()).await {
        Ok(Some(asked)) => answer(asked == Asked::Kept),
        Ok(None) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Err(error) => failed(&error),
    }
}

/// Erases a device that is not to be reminded any more.
pub(crate) async fn forget_device(
    visit: Visit,
    Extension(devices): Extension<Arc<Devices>>,
    from: Option<Extension<Neighborhood>>,
    told: Told,
) -> Response {
    let Some(contact) = contact(&visit, told) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    if !devices.admits(&visit, from) {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    }
    match visit.site.reminders.forget_device(&storm(&visit.page), &contact).await {
        Ok(()) => answer(false),
        Err(error) => failed(&error),
    }
}

impl Devices {
    fn admits(&self, visit: &Visit, from: Option<Extension<Neighborhood>>) -> bool {
        self.0.admits(&visit.page.call.id, from.map(|Extension(from)| from), visit.site.now())
    }
}

fn contact(visit: &Visit, told: Told) -> Option<Contact> {
    let Json(Subscribed { endpoint, keys }) = told.ok()?;
    let subscription = Subscription::read(&endpoint, &keys.p256dh, &keys.auth).ok()?;
    Some(Contact { place: Place::Device(subscription), language: visit.reader.language.to_string() })
}

fn answer(reminder: bool) -> Response {
    (NO_STORE, Json(serde_json::json!({"ok": true, "reminder": reminder}))).into_response()
}

fn failed(error: &RemindError) -> Response {
    tracing::error!(%error, cause = ?error.source(), "a device can't be kept or erased");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
