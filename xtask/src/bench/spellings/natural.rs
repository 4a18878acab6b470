// SPDX-License-Identifier: AGPL-3.0-or-later
//! Spellings that people wrote, judged by what people said of their posts.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    super::share::Share,
    material::{Event, Labels},
    programs::Programs,
};

/// What a method found in an event.
pub struct Judged {
    event: String,
    is_held_out: bool,
    agreed: Vec<String>,
    method: &'static str,
    /// Of the spellings offered, those whose posts are on topic in nine of ten.
    precision: Share,
    /// Of the posts that have one, those on topic.
    posts: Share,
    /// Of the spellings that should be found, those offered.
    recall: Share,
    /// Of the posts that have one that should be found, those with one that is offered.
    recalled_posts: Share,
}

/// The methods: ours, and the peers'; the first is what organizers are offered.
const METHODS: [(&str, &str); 7] = [
    ("offers", "**Groundswell, form and company**"),
    ("form", "Groundswell, form alone"),
    ("all", "Groundswell, all forms whatever their company"),
    ("osa", "edit distance (rapidfuzz, OSA, one in six)"),
    ("ratio", "rapidfuzz `ratio` ≥ 80"),
    ("symspell", "symspellpy, two slips"),
    ("every", "every other hashtag"),
];

/// Lets each method look at each event.
pub fn measure(events: &[Event], programs: &Programs) -> Result<Vec<Judged>> {
    let mut judged = Vec::new();
    for event in events {
        let (agreed, labels) = (event.agreed(), event.labels());
        let found = found(event, &agreed, &labels, programs)?;
        let wanted: BTreeSet<&str> = wanted(&agreed, &labels);
        for (method, _) in METHODS {
            let offered = found.get(method).cloned().unwrap_or_default();
            judged.push(judge(event, &agreed, method, &offered, &labels, &wanted));
        }
    }
    Ok(judged)
}

fn found(
    event: &Event,
    agreed: &[String],
    labels: &BTreeMap<&str, Labels>,
    programs: &Programs,
) -> Result<BTreeMap<String, Vec<String>>> {
    let seen: Vec<&str> = labels.keys().copied().collect();
    let mut found = programs.peers(agreed, &seen)?;
    let near = programs.near(agreed, &event.lines())?;
    let mut put = |name: &str, is: fn(&super::programs::Near) -> bool| {
        let spellings = near.iter().filter(|near| is(near)).map(|near| near.spelling.clone()).collect();
        found.insert(name.to_owned(), spellings);
    };
    put("offers", |near| near.is_offered);
    put("form", |near| !near.needs_company);
    put("all", |_| true);
    let others = seen.iter().map(|tag| (*tag).to_owned()).filter(|tag| !agreed.contains(tag));
    found.insert("every".to_owned(), others.collect());
    Ok(found)
}

/// The spellings that should be found: whose posts are on topic in nine of ten, and that share a run of characters with a
/// hashtag agreed on which is two thirds of it or more, and four characters at least.
fn wanted<'a>(agreed: &[String], labels: &BTreeMap<&'a str, Labels>) -> BTreeSet<&'a str> {
    let is_related = |tag: &str| {
        agreed.iter().any(|agreed| {
            let run = common_run(agreed, tag);
            run >= 4 && run * 3 >= agreed.chars().count() * 2
        })
    };
    let wanted = labels.iter().filter(|(tag, labels)| labels.are_on_topic() && is_related(tag));
    wanted.map(|(tag, _)| *tag).filter(|tag| !agreed.iter().any(|agreed| agreed == tag)).collect()
}

/// The length of the longest run of characters that both have.
pub fn common_run(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let (mut old, mut longest) = (vec![0; other.len() + 1], 0);
    for a in one.chars() {
        let runs = other.iter().zip(&old).map(|(b, before)| if a == *b { before + 1 } else { 0 });
        old = std::iter::once(0).chain(runs).collect();
        longest = longest.max(old.iter().copied().max().unwrap_or_default());
    }
    longest
}

fn judge(
    event: &Event,
    agreed: &[String],
    method: &'static str,
    offered: &[String],
    labels: &BTreeMap<&str, Labels>,
    wanted: &BTreeSet<&str>,
) -> Judged {
    let offered: BTreeSet<&str> = offered.iter().map(String::as_str).collect();
    let [mut precision, mut posts, mut recall, mut recalled_posts] = [Share::default(); 4];
    for tag in &offered {
        let labels = labels.get(tag).copied().unwrap_or_default();
        precision.count(labels.are_on_topic());
        posts += Share { hits: labels.on, of: labels.on + labels.off };
    }
    for tag in wanted {
        let is_offered = offered.contains(tag);
        recall.count(is_offered);
        let posts = labels.get(tag).map_or(0, |labels| labels.on + labels.off);
        recalled_posts += Share { hits: if is_offered { posts } else { 0 }, of: posts };
    }
    let (agreed, is_held_out) = (agreed.to_vec(), event.is_held_out());
    Judged { event: event.shown(), is_held_out, agreed, method, precision, posts, recall, recalled_posts }
}

impl Judged {
    pub fn json(&self) -> Value {
        json!({
            "event": self.event, "agreed": self.agreed, "method": self.method,
            "precision": self.precision.json(), "posts": self.posts.json(), "recall": self.recall.json(),
            "recalled_posts": self.recalled_posts.json(),
        })
    }
}

/// Tables: all events, those held out, and each by itself.
pub fn markdown(judged: &[Judged]) -> String {
    let mut text = String::from("## Spellings that people wrote\n");
    let part = |title: &str, is_of_it: &dyn Fn(&Judged) -> bool| {
        let mut part = format!(
            "\n{title}\n\n| method | spellings on topic | posts on topic | spellings found of what should be | and posts |\n|---|---|---|---|---|\n"
        );
        for (method, name) in METHODS {
            let [mut precision, mut posts, mut recall, mut recalled_posts] = [Share::default(); 4];
            for judged in judged.iter().filter(|judged| judged.method == method && is_of_it(judged)) {
                precision += judged.precision;
                posts += judged.posts;
                recall += judged.recall;
                recalled_posts += judged.recalled_posts;
            }
            part += &format!("| {name} | {precision} | {posts} | {recall} | {recalled_posts} |\n");
        }
        part
    };
    text += &part("**All six events**", &|_| true);
    text += &part("**The three that had no part in finding the threshold**", &|judged| judged.is_held_out);
    let mut events: Vec<(&str, &[String])> =
        judged.iter().map(|judged| (judged.event.as_str(), judged.agreed.as_slice())).collect();
    events.dedup();
    for (event, agreed) in events {
        text += &part(&format!("{event}: #{}", agreed.join(", #")), &|judged| judged.event == event);
    }
    text
}
