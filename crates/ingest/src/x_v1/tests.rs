// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, MediaKind, PostKind, Precision, Remark};
use serde_json::{Value, json};

use crate::tests::{others, post};

/// A post with all that a post has, and some of it changed.
fn tweet(changes: Value) -> String {
    let mut tweet = json!({
        "id_str": "2028168418816950273",
        "created_at": "Sun Mar 01 18:00:07 +0000 2026",
        "full_text": "Free the weavers &amp; &lt;all&gt; #FreeTheWeavers #freetheweavers https://t.co/a https://t.co/p",
        "lang": "en",
        "user": {"id_str": "7", "screen_name": "loom_of_ahang", "name": "Loom 🧵"},
        "entities": {
            "hashtags": [{"text": "FreeTheWeavers"}, {"text": "freetheweavers"}, {"text": "FreeTheWeavers"}],
            "user_mentions": [{"screen_name": "town_of_ahang"}],
            "urls": [
                {"url": "https://t.co/a", "expanded_url": "https://weavers.example/case"},
                {"url": "https://t.co/q", "expanded_url": "https://twitter.com/ada/status/5/photo/1"}],
            "media": [{"media_url_https": "https://pictures.example/small.jpg", "type": "photo"}]
        },
        "extended_entities": {"media": [
            {"media_url_https": "https://pictures.example/1.jpg", "type": "photo", "ext_alt_text": "A loom"},
            {"media_url_https": "https://pictures.example/2.jpg", "type": "animated_gif"}]},
    });
    merge(&mut tweet, changes);
    tweet.to_string()
}

fn merge(into: &mut Value, changes: Value) {
    let changes = changes.as_object().expect("changes are an object").clone();
    into.as_object_mut().expect("a post is an object").extend(changes);
}

#[test]
fn a_post_is_read_with_all_that_it_says() {
    let found = post(tweet(json!({})));
    assert_eq!(found.url.as_deref(), Some("https://x.com/loom_of_ahang/status/2028168418816950273"));
    let author = ("loom_of_ahang", "Loom 🧵", "7");
    let Author { handle, name, id } = found.author;
    assert_eq!(
        (handle.as_deref(), name.as_deref(), id.as_deref()),
        (Some(author.0), Some(author.1), Some(author.2))
    );
    assert_eq!(found.created_at.map(|at| at.to_string()).as_deref(), Some("2026-03-01T18:00:07Z"));
    assert_eq!(found.precision, Precision::Second);
    assert!(found.text.starts_with("Free the weavers & <all> #Free"));
    assert_eq!(found.hashtags, ["FreeTheWeavers", "freetheweavers"]);
    assert_eq!(found.mentions, ["town_of_ahang"]);
    assert_eq!(found.links, ["https://weavers.example/case"]);
    let media: Vec<_> = found.media.iter().map(|it| (it.url.as_str(), it.alt.as_deref(), it.kind)).collect();
    assert_eq!(
        media,
        [
            ("https://pictures.example/1.jpg", Some("A loom"), MediaKind::Photo),
            ("https://pictures.example/2.jpg", None, MediaKind::Gif),
        ]
    );
    assert_eq!((found.kind, found.lang.as_deref()), (PostKind::Original, Some("en")));
    assert_eq!(found.remarks, []);
}

#[test]
fn a_post_has_the_first_kind_that_fits() {
    let check = |changes: Value, kind: PostKind, posts: [Option<&str>; 3]| {
        let found = post(tweet(changes));
        assert_eq!(found.kind, kind);
        let [reply, repost, quote] = [&found.in_reply_to, &found.repost_of, &found.quote_of];
        assert_eq!([reply, repost, quote].map(|id| id.as_ref().map(|id| id.as_str())), posts);
    };
    let answers =
        json!({"in_reply_to_status_id_str": "3", "quoted_status_id_str": "5", "is_quote_status": true});
    let mut repeats = answers.clone();
    merge(&mut repeats, json!({"retweeted_status": {"id_str": "4", "full_text": "b", "user": {}}}));
    check(repeats, PostKind::Repost, [None, Some("4"), None]);
    check(answers, PostKind::Reply, [Some("3"), None, Some("5")]);
    check(json!({"quoted_status_id_str": "5"}), PostKind::Quote, [None, None, Some("5")]);
    check(json!({"is_quote_status": true}), PostKind::Quote, [None, None, None]);
    // Old archives write numbers as numbers alone.
    check(json!({"in_reply_to_status_id": 5}), PostKind::Reply, [Some("5"), None, None]);
    check(json!({"quoted_status_id": 9}), PostKind::Quote, [None, None, Some("9")]);
    check(json!({"quoted_status": {"id": 9}}), PostKind::Quote, [None, None, Some("9")]);
    check(json!({"quoted_status": {}}), PostKind::Quote, [None, None, None]);
    check(json!({"retweeted_status": {"id": 4, "text": "b"}}), PostKind::Repost, [None, Some("4"), None]);
    // To begin with a name is not to answer a post.
    check(json!({"in_reply_to_user_id_str": "7"}), PostKind::Original, [None, None, None]);
    check(json!({"user": null, "full_text": "RT @ada: b"}), PostKind::Repost, [None, None, None]);
}

