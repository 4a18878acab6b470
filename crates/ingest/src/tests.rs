// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{Cursor, Read, Write};

use model::{Network, Post};
use proptest::prelude::*;

use crate::{InputError, Item, NoticeKind, Reader, Reason};

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
        Item::Posts(_) => None,
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
    check(&format!("window.YTD.tweets.part0 = [ {{\n  \"tweet\" : {spread}\n}} ]"), 1, &[]);
    // A broken first line hides nothing; a broken document is one mistake, not one for each of its lines.
    check(&format!("{{\"id_str\":\n{one}\n{one}"), 2, &["1:not-json"]);
    check(&format!("broken\n{one}\n{one}"), 2, &["1:not-json"]);
    check(&format!("{}\n{one}\n{one}", one.get(..40).expect("it is longer")), 2, &["1:not-json"]);
    check(&format!("{spread}}}\n{spread}"), 0, &["7:not-json"]);
    // A line longer than what is looked at, and others behind it.
    check(&format!("{}\n{one}", tweet(2, &"long ".repeat(20_000))), 2, &[]);
    // In prose nothing is invented, whatever it begins with.
    check("The weavers of Ahang were arrested. #FreeTheWeavers, said @ada.", 0, &["no-embedded-post"]);
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
}

#[test]
fn a_wrong_line_costs_only_itself() {
    let check = |line: &[u8], expected: &str| {
        let good = tweet(1, "a").into_bytes();
        let bytes = [&good, &b"\n"[..], line, b"\n", &good].concat();
        assert_eq!(posts(bytes.clone()).len(), 2, "{expected}");
        assert_eq!(others(bytes), [expected], "{}", String::from_utf8_lossy(line));
    };
    check(b"{\"id_str\":\"1\",\"full_text\":\"\xff\"}", "2:invalid-utf8");
    check(b"{\"id_str\":\"1\",", "2:not-json");
    check(b"{} {}", "2:not-json");
    check(b"{\"a\":1e999}", "2:not-json");
    check(b"<html>", "2:not-json");
    check(b"[1, null, \"a\"]", "2:unknown-shape");
    check(b"{}", "2:unknown-shape");
    check(b"{\"posts\":3}", "2:unknown-shape");
    check("[".repeat(100_000).as_bytes(), "2:not-json");
}

#[test]
fn half_a_character_does_not_cost_a_post() {
    let check = |written: &str, read: &str| assert_eq!(post(tweet(1, written)).text, read, "{written}");
    check(r"cut \ud83d", "cut \u{fffd}");
    check(r"cut \ude00 \uD83D here", "cut \u{fffd} \u{fffd} here");
    check(r"\ud83d\ude00 \ud83d", "😀 \u{fffd}");
    check(r"\\ud83d \ud83d\u0061", "\\ud83d \u{fffd}a");
}

#[test]
fn what_holds_no_posts_is_named_once() {
    let check = |bytes: &[u8], says: &str| match Reader::from_read("given", Cursor::new(bytes.to_vec())) {
        Ok(_) => panic!("it should be refused: {says}"),
        Err(e) => assert_eq!(e.to_string(), says),
    };
    check(b"", "`given` is empty; nothing can be read from it");
    check(b" \n\r\n\t", "`given` is empty; nothing can be read from it");
    check(b"\x89PNG\r\n\x1a\n\0\0", "`given` is a picture (PNG); name a file of posts, a web page or a text");
    check(
        b"PK\x03\x04\0",
        "`given` is a zip archive; unpack it and name the files in it; name a file of posts, a web page or a text",
    );
    check(b"some\0thing", "`given` is a binary file; name a file of posts, a web page or a text");
}

#[test]
fn folders_and_missing_files_are_said_to_be_so() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    assert!(matches!(Reader::open(folder.path()), Err(InputError::Directory(_))));
    assert!(matches!(Reader::open(&folder.path().join("none")), Err(InputError::NotFound(_))));
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

#[test]
fn packed_input_that_breaks_off_gives_what_it_has() {
    // Texts that do not pack well, so that the cut falls between many lines.
    let mut state = 1_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        format!("{state:016x}").repeat(20)
    };
    let lines: Vec<_> = (1..=2000).map(|id| tweet(id, &noise())).collect();
    for pack in [gzip, zstandard] {
        let packed = pack(lines.join("\n").as_bytes());
        let cut = packed.get(..packed.len() * 3 / 4).expect("it is shorter").to_vec();
        let (found, others) = (posts(cut.clone()), others(cut));
        assert!((500..2000).contains(&found.len()), "{}", found.len());
        assert_eq!(others.len(), 1);
        assert!(others[0].ends_with(":truncated-input"), "{others:?}");
    }
}

#[test]
fn a_text_that_is_no_utf8_is_said_to_be_so_and_read() {
    let text = b"The weavers of Ahang.\nCaf\xe9, they said.\n";
    assert_eq!(others(&text[..]), ["2:invalid-utf8", "no-embedded-post"]);
}

