// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    Extension,
    extract::{FromRequestParts, Path},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use call::Language;
use model::CallId;
use store::{CallState, KeptCall, Organizer, Role, StoreError};
use studio::{Secret, StudioError};

use super::refusal;
use crate::{Site, problem, reader::Reader};

/// The cookie's name. A browser takes it over an encrypted line or from this machine only, and sends it to the
/// studio alone: no public page ever sees it.
const COOKIE: &str = "__Secure-studio";

/// An organizer who is signed in.
pub(crate) struct Guest {
    pub site: Arc<Site>,
    pub organizer: Organizer,
    pub token: Secret,
    pub reader: Reader,
}

/// An organizer who looks after the server and the others.
pub(crate) struct Admin(pub Guest);

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
            (Some(organizer), Some(token)) => {
                let reader = reader(&parts.extensions, &parts.headers);
                Ok(Self { site: Arc::clone(site), organizer, token, reader })
            }
            _ if problem::wants_json(&parts.headers) => Err(StatusCode::UNAUTHORIZED.into_response()),
            _ => Err(Redirect::to("/studio").into_response()),
        }
    }
}

impl FromRequestParts<Arc<Site>> for Admin {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let guest = Guest::from_request_parts(parts, site).await?;
        match guest.organizer.role {
            Role::Admin => Ok(Self(guest)),
            Role::Organizer => Err(refused(&StudioError::NotAllowed)),
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

/// The cookie's value.
fn value(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned())
}

/// The token that a browser shows.
pub(crate) fn token(headers: &HeaderMap) -> Option<Secret> {
    let value = value(headers)?;
    Some(Secret::read(value.split('.').next().unwrap_or_default()))
}

/// The language that was chosen in that browser since somebody signed in.
pub(crate) fn language(headers: &HeaderMap) -> Option<String> {
    value(headers)?.split_once('.').map(|(_, language)| language.to_owned())
}

/// Who reads, as was found out when the request came in.
pub(crate) fn reader(extensions: &axum::http::Extensions, headers: &HeaderMap) -> Reader {
    extensions.get().cloned().unwrap_or_else(|| Reader::of_site(None, headers))
}

/// Gives a browser its token, with the language that was chosen there; or takes both away. One cookie holds both: a
/// language that stayed behind would tell that somebody was here.
pub(crate) fn cookie(
    token: Option<&Secret>,
    language: Option<&Language>,
) -> [(header::HeaderName, HeaderValue); 1] {
    let language = language.map(|language| format!(".{language}")).unwrap_or_default();
    let (value, age) =
        token.map_or((String::new(), 0), |token| (format!("{}{language}", token.reveal()), 12 * 60 * 60));
    let cookie = format!("{COOKIE}={value}; Path=/studio; Max-Age={age}; Secure; HttpOnly; SameSite=Lax");
    [(
        header::SET_COOKIE,
        HeaderValue::from_str(&cookie).expect("tokens and languages are of letters, digits and hyphens"),
    )]
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
        _ => {
            tracing::info!(why = %error, "the studio refused something");
            StatusCode::FORBIDDEN
        }
    };
    (status, Extension(problem::Told(refusal::of_studio(error)))).into_response()
}
