// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::Write;

use flate2::{
    Compression,
    write::{DeflateEncoder, ZlibEncoder},
};

use super::{gzip, read, record};
use crate::{Answer, Head};

const HTTP: &str = "Content-Type: application/http; msgtype=response\r\n";

/// The body of an answer with such fields, and what is wrong with it.
fn body(fields: &str, body: &[u8]) -> (String, Option<&'static str>) {
    let answer = answer(fields, body).expect("it is an answer");
    (String::from_utf8_lossy(&answer.body).into_owned(), answer.fault)
}

fn answer(fields: &str, body: &[u8]) -> Option<Answer> {
    let block = [format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes(), body].concat();
    Answer::of(&read(&record("response", HTTP, &block)).remove(0).expect("it is good"))
}

#[test]
fn an_answer_has_status_type_and_body() {
    let found = answer("content-type: Text/HTML; charset=utf-8\r\n", b"<p>").expect("it is one");
    assert_eq!(
        (found.status, found.media_type.as_str(), found.body.as_slice()),
        (200, "text/html", &b"<p>"[..])
    );
    let resource = record("resource", "Content-Type: application/json\r\n", b"{}");
    let found = Answer::of(&read(&resource).remove(0).expect("it is good")).expect("it is one");
    assert_eq!((found.media_type.as_str(), found.body.as_slice()), ("application/json", &b"{}"[..]));
}

#[test]
fn what_is_no_answer_is_none() {
    for (kind, fields, block) in [
        ("request", HTTP, "HTTP/1.1 200 OK\r\n\r\n"),
        ("revisit", HTTP, "HTTP/1.1 200 OK\r\n\r\n"),
        ("response", "Content-Type: text/dns\r\n", "HTTP/1.1 200 OK\r\n\r\n"),
        ("response", HTTP, ""),
        ("response", HTTP, "GET / HTTP/1.1\r\n\r\n"),
        ("response", HTTP, "HTTP/1.1 fine\r\n\r\n"),
        ("response", HTTP, "HTTP/1.1 200 OK\r\nand nothing more: at all"),
    ] {
        let found = read(&record(kind, fields, block.as_bytes())).remove(0).expect("it is good");
        assert_eq!(Answer::of(&found), None, "{kind} {block}");
    }
}

#[test]
fn codings_are_undone() {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(b"words").expect("memory takes it");
    deflate.write_all(b"words").expect("memory takes it");
    let zstd = zstd::encode_all(&b"words"[..], 1).expect("memory takes it");
    // Stored, as brotli writes what it does not pack.
    let brotli = [0x0b, 0x02, 0x80, b'w', b'o', b'r', b'd', b's', 0x03];
    for (coding, packed) in [
        ("gzip", gzip(b"words")),
        ("x-gzip", gzip(b"words")),
        ("GZIP", gzip(b"words")),
        ("gzip, gzip", gzip(&gzip(b"words"))),
        ("deflate", zlib.finish().expect("memory takes it")),
        ("deflate", deflate.finish().expect("memory takes it")),
        ("br", brotli.to_vec()),
        ("zstd", zstd),
        ("identity", b"words".to_vec()),
        // Left over after the body was unpacked.
        ("gzip", b"words".to_vec()),
        ("br", b"words".to_vec()),
    ] {
        let found = body(&format!("Content-Encoding: {coding}\r\n"), &packed);
        assert_eq!(found, ("words".to_owned(), None), "{coding}");
    }
    let unknown = body("Content-Encoding: compress\r\n", b"words");
    assert_eq!(unknown.1, Some("is packed in a way that is not read here"));
}

