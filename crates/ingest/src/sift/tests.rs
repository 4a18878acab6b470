// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashSet,
    fs,
    io::{Cursor, Read},
    num::NonZero,
    ops::ControlFlow,
    path::Path,
};

use model::Network;
use proptest::prelude::*;
use serde_json::Value;

use super::against::{Follower, Sifting, check, matters, reader, sifted};
use crate::{Item, Reader, Reposts, mark};

/// A repost on X.
fn repost(id: u32, of: u32) -> String {
    format!(
        r#"{{"author_id":"2","id":"{id}","text":"x","referenced_tweets":[{{"type":"retweeted","id":"{of}"}}]}}"#
    )
}

#[test]
fn reposts_of_reposts_are_followed_wherever_they_stand() {
    for length in [1, 7, 30, 3000_u32] {
        // Each stands before what it repeats, so that every look finds one.
        let lines: Vec<String> = (1..=length).rev().map(|id| repost(id, id - 1)).collect();
        let text = format!("{}\n{}\n{}\n", repost(90_000, 80_000), lines.join("\n"), repost(90_001, 80_000));
        let check = |mut sifting: Sifting| {
            assert!(sifting.items.is_empty());
            let mut follower = Follower { known: HashSet::from([mark(Network::X, b"0")]), found: Vec::new() };
            sifting.reposts.follow(&mut follower);
            let mut found: Vec<u32> =
                follower.found.iter().filter_map(|post| post.id.as_ref()?.as_str().parse().ok()).collect();
            found.sort_unstable();
            assert_eq!(found, (1..=length).collect::<Vec<_>>());
        };
        check(sifted(reader(Cursor::new(text.clone())).expect("it can be read"), 2));
        let file = tempfile::NamedTempFile::new().expect("there is room for a file");
        std::fs::write(file.path(), &text).expect("there is room for it");
        check(sifted(Reader::open(file.path()).expect("it can be read"), 2));
    }
}

