// SPDX-License-Identifier: AGPL-3.0-or-later
//! The door of a witness (c2sp.org/tlog-witness): others' records hand their checkpoints in here, and mirrored logs are read.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};

use crate::record::Served;

/// What a witness does with what is handed in.
pub trait Witness: Send + Sync + 'static {
    /// Answers a request; what it signs is durable when this returns. It may block.
    fn add_checkpoint(&self, body: &[u8]) -> Signed;

    /// Says in words, a line each, who this is and which logs it witnesses.
    fn tell(&self) -> String;

    /// Where a file of a mirrored log lies, if there may be one; the log is named by the SHA-256 of its origin in hexadecimal digits.
    fn mirrored(&self, log: &str, file: &str) -> Option<std::path::PathBuf>;
}

/// A witness's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The status of HTTP.
    pub status: u16,
    /// Signatures, or what is wrong.
    pub body: String,
}

/// So long may a request be, in bytes.
const LONGEST: usize = 64 << 10;

/// Every address of a witness.
pub(crate) fn router(witness: Arc<dyn Witness>) -> Router {
    Router::new()
        .route("/", get(tell))
        .route("/add-checkpoint", post(add_checkpoint))
        .route("/mirror/{log}/{*file}", get(show_mirrored))
        .layer(DefaultBodyLimit::max(LONGEST))
        .with_state(witness)
}

async fn tell(State(witness): State<Arc<dyn Witness>>) -> Response {
    plain(StatusCode::OK, "text/plain; charset=utf-8", witness.tell())
}

async fn add_checkpoint(State(witness): State<Arc<dyn Witness>>, body: Bytes) -> Response {
    let signed = tokio::task::spawn_blocking(move || witness.add_checkpoint(&body)).await;
    let Ok(Signed { status, body }) = signed else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = if status == StatusCode::CONFLICT { "text/x.tlog.size" } else { "text/plain; charset=utf-8" };
    plain(status, kind, body)
}

async fn show_mirrored(
    State(witness): State<Arc<dyn Witness>>,
    Path((log, file)): Path<(String, String)>,
) -> Response {
    let is_log = log.len() == 64 && log.bytes().all(|byte| byte.is_ascii_hexdigit());
    let place = Served::of(&file)
        .filter(|_| is_log)
        .and_then(|served| Some((served, witness.mirrored(&log, &file)?)));
    match place {
        Some((served, path)) => served.answer(tokio::fs::read(path).await.ok().map(Bytes::from)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn plain(status: StatusCode, kind: &'static str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (status, headers, body).into_response()
}
