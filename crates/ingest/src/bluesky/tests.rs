// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{MediaKind, Post, PostKind, Remark};
use serde_json::{Value, json};

use crate::tests::{others, post, posts};

/// When the event was seen.
const SEEN_AT: &str = "2026-03-01T18:00:07.123456Z";

const TEXT: &str = "Freiheit für alle 🧵 #FreeTheWeavers @ada.example weavers.example/c…";

/// A mark on the part of the text that is written so.
fn facet(part: &str, feature: Value) -> Value {
    let start = TEXT.find(part).expect("it stands in the text");
    json!({"index": {"byteStart": start, "byteEnd": start + part.len()}, "features": [feature]})
}

fn record() -> Value {
    json!({
        "$type": "app.bsky.feed.post", "text": TEXT, "createdAt": "2026-03-01T19:00:07.123+01:00",
        "langs": ["DE", "en"], "tags": ["weavers", "FreeTheWeavers"],
        "facets": [
            facet("#FreeTheWeavers", json!({"$type": "app.bsky.richtext.facet#tag", "tag": "FreeTheWeavers"})),
            facet("@ada.example", json!({"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:ada"})),
            facet("weavers.example/c…",
                json!({"$type": "app.bsky.richtext.facet#link", "uri": "https://weavers.example/case"})),
        ],
        "embed": {
            "$type": "app.bsky.embed.recordWithMedia",
            "record": {"record": {"uri": "at://did:plc:ada/app.bsky.feed.post/q"}},
            "media": {"images": [{"alt": "A loom", "image": {"ref": {"$link": "bafypic"}}}]},
        },
    })
}

fn event(operation: &str, collection: &str, record: Value) -> String {
    json!({"did": "did:plc:loom", "time_us": 1_772_388_007_123_456_u64, "kind": "commit", "commit": {
        "operation": operation, "collection": collection, "rkey": "3k", "record": record}})
    .to_string()
}

fn created(record: Value) -> Post {
    post(event("create", "app.bsky.feed.post", record))
}

#[test]
fn an_event_is_read_with_all_that_it_says() {
    let found = created(record());
    assert_eq!(found.id.map(|id| id.0).as_deref(), Some("at://did:plc:loom/app.bsky.feed.post/3k"));
    assert_eq!(found.url.as_deref(), Some("https://bsky.app/profile/did:plc:loom/post/3k"));
    assert_eq!(found.author.id.as_deref(), Some("did:plc:loom"));
    assert_eq!(found.created_at.map(|at| at.to_string()).as_deref(), Some("2026-03-01T18:00:07.123Z"));
    assert_eq!(found.text, TEXT);
    assert_eq!(found.hashtags, ["FreeTheWeavers", "weavers"]);
    assert_eq!(found.mentions, ["ada.example"]);
    assert_eq!(found.links, ["https://weavers.example/case"]);
    assert_eq!(found.lang.as_deref(), Some("de"));
    assert_eq!(found.kind, PostKind::Quote);
    assert_eq!(found.quote_of.map(|id| id.0).as_deref(), Some("at://did:plc:ada/app.bsky.feed.post/q"));
    assert_eq!(found.media[0].url, "https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:loom/bafypic@jpeg");
    assert_eq!(found.media[0].alt.as_deref(), Some("A loom"));
}

#[test]
fn all_wires_give_the_same_post() {
    let mut frame: Value =
        serde_json::from_str(&event("create", "app.bsky.feed.post", record())).expect("JSON");
    let mut payload = frame["commit"].take();
    payload["$type"] = "network.bsky.jetstream.subscribeEvents#commit".into();
    payload["did"] = "did:plc:loom".into();
    payload["time"] = SEEN_AT.into();
    let frame = json!({"$type": "message", "payload": payload}).to_string();
    let view = json!({
        "uri": "at://did:plc:loom/app.bsky.feed.post/3k", "cid": "c", "record": record(), "indexedAt": SEEN_AT,
        "author": {"did": "did:plc:loom", "handle": "handle.invalid"}});
    let expected = created(record());
    for wire in [
        frame,
        view.to_string(),
        json!({"posts": [view]}).to_string(),
        json!({"feed": [{"post": view, "reason": {"by": {"did": "did:plc:ada"}}}], "cursor": "c"})
            .to_string(),
    ] {
        let found = post(wire);
        assert_eq!(Post { source: expected.source.clone(), ..found }, expected);
    }
    // A list of records does not say who saw them when.
    let listed = post(json!({"records": [{"uri": view["uri"], "cid": "c", "value": record()}]}).to_string());
    assert_eq!(Post { source: expected.source.clone(), seen_at: expected.seen_at, ..listed }, expected);
}

