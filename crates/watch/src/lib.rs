// SPDX-License-Identifier: AGPL-3.0-or-later
//! Watches networks: follows their streams and timelines from server to server, and says at every moment what it can't see.
//!
//! Owns how each network is followed: which servers are called and how, how a line that breaks is taken up again, when a silence
//! is a gap. What the servers send is read by `ingest`, as the same lines in a file would be; every call goes out through `fetch`.
//! Deliberately knows no call, no count and no record: what matters is for whoever takes the items, and what is the same post is
//! decided there.

#[cfg(any(fuzzing, test))]
mod against;
mod bluesky;
mod encoded;
mod follower;
mod gaps;
mod interest;
mod link;
mod marks;
mod mastodon;
mod news;
mod patience;
mod recheck;
mod repository;
mod retry;
mod search;
mod secret;
mod socket;
mod track;
mod x;

#[cfg(fuzzing)]
pub use against::check;
pub use bluesky::{Jetstream, JetstreamHost, JetstreamWire, Peers};
pub use interest::Interest;
pub use link::Link;
pub use mastodon::{Hashtags, MastodonHashtags, MastodonServer};
pub use news::{News, Pages};
pub use recheck::{PostState, Rechecked, Rechecker};
pub use repository::{ProveError, Prover, Repositories};
pub use search::{BlueskyAccount, BlueskyAccountError, BlueskySearch};
pub use secret::{Secret, SecretError};
pub use x::{
    Dollars, DollarsError, X, XApp, XBudget, XError, XEstimate, XMeter, XPrices, XSpent, XTag, XTagError,
};

#[cfg(test)]
mod tests;
