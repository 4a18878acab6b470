// SPDX-License-Identifier: AGPL-3.0-or-later
//! X by version 2 of its interface, with an organizer's own key and within their budget: a stream of what is posted, and search for what
//! was posted before and while nobody listened. Where no key is given there is no X, and its absence is normal.
//!
//! X learns the hashtags that it is asked for. Only such as are public are ever told to it ([`XTag`]).
//!
//! Of X's ways to fill a gap (a stream that begins some minutes earlier, one that is played again, search) only search is used: the other
//! two are for enterprises, and what all can use is what is tested. It differs in two ways that can't be had otherwise: it does not find
//! posts that merely quote one with the hashtag, and it finds hashtags with other accents; neither carries what was agreed.

mod address;
#[cfg(any(fuzzing, test))]
pub(crate) mod against;
mod app;
mod count;
mod error;
mod following;
mod lookup;
mod meter;
mod money;
mod parse;
mod past;
mod place;
mod rules;
mod search;
mod stream;
mod tag;
mod wire;

use std::collections::BTreeSet;

use ingest::{Cursor, Item, Source};
use model::Timestamp;
use tokio::sync::watch;

use crate::follower::Follower;
use following::Following;

pub use app::XApp;
pub use count::XEstimate;
pub use error::XError;
pub use meter::{XBudget, XMeter, XPrices, XSpent};
pub use money::{Dollars, DollarsError};
pub use tag::{XTag, XTagError};

/// Its name; an app may have one stream, so there is one of it.
const NAME: &str = "x";

/// Follows hashtags on X.
pub struct X {
    tags: watch::Sender<BTreeSet<XTag>>,
    follower: Follower,
}

impl X {
    /// Begins to follow, from a cursor on, or from now. Of hashtags that the cursor does not know, what was posted since `since` is
    /// searched for too, as far as X goes back.
    #[must_use]
    pub fn start(
        app: XApp,
        tags: impl IntoIterator<Item = XTag>,
        since: Option<Timestamp>,
        from: Option<&Cursor>,
    ) -> Self {
        let (sender, tags) = watch::channel(tags.into_iter().collect());
        let from = from.cloned();
        let follower = Follower::start(|items| async move {
            // Ends when nobody takes the items any more.
            let _closed = Following::new(app, items, tags, since, from.as_ref()).follow().await;
        });
        Self { tags: sender, follower }
    }

    /// Follows these too, from now on and since when all are followed: a hashtag that was sealed until the hour, a spelling that was
    /// allowed. The line stays.
    pub fn add_tags(&self, tags: impl IntoIterator<Item = XTag>) {
        self.tags.send_modify(|all| all.extend(tags));
    }
}

impl Source for X {
    fn name(&self) -> &str {
        NAME
    }

    async fn next(&mut self) -> Option<Item> {
        self.follower.next().await
    }
}

#[cfg(test)]
mod tests;
