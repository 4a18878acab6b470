// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Media, Origin, Post, PostId, Timestamp};

use crate::{
    json::{Json, object},
    unit::Fault,
};

use super::wire;

object! {
    /// A post.
    struct Written {
        author: "author",
        created_at: "created_at",
        edit_of: "edit_of",
        hashtags: "hashtags",
        id: "id",
        id_at: "id_at",
        in_reply_to: "in_reply_to",
        kind: "kind",
        lang: "lang",
        links: "links",
        media: "media",
        mentions: "mentions",
        network: "network",
        precision: "precision",
        quote_of: "quote_of",
        remarks: "remarks",
        repost_of: "repost_of",
        seen_at: "seen_at",
        text: "text",
        url: "url",
    }
}

/// Reads a post back.
///
/// This form is our own, so what is wrong in it is said, not passed over.
pub(super) fn post(json: Json<'_>, origin: Origin) -> Result<Post, Fault> {
    let written = Written::new(json);
    let author = written.author;
    let id = |id: Json<'_>| id.owned().map(PostId);
    Ok(Post {
        network: keyed(written.network, "network", |key| key.parse().ok())?,
        id: id(written.id),
        url: written.url.owned(),
        author: Author {
            handle: author.get("handle").owned(),
            name: author.get("name").owned(),
            id: author.get("id").owned(),
        },
        created_at: instant(written.created_at, "created_at")?,
        precision: keyed(written.precision, "precision", wire::precision)?,
        id_at: instant(written.id_at, "id_at")?,
        seen_at: instant(written.seen_at, "seen_at")?,
        text: written.text.text().unwrap_or_default().to_owned(),
        lang: written.lang.owned(),
        hashtags: texts(written.hashtags),
        mentions: texts(written.mentions),
        links: texts(written.links),
        media: written.media.items().map(media).collect::<Result<_, _>>()?,
        kind: keyed(written.kind, "kind", wire::kind)?,
        in_reply_to: id(written.in_reply_to),
        repost_of: id(written.repost_of),
        quote_of: id(written.quote_of),
        edit_of: id(written.edit_of),
        source: origin,
        remarks: written.remarks.items().filter_map(|key| wire::remark(key.text()?)).collect(),
    })
}

fn instant(value: Json<'_>, name: &str) -> Result<Option<Timestamp>, Fault> {
    if value.is_null() {
        return Ok(None);
    }
    keyed(value, name, text::instant).map(Some)
}

fn media(item: Json<'_>) -> Result<Media, Fault> {
    let kind = keyed(item.get("kind"), "kind", wire::media_kind)?;
    let url = keyed(item.get("url"), "url", |url| Some(url.to_owned()))?;
    Ok(Media { url, alt: item.get("alt").owned(), kind })
}

/// Reads a value that must be one of certain ones.
fn keyed<T>(value: Json<'_>, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
    value
        .text()
        .and_then(read)
        .ok_or_else(|| Fault::shape(&format!("is a normalized post whose `{name}` can't be what it is")))
}

fn texts(list: Json<'_>) -> Vec<String> {
    list.items().filter_map(|item| item.text().map(str::to_owned)).collect()
}
