// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{borrow::Cow, collections::HashMap};

use model::{Author, Media, MediaKind};

use crate::{
    json::{Json, object},
    unit::Extent,
    x::{Told, attached, fields, is_media, links, may_be_notice},
};

object! {
    /// A post.
    pub(super) struct Tweet {
        attachments: "attachments",
        author: "author",
        author_id: "author_id",
        created_at: "created_at",
        edit_history: "edit_history_tweet_ids",
        entities: "entities",
        id: "id",
        lang: "lang",
        note_tweet: "note_tweet",
        possibly_sensitive: "possibly_sensitive",
        received: "__twarc",
        referenced_tweets: "referenced_tweets",
        text: "text",
    }
}

object! {
    /// What stands in a text.
    struct Entities {
        hashtags: "hashtags",
        mentions: "mentions",
        urls: "urls",
    }
}

/// What a page includes beside its posts, by identifier.
#[derive(Default)]
pub(super) struct Joined<'a> {
    media: HashMap<Cow<'a, str>, Json<'a>>,
    tweets: HashMap<Cow<'a, str>, Json<'a>>,
    users: HashMap<Cow<'a, str>, Json<'a>>,
}

impl<'a> Joined<'a> {
    /// Sorts what a page includes.
    pub(super) fn new(includes: Json<'a>) -> Self {
        let by = |list: &str, key: &str| {
            let items = includes.get(list).items();
            items.filter_map(|item| Some((item.get(key).id()?, item))).collect()
        };
        Self { media: by("media", "media_key"), tweets: by("tweets", "id"), users: by("users", "id") }
    }

    /// The post that a reference means: merged into it, or included.
    pub(super) fn tweet(&self, reference: Json<'a>) -> Option<Json<'a>> {
        if reference.has("text") {
            return Some(reference);
        }
        self.tweets.get(&reference.get("id").id()?).copied()
    }

    fn author(&self, tweet: Tweet<'a>, extent: Extent) -> Author {
        let id = tweet.author_id.id();
        let user = match tweet.author {
            author if author.is_object() => Some(author),
            _ => id.as_ref().and_then(|id| self.users.get(id).copied()),
        };
        Author {
            handle: user.and_then(|user| user.get("username").owned()),
            name: user.filter(|_| extent == Extent::Whole).and_then(|user| user.get("name").owned()),
            id: id.map(String::from).or_else(|| user.and_then(|user| user.get("id").owned())),
        }
    }

    /// The pictures and films of a post: merged into it, or included.
    fn media(&self, tweet: Tweet<'a>) -> Vec<Json<'a>> {
        let attachments = tweet.attachments;
        if attachments.has("media") {
            return attachments.get("media").items().collect();
        }
        let keys = attachments.get("media_keys").items().filter_map(Json::id);
        keys.filter_map(|key| self.media.get(&key).copied()).collect()
    }
}

/// What a post says.
pub(super) fn told<'a>(tweet: Tweet<'a>, joined: &Joined<'a>, extent: Extent) -> Told<'a> {
    // Of a long post, `text` is only the beginning.
    let note = tweet.note_tweet;
    let is_long = note.has("text");
    let (text, entities) =
        if is_long { (note.get("text"), note.get("entities")) } else { (tweet.text, tweet.entities) };
    let own = Entities::new(tweet.entities);
    let has_entities = entities.is_object();
    let entities = if is_long { Entities::new(entities) } else { own };
    let created_at = tweet.created_at.text();
    let told = Told {
        id: tweet.id.id().map(String::from),
        author: joined.author(tweet, extent),
        created_at,
        read_at: created_at.and_then(text::instant),
        text: "",
        is_cut: false,
        lang: tweet.lang.text(),
        hashtags: has_entities.then(|| fields(entities.hashtags, "tag")),
        mentions: Vec::new(),
        links: Vec::new(),
        media: Vec::new(),
        is_sensitive: false,
        extent,
    };
    let is_spared = has_entities && !may_be_notice(text.written_text());
    if extent == Extent::Brief && is_spared {
        return told;
    }
    let mut media: Vec<Media> = joined.media(tweet).into_iter().filter_map(attached).collect();
    if media.is_empty() {
        media = shown_media(own.urls);
    }
    Told {
        text: text.text().unwrap_or_default(),
        mentions: fields(entities.mentions, "username"),
        links: links(entities.urls),
        media,
        is_sensitive: tweet.possibly_sensitive.is_true(),
        ..told
    }
}

/// The pictures and films that only the text shows, by the short addresses that stand in it.
fn shown_media(urls: Json<'_>) -> Vec<Media> {
    let stands_for_media =
        |url: &Json<'_>| url.has("media_key") || url.get("expanded_url").text().is_some_and(is_media);
    let mut media: Vec<Media> = Vec::new();
    for url in urls.items().filter(stands_for_media).filter_map(|url| url.get("url").owned()) {
        // Several pictures share one short address.
        if media.last().is_none_or(|last| last.url != url) {
            media.push(Media { url, alt: None, kind: MediaKind::Photo });
        }
    }
    media
}
