// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Media, Origin, Post, PostId, Timestamp};

use crate::{json::Json, unit::Fault};

use super::wire;

/// Reads a post back.
///
/// This form is our own, so what is wrong in it is said, not passed over.
pub(super) fn post(json: Json<'_>, origin: Origin) -> Result<Post, Fault> {
    let author = json.get("author");
    let id = |name: &str| json.get(name).owned().map(PostId);
    Ok(Post {
        network: keyed(json, "network", |key| key.parse().ok())?,
        id: id("id"),
        url: json.get("url").owned(),
        author: Author {
            handle: author.get("handle").owned(),
            name: author.get("name").owned(),
            id: author.get("id").owned(),
        },
        created_at: instant(json, "created_at")?,
        precision: keyed(json, "precision", wire::precision)?,
        id_at: instant(json, "id_at")?,
        seen_at: instant(json, "seen_at")?,
        text: json.get("text").text().unwrap_or_default().to_owned(),
        lang: json.get("lang").owned(),
        hashtags: texts(json.get("hashtags")),
        mentions: texts(json.get("mentions")),
        links: texts(json.get("links")),
        media: json.get("media").items().map(media).collect::<Result<_, _>>()?,
        kind: keyed(json, "kind", wire::kind)?,
        in_reply_to: id("in_reply_to"),
        repost_of: id("repost_of"),
        quote_of: id("quote_of"),
        edit_of: id("edit_of"),
        source: origin,
        remarks: json.get("remarks").items().filter_map(|key| wire::remark(key.text()?)).collect(),
    })
}

fn instant(json: Json<'_>, name: &str) -> Result<Option<Timestamp>, Fault> {
    if !json.has(name) {
        return Ok(None);
    }
    keyed(json, name, |at| at.parse().ok()).map(Some)
}

fn media(item: Json<'_>) -> Result<Media, Fault> {
    let kind = keyed(item, "kind", wire::media_kind)?;
    let url = keyed(item, "url", |url| Some(url.to_owned()))?;
    Ok(Media { url, alt: item.get("alt").owned(), kind })
}

/// Reads a field that must have one of certain values.
fn keyed<T>(json: Json<'_>, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
    let value = json.get(name).text();
    value
        .and_then(read)
        .ok_or_else(|| Fault::shape(&format!("is a normalized post whose `{name}` can't be what it is")))
}

fn texts(list: Json<'_>) -> Vec<String> {
    list.items().filter_map(|item| item.text().map(str::to_owned)).collect()
}
