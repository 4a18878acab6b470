// SPDX-License-Identifier: AGPL-3.0-or-later
//! An invented storm, in the networks' own forms, counted as it was invented.

use serde_json::{Value, json};

use crate::{
    fiction,
    program::{groundswell, printed, sample_call},
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