#[test]
fn a_body_is_unpacked_a_few_times_and_no_more_however_often_its_header_says_so() {
    let packed = |times: usize| (0..times).fold(b"words".to_vec(), |body, _| gzip(&body));
    let coded =
        |codings: &str, times: usize| body(&format!("Content-Encoding: {codings}\r\n"), &packed(times));
    assert_eq!(coded("gzip, gzip, gzip, gzip", 4), ("words".to_owned(), None));
    let is_not_read = Some("is packed in a way that is not read here");
    assert_eq!(coded("gzip, gzip, gzip, gzip, gzip", 5).1, is_not_read);
    assert_eq!(coded(&"gzip,".repeat(10_000), 1).1, is_not_read);
    assert_eq!(coded(&format!("{}gzip", ", ".repeat(30_000)), 1), ("words".to_owned(), None));
}

#[test]
fn an_empty_coding_costs_nothing() {
    // A line of a header has at most 64 KiB, and goes on in the next.
    let fields = format!("Content-Encoding: {}\r\n", [",".repeat(60_000).as_str(); 4].join("\r\n "));
    let large = vec![b'a'; 8 << 20];
    // Were each a copy of the body, two terabytes would be written.
    assert_eq!(body(&fields, &large).0.len(), large.len());
}

#[test]
fn how_an_answer_begins_is_told_without_unpacking_it() {
    let block =
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Encoding: compress\r\n\r\nwords";
    let found = read(&record("response", HTTP, block)).remove(0).expect("it is good");
    let head = Head::of(&found).expect("it is one");
    assert_eq!((head.status, head.media_type.as_str()), (404, "text/html"));
    assert_eq!(Some(head.open()), Answer::of(&found));
}

#[test]
fn chunks_are_put_together() {
    let chunked = "Transfer-Encoding: chunked\r\n";
    for (sent, expected, is_whole) in [
        ("3\r\nwor\r\n2;x=y\r\nds\r\n0\r\n\r\n", "words", true),
        ("3\nwor\n2\nds\n0\n\n", "words", true),
        ("words", "words", true),
        ("3\r\nwor\r\n9\r\nds", "words", false),
        ("3\r\nwor\r\nds", "wor", false),
        ("+3\r\nwor\r\n0\r\n\r\n", "+3\r\nwor\r\n0\r\n\r\n", true),
        ("ffffffffffffffffff\r\nwords", "ffffffffffffffffff\r\nwords", true),
    ] {
        let (found, fault) = body(chunked, sent.as_bytes());
        assert_eq!((found.as_str(), fault.is_none()), (expected, is_whole), "{sent:?}");
    }
    let packed = gzip(b"words");
    let sent = [format!("{:x}\r\n", packed.len()).as_bytes(), &packed, b"\r\n0\r\n\r\n"].concat();
    assert_eq!(body(&format!("{chunked}Content-Encoding: gzip\r\n"), &sent), ("words".to_owned(), None));
}

#[test]
fn a_body_that_does_not_end_or_unpacks_to_more_than_any_is_no_whole_one() {
    let packed = gzip("words and more words".repeat(40).as_bytes());
    let half = packed.get(..packed.len() / 2).expect("it is within");
    assert_eq!(body("Content-Encoding: gzip\r\n", half).1, Some("can't be unpacked to its end"));
    let bomb = gzip(&vec![0; 80 << 20]);
    let found = answer("Content-Encoding: gzip\r\n", &bomb).expect("it is one");
    assert_eq!(found.fault, Some("can't be unpacked to its end"));
    assert!(found.body.len() <= (64 << 20) + 1);
}

#[test]
fn the_digest_of_a_payload_is_compared_in_each_way_in_which_it_is_meant() {
    let block = |sent: &[u8]| [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", sent].concat();
    let check = |digest: &str, fault: Option<&str>| {
        let fields = format!("{HTTP}WARC-Payload-Digest: {digest}\r\n");
        let found = read(&record("response", &fields, &block(b"3\r\nabc\r\n0\r\n\r\n"))).remove(0);
        let found = Answer::of(&found.expect("it is good")).expect("it is one");
        assert_eq!(found.fault, fault, "{digest}");
    };
    // Of the chunks put together, and of what else.
    check("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", None);
    check("md5:whatever", None);
    check("sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Some("is not what its own digest says; it is damaged"));
}
