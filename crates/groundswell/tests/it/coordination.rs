// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pairs of accounts, from tables and from posts, and what is left of them in the light of a call.

use std::{fmt::Write as _, fs, path::Path};

use serde_json::{Value, json};

use crate::program::{groundswell, groundswell_with_input, printed, said, sample_call, workspace};

const COLUMNS: &str = "author=who,id=post,created_at=when";

fn of_example(more: &[&str]) -> std::process::Output {
    let table = workspace().join("examples/shares.csv");
    let words = ["coordination", table.to_str().expect("a path"), "--object", "url", "--columns", COLUMNS];
    groundswell(words.iter().chain(more))
}

#[test]
fn the_example_of_the_docs_prints_what_they_say() {
    let docs = fs::read_to_string(workspace().join("docs/coordination.md")).expect("it is there");
    let all = of_example(&["--window", "60s"]);
    assert!(docs.contains(&format!("{}groundswell: ", printed(&all))), "{}", printed(&all));
    assert!(docs.contains(said(&all).trim_end()), "{}", said(&all));
    let heavy = of_example(&["--weight", "4"]);
    assert!(docs.contains(&printed(&heavy)), "{}", printed(&heavy));
}

#[test]
fn the_evidence_behind_a_pair_is_in_the_json() {
    let output = of_example(&["--weight", "5", "--format", "json"]);
    let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let [pair] = told["pairs"].as_array().expect("a list").as_slice() else { panic!("one pair: {told}") };
    assert_eq!([&pair["account_a"], &pair["account_b"]], ["lantern", "saltmarsh"]);
    assert_eq!(
        (&pair["weight"], &pair["mean_seconds"], &pair["symmetry"]),
        (&json!(5), &json!(7.0), &json!(1.0))
    );
    let evidence = pair["evidence"].as_array().expect("a list");
    assert_eq!(evidence.len(), 5);
    let expected = json!({
        "object": "https://quayside-courier.example/looms", "seconds": 7.0,
        "older": {"account": "lantern", "content": "p1", "at": "2026-03-01T18:04:02Z"},
        "newer": {"account": "saltmarsh", "content": "p2", "at": "2026-03-01T18:04:09Z"},
    });
    assert_eq!(evidence[0], expected);
}

#[test]
fn standard_input_and_fractions_of_seconds_are_read_and_wrong_rows_named() {
    let table = "object_id,account_id,content_id,timestamp_share\no,\"b,c\",1,10.25\no,a,2,11.75\no,a,3\no,d,4,11.751\n";
    let output =
        groundswell_with_input(&["coordination", "-", "--window", "1.5s", "--min", "1"], table.as_bytes());
    assert_eq!(printed(&output), "account_a,account_b,weight\na,\"b,c\",1\na,d,1\n");
    assert!(said(&output).contains("-:4: has 3 cells where the first row has 4"), "{}", said(&output));
}

#[test]
fn more_pairs_than_can_be_listed_are_counted_and_the_object_told() {
    let mut table = "object_id,account_id,content_id,timestamp_share\n".to_owned();
    for share in 0..100_000 {
        let _written = writeln!(table, "one,a{share},p{share},{}", share % 60);
    }
    let output = groundswell_with_input(&["coordination", "-", "--min", "1"], table.as_bytes());
    assert_eq!((output.status.code(), printed(&output).as_str()), (Some(1), ""));
    let expected =
        "4999950000 pairs of shares make up to 4999950000 pairs of accounts, more than can be listed";
    assert!(said(&output).contains(expected), "{}", said(&output));
    assert!(said(&output).contains("`one`: 100000 shares by 100000 accounts"), "{}", said(&output));
}

#[test]
fn wrong_use_is_told() {
    let check = |more: &[&str], says: &str| {
        let output = of_example(more);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(says), "{}", said(&output));
    };
    check(&["--window", "soon"], "a window is a number of seconds");
    check(&["--window", "5w"], "`w` is no unit of time");
    check(&["--format", "text"], "--call");
}

