// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Media, MediaKind, Post, PostKind, Precision, Remark};

use super::storms::{facts, post, published_facts, tally};
use crate::{
    Facts, Lost,
    json::{post_json, report_json},
};

fn a_few() -> Vec<Post> {
    let plain = post(1, "mina", "2026-12-01T15:00:01.25Z", &["FreeAhang", "Looms"]);
    let repost = post(2, "Taro", "2026-12-01T15:00:09Z", &["freeahang"]);
    let nearly = post(3, "nour", "2026-12-01T15:04:09Z", &["FreeAhagn"]);
    vec![
        Post { text: "The looms\nstand “still”. \u{202e}".to_owned(), ..plain },
        Post { kind: PostKind::Repost, repost_of: Some(model::PostId("1".to_owned())), lang: None, ..repost },
        nearly,
    ]
}

fn tags() -> Vec<String> {
    vec!["FreeAhang".to_owned()]
}

#[test]
fn a_post_is_one_line_of_json_with_every_field() {
    let full = Post {
        lang: Some("fa".to_owned()),
        precision: Precision::Day,
        id_at: "2026-12-01T15:00:01.25Z".parse().ok(),
        seen_at: "2026-12-01T15:00:04Z".parse().ok(),
        mentions: vec!["justice.example".to_owned()],
        links: vec!["https://ahang.example/looms".to_owned()],
        media: vec![Media {
            url: "https://ahang.example/1.jpg".to_owned(),
            alt: None,
            kind: MediaKind::Photo,
        }],
        in_reply_to: Some(model::PostId("9".to_owned())),
        remarks: vec![Remark::StartGuessed, Remark::Truncated],
        ..a_few().remove(0)
    };
    let bare =
        Post { id: None, url: None, created_at: None, author: model::Author::default(), ..a_few().remove(2) };
    insta::assert_snapshot!([post_json(&full), post_json(&bare)].join("\n"));
}

#[test]
fn a_report_is_the_json_of_the_design() {
    insta::assert_snapshot!(report_json(&facts(&tally(&a_few(), &tags(), None))));
}

#[test]
fn a_report_of_nothing_is_whole() {
    let facts = Facts {
        inputs: Vec::new(),
        rejected: Vec::new(),
        lost: Lost::default(),
        watch: crate::Watch::default(),
        simulated: true,
        ..facts(&tally(&[], &tags(), None))
    };
    insta::assert_snapshot!(report_json(&facts));
}

#[test]
fn accounts_are_named_only_when_that_is_asked() {
    let facts = Facts { name_accounts: true, ..facts(&tally(&a_few(), &tags(), None)) };
    let named = report_json(&facts);
    assert!(named.contains("\"mina@x\"") && named.contains("\"Taro@x\"") && !named.contains("\"a1\""));
}

#[test]
fn of_a_first_post_that_may_not_be_quoted_the_time_alone_is_told() {
    let published = published_facts(&tally(&a_few(), &tags(), None));
    let json: serde_json::Value = serde_json::from_str(&report_json(&published)).expect("it is JSON");
    let first = json.get("first").and_then(|first| first.as_object()).expect("there is a first post");
    let told: Vec<_> =
        first.iter().filter(|(_, value)| !is_empty(value)).map(|(key, _)| key.as_str()).collect();
    assert_eq!(told, vec!["created_at", "precision"]);
}

fn is_empty(value: &serde_json::Value) -> bool {
    let nothing = |map: &serde_json::Map<String, serde_json::Value>| map.values().all(is_empty);
    value.is_null() || value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(nothing)
}
