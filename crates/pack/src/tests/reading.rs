// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{read, record};

/// Each record as a word: its number and kind, and what it holds, or what is wrong with it.
fn told(bytes: &[u8]) -> Vec<String> {
    let word = |found: Result<crate::Record, crate::Fault>| match found {
        Ok(crate::Record { number, kind, block, .. }) => {
            format!("{number} {kind} {}", String::from_utf8_lossy(&block))
        }
        Err(fault) => format!("{} {:?}", fault.number, fault.kind),
    };
    read(bytes).into_iter().map(word).collect()
}

#[test]
fn records_are_read_one_after_another_whatever_stands_between_them() {
    let [a, b] = [record("response", "", b"one"), record("resource", "", b"two")];
    let expected = ["1 response one", "2 resource two"];
    assert_eq!(told(&[a.clone(), b.clone()].concat()), expected);
    let one_break = a.strip_suffix(b"\r\n").expect("it ends so");
    assert_eq!(told(&[one_break, &b].concat()), expected);
    let none = a.strip_suffix(b"\r\n\r\n").expect("it ends so");
    assert_eq!(told(&[none, &b].concat()), expected);
    assert_eq!(told(&[&a[..], b"\r\n\r\n\n\n", &b].concat()), expected);
    let unix = String::from_utf8([a, b].concat()).expect("it is text").replace("\r\n", "\n");
    assert_eq!(told(unix.as_bytes()), expected);
    assert!(told(b"").is_empty());
}

#[test]
fn what_a_record_says_of_itself_is_read() {
    let fields =
        "WARC-Date: 2027-01-01T00:00:00Z\r\nContent-Type: Text/HTML;\r\n charset=utf-8\r\nno field\r\n";
    let found = read(&record("RESPONSE", fields, b"")).remove(0).expect("it is good");
    assert_eq!(found.kind, "response");
    assert_eq!(found.target.as_deref(), Some("https://news.example/a"));
    assert_eq!(found.date.as_deref(), Some("2026-03-01T18:00:00Z"), "the first of a name counts");
    assert_eq!(found.media_type, "text/html");
}

#[test]
fn a_wrong_record_is_named_and_the_next_one_read() {
    let good = record("resource", "", b"good");
    let after = |bad: &[u8]| told(&[bad, &good].concat());
    let of_length = |length: &str| format!("WARC/1.0\r\nContent-Length: {length}\r\n\r\nfour\r\n\r\n");
    for (bad, expected) in [
        (of_length("3"), ["1 Damaged", "2 resource good"]),
        (of_length("-1"), ["1 Header", "2 resource good"]),
        (of_length("99999999999999999999999"), ["1 Header", "2 resource good"]),
        (of_length(""), ["1 Header", "2 resource good"]),
        ("noise\r\nmore noise\r\n".to_owned(), ["1 Header", "2 resource good"]),
        (format!("WARC/1.0\r\n{}\r\n", "a: b\r\n".repeat(100_000)), ["1 Header", "2 resource good"]),
        (
            "WARC/1.0\r\nWARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\nContent-Length: 4\r\n\r\nfour\r\n\r\n"
                .to_owned(),
            ["1 Damaged", "2 resource good"],
        ),
    ] {
        assert_eq!(after(bad.as_bytes()), expected, "{}", bad.get(..80).unwrap_or(&bad));
    }
}

#[test]
fn an_input_that_breaks_off_says_so_at_each_byte() {
    let whole = [record("response", "", b"one"), record("resource", "", b"two")].concat();
    let first = record("response", "", b"one").len();
    for end in 1..whole.len() {
        let found = told(whole.get(..end).expect("it is within"));
        let is_cut = found.last().is_some_and(|last| last.ends_with("Cut"));
        // Of the breaks at a record's end none is missed.
        let is_whole = (first - 4..=first).contains(&end) || end >= whole.len() - 4;
        let is_beginning = ["W", "WA", "WAR", "WARC", "WARC/", "WARC/1", "WARC/1."]
            .iter()
            .any(|begun| [end, end.saturating_sub(first)].contains(&begun.len()));
        assert!(is_cut || is_whole || is_beginning, "{end}: {found:?}");
    }
}

#[test]
fn a_digest_is_compared_in_every_spelling() {
    let sha1 = "sha1:YUX5YVQGQVAWBQBRFZXVDQRLWWK4ZG6Z";
    let check = |digest: &str, is_good: bool| {
        let found = told(&record("resource", &format!("WARC-Block-Digest: {digest}\r\n"), b"abc"));
        assert_eq!(found == ["1 resource abc"], is_good, "{digest}");
    };
    check("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", true);
    check("sha1:vgmt4nsha2awvor6evyxqugcnsonbwe5", true);
    check("SHA-1:a9993e364706816aba3e25717850c26c9cd0d89d", true);
    check("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", true);
    check(sha1, false);
    check("sha256:aa7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", false);
    // What can't be compared is no fault.
    check("md5:900150983cd24fb0d6963f7d28e17f72", true);
    check("sha1:short", true);
    check("nothing", true);
}

#[test]
fn a_right_digest_weighs_more_than_what_follows_the_record() {
    let digest = "WARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n";
    let mut bytes = record("resource", digest, b"abc");
    bytes.extend_from_slice(b"left over\r\n");
    bytes.extend(record("resource", "", b"next"));
    assert_eq!(told(&bytes), ["1 resource abc", "2 resource next"]);
}

#[test]
fn what_is_longer_than_is_read_is_passed_over_and_said() {
    let long = record("resource", "", &vec![b'a'; (64 << 20) + 1]);
    let bytes = [long, record("resource", "", b"next")].concat();
    let found = read(&bytes);
    let first = found[0].as_ref().expect("it is one");
    assert!(first.is_cut && first.block.len() == 64 << 10);
    assert_eq!(found[1].as_ref().expect("it is one").block, b"next");
}

#[test]
fn the_form_before_warc_is_read_too() {
    let arc = "filedesc://a.arc 127.0.0.1 20260301180000 text/plain 4\n1 0\n\nhttp://news.example/a b 192.0.2.1 20260301180001 text/html 18\nHTTP/1.1 200 OK\n\n1\n\nhttp://news.example/c 192.0.2.1 20260301180002 text/html -1\n\nhttp://news.example/d 192.0.2.1 20260301180003 text/html 18\nHTTP/1.1 200 OK\n\n2\n";
    assert_eq!(
        told(arc.as_bytes()),
        [
            "1 warcinfo 1 0\n",
            "2 response HTTP/1.1 200 OK\n\n1",
            "3 Header",
            "4 response HTTP/1.1 200 OK\n\n2"
        ]
    );
    let second = read(arc.as_bytes()).remove(1).expect("it is good");
    assert_eq!(second.target.as_deref(), Some("http://news.example/a b"));
    assert_eq!(second.date.as_deref(), Some("2026-03-01T18:00:01Z"));
}
