// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A network that people post on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Network {
    /// Bluesky, and any other server of the AT protocol.
    Bluesky,
    /// Mastodon, and any other server of the fediverse.
    Mastodon,
    /// X, formerly Twitter.
    X,
}

impl Network {
    /// Every network, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Bluesky, Self::Mastodon, Self::X];

    /// The network's name in JSON, in call files and on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Bluesky => "bluesky",
            Self::Mastodon => "mastodon",
            Self::X => "x",
        }
    }

    /// The network's name for a reader.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bluesky => "Bluesky",
            Self::Mastodon => "Mastodon",
            Self::X => "X",
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Says that a name belongs to no network that Groundswell knows.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no network that is known here; known are bluesky, mastodon and x")]
pub struct UnknownNetwork(String);

impl FromStr for Network {
    type Err = UnknownNetwork;

    fn from_str(key: &str) -> Result<Self, UnknownNetwork> {
        Self::ALL
            .into_iter()
            .find(|network| network.key() == key)
            .ok_or_else(|| UnknownNetwork(key.to_owned()))
    }
}
