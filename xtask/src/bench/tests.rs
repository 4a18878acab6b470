// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Value, json};

use super::{
    answer::Answer,
    contender::{ANYWHERE, DUCKDB, GROUNDSWELL},
    measure::{Measured, Run, Spread},
    plan::Plan,
    results::Results,
    row::ROWS,
    table::markdown,
};

/// A peer's answer.
fn peer() -> Value {
    json!({
        "lines": 3, "posts": 2, "accounts": 1, "originals": 2, "replies": 0, "reposts": 0, "quotes": 0,
        "first": {"created_at": "2026-03-01T00:00:00.500Z", "id": "1"},
        "peak": {"start": "2026-03-01T00:00:00Z", "posts": 2},
        "per_minute": [["2026-03-01T00:00:00Z", 2]],
        "hashtags": [["libertadya", 2], ["straße", 1], ["strasse", 1]], "cohashtags": [["straße", 1], ["strasse", 1]],
        "authors": [["did:plc:ada", 2]], "languages": [["de", 1], ["en", 1]],
    })
}

fn differ(ours: &Value, theirs: &Value) -> Option<String> {
    let read = |value: &Value| Answer::read(value.to_string().as_bytes()).expect("it is JSON");
    read(ours).compare(&read(theirs), ("ours", "theirs")).err().map(|error| error.to_string())
}

#[test]
fn answers_agree_but_for_how_they_are_told() {
    let mut ours = peer();
    ours["lines"] = Value::Null;
    ours["method"] = json!({"inputs": [{"file": "a", "lines": 1}, {"file": "b", "lines": 2}]});
    ours["first"]["created_at"] = "2026-03-01T00:00:00.5Z".into();
    ours["first"]["text"] = "Free them".into();
    ours["hashtags"] = json!([["LibertadYa", 2], ["Strasse", 2]]);
    ours["cohashtags"] = json!([["Strasse", 2]]);
    ours["authors"] = json!([["a1", 2]]);
    assert_eq!(differ(&ours, &peer()), None);
}

#[test]
fn what_differs_is_named() {
    let check = |place: &str, value: Value, expected: &str| {
        let mut other = peer();
        *other.pointer_mut(place).expect("it is there") = value;
        assert_eq!(differ(&peer(), &other).as_deref(), Some(expected));
    };
    check("/posts", json!(3), "ours and theirs differ in posts: `2` and `3`");
    check("/lines", json!(4), "ours and theirs differ in lines: `3` and `4`");
    check(
        "/first/id",
        json!("2"),
        r#"ours and theirs differ in first: `2 rows, at 1 "1"` and `2 rows, at 1 "2"`"#,
    );
    check(
        "/authors/0/1",
        json!(1),
        "ours and theirs differ in authors: `1 rows, at 0 2` and `1 rows, at 0 1`",
    );
    check(
        "/hashtags/0/0",
        json!("standwithgrove"),
        "ours and theirs differ in hashtags: `2 rows, libertadya: 2` and `2 rows, standwithgrove: 2`",
    );
}

#[test]
fn a_plan_says_what_it_does_not_know() {
    let plan =
        Plan::read(&["--rows", "tw,long", "--with", "duckdb,gzip", "--rounds", "2"]).expect("it is a plan");
    assert_eq!(plan.rows.iter().map(|row| row.name).collect::<Vec<_>>(), ["tw", "long"]);
    assert_eq!((plan.contenders.len(), plan.rounds, plan.lines), (3, 2, 1_000_000));
    let check = |words: &[&str], expected: &str| {
        let error = Plan::read(words).expect_err("it is no plan").to_string();
        assert_eq!(error.lines().next(), Some(expected));
    };
    check(&["--rows", "js,ts"], "nothing is called `ts`");
    check(&["--rounds"], "`--rounds` needs a value");
    check(&["--rounds", "0"], "`0` is no number of something");
    check(&["--fast"], "`--fast` is no option");
}

#[test]
fn the_middle_of_an_even_number_of_runs_is_between_two() {
    let spread = Spread::of(vec![4.0, 1.0, 2.0, 9.0]);
    assert_eq!(spread, Spread { median: 3.0, least: 1.0, greatest: 9.0 });
    assert_eq!(Spread::of(vec![4.0, 1.0, 2.0]).median, 2.0);
}

#[test]
fn goals_are_judged_where_the_archive_is_theirs() {
    let measured = |contender, title, cpu_s, peak_mib| Measured {
        way: contender,
        title,
        runs: vec![Run { wall_s: cpu_s, cpu_s, peak_mib }],
    };
    let mut results = Results {
        row: ROWS[0],
        is_whole: true,
        lines: 1_000_000,
        bytes: 719_000_000,
        others: 0.01,
        measured: vec![
            measured(DUCKDB, "DuckDB", 4.8, 300.0),
            measured(GROUNDSWELL, "Groundswell", 0.6, 28.0),
            measured(ANYWHERE, "Groundswell, up to SSE2", 1.8, 28.0),
        ],
    };
    let said: Vec<&str> = results.verdicts().iter().map(super::verdict::Verdict::said).collect();
    assert_eq!(said, ["reached", "not reached", "aim met"]);
    let table = markdown(&results);
    assert!(table.contains("### `js`: 1,000,000 events of Jetstream, 2 % match, 719 MB"), "{table}");
    assert!(table.contains("| Groundswell | 0.60 (0.60–0.60) | 0.60 (0.60–0.60) | 28 | 8.0 |"), "{table}");
    assert!(table.contains("| times less processor time than DuckDB | 6 | 10 | 8.00 | reached |"), "{table}");
    results.is_whole = false;
    assert!(results.verdicts().is_empty());
}
