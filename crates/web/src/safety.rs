// SPDX-License-Identifier: AGPL-3.0-or-later
//! For people's safety: how to take part without harm, and how to say that a call does harm.

use askama::Template;
use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use store::Concern;
use studio::Secret;

use crate::{
    frame::{Frame, answer},
    visit::Visit,
};

/// The longest text, in letters.
const LONGEST: usize = 2000;

#[derive(Template)]
#[template(path = "safety.html")]
struct SafetyPage {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "concern.html")]
struct ConcernPage<'a> {
    frame: Frame,
    call: &'a str,
    sent: bool,
    /// Whether nothing was written.
    empty: bool,
}

#[derive(Deserialize)]
pub(crate) struct Said {
    #[serde(default)]
    says: String,
}

/// Shows how to stay safe.
pub(crate) async fn show_safety(visit: Visit) -> Response {
    answer(&SafetyPage { frame: visit.frame(&visit.reader.words.say("safety")) }, Some(300))
}

/// Shows where to say what is wrong with a call.
pub(crate) async fn show_concern(visit: Visit) -> Response {
    let sent = visit.asked("sent").is_some();
    answer(&concern_page(&visit, sent, false), None)
}

/// Keeps what a visitor says is wrong, for the admins, and nothing of the visitor.
pub(crate) async fn raise_concern(visit: Visit, Form(said): Form<Said>) -> Response {
    let says: String = said.says.trim().chars().take(LONGEST).collect();
    if says.is_empty() {
        return (StatusCode::OK, answer(&concern_page(&visit, false, true), None)).into_response();
    }
    let concern = Concern {
        id: Secret::draw().reveal().to_owned(),
        call: visit.page.call.id.clone(),
        raised_on: visit.site.now(),
        says,
    };
    match visit.site.store.raise_concern(&concern).await {
        Ok(true) => {
            let query = visit.reader.query_with("sent=1");
            Redirect::to(&format!("/{}/concern{query}", visit.page.id())).into_response()
        }
        Ok(false) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => {
            tracing::error!(%error, cause = ?std::error::Error::source(&error), "a concern can't be kept");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn concern_page(visit: &Visit, sent: bool, empty: bool) -> ConcernPage<'_> {
    let frame = visit.frame(&visit.reader.words.say("concern"));
    ConcernPage { frame, call: visit.page.id(), sent, empty }
}
