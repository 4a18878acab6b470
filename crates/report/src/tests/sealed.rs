// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Value, json};

use super::articles::{told_call, whole_article, whole_storm};
use crate::{Disclosed, Facts, SealedCopies, article_html, article_markdown, json::report_json};

fn copies(posts: u64) -> SealedCopies {
    let at = "2026-12-03T10:00:00Z".parse().expect("an instant");
    let reason = "The defence <b>has</b> asked".to_owned();
    SealedCopies { posts, disclosed: vec![Disclosed { at, posts: 2, reason }] }
}

#[test]
fn nothing_is_said_of_copies_where_none_are_kept() {
    let call = told_call();
    let facts = whole_storm(&call);
    assert!(!report_json(&facts).contains("sealed_copies"));
    assert!(!article_markdown(&whole_article(&facts, &call, "en")).contains("sealed to keys"));
}

#[test]
fn how_many_copies_are_kept_and_each_time_that_some_were_handed_out_is_told_in_every_language() {
    let call = told_call();
    let facts = Facts { sealed: copies(1_200), ..whole_storm(&call) };
    let told: Value = serde_json::from_str(&report_json(&facts)).expect("JSON");
    let disclosed =
        json!({"at": "2026-12-03T10:00:00Z", "posts": 2, "reason": "The defence <b>has</b> asked"});
    assert_eq!(told["sealed_copies"], json!({"posts": 1_200, "disclosed": [disclosed]}));
    let english = article_markdown(&whole_article(&facts, &call, "en"));
    assert!(
        english.contains("sealed to keys that the server does not have; so many posts: 1,200."),
        "{english}"
    );
    for tag in ["en", "ar", "es", "fa", "fr", "he", "pt", "tr"] {
        let told = article_html(&whole_article(&facts, &call, tag));
        assert!(
            told.contains("&lt;b&gt;has&lt;/b&gt;") || told.contains("&#60;b&#62;has&#60;/b&#62;"),
            "{tag}: {told}"
        );
        assert!(tag == "en" || !told.contains("sealed to keys"), "{tag}");
    }
}

#[test]
fn of_few_posts_no_number_is_told_and_that_nobody_has_had_any_is() {
    let call = told_call();
    let facts = Facts { sealed: copies(4), ..whole_storm(&call) };
    let told: Value = serde_json::from_str(&report_json(&facts)).expect("JSON");
    assert_eq!(told["sealed_copies"]["posts"], Value::Null);
    let sealed = SealedCopies { posts: 5, disclosed: Vec::new() };
    let facts = Facts { sealed, ..whole_storm(&call) };
    assert!(
        article_markdown(&whole_article(&facts, &call, "en")).contains("They were handed out to nobody.")
    );
}
