// SPDX-License-Identifier: AGPL-3.0-or-later
//! The labelled posts: for each whether people said that it is about the event.

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::run::root;

/// An event with its posts.
pub struct Event {
    pub name: String,
    pub posts: Vec<Labelled>,
    /// The hashtags of each post, as X folds them.
    pub tags: Vec<Vec<String>>,
}

/// A post with its label.
pub struct Labelled {
    pub id: i64,
    pub text: String,
    pub is_on_topic: bool,
}

/// Posts that have a hashtag: on topic, and not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    pub on: u64,
    pub off: u64,
}

impl Labels {
    /// Whether at least nine of ten are on topic.
    pub fn are_on_topic(self) -> bool {
        self.on > 0 && self.on * 10 >= (self.on + self.off) * 9
    }
}

/// The events whose figures decided the one threshold that is not a rule of form; the others judge it.
pub const FITTED: [&str; 3] = ["2012_Sandy_Hurricane", "2013_Alberta_Floods", "2013_Boston_Bombings"];

/// How many hashtags are taken for agreed on.
const AGREED: usize = 3;

/// The least number of characters of such a hashtag.
const SHORTEST: usize = 6;

impl Event {
    /// Whether it had no part in finding the threshold.
    pub fn is_held_out(&self) -> bool {
        !FITTED.contains(&self.name.as_str())
    }

    /// Its name as people say it.
    pub fn shown(&self) -> String {
        self.name.replace('_', " ")
    }

    /// By hashtag, the labels of the posts that have it.
    pub fn labels(&self) -> BTreeMap<&str, Labels> {
        let mut labels: BTreeMap<&str, Labels> = BTreeMap::new();
        for (post, tags) in self.posts.iter().zip(&self.tags) {
            for tag in tags {
                let labels = labels.entry(tag).or_default();
                *(if post.is_on_topic { &mut labels.on } else { &mut labels.off }) += 1;
            }
        }
        labels
    }

    /// The three hashtags of most posts on topic, of those with six characters or more whose posts are on topic in nine of ten.
    pub fn agreed(&self) -> Vec<String> {
        let mut tags: Vec<(&str, Labels)> = self.labels().into_iter().collect();
        tags.retain(|(tag, labels)| labels.are_on_topic() && tag.chars().count() >= SHORTEST);
        tags.sort_by(|(one, a), (other, b)| b.on.cmp(&a.on).then_with(|| one.cmp(other)));
        tags.into_iter().take(AGREED).map(|(tag, _)| tag.to_owned()).collect()
    }

    /// Its posts as lines for a program.
    pub fn lines(&self) -> String {
        self.posts.iter().map(|post| format!("{}\n", json!({ "id": post.id, "text": post.text }))).collect()
    }
}

/// Reads the events; an error says so where they are not there.
pub fn events() -> Result<Vec<Event>> {
    let folder = root().join("../shared/data/crisislex/CrisisLexT6");
    if !folder.exists() {
        bail!(
            "the labelled posts (CrisisLexT6) are not in ../shared/data/crisislex: nothing can be measured"
        );
    }
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders.into_iter().map(event).collect()
}

fn event(folder: PathBuf) -> Result<Event> {
    let name = folder.file_name().context("a folder has a name")?.to_string_lossy().into_owned();
    let file = folder.join(format!("{name}-ontopic_offtopic.csv.zst"));
    let unpacked = Command::new("zstd").arg("-dc").arg(&file).output().context("can't start zstd")?;
    let text = String::from_utf8_lossy(&unpacked.stdout);
    let posts: Vec<Labelled> = rows(&text).into_iter().skip(1).filter_map(post).collect();
    if posts.is_empty() {
        bail!("no labelled post in {}", file.display());
    }
    Ok(Event { name, posts, tags: Vec::new() })
}

fn post(row: Vec<String>) -> Option<Labelled> {
    let [id, text, label] = row.try_into().ok()?;
    let id = id.trim_matches([' ', '\'']).parse().ok()?;
    Some(Labelled { id, text, is_on_topic: label.trim() == "on-topic" })
}

/// The rows of a table with commas; a field in quotes may hold commas, line ends, and quotes twice.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if is_quoted && rest.peek() == Some(&'"') => {
                rest.next();
                field.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut field)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    rows
}
