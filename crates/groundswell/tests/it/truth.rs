// SPDX-License-Identifier: AGPL-3.0-or-later
//! An invented storm, in the networks' own forms, counted as it was invented.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::{
    fiction,
    program::{groundswell, printed, sample_call},
    python::recount,
};

#[test]
fn a_report_finds_the_true_figures_of_an_invented_storm() {
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    let truth = fiction::write_feed(&feed, 6_000);
    let call = sample_call();
    let words = ["report", "--format", "json", "--call"].map(AsRef::as_ref);
    let output = groundswell(words.into_iter().chain([call.as_os_str(), feed.as_os_str()]));
    let report: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    assert!(truth.posts > 1_000 && truth.reposts > 100, "the storm is worth counting");
    let figures = [truth.posts, truth.accounts, truth.originals, truth.replies, truth.reposts, truth.quotes];
    let names = ["posts", "accounts", "originals", "replies", "reposts", "quotes"];
    for (name, figure) in names.into_iter().zip(figures) {
        assert_eq!(report[name], figure, "{name}");
    }
    for (network, posts) in truth.networks {
        let counted = report["networks"].as_array().expect("a list");
        assert!(counted.contains(&json!([network.key(), posts])), "{network}: {posts} in {counted:?}");
    }
    let minutes: Vec<Value> =
        truth.per_minute.iter().map(|(at, posts)| json!([at.to_string(), posts])).collect();
    assert_eq!(report["per_minute"], json!(minutes));
}

#[test]
fn figures_counted_again_in_another_language_are_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    fiction::write_feed(&feed, 6_000);
    let path = sample_call();
    let call = call::read(&path).expect("the sample call is valid");
    let words = ["report", "--format", "json", "--call"].map(AsRef::as_ref);
    let report = groundswell(words.into_iter().chain([path.as_os_str(), feed.as_os_str()]));
    let report: Value = serde_json::from_str(&printed(&report)).expect("JSON");
    let posts = printed(&groundswell(["posts".as_ref(), feed.as_os_str()]));
    let window = call.storm.window;
    let [start, end] = [window.start(), window.end()].map(|at| at.to_string());
    let again = recount(&posts, [&start, &end], &call.hashtags);
    assert_eq!(report["first"]["created_at"], again["first"]);
    assert_same(&report, &again);
    let largest = report["spread"]["largest"].as_array().expect("a list");
    assert!(!largest.is_empty(), "people answer one another");
}

/// Whether a report says what was counted again, figure by figure.
pub fn assert_same(report: &Value, again: &Value) {
    for name in ["posts", "accounts", "originals", "replies", "reposts", "quotes", "peak"] {
        assert_eq!(report[name], again[name], "{name}");
    }
    for name in ["languages", "hashtags", "cohashtags", "per_minute"] {
        let [ours, theirs] = [report, again].map(|it| it[name].as_array().expect("a list"));
        let missing = |of: &[Value], from: &[Value]| -> Vec<Value> {
            of.iter().filter(|row| !from.contains(row)).cloned().collect()
        };
        assert_eq!((missing(ours, theirs), missing(theirs, ours)), (Vec::new(), Vec::new()), "{name}");
        assert!(ours == theirs, "{name} stand in another order");
    }
    let sorted = |rows: &Value| {
        let mut rows: Vec<String> = rows.as_array().expect("a list").iter().map(Value::to_string).collect();
        rows.sort();
        rows
    };
    assert_eq!(sorted(&report["networks"]), sorted(&again["networks"]));
    let counts: Vec<&Value> =
        report["authors"].as_array().expect("a list").iter().map(|row| &row[1]).collect();
    assert_eq!(json!(counts), again["authors"]);
    for (part, names) in [
        (
            "people",
            &["at_least", "at_most", "accounts", "posts_without_account", "names_on_several"] as &[&str],
        ),
        ("spread", &["cascades", "followers", "alone", "depths", "multilingual_accounts"]),
        ("voices", &["half", "busiest_hundredth", "gini"]),
    ] {
        for name in names {
            assert_eq!(report[part][name], again[part][name], "{part}: {name}");
        }
    }
    let bridges = report["spread"]["languages"].as_array().expect("a list").iter();
    let bridges: Vec<Value> =
        bridges.map(|row| json!([row["from"], row["to"], row["posts"], row["accounts"]])).collect();
    assert_eq!(json!(bridges), again["spread"]["languages"]);
    let [largest, others] = [report, again].map(|it| it["spread"]["largest"].as_array().expect("a list"));
    assert_eq!(largest.len(), others.len());
    for (told, again) in largest.iter().zip(others) {
        for (name, value) in again.as_object().expect("an object") {
            assert_eq!(told[name], *value, "{name} of {told}");
        }
    }
}

