// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts of Bluesky from before watching began, by the network's own search.
//!
//! Whatever comes from then on is received without asking anybody; this is asked once, page by page and slowly, with an account that an
//! organizer gives for it. The network promises neither all posts nor the same ones twice, so that the time before stays a gap that is
//! told, whatever is found. The account is let in by a password that it has made for an app, which the program takes to nobody but the
//! account's own server; nothing is written there. The session is ended with the search; where the program is stopped or killed first, it
//! ends when its server lets it run out, or its owner takes the password back.

mod account;
mod place;
mod searching;
mod session;
mod wire;

use ingest::{Cursor, Item, Source};
use model::{Network, Timestamp};

use crate::{Hashtags, follower::Follower, interest::Interest, link::Link};
pub use account::{BlueskyAccount, BlueskyAccountError};
use searching::Searching;

/// Searches for what was posted before watching began, and ends.
pub struct BlueskySearch {
    name: String,
    follower: Follower,
}

impl BlueskySearch {
    /// What the source is called, whichever account searches.
    pub const NAME: &'static str = "bluesky-search";

    /// What says of watching that began in time, at `began_at`, that nothing is left to be searched for, and of a search that it was made.
    #[must_use]
    pub fn searched(began_at: Timestamp) -> Cursor {
        let (source, at) = (Self::NAME.to_owned(), "searched".to_owned());
        Cursor { source, network: Network::Bluesky, at, seen_until: began_at }
    }

    /// Begins to search for what was posted from the time that is asked for until now; nothing where a cursor says that this was done.
    #[must_use]
    pub fn start(
        link: Link,
        account: BlueskyAccount,
        (hashtags, interest): (&Hashtags, &Interest),
        from: Option<&Cursor>,
    ) -> Self {
        let (hashtags, interest, is_done) = (hashtags.clone(), interest.clone(), from.is_some());
        let follower = Follower::start(move |items| async move {
            if !is_done {
                let searching = Searching::new(link, account, hashtags, interest, items);
                // Ends before its time when nobody takes the items any more.
                let _closed = searching.search().await;
            }
        });
        Self { name: Self::NAME.to_owned(), follower }
    }
}

impl Source for BlueskySearch {
    fn name(&self) -> &str {
        &self.name
    }

    async fn next(&mut self) -> Option<Item> {
        self.follower.next().await
    }
}

#[cfg(test)]
mod tests;