#[test]
fn a_line_beyond_the_limit_is_left_out_and_the_rest_read() {
    let good = tweet(1, "a") + "\n";
    let long = std::io::repeat(b'x').take(65 << 20);
    let bytes = Cursor::new(good.clone() + "{\"").chain(long).chain(Cursor::new(format!("\"}}\n{good}")));
    let mut reader = Reader::from_read("given", bytes).expect("it begins well");
    let found: Vec<_> = reader.by_ref().collect();
    assert_eq!(reader.lines(), 3);
    assert!(matches!(&found[..], [Item::Posts(_), Item::Rejected(_), Item::Posts(_)]));
    let Item::Rejected(rejected) = &found[1] else { panic!("checked above") };
    assert_eq!((rejected.line, rejected.reason), (Some(2), Reason::TooLong));
}

#[test]
fn what_a_network_says_of_gaps_is_passed_on() {
    let found = items(r#"{"limit":{"track":412}}"#);
    assert!(matches!(&found[..], [Item::Notice(notice)] if notice.kind == NoticeKind::Lost(412)));
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
    check("zh_Hant", Some("zh-Hant"));
    check("iw", Some("he"));
    check("in", Some("id"));
    check("und", None);
    check("", None);
    check("language", Some("language"));
    check("français", None);
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_an_end(bytes in prop::collection::vec(any::<u8>(), 1..2000)) {
        if let Ok(reader) = Reader::from_read("given", Cursor::new(bytes)) {
            reader.for_each(drop);
        }
    }

    #[test]
    fn any_value_in_any_field_is_read_to_an_end(
        format in 0..SAMPLES.len(), at in any::<prop::sample::Index>(), value in 0..VALUES.len(),
    ) {
        let mut sample: serde_json::Value = serde_json::from_str(SAMPLES[format]).expect("it is JSON");
        let mut places = Vec::new();
        collect(&sample, String::new(), &mut places);
        let place = &places[at.index(places.len())];
        *sample.pointer_mut(place).expect("it was found there") =
            serde_json::from_str(VALUES[value]).expect("it is JSON");
        for found in posts(sample.to_string()) {
            prop_assert!(Network::ALL.contains(&found.network));
        }
    }
}

const VALUES: [&str; 9] = [
    "null",
    "true",
    "-1",
    "18446744073709551615",
    "\"\"",
    "\"#\u{5d0}\u{301}@&#xFFFFFFFF;<a href=\"",
    "[[]]",
    "[{}]",
    "{\"a\":{}}",
];

const SAMPLES: [&str; 4] = [
    r#"{"id_str":"1","full_text":"a #b","created_at":"Sun Mar 01 18:00:00 +0000 2026","user":{"id_str":"7"},
        "entities":{"hashtags":[{"text":"b"}],"urls":[{"expanded_url":"https://a.example"}]},
        "retweeted_status":{"id_str":"2","text":"a","extended_tweet":{"full_text":"a","entities":{}}}}"#,
    r#"{"data":[{"id":"1","text":"a","author_id":"7","entities":{"hashtags":[{"tag":"b"}]},
        "referenced_tweets":[{"type":"retweeted","id":"2"}],"attachments":{"media_keys":["3"]}}],
        "includes":{"users":[{"id":"7","username":"ada"}],"tweets":[{"id":"2","text":"b"}],
        "media":[{"media_key":"3","url":"https://a.example"}]}}"#,
    r##"{"did":"did:plc:a","kind":"commit","time_us":1,"commit":{"operation":"create","collection":
        "app.bsky.feed.post","rkey":"k","record":{"text":"é #b","langs":["en"],"createdAt":"x","facets":[{"index":
        {"byteStart":1,"byteEnd":3},"features":[{"$type":"app.bsky.richtext.facet#mention","did":"d"}]}],
        "embed":{"images":[{"alt":"a","image":{"ref":{"$link":"c"}}}]},"reply":{"parent":{"uri":"at://a/b/c"}}}}}"##,
    r##"{"uri":"https://a.example/1","visibility":"public","content":"<p>a <a href='b'>#c</a>","spoiler_text":"",
        "tags":[{"name":"c"}],"account":{"acct":"a","url":"https://a.example/@a"},"mentions":[{"acct":"b"}],
        "quote":{"quoted_status":{"uri":"u"}},"reblog":{"content":"","visibility":"public"}}"##,
];

/// The places of all values in a document.
fn collect(value: &serde_json::Value, place: String, places: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| collect(item, format!("{place}/{at}"), places));
        }
        serde_json::Value::Object(members) => {
            members.iter().for_each(|(name, item)| collect(item, format!("{place}/{name}"), places));
        }
        _ => {}
    }
    places.push(place);
}
