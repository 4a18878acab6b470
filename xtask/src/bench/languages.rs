// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures how often the language of a short text is told, and how often rightly, beside Lingua.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use anyhow::{Result, bail, ensure};
use serde_json::json;

use super::{
    ask::{ask, install},
    host, keep,
    place::{Place, release},
    share::Share,
    table,
};
use crate::run::{root, run};

const HELP: &str = "\
cargo xtask bench languages, with
  --keep         keeps the results in docs/bench/languages.json";

/// Every so manieth text is given to the peer, which takes long.
const PEER_EVERY: usize = 5;

/// A language that is told apart in the tables has so many texts.
const LEAST: u64 = 50;

/// A text with the language that somebody has given it, and what is told.
struct Text {
    source: String,
    language: String,
    told: String,
    /// What the peer tells, if it was asked.
    peer: Option<String>,
}

/// How many are told, and how many of those rightly.
#[derive(Default)]
struct Told {
    told: Share,
    right: Share,
}

/// Measures all of it, and tells it.
pub fn measure(words: &[&str]) -> Result<()> {
    let is_kept = match words {
        [] => false,
        ["--keep"] => true,
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            return Ok(());
        }
        _ => bail!("`{}` is no option\n{HELP}", words.join(" ")),
    };
    let place = Place::new()?;
    let target = root().join("target");
    run(release(&target).args(["--package", "groundswell-analysis", "--example", "languages"]))?;
    let ours = target.join("release/examples/languages");
    let known = ask(Command::new(&ours).arg("known"), "")?;
    let known: BTreeSet<&str> = known.lines().collect();
    let texts = texts(&place, &Command::new(&ours))?;
    println!("{}", by_source(&texts, &known));
    println!("{}", by_language(&texts, &known));
    let facts = host::facts("lingua-language-detector==2.1.1; texts: django==5.2.19");
    println!("{}", table::told(&facts));
    let rows = by(texts.iter().map(|text| (text.language.as_str(), text, &text.told)));
    let rows = rows.iter().map(|(language, told)| {
        ((*language).to_owned(), json!({ "told": told.told.json(), "right": told.right.json() }))
    });
    let results = json!({ "machine": facts, "languages": rows.collect::<serde_json::Map<_, _>>() });
    keep("languages", &results, is_kept)
}

/// The texts, with what is told of each.
fn texts(place: &Place, ours: &Command) -> Result<Vec<Text>> {
    let folder = root().join("xtask/bench/languages");
    let peers = install(place, "languages")?;
    let mut reading = Command::new("python3");
    reading.arg(folder.join("texts.py")).arg(&peers).arg(root().join("../shared/data"));
    let read = ask(&mut reading, "")?;
    let rows: Vec<Vec<&str>> = read.lines().map(|line| line.splitn(3, '\t').collect()).collect();
    let text_of = |row: &Vec<&str>| row.get(2).copied().unwrap_or_default().to_owned() + "\n";
    let told = ask(&mut Command::new(ours.get_program()), &rows.iter().map(text_of).collect::<String>())?;
    let mut python = Command::new("python3");
    python.env("PYTHONPATH", &peers).arg(folder.join("peer.py"));
    let peer = ask(&mut python, &rows.iter().step_by(PEER_EVERY).map(text_of).collect::<String>())?;
    ensure!(told.lines().count() == rows.len(), "each text has an answer");
    let mut peer = peer.lines();
    let text = |(place, (row, told)): (usize, (&Vec<&str>, &str))| Text {
        source: row.first().copied().unwrap_or_default().to_owned(),
        language: spoken(row.get(1).copied().unwrap_or_default()).to_owned(),
        told: told.to_owned(),
        peer: if place.is_multiple_of(PEER_EVERY) { peer.next().map(str::to_owned) } else { None },
    };
    Ok(rows.iter().zip(told.lines()).enumerate().map(text).collect())
}

/// One code for a language that has several.
fn spoken(code: &str) -> &str {
    match code {
        "in" => "id",
        "nn" | "no" => "nb",
        code => code,
    }
}

/// Counts by a name.
fn by<'a>(texts: impl Iterator<Item = (&'a str, &'a Text, &'a String)>) -> BTreeMap<&'a str, Told> {
    let mut rows: BTreeMap<&str, Told> = BTreeMap::new();
    for (name, text, told) in texts {
        let row = rows.entry(name).or_default();
        row.told.count(told != "und");
        if told != "und" {
            row.right.count(spoken(told) == text.language);
        }
    }
    rows
}

fn by_source(texts: &[Text], known: &BTreeSet<&str>) -> String {
    let mut table = String::from("| texts | who | told | of these, as labelled |\n|---|---|---|---|\n");
    let part = |text: &Text| {
        let known =
            if known.contains(text.language.as_str()) { "known languages" } else { "other languages" };
        format!("{}, {known}", text.source)
    };
    let names: Vec<String> = texts.iter().map(part).collect();
    let named = || names.iter().map(String::as_str).zip(texts);
    let ours = by(named().map(|(name, text)| (name, text, &text.told)));
    let asked = || named().filter_map(|(name, text)| Some((name, text, text.peer.as_ref()?)));
    let sampled = by(asked().map(|(name, text, _)| (name, text, &text.told)));
    let peer = by(asked());
    for (who, rows) in [
        ("**Groundswell**, all", &ours),
        ("Groundswell, those of the sample", &sampled),
        ("Lingua, those of the sample", &peer),
    ] {
        for (name, row) in rows {
            table += &format!("| {name} | {who} | {} | {} |\n", row.told, row.right);
        }
    }
    table
}

fn by_language(texts: &[Text], known: &BTreeSet<&str>) -> String {
    let mut table = String::from("| language | told | of these, rightly |\n|---|---|---|\n");
    let django = texts.iter().filter(|text| text.source == "Django");
    for (language, row) in by(django.map(|text| (text.language.as_str(), text, &text.told))) {
        if row.told.of >= LEAST {
            let name = if known.contains(language) {
                language.to_owned()
            } else {
                format!("{language} (not known)")
            };
            table += &format!("| {name} | {} | {} |\n", row.told, row.right);
        }
    }
    table
}