/// A post as this program prints it.
fn post(number: u32, account: &str, at: &str, text: &str, tags: &[&str], repost_of: Option<u32>) -> String {
    let id = |number: u32| format!("https://looms.example/posts/{number}");
    let kind = if repost_of.is_some() { "repost" } else { "original" };
    let post = json!({
        "network": "mastodon", "id": id(number), "url": null, "created_at": at, "precision": "second",
        "author": {"handle": format!("{account}@looms.example"), "name": null, "id": format!("https://looms.example/@{account}")},
        "text": text, "lang": "en", "hashtags": tags, "mentions": [], "links": [], "media": [], "kind": kind,
        "in_reply_to": null, "repost_of": repost_of.map(id), "quote_of": null,
        "source": {"format": "mastodon", "file": "storm", "line": number},
    });
    format!("{post}\n")
}

const KIT: &str =
    "Talia Orvane. Sena Marouf. Idra Vell. Say their names before the judge does. #FreeTheAhangWeavers";

/// Forty people post at the full hour, half of them with the kit's text; three accounts repost ten of them, seconds apart.
fn storm() -> String {
    let mut lines = String::new();
    let at = |minute: u32, second: u32| {
        format!("2026-12-01T{:02}:{:02}:{second:02}Z", 15 + minute / 60, minute % 60)
    };
    let tags = ["FreeTheAhangWeavers", "looms"];
    for person in 0..40 {
        let own = format!("word{person} of my own about looms and what they mean to me{person}");
        let text = if person % 2 == 0 { KIT } else { &own };
        lines +=
            &post(person, &format!("person{person}"), &at(person * 3 / 2, person), text, &tags[..1], None);
    }
    for order in 0..10 {
        for account in 0..3 {
            let number = 100 + order * 3 + account;
            lines += &post(
                number,
                &format!("echo{account}"),
                &at(20 + order * 9, account * 5),
                "",
                &[],
                Some(order),
            );
        }
    }
    lines
}

fn explained(folder: &Path, more: &[&str]) -> std::process::Output {
    let path = folder.join("storm.jsonl");
    fs::write(&path, storm()).expect("it can be written");
    let call = sample_call();
    let words = ["coordination".as_ref(), path.as_os_str(), "--call".as_ref(), call.as_os_str()];
    groundswell(words.into_iter().chain(more.iter().map(AsRef::as_ref)))
}

#[test]
fn what_the_call_declares_is_explained_and_the_rest_is_shown_with_evidence() {
    let folder = tempfile::tempdir().expect("a folder");
    let told: Value =
        serde_json::from_slice(&explained(folder.path(), &["--format", "json"]).stdout).expect("it is JSON");
    let posts: Vec<u64> = told["shares"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|share| share["posts"].as_u64().unwrap_or(0))
        .collect();
    assert_eq!(posts, [20, 20, 0, 30], "own words, kit texts, joined, undeclared: {told}");
    assert_eq!(told["taken_out"], json!({"hashtag": 40, "text": 20}));
    let [cluster] = told["clusters"].as_array().expect("a list").as_slice() else {
        panic!("one group: {told}")
    };
    assert_eq!(cluster["accounts"], json!(["a1", "a2", "a3"]));
    assert!(!told.to_string().contains("echo"), "accounts are pseudonyms: {told}");
    let first = &cluster["cards"][0]["evidence"][0];
    assert!(first["older"]["line"].as_str().is_some_and(|line| line.ends_with(":41")), "{first}");
    let named = printed(&explained(folder.path(), &["--format", "json", "--name-accounts"]));
    assert!(named.contains("mastodon:https://looms.example/@echo0"));
}

#[test]
fn a_group_of_few_people_is_not_published() {
    let folder = tempfile::tempdir().expect("a folder");
    let told: Value =
        serde_json::from_slice(&explained(folder.path(), &["--format", "json", "--public"]).stdout)
            .expect("it is JSON");
    assert_eq!(told["clusters"], json!([]));
}

#[test]
fn a_storm_is_told_in_careful_words() {
    let folder = tempfile::tempdir().expect("a folder");
    insta::assert_snapshot!(printed(&explained(folder.path(), &[])));
}
