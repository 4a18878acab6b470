// SPDX-License-Identifier: AGPL-3.0-or-later
//! What following needs to know of a server's answers; all that a status says is read by `ingest`
//! ([Status](https://docs.joinmastodon.org/entities/Status/), [Instance](https://docs.joinmastodon.org/entities/Instance/)).

use std::borrow::Cow;

use serde::Deserialize;

/// A status, as far as it is told apart from others.
#[derive(Deserialize)]
pub(super) struct Status<'a> {
    /// The server's own name for it.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub uri: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub created_at: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub edited_at: Option<Cow<'a, str>>,
}

/// What a server says of itself.
#[derive(Deserialize)]
pub(super) struct Instance {
    pub configuration: Configuration,
}

#[derive(Deserialize)]
pub(super) struct Configuration {
    pub urls: Urls,
}

#[derive(Deserialize)]
pub(super) struct Urls {
    /// Where its streams are, as an address that begins with `wss://`.
    pub streaming: String,
}

/// An event, as it comes over a WebSocket ([messages](https://docs.joinmastodon.org/methods/streaming/#websocket)).
#[derive(Deserialize)]
pub(super) struct Message {
    pub event: String,
    /// What would stand behind `data:`.
    pub payload: Option<String>,
}