/// Lines of all forms; `T` is a tag in a text, `V` one by itself.
const LINES: [&str; 23] = [
    r##"{"did":"did:plc:a","time_us":1,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.post","rkey":"3lts4jayyqpho","record":{"$type":"app.bsky.feed.post","createdAt":"2026-03-01T00:00:00.104Z","langs":["fr"],"text":"one T two"},"cid":"c"}}"##,
    r##"{"did":"did:plc:a","time_us":1,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.post","rkey":"3lts4jayyqpho","record":{"$type":"app.bsky.feed.post","facets":[{"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"V"}],"index":{"byteEnd":9,"byteStart":0}}],"tags":["x","V"],"text":"word"},"cid":"c"}}"##,
    r##"{"did":"did:plc:b","time_us":1,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.repost","rkey":"3lts4jayyqphp","record":{"$type":"app.bsky.feed.repost","createdAt":"2026-03-01T00:00:00.104Z","subject":{"cid":"c","uri":"at://did:plc:a/app.bsky.feed.post/3lts4jayyqpho"}},"cid":"c"}}"##,
    r##"{"did":"did:plc:b","time_us":1,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.repost","rkey":"3lts4jayyqphp","record":{"subject":{"uri":"at://did:plc:a/app.bsky.feed.post/3lts4jayyqpho"}}}}"##,
    r##"{"did":"did:plc:b","time_us":1,"kind":"commit","commit":{"rev":"r","operation":"delete","collection":"app.bsky.feed.post","rkey":"3lts4jayyqphp"}}"##,
    r##"{"did":"did:plc:b","time_us":1,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.like","rkey":"3lts4jayyqphp","record":{"a":"T"}}}"##,
    r##"{"did":"did:plc:b","time_us":1,"kind":"identity","identity":{"handle":"T"}}"##,
    r##"{"id": "1", "author_id": "2", "text": "one T two", "created_at": "2026-03-01T00:00:00.000Z"}"##,
    r##"{"id": "3", "author_id": "2", "text": "one", "entities": {"hashtags": [{"start": 1, "end": 2, "tag": "V"}, {"tag": "y"}]}, "__twarc": {"url": "T"}}"##,
    r##"{"author_id":"2","id":"4","text":"RT @b: x","referenced_tweets":[{"type":"retweeted","id":"1"}]}"##,
    r##"{"author_id":"2","id":"5","text":"RT @b: x","referenced_tweets":[{"id":"1","type":"retweeted","text":"T"}]}"##,
    r##"{"created_at":"Sun Mar 01 18:00:00 +0000 2026","id_str":"6","full_text":"T","in_reply_to_status_id":null,"entities":{"hashtags":[{"text":"V","indices":[0,1]}]},"user":{"id_str":"7"},"retweeted":false}"##,
    r##"{"created_at":"Sun Mar 01 18:00:00 +0000 2026","id_str":"8","full_text":"RT","in_reply_to_status_id":null,"user":{"id_str":"7"},"retweeted_status":{"id_str":"6","full_text":"T","user":{"id_str":"7"}}}"##,
    r##"{"uri":"https://knots.example/users/ada/statuses/5","url":"https://knots.example/@ada/5","visibility":"public","content":"<p>#<span>V</span></p>","tags":[{"name":"V"}],"account":{"acct":"ada","url":"https://knots.example/@ada"}}"##,
    r##"{"data":[{"id":"9","text":"T","author_id":"1"}],"errors":[{"title":"gone"}]}"##,
    r##"{"limit":{"track":7}}"##,
    r##"{"did":"did:plc:b","time_us":1,"cursor":7,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.repost","rkey":"3lts4jayyqphp","record":{"$type":"app.bsky.feed.repost","createdAt":"2026-03-01T00:00:00.104Z","subject":{"cid":"c","uri":"at://did:plc:a/app.bsky.feed.post/3lts4jayyqpho"}},"cid":"c"}}"##,
    r##"{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","cid":"c","collection":"app.bsky.feed.post","did":"did:plc:a","operation":"create","record":{"$type":"app.bsky.feed.post","createdAt":"2026-03-01T00:00:00.104Z","tags":["x","V"],"text":"one T two"},"rev":"r","rkey":"3lts4jayyqpho","seq":7,"time":"2026-03-01 00:00:00.104000Z"}}"##,
    r##"{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","cid":"c","collection":"app.bsky.feed.repost","did":"did:plc:b","operation":"create","record":{"$type":"app.bsky.feed.repost","createdAt":"2026-03-01 00:00:00.104Z","subject":{"cid":"c","uri":"at://did:plc:a/app.bsky.feed.post/3lts4jayyqpho"}},"rev":"r","rkey":"3lts4jayyqphp","seq":8,"time":"2026-03-01 00:00:00.104000Z","witnessedAt":"2026-03-01 00:00:00.104000Z"}}"##,
    r##"{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","seq":8,"did":"did:plc:b","time":"2026-03-01 00:00:00.104000Z","rev":"r","operation":"create","collection":"app.bsky.feed.repost","rkey":"3lts4jayyqphp","cid":"c","record":{"$type":"app.bsky.feed.repost","createdAt":"2026-03-01 00:00:00.104Z","subject":{"cid":"c","uri":"at://did:plc:a/app.bsky.feed.post/3lts4jayyqpho"}}}}"##,
    r##"{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","collection":"app.bsky.feed.post","did":"did:plc:b","operation":"delete","rev":"r","rkey":"3lts4jayyqphp","seq":9,"time":"2026-03-01 00:00:00.104000Z"}}"##,
    r##"{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#identity","did":"did:plc:b","identity":{"did":"did:plc:b","handle":"T"},"seq":9,"time":"2026-03-01 00:00:00.104000Z"}}"##,
    "",
];

/// Tags, among them some that matter, in many ways of writing them.
const TAGS: [&str; 21] = [
    "#storm",
    "#Storm",
    "＃STORM",
    "#other",
    "x#storm",
    "n#storm",
    "\\n#storm",
    "\\\\n#storm",
    "(#storm)",
    "#storm\\nx",
    "#\\u0073torm",
    "\\u0023storm",
    "\\uff03storm",
    "#\\u05e2\\u05de\\u05d9\\u05ea",
    "#عمית",
    "#עמית,",
    "#a#storm",
    "#a\\\"b",
    "#\\u00e9t\\u00e9",
    "&amp;#storm",
    "#storm&lt;",
];

