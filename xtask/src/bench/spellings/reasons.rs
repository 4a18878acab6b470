// SPDX-License-Identifier: AGPL-3.0-or-later
//! The spellings that people wrote, by what makes them near, and what company changes.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Value, json};

use super::{super::share::Share, material::Event, programs::Programs};

/// What was found for one reason, in all events.
#[derive(Default)]
pub struct Row {
    /// Of the spellings offered, those whose posts are on topic in nine of ten.
    offered: Share,
    /// Of the posts that have one, those on topic.
    posts: Share,
    /// The same of the spellings that their company keeps from being offered.
    held_back: Share,
}

/// Judges each reason.
pub fn measure(events: &[Event], programs: &Programs) -> Result<BTreeMap<String, Row>> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for event in events {
        let labels = event.labels();
        for near in programs.near(&event.agreed(), &event.lines())? {
            let labels = labels.get(near.spelling.as_str()).copied().unwrap_or_default();
            let row = rows.entry(near.why).or_default();
            if near.is_offered {
                row.offered.count(labels.are_on_topic());
                row.posts += Share { hits: labels.on, of: labels.on + labels.off };
            } else {
                row.held_back.count(labels.are_on_topic());
            }
        }
    }
    Ok(rows)
}

impl Row {
    pub fn json(&self) -> Value {
        json!({ "offered": self.offered.json(), "posts": self.posts.json(), "held_back": self.held_back.json() })
    }
}

/// A row for each reason.
pub fn markdown(rows: &BTreeMap<String, Row>) -> String {
    let mut text = String::from(
        "## By what makes them near\n\n| why | offered, on topic | posts, on topic | not offered, on topic |\n|---|---|---|---|\n",
    );
    for (why, row) in rows {
        text += &format!("| {why} | {} | {} | {} |\n", row.offered, row.posts, row.held_back);
    }
    text
}
