// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands around a Jetstream's events, in both versions
//! ([v1](https://github.com/bluesky-social/jetstream#consuming-jetstream),
//! [v2](https://github.com/bluesky-social/jetstream/blob/main/lexicons/network/bsky/jetstream/subscribeEvents.json)).

use serde::Deserialize;

/// A message of either version, as far as following needs it.
#[derive(Deserialize)]
pub(super) struct Message<'a> {
    // Version 1.
    pub kind: Option<&'a str>,
    pub time_us: Option<i64>,
    pub account: Option<Account<'a>>,
    // Version 2.
    #[serde(rename = "$type")]
    pub of: Option<&'a str>,
    pub error: Option<&'a str>,
    pub payload: Option<Payload<'a>>,
}

/// What a frame of version 2 carries.
#[derive(Deserialize)]
pub(super) struct Payload<'a> {
    #[serde(rename = "$type")]
    pub of: &'a str,
    pub seq: Option<u64>,
    pub time: Option<&'a str>,
    /// When this host witnessed the event; older servers leave it out, and `time` is the same.
    #[serde(rename = "witnessedAt")]
    pub witnessed_at: Option<&'a str>,
    pub account: Option<Account<'a>>,
    /// Of an `#info`: what it tells.
    pub name: Option<&'a str>,
}

/// What has become of an account, in the words of `com.atproto.sync.subscribeRepos#account`.
#[derive(Deserialize)]
pub(super) struct Account<'a> {
    pub active: bool,
    pub did: &'a str,
    pub status: Option<&'a str>,
    pub time: Option<&'a str>,
}
