// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{error::Error, sync::Arc};

use axum::{
    Extension, Form, Json,
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use remind::{Address, Asked, Contact, Place};
use serde::Deserialize;

use crate::{
    flood::{Flood, Neighborhood},
    message::Message,
    problem::{self, Told},
    remind::{reminds, storm},
    visit::Visit,
};

/// What can be said with a pledge.
#[derive(Default, Deserialize)]
pub(crate) struct PledgeForm {
    /// Where to remind; empty for nowhere.
    #[serde(default)]
    email: String,
}

/// Counts a pledge, and answers once it is kept; whoever wants to be reminded is asked by a letter to confirm.
pub(crate) async fn create_pledge(
    visit: Visit,
    Extension(flood): Extension<Arc<Flood>>,
    from: Option<Extension<Neighborhood>>,
    headers: HeaderMap,
    form: PledgeForm,
) -> Response {
    let address = match form.email.trim() {
        "" => None,
        written => match Address::read(written) {
            Ok(address) => Some(address),
            Err(_) => return no_address(),
        },
    };
    let (call, now) = (&visit.page.call.id, visit.site.now());
    if !flood.admits(call, from.map(|Extension(from)| from), now) {
        let told = Told(Message::new("too-many-pledges"));
        return (StatusCode::TOO_MANY_REQUESTS, Extension(told)).into_response();
    }
    let pledges = match visit.site.store.pledge(call).await {
        Ok(pledges) => pledges,
        Err(error) => {
            tracing::error!(%error, cause = ?error.source(), "a pledge can't be kept");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let asked = match address {
        Some(address) => Some(ask(&visit, address).await),
        None => None,
    };
    let no_store: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];
    if problem::wants_json(&headers) {
        return (no_store, Json(told(pledges, asked))).into_response();
    }
    (no_store, Redirect::to(&thanks(&visit, asked))).into_response()
}

/// Keeps a wish to be reminded. That it could not be kept takes nothing from the pledge, which is counted already.
async fn ask(visit: &Visit, address: Address) -> Asked {
    if !reminds(visit) {
        return Asked::Full;
    }
    let contact = Contact { place: Place::Mailbox(address), language: visit.reader.language.to_string() };
    let asked = visit.site.reminders.ask(&storm(&visit.page), &contact, visit.site.now()).await;
    asked.unwrap_or_else(|error| {
        tracing::error!(%error, cause = ?error.source(), "a wish to be reminded can't be kept");
        Asked::Full
    })
}

fn no_address() -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Extension(Told(Message::new("remind-wrong")))).into_response()
}

fn told(pledges: u64, asked: Option<Asked>) -> serde_json::Value {
    match asked {
        None => serde_json::json!({"ok": true, "pledges": pledges}),
        Some(asked) => serde_json::json!({"ok": true, "pledges": pledges, "reminder": asked == Asked::Kept}),
    }
}

fn thanks(visit: &Visit, asked: Option<Asked>) -> String {
    let more = match asked {
        None => "pledged=1",
        Some(Asked::Full) => "pledged=1&reminder=full",
        Some(Asked::Kept) => "pledged=1&reminder=asked",
    };
    let zone = visit.zone_query().map(|zone| format!("&{zone}")).unwrap_or_default();
    format!("/{}{}#pledge", visit.page.id(), visit.reader.query_with(&format!("{more}{zone}")))
}

impl<S: Send + Sync> FromRequest<S> for PledgeForm {
    type Rejection = BytesRejection;

    /// Reads a form; one that can't be read is one without a wish, for a pledge needs none.
    async fn from_request(request: Request, state: &S) -> Result<Self, BytesRejection> {
        let (parts, body) = request.into_parts();
        // To its end, whatever it is, so that its size is checked.
        let body = Bytes::from_request(Request::from_parts(parts.clone(), body), state).await?;
        let form = Form::from_request(Request::from_parts(parts, body.into()), state).await;
        Ok(form.map_or_else(|_| Self::default(), |Form(form)| form))
    }
}