#[test]
fn a_repost_shows_the_whole_text_of_its_original() {
    let found = post(tweet(json!({
        "full_text": "RT @ada: Free the weav…",
        "retweeted_status": {
            "id_str": "4", "text": "Free the weav… https://t.co/x", "truncated": true, "lang": "iw",
            "user": {"screen_name": "ada"},
            "extended_tweet": {
                "full_text": "Free the weavers of Ahang #FreeTheWeavers",
                "entities": {"hashtags": [{"text": "FreeTheWeavers"}]}}},
    })));
    assert_eq!(found.text, "Free the weavers of Ahang #FreeTheWeavers");
    assert_eq!(found.hashtags, ["FreeTheWeavers"]);
    assert_eq!(found.lang.as_deref(), Some("iw"));
    assert_eq!(found.author.handle.as_deref(), Some("loom_of_ahang"));
    assert_eq!((found.media, found.remarks), (vec![], vec![]));
}

#[test]
fn what_is_odd_is_remarked() {
    let check = |changes: Value, at: Option<&str>, remarks: &[Remark]| {
        let found = post(tweet(changes));
        assert_eq!(found.created_at.map(|at| at.to_string()).as_deref(), at);
        assert_eq!(found.remarks, remarks);
    };
    let made = Some("2026-03-01T18:00:07Z");
    check(json!({"full_text": null, "text": "Free…", "truncated": true}), made, &[Remark::Truncated]);
    check(json!({"created_at": "yesterday", "id_str": "12"}), None, &[Remark::TimeUnreadable]);
    check(json!({"created_at": "2026-03-01T19:00:07+01:00"}), made, &[]);
    check(json!({"created_at": "2026-03-01 18:00:07 +0000"}), made, &[]);
    // The number says when it was given, to the millisecond.
    check(json!({"created_at": null}), Some("2026-03-01T18:00:07.25Z"), &[Remark::TimeFromId]);
    let notice = "@loom_of_ahang's account is temporarily unavailable because it violates the Media Policy. Learn more.";
    check(json!({"full_text": notice}), made, &[Remark::Notice]);
    check(json!({"full_text": "This Post violated the X Rules. Learn more"}), made, &[Remark::Notice]);
    let withheld = "This Tweet from @loom_of_ahang has been withheld in Ahang in response to a legal demand. Learn more.";
    check(json!({"full_text": withheld}), made, &[Remark::Notice]);
    let own = "This post explains why one of theirs is unavailable and has been withheld here. Learn more.";
    check(json!({"full_text": own}), made, &[]);
    let about_it =
        "They write: @loom_of_ahang's account is temporarily unavailable because of us. Learn more.";
    check(json!({"full_text": about_it}), made, &[]);
}

#[test]
fn the_platforms_notice_has_neither_tags_nor_links() {
    let notice =
        "@loom_of_ahang's account has been withheld in Ahang in response to a legal demand. Learn more.";
    let found =
        post(tweet(json!({"full_text": notice, "retweeted_status": {"id_str": "4", "text": notice}})));
    assert_eq!((found.hashtags.len(), found.links.len(), found.media.len()), (0, 0, 0));
    assert_eq!(found.text, notice);
}

#[test]
fn gnips_activities_are_posts_of_x() {
    let actor =
        json!({"id": "id:twitter.com:7", "preferredUsername": "loom_of_ahang", "displayName": "Loom"});
    let original = json!({
        "id": "tag:search.twitter.com,2005:4", "objectType": "activity", "verb": "post", "actor": actor,
        "postedTime": "2016-07-29T01:15:06.000Z", "body": "Free…", "twitter_lang": "en",
        "long_object": {"body": "Free the weavers #Ahang", "twitter_entities": {"hashtags": [{"text": "Ahang"}]}},
        "inReplyTo": {"link": "http://twitter.com/ada/statuses/3"},
    });
    let found = post(original.to_string());
    assert_eq!(found.id.map(|id| id.0).as_deref(), Some("4"));
    assert_eq!((found.text.as_str(), found.kind), ("Free the weavers #Ahang", PostKind::Reply));
    assert_eq!(found.in_reply_to.map(|id| id.0).as_deref(), Some("3"));
    let repost = json!({
        "id": "tag:search.twitter.com,2005:5", "objectType": "activity", "verb": "share", "actor": actor,
        "postedTime": "2016-07-29T01:16:06.000Z", "body": "RT @loom_of_ahang: Free…", "object": original,
    });
    let found = post(repost.to_string());
    assert_eq!((found.text.as_str(), found.kind), ("Free the weavers #Ahang", PostKind::Repost));
    assert_eq!(found.repost_of.map(|id| id.0).as_deref(), Some("4"));
    let deletion = json!({"verb": "delete", "objectType": "activity", "object": {"id": "tag:x,2005:4"}});
    assert_eq!(others(deletion.to_string()), ["deleted 4"]);
}
