// SPDX-License-Identifier: AGPL-3.0-or-later
//! Surges in posts and in counts: what the command prints, and how it ends.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{
    fiction::x_line,
    program::{groundswell, groundswell_with_input, printed, said},
};

/// Two days of a count every five minutes, with a rise at the end, and a wrong row.
fn counts() -> String {
    let mut csv = "timestamp,value\n".to_owned();
    for place in 0..600_u32 {
        let (day, minute) = (1 + place / 288, place % 288 * 5);
        let value = if place >= 590 { 900 } else { 20 + place * 7 % 9 };
        csv.push_str(&format!("2026-03-0{day} {:02}:{:02}:00,{value}\n", minute / 60, minute % 60));
    }
    csv + "soon,4\n"
}

#[test]
fn counts_are_scored_row_by_row_as_they_are_written() {
    let output = groundswell_with_input(&["surges", "-", "--scores"], counts().as_bytes());
    let printed = printed(&output);
    let rows: Vec<&str> = printed.lines().collect();
    assert_eq!((output.status.code(), rows.len(), rows[0]), (Some(0), 601, "timestamp,value,score"));
    assert!(said(&output).contains("-:602: `soon` is no time"), "{}", said(&output));
    let input = counts();
    let is_as_written = |(row, line): (&&str, &str)| row.starts_with(&format!("{line},"));
    assert!(rows.iter().zip(input.lines()).all(is_as_written));
    let score = |row: &&str| row.rsplit(',').next().and_then(|score| score.parse::<f64>().ok());
    let alarms: Vec<usize> =
        (1..rows.len()).filter(|row| score(&rows[*row]).is_some_and(|score| score >= 0.5)).collect();
    assert_eq!(alarms, vec![591], "the first of the risen values, told once");
}

#[test]
fn surges_in_posts_are_told_by_network_and_hashtag() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("posts.jsonl");
    let line = |id: u64| {
        let time = format!("2026-03-01T18:{:02}:{:02}.000Z", 10 + id / 12, id % 12 * 5);
        x_line(id, &format!("weaver{id}"), &time, "We stand with them #AhangWeavers")
    };
    fs::write(&file, (0..60).map(|id| line(id) + "\n").collect::<String>()).expect("it can be written");
    let run = |words: &[&str]| {
        let words = words.iter().map(|word| Path::new(word).as_os_str());
        groundswell(["surges".as_ref(), file.as_os_str()].into_iter().chain(words))
    };
    let output = run(&["--tag", "#AhangWeavers", "--format", "json"]);
    let json: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    assert_eq!((output.status.code(), &json["surges"][0]["posts"]), (Some(0), &60.into()));
    assert_eq!(json["networks"][0]["network"], "x");
    assert_eq!(json["hashtags"][0]["hashtag"], "AhangWeavers");
    let public: Value =
        serde_json::from_str(&printed(&run(&["--public", "--format", "json"]))).expect("JSON");
    assert_eq!(public["surges"].as_array().map(Vec::len), Some(1));
    assert!(printed(&run(&[])).starts_with("From 1 March 2026, 18:10"), "{}", printed(&run(&[])));
    assert_eq!(printed(&run(&["--scores"])).lines().count(), 6);
    assert_eq!(run(&["--scores", "--format", "csv"]).status.code(), Some(2));
    let nothing = groundswell(["surges", "not-there.csv"]);
    assert_eq!((nothing.status.code(), printed(&nothing).as_str()), (Some(1), ""));
}

#[test]
fn of_counts_neither_hashtags_nor_accounts_are_asked() {
    for words in [&["surges", "-", "--tag", "Ahang"] as &[&str], &["surges", "-", "--public"]] {
        let output = groundswell_with_input(words, counts().as_bytes());
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("counts have neither hashtags nor accounts"), "{}", said(&output));
    }
    let posts = "author,created_at,text,network\nmira,2026-03-01,the looms,x\n";
    let columns = ["--columns", "author=author,created_at=created_at,text=text,network=network"];
    let output =
        groundswell_with_input(&["surges", "-", "--scores", columns[0], columns[1]], posts.as_bytes());
    assert!(said(&output).contains("1 post left out, of which no minute is known"), "{}", said(&output));
}
