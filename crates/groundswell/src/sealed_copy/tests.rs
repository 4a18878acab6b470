// SPDX-License-Identifier: AGPL-3.0-or-later
use ingest::{Item, Wire};
use model::{Network, PostId};
use spare::{Recipient, make_key};

use super::*;

/// A post of Jetstream, and the line that it was read from.
fn post(text: &str) -> (Post, Vec<u8>) {
    let line = serde_json::json!({"did": "did:plc:a", "time_us": 1_796_137_200_000_000_u64, "kind": "commit", "commit": {
        "rev": "3l", "operation": "create", "collection": "app.bsky.feed.post", "rkey": "3k", "cid": "b",
        "record": {"text": text, "createdAt": "2026-12-01T15:00:00Z"}}});
    let line = line.to_string().into_bytes();
    let mut items = Wire::new("jetstream:jet.example")
        .read(line.clone(), "2026-12-01T15:00:01Z".parse().expect("an instant"));
    let Item::Posts(arrival) = items.remove(0) else { panic!("it is a post") };
    (arrival.posts.into_iter().next().expect("one"), line)
}

fn key() -> (tempfile::TempDir, Recipient, Opener) {
    let home = tempfile::tempdir().expect("a folder");
    let recipient = make_key(&home.path().join("key")).expect("it is made");
    let opener = Opener::read(&home.path().join("key")).expect("it is one");
    (home, recipient, opener)
}

#[test]
fn what_is_sealed_comes_out_as_it_was_and_tells_its_length_to_nobody() {
    let (_home, recipient, opener) = key();
    let sealer = Sealer(vec![recipient]);
    for words in ["With the weavers", &"With the weavers ".repeat(15)] {
        let (post, raw) = post(words);
        let sealed = plain(&post, Some(&raw)).expect("it is kept");
        assert_eq!(sealed.len(), 4096);
        let opened = open(&sealer.seal(&sealed).expect("it is sealed"), &opener).expect("it opens").copy();
        assert_eq!(opened.raw.as_deref(), Some(raw.as_slice()));
        assert_eq!(opened.post, report::json::post_json(&post));
    }
    let (post, _) = post("With the weavers");
    let opened = open(&sealer.seal(&plain(&post, None).expect("it is kept")).expect("it is sealed"), &opener);
    assert_eq!(opened.expect("it opens").copy().raw, None);
}

#[test]
fn nothing_is_kept_of_who_repeats_others_or_wants_to_be_found_by_nobody_nor_bytes_with_others_words() {
    let (post, raw) = post("With the weavers");
    let repost = Post { kind: PostKind::Repost, ..post.clone() };
    let hidden = Post { remarks: vec![Remark::NotIndexable], ..post.clone() };
    assert!(plain(&repost, Some(&raw)).is_none() && plain(&hidden, Some(&raw)).is_none());
    let quote = Post {
        kind: PostKind::Quote,
        quote_of: Some(PostId("7".to_owned())),
        network: Network::X,
        ..post.clone()
    };
    let has_raw = |plain: Option<Vec<u8>>| {
        plain.is_some_and(|plain| {
            !plain.starts_with(b"{") || !String::from_utf8_lossy(&plain).contains("\"raw_bytes\":null")
        })
    };
    assert!(has_raw(plain(&post, Some(&raw))) && !has_raw(plain(&quote, Some(&raw))));
    let long = Post { text: "a".repeat(LONGEST), ..post };
    assert!(plain(&long, None).is_none(), "it is counted alone");
}

#[test]
fn what_somebody_else_sealed_is_opened_or_refused_and_never_believed() {
    let (_home, recipient, opener) = key();
    let sealer = Sealer(vec![recipient]);
    let (post, _) = post("With the weavers");
    let json = report::json::post_json(&post);
    for (plain, says) in [
        (String::new(), "it has no first line"),
        ("{}\n".to_owned(), "its first line is none of ours"),
        ("{\"post\":{},\"raw_bytes\":null}\n".to_owned(), "it holds no post"),
        (format!("{{\"post\":{json},\"raw_bytes\":9}}\nshort"), "has fewer"),
        (format!("{{\"post\":{json},\"raw_bytes\":18446744073709551615}}\n"), "has fewer"),
        (format!("{{\"post\":{json},\"raw_bytes\":-1}}\n"), "its first line is none of ours"),
    ] {
        let sealed = sealer.seal(plain.as_bytes()).expect("it is sealed");
        let error = open(&sealed, &opener).err().expect("it is refused").to_string();
        assert!(error.contains(says), "{error}");
    }
    assert!(open(b"age-encryption.org/v1\n", &opener).is_err());
}
