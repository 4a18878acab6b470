// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use crate::{bluesky, mastodon, x};

/// A hashtag, mention or link, as one network finds it in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The byte of the text at which it begins, its sign (`#`, `＃`, `@`) included.
    pub start: usize,
    /// The first byte of the text after it.
    pub end: usize,
    /// What stands there without the sign; of a link, the address as written.
    pub text: String,
}

impl Entity {
    /// Reads the entity between two byte offsets, which must lie on character boundaries in order.
    pub(crate) fn between(text: &str, start: usize, end: usize, sign_bytes: usize) -> Self {
        let written = text.get(start + sign_bytes..end).expect("offsets come from scanning this very text");
        Self { start, end, text: written.to_owned() }
    }
}

/// The hashtags that a network finds in a text, in the order of the text.
#[must_use]
pub fn hashtags(network: Network, text: &str) -> Vec<Entity> {
    match network {
        Network::Bluesky => bluesky::hashtags(text),
        Network::Mastodon => mastodon::hashtags(text),
        Network::X => x::hashtags(text),
    }
}

/// The accounts that a network finds mentioned in a text, in the order of the text.
#[must_use]
pub fn mentions(network: Network, text: &str) -> Vec<Entity> {
    match network {
        Network::Bluesky => bluesky::mentions(text),
        Network::Mastodon => mastodon::mentions(text),
        Network::X => x::mentions(text),
    }
}

/// The links that a network finds in a text, in the order of the text.
#[must_use]
pub fn links(network: Network, text: &str) -> Vec<Entity> {
    match network {
        Network::Bluesky => bluesky::links(text),
        Network::Mastodon => mastodon::links(text),
        Network::X => x::links(text),
    }
}

/// The cashtags (`$MINT`, a stock's name) that a network finds in a text, in its order; Bluesky's are among its
/// hashtags too, with their sign.
#[must_use]
pub fn cashtags(network: Network, text: &str) -> Vec<Entity> {
    match network {
        Network::Bluesky => bluesky::cashtags(text),
        Network::Mastodon => Vec::new(),
        Network::X => x::cashtags(text),
    }
}

/// The lists (`name/list`) that X links in a text; it mentions nobody there, as other networks do.
#[must_use]
pub fn lists(text: &str) -> Vec<Entity> {
    x::lists(text)
}

/// The account with whose name a text begins, so that X takes it for an answer to that account.
#[must_use]
pub fn reply_to(text: &str) -> Option<Entity> {
    x::reply_to(text)
}

/// Whether `#` and this tag would be read by the network as exactly this one hashtag.
#[must_use]
pub fn is_hashtag(network: Network, tag: &str) -> bool {
    let written = format!("#{tag}");
    matches!(hashtags(network, &written).as_slice(), [only] if only.text == tag)
}

/// Leaves out of `found` what overlaps a link that begins before it; both lists are in the order of the text.
///
/// Where two entities overlap, the networks keep the one that begins first.
pub(crate) fn outside_links(found: Vec<Entity>, links: &[Entity]) -> Vec<Entity> {
    let mut links = links.iter().peekable();
    let mut kept_end = 0;
    let mut link_end = 0;
    let mut kept = Vec::with_capacity(found.len());
    for entity in found {
        while let Some(link) = links.next_if(|link| link.start < entity.start) {
            if link.start >= kept_end {
                link_end = link.end;
            }
        }
        if entity.start >= link_end {
            kept_end = entity.end;
            kept.push(entity);
        }
    }
    kept
}
