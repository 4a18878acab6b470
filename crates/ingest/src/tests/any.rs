// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whatever strangers write, reading it ends and nothing panics.

use std::io::Cursor;

use model::Network;
use proptest::prelude::*;

use super::posts;
use crate::Reader;

proptest! {
    #[test]
    fn any_bytes_are_read_to_an_end(bytes in prop::collection::vec(any::<u8>(), 1..2000)) {
        if let Ok(reader) = Reader::from_read("given", Cursor::new(bytes)) {
            reader.for_each(drop);
        }
    }

    #[test]
    fn any_bytes_in_a_list_or_a_table_are_read_to_an_end(
        beginning in prop::sample::select(&BEGINNINGS[..]),
        parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40),
        bytes in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let whole = [beginning.as_bytes(), parts.concat().as_bytes(), &bytes, parts.concat().as_bytes()].concat();
        let lines = whole.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        if let Ok(mut reader) = Reader::from_read("given", Cursor::new(whole)) {
            reader.by_ref().for_each(drop);
            prop_assert!(reader.lines() <= lines);
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

/// How lists and tables begin.
const BEGINNINGS: [&str; 4] = [
    "window.YTD.tweets.part0 = [",
    "window.YTD.tweet.part0 = [ {\"tweet\" : {\"id_str\" : \"1\", \"full_text\" : \"a\"}}, ",
    "tweet_id,text,date\n1,a,2026-03-01\n",
    "object_id\taccount_id\tcontent_id\ttimestamp_share\n",
];

/// What means something in them.
const PARTS: [&str; 16] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\t",
    "\n",
    "\r\n",
    ";",
    "1",
    "\u{5d0}",
    "\0",
    "window.YTD.tweets.part1 =",
    "\"tweet\":",
];

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
