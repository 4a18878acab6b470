// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashMap;

use model::{Media, MediaKind, Network, Origin, Post, PostKind, Precision, Remark, Timestamp};

use crate::{distinct::distinct, item::Reason, json::Json, lang, unit::Fault};

use super::{
    content::{self, Content},
    wire::Status,
};

/// Brings a status into our form.
pub(super) fn post(status: &Status<'_>, origin: Origin) -> Result<Post, Fault> {
    let original = status.reblog();
    if !status.is_public() || original.as_ref().is_some_and(|original| !original.is_public()) {
        return Err(not_public());
    }
    let Some(id) = status.id() else {
        return Err(Fault::shape("is a status without an address"));
    };
    let shown = original.as_ref().unwrap_or(status);
    let content = content::read(shown.get("content").text().unwrap_or_default());
    let text = text(shown, &content);
    let created_at: Option<Timestamp> = status.get("created_at").text().and_then(text::instant);
    let quote = status.quote().filter(|_| original.is_none());
    let is_reply = original.is_none() && status.get("in_reply_to_id").id().is_some();
    Ok(Post {
        network: Network::Mastodon,
        id: Some(id),
        url: status.get("url").owned().filter(|url| url.starts_with("http")),
        author: status.author(),
        created_at,
        precision: Precision::Second,
        id_at: None,
        seen_at: None,
        lang: shown.get("language").text().and_then(lang::normalized),
        hashtags: hashtags(shown, &content, &text),
        mentions: distinct(shown.mentions()),
        links: distinct(content.links),
        media: shown.get("media_attachments").items().filter_map(media).collect(),
        text,
        kind: kind(original.is_some(), is_reply, quote.is_some()),
        // A server names what is answered only by its own number, which means nothing elsewhere.
        in_reply_to: None,
        repost_of: original.as_ref().and_then(Status::id),
        quote_of: quote.flatten(),
        edit_of: None,
        source: origin,
        remarks: remarks(status, created_at),
    })
}

/// Says that a status was not made for everybody.
pub(super) fn not_public() -> Fault {
    Fault {
        reason: Reason::NotPublic,
        says: "is a status that its author did not make public; it is left out".to_owned(),
    }
}

fn kind(is_repost: bool, is_reply: bool, is_quote: bool) -> PostKind {
    match (is_repost, is_reply, is_quote) {
        (true, _, _) => PostKind::Repost,
        (_, true, _) => PostKind::Reply,
        (_, _, true) => PostKind::Quote,
        _ => PostKind::Original,
    }
}

fn remarks(status: &Status<'_>, created_at: Option<Timestamp>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if created_at.is_none() && status.get("created_at").text().is_some() {
        remarks.push(Remark::TimeUnreadable);
    }
    let shown = status.reblog();
    let shown = shown.as_ref().unwrap_or(status);
    let is_warned_of = shown.get("sensitive").is_true() || shown.get("spoiler_text").filled().is_some();
    if is_warned_of && shown.get("media_attachments").items().any(|attached| media(attached).is_some()) {
        remarks.push(Remark::Sensitive);
    }
    if status.is_unlisted() {
        remarks.push(Remark::Unlisted);
    }
    if !status.is_indexable() || status.reblog().is_some_and(|original| !original.is_indexable()) {
        remarks.push(Remark::NotIndexable);
    }
    remarks
}

/// The text with the warning, which readers see first, as its first paragraph.
fn text(shown: &Status<'_>, content: &Content) -> String {
    match shown.get("spoiler_text").filled() {
        Some(warning) if content.text.is_empty() => warning.to_owned(),
        Some(warning) => format!("{warning}\n\n{}", content.text),
        None => content.text.clone(),
    }
}

/// The hashtags that the server found, in the spelling in which they stand in the text.
fn hashtags(shown: &Status<'_>, content: &Content, text: &str) -> Vec<String> {
    let written = text::hashtags(Network::Mastodon, text).into_iter().map(|tag| tag.text);
    let written = content.hashtags.iter().cloned().chain(written);
    if !shown.get("tags").is_array() {
        return distinct(written.collect());
    }
    let mut spellings = HashMap::new();
    for tag in written {
        spellings.entry(text::fold(Network::Mastodon, &tag)).or_insert(tag);
    }
    let named = shown.get("tags").items().filter_map(|tag| tag.get("name").filled());
    let spelt = |name: &str| spellings.get(&text::fold(Network::Mastodon, name)).cloned();
    distinct(named.map(|name| spelt(name).unwrap_or_else(|| name.to_owned())).collect())
}

fn media(attachment: Json<'_>) -> Option<Media> {
    let url = ["url", "remote_url", "preview_url"].iter().find_map(|name| attachment.get(name).owned())?;
    let kind = match attachment.get("type").text() {
        Some("audio") => MediaKind::Audio,
        Some("gifv") => MediaKind::Gif,
        Some("video") => MediaKind::Video,
        _ => MediaKind::Photo,
    };
    Some(Media { url, alt: attachment.get("description").owned(), kind })
}
