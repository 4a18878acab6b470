// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is refused before the disk is full.
//!
//! Visitors are told so while there is still room for what is more than one visitor's: for the end of the record, for the report, and for
//! what somebody wants erased, which is never refused.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::Site;

/// How much room there is yet for what is to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Storage {
    /// Enough.
    #[default]
    Ample,
    /// Enough for words, and no longer for pictures.
    Scarce,
    /// So little that nothing more is taken in.
    Full,
}

impl Storage {
    /// The name in figures and JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Ample => "ample",
            Self::Scarce => "scarce",
            Self::Full => "full",
        }
    }
}

/// Takes in words while there is any room.
pub(crate) async fn for_words(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    take_in(site.storage() < Storage::Full, request, next).await
}

/// Takes in files while there is ample room.
pub(crate) async fn for_files(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    take_in(site.storage() < Storage::Scarce, request, next).await
}

async fn take_in(has_room: bool, request: Request, next: Next) -> Response {
    if has_room || request.method() != Method::POST {
        next.run(request).await
    } else {
        StatusCode::INSUFFICIENT_STORAGE.into_response()
    }
}
