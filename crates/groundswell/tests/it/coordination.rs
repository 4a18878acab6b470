// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pairs of accounts, from tables and from posts.

use std::{fmt::Write as _, fs};

use serde_json::{Value, json};

use crate::program::{groundswell, groundswell_with_input, printed, said, workspace};

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
    check(&["--window", "-5s"], "a window is not negative");
    check(&["--format", "text"], "--call");
}

/// Who shares what, in posts of a table that has no identifiers.
const POSTS: &str = "text,screen_name,created_at
Drop the case tonight #Ahang,loom,2026-03-01T18:00:00Z
Drop the case tonight #Ahang,shuttle,2026-03-01T18:00:05Z
";

#[test]
fn a_post_without_an_identifier_counts_once_in_however_many_files_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = ["a.csv", "b.csv"].map(|name| folder.path().join(name));
    let more = "Not one permit of 41 #Ahang,loom,2026-03-01T19:00:00Z\n";
    fs::write(&paths[0], POSTS).expect("it can be written");
    fs::write(&paths[1], format!("{POSTS}{more}").replace("loom,", "@Loom,")).expect("it can be written");
    let [a, b] = paths.each_ref().map(|path| path.to_str().expect("a path"));
    let output = groundswell(["coordination", a, b, "--object", "hashtag", "--min", "1"]);
    assert_eq!(printed(&output), "account_a,account_b,weight\nx:loom,x:shuttle,1\n");
    assert!(said(&output).contains("3 shares by 2 accounts"), "{}", said(&output));
}

#[test]
fn a_post_counts_at_its_exact_time_and_only_with_one() {
    let post = |id: u32, account: &str, at: &str, precision: &str| {
        json!({
            "network": "x", "id": id.to_string(), "url": null, "created_at": at, "precision": precision,
            "author": {"handle": account, "name": null, "id": null}, "text": "", "lang": null, "hashtags": [],
            "mentions": [], "links": ["https://quayside-courier.example/looms"], "media": [], "kind": "original",
            "in_reply_to": null, "repost_of": null, "quote_of": null,
            "source": {"format": "x", "file": "looms", "line": 1},
        })
        .to_string()
    };
    let seen = [
        post(1, "loom", "2026-03-01T18:00:00Z", "minute"),
        post(1, "loom", "2026-03-01T18:00:50.500Z", "second"),
        post(1, "loom", "2026-03-01T18:00:50Z", "second"),
        post(2, "shuttle", "2026-03-01T18:00:52Z", "second"),
        post(3, "thread", "2026-03-01T18:00:00Z", "minute"),
    ];
    let check = |lines: &str| {
        let words =
            ["coordination", "-", "--object", "link", "--min", "1", "--format", "json", "--window", "55s"];
        let output = groundswell_with_input(&words, lines.as_bytes());
        let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert_eq!((&told["shares"], &told["pairs"][0]["weight"]), (&json!(2), &json!(1)), "{told}");
        assert_eq!(told["pairs"][0]["evidence"][0]["seconds"], json!(2.0), "{told}");
        assert!(said(&output).contains("left out 2 posts without an exact time"), "{}", said(&output));
    };
    check(&seen.join("\n"));
    check(&seen.iter().rev().cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_table_without_an_object_says_how_to_name_it_and_rows_without_one_are_counted() {
    let table = "url,who,when\nu,a,5\n,b,6\nNA,c,7\n";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shares.csv");
    fs::write(&path, table).expect("it can be written");
    let path = path.to_str().expect("a path");
    for (name, object) in [("-", ""), (path, ""), (path, "linkk")] {
        let mut words = vec!["coordination", name];
        words.extend(["--object", object].iter().filter(|_| !object.is_empty()));
        let output = groundswell_with_input(&words, table.as_bytes());
        let says = if object.is_empty() {
            "--object COLUMN says what was shared"
        } else {
            "known are hashtag, link"
        };
        assert!(said(&output).contains(says), "{}", said(&output));
    }
    let words = ["coordination", "-", "--object", "url", "--columns", "author=who,created_at=when"];
    let output = groundswell_with_input(&words, table.as_bytes());
    assert!(said(&output).contains("left out 2 shares without an object"), "{}", said(&output));
}

#[test]
fn a_name_that_a_spreadsheet_would_run_is_a_text_in_the_list() {
    let table = "object_id,account_id,content_id,timestamp_share\no,=1+1,p,5\no,-7,q,6\n";
    let output = groundswell_with_input(&["coordination", "-", "--min", "1"], table.as_bytes());
    assert_eq!(printed(&output), "account_a,account_b,weight\n-7,'=1+1,1\n");
}
