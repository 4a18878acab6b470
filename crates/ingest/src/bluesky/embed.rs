// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a record of Bluesky shows below its text.

use model::{Media, MediaKind};

use crate::json::Json;

/// The post that is quoted; lists, feeds and other records that can be shown are no posts.
pub(super) fn quoted(embed: Json<'_>) -> Option<String> {
    let record = embed.get("record");
    // With pictures beside it, the quoted post stands one level deeper.
    let uri = record.get("uri").text().or_else(|| record.get("record").get("uri").text())?;
    uri.split('/').any(|part| part == super::POSTS).then(|| uri.to_owned())
}

/// The address of the card that is shown.
pub(super) fn link(embed: Json<'_>) -> Option<String> {
    let card = |embed: Json<'_>| embed.get("external").get("uri").owned();
    card(embed).or_else(|| card(embed.get("media")))
}

/// Pictures and films, at the addresses from which the network serves them to everybody.
pub(super) fn media(embed: Json<'_>, did: &str) -> Vec<Media> {
    [embed, embed.get("media")].into_iter().flat_map(|embed| shown(embed, did)).collect()
}

fn shown(embed: Json<'_>, did: &str) -> Vec<Media> {
    let alt = |item: Json<'_>| item.get("alt").owned();
    let pictures = ["images", "items"].iter().flat_map(|list| embed.get(list).items());
    let mut media: Vec<Media> = pictures
        .filter_map(|item| {
            let cid = cid(item.get("image"))?;
            let url = format!("https://cdn.bsky.app/img/feed_fullsize/plain/{did}/{cid}@jpeg");
            Some(Media { url, alt: alt(item), kind: MediaKind::Photo })
        })
        .collect();
    if let Some(cid) = cid(embed.get("video")) {
        let url = format!("https://video.bsky.app/watch/{}/{cid}/playlist.m3u8", did.replace(':', "%3A"));
        media.push(Media { url, alt: alt(embed), kind: MediaKind::Video });
    }
    media
}

/// Whether its author has put a label on a post; one that wants it out of the sight of strangers is told elsewhere.
pub(super) fn is_warned_of(labels: Json<'_>) -> bool {
    let mut values = labels.get("values").items().filter_map(|label| label.get("val").filled());
    values.any(|value| value != "!no-unauthenticated")
}

/// The identifier of a file, in today's form or that of 2023.
fn cid<'a>(blob: Json<'a>) -> Option<&'a str> {
    blob.get("ref").get("$link").filled().or_else(|| blob.get("cid").filled())
}