/// Damages, and what only looks like one.
const CHANGES: [(&str, &str); 22] = [
    ("", ""),
    ("", ""),
    ("", ""),
    ("}", "}}"),
    ("}", ""),
    ("{", "[{"),
    (":", ""),
    ("\",", "\" ,"),
    ("\"tag\"", "\"t\\u0061g\""),
    ("create", "update"),
    ("\"id\"", "\"x\""),
    ("\"text\"", "\"tags\":[\"storm\"],\"text\""),
    ("\"did\"", "\"did\":\"did:plc:c\",\"did\""),
    ("retweeted", "retweeted\",\"text\":\"retweeted"),
    ("#commit", "#identity#commit"),
    ("#commit", "#\\u0063ommit"),
    ("\"seq\"", "\"kind\":\"commit\",\"seq\""),
    ("\"operation\"", "\"operation\":\"delete\",\"operation\""),
    ("\"collection\"", "\"collection\":\"app.bsky.feed.like\",\"collection\""),
    ("\"payload\"", "\"payload\":{},\"payload\""),
    ("\"record\":{", "\"record\":null,\"record\":{"),
    ("\"rkey\"", "\"r\""),
];

prop_compose! {
    fn line()(
        form in prop::sample::select(&LINES[..]),
        tag in prop::sample::select(&TAGS[..]),
        (from, to) in prop::sample::select(&CHANGES[..]),
        end in prop::sample::select(vec!["", "", "", "\r", " ", "x"]),
    ) -> String {
        let value = tag.trim_start_matches(['#', 'x', 'n']);
        let line = form.replace('T', tag).replace("RT", "R").replace('V', value);
        line.replacen(from, to, 1) + end
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_matters_is_passed_over(lines in prop::collection::vec(line(), 1..8)) {
        check(lines.join("\n").as_bytes());
    }

    #[test]
    fn a_changed_byte_hides_nothing(lines in prop::collection::vec(line(), 1..3), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut text = lines.join("\n").into_bytes();
        if !text.is_empty() {
            let at = at.index(text.len());
            text[at] = byte;
        }
        check(&text);
    }
}

#[test]
fn events_in_which_nothing_matters_are_passed_over_in_both_versions() {
    // Posts and other events, and reposts, which are kept to be asked for what they repeat.
    for (lines, passed, reposts) in
        [(&LINES[..3], 2, 1), (&LINES[4..7], 3, 0), (&LINES[16..17], 0, 1), (&LINES[17..22], 3, 2)]
    {
        let text = lines.join("\n").replace(['T', 'V'], "other");
        let mut sifting = sifted(reader(Cursor::new(text)).expect("it can be read"), 1);
        assert_eq!((sifting.items.len(), sifting.passed), (0, passed), "{lines:?}");
        let known =
            HashSet::from([mark(Network::Bluesky, b"at://did:plc:a/app.bsky.feed.post/3lts4jayyqpho")]);
        let mut follower = Follower { known, found: Vec::new() };
        sifting.reposts.follow(&mut follower);
        assert_eq!(follower.found.len(), reposts, "{lines:?}");
    }
}

#[test]
fn recorded_events_are_sifted_alike_in_every_form_in_which_hosts_write_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/jetstream-corpus");
    for file in ["expected_v1_first100.jsonl", "golden_v1.jsonl"] {
        let Ok(text) = fs::read_to_string(folder.join(file)) else {
            eprintln!("left out: the shared data file `{file}` is not there");
            continue;
        };
        for line in text.lines() {
            for form in forms_of(line) {
                check(form.as_bytes());
                let sifting = sifted(reader(Cursor::new(form.clone())).expect("it can be read"), 1);
                assert!(sifting.items.iter().all(|item| !matches!(item, Item::Rejected(_))), "{form}");
            }
        }
    }
}

