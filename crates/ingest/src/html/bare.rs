// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use super::{
    address::{bluesky_uri, framed, named, x_id},
    tokens::Tag,
};

/// Attributes in which publishers keep the address of the post that a script will show in an element's place.
const ADDRESSES: [&str; 6] =
    ["data-oembed-url", "data-tweet-url", "data-canonical-url", "data-embed-url", "data-url", "data-href"];

/// Reads an embed that holds nothing but the name of its post: a frame, or the place of one.
pub(super) fn bare(tag: &Tag<'_>) -> Option<(Network, String)> {
    if tag.is("iframe") || tag.is("amp-iframe") {
        // Pages that load frames late or ask first keep the address elsewhere: `data-src`, `data-cmp-src`.
        let framed = tag.values(|name| name.ends_with("src")).find_map(|address| framed(&address));
        return framed.or_else(|| of_x(tag, "data-tweet-id"));
    }
    if tag.is("amp-twitter") {
        return of_x(tag, "data-tweetid");
    }
    if tag.is("twitter-widget") {
        return of_x(tag, "data-tweet-id");
    }
    if tag.is("oembed") {
        return named(&tag.attribute("url")?);
    }
    if tag.is("a") {
        // Other links to a post are links.
        return tag
            .has_class(|class| class == "embedly-card")
            .then(|| named(&tag.attribute("href")?))
            .flatten();
    }
    placed(tag)
}

/// Reads the place that a script fills.
fn placed(tag: &Tag<'_>) -> Option<(Network, String)> {
    if !tag.mentions("data-") {
        return None;
    }
    let is_of = |part: &str| tag.has_class(|class| class.to_ascii_lowercase().contains(part));
    if tag.mentions("data-embed-id") && is_of("twitter") {
        return of_x(tag, "data-embed-id");
    }
    if tag.mentions("data-tweet-id") && (is_of("tweet") || is_of("twitter")) {
        return of_x(tag, "data-tweet-id");
    }
    if tag.mentions("data-bluesky-uri") {
        let uri = tag.attribute("data-bluesky-uri")?.trim().to_owned();
        return bluesky_uri(&uri).is_some().then_some((Network::Bluesky, uri));
    }
    let names = ADDRESSES.iter().filter(|name| tag.mentions(name));
    // Buttons for sharing carry addresses too, but not under such a class.
    let is_place = |name: &str| {
        name == "data-oembed-url" || ["tweet", "embed", "bluesky", "mastodon"].into_iter().any(is_of)
    };
    names.filter(|name| is_place(name)).find_map(|name| named(&tag.attribute(name)?))
}

fn of_x(tag: &Tag<'_>, name: &str) -> Option<(Network, String)> {
    let id = tag.attribute(name).filter(|id| x_id(id).is_some())?;
    Some((Network::X, id.into_owned()))
}
