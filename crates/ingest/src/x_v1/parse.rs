// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Media, MediaKind, Origin, Post};

use crate::{json::Json, unit::Fault, x};

use super::wire::Tweet;

/// Brings a post into our form.
pub(super) fn post(tweet: Tweet<'_>, origin: Origin) -> Result<Post, Fault> {
    if tweet.told.id.is_none() {
        return Err(Fault::shape("is a post of X without a number"));
    }
    Ok(x::post(tweet.told, tweet.original, tweet.references, origin))
}

/// What is attached: of a film the picture that stands for it, as the source gives.
pub(super) fn media(attached: &Json<'_>) -> Vec<Media> {
    let media = |item: &Json<'_>| {
        let url = ["media_url_https", "media_url", "expanded_url"]
            .iter()
            .find_map(|name| item.get(name).owned())?;
        let kind = match item.get("type").text() {
            Some("video") => MediaKind::Video,
            Some("animated_gif") => MediaKind::Gif,
            _ => MediaKind::Photo,
        };
        Some(Media { url, alt: item.get("ext_alt_text").owned(), kind })
    };
    attached.items().iter().filter_map(media).collect()
}
