// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Media, MediaKind, Timestamp};

use crate::{
    json::Json,
    unit::Extent,
    x::{References, Told, fields, links},
};

/// One post as it stands in the source.
pub(super) struct Tweet<'a> {
    /// What it says.
    pub told: Told<'a>,
    /// To what it refers.
    pub references: References,
    /// What it repeats, whole.
    pub original: Option<Told<'a>>,
}

/// The forms of a version 1.1 time: `Wed Oct 10 20:19:24 +0000 2018`, and as personal archives of old write it.
const TIMES: [&str; 2] = ["%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z"];

impl<'a> Tweet<'a> {
    /// Takes a post of version 1.1 apart.
    pub(super) fn new(json: Json<'a>) -> Self {
        let retweeted = json.get("retweeted_status");
        let reply_to = number(json, "in_reply_to_status_id_str", "in_reply_to_status_id");
        let told = told(json);
        // A personal archive has no account in it, and of what its owner repeated only this text.
        let is_archived_repost = !json.has("user") && told.text.starts_with("RT @");
        let repost = if retweeted.is_object() {
            Some(number(retweeted, "id_str", "id"))
        } else {
            is_archived_repost.then_some(None)
        };
        let first_version = first_version(json);
        let references = match repost {
            Some(original) => References { repost: Some(original), first_version, ..References::default() },
            None => References { repost, reply: reply_to.map(Some), quote: quote(json), first_version },
        };
        Self { told, references, original: retweeted.is_object().then(|| self::told(retweeted)) }
    }

    /// Takes one of Gnip's activities apart.
    pub(super) fn from_activity(json: Json<'a>) -> Self {
        let object = json.get("object");
        let told = told_of_activity(json);
        if json.get("verb").text() == Some("share") {
            let references =
                References { repost: Some(last_part(object.get("id"))), ..References::default() };
            return Self { told, references, original: Some(told_of_activity(object)) };
        }
        let quoted = json.get("twitter_quoted_status");
        let references = References {
            repost: None,
            reply: json.has("inReplyTo").then(|| last_part(json.get("inReplyTo").get("link"))),
            quote: quoted.is_object().then(|| last_part(quoted.get("id"))),
            first_version: None,
        };
        Self { told, references, original: None }
    }
}

/// Whether it quotes another, and which, as far as it says.
fn quote(json: Json<'_>) -> Option<Option<String>> {
    let quoted = json.get("quoted_status");
    let id =
        number(json, "quoted_status_id_str", "quoted_status_id").or_else(|| number(quoted, "id_str", "id"));
    let is_quote = id.is_some() || quoted.is_object() || json.get("is_quote_status").is_true();
    is_quote.then_some(id)
}

/// The first of a post's versions, if the post is a later one.
fn first_version(json: Json<'_>) -> Option<String> {
    let first = json.get("edit_history").get("initial_tweet_id").id()?.into_owned();
    (number(json, "id_str", "id").as_ref() != Some(&first)).then_some(first)
}

/// A number: as a text, which every program reads whole, or else as a number, which old archives alone have.
pub(super) fn number(json: Json<'_>, text: &str, number: &str) -> Option<String> {
    json.get(text).id().or_else(|| json.get(number).id()).map(String::from)
}

fn told<'a>(json: Json<'a>) -> Told<'a> {
    let user = json.get("user");
    // A stream's compatible form has the whole text, and all that stands in it, in a part of its own.
    let extended = json.get("extended_tweet");
    let whole = if extended.is_object() { extended } else { json };
    let entities = whole.get("entities");
    let extended_media = whole.get("extended_entities").get("media");
    let attached = if extended_media.is_array() { extended_media } else { entities.get("media") };
    let text = whole.get("full_text").text().or_else(|| json.get("text").text()).unwrap_or_default();
    Told {
        id: number(json, "id_str", "id"),
        author: Author {
            handle: user.get("screen_name").owned(),
            name: user.get("name").owned(),
            id: number(user, "id_str", "id"),
        },
        created_at: json.get("created_at").text(),
        read_at: json.get("created_at").text().and_then(time),
        text,
        is_cut: json.get("truncated").is_true() && !whole.has("full_text"),
        lang: json.get("lang").text(),
        hashtags: entities.is_object().then(|| fields(entities.get("hashtags"), "text")),
        mentions: fields(entities.get("user_mentions"), "screen_name"),
        links: links(entities.get("urls")),
        media: media(attached),
        is_sensitive: json.get("possibly_sensitive").is_true(),
        extent: Extent::Whole,
    }
}

fn told_of_activity<'a>(json: Json<'a>) -> Told<'a> {
    let (actor, long) = (json.get("actor"), json.get("long_object"));
    let own = |json: Json<'a>, name: &str| json.get(name);
    let entities = if long.has("twitter_entities") {
        own(long, "twitter_entities")
    } else {
        own(json, "twitter_entities")
    };
    let extended = [long, json].map(|json| json.get("twitter_extended_entities").get("media"));
    let attached = extended.into_iter().find(|media| media.is_array()).unwrap_or(entities.get("media"));
    Told {
        id: last_part(json.get("id")),
        author: Author {
            handle: actor.get("preferredUsername").owned(),
            name: actor.get("displayName").owned(),
            id: last_part(actor.get("id")),
        },
        created_at: json.get("postedTime").text(),
        read_at: json.get("postedTime").text().and_then(text::instant),
        text: long.get("body").text().or_else(|| json.get("body").text()).unwrap_or_default(),
        is_cut: json.get("truncated").is_true() && !long.has("body"),
        lang: json.get("twitter_lang").text(),
        hashtags: entities.is_object().then(|| fields(entities.get("hashtags"), "text")),
        mentions: fields(entities.get("user_mentions"), "screen_name"),
        links: links(entities.get("urls")),
        media: media(attached),
        is_sensitive: json.get("twitter_possibly_sensitive").is_true(),
        extent: Extent::Whole,
    }
}

/// What is attached: of a film the picture that stands for it, as the source gives.
fn media(attached: Json<'_>) -> Vec<Media> {
    let media = |item: Json<'_>| {
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
    attached.items().filter_map(media).collect()
}

/// The number at the end of `tag:search.twitter.com,2005:123` or of `…/statuses/123`.
pub(super) fn last_part(name: Json<'_>) -> Option<String> {
    let last = name.text()?.rsplit([':', '/']).next()?;
    (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())).then(|| last.to_owned())
}

fn time(text: &str) -> Option<Timestamp> {
    // Tools that pass archives on write RFC 3339.
    TIMES.iter().find_map(|form| Timestamp::strptime(form, text).ok()).or_else(|| text.parse().ok())
}
