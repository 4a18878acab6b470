// SPDX-License-Identifier: AGPL-3.0-or-later
//! Spellings that were planted, and how many of them each method finds.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    super::share::Share,
    material::Event,
    planted::{CLASSES, Class},
    programs::Programs,
};

/// A class with what was found of it, by method.
pub struct Row {
    class: &'static str,
    found: BTreeMap<&'static str, Share>,
}

const METHODS: [(&str, &str); 5] = [
    ("offers", "**offered**"),
    ("form", "by form alone"),
    ("osa", "OSA, one in six"),
    ("ratio", "`ratio` ≥ 80"),
    ("symspell", "symspellpy"),
];

/// Plants each class in each event.
pub fn measure(events: &[Event], programs: &Programs) -> Result<Vec<Row>> {
    CLASSES.iter().map(|class| row(class, events, programs)).collect()
}

fn row(class: &Class, events: &[Event], programs: &Programs) -> Result<Row> {
    let mut found: BTreeMap<&'static str, Share> = BTreeMap::new();
    for event in events {
        let agreed = event.agreed();
        let (lines, planted) = class.plant(event, &agreed);
        let text: String = lines.iter().map(super::planted::Line::json).collect();
        let tags = programs.tags(&text)?;
        let near = programs.near(&agreed, &text)?;
        let ours = |is: &dyn Fn(&super::programs::Near) -> bool| {
            near.iter()
                .filter(|near| is(near))
                .map(|near| near.spelling.clone())
                .collect::<BTreeSet<String>>()
        };
        let seen: BTreeSet<&str> = tags.iter().flatten().map(String::as_str).collect();
        let peers = programs.peers(&agreed, &seen.into_iter().collect::<Vec<_>>())?;
        for (method, _) in METHODS {
            let offered = match method {
                "offers" => ours(&|near| near.is_offered),
                "form" => ours(&|near| !near.needs_company),
                _ => peers.get(method).into_iter().flatten().cloned().collect(),
            };
            for planted in &planted {
                // What the post has now and had not before is what was planted; nothing, where no hashtag is left.
                let new = |post: &usize| {
                    let (now, before) = (tags.get(*post), event.tags.get(*post));
                    let new = now
                        .into_iter()
                        .flatten()
                        .filter(|tag| !before.is_some_and(|before| before.contains(tag)));
                    new.cloned().collect::<Vec<String>>()
                };
                let is_found = planted.posts.iter().flat_map(new).any(|tag| offered.contains(&tag));
                found.entry(method).or_default().count(is_found);
            }
        }
    }
    Ok(Row { class: class.name, found })
}

impl Row {
    pub fn json(&self) -> Value {
        let found: BTreeMap<&str, Value> =
            self.found.iter().map(|(method, share)| (*method, share.json())).collect();
        json!({ "class": self.class, "found": found })
    }
}

/// A row for each class, and one for all.
pub fn markdown(rows: &[Row]) -> String {
    let names: Vec<&str> = METHODS.iter().map(|(_, name)| *name).collect();
    let mut text = format!(
        "## Spellings that are planted\n\n| class | {} |\n|---|{}\n",
        names.join(" | "),
        "---|".repeat(names.len())
    );
    let mut all: BTreeMap<&str, Share> = BTreeMap::new();
    for row in rows {
        let share = |(method, _): &(&'static str, &str)| row.found.get(method).copied().unwrap_or_default();
        for method in &METHODS {
            *all.entry(method.0).or_default() += share(method);
        }
        let shares: Vec<String> = METHODS.iter().map(|method| share(method).to_string()).collect();
        text += &format!("| {} | {} |\n", row.class, shares.join(" | "));
    }
    let shares: Vec<String> =
        METHODS.iter().filter_map(|(method, _)| Some(all.get(method)?.to_string())).collect();
    text + &format!("| all | {} |\n", shares.join(" | "))
}
