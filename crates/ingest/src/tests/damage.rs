// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is broken, cut off or of another kind.

use std::io::{Cursor, Read};

use super::{gzip, others, post, posts, tweet, zstandard};
use crate::{InputError, Item, Reader, Reason};

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
    check(b"[1, null, \"a\"]", "2:not-json");
    check(b"[]", "2:not-json");
    check(br#"{"id":"abc","text":"a"}"#, "2:unknown-shape");
    check(br#"{"data":[{"id":"abc","text":"a"}]}"#, "2:unknown-shape");
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
fn a_line_of_more_values_than_posts_have_is_left_out() {
    let line = format!("{{\"a\":[{}0]}}", "0,".repeat(4 << 20));
    assert_eq!(others(line), ["1:too-long"]);
}

#[test]
fn two_wrong_bytes_at_the_beginning_are_a_wrong_line() {
    for wrong in [b"\xff\xff", b"\xff\xfe", b"\xfe\xff"] {
        let bytes = [&wrong[..], b"\n", tweet(1, "a").as_bytes()].concat();
        assert_eq!((posts(bytes.clone()).len(), others(bytes)), (1, vec!["1:invalid-utf8".to_owned()]));
    }
}

#[test]
fn a_text_that_is_no_utf8_is_said_to_be_so_and_read() {
    let text = b"The weavers of Ahang.\nCaf\xe9, they said.\n";
    assert_eq!(others(&text[..]), ["2:invalid-utf8", "no-embedded-post"]);
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
fn packed_input_that_breaks_off_at_once_is_said_to() {
    assert_eq!(others(&gzip(b"{}")[..4]), ["truncated-input"]);
    assert_eq!(others(&zstandard(b"{}")[..5]), ["truncated-input"]);
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
    check(
        b"\xff\xfeF\0r\0",
        "`given` is a text in UTF-16; save it as UTF-8; name a file of posts, a web page or a text",
    );
    check(b"some\0thing", "`given` is a binary file; name a file of posts, a web page or a text");
}

#[test]
fn folders_and_missing_files_are_said_to_be_so() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    assert!(matches!(Reader::open(folder.path()), Err(InputError::Directory(_))));
    assert!(matches!(Reader::open(&folder.path().join("none")), Err(InputError::NotFound(_))));
}
