// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use crate::{Entity, Measure, Trouble, hashtags, links, measure, mentions, warn::warnings};

/// How one network reads a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How long it is.
    pub measure: Measure,
    /// The hashtags found, without `#`, in the order of the text.
    pub hashtags: Vec<String>,
    /// The accounts found, without `@`, in the order of the text.
    pub mentions: Vec<String>,
    /// The links found, as written, in the order of the text.
    pub links: Vec<String>,
}

/// Something that a writer should mind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// The network on which it matters.
    pub network: Network,
    /// The piece of the text that it is about, or `length`.
    pub about: String,
    /// What happens there.
    pub trouble: Trouble,
}

impl Warning {
    /// What happens, and what to do, in plain English.
    #[must_use]
    pub fn says(&self) -> String {
        self.trouble.says_on(self.network)
    }
}

/// How each network counts and reads a text, and what to mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// How X reads it.
    pub x: Reading,
    /// How Bluesky reads it.
    pub bluesky: Reading,
    /// How Mastodon reads it.
    pub mastodon: Reading,
    /// What to mind, in the order of the text; what is about the whole text comes first.
    pub warnings: Vec<Warning>,
}

/// Reads a text as each network does, and says where they differ.
#[must_use]
pub fn check(text: &str) -> Check {
    Check {
        x: read(Network::X, text),
        bluesky: read(Network::Bluesky, text),
        mastodon: read(Network::Mastodon, text),
        warnings: warnings(text),
    }
}

fn read(network: Network, text: &str) -> Reading {
    let texts = |found: Vec<Entity>| found.into_iter().map(|entity| entity.text).collect();
    Reading {
        measure: measure(network, text),
        hashtags: texts(hashtags(network, text)),
        mentions: texts(mentions(network, text)),
        links: texts(links(network, text)),
    }
}
