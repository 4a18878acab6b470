// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{MediaKind, Post, PostKind, Remark};
use serde_json::{Value, json};

use crate::tests::{others, post, posts};

fn ada() -> Value {
    json!({"id": "7", "username": "ada", "name": "Ada"})
}

fn loom() -> Value {
    json!({"id": "8", "username": "loom_of_ahang", "name": "Loom"})
}

fn picture() -> Value {
    json!({"media_key": "3_1", "type": "photo", "url": "https://pictures.example/1.jpg", "alt_text": "A loom"})
}

fn original() -> Value {
    json!({
        "id": "4", "author_id": "8", "created_at": "2026-03-01T18:00:00.000Z", "lang": "en",
        "text": "Free the weavers… https://t.co/p",
        "note_tweet": {
            "text": "Free the weavers of Ahang &amp; all #FreeTheWeavers https://t.co/a",
            "entities": {
                "hashtags": [{"start": 32, "end": 47, "tag": "FreeTheWeavers"}],
                "urls": [{"url": "https://t.co/a", "expanded_url": "https://weavers.example/case"}]}},
        "attachments": {"media_keys": ["3_1"]},
    })
}

fn repost() -> Value {
    json!({
        "id": "5", "author_id": "7", "created_at": "2026-03-01T18:01:00.000Z", "lang": "en",
        "text": "RT @loom_of_ahang: Free the weav…",
        "entities": {"mentions": [{"username": "loom_of_ahang"}]},
        "referenced_tweets": [{"type": "retweeted", "id": "4"}],
    })
}

/// A page of both.
fn page() -> String {
    json!({
        "data": [original(), repost()],
        "includes": {"users": [ada(), loom()], "tweets": [original()], "media": [picture()]},
        "meta": {"result_count": 2},
    })
    .to_string()
}

/// The same as lines with all joined in.
fn lines() -> String {
    let joined = |mut tweet: Value, author: Value, into: &str, what: Value| {
        tweet["author"] = author;
        tweet[into] = what;
        tweet
    };
    let media = json!({"media_keys": ["3_1"], "media": [picture()]});
    let original = joined(original(), loom(), "attachments", media);
    let mut reference = original.clone();
    reference["type"] = "retweeted".into();
    let repost = joined(repost(), ada(), "referenced_tweets", json!([reference]));
    format!("{original}\n{repost}\n")
}

#[test]
fn a_page_and_its_flattened_lines_are_the_same_posts() {
    let without_source = |mut post: Post| {
        post.source.clone_from(&posts(page())[0].source);
        post
    };
    let paged: Vec<_> = posts(page()).into_iter().map(without_source).collect();
    let flat: Vec<_> = posts(lines()).into_iter().map(without_source).collect();
    assert_eq!(paged, flat);
}

#[test]
fn what_is_included_is_joined_in_and_never_a_post() {
    let found = posts(page());
    assert_eq!(found.len(), 2);
    for post in &found {
        assert_eq!(post.text, "Free the weavers of Ahang & all #FreeTheWeavers https://t.co/a");
        assert_eq!(post.hashtags, ["FreeTheWeavers"]);
        assert_eq!(post.links, ["https://weavers.example/case"]);
        assert_eq!(post.media[0].alt.as_deref(), Some("A loom"));
        assert_eq!(post.mentions, [] as [&str; 0]);
    }
    let repost = &found[1];
    assert_eq!(repost.author.handle.as_deref(), Some("ada"));
    assert_eq!(repost.repost_of.as_ref().map(|id| id.as_str()), Some("4"));
    assert_eq!(repost.url.as_deref(), Some("https://x.com/ada/status/5"));
}

#[test]
fn a_page_of_one_object_is_read() {
    let found = post(json!({"data": repost(), "includes": {"users": [ada()]}}).to_string());
    assert_eq!(found.text, "RT @loom_of_ahang: Free the weav…");
    assert_eq!((found.kind, found.remarks), (PostKind::Repost, vec![Remark::Truncated]));
}

