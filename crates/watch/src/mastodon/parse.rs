// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;
use serde_json::value::RawValue;

use super::wire::{Instance, Message, Status};

/// Servers name their statuses with some twenty letters; what is longer is asked for by nobody.
const LONGEST_ID: usize = 64;

/// Servers give forty statuses to a page, some a few more.
const MOST_STATUSES: usize = 500;

/// A status on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The server's own name for it.
    pub id: Option<String>,
    /// Its name on every server.
    pub uri: Option<String>,
    pub created_at: Option<Timestamp>,
    /// When it was changed last, in the server's words.
    pub edited_at: Option<String>,
    /// All of it.
    pub raw: Vec<u8>,
}

impl Found {
    /// Something that is no status.
    pub(super) fn unknown(raw: Vec<u8>) -> Self {
        Self { id: None, uri: None, created_at: None, edited_at: None, raw }
    }
}

/// The statuses on a page, the newest first; `None` if it is no such page.
pub(super) fn page(content: &[u8]) -> Option<Vec<Found>> {
    let statuses: Vec<&RawValue> = serde_json::from_slice(content).ok()?;
    (statuses.len() <= MOST_STATUSES).then(|| statuses.into_iter().map(|raw| found(raw.get())).collect())
}

/// What is known of a status.
pub(super) fn found(raw: &str) -> Found {
    let bytes = raw.as_bytes().to_vec();
    let Ok(status) = serde_json::from_str::<Status<'_>>(raw) else { return Found::unknown(bytes) };
    Found {
        id: Some(status.id.into_owned()).filter(|id| !id.is_empty() && id.len() <= LONGEST_ID),
        uri: status.uri.map(Into::into),
        created_at: status.created_at.and_then(|at| at.parse().ok()),
        edited_at: status.edited_at.map(Into::into),
        raw: bytes,
    }
}

/// The event in a message, and what it carries.
pub(super) fn message(message: &[u8]) -> Option<(String, Vec<u8>)> {
    let Message { event, payload } = serde_json::from_slice(message).ok()?;
    Some((event, payload.unwrap_or_default().into_bytes()))
}

/// The host that a server names for its streams.
pub(super) fn streaming_host(content: &[u8]) -> Option<String> {
    let instance: Instance = serde_json::from_slice(content).ok()?;
    let host = instance.configuration.urls.streaming.strip_prefix("wss://")?.trim_end_matches('/').to_owned();
    (!host.contains(['/', '?', '#', '@'])).then_some(host)
}
