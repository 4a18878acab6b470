// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is made to take long: one piece over and over, behind whatever makes a reader expect more of it.

use std::{
    io::Cursor,
    time::{Duration, Instant},
};

use ingest::{Item, Reader};
use model::Network;

/// How long an input is.
const LENGTH: usize = 1 << 16;

/// How long its reading may take in a build without optimization, on a machine that has other work too: a hundred
/// times what it does take, and far less than it takes a reader whose work grows with the square of the length.
const LONGEST: Duration = Duration::from_secs(20);

fn check(beginning: &str, piece: &str, work: impl FnOnce(String)) {
    let bomb = format!("{beginning}{}", piece.repeat(LENGTH / piece.len()));
    let start = Instant::now();
    work(bomb);
    let took = start.elapsed();
    assert!(took < LONGEST, "{beginning:?} and {piece:?} over and over took {took:?}");
}

fn read(bomb: String) {
    let kept = bomb.len();
    let Ok(reader) = Reader::from_read("given", Cursor::new(bomb)) else { return };
    let raw: usize = reader
        .map(|item| match item {
            Item::Posts(arrival) => arrival.capture.raw.len(),
            _ => 0,
        })
        .sum();
    assert!(raw <= kept);
}

#[test]
fn pages_are_read_in_time() {
    let beginnings = ["", "<p>", "<blockquote class=\"twitter-tweet\"><p>", "<script>", "<a href=\"", "<!--"];
    for beginning in beginnings {
        for piece in PAGES {
            check(beginning, piece, read);
        }
    }
}

#[test]
fn lines_are_read_in_time() {
    let status = r#"{"uri":"https://a.example/1","visibility":"public","account":{"acct":"a"},"content":""#;
    let tweet = r#"{"id_str":"1","user":{"id_str":"7"},"full_text":""#;
    let record = r#"{"did":"did:plc:a","kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"k","record":{"text":""#;
    let beginnings = [
        "",
        "{",
        "{\"a\":",
        "[",
        "{\"posts\":[",
        "{\"data\":[",
        "data:",
        "window.YTD.tweets.part0 = [",
        status,
        tweet,
        record,
    ];
    for beginning in beginnings {
        for piece in LINES {
            check(beginning, piece, read);
        }
    }
}

#[test]
fn tables_are_read_in_time() {
    for beginning in ["id,text\n", "id,text\n1,\"", "tweet_id\ttext\n", "id,text,hashtags,urls\n1,a,\"["] {
        for piece in [",", "\"", "\"\"", "\n", "1,a\n", "a,", "\t", ";", "{\"\"a\"\":", "[", "#a ", "\r"] {
            check(beginning, piece, read);
        }
    }
}

#[test]
fn texts_are_read_in_time() {
    for piece in TEXTS {
        check("", piece, |text| {
            for network in Network::ALL {
                drop((
                    text::hashtags(network, &text),
                    text::mentions(network, &text),
                    text::links(network, &text),
                ));
                drop((
                    text::cashtags(network, &text),
                    text::measure(network, &text),
                    text::fold(network, &text),
                ));
            }
        });
        check("", piece, |text| drop(text::check(&text)));
        check("", piece, |text| {
            for network in Network::ALL {
                assert!(text::fitting(network, &text) <= text.len());
            }
        });
    }
}

/// What means something in a page.
const PAGES: [&str; 37] = [
    "<",
    "<a ",
    "<a href=",
    "<p>",
    "</p>",
    "<a>",
    "&",
    "&amp;",
    "&#x",
    "\"",
    "=",
    "<!--",
    "<script>",
    "</",
    "<blockquote class=\"twitter-tweet\">",
    "<blockquote>",
    "</blockquote>",
    "<iframe src=\"",
    "<div class=\"",
    "<a href=\"https://twitter.com/ada/status/1\">",
    "<template>",
    "&lt;blockquote class=&quot;twitter-tweet&quot;&gt;",
    "— A (@a) March 1, 2026\n",
    "— A (@a) March 1, 2026 https://twitter.com/a/status/1\n\n",
    "— ",
    "(@",
    "(@a)",
    "\n— A (@a)",
    "pic.twitter.com/a",
    "https://t.co/a ",
    "\n\n",
    "- ",
    "1 ",
    "March ",
    "#a ",
    "a",
    "é",
];

/// What means something in JSON and around it.
const LINES: [&str; 34] = [
    "[",
    "{",
    "{\"a\":",
    "\"",
    "\\\"",
    "\\",
    "\\u00",
    "1",
    "-",
    "1e",
    "0,",
    "{},",
    "[],",
    "\"a\":1,",
    "\n",
    "{}\n",
    "[]\n",
    "17\n",
    "event: update\n",
    "data: {}\n",
    ":\n",
    "<p>",
    "&lt;",
    "<a href='",
    "#a ",
    "@a ",
    "\\ud83d",
    "é",
    " ",
    "{\"posts\":[",
    "{\"tweet\":",
    "\"statuses\":[{}],",
    "{\"id\":\"1\",\"text\":\"\"},",
    "{\"replies\":[",
];

/// What means something in a text.
const TEXTS: [&str; 37] = [
    "#",
    "＃",
    "@",
    "#a",
    "@a",
    "@a.b",
    "@a@b.c ",
    "a.",
    "a-",
    "a_",
    "a.com",
    "a.com/",
    "https://",
    "https://a.com/(",
    "https://a.com/?",
    "://",
    ".",
    "/",
    "(",
    "xn--",
    "👍🏽",
    "\u{200d}",
    "🧵\u{200d}",
    "e\u{301}",
    "\u{301}",
    "$A ",
    "\u{fe0f}",
    "日本",
    "a日本.com",
    "\u{200f}",
    " ",
    "\n",
    "a/b ",
    "é.fr ",
    "🇩",
    "\u{ac00}",
    "\u{1100}",
];