#[test]
fn little_is_enough() {
    let found = post(r#"{"id":"2000000000000000001","text":"Free the weavers #FreeTheWeavers"}"#);
    assert_eq!(found.hashtags, ["FreeTheWeavers"]);
    assert_eq!(found.url.as_deref(), Some("https://x.com/i/status/2000000000000000001"));
    assert_eq!(found.remarks, [Remark::TimeFromId]);
    assert_eq!(found.author.handle, None);
}

#[test]
fn a_reply_that_quotes_is_a_reply() {
    let found = post(
        json!({"id": "6", "text": "b", "referenced_tweets": [
            {"type": "quoted", "id": "4"}, {"type": "replied_to", "id": "3"}]})
        .to_string(),
    );
    assert_eq!(found.kind, PostKind::Reply);
    assert_eq!(found.in_reply_to.map(|id| id.0).as_deref(), Some("3"));
    assert_eq!(found.quote_of.map(|id| id.0).as_deref(), Some("4"));
}

#[test]
fn media_that_is_not_included_is_known_by_its_short_address() {
    let url = |url: &str, number: u8| {
        let expanded = format!("https://twitter.com/ada/status/6/photo/{number}");
        json!({"url": url, "expanded_url": expanded, "media_key": format!("3_{number}")})
    };
    let urls = json!([url("https://t.co/p", 1), url("https://t.co/p", 2)]);
    let found = post(json!({"id": "6", "text": "b https://t.co/p", "entities": {"urls": urls}}).to_string());
    assert_eq!(found.links, [] as [&str; 0]);
    let media: Vec<_> = found.media.iter().map(|it| (it.url.as_str(), it.kind)).collect();
    assert_eq!(media, [("https://t.co/p", MediaKind::Photo)]);
}

#[test]
fn a_later_version_names_its_first() {
    let check = |versions: Value, edit_of: Option<&str>| {
        let tweet = json!({"id": "6", "text": "b", "edit_history_tweet_ids": versions});
        for written in [tweet.to_string(), json!({"data": [tweet], "includes": {}}).to_string()] {
            assert_eq!(post(written).edit_of.map(|id| id.0).as_deref(), edit_of);
        }
    };
    check(json!(["6"]), None);
    check(json!(["6", "9"]), None);
    check(json!(["4", "6"]), Some("4"));
    check(json!(["4", "5", "6", "9"]), Some("4"));
    check(json!([]), None);
    check(json!(null), None);
    check(json!("4"), None);
}

#[test]
fn what_a_page_of_posts_lacks_is_told_beside_them() {
    let errors = json!([{"title": "Not Found Error", "resource_id": "3"}, {"title": "Forbidden"}]);
    let page = json!({"data": [original()], "includes": {"users": [loom()]}, "errors": errors}).to_string();
    assert_eq!((posts(page.clone()).len(), others(page)), (1, vec!["partial-errors".to_owned()]));
    let stream = json!({"data": original(), "matching_rules": [{"id": "1", "tag": "ahang"}]}).to_string();
    assert_eq!((posts(stream.clone()).len(), others(stream).len()), (1, 0));
}

#[test]
fn pages_without_posts_are_notices() {
    assert_eq!(others(r#"{"errors":[{"title":"Not Found Error"}],"data":[]}"#), ["error-from-network"]);
    assert_eq!(
        others(r#"{"data":[{"id":"7","username":"ada"},{"id":"8","username":"b"}]}"#),
        ["answer-without-posts"]
    );
    assert_eq!(others(r#"{"data":{"delete":{"tweet":{"id":"9"}}}}"#), ["deleted 9"]);
    assert_eq!(
        others(r#"{"title":"ConnectionException","detail":"too many","type":"about:blank"}"#),
        ["error-from-network"]
    );
    // Compliance jobs name posts and users alike, so that such a line deletes nothing.
    assert_eq!(others(r#"{"id":"7","action":"delete","reason":"protected"}"#), ["answer-without-posts"]);
}

#[test]
fn a_post_that_says_more_than_others_is_no_message_of_a_stream() {
    let found = post(r#"{"id":"5","text":"a","warning":{"code":"x"},"info":1,"limit":{"track":3}}"#);
    assert_eq!(found.id.map(|id| id.0).as_deref(), Some("5"));
    assert_eq!(others(r#"{"warning":{"code":"FALLING_BEHIND"}}"#), ["warning-from-network"]);
}
