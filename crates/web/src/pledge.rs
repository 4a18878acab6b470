// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    Extension, Json,
    body::Bytes,
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    flood::{Flood, Neighborhood},
    message::Message,
    problem::{self, Told},
    visit::Visit,
};

/// Counts a pledge, and answers once it is kept.
///
/// The form has no field; its body is read to the end so that its size is checked.
pub(crate) async fn create_pledge(
    visit: Visit,
    Extension(flood): Extension<Arc<Flood>>,
    from: Option<Extension<Neighborhood>>,
    headers: HeaderMap,
    _form: Bytes,
) -> Response {
    let (call, now) = (&visit.page.call.id, visit.site.now());
    if from.is_some_and(|Extension(from)| !flood.admits(call, from, now)) {
        let told = Told(Message::new("too-many-pledges"));
        return (StatusCode::TOO_MANY_REQUESTS, Extension(told)).into_response();
    }
    let no_store: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];
    match visit.site.store.pledge(call).await {
        Ok(pledges) if problem::wants_json(&headers) => {
            (no_store, Json(serde_json::json!({"ok": true, "pledges": pledges}))).into_response()
        }
        Ok(_) => (no_store, Redirect::to(&thanks(&visit))).into_response(),
        Err(error) => {
            tracing::error!(%error, cause = ?std::error::Error::source(&error), "a pledge can't be kept");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn thanks(visit: &Visit) -> String {
    let zone = visit.zone_query().map(|zone| format!("&{zone}")).unwrap_or_default();
    format!("/{}{}#pledge", visit.page.id(), visit.reader.query_with(&format!("pledged=1{zone}")))
}
