// SPDX-License-Identifier: AGPL-3.0-or-later
mod any;
mod damage;

use std::io::{Cursor, Read, Write};

use model::Post;

use crate::{Item, NoticeKind, Reader};

/// Everything that bytes hold.
pub(crate) fn items(bytes: impl Into<Vec<u8>>) -> Vec<Item> {
    let reader = Reader::from_read("given", Cursor::new(bytes.into()));
    reader.expect("there is something to read").collect()
}

/// The posts that bytes hold.
pub(crate) fn posts(bytes: impl Into<Vec<u8>>) -> Vec<Post> {
    let found = items(bytes).into_iter().map(|item| match item {
        Item::Posts(arrival) => arrival.posts,
        _ => Vec::new(),
    });
    found.flatten().collect()
}

/// The only post that bytes hold.
pub(crate) fn post(bytes: impl Into<Vec<u8>>) -> Post {
    let bytes = bytes.into();
    let mut found = posts(bytes.clone());
    assert_eq!(found.len(), 1, "{}: {:?}", String::from_utf8_lossy(&bytes), items(bytes.clone()));
    found.remove(0)
}

/// What there is beside posts, as a word each: `answer-without-posts`, `4:not-json`, `deleted ID`.
pub(crate) fn others(bytes: impl Into<Vec<u8>>) -> Vec<String> {
    let word = |item| match item {
        Item::Account(_) | Item::Cursor(_) | Item::Gap(_) | Item::Posts(_) => None,
        Item::Deletion(deletion) => Some(format!("deleted {}", deletion.id.as_str())),
        Item::Notice(notice) => Some(notice.kind.key().to_owned()),
        Item::Rejected(it) => Some(match it.line {
            Some(line) => format!("{line}:{}", it.reason.key()),
            None => it.reason.key().to_owned(),
        }),
    };
    items(bytes).into_iter().filter_map(word).collect()
}

/// A post of X, version 1.1, with a text.
fn tweet(id: u64, text: &str) -> String {
    format!(
        r#"{{"id_str":"{id}","full_text":"{text}","created_at":"Sun Mar 01 18:00:00 +0000 2026",
            "user":{{"id_str":"7","screen_name":"loom_of_ahang","name":"Loom"}},"entities":{{"hashtags":[]}}}}"#
    )
    .replace("\n            ", "")
}

const TOOT: &str = r#"{"uri":"https://knots.example/users/ada/statuses/5","url":"https://knots.example/@ada/5",
"visibility":"public","created_at":"2026-03-01T18:00:00.000Z","content":"<p>Free the weavers</p>","tags":[],
"account":{"acct":"ada","url":"https://knots.example/@ada"}}"#;

fn ids(found: &[Post]) -> Vec<&str> {
    found.iter().filter_map(|post| Some(post.id.as_ref()?.as_str())).collect()
}

#[test]
fn every_line_is_told_by_itself() {
    let toot = TOOT.replace('\n', "");
    let text =
        format!("\u{feff}{}\r\n\r\n{{oops\r\n{toot}\r\n[{},{}]", tweet(1, "a"), tweet(2, "b"), tweet(3, "c"));
    let found = posts(text.clone());
    assert_eq!(ids(&found), ["1", "https://knots.example/users/ada/statuses/5", "2", "3"]);
    assert_eq!(
        found.iter().map(|post| post.source.line).collect::<Vec<_>>(),
        [Some(1), Some(4), Some(5), Some(5)]
    );
    assert_eq!(others(text), ["3:not-json"]);
}

