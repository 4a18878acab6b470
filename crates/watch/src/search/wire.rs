// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the account's server answers ([`searchPosts`](https://docs.bsky.app/docs/api/app-bsky-feed-search-posts),
//! [`createSession`](https://docs.bsky.app/docs/api/com-atproto-server-create-session)).

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A page of what was found.
#[derive(Deserialize)]
pub(super) struct Answer<'a> {
    #[serde(borrow)]
    pub posts: Vec<&'a RawValue>,
    /// Where the next page is.
    pub cursor: Option<String>,
}

/// Of one post, where it stands in the order of the search.
#[derive(Deserialize)]
pub(super) struct View {
    #[serde(rename = "indexedAt")]
    pub indexed_at: Option<String>,
    pub record: Option<Record>,
}

#[derive(Deserialize)]
pub(super) struct Record {
    #[serde(rename = "createdAt")]
    pub created_at: Option<String>,
}

/// What an account is let in by.
#[derive(Serialize)]
pub(super) struct Entrance<'a> {
    pub identifier: &'a str,
    pub password: &'a str,
}

/// What lets a session in, and what makes a new one of it.
#[derive(Deserialize)]
pub(super) struct Tokens {
    #[serde(rename = "accessJwt")]
    pub access: String,
    #[serde(rename = "refreshJwt")]
    pub refresh: String,
}

/// What is said in place of an answer.
#[derive(Deserialize)]
pub(super) struct Refusal {
    pub error: Option<String>,
}
