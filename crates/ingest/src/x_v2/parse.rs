// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Media, MediaKind, Origin, Post};

use crate::{
    json::Json,
    unit::Fault,
    x::{self, References},
};

use super::wire::{Joined, told};

/// Brings a post into our form.
pub(super) fn post<'a>(tweet: &'a Json<'a>, joined: &Joined<'a>, origin: Origin) -> Result<Post, Fault> {
    let own = told(tweet, joined);
    if own.id.is_none() {
        return Err(Fault::shape("is a post of X without a number"));
    }
    let reference = |kind: &str| {
        let mut references = tweet.get("referenced_tweets").items().iter();
        references.find(|reference| reference.get("type").text() == Some(kind))
    };
    let id = |reference: &Json<'_>| reference.get("id").id().map(String::from);
    let retweeted = reference("retweeted");
    let references = match retweeted {
        Some(original) => References { repost: Some(id(original)), ..References::default() },
        None => References {
            repost: None,
            reply: reference("replied_to").map(id),
            quote: reference("quoted").map(id),
        },
    };
    let original = retweeted.and_then(|original| joined.tweet(original)).map(|tweet| told(tweet, joined));
    Ok(x::post(own, original, references, origin))
}

/// What is attached: of a film the picture that stands for it, where there is one.
pub(super) fn attached(media: &[&Json<'_>]) -> Vec<Media> {
    let told = |item: &&Json<'_>| {
        let url = item.get("url").owned().or_else(|| item.get("preview_image_url").owned());
        let url = url.or_else(|| item.get("variants").items().iter().find_map(|it| it.get("url").owned()))?;
        let kind = match item.get("type").text() {
            Some("video") => MediaKind::Video,
            Some("animated_gif") => MediaKind::Gif,
            _ => MediaKind::Photo,
        };
        Some(Media { url, alt: item.get("alt_text").owned(), kind })
    };
    media.iter().filter_map(told).collect()
}

/// The pictures and films that only the text shows, by the short addresses that stand in it.
pub(super) fn shown_media(urls: &Json<'_>) -> Vec<Media> {
    let is_media =
        |url: &&Json<'_>| url.has("media_key") || url.get("expanded_url").text().is_some_and(x::is_media);
    let mut media: Vec<Media> = Vec::new();
    for url in urls.items().iter().filter(is_media).filter_map(|url| url.get("url").owned()) {
        // Several pictures share one short address.
        if media.last().is_none_or(|last| last.url != url) {
            media.push(Media { url, alt: None, kind: MediaKind::Photo });
        }
    }
    media
}
