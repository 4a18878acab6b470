// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{MediaKind, PostKind, Remark};
use serde_json::{Value, json};

use super::content;
use crate::tests::{others, post};

fn status(changes: Value) -> Value {
    let mut status = json!({
        "id": "5", "uri": "https://knots.example/users/ada/statuses/5", "url": "https://knots.example/@ada/5",
        "created_at": "2026-03-01T18:00:07.123Z", "visibility": "public", "language": "en", "spoiler_text": "",
        "content": "<p>Free the weavers <a href=\"https://knots.example/tags/freetheweavers\" class=\"mention hashtag\" \
            rel=\"tag\">#<span>FreeTheWeavers</span></a></p>",
        "tags": [{"name": "freetheweavers"}, {"name": "ahang"}],
        "mentions": [{"acct": "loom@thread.example"}, {"acct": "bo", "url": "https://knots.example/@bo"}],
        "account": {"acct": "ada", "display_name": "Ada", "url": "https://knots.example/@ada",
            "uri": "https://knots.example/users/ada"},
        "media_attachments": [{"type": "gifv", "url": "https://knots.example/1.mp4", "description": "A loom"}],
    });
    status.as_object_mut().expect("it is one").extend(changes.as_object().expect("it is one").clone());
    status
}

#[test]
fn a_status_is_read_with_all_that_it_says() {
    let found = post(status(json!({})).to_string());
    assert_eq!(found.id.map(|id| id.0).as_deref(), Some("https://knots.example/users/ada/statuses/5"));
    assert_eq!(found.author.handle.as_deref(), Some("ada@knots.example"));
    assert_eq!(found.author.id.as_deref(), Some("https://knots.example/@ada"));
    let bare = json!({"account": {"acct": "ada@knots.example", "uri": "https://knots.example/users/ada"}});
    assert_eq!(post(status(bare).to_string()).author.id.as_deref(), Some("https://knots.example/users/ada"));
    assert_eq!(found.text, "Free the weavers #FreeTheWeavers");
    assert_eq!(found.hashtags, ["FreeTheWeavers", "ahang"]);
    assert_eq!(found.mentions, ["loom@thread.example", "bo@knots.example"]);
    assert_eq!(found.links, [] as [&str; 0]);
    assert_eq!((found.media[0].kind, found.media[0].alt.as_deref()), (MediaKind::Gif, Some("A loom")));
    assert_eq!((found.kind, found.remarks), (PostKind::Original, vec![]));
}

#[test]
fn only_what_everybody_may_read_is_read() {
    for visibility in [json!("private"), json!("direct"), json!("list"), json!(null)] {
        let hidden = status(json!({"visibility": visibility}));
        assert_eq!(others(hidden.to_string()), ["1:not-public"]);
        assert_eq!(others(status(json!({"reblog": hidden})).to_string()), ["1:not-public"]);
        // Beside public ones it is left out just so.
        assert_eq!(post(json!([hidden, status(json!({}))]).to_string()).author.name.as_deref(), Some("Ada"));
    }
    assert_eq!(others(json!({"id": "1", "last_status": status(json!({}))}).to_string()), ["1:not-public"]);
    let unlisted = post(status(json!({"visibility": "unlisted"})).to_string());
    assert_eq!(unlisted.remarks, [Remark::Unlisted]);
}

#[test]
fn whoever_wants_to_be_indexed_by_nobody_is_heard() {
    for (says, is_indexable) in [
        (json!({}), true),
        (
            json!({"indexable": true, "discoverable": true, "noindex": false, "note": "<p>A robot's nobody</p>"}),
            true,
        ),
        (json!({"indexable": null, "discoverable": null}), true),
        (json!({"indexable": false}), false),
        (json!({"discoverable": false}), false),
        (json!({"noindex": true}), false),
        (
            json!({"note": "<p>Weaver. <a href=\"https://knots.example/tags/NoBot\">#<span>NoBot</span></a></p>"}),
            false,
        ),
        (json!({"note": "weaver noindex"}), false),
        (json!({"note": "#NOARCHIVE!"}), false),
    ] {
        let mut account = json!({"acct": "ada", "url": "https://knots.example/@ada"});
        account.as_object_mut().expect("it is one").extend(says.as_object().expect("it is one").clone());
        let remarks = |status: Value| post(status.to_string()).remarks;
        let expected: &[Remark] = if is_indexable { &[] } else { &[Remark::NotIndexable] };
        let said = status(json!({"account": account}));
        assert_eq!(remarks(said.clone()), expected, "{account}");
        assert_eq!(
            remarks(status(json!({"reblog": said}))),
            expected,
            "what is repeated is theirs: {account}"
        );
    }
}

#[test]
fn a_boost_shows_its_original() {
    let original =
        status(json!({"uri": "https://thread.example/7", "content": "<p>Free them all</p>", "tags": []}));
    let found = post(status(json!({"reblog": original, "content": "", "in_reply_to_id": "3"})).to_string());
    assert_eq!((found.kind, found.text.as_str()), (PostKind::Repost, "Free them all"));
    assert_eq!(found.repost_of.map(|id| id.0).as_deref(), Some("https://thread.example/7"));
    assert_eq!(found.hashtags, [] as [&str; 0]);
}

