// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    Extension,
    extract::{FromRequestParts, Path},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use model::CallId;
use store::{CallState, KeptCall, Organizer, StoreError};
use studio::{Secret, StudioError};

use crate::{Site, problem};

/// The cookie's name. A browser takes it over an encrypted line or from this machine only, and sends it to the
/// studio alone: no public page ever sees it.
const COOKIE: &str = "__Secure-studio";

/// An organizer who is signed in.
pub(crate) struct Guest {
    pub site: Arc<Site>,
    pub organizer: Organizer,
    pub token: Secret,
}

/// An organizer at work on a call that is written here.
pub(crate) struct Work {
    pub guest: Guest,
    pub call: KeptCall,
}

impl FromRequestParts<Arc<Site>> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let token = token(&parts.headers);
        let organizer = match &token {
            Some(token) => site.studio.signed_in(token, site.now()).await.map_err(|error| refused(&error))?,
            None => None,
        };
        match (organizer, token) {
            (Some(organizer), Some(token)) => Ok(Self { site: Arc::clone(site), organizer, token }),
            _ if problem::wants_json(&parts.headers) => Err(StatusCode::UNAUTHORIZED.into_response()),
            _ => Err(Redirect::to("/studio").into_response()),
        }
    }
}

impl FromRequestParts<Arc<Site>> for Work {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let guest = Guest::from_request_parts(parts, site).await?;
        let missing = || StatusCode::NOT_FOUND.into_response();
        let parameters = Path::<Vec<(String, String)>>::from_request_parts(parts, site).await;
        let Path(parameters) = parameters.map_err(|_| missing())?;
        let name = parameters.iter().find(|(name, _)| name == "call").map(|(_, call)| call);
        let id: CallId = name.and_then(|name| name.parse().ok()).ok_or_else(missing)?;
        let kept = site.store.kept_call(&id).await.map_err(|error| refused(&error.into()))?;
        let call = kept.filter(|call| call.state != CallState::Down).ok_or_else(missing)?;
        Ok(Self { guest, call })
    }
}

/// The token that a browser shows.
pub(crate) fn token(headers: &HeaderMap) -> Option<Secret> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, token)| Secret::read(token))
}

/// Gives a browser its token, or takes it away.
pub(crate) fn cookie(token: Option<&Secret>) -> [(header::HeaderName, HeaderValue); 1] {
    let (value, age) = token.map_or(("", 0), |token| (token.reveal(), 12 * 60 * 60));
    let cookie = format!("{COOKIE}={value}; Path=/studio; Max-Age={age}; Secure; HttpOnly; SameSite=Lax");
    [(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("a token is of letters and digits"))]
}

/// Why something was not done, as an answer whose page or JSON says so.
pub(crate) fn refused(error: &StudioError) -> Response {
    let status = match error {
        StudioError::Store(StoreError::NameTaken) | StudioError::Name => StatusCode::UNPROCESSABLE_ENTITY,
        StudioError::Store(cause) => {
            tracing::error!(%error, cause = ?std::error::Error::source(cause), "the studio can't keep or read");
            StatusCode::SERVICE_UNAVAILABLE
        }
        StudioError::NoPasskeys(_) => StatusCode::CONFLICT,
        StudioError::Refused(cause) => {
            tracing::info!(%cause, "a passkey was not accepted");
            StatusCode::FORBIDDEN
        }
        _ => StatusCode::FORBIDDEN,
    };
    (status, Extension(problem::Told(error.to_string()))).into_response()
}