/// An event of version 1, as it is and as hosts write it in version 2: in alphabetical order, and in that of the description.
fn forms_of(line: &str) -> Vec<String> {
    let event: Value = serde_json::from_str(line).expect("it is an event");
    let kind = event["kind"].as_str().expect("it is of a kind");
    let mut payload = event[kind].as_object().expect("it tells something").clone();
    if kind != "commit" {
        payload = serde_json::Map::from_iter([(kind.to_owned(), Value::Object(payload))]);
    }
    payload.insert("did".to_owned(), event["did"].clone());
    payload.insert("seq".to_owned(), 7.into());
    payload.insert("time".to_owned(), "2026-03-01T00:00:00.104000Z".into());
    let framed = |names: Vec<&str>| {
        let fields: Vec<String> =
            names.into_iter().filter_map(|name| Some(format!("\"{name}\":{}", payload.get(name)?))).collect();
        let of = format!("network.bsky.jetstream.subscribeEvents#{kind}");
        format!(r#"{{"$type":"message","payload":{{"$type":"{of}",{}}}}}"#, fields.join(","))
    };
    let mut alphabetical: Vec<&str> = payload.keys().map(String::as_str).collect();
    alphabetical.sort_unstable();
    let described = [
        "seq",
        "did",
        "time",
        "rev",
        "operation",
        "collection",
        "rkey",
        "cid",
        "record",
        "identity",
        "account",
    ];
    vec![line.to_owned(), framed(alphabetical), framed(described.to_vec())]
}

#[test]
fn what_fuzzing_has_found_is_sifted_alike() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/sift");
    let files: Vec<_> = fs::read_dir(kept).expect("a corpus is kept").collect();
    assert!(!files.is_empty());
    for file in files {
        check(&fs::read(file.expect("it was listed").path()).expect("it can be read"));
    }
}

/// Many lines, of which some matter and some are wrong.
fn many() -> Vec<u8> {
    let mut text = Vec::new();
    for number in 0..6000_usize {
        let line = LINES[number % LINES.len()].replace('T', TAGS[number % TAGS.len()]).replace('V', "other");
        text.extend_from_slice(line.as_bytes());
        text.extend_from_slice(if number % 97 == 0 { b"\xff\n" } else { b"\n" });
    }
    text
}

#[test]
fn nothing_depends_on_the_number_of_threads_or_on_how_much_is_read_at_once() {
    let whole = sifted(reader(Cursor::new(many())).expect("it can be read"), 1);
    assert!(whole.passed > 1000 && whole.items.len() > 1000, "it is a mixture");
    for threads in [2, 5] {
        let again = sifted(reader(Cursor::new(many())).expect("it can be read"), threads);
        assert!((again.items, again.lines, again.passed) == (whole.items.clone(), whole.lines, whole.passed));
    }
    let dripping = sifted(reader(Dripping(Cursor::new(many()))).expect("it can be read"), 2);
    assert!((dripping.items, dripping.lines) == (whole.items, whole.lines));
}

#[test]
fn a_reader_may_stop_at_once() {
    let threads = NonZero::new(3).expect("three are some");
    let mut taken = 0;
    let given = reader(Cursor::new(many())).expect("it can be read");
    given.sift(Some(matters), threads, &mut Reposts::default(), &mut |_| {
        taken += 1;
        ControlFlow::Break(())
    });
    assert_eq!(taken, 1);
}

#[test]
fn what_breaks_off_and_what_is_too_long_is_told_as_in_a_full_reading() {
    for text in [
        many(),
        [many(), b"{\"did\":\"x".to_vec()].concat(),
        [many(), vec![b'x'; 65 << 20], b"\n".to_vec(), many()].concat(),
    ] {
        let given = || reader(Breaking(Some(Cursor::new(text.clone())))).expect("it can be read");
        let all: Vec<Item> = given().filter(|item| matches!(item, Item::Rejected(_))).collect();
        let found = sifted(given(), 2).items.into_iter().filter(|item| matches!(item, Item::Rejected(_)));
        assert!(found.eq(all), "rejections are the same");
    }
}

/// Gives few bytes at a time.
struct Dripping<R>(R);

impl<R: Read> Read for Dripping<R> {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let few = bytes.len().min(1013);
        self.0.read(&mut bytes[..few])
    }
}

/// Fails at the end.
struct Breaking<R>(Option<R>);

impl<R: Read> Read for Breaking<R> {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let Some(reader) = &mut self.0 else { return Ok(0) };
        match reader.read(bytes)? {
            0 => {
                self.0 = None;
                Err(std::io::ErrorKind::UnexpectedEof.into())
            }
            read => Ok(read),
        }
    }
}