#[test]
fn replies_and_quotes_are_known_as_such() {
    let quoted = json!({"uri": "https://thread.example/7"});
    let check = |changes: Value, kind: PostKind, quote_of: Option<&str>| {
        let found = post(status(changes).to_string());
        assert_eq!((found.kind, found.quote_of.map(|id| id.0).as_deref()), (kind, quote_of));
    };
    let agreed = json!({"state": "accepted", "quoted_status": quoted});
    check(json!({"quote": agreed}), PostKind::Quote, Some("https://thread.example/7"));
    check(json!({"quote": quoted}), PostKind::Quote, Some("https://thread.example/7"));
    check(json!({"quote": {"state": "pending", "quoted_status": null}}), PostKind::Quote, None);
    check(json!({"quote": agreed, "in_reply_to_id": "3"}), PostKind::Reply, Some("https://thread.example/7"));
}

#[test]
fn a_warning_is_read_first() {
    let warned = status(json!({"spoiler_text": "courts", "content": "<p>Tomorrow</p>"}));
    assert_eq!(post(warned.to_string()).text, "courts\n\nTomorrow");
    let bare = status(json!({"spoiler_text": "courts", "content": ""}));
    assert_eq!(post(bare.to_string()).text, "courts");
}

#[test]
fn what_pictures_show_may_be_warned_of() {
    let attached =
        json!([{"type": "image", "url": "https://files.example/loom.jpg", "description": "A loom"}]);
    for (says, is_warned_of) in [
        (json!({"media_attachments": attached}), false),
        (json!({"media_attachments": attached, "sensitive": true}), true),
        (json!({"media_attachments": attached, "spoiler_text": "courts"}), true),
        (json!({"sensitive": true, "media_attachments": []}), false),
    ] {
        let remarks = post(status(says.clone()).to_string()).remarks;
        assert_eq!(remarks.contains(&Remark::Sensitive), is_warned_of, "{says}");
    }
}

#[test]
fn messages_of_a_socket_wrap_the_status() {
    let message = |event: &str, payload: &str| json!({"event": event, "payload": payload}).to_string();
    assert_eq!(post(message("update", &status(json!({})).to_string())).hashtags.len(), 2);
    assert_eq!(others(message("delete", "5")), ["other-event"]);
    assert_eq!(others(message("update", "5")), ["1:unknown-shape"]);
}

#[test]
fn content_is_read_as_a_person_reads_it() {
    let check = |html: &str, text: &str, links: &[&str], hashtags: &[&str]| {
        let found = content::read(html);
        assert_eq!(found.text, text, "{html}");
        assert_eq!((found.links, found.hashtags), (owned(links), owned(hashtags)), "{html}");
    };
    check("<p>One</p><p>Two<br>lines<br/>and <b>more</b></p>", "One\n\nTwo\nlines\nand more", &[], &[]);
    check(
        "plain &amp;lt; &#39;a&#x27; &unknown; & &#0; &#xffffffffff; b",
        "plain &lt; 'a' &unknown; & \0 &#xffffffffff; b",
        &[],
        &[],
    );
    check(
        r#"<p>See <a href="https://weavers.example/case?a=1&amp;b=2"><span class="invisible">https://</span><span class="ellipsis">weavers.example/case</span><span class="invisible">?a=1&amp;b=2</span></a>.</p>"#,
        "See weavers.example/case….",
        &["https://weavers.example/case?a=1&b=2"],
        &[],
    );
    check(
        r#"<p><span class="h-card"><a href="https://k.example/@ada" class="u-url mention">@<span>ada</span></a></span> <a rel='nofollow tag' href=https://k.example/t>#Ahang</a></p>"#,
        "@ada #Ahang",
        &[],
        &["Ahang"],
    );
    check(
        r#"<p class="quote-inline">RE: <a href="https://k.example/1">1</a></p><p>Yes</p>"#,
        "Yes",
        &[],
        &[],
    );
    check("<ul><li>one</li><li>two</li></ul><pre>a\n  b</pre>end", "- one\n- two\n\na\n  b\n\nend", &[], &[]);
    check(
        "<ol start=\"3\"><li>one</li><li value=7>two<ul><li>in</li></ul></li><li>three</li></ol>",
        "3. one\n7. two\n\n- in\n\n8. three",
        &[],
        &[],
    );
    check(
        "a :loom: <img class=\"emoji\" alt=\":weavers:\" title=\"x\"> <img alt=\"picture\">b",
        "a :loom: :weavers: b",
        &[],
        &[],
    );
    check("caf&eacute; &hellip; &notinlist; &thinsp;x", "café … &notinlist; \u{2009}x", &[], &[]);
    check(
        "<p class=\"quote-inline\"><br>RE: <a href=\"https://k.example/1\">1</a><img class=emoji alt=x><ul><li>y</ul></p>z",
        "z",
        &[],
        &[],
    );
    check("<p>a\n b</p>\n<p>c</p>", "a  b\n\nc", &[], &[]);
    check("<script>x</script>a</p></span>b<", "a\n\nb<", &[], &[]);
    check("<a href=\"javascript:x\">no</a> <a>bare</a>", "no bare", &[], &[]);
}

#[test]
fn hostile_content_takes_no_longer_than_its_length() {
    for part in [
        "<ol><li>",
        "<ol start=9999999999><li value=2147483647>",
        "&notinlist;",
        "<img class=emoji alt=x>",
        "<span class=\"invisible\">",
        "</p><span>",
        "&",
        "<a href=\"",
        "<p>",
        "</span>",
        "<br>",
    ] {
        assert!(content::read(&part.repeat(200_000)).text.len() < 4_000_000);
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}
