// SPDX-License-Identifier: AGPL-3.0-or-later
//! Times, in every form and language in which they are read, and the AT Protocol's other syntax.

use ingest::Item;
use model::{Post, Timestamp};
use serde_json::json;
use text::atproto::{
    AtUri, Tid, datetime, is_at_identifier, is_cid, is_did, is_handle, is_language, is_nsid, is_record_key,
    is_uri,
};

use crate::items::{self, open, posts_of};

/// Reads bytes as a time wherever one can stand.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let text = &String::from_utf8_lossy(bytes);
    if let Some(at) = datetime(text) {
        assert_eq!(datetime(&at.to_string()), Some(at), "printed and read again, it is another time");
    }
    if let Some(tid) = Tid::parse(text) {
        assert_eq!(tid.to_string(), **text, "written again, it is another key");
    }
    check_syntax(text);
    let signed = check_signed(text);
    let quoted = text.replace('"', "\"\"");
    check_told(format!("id,text,created_at\n1,a,\"{quoted}\"\n").as_bytes());
    let tweet = json!({"id_str": "1", "full_text": "a", "created_at": text, "user": {"id_str": "7"}});
    check_told(tweet.to_string().as_bytes());
    let commit = json!({"did": "did:plc:a", "kind": "commit", "time_us": 1, "commit": {"operation": "create",
        "collection": "app.bsky.feed.post", "rkey": text, "record": {"text": "a", "createdAt": text}}});
    check_told(commit.to_string().as_bytes());
    signed
}

/// Sees that a date behind a signature is the same when it is printed as every embed prints it.
///
/// Gives the number of dates.
fn check_signed(text: &str) -> usize {
    let signed = |date: &str| posts(format!("Free the weavers.\n\n— Ada (@ada) {date}\n").as_bytes());
    let found = signed(text);
    for day in found.iter().filter_map(|post| post.created_at) {
        let again = signed(&day.strftime("%B %-d, %Y").to_string());
        let days: Vec<Option<Timestamp>> = again.iter().map(|post| post.created_at).collect();
        assert_eq!(days, [Some(day)], "printed and read again, it is another day");
    }
    found.len()
}

/// Sees that a post's time is the same when it is printed.
fn check_told(bytes: &[u8]) {
    posts(bytes).iter().for_each(items::check_post);
}

/// Sees that what is made of parts is made of parts that are right.
fn check_syntax(text: &str) {
    if let Some(uri) = AtUri::parse(text) {
        assert!(is_at_identifier(uri.authority), "{text:?}");
        assert!(uri.collection.is_none_or(is_nsid), "{text:?}");
        assert!(uri.record_key.is_none_or(is_record_key), "{text:?}");
    }
    assert!(!is_did(text) || is_uri(text), "an account's name is an address too: {text:?}");
    assert!(!is_handle(text) || text.is_ascii(), "{text:?}");
    assert!(!is_cid(text) || text.is_ascii(), "{text:?}");
    assert!(!is_language(text) || text.is_ascii(), "{text:?}");
}

fn posts(bytes: &[u8]) -> Vec<Post> {
    let items: Vec<Item> = items::read(open(bytes)).unwrap_or_default();
    items.iter().flat_map(posts_of).cloned().collect()
}
