// SPDX-License-Identifier: AGPL-3.0-or-later
use super::*;

#[test]
fn an_address_comes_apart() {
    let check = |address: &str, parts: Option<(&str, Option<&str>, Option<&str>)>| {
        let found = AtUri::parse(address).map(|uri| (uri.authority, uri.collection, uri.record_key));
        assert_eq!(found, parts, "{address}");
    };
    let post = "at://did:plc:weaver/app.bsky.feed.post/3kloom2222222";
    check(post, Some(("did:plc:weaver", Some("app.bsky.feed.post"), Some("3kloom2222222"))));
    check("at://weaver.example", Some(("weaver.example", None, None)));
    check("at://weaver.example/", None);
    check("at://weaver.example/app.bsky.feed.post/a/b", None);
    check("at://weaver.example/app.bsky.feed.post#a", None);
    check("https://weaver.example", None);
    check("", None);
}

#[test]
fn a_key_carries_its_time() {
    let check = |key: &str, at: Option<&str>| {
        let found = Tid::parse(key).and_then(Tid::created_at).map(|at| at.to_string());
        assert_eq!(found.as_deref(), at, "{key}");
    };
    check("2222222222222", Some("1970-01-01T00:00:00Z"));
    check("2222222222322", Some("1970-01-01T00:00:00.000001Z"));
    check("jzzzzzzzzzzzz", Some("2540-11-07T23:35:09.481983Z"));
    check("k222222222222", None);
    check("222222222222", None);
    check("22222222222222", None);
    check("222222222222é", None);
    check("self", None);
}

#[test]
fn a_time_needs_its_second_and_its_zone() {
    let check = |text: &str, at: Option<&str>| {
        assert_eq!(datetime(text).map(|at| at.to_string()).as_deref(), at, "{text}");
    };
    check("2026-03-01T12:00:00Z", Some("2026-03-01T12:00:00Z"));
    check("2026-03-01T12:00:00.5+01:30", Some("2026-03-01T10:30:00.5Z"));
    check("2026-03-01T12:00:00.1234567891234Z", Some("2026-03-01T12:00:00.123456789Z"));
    check("2026-02-30T12:00:00Z", None);
    check("2026-03-01T12:00Z", None);
    check("2026-03-01T12:00:00", None);
    check("2026-03-01T12:00:00-00:00", None);
    check("2026-03-01T12:00:00+24:00", None);
    check("0000-01-01T00:30:00+01:00", None);
    check("é026-03-01T12:00:00Z", None);
    check(&format!("2026-03-01T12:00:00.{}Z", "1".repeat(10_000)), None);
}

#[test]
fn a_language_is_named_by_the_book() {
    for language in
        ["fa", "pt-BR", "zh-Hant", "de-CH-1901", "en-u-ca-buddhist-t-de", "fa-x-a", "x-loom", "i-default"]
    {
        assert!(is_language(language), "{language}");
    }
    for none in ["", "FA", "farsi", "fa-", "fa-x", "fa-u", "a-DE", "de-1901-1901", "en-a-bb-A-cc"] {
        assert!(!is_language(none), "{none}");
    }
}
