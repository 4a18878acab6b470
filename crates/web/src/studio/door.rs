// SPDX-License-Identifier: AGPL-3.0-or-later
//! In and out: registering a passkey by a one-time link, signing in, signing out.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Form, Json,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use studio::{CeremonyId, Secret};

use super::{
    frame::{Frame, page},
    guest::{Guest, cookie, refused, token},
    refusal::of_studio,
};
use crate::{Site, message::Said, reader::Reader};

#[derive(Template)]
#[template(path = "studio/join.html")]
struct JoinPage {
    frame: Frame,
    secret: String,
    /// The name of an organizer who is known already.
    known: Option<String>,
    /// Why nobody can join by this link, or here at all.
    problem: Option<Said>,
}

#[derive(Deserialize)]
pub(crate) struct Joining {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
pub(crate) struct Answer {
    ceremony: String,
    answer: Value,
}

#[derive(Deserialize)]
pub(crate) struct Recovery {
    code: String,
}

/// Shows who is being let in, and asks for a name and a passkey.
pub(crate) async fn show_join(
    State(site): State<Arc<Site>>,
    Extension(reader): Extension<Reader>,
    Path(secret): Path<String>,
) -> Response {
    let secret = Secret::read(&secret);
    let admitted = site.studio.admits(&secret, site.now()).await;
    let problem = match (&admitted, site.studio.check_address()) {
        (Err(error), _) => Some(of_studio(error)),
        (Ok(_), Err(error)) => Some(of_studio(&error.into())),
        (Ok(_), Ok(())) => None,
    };
    page(&JoinPage {
        frame: Frame::new(&reader, "", &reader.words.say("join"), None),
        secret: secret.reveal().to_owned(),
        known: admitted.ok().flatten(),
        problem: problem.map(|says| says.said_in(reader.words)),
    })
}

/// Begins to register a passkey.
pub(crate) async fn begin_joining(
    State(site): State<Arc<Site>>,
    Path(secret): Path<String>,
    Json(joining): Json<Joining>,
) -> Response {
    let begun = site.studio.begin_joining(&Secret::read(&secret), &joining.name, site.now()).await;
    match begun {
        Ok((ceremony, options)) => challenge(ceremony, &options),
        Err(error) => refused(&error),
    }
}

/// Lets somebody in who has registered a passkey, and shows their recovery codes this once.
pub(crate) async fn finish_joining(
    State(site): State<Arc<Site>>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    Json(answer): Json<Answer>,
) -> Response {
    let (ceremony, before) = (CeremonyId(answer.ceremony), token(&headers));
    match site.studio.finish_joining(&ceremony, answer.answer, before.as_ref(), site.now()).await {
        Ok(joined) => {
            tracing::info!("a passkey was registered");
            let codes: Vec<String> = joined.recovery.iter().map(Secret::grouped).collect();
            (cookie(Some(&joined.token), reader.chosen()), Json(json!({"ok": true, "recovery": codes})))
                .into_response()
        }
        Err(error) => refused(&error),
    }
}

/// Leads who has a recovery code to where they register a new passkey.
pub(crate) async fn recover(
    State(site): State<Arc<Site>>,
    Extension(reader): Extension<Reader>,
    Form(recovery): Form<Recovery>,
) -> Response {
    match site.studio.recover(&Secret::read(&recovery.code), site.now()).await {
        Ok(secret) => {
            tracing::info!("a recovery code was shown");
            let place = format!("/studio/join/{}{}", secret.reveal(), reader.studio_query());
            Redirect::to(&place).into_response()
        }
        Err(error) => refused(&error),
    }
}

/// Begins to sign in.
pub(crate) async fn begin_sign_in(State(site): State<Arc<Site>>) -> Response {
    match site.studio.begin_sign_in(site.now()) {
        Ok((ceremony, options)) => challenge(ceremony, &options),
        Err(error) => refused(&error),
    }
}

/// Signs in.
pub(crate) async fn finish_sign_in(
    State(site): State<Arc<Site>>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    Json(answer): Json<Answer>,
) -> Response {
    let (ceremony, before) = (CeremonyId(answer.ceremony), token(&headers));
    match site.studio.finish_sign_in(&ceremony, &answer.answer, before.as_ref(), site.now()).await {
        Ok(token) => {
            tracing::info!("somebody signed in");
            (cookie(Some(&token), reader.chosen()), Json(json!({"ok": true}))).into_response()
        }
        Err(error) => refused(&error),
    }
}

/// Signs out.
pub(crate) async fn sign_out(guest: Guest, _headers: HeaderMap) -> Response {
    match guest.site.studio.sign_out(&guest.token).await {
        Ok(()) => {
            tracing::info!("somebody signed out");
            (cookie(None, None), Redirect::to("/studio")).into_response()
        }
        Err(error) => refused(&error),
    }
}

fn challenge(CeremonyId(ceremony): CeremonyId, options: &Value) -> Response {
    Json(json!({"ok": true, "ceremony": ceremony, "options": options})).into_response()
}
