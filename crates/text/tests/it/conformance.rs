// SPDX-License-Identifier: AGPL-3.0-or-later
//! The suites of X, Bluesky and Mastodon: which tags, names and links they find, and how they fold.

use model::Network;
use serde_json::{Value, json};
use text::{Entity, cashtags, fold, hashtags, is_hashtag, links, lists, mentions, reply_to};

use crate::shared::{Case, cases, read};

/// Runs every case of some sections; `answer` says what this program makes of one.
fn check(file: &str, sections: &[(&str, &str, Network)], find: fn(Network, &str) -> Vec<Entity>) {
    let Some(yaml) = read(&format!("twitter-text-conformance/{file}")) else { return };
    let cases = cases(&yaml);
    let mut wrong = Vec::new();
    for &(section, key, network) in sections {
        for case in cases.get(section).expect("the file has the section") {
            let found = find(network, &case.text);
            let answer: Vec<Value> = found.iter().map(|entity| answer(case, key, entity)).collect();
            if json!(answer) != case.expected {
                wrong.push(format!(
                    "{section}: {}\n  {:?}\n  {answer:?}, not {}",
                    case.description, case.text, case.expected
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

fn answer(case: &Case, key: &str, entity: &Entity) -> Value {
    if key.is_empty() {
        return json!(entity.text);
    }
    let at = |byte: usize| case.text.get(..byte).expect("a whole character").chars().count();
    json!({ key: entity.text, "indices": [at(entity.start), at(entity.end)] })
}

fn written<'a>(text: &'a str, entity: &Entity) -> &'a str {
    text.get(entity.start..entity.end).expect("whole characters")
}

#[test]
fn hashtags_on_x_are_those_of_twitter_text() {
    let sections = [
        ("hashtags", "", Network::X),
        ("hashtags_from_astral", "", Network::X),
        ("hashtags_with_indices", "hashtag", Network::X),
    ];
    check("extract.yml", &sections, hashtags);
}

#[test]
fn mentions_on_x_are_those_of_twitter_text() {
    check(
        "extract.yml",
        &[("mentions", "", Network::X), ("mentions_with_indices", "screen_name", Network::X)],
        mentions,
    );
}

#[test]
fn links_on_x_are_those_of_twitter_text() {
    let sections = [
        ("urls", "", Network::X),
        ("urls_with_indices", "url", Network::X),
        ("urls_with_directional_markers", "url", Network::X),
        ("tco_urls_with_params", "", Network::X),
    ];
    check("extract.yml", &sections, links);
}

#[test]
fn cashtags_on_x_are_those_of_twitter_text() {
    let sections = [("cashtags", "", Network::X), ("cashtags_with_indices", "cashtag", Network::X)];
    check("extract.yml", &sections, cashtags);
}

#[test]
fn names_and_lists_on_x_are_those_of_twitter_text() {
    let Some(yaml) = read("twitter-text-conformance/extract.yml") else { return };
    for case in &cases(&yaml)["mentions_or_lists_with_indices"] {
        let mut found = mentions(Network::X, &case.text);
        found.extend(lists(&case.text));
        found.sort_by_key(|entity| entity.start);
        let found = found.iter().map(|entity| {
            let (name, slug) = entity.text.split_at(entity.text.find('/').unwrap_or(entity.text.len()));
            let indices = answer(case, "name", entity)["indices"].clone();
            json!({"screen_name": name, "list_slug": slug, "indices": indices})
        });
        assert_eq!(Value::from_iter(found), case.expected, "{}", case.description);
    }
}

#[test]
fn replies_on_x_are_those_of_twitter_text() {
    let Some(yaml) = read("twitter-text-conformance/extract.yml") else { return };
    for case in &cases(&yaml)["replies"] {
        let found = reply_to(&case.text).map(|entity| entity.text);
        assert_eq!(json!(found), case.expected, "{}", case.description);
    }
}

#[test]
fn every_top_level_domain_of_twitter_text_makes_a_link_on_x() {
    let Some(yaml) = read("twitter-text-conformance/tlds.yml") else { return };
    let texts: Vec<&str> = yaml.lines().filter_map(|line| line.trim().strip_prefix("text: ")).collect();
    let Some(labels) = read("twitter-text-conformance/tld_lib.yml") else { return };
    let labels = labels.lines().filter_map(|line| line.strip_prefix("- "));
    let labels = labels.map(|label| format!("http://loom.{}", label.trim_matches(['"', '\''])));
    let all: Vec<String> = texts.iter().map(|text| text.trim_matches('"').to_owned()).chain(labels).collect();
    assert!(texts.len() > 1000 && all.len() >= 2 * texts.len(), "{} and {}", texts.len(), all.len());
    for text in all {
        for network in [Network::X, Network::Mastodon] {
            let found = links(network, &text);
            assert!(matches!(found.as_slice(), [only] if only.text == text), "{network}: {text}: {found:?}");
        }
    }
}

#[test]
fn whole_hashtags_and_names_on_x_are_those_of_twitter_text() {
    let Some(yaml) = read("twitter-text-conformance/validate.yml") else { return };
    let cases = cases(&yaml);
    for case in &cases["hashtags"] {
        let tag = case.text.strip_prefix('#').expect("a hashtag has its sign");
        assert_eq!(json!(is_hashtag(Network::X, tag)), case.expected, "{}", case.text);
    }
    for case in &cases["usernames"] {
        let found = mentions(Network::X, &case.text);
        let is_whole = found.len() == 1 && written(&case.text, &found[0]) == case.text;
        assert_eq!(json!(is_whole), case.expected, "{}", case.text);
    }
    for case in &cases["lists"] {
        let found = lists(&case.text);
        let is_whole = found.len() == 1 && written(&case.text, &found[0]) == case.text;
        assert_eq!(json!(is_whole), case.expected, "{}", case.text);
    }
}

#[test]
fn hashtags_on_bluesky_are_those_of_its_own_library() {
    let Some(json) = read("atproto-facets/facets.json") else { return };
    let vectors: Value = serde_json::from_str(&json).expect("the file is JSON");
    let lists = ["tags", "cashtags"].map(|list| vectors[list].as_array().expect("a list of cases"));
    for case in lists.into_iter().flatten() {
        let text = case["text"].as_str().expect("a text");
        let found = hashtags(Network::Bluesky, text);
        let tags: Vec<&str> = found.iter().map(|entity| entity.text.as_str()).collect();
        let indices: Vec<Value> =
            found.iter().map(|entity| json!({"byteStart": entity.start, "byteEnd": entity.end})).collect();
        assert_eq!((json!(tags), json!(indices)), (case["tags"].clone(), case["indices"].clone()), "{text}");
    }
}

#[test]
fn mentions_and_links_on_bluesky_are_those_of_its_own_library() {
    let Some(json) = read("atproto-facets/facets.json") else { return };
    let vectors: Value = serde_json::from_str(&json).expect("the file is JSON");
    for case in vectors["segments"].as_array().expect("a list of cases") {
        let text = case["text"].as_str().expect("a text");
        let mut found = mentions(Network::Bluesky, text);
        found.extend(links(Network::Bluesky, text));
        found.sort_by_key(|entity| entity.start);
        let found: Vec<&str> = found.iter().map(|entity| written(text, entity)).collect();
        let segments = case["segments"].as_array().expect("a list of segments");
        let marked: Vec<&str> = segments
            .iter()
            .filter(|segment| segment.get(1).is_some())
            .filter_map(|segment| segment[0].as_str())
            .collect();
        assert_eq!(found, marked, "{text}");
    }
}

#[test]
fn hashtags_on_mastodon_are_those_of_its_own_tests() {
    let Some(json) = read("mastodon-tag-rules/tag_spec.json") else { return };
    let vectors: Value = serde_json::from_str(&json).expect("the file is JSON");
    for case in vectors["HASHTAG_RE"].as_array().expect("a list of cases") {
        let text = case[0].as_str().expect("a text");
        let found = hashtags(Network::Mastodon, text);
        let first = found.first().map(|entity| written(text, entity));
        assert_eq!(json!(first), case[1], "{text}");
    }
}

#[test]
fn hashtags_on_mastodon_fold_as_in_its_own_tests() {
    let Some(json) = read("mastodon-tag-rules/tag_spec.json") else { return };
    let vectors: Value = serde_json::from_str(&json).expect("the file is JSON");
    for case in vectors["normalise"]["display_name"].as_array().expect("a list of cases") {
        // What is shown keeps its capitals, and loses what no tag can hold, as what is folded does.
        let [written, shown] = [0, 1].map(|at| case[at].as_str().expect("a tag"));
        assert_eq!(fold(Network::Mastodon, written), fold(Network::Mastodon, shown), "{written}");
    }
    for case in vectors["normalise"]["name"].as_array().expect("a list of cases") {
        let written = case[0].as_str().expect("a tag");
        assert_eq!(json!(fold(Network::Mastodon, written)), case[1], "{written}");
    }
    for case in vectors["case_fold_equal"].as_array().expect("a list of cases") {
        let [one, other] = [0, 1].map(|at| fold(Network::Mastodon, case[at].as_str().expect("a tag")));
        assert_eq!(one, other);
    }
}
