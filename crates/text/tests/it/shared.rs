// SPDX-License-Identifier: AGPL-3.0-or-later
//! The networks' own test vectors, where the shared data folder holds them.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;

/// One case of a YAML file of twitter-text.
pub struct Case {
    pub description: String,
    pub text: String,
    /// Of a case about marked words: where each begins and ends, in characters.
    pub hits: Value,
    /// What follows `expected:`, as JSON; a list or mapping in YAML's block form becomes a list of mappings.
    pub expected: Value,
}

/// The text of a shared file; says so where it isn't there.
pub fn read(path: &str) -> Option<String> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    let text = fs::read_to_string(&full).ok();
    if text.is_none() {
        eprintln!("left out: {} is not there", full.display());
    }
    text
}

/// The cases by section, of the few forms that the files of twitter-text use.
pub fn cases(yaml: &str) -> BTreeMap<String, Vec<Case>> {
    let mut sections: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    let mut section = String::new();
    for line in yaml.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty()) {
        let indent = line.len() - line.trim_start().len();
        let trimmed = line.trim();
        if indent == 2 {
            section = trimmed.trim_end_matches(':').to_owned();
        } else if let Some(description) = trimmed.strip_prefix("- description:") {
            let case = Case {
                description: description.to_owned(),
                text: String::new(),
                hits: Value::Null,
                expected: Value::Null,
            };
            sections.entry(section.clone()).or_default().push(case);
        } else if let Some(case) = sections.get_mut(&section).and_then(|cases| cases.last_mut()) {
            take_line(case, indent, trimmed);
        }
    }
    sections
}

fn take_line(case: &mut Case, indent: usize, line: &str) {
    let (key, value) = line.split_once(':').expect("a line of a case is a key and a value");
    let value = scalar(value.trim());
    match (indent, key) {
        (6, "text") => case.text = value.as_str().expect("a text is a string").to_owned(),
        (6, "hits") => case.hits = value,
        (6, "expected") => case.expected = value,
        _ => {
            if case.expected.is_null() {
                case.expected = Value::Array(Vec::new());
            }
            let items = case.expected.as_array_mut().expect("a block of mappings");
            if items.is_empty() || key.starts_with("- ") {
                items.push(Value::Object(serde_json::Map::new()));
            }
            let item = items.last_mut().and_then(Value::as_object_mut).expect("one was pushed");
            item.insert(key.trim_start_matches("- ").to_owned(), value);
        }
    }
}

/// A value in quotes or brackets, a number, a truth value, nothing. YAML's `\U` is JSON's `\u`, in pairs.
fn scalar(value: &str) -> Value {
    let mut json = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("\\U") {
        let (digits, after) = after.split_at(8);
        let point = u32::from_str_radix(digits, 16).expect("eight hexadecimal digits");
        json.push_str(before);
        json.push(char::from_u32(point).expect("a character"));
        rest = after;
    }
    json.push_str(rest);
    if json.is_empty() {
        return Value::Null;
    }
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"))
}
