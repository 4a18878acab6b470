// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a record says of a report that was published: which files, and on what they rest.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read},
    path::Path,
};

use anyhow::Result;
use model::{CallId, Timestamp};
use record::Kind;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{hex::hex, read_back::each_other};

/// No file of a report is longer, in bytes.
pub const LONGEST: u64 = 64 << 20;

/// The article, for readers.
pub const PAGE: &str = "index.html";

/// The figures, for programs.
pub const JSON: &str = "report.json";

/// The article, for editing.
pub const MARKDOWN: &str = "report.md";

/// The article on paper.
pub const PAPER: &str = "report.pdf";

/// Every count, a line each.
pub const TABLE: &str = "report.csv";

/// A published report, as its entry tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// When.
    pub published_at: String,
    /// The SHA-256 of each of its files in hexadecimal, by name.
    pub files: BTreeMap<String, String>,
    /// How many entries it rests on; records of the first version do not say.
    pub size: Option<u64>,
}

impl Published {
    /// What is said of files that rest on so many entries.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>, size: u64, now: Timestamp) -> Self {
        let files = files.into_iter().map(|(name, bytes)| (name.to_owned(), sha256(bytes)));
        Self { published_at: now.to_string(), files: files.collect(), size: Some(size) }
    }

    /// The content of its entry. `sha256` is the page's.
    pub fn content(&self, call: &CallId) -> Value {
        json!({
            "call": call.as_str(), "published_at": self.published_at, "sha256": self.files.get(PAGE),
            "files": self.files, "size": self.size,
        })
    }

    /// Reads an entry's content back; nothing if it is of another form.
    pub fn read(content: &Value) -> Option<Self> {
        let published_at = content.get("published_at")?.as_str()?.to_owned();
        let page = content.get("sha256").and_then(Value::as_str);
        let files = content.get("files").and_then(Value::as_object).into_iter().flatten();
        let files = files.filter_map(|(name, digest)| Some((name.clone(), digest.as_str()?.to_owned())));
        let page = page.map(|digest| (PAGE.to_owned(), digest.to_owned()));
        let size = content.get("size").and_then(Value::as_u64);
        Some(Self { published_at, files: page.into_iter().chain(files).collect(), size })
    }

    /// Whether a file of that name was published with these bytes.
    pub fn has(&self, name: &str, bytes: &[u8]) -> bool {
        self.files.get(name).is_some_and(|digest| *digest == sha256(bytes))
    }
}

/// The reports that the lines of an export tell of; whether these hold is told elsewhere.
pub fn published_in(lines: impl Read) -> Vec<Published> {
    let lines = BufReader::new(lines).lines().map_while(Result::ok);
    let report = |line: String| {
        let line: Value = serde_json::from_str(&line).ok()?;
        line.get("kind").filter(|kind| **kind == Kind::Report.key())?;
        Published::read(line.get("content")?)
    };
    lines.filter_map(report).collect()
}

/// The reports that a record says were published, the newest last.
pub fn published_of(record: &Path) -> Result<Vec<Published>> {
    let mut all = Vec::new();
    each_other(record, &[Kind::Report], |_, other| all.extend(Published::read(&other.content)))?;
    Ok(all)
}

/// The SHA-256 of bytes in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_so_is_the_first_version() {
        let now = "2026-12-01T16:02:00Z".parse().expect("an instant");
        let published = Published::new([(PAGE, b"page".as_slice()), (JSON, b"{}")], 7, now);
        let call = "ahang-weavers".parse().expect("a name");
        assert_eq!(Published::read(&published.content(&call)).as_ref(), Some(&published));
        assert!(published.has(JSON, b"{}") && !published.has(JSON, b"{ }") && !published.has(MARKDOWN, b""));
        let first = json!({"call": "ahang-weavers", "published_at": "2026-12-01T16:02:00Z", "sha256": "ab"});
        let read = Published::read(&first).expect("it is one");
        assert_eq!((read.files.get(PAGE).map(String::as_str), read.size), (Some("ab"), None));
        assert_eq!(Published::read(&json!({})), None);
    }
}
