// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Network, Origin, Post, PostId, PostKind, Remark, Timestamp};
use text::atproto::datetime;

use crate::{
    clocks,
    distinct::distinct,
    json::Json,
    lang,
    unit::{Extent, Fault},
};

use super::{
    REPOSTS, embed,
    facets::{self, Facets},
    tid,
    wire::{Commit, Operation, Record, View},
};

/// Brings what a commit made into our form.
pub(super) fn commit(commit: &Commit<'_>, extent: Extent, origin: Origin) -> Result<Post, Fault> {
    if !commit.record.is_object() {
        return Err(Fault::shape("is an event of Bluesky without the record that it brings"));
    }
    let record = Record::new(commit.record);
    let author = Author { id: Some(commit.did.to_owned()), ..Author::default() };
    let blank = Post { seen_at: commit.seen_at, ..blank(commit.uri(), author, record, origin) };
    let read = match commit.collection {
        REPOSTS => repost(blank, record)?,
        _ if extent == Extent::Brief => brief(blank, record),
        _ => post(blank, commit.did, commit.rkey, record),
    };
    Ok(if commit.operation == Operation::Create { clocks::first_seen(read) } else { read })
}

/// Brings a view into our form.
pub(super) fn view(view: &View<'_>, origin: Origin) -> Result<Post, Fault> {
    let (Some(did), Some(rkey)) = (view.did(), view.rkey()) else {
        return Err(Fault::shape("is a post of Bluesky whose address is not whole"));
    };
    let id = view.author.get("did").owned().or_else(|| Some(did.to_owned()));
    let author = Author { id, ..author(view.author) };
    let record = Record::new(view.record);
    let blank = Post { seen_at: view.indexed_at(), ..blank(view.uri.to_owned(), author, record, origin) };
    let shown = match view.collection() {
        Some(REPOSTS) => repost(blank, record)?,
        _ => post(blank, did, rkey, record),
    };
    Ok(match view.repost {
        Some(reason) => shown_repost(shown, reason),
        None => clocks::first_seen(shown),
    })
}

/// Who somebody is, as a view shows them.
fn author(profile: Json<'_>) -> Author {
    let handle = profile.get("handle").owned();
    Author {
        // What the server puts in place of a handle that its owner's domain does not confirm is nobody's.
        handle: handle.filter(|handle| handle != "handle.invalid"),
        name: profile.get("displayName").owned(),
        id: profile.get("did").owned(),
    }
}

/// The repost for which a feed shows a post. When it was made, only its key says, which older servers left out.
fn shown_repost(original: Post, reason: Json<'_>) -> Post {
    let uri = reason.get("uri").owned().filter(|uri| uri.split('/').any(|part| part == REPOSTS));
    let id_at = uri.as_deref().and_then(|uri| uri.rsplit('/').next()).and_then(tid::time);
    Post {
        id: uri.map(PostId),
        url: None,
        author: author(reason.get("by")),
        created_at: id_at,
        id_at,
        seen_at: reason.get("indexedAt").text().and_then(text::instant),
        kind: PostKind::Repost,
        in_reply_to: None,
        repost_of: original.id,
        quote_of: None,
        remarks: id_at.map(|_| Remark::TimeFromId).into_iter().collect(),
        ..original
    }
}

/// What every record says: who and when.
fn blank(uri: String, author: Author, record: Record<'_>, origin: Origin) -> Post {
    let written = record.created_at.text();
    let created_at: Option<Timestamp> = written.and_then(instant);
    let id_at = uri.rsplit('/').next().and_then(tid::time);
    let is_unreadable = created_at.is_none() && written.is_some();
    let remarks = if is_unreadable { vec![Remark::TimeUnreadable] } else { Vec::new() };
    let id = Some(PostId(uri));
    Post { id, author, created_at, id_at, remarks, ..Post::blank(Network::Bluesky, origin) }
}

/// An instant as records write it, or as old clients did, who kept to no rule.
fn instant(written: &str) -> Option<Timestamp> {
    datetime(written).or_else(|| written.parse().ok())
}

fn repost(blank: Post, record: Record<'_>) -> Result<Post, Fault> {
    let Some(original) = record.subject.get("uri").owned() else {
        return Err(Fault::shape("is a repost on Bluesky that does not say of what"));
    };
    Ok(Post { kind: PostKind::Repost, repost_of: Some(PostId(original)), ..blank })
}

/// What counting needs of a post.
fn brief(blank: Post, record: Record<'_>) -> Post {
    let tags = facets::tags(record.facets);
    let text = if record.facets.items().is_empty() { record.text.text() } else { None };
    Post {
        hashtags: hashtags(text.unwrap_or_default(), tags, record),
        lang: record.langs.items().find_map(|lang| lang::normalized(lang.text()?)),
        ..related(blank, record)
    }
}

/// To what a post refers.
fn related(blank: Post, record: Record<'_>) -> Post {
    let reply = record.reply;
    let in_reply_to = reply.get("parent").get("uri").owned();
    let quote_of = embed::quoted(record.embed);
    let kind = match (reply.is_object(), &quote_of) {
        (true, _) => PostKind::Reply,
        (false, Some(_)) => PostKind::Quote,
        (false, None) => PostKind::Original,
    };
    Post { kind, in_reply_to: in_reply_to.map(PostId), quote_of: quote_of.map(PostId), ..blank }
}

fn post(blank: Post, did: &str, rkey: &str, record: Record<'_>) -> Post {
    let text = record.text.text().unwrap_or_default();
    let facets = Facets::new(text, record.facets);
    let embed = record.embed;
    let mut links = facets.links;
    links.extend(embed::link(embed));
    let at = blank.author.handle.as_deref().unwrap_or(did);
    let media = embed::media(embed, did);
    let is_warned_of = !media.is_empty() && embed::is_warned_of(record.labels);
    let remarks = blank.remarks.iter().copied().chain(is_warned_of.then_some(Remark::Sensitive)).collect();
    Post {
        url: Some(format!("https://bsky.app/profile/{at}/post/{rkey}")),
        hashtags: hashtags(text, facets.tags, record),
        mentions: distinct(facets.mentions),
        links: distinct(links),
        media,
        remarks,
        lang: record.langs.items().find_map(|lang| lang::normalized(lang.text()?)),
        text: text.to_owned(),
        ..related(blank, record)
    }
}

/// The hashtags that the client marked, then those beside the text; without any mark, those that the text shows.
///
/// Raw clients leave out the marks, and readers' clients then show no link; people mean the tag nevertheless.
fn hashtags(text: &str, marked: Vec<String>, record: Record<'_>) -> Vec<String> {
    let mut tags = marked;
    if record.facets.items().is_empty() {
        tags.extend(text::hashtags(Network::Bluesky, text).into_iter().map(|tag| tag.text));
    }
    let beside = record.tags.items().filter_map(Json::filled);
    tags.extend(beside.map(|tag| tag.trim_start_matches(['#', '＃']).to_owned()));
    distinct(tags)
}
