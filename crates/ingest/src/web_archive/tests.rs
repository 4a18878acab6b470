// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use serde_json::json;
use sha2::{Digest, Sha256};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    Item, NoticeKind, Reader,
    tests::{items, others},
};

const STATUS: &str = r#"{"uri":"https://knots.example/users/ada/statuses/5","url":"https://knots.example/@ada/5","visibility":"public","created_at":"2026-03-01T18:00:00.000Z","content":"<p>Free the weavers</p>","tags":[],"account":{"acct":"ada","url":"https://knots.example/@ada"}}"#;

const PAGE: &str = r#"<html><body><h1>A storm</h1><blockquote class="twitter-tweet"><p lang="en">Free the weavers #FreeAhang</p>&mdash; Loom (@loom_of_ahang) <a href="https://twitter.com/loom_of_ahang/status/1899000000000000000">March 10, 2025</a></blockquote></body></html>"#;

fn record(kind: &str, target: &str, media_type: &str, block: &str) -> String {
    format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2026-03-01T18:00:05Z\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

fn answer(target: &str, status: &str, media_type: &str, body: &str) -> String {
    let block = format!("HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n{body}");
    record("response", target, "application/http; msgtype=response", &block)
}

/// An archive as a crawler makes it, with two posts in it.
fn archive() -> Vec<String> {
    vec![
        record("warcinfo", "", "application/warc-fields", "software: a crawler"),
        answer("https://news.example/storm", "200 OK", "text/html; charset=utf-8", PAGE),
        record("request", "https://news.example/storm", "application/http", "GET /storm HTTP/1.1\r\n\r\n"),
        answer("https://knots.example/api/v1/statuses/5", "200 OK", "application/json", STATUS),
        answer("https://news.example/manifest.json", "200 OK", "application/json", r#"{"name":"News"}"#),
        answer("https://news.example/ok", "200 OK", "application/json", "true"),
        answer("https://news.example/gone", "404 Not Found", "text/html", PAGE),
        answer("https://news.example/logo.png", "200 OK", "image/png", "\u{89}PNG"),
        answer("https://news.example/none", "200 OK", "text/html", "<p>No post</p>"),
        record("resource", "urn:settings", "application/json", STATUS),
    ]
}

fn told(items: &[Item]) -> Vec<String> {
    let word = |item: &Item| match item {
        Item::Posts(arrival) => {
            let origin = &arrival.capture.origin;
            assert!(arrival.posts.iter().all(|post| post.source.line == origin.line));
            let seen_at = arrival.capture.seen_at.expect("a record says when");
            format!("{}:{} {} {seen_at}", origin.file, origin.line.unwrap_or(0), origin.format.key())
        }
        Item::Notice(notice) => match notice.kind {
            NoticeKind::ReadWebArchive { read, passed } => format!("read {read}, passed over {passed}"),
            kind => kind.key().to_owned(),
        },
        Item::Rejected(it) => format!("{}:{} {}", it.file, it.line.unwrap_or(0), it.reason.key()),
        other => panic!("{other:?}"),
    };
    items.iter().map(word).collect()
}

fn gzip(bytes: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes.as_bytes()).expect("memory takes it");
    packed.finish().expect("memory takes it")
}

#[test]
fn pages_and_answers_of_an_archive_are_read_however_it_is_packed() {
    let expected = [
        "given/https://news.example/storm:2 html 2026-03-01T18:00:05Z",
        "given:4 mastodon-status 2026-03-01T18:00:05Z",
        "read 2, passed over 8",
    ];
    let plain = archive().concat();
    assert_eq!(told(&items(plain.clone())), expected);
    assert_eq!(told(&items(gzip(&plain))), expected, "packed as a whole");
    let each: Vec<u8> = archive().iter().flat_map(|record| gzip(record)).collect();
    assert_eq!(told(&items(each)), expected, "packed record by record");
    let zstd = zstd::encode_all(plain.as_bytes(), 1).expect("memory takes it");
    assert_eq!(told(&items(zstd)), expected);
}

#[test]
fn a_post_of_an_archive_is_the_one_that_its_form_says() {
    let posts = crate::tests::posts(archive().concat());
    let ids: Vec<_> = posts.iter().filter_map(|post| Some(post.id.as_ref()?.as_str())).collect();
    assert_eq!(ids, ["1899000000000000000", "https://knots.example/users/ada/statuses/5"]);
}

#[test]
fn what_is_wrong_in_an_archive_is_named_by_its_record() {
    let with = |at: usize, record: String| {
        let mut archive = archive();
        archive.insert(at, record);
        told(&items(archive.concat()))
            .into_iter()
            .filter(|word| word.starts_with("given:"))
            .collect::<Vec<_>>()
    };
    let json = "application/json";
    let target = "https://knots.example/a";
    for (bad, expected) in [
        (answer(target, "200 OK", json, "{\"id\":"), "given:2 not-json"),
        (answer(target, "200 OK", json, &STATUS.replace("\"public\"", "\"private\"")), "given:2 not-public"),
        (
            answer(target, "200 OK", json, STATUS).replace("Content-Length: ", "Content-Length: 1"),
            "given:2 damaged",
        ),
        (
            answer(target, "200 OK", json, STATUS).replace("Content-Length: ", "Content-Length: x"),
            "given:2 unknown-shape",
        ),
        (
            answer(target, "200 OK", json, STATUS).replace(
                "WARC-Date",
                "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\nWARC-Date",
            ),
            "given:2 damaged",
        ),
    ] {
        assert_eq!(with(1, bad).first().map(String::as_str), Some(expected));
    }
}

#[test]
fn an_archive_that_breaks_off_is_read_as_far_as_it_goes() {
    let packed: Vec<u8> = archive().iter().take(4).flat_map(|record| gzip(record)).collect();
    let cut = packed.get(..packed.len() - 20).expect("it is longer");
    assert_eq!(
        told(&items(cut)),
        [
            "given/https://news.example/storm:2 html 2026-03-01T18:00:05Z",
            "given:4 truncated-input",
            "read 1, passed over 2"
        ]
    );
}

#[test]
fn a_line_of_posts_in_an_archive_is_read_by_itself() {
    let lines = format!("{STATUS}\n\n{}\n", STATUS.replace("/5\"", "/6\""));
    let found = crate::tests::posts(answer("https://a.example/", "200 OK", "application/x-ndjson", &lines));
    assert_eq!(found.len(), 2);
}

#[test]
fn text_that_only_speaks_of_archives_is_none() {
    assert_eq!(others("WARC/1.0 is a form of archives.\n"), ["no-embedded-post"]);
    assert_eq!(others("The form WARC/1.0 is old.\n"), ["no-embedded-post"]);
}

/// A package with such files.
fn package(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("memory takes it");
        zip.write_all(content).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().fold("sha256:".to_owned(), |name, byte| name + &format!("{byte:02x}"))
}

/// The list of a package's files, with the digest of each.
fn list(files: &[(&str, &[u8])]) -> Vec<u8> {
    let entry =
        |(path, bytes): &(&str, &[u8])| json!({"path": path, "hash": digest(bytes), "bytes": bytes.len()});
    json!({"profile": "data-package", "resources": files.iter().map(entry).collect::<Vec<_>>()})
        .to_string()
        .into_bytes()
}

#[test]
fn a_package_gives_the_posts_of_its_archives_and_says_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("storm.wacz");
    let check = |files: &[(&str, Vec<u8>)], expected: &[&str]| {
        fs::write(&path, package(files)).expect("it can be written");
        let found: Vec<Item> = Reader::open(&path).unwrap_or_else(|e| panic!("{e}")).collect();
        let within = format!("{}", path.display());
        let found: Vec<String> = told(&found).iter().map(|it| it.replace(&within, "P")).collect();
        assert_eq!(found, expected);
    };
    let warc = gzip(&archive().concat());
    let good = list(&[("archive/data.warc.gz", &warc)]);
    let posts = [
        "P/archive/data.warc.gz/https://news.example/storm:2 html 2026-03-01T18:00:05Z",
        "P/archive/data.warc.gz:4 mastodon-status 2026-03-01T18:00:05Z",
        "read 2, passed over 8",
    ];
    let with = |first: &[&'static str]| [first, &posts].concat();
    let archive = || ("archive/data.warc.gz", warc.clone());
    check(&[archive(), ("datapackage.json", good.clone())], &posts);
    // Names that lead out of the folder are names like any other: nothing is unpacked.
    check(&[archive(), ("datapackage.json", good.clone()), ("../../archive/x.warc", warc.clone())], &posts);
    check(&[archive()], &with(&["P:0 damaged"]));
    check(&[archive(), ("datapackage.json", b"[]".to_vec())], &with(&["P:0 damaged"]));
    let changed = br#"{"hash":"sha256:00"}"#.to_vec();
    let other = format!(r#"{{"hash":"{}"}}"#, digest(b"other")).into_bytes();
    check(&[archive(), ("datapackage.json", good.clone()), ("datapackage-digest.json", changed)], &posts);
    check(
        &[archive(), ("datapackage.json", good.clone()), ("datapackage-digest.json", other)],
        &with(&["P:0 damaged"]),
    );
    let wrong = list(&[("archive/data.warc.gz", b"other")]);
    check(&[archive(), ("datapackage.json", wrong)], &["P/archive/data.warc.gz:0 damaged"]);
    check(&[archive(), ("datapackage.json", list(&[]))], &["P/archive/data.warc.gz:0 damaged"]);
    let missing = list(&[("archive/data.warc.gz", &warc), ("archive/more.warc.gz", b"")]);
    check(&[archive(), ("datapackage.json", missing)], &with(&["P:0 damaged"]));
}

#[test]
fn a_package_that_lies_about_sizes_is_bounded() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("bomb.wacz");
    let head =
        record("resource", "https://a.example/", "text/html", "").replace("Length: 0", "Length: 99999999999");
    let mut bomb = head.into_bytes();
    bomb.resize(bomb.len() + (100 << 20), b'a');
    fs::write(&path, package(&[("archive/data.warc", bomb)])).expect("it can be written");
    let found: Vec<Item> = Reader::open(&path).unwrap_or_else(|e| panic!("{e}")).collect();
    let is_named = |item: &Item| matches!(item, Item::Rejected(it) if it.line == Some(1));
    assert!(found.iter().any(is_named), "{found:?}");
}

#[test]
fn what_is_passed_over_is_not_unpacked() {
    let pack = |bytes: &[u8]| {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).expect("memory takes it");
        packed.finish().expect("memory takes it")
    };
    let bomb = pack(&pack(&vec![b' '; 60 << 20]));
    let block = |status: &str, media_type: &str| {
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Encoding: gzip, gzip\r\n\r\n"
        );
        [head.as_bytes(), &bomb].concat()
    };
    let mut archive = Vec::new();
    // Unpacked, they are a hundred and seventy gigabytes.
    for _ in 0..1000 {
        for (target, status, media_type) in [
            ("https://a.example/", "404 Not Found", "text/html"),
            ("https://a.example/", "200 OK", "image/png"),
            ("urn:settings", "200 OK", "text/html"),
        ] {
            let block = block(status, media_type);
            let head = record("response", target, "application/http", "");
            let head = head.trim_end().replace("Length: 0", &format!("Length: {}", block.len()));
            archive.extend([head.as_bytes(), b"\r\n\r\n", &block, b"\r\n\r\n"].concat());
        }
    }
    assert_eq!(told(&items(archive)), ["read 0, passed over 3000"]);
}

