// SPDX-License-Identifier: AGPL-3.0-or-later
//! The fediverse by the hashtag timelines of a server that speaks Mastodon's API: asked again and again, and where there is a
//! token, listened to as well.
//!
//! A server knows what has reached it, so several are followed, each as a source of its own. It is told the hashtags, and who asks
//! (in the user agent). Each is asked for by itself: servers other than Mastodon leave `any[]` out without a word.

#[cfg(any(fuzzing, test))]
pub(crate) mod against;
mod following;
mod given;
mod look;
mod pace;
mod parse;
mod sse;
mod stream;
mod timeline;
mod wire;

use ingest::{Cursor, Item, Source};
use model::Timestamp;

use crate::{follower::Follower, link::Link, secret::Secret};
use following::Following;

/// A server to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MastodonServer {
    /// Its name, such as `social.example`.
    pub host: String,
    /// What an account on it may read with; some servers let nobody in without, and none streams without.
    pub token: Option<Secret>,
}

/// What is looked for on a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashtags {
    /// The hashtags, without `#`.
    pub tags: Vec<String>,
    /// From when on; what was posted earlier is not looked for.
    pub since: Timestamp,
}

/// Follows hashtags on one server.
pub struct MastodonHashtags {
    name: String,
    follower: Follower,
}

impl MastodonHashtags {
    /// What the source of a server is called.
    #[must_use]
    pub fn name_of(server: &MastodonServer) -> String {
        format!("mastodon:{}", server.host)
    }

    /// Begins to follow, from a cursor on or from the time that is asked for.
    #[must_use]
    pub fn start(link: Link, server: MastodonServer, hashtags: &Hashtags, from: Option<&Cursor>) -> Self {
        let name = Self::name_of(&server);
        let (source, hashtags, from) = (name.clone(), hashtags.clone(), from.cloned());
        let follower = Follower::start(|items| async move {
            // Ends when nobody takes the items any more.
            let _closed = Following::new(link, server, source, hashtags, from, items).follow().await;
        });
        Self { name, follower }
    }
}

impl Source for MastodonHashtags {
    fn name(&self) -> &str {
        &self.name
    }

    async fn next(&mut self) -> Option<Item> {
        self.follower.next().await
    }
}

#[cfg(test)]
mod tests;
