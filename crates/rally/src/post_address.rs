// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;
use url::{Host, Url};

/// Where a post can be read by anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostAddress {
    /// A record of Bluesky.
    Bluesky {
        /// The account's DID, or its handle.
        account: String,
        /// The record's key.
        key: String,
    },
    /// A status on a server that speaks Mastodon's interface.
    Mastodon {
        /// The name of the server.
        server: String,
        /// The status, as the server names it.
        number: String,
    },
    /// A status of X.
    X(u64),
}

impl PostAddress {
    /// Reads an address as people copy it from a browser or an app; `None` where it is that of no single post.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let whole = if written.contains("://") { written.to_owned() } else { format!("https://{written}") };
        let (network, name) = ingest::named(&whole)?;
        match network {
            Network::Bluesky => {
                let (account, key) = name.strip_prefix("at://")?.split_once("/app.bsky.feed.post/")?;
                Some(Self::Bluesky { account: account.to_owned(), key: key.to_owned() })
            }
            Network::Mastodon => {
                let url = Url::parse(&name).ok()?;
                let Host::Domain(server) = url.host()? else { return None };
                let number = url.path_segments()?.next_back()?.to_owned();
                let is_public = server.contains('.') && url.port().is_none();
                is_public.then(|| Self::Mastodon { server: server.to_owned(), number })
            }
            Network::X => name.parse().ok().map(Self::X),
        }
    }
}