#[test]
fn the_bytes_of_each_line_are_kept_as_they_came() {
    let (first, second) = (tweet(1, "a"), tweet(2, r"\u0061 \ud83d"));
    let raw: Vec<_> = items(format!("{first}\n  {second}\n"))
        .into_iter()
        .map(|item| match item {
            Item::Posts(arrival) => String::from_utf8(arrival.capture.raw).expect("it was written as text"),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(raw, [first, format!("  {second}")]);
}

#[test]
fn the_manner_of_a_file_is_told_by_its_beginning() {
    let check = |text: &str, posts_expected: usize, others_expected: &[&str]| {
        let found = (posts(text).len(), others(text));
        assert_eq!(
            found,
            (posts_expected, others_expected.iter().map(|&it| it.to_owned()).collect()),
            "{text}"
        );
    };
    let one = tweet(1, "a");
    let spread = one.replace(',', ",\n  ");
    check(&one, 1, &[]);
    check(&spread, 1, &[]);
    check(TOOT, 1, &[]);
    check(&format!("[\n{one},\n{one}\n]\n"), 2, &[]);
    check(&format!("{{\n\"statuses\": [{spread}, {TOOT}]}}"), 2, &[]);
    check(&format!("window.YTD.tweets.part0 = [ {{\n  \"tweet\" : {spread}\n}} ]"), 1, &["personal-archive"]);
    // A broken first line hides nothing; a broken document is one mistake, not one for each of its lines.
    check(&format!("{{\"id_str\":\n{one}\n{one}"), 2, &["1:not-json"]);
    check(&format!("broken\n{one}\n{one}"), 2, &["1:not-json"]);
    check(&format!("{}\n{one}\n{one}", one.get(..40).expect("it is longer")), 2, &["1:not-json"]);
    check(&format!("{spread}}}\n{spread}"), 0, &["7:not-json"]);
    // A line longer than what is looked at, and others behind it.
    check(&format!("{}\n{one}", tweet(2, &"long ".repeat(20_000))), 2, &[]);
    // Nor does a wrong first line, whatever it is.
    check(&format!("17\n\"x\"\nnull\n{one}"), 1, &["1:not-json", "2:not-json", "3:not-json"]);
    check(&format!("\"x\"\nnull\n{one}\n{one}"), 2, &["1:not-json", "2:not-json"]);
    check(&format!("[1,2]\n{one}"), 1, &["1:not-json"]);
    check(&format!("ent\":\"<p>Free</p>\"}}\n{}", TOOT.replace('\n', "")), 1, &["1:not-json"]);
    check("17\nnull", 0, &["1:not-json", "2:not-json"]);
    check(&format!("17\n{}", TOOT.replace('\n', "")), 1, &["1:not-json"]);
    let page = format!(r#"{{"data":[{{"id":"1","text":"{}"}}]}}"#, "long ".repeat(26_000));
    check(&format!("17\n{page}\n{one}"), 2, &["1:not-json"]);
    check(&format!("[]\n{one}"), 1, &["1:not-json"]);
    check(&format!("{one}\n[]\n[17]\n[ ]"), 1, &["2:not-json", "3:not-json", "4:not-json"]);
    check("[17]", 0, &["1:not-json"]);
    check("[ ]\n", 0, &["answer-without-posts"]);
    check(&format!("window.YTD.tweets.part0 = [\n{one},\n{one}\n]"), 2, &["personal-archive"]);
    // In prose nothing is invented, whatever it begins with.
    check("The weavers of Ahang were arrested. #FreeTheWeavers, said @ada.", 0, &["no-embedded-post"]);
    check("The weavers are free.\n{They left at noon.\nSo it is said {here}.\n", 0, &["no-embedded-post"]);
    check("<html>\n<script>\n{\"@type\":\"Article\"}\n</script>\n<p>Free.</p>", 0, &["no-embedded-post"]);
    check("[Update] The weavers are free.\n\nThey left at noon.", 0, &["no-embedded-post"]);
    check("<!DOCTYPE html>\n<html><body><p>The weavers are free.</p>", 0, &["no-embedded-post"]);
}

#[test]
fn streamed_events_of_mastodon_are_read() {
    let toot = TOOT.replace('\n', "");
    let text = format!(
        ":)\nevent: update\ndata: {toot}\n\n:thump\nevent: delete\ndata: 5\n\nevent: conversation\ndata: {toot}\n"
    );
    assert_eq!(posts(text.clone()).len(), 1);
    assert_eq!(others(text), ["other-event", "other-event"]);
    let again = toot.replace("Free the weavers", "Free all weavers");
    let text =
        format!("event: update\ndata: {toot}\n\ndata: {toot}\n\nevent: status.update\ndata: {again}\n");
    let told: Vec<_> = posts(text.clone()).into_iter().map(|post| post.text).collect();
    assert_eq!(
        (told.as_slice(), others(text)),
        (
            ["Free the weavers".to_owned(), "Free all weavers".to_owned()].as_slice(),
            vec!["other-event".to_owned()]
        )
    );
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("memory takes it");
    packed.finish().expect("memory takes it")
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory takes it")
}

#[test]
fn packed_input_is_unpacked_over_all_its_members() {
    let (first, second) = (tweet(1, "a") + "\n", tweet(2, "b"));
    for pack in [gzip, zstandard] {
        let packed = [pack(first.as_bytes()), pack(second.as_bytes())].concat();
        assert_eq!(ids(&posts(packed)), ["1", "2"]);
    }
}

/// A stream that gives one line, after which nobody knows when more will come.
struct Waiting(Cursor<String>);

impl Read for Waiting {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(buffer)?;
        assert!(read > 0, "the first post was awaited longer than needed");
        Ok(read)
    }
}

#[test]
fn the_first_post_of_a_stream_does_not_wait_for_the_second() {
    let stream = Waiting(Cursor::new(tweet(1, "a") + "\n"));
    let mut reader = Reader::from_read("-", stream).expect("it begins well");
    assert!(matches!(reader.next(), Some(Item::Posts(_))));
}

#[test]
fn what_a_network_says_of_gaps_is_passed_on() {
    let found = items(r#"{"limit":{"track":412}}"#);
    assert!(matches!(&found[..], [Item::Notice(notice)] if notice.kind == NoticeKind::Lost(412)));
}

#[test]
fn what_a_stream_says_of_itself_and_others_is_told() {
    let check = |text: &str, expected: &str| assert_eq!(others(text), [expected], "{text}");
    check(
        r#"{"status_withheld":{"id":12,"user_id":7,"withheld_in_countries":["DE"],"timestamp_ms":"1"}}"#,
        "post-withheld",
    );
    check(r#"{"user_withheld":{"id":7,"withheld_in_countries":["DE"]}}"#, "account-withheld");
    check(r#"{"disconnect":{"code":4,"stream_name":"ahang","reason":"full"}}"#, "disconnected");
    check(
        r#"{"warning":{"code":"FALLING_BEHIND","message":"soon","percent_full":60}}"#,
        "warning-from-network",
    );
    check(
        r#"{"scrub_geo":{"user_id":7,"user_id_str":"7","up_to_status_id":12,"up_to_status_id_str":"12"}}"#,
        "other-event",
    );
    check(r#"{"limit":{"track":12,"timestamp_ms":"1"}}"#, "lost");
}

#[test]
fn what_is_about_posts_or_people_is_no_post() {
    assert_eq!(others(r#"{"delete":{"status":{"id_str":"12","user_id_str":"7"}}}"#), ["deleted 12"]);
    assert_eq!(others(r#"{"errors":[{"title":"Not Found Error"}]}"#), ["error-from-network"]);
    assert_eq!(others(r#"{"data":[{"start":"s","end":"e","tweet_count":3}]}"#), ["answer-without-posts"]);
    assert_eq!(others(r#"{"id":"7","username":"ada","name":"Ada"}"#), ["answer-without-posts"]);
    assert_eq!(others(r#"{"meta":{"result_count":0}}"#), ["answer-without-posts"]);
    assert_eq!(others(r#"[]"#), ["answer-without-posts"]);
}

#[test]
fn languages_are_brought_into_one_form() {
    let check = |tag: &str, expected: Option<&str>| {
        assert_eq!(crate::lang::normalized(tag).as_deref(), expected, "{tag}");
    };
    check("EN", Some("en"));
    check("pt-BR", Some("pt-BR"));
    check("ZH_Hant", Some("zh_Hant"));
    check("iw", Some("iw"));
    check("IN", Some("in"));
    check("ji", Some("ji"));
    check("und", None);
    check("", None);
    check("language", Some("language"));
    check("français", None);
}