/// Opens a file; the largest are packed once more where they lie.
fn open(path: &Path) -> Result<Reader, crate::InputError> {
    if path.extension().is_none_or(|extension| extension != "zst") {
        return Reader::open(path);
    }
    let file = fs::File::open(path).expect("it is there");
    Reader::from_read("given", zstd::stream::read::Decoder::new(file).expect("it is packed so"))
}

#[test]
fn real_archives_good_and_broken_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/warc-wacz");
    if !folder.exists() {
        return eprintln!("left out: the shared data folder `warc-wacz` is not there");
    }
    let mut wrong = Vec::new();
    // How many records each has that are read or passed over, and how many rejections: by the readers of those who made them.
    for (file, records, rejections) in [
        ("warcio/example.warc", 6, 0),
        ("warcio/example.warc.gz", 6, 0),
        ("warcio/example.arc", 2, 0),
        ("warcio/example.arc.gz", 2, 0),
        ("warcio/example-space-in-url.arc", 1, 1),
        ("warcio/bad.arc", 1, 3),
        ("warcio/example-bad-non-chunked.warc.gz", 6, 0),
        ("warcio/example-bad.warc.gz.bad", 6, 0),
        ("warcio/example-digest.warc", 4, 0),
        ("warcio/example-iana.org-chunked.warc", 3, 0),
        ("warcio/example-resource.warc.gz", 3, 0),
        ("warcio/example-space-in-target-uri.warc.gz", 2, 0),
        ("warcio/example-trunc.warc", 3, 1),
        ("warcio/example-wget-bad-target-uri.warc.gz", 6, 0),
        ("warcio/example-wrong-chunks.warc.gz", 1, 1),
        ("warcio/post-test.warc.gz", 6, 0),
        ("py-wacz/example-collection.warc", 4, 0),
        ("py-wacz/example-collection-with-lists.warc.zst", 38, 0),
        ("py-wacz/example-iana.warc.zst", 118, 0),
        ("py-wacz/example-resource.warc.gz", 3, 0),
        ("py-wacz/example-warcinfo-metadata.warc", 4, 0),
        ("py-wacz/valid_example_1.wacz", 4, 0),
        ("py-wacz/valid_example_2.wacz", 4, 0),
        ("py-wacz/invalid_example_1.wacz", 0, 1),
        ("py-wacz/valid_signed_example_1.wacz", 4, 0),
        ("py-wacz/invalid_signed_example_1.wacz", 4, 0),
    ] {
        let (mut met, mut rejected) = (0, Vec::new());
        for item in open(&folder.join(file)).unwrap_or_else(|e| panic!("{file}: {e}")) {
            match item {
                Item::Notice(notice) => {
                    if let NoticeKind::ReadWebArchive { read, passed } = notice.kind {
                        met += read + passed;
                    }
                }
                Item::Rejected(rejection) => rejected.push(rejection.says),
                other => panic!("{file}: {other:?}"),
            }
        }
        if (met, rejected.len()) != (records, rejections) {
            wrong.push(format!("{file}: {met} records and {rejected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