#[test]
fn the_author_the_key_and_the_sight_each_keep_their_time() {
    // The key's own time is 2024-01-05T21:43:54.
    let key = "3kibazdt5ls22";
    let check = |operation: &str, created_at: &str, seen_at: &str, remarks: &[Remark]| {
        let seen: model::Timestamp = seen_at.parse().expect("it is an instant");
        let record = json!({"text": "Free the weavers", "createdAt": created_at});
        let event = json!({"did": "did:plc:loom", "time_us": seen.as_microsecond(), "kind": "commit",
            "commit": {"operation": operation, "collection": "app.bsky.feed.post", "rkey": key, "record": record}});
        let found = post(event.to_string());
        assert_eq!(found.created_at, created_at.parse().ok(), "it is never moved");
        assert_eq!(found.id_at.map(|at| at.as_second()), Some(1_704_491_034));
        assert_eq!(
            (found.seen_at, found.remarks.as_slice()),
            (Some(seen), remarks),
            "{operation} {created_at}"
        );
    };
    check("create", "2024-01-05T21:44:00Z", "2024-01-05T21:44:09Z", &[]);
    check("create", "2012-01-05T21:44:00Z", "2024-01-05T21:44:09Z", &[Remark::Backdated]);
    check("create", "2031-01-05T21:44:00Z", "2024-01-05T21:44:09Z", &[Remark::DatedAhead]);
    // Who makes up the key too can't make up when it was seen first; a change is seen whenever it is made.
    check("create", "2024-01-05T21:44:00Z", "2026-01-05T21:44:09Z", &[Remark::Backdated]);
    check("update", "2024-01-05T21:44:00Z", "2026-01-05T21:44:09Z", &[]);
    for (key, is_time) in [
        ("3kibazdt5ls22", true),
        ("zkibazdt5ls22", false),
        ("3kibazdt5ls2", false),
        ("self", false),
        ("2222222222222", false),
        ("3kibazdt5ls21", false),
        ("éééééé2", false),
    ] {
        assert_eq!(super::tid_time(key).is_some(), is_time, "{key}");
    }
}

#[test]
fn a_view_knows_its_author_by_name() {
    let found = post(
        json!({
            "uri": "at://did:plc:loom/app.bsky.feed.post/3k", "record": record(),
            "author": {"did": "did:plc:loom", "handle": "loom.example", "displayName": "Loom"}})
        .to_string(),
    );
    assert_eq!(found.author.handle.as_deref(), Some("loom.example"));
    assert_eq!(found.author.name.as_deref(), Some("Loom"));
    assert_eq!(found.url.as_deref(), Some("https://bsky.app/profile/loom.example/post/3k"));
}

