// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Format, MediaKind, Network, PostKind, Precision, Remark};

use crate::tests::{others, post};

const POST: &str = r#"{"network":"x","id":null,"url":null,
    "author":{"handle":"ada","name":"Ada 🧵","id":null},
    "created_at":"2026-03-01T00:00:00Z","precision":"day",
    "id_at":"2026-03-01T18:00:00.123Z","seen_at":"2026-03-02T00:00:00Z","text":"Free the weavers","lang":"en",
    "hashtags":["FreeTheWeavers"],"mentions":["loom"],"links":["https://weavers.example"],
    "media":[{"url":"https://t.co/p","alt":null,"kind":"video"}],
    "kind":"reply","in_reply_to":"3","repost_of":null,"quote_of":"4","edit_of":"2",
    "source":{"format":"article","file":"a.txt","line":3},"remarks":["start-of-text-is-a-guess"]}"#;

#[test]
fn a_printed_post_is_read_back() {
    let found = post(POST);
    let author = Author { handle: Some("ada".into()), name: Some("Ada 🧵".into()), id: None };
    assert_eq!((found.network, found.id, found.author), (Network::X, None, author));
    assert_eq!(found.created_at.map(|at| at.to_string()).as_deref(), Some("2026-03-01T00:00:00Z"));
    let at = |at: Option<model::Timestamp>| at.map(|at| at.to_string());
    assert_eq!(at(found.id_at).as_deref(), Some("2026-03-01T18:00:00.123Z"));
    assert_eq!(at(found.seen_at).as_deref(), Some("2026-03-02T00:00:00Z"));
    assert_eq!((found.precision, found.kind), (Precision::Day, PostKind::Reply));
    assert_eq!((found.text.as_str(), found.lang.as_deref()), ("Free the weavers", Some("en")));
    assert_eq!(found.hashtags, ["FreeTheWeavers"]);
    assert_eq!(found.mentions, ["loom"]);
    assert_eq!(found.links, ["https://weavers.example"]);
    assert_eq!(found.media[0].kind, MediaKind::Video);
    assert_eq!(found.in_reply_to.map(|id| id.0).as_deref(), Some("3"));
    assert_eq!(found.quote_of.map(|id| id.0).as_deref(), Some("4"));
    assert_eq!(found.edit_of.map(|id| id.0).as_deref(), Some("2"));
    assert_eq!(found.remarks, [Remark::StartGuessed]);
    // It was read from here now, whatever it was read from before.
    assert_eq!((found.source.format, found.source.file.as_str()), (Format::Groundswell, "given"));
}

#[test]
fn a_post_that_can_not_be_is_refused() {
    let check = |from: &str, to: &str| {
        assert_eq!(others(POST.replace(from, to)), ["unknown-shape"], "{to}");
    };
    check(r#""network":"x""#, r#""network":"myspace""#);
    check(r#""precision":"day""#, r#""precision":"year""#);
    check(r#""kind":"reply""#, r#""kind":"shout""#);
    check("2026-03-01T00:00:00Z", "yesterday");
    check("2026-03-02T00:00:00Z", "tomorrow");
    check(r#""kind":"video""#, r#""kind":"smell""#);
}
