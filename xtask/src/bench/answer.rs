// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// What a report says, in a form in which equal answers are equal.
#[derive(Debug, PartialEq)]
pub struct Answer(BTreeMap<&'static str, Value>);

const FIGURES: [&str; 6] = ["posts", "accounts", "originals", "replies", "reposts", "quotes"];

impl Answer {
    /// Reads a report of Groundswell, or a peer's, which has its figures under the same names.
    pub fn read(report: &[u8]) -> Result<Self> {
        let report: Value = serde_json::from_slice(report).context("a report is no JSON")?;
        let inputs = at(&report, "/method/inputs").as_array();
        let lines = match inputs {
            Some(inputs) => inputs.iter().filter_map(|input| at(input, "/lines").as_u64()).sum(),
            None => at(&report, "/lines").as_u64().unwrap_or_default(),
        };
        let mut answer = BTreeMap::from([
            ("lines", json!(lines)),
            ("first", json!([instant(at(&report, "/first/created_at")), at(&report, "/first/id")])),
            ("peak", json!([at(&report, "/peak/start"), at(&report, "/peak/posts")])),
            ("per_minute", at(&report, "/per_minute").clone()),
            ("hashtags", json!(folded(at(&report, "/hashtags")))),
            ("cohashtags", json!(folded(at(&report, "/cohashtags")))),
            // Groundswell gives accounts pseudonyms by rank, unless asked not to; the peers name them.
            ("authors", json!(rows(at(&report, "/authors")).map(|(_, posts)| posts).collect::<Vec<_>>())),
            ("languages", json!(rows(at(&report, "/languages")).collect::<BTreeMap<_, _>>())),
        ]);
        answer.extend(FIGURES.map(|figure| (figure, report.get(figure).cloned().unwrap_or_default())));
        Ok(Self(answer))
    }

    /// How many posts match.
    pub fn posts(&self) -> Option<u64> {
        self.0.get("posts").and_then(Value::as_u64)
    }

    /// Fails where another answer differs, and says in what.
    pub fn compare(&self, other: &Self, names: (&str, &str)) -> Result<()> {
        for (figure, value) in &self.0 {
            let theirs = other.0.get(figure).unwrap_or(&Value::Null);
            if value != theirs {
                let (here, there) = (shown(value, theirs), shown(theirs, value));
                bail!("{} and {} differ in {figure}: {here} and {there}", names.0, names.1);
            }
        }
        Ok(())
    }
}

/// What stands at a place in a report.
fn at<'a>(report: &'a Value, place: &str) -> &'a Value {
    report.pointer(place).unwrap_or(&Value::Null)
}

/// An instant without zeros at the end of its fraction.
fn instant(value: &Value) -> Option<String> {
    let text = value.as_str()?.strip_suffix('Z')?;
    if !text.contains('.') {
        return Some(text.to_owned());
    }
    Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

fn rows(list: &Value) -> impl Iterator<Item = (&str, u64)> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| Some((row.get(0)?.as_str()?, row.get(1)?.as_u64()?)))
}

/// Posts by hashtag, all folded alike.
///
/// Groundswell folds as the networks do, with full case folding, and shows the spelling seen most; the peers have
/// `lower`. Of all letters in the archives the two differ in one, which folds to two.
fn folded(list: &Value) -> BTreeMap<String, u64> {
    let mut tags = BTreeMap::new();
    for (tag, posts) in rows(list) {
        *tags.entry(tag.to_lowercase().replace('ß', "ss")).or_default() += posts;
    }
    tags
}

/// A value, or of a list or a table the beginning of what the other hasn't.
fn shown(value: &Value, other: &Value) -> String {
    let shown = match (value, other) {
        (Value::Array(rows), Value::Array(others)) => {
            let place = rows.iter().zip(others).position(|(row, other)| row != other);
            let place = place.unwrap_or(rows.len().min(others.len()));
            format!("{} rows, at {place} {}", rows.len(), rows.get(place).unwrap_or(&Value::Null))
        }
        (Value::Object(rows), Value::Object(others)) => {
            let row = rows.iter().find(|(name, posts)| others.get(*name) != Some(posts));
            let row = row.map(|(name, posts)| format!("{name}: {posts}")).unwrap_or_default();
            format!("{} rows, {row}", rows.len())
        }
        _ => value.to_string(),
    };
    format!("`{shown}`")
}
