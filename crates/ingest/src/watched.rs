// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a source that follows a network tells beside posts: how far it is, what it could not see, who is gone.

use model::{Network, Timestamp};
use serde::{Deserialize, Serialize};

/// How far a source is: everything before it has been given, as far as the source could see.
///
/// Whoever has kept everything that came before it may keep this too, and start the source again at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The source's name.
    pub source: String,
    /// The network.
    pub network: Network,
    /// Where it goes on, in the words of the source alone.
    pub at: String,
    /// Up to when the network has been seen.
    pub seen_until: Timestamp,
}

/// Word from a network of what has become of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChange {
    /// The network.
    pub network: Network,
    /// The account's own, lasting identifier, as in `model::Author`.
    pub id: String,
    /// What it is now.
    pub state: AccountState,
    /// When the network says that it happened.
    pub at: Option<Timestamp>,
}

/// What an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AccountState {
    /// Everybody may see it, possibly again.
    Active,
    /// Its owner has put it out of sight, and may bring it back.
    Deactivated,
    /// Its owner has deleted it.
    Deleted,
    /// The network, or the server on which it lives, has taken it away.
    Suspended,
}
