// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Media, Post, PostId, Remark};
use serde::Serialize;

/// A post as others build on it: absent values are `null`, lists are never absent.
#[derive(Debug, Serialize)]
pub(super) struct PostJson<'a> {
    network: Option<&'static str>,
    id: Option<&'a str>,
    url: Option<&'a str>,
    author: AuthorJson<'a>,
    created_at: Option<String>,
    precision: &'static str,
    id_at: Option<String>,
    seen_at: Option<String>,
    text: Option<&'a str>,
    lang: Option<&'a str>,
    hashtags: &'a [String],
    mentions: &'a [String],
    links: &'a [String],
    media: Vec<MediaJson<'a>>,
    kind: Option<&'static str>,
    in_reply_to: Option<&'a str>,
    repost_of: Option<&'a str>,
    quote_of: Option<&'a str>,
    edit_of: Option<&'a str>,
    source: Option<SourceJson<'a>>,
    remarks: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct AuthorJson<'a> {
    handle: Option<&'a str>,
    name: Option<&'a str>,
    id: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct MediaJson<'a> {
    url: &'a str,
    alt: Option<&'a str>,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    format: &'static str,
    file: &'a str,
    line: Option<u64>,
}

impl<'a> PostJson<'a> {
    /// Everything that is known of a post.
    pub(super) fn of(post: &'a Post) -> Self {
        let id = |id: &'a Option<PostId>| id.as_ref().map(PostId::as_str);
        let source = &post.source;
        Self {
            network: Some(post.network.key()),
            id: id(&post.id),
            url: post.url.as_deref(),
            author: AuthorJson {
                handle: post.author.handle.as_deref(),
                name: post.author.name.as_deref(),
                id: post.author.id.as_deref(),
            },
            created_at: post.created_at.map(|at| at.to_string()),
            precision: post.precision.key(),
            id_at: post.id_at.map(|at| at.to_string()),
            seen_at: post.seen_at.map(|at| at.to_string()),
            text: Some(&post.text),
            lang: post.lang.as_deref(),
            hashtags: &post.hashtags,
            mentions: &post.mentions,
            links: &post.links,
            media: post.media.iter().map(MediaJson::of).collect(),
            kind: Some(post.kind.key()),
            in_reply_to: id(&post.in_reply_to),
            repost_of: id(&post.repost_of),
            quote_of: id(&post.quote_of),
            edit_of: id(&post.edit_of),
            source: Some(SourceJson { format: source.format.key(), file: &source.file, line: source.line }),
            remarks: post.remarks.iter().copied().map(Remark::key).collect(),
        }
    }

    /// The same, or no more than the time, if nothing else of the post is told: a tally must give it some network
    /// and kind, and they would say more than the time.
    pub(super) fn of_first(post: &'a Post) -> Self {
        let told = PostJson::of(post);
        let nobody = post.author.handle.is_none() && post.author.id.is_none();
        if post.id.is_some() || post.url.is_some() || !nobody || !post.source.file.is_empty() {
            return told;
        }
        Self { network: None, text: None, kind: None, source: None, ..told }
    }
}

impl<'a> MediaJson<'a> {
    fn of(media: &'a Media) -> Self {
        Self { url: &media.url, alt: media.alt.as_deref(), kind: media.kind.key() }
    }
}