#[test]
fn without_marks_the_text_tells_the_hashtags() {
    let found = created(json!({"text": "#FreeTheWeavers, now", "tags": ["#Ahang"]}));
    assert_eq!(found.hashtags, ["FreeTheWeavers", "Ahang"]);
    assert_eq!((found.created_at, found.remarks), (None, vec![]));
    assert_eq!(created(json!({"text": "now", "tags": ["#"]})).hashtags, [] as [&str; 0]);
    let found = created(json!({"text": "#a #b", "createdAt": "yesterday", "facets": [
        {"features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "b"}]}]}));
    assert_eq!(found.hashtags, ["b"]);
    assert_eq!(found.remarks, [Remark::TimeUnreadable]);
}

#[test]
fn marks_that_point_nowhere_are_passed_over() {
    let check = |index: Value| {
        let feature = json!({"$type": "app.bsky.richtext.facet#mention", "did": "d"});
        let found = created(json!({"text": "für", "facets": [{"index": index, "features": [feature]}]}));
        assert_eq!(found.mentions, [] as [&str; 0]);
    };
    check(json!({"byteStart": 0, "byteEnd": 2}));
    check(json!({"byteStart": 2, "byteEnd": 3}));
    check(json!({"byteStart": 3, "byteEnd": 1}));
    check(json!({"byteStart": 0, "byteEnd": u64::MAX}));
    check(json!({"byteStart": -1, "byteEnd": "x"}));
    check(json!(null));
}

#[test]
fn reposts_and_replies_name_what_they_are_about() {
    let uri = "at://did:plc:ada/app.bsky.feed.post/q";
    let subject = json!({"subject": {"uri": uri, "cid": "c"}, "createdAt": "2026-03-01T18:00:00Z"});
    let repost = post(event("create", "app.bsky.feed.repost", subject));
    assert_eq!((repost.kind, repost.text.as_str()), (PostKind::Repost, ""));
    assert_eq!(repost.repost_of.map(|id| id.0).as_deref(), Some(uri));
    let reply = created(json!({"text": "yes", "reply": {"root": {"uri": "at://r"}, "parent": {"uri": uri}},
        "embed": {"video": {"ref": {"$link": "bafyfilm"}}, "alt": "A loom at work"}}));
    assert_eq!(reply.kind, PostKind::Reply);
    assert_eq!(reply.in_reply_to.map(|id| id.0).as_deref(), Some(uri));
    assert_eq!(reply.media[0].kind, MediaKind::Video);
}

#[test]
fn a_list_that_is_shown_is_no_quote() {
    let found = created(json!({"text": "see", "embed": {"record": {"uri": "at://d/app.bsky.graph.list/1"}}}));
    assert_eq!((found.kind, found.quote_of), (PostKind::Original, None));
}

#[test]
fn other_events_are_told_apart() {
    let check = |event: String, expected: &str| assert_eq!(others(event), [expected]);
    check(
        event("delete", "app.bsky.feed.post", Value::Null),
        "deleted at://did:plc:loom/app.bsky.feed.post/3k",
    );
    check(
        event("delete", "app.bsky.feed.repost", Value::Null),
        "deleted at://did:plc:loom/app.bsky.feed.repost/3k",
    );
    check(event("delete", "app.bsky.feed.like", Value::Null), "other-event");
    check(event("create", "app.bsky.graph.follow", json!({"subject": "d"})), "other-event");
    check(event("create", "app.bsky.feed.post", Value::Null), "1:unknown-shape");
    check(event("create", "app.bsky.feed.repost", json!({})), "1:unknown-shape");
    check(event("other", "app.bsky.feed.post", json!({})), "1:unknown-shape");
    check(json!({"did": "d", "kind": "identity", "identity": {}}).to_string(), "other-event");
    check(json!({"$type": "error", "error": "ConsumerTooSlow"}).to_string(), "error-from-network");
}

#[test]
fn a_feed_shows_reposts_for_what_they_are() {
    let view = json!({"uri": "at://did:plc:loom/app.bsky.feed.post/3k", "record": record(),
        "author": {"did": "did:plc:loom", "handle": "loom.example"}, "indexedAt": SEEN_AT});
    let entry = |reason: Value| post(json!({"feed": [{"post": view, "reason": reason}]}).to_string());
    let by = json!({"did": "did:plc:ada", "handle": "ada.example", "displayName": "Ada"});
    let reason = json!({"$type": "app.bsky.feed.defs#reasonRepost", "by": by, "indexedAt": "2024-01-05T21:44:00Z",
        "uri": "at://did:plc:ada/app.bsky.feed.repost/3kibazdt5ls22"});
    let found = entry(reason.clone());
    assert_eq!((found.kind, found.text.as_str()), (PostKind::Repost, TEXT));
    assert_eq!(found.id.as_ref().map(|id| id.0.as_str()), reason["uri"].as_str());
    assert_eq!(found.repost_of.map(|id| id.0).as_deref(), view["uri"].as_str());
    assert_eq!(
        (found.author.id.as_deref(), found.author.name.as_deref()),
        (Some("did:plc:ada"), Some("Ada"))
    );
    assert_eq!((found.created_at, found.remarks.as_slice()), (found.id_at, [Remark::TimeFromId].as_slice()));
    assert_eq!(found.created_at.map(|at| at.as_second()), Some(1_704_491_034));
    let old = entry(json!({"$type": "app.bsky.feed.defs#reasonRepost", "by": by, "indexedAt": SEEN_AT}));
    assert_eq!((old.id, old.created_at, old.seen_at), (None, None, SEEN_AT.parse().ok()));
    assert_eq!(entry(json!({"$type": "app.bsky.feed.defs#reasonPin"})).kind, PostKind::Quote);
}

#[test]
fn threads_and_lists_of_records_are_read() {
    let view = |key: &str, text: &str| json!({"uri": format!("at://did:plc:loom/app.bsky.feed.post/{key}"), "record": {"text": text}});
    let told = |wire: Value| posts(wire.to_string()).into_iter().map(|post| post.text).collect::<Vec<_>>();
    let gone = json!({"$type": "app.bsky.feed.defs#notFoundPost", "uri": "at://d/app.bsky.feed.post/9", "notFound": true});
    let thread = json!({"post": view("2", "b"), "parent": {"post": view("1", "a")},
        "replies": [{"post": view("3", "c"), "replies": [{"post": view("4", "d")}]}, gone, {"post": view("5", "e")}]});
    assert_eq!(told(json!({"thread": thread})), ["a", "b", "c", "d", "e"]);
    assert_eq!(others(json!({"thread": thread}).to_string()), ["answer-without-posts"]);
    let item =
        |key: &str, text: &str| json!({"uri": "at://u", "depth": 0, "value": {"post": view(key, text)}});
    assert_eq!(told(json!({"thread": [item("1", "a"), item("2", "b")]})), ["a", "b"]);
    let subject = json!({"subject": {"uri": "at://did:plc:ada/app.bsky.feed.post/q"}});
    let listed = json!({"records": [{"uri": "at://did:plc:loom/app.bsky.feed.repost/3k", "value": subject}]});
    assert_eq!(post(listed.to_string()).kind, PostKind::Repost);
    assert_eq!(
        others(json!({"uri": "at://d/app.bsky.feed.post/1", "likes": []}).to_string()),
        ["answer-without-posts"]
    );
}

#[test]
fn what_happens_to_an_account_is_no_post() {
    let account = json!({"did": "did:plc:loom", "active": false, "status": "takendown", "seq": 1});
    let first = json!({"did": "did:plc:loom", "time_us": 1, "kind": "account", "account": account});
    let frame = |name: &str| {
        let mut payload = account.clone();
        payload["$type"] = format!("network.bsky.jetstream.subscribeEvents#{name}").into();
        json!({"$type": "message", "payload": payload}).to_string()
    };
    for event in [first.to_string(), frame("account"), frame("identity"), frame("sync"), frame("info")] {
        assert_eq!(others(event), ["other-event"]);
    }
}