#[test]
fn what_was_said_is_the_same_however_often_a_file_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    fiction::write_feed(&feed, 2_000);
    let path = sample_call();
    let themes = |times: usize, more: &[&str]| {
        let words = ["report", "--format", "json", "--themes", "--call"].map(AsRef::as_ref);
        let files = std::iter::repeat_n(feed.as_os_str(), times);
        let more = more.iter().map(AsRef::as_ref);
        let report = groundswell(words.into_iter().chain([path.as_os_str()]).chain(files).chain(more));
        let report: Value = serde_json::from_str(&printed(&report)).expect("JSON");
        report["themes"].clone()
    };
    let once = themes(1, &[]);
    let told = once["themes"].as_array().expect("a list");
    assert!(told.iter().any(|theme| theme["kit"] == true), "people post what the kit suggests: {once}");
    assert!(told.iter().all(|theme| !theme["examples"].as_array().expect("a list").is_empty()));
    let texts = |themes: &Value| {
        let rows = themes["themes"].as_array().expect("a list").iter();
        rows.map(|theme| (theme["phrase"].clone(), theme["posts"].clone())).collect::<Vec<_>>()
    };
    assert_eq!((texts(&themes(2, &[])), &themes(2, &[])["posts"]), (texts(&once), &once["posts"]));
    let public = themes(1, &["--public"]);
    assert_eq!(texts(&public), texts(&once));
    let published = public["themes"].as_array().expect("a list");
    assert!(published.iter().all(|theme| theme["examples"] == json!([])), "{public}");
}

/// The whole report, to the last value: of a feed, and of its parts in another order and some of them twice.
#[test]
fn a_report_is_the_same_from_any_split_of_what_it_was_counted_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    fiction::write_feed(&feed, 2_000);
    let call = sample_call();
    let report = |inputs: &[PathBuf], more: &[&str]| {
        let words = ["report", "--format", "json", "--call"].map(AsRef::as_ref);
        let inputs = inputs.iter().map(|input| input.as_os_str());
        let more = more.iter().map(AsRef::as_ref);
        let output = groundswell(words.into_iter().chain([call.as_os_str()]).chain(inputs).chain(more));
        let mut report: Value = serde_json::from_str(&printed(&output)).expect("JSON");
        report["method"]["inputs"] = Value::Null;
        report
    };
    let mut pieces = fiction::split(&feed, 5);
    for more in [&[] as &[&str], &["--public"], &["--themes"]] {
        let whole = report(std::slice::from_ref(&feed), more);
        // Which line the first post stands on is told by the file.
        let told = |mut report: Value| {
            report["first"]["source"] = Value::Null;
            for theme in report["themes"]["themes"].as_array_mut().into_iter().flatten() {
                theme["examples"] = Value::Null;
            }
            report
        };
        let whole = told(whole);
        assert!(whole["posts"].as_u64() > Some(500));
        for _ in 0..2 {
            pieces.rotate_left(2);
            pieces.swap(0, 1);
            let twice: Vec<PathBuf> = pieces.iter().chain(pieces.first()).cloned().collect();
            assert_eq!(told(report(&twice, more)), whole, "{more:?}");
        }
    }
}
