// SPDX-License-Identifier: AGPL-3.0-or-later
use pack::{Head, Record};

/// In what way an answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// A page.
    Html,
    /// One JSON document.
    Json,
    /// One JSON document a line.
    Lines,
}

/// In what way an answer of a media type is read, if it is.
pub(super) fn manner(media_type: &str) -> Option<Manner> {
    match media_type {
        "text/html" | "application/xhtml+xml" => Some(Manner::Html),
        "application/json" | "text/json" => Some(Manner::Json),
        "application/x-ndjson" | "application/ndjson" | "application/jsonl" | "application/jsonlines" => {
            Some(Manner::Lines)
        }
        other if other.ends_with("+json") => Some(Manner::Json),
        _ => None,
    }
}

/// Whether an answer may hold posts: a server has given what was asked for, and it is a page or an API's answer.
pub(super) fn is_read(record: &Record, head: &Head<'_>) -> bool {
    // What a tool keeps of itself, its settings and its list of pages, stands beside the web under names of other schemes.
    let is_of_web = record.target.as_deref().is_some_and(|target| {
        let scheme = target.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        matches!(scheme.as_deref(), Some("http" | "https"))
    });
    let is_good = matches!(head.status, 200 | 203);
    is_good && is_of_web && manner(&head.media_type).is_some()
}
