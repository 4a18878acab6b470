// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keyed pseudonyms: counting people without keeping who they are.

use std::path::Path;

use anyhow::Result;
use model::Network;

use crate::kept_secret::KeptSecret;

/// A secret under which accounts and posts get pseudonyms; without it a pseudonym can't be traced back.
///
/// With another one every account would be two, and nothing could be found to be forgotten.
#[derive(Clone)]
pub struct PseudonymKey(KeptSecret);

impl PseudonymKey {
    /// Reads the key.
    pub fn load(path: &Path) -> Result<Self> {
        KeptSecret::load(path).map(Self)
    }

    /// Reads the key, or makes it on first use.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        KeptSecret::load_or_create(path).map(Self)
    }

    /// The pseudonym of an account, given by the network's identifier or else the folded handle.
    pub fn of_account(&self, network: Network, account: &str) -> String {
        self.of("account", network, account)
    }

    /// The pseudonym of a post, given by its identifier.
    pub fn of_post(&self, network: Network, post: &str) -> String {
        self.of("post", network, post)
    }

    /// The pseudonym of a name that leads to an account or a post: a handle, an address.
    pub fn of_name(&self, network: Network, name: &str) -> String {
        self.of("name", network, name)
    }

    /// What the words of a post are told apart by from its other versions; its name is among them.
    pub fn of_words(&self, network: Network, words: &str) -> String {
        self.of("words", network, words)
    }

    fn of(&self, what: &str, network: Network, name: &str) -> String {
        self.0.name_of(&[what, "\0", network.key(), "\0", name])
    }
}
