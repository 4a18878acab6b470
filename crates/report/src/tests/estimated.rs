// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::Understanding;
use model::Post;
use serde_json::{Value, json};
use tally::{Asked, Tally};

use super::{
    language,
    storms::{facts, post, published_facts, two_hours},
};
use crate::{
    Article, Facts, article_html, article_markdown, chart_png,
    json::{report_csv, report_json},
    speech::FILES,
};

/// A storm of which one in a few posts is kept.
fn sampled() -> Tally {
    let asked = Asked { tags: vec!["FreeTheAhangWeavers".to_owned()], window: None };
    let mut tally = Tally::new(asked).up_to(500);
    let further = (0..6_000_u64).map(|number| {
        let minute = number % 59;
        let at = format!("2026-12-01T16:{minute:02}:{:02}Z", number % 60);
        let handle = format!("loom{}", number % 2_000);
        post(9_000_000 + number, &handle, &at, &["FreeTheAhangWeavers"])
    });
    for post in two_hours().into_iter().chain(further).collect::<Vec<Post>>() {
        tally.add(&post);
    }
    tally
}

fn article<'a>(facts: &'a Facts, tag: &str) -> Article<'a> {
    Article {
        facts,
        call: None,
        language: language(tag),
        quotes: Vec::new(),
        pledges: None,
        confirmed: 0,
        record: None,
        public: false,
    }
}

#[test]
fn an_estimate_is_told_as_one_with_its_error() {
    let facts = facts(&sampled());
    insta::assert_snapshot!(article_markdown(&article(&facts, "en")));
}

#[test]
fn the_json_of_an_estimate_says_so_and_leaves_out_what_a_sample_does_not_tell() {
    let facts = facts(&sampled());
    let told: Value = serde_json::from_str(&report_json(&facts)).expect("it is JSON");
    for absent in ["first", "people", "spread", "voices", "themes"] {
        assert_eq!(told[absent], Value::Null, "{absent}");
    }
    assert_eq!((&told["authors"], &told["faithful"]), (&json!([]), &json!([])));
    assert_eq!(told["method"]["exact"], json!(false));
    let estimate = facts.counts.estimate.expect("it is one");
    assert_eq!(
        told["estimated"],
        json!({
            "exact_up_to": 500,
            "one_in": estimate.one_in,
            "standard_error": {"posts": estimate.posts_error, "accounts": estimate.accounts_error},
            "bare_reposts": true,
        })
    );
    let csv = report_csv(&facts);
    assert!(csv.contains("\nestimated.exact_up_to,,500\n"));
    assert!(csv.contains(&format!("\nestimated.standard_error.posts,,{}\n", estimate.posts_error)));
}

#[test]
fn every_language_and_form_says_that_figures_are_estimates() {
    let facts = published_facts(&sampled());
    let estimate = facts.counts.estimate.expect("it is one");
    assert_eq!(facts.understanding, Understanding::default());
    for (tag, _) in FILES {
        let article = article(&facts, tag);
        let words = article.words();
        let (markdown, html) = (article_markdown(&article), article_html(&article));
        assert!(markdown.contains("≈ ") && markdown.contains("HyperLogLog"), "{tag}");
        let (bare, chart) = (words.say("estimated-bare"), words.say("estimated-chart"));
        assert!(markdown.contains(&*bare) && markdown.contains(&*chart), "{tag}");
        assert!(html.contains(&words.number(estimate.exact_up_to)) && html.contains("≈ "), "{tag}");
        assert!(chart_png(&article).is_some(), "{tag}");
    }
}
