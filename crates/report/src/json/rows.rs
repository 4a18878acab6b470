// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Map, Value};

/// What is no figure of the storm: a post in full, and what posts stand for a theme.
const POSTS: [&str; 2] = ["first", "examples"];

/// Where the names within are such that were found, so that they are keys and not figures.
const FOUND: [&str; 5] = ["rejected.reasons", "lost.reasons", "lost.gaps", "deleted", "flagged"];

/// What tells one of several things from the others, in the order in which it is said.
const NAMES: [&str; 13] = [
    "network", "source", "cause", "file", "seen", "tag", "phrase", "from", "of", "to", "start", "end",
    "first",
];

/// A count, where it stands and of what it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) figure: String,
    pub(super) key: String,
    pub(super) count: u64,
}

/// Every count of a report, in the order of their names.
pub(super) fn rows(report: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    add(&mut rows, "", "", report);
    rows
}

fn add(rows: &mut Vec<Row>, figure: &str, key: &str, value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| add_item(rows, figure, key, item)),
        Value::Number(number) => rows.extend(number.as_u64().map(|count| Row {
            figure: figure.to_owned(),
            key: key.to_owned(),
            count,
        })),
        Value::Object(fields) => add_object(rows, figure, key, fields),
        Value::Bool(_) | Value::Null | Value::String(_) => {}
    }
}

/// One of several: a name with its count, or a thing with several.
fn add_item(rows: &mut Vec<Row>, figure: &str, key: &str, item: &Value) {
    match item {
        Value::Array(pair) => {
            let [name, count] = pair.as_slice() else { return };
            let name = name.as_str().map_or_else(|| name.to_string(), str::to_owned);
            add(rows, figure, &join(key, &name), count);
        }
        _ => add(rows, figure, key, item),
    }
}

fn add_object(rows: &mut Vec<Row>, figure: &str, key: &str, fields: &Map<String, Value>) {
    if FOUND.contains(&figure) {
        fields.iter().for_each(|(name, count)| add(rows, figure, name, count));
        return;
    }
    let names = NAMES.iter().filter_map(|name| fields.get(*name)?.as_str());
    let key = names.fold(key.to_owned(), |key, name| join(&key, name));
    for (name, value) in fields {
        // Where a cascade has begun is its name; a post in full has no place here.
        if !POSTS.contains(&name.as_str()) {
            let figure = if figure.is_empty() { name.clone() } else { format!("{figure}.{name}") };
            add(rows, &figure, &key, value);
        }
    }
}

fn join(key: &str, name: &str) -> String {
    if key.is_empty() { name.to_owned() } else { format!("{key} · {name}") }
}
