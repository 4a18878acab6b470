// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bluesky's form: events of a Jetstream, version 1.
use std::fmt::Write;

use model::{PostKind, Timestamp};

use crate::{
    draft::Draft,
    marks::{marks, quoted},
    pictures::Picture,
    storm::Stage,
};

/// A post or repost.
pub(crate) fn post(stage: &Stage<'_>, draft: &Draft) -> String {
    let created_at = draft.created_at;
    match stage.original(draft).filter(|_| draft.kind == PostKind::Repost) {
        Some(original) => {
            let subject = subject(stage, original);
            let record = format!(
                r#"{{"$type":"app.bsky.feed.repost","createdAt":"{created_at:.3}","subject":{subject}}}"#
            );
            create(stage, draft, "repost", &record)
        }
        None => create(stage, draft, "post", &post_record(stage, draft)),
    }
}

/// Somebody's like of a post, which is no post.
pub(crate) fn like(stage: &Stage<'_>, draft: &Draft, at: Timestamp) -> String {
    let record = format!(
        r#"{{"$type":"app.bsky.feed.like","createdAt":"{at:.3}","subject":{}}}"#,
        subject(stage, draft)
    );
    create(stage, &Draft { seen_at: at, ..draft.clone() }, "like", &record)
}

/// Word that the author took a post away.
pub(crate) fn deletion(stage: &Stage<'_>, draft: &Draft, at: Timestamp) -> String {
    let key = key(draft);
    let commit = format!(
        r#"{{"rev":"{key}","operation":"delete","collection":"app.bsky.feed.{}","rkey":"{key}"}}"#,
        collection(draft)
    );
    event(stage, draft, at, "commit", &commit)
}

/// Word of the handle that an account has.
pub(crate) fn identity(stage: &Stage<'_>, draft: &Draft) -> String {
    let person = stage.author(draft);
    let identity = format!(
        r#"{{"did":"{}","handle":{},"seq":{},"time":"{:.6}"}}"#,
        person.id,
        quoted(&person.handle),
        1_000_000 + draft.serial,
        draft.seen_at
    );
    event(stage, draft, draft.seen_at, "identity", &identity)
}

fn create(stage: &Stage<'_>, draft: &Draft, collection: &str, record: &str) -> String {
    let (key, cid) = (key(draft), cid(draft.serial));
    let commit = format!(
        r#"{{"rev":"{key}","operation":"create","collection":"app.bsky.feed.{collection}","rkey":"{key}","record":{record},"cid":"{cid}"}}"#
    );
    event(stage, draft, draft.seen_at, "commit", &commit)
}

fn event(stage: &Stage<'_>, draft: &Draft, at: Timestamp, kind: &str, content: &str) -> String {
    let did = &stage.author(draft).id;
    format!(r#"{{"did":"{did}","time_us":{},"kind":"{kind}","{kind}":{content}}}"#, at.as_microsecond())
}

fn post_record(stage: &Stage<'_>, draft: &Draft) -> String {
    let mut record = format!(r#"{{"$type":"app.bsky.feed.post","createdAt":"{:.3}""#, draft.created_at);
    if let Some(original) = stage.original(draft) {
        let subject = subject(stage, original);
        let part = match draft.kind {
            PostKind::Reply => format!(r#","reply":{{"parent":{subject},"root":{subject}}}"#),
            _ => format!(r#","embed":{{"$type":"app.bsky.embed.record","record":{subject}}}"#),
        };
        record.push_str(&part);
    }
    if let Some(picture) = draft.picture {
        record.push_str(&images(picture));
    }
    let facets = if draft.is_bare { String::new() } else { facets(&draft.text) };
    let (language, text) = (quoted(&draft.language), quoted(&draft.text));
    write!(record, r#"{facets},"langs":[{language}],"text":{text}}}"#).expect("a text takes any writing");
    record
}

/// What a post of its own shows beside its text.
fn images(picture: &Picture) -> String {
    let (alt, name) = (quoted(picture.alt.unwrap_or_default()), picture.name);
    let image =
        format!(r#"{{"$type":"blob","ref":{{"$link":"{name}"}},"mimeType":"image/jpeg","size":64000}}"#);
    format!(r#","embed":{{"$type":"app.bsky.embed.images","images":[{{"alt":{alt},"image":{image}}}]}}"#)
}

/// The marks beside the text, by their places in bytes of UTF-8.
fn facets(text: &str) -> String {
    let mut facets = String::new();
    for mark in marks(text) {
        let said = quoted(mark.text);
        let feature = if mark.is_tag {
            format!(r##"{{"$type":"app.bsky.richtext.facet#tag","tag":{said}}}"##)
        } else {
            format!(r##"{{"$type":"app.bsky.richtext.facet#link","uri":{said}}}"##)
        };
        facets.push_str(if facets.is_empty() { r#","facets":["# } else { "," });
        let (start, end) = (mark.start, mark.end);
        write!(facets, r#"{{"features":[{feature}],"index":{{"byteEnd":{end},"byteStart":{start}}}}}"#)
            .expect("a text takes any writing");
    }
    if !facets.is_empty() {
        facets.push(']');
    }
    facets
}

/// What a repost, like, reply or quote points to.
fn subject(stage: &Stage<'_>, draft: &Draft) -> String {
    let did = &stage.author(draft).id;
    let (cid, key) = (cid(draft.serial), key(draft));
    format!(r#"{{"cid":"{cid}","uri":"at://{did}/app.bsky.feed.{}/{key}"}}"#, collection(draft))
}

fn collection(draft: &Draft) -> &'static str {
    if draft.kind == PostKind::Repost { "repost" } else { "post" }
}

/// The record's key, a TID: microseconds and ten more bits in sortable base 32.
fn key(draft: &Draft) -> String {
    let microseconds = draft.created_at.as_microsecond().unsigned_abs() + draft.serial % 1000;
    let bits = (microseconds << 10) | ((draft.serial / 1000) & 0x3ff);
    base32(bits, 13, b"234567abcdefghijklmnopqrstuvwxyz")
}

/// What looks like a content identifier.
fn cid(serial: u64) -> String {
    let letters = b"abcdefghijklmnopqrstuvwxyz234567";
    let part = |salt: u64| base32((serial + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15 ^ salt), 13, letters);
    format!("bafyrei{}{}{}{}", part(1), part(2), part(3), part(4))
}

fn base32(bits: u64, digits: u32, letters: &[u8; 32]) -> String {
    let digit = |place: u32| letters.get(((bits >> (5 * place)) & 31) as usize).copied();
    (0..digits).rev().filter_map(|place| digit(place).map(char::from)).collect()
}
