// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands around X's posts, as far as following needs it ([reference](https://docs.x.com/x-api/introduction)); the posts
//! themselves are read by `ingest`.

use serde::{Deserialize, Serialize, de::IgnoredAny};

/// A page of posts, or of counts.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Page {
    pub data: Vec<IgnoredAny>,
    pub includes: Included,
    pub meta: Meta,
}

/// What a page gives beside what was asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Included {
    pub tweets: Vec<IgnoredAny>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Meta {
    pub next_token: Option<String>,
    pub total_tweet_count: Option<u64>,
}

/// A line of the stream.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Message {
    pub data: Option<IgnoredAny>,
    pub includes: Included,
    pub matching_rules: Vec<Match>,
    pub errors: Vec<Problem>,
    pub title: Option<String>,
    #[serde(rename = "type")]
    pub of: Option<String>,
}

/// A rule that let a post through.
#[derive(Deserialize)]
pub(super) struct Match {
    pub id: Number,
}

/// A number, which X has written both ways.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Number {
    Digits(u64),
    Text(String),
}

/// Why X did not do what was asked, or all of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Problem {
    pub title: Option<String>,
    pub detail: Option<String>,
    #[serde(rename = "type")]
    pub of: Option<String>,
    pub connection_issue: Option<String>,
    pub message: Option<String>,
    pub resource_id: Option<String>,
    pub resource_type: Option<String>,
    pub value: Option<String>,
    pub errors: Vec<Problem>,
}

/// The rules that are there, or were made.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Rules {
    pub data: Vec<Rule>,
    pub errors: Vec<Problem>,
}

#[derive(Deserialize)]
pub(super) struct Rule {
    pub id: String,
    pub value: String,
    pub tag: Option<String>,
}

/// How rules are made and removed.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Change<'a> {
    Add(Vec<Wanted<'a>>),
    Delete { ids: Vec<&'a str> },
}

#[derive(Serialize)]
pub(super) struct Wanted<'a> {
    pub value: &'a str,
    pub tag: &'a str,
}

/// An answer about posts that were looked up.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    pub data: Vec<Found>,
    pub includes: Included,
    pub errors: Vec<Problem>,
}

#[derive(Deserialize)]
pub(super) struct Found {
    pub id: String,
    #[serde(default)]
    pub edit_history_tweet_ids: Vec<String>,
    pub withheld: Option<IgnoredAny>,
}
