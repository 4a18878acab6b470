// SPDX-License-Identifier: AGPL-3.0-or-later
//! Each statement gives the same rows in DataFusion, DuckDB and ClickHouse's engine.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use crate::{
    oddities,
    program::{printed, query, root},
};

const FIGURES: [&str; 9] =
    ["accounts", "ends", "first", "kinds", "labels", "minutes", "near", "posts", "threads"];

#[test]
fn the_rows_of_each_statement_are_the_same_in_every_engine() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let archive = folder.path().join("archive");
    let files = [1, 2, 3].map(|seed| {
        let path = folder.path().join(format!("odd-{seed}.jsonl"));
        fs::write(&path, oddities::lines(seed, 300)).expect("a file can be written");
        path
    });
    let files = files.iter().map(|file| file.as_os_str());
    query(["archive".as_ref()].into_iter().chain(files).chain(["--out".as_ref(), archive.as_os_str()]));
    let questions: [&[&str]; 3] = [
        &[],
        &["--tag", "FreeAhang", "--tag", "it's"],
        &[
            "--tag",
            "back\\slash",
            "--tag",
            "Cafe",
            "--from",
            "2026-02-02T00:00:00.5Z",
            "--to",
            "2026-02-02T01:00:00Z",
        ],
    ];
    for question in questions {
        let statements = FIGURES.map(|figure| statements(&archive, figure, question));
        hold_against_each_other(&archive, &json!(statements).to_string());
    }
}

/// A figure with its statement for each engine, and the rows that DataFusion gives.
fn statements(archive: &Path, figure: &str, question: &[&str]) -> Value {
    let sql = |rest: &[&str]| {
        let words = ["sql".as_ref(), archive.as_os_str(), "--figure".as_ref(), figure.as_ref()];
        printed(&query(words.into_iter().chain(question.iter().chain(rest).map(AsRef::as_ref))))
    };
    let rows = sql(&["--rows"]);
    let rows: Vec<Value> =
        rows.lines().map(|row| serde_json::from_str(row).expect("each row is JSON")).collect();
    json!({"figure": figure, "plain": sql(&[]), "clickhouse": sql(&["--dialect", "clickhouse"]), "rows": rows})
}

fn hold_against_each_other(archive: &Path, statements: &str) {
    let packages = root().join("target/tools/engines");
    assert!(packages.exists(), "{} is installed by `cargo xtask soak engines`", packages.display());
    let mut python = Command::new("/usr/bin/python3")
        .arg(root().join("engines/tests/it/rows.py"))
        .arg(archive)
        .env("PYTHONPATH", packages)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python can be started");
    let mut stdin = python.stdin.take().expect("it is a pipe");
    stdin.write_all(statements.as_bytes()).expect("it can be written");
    drop(stdin);
    let output = python.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.lines().count() == FIGURES.len(), "{told}");
}
