// SPDX-License-Identifier: AGPL-3.0-or-later
//! Names in other scripts: the cities of the zones that the site knows, in English and in each script (CLDR).

use std::fs;

use anyhow::Result;
use serde_json::{Value, json};

use super::{super::share::Share, programs::Programs};
use crate::run::root;

/// A script with what was found of the names in it.
pub struct Row {
    script: &'static str,
    /// Of all names.
    found: Share,
    /// Of names that are written in English by their sound, with a name of four consonants or more.
    crossed: Share,
}

/// The columns of the table in which the site keeps the names.
const SCRIPTS: [(&str, usize); 3] = [("Arabic", 2), ("Hebrew", 3), ("Persian", 4)];

/// Holds each name against its own in another script, and against those of all other cities.
pub fn measure(programs: &Programs) -> Result<Vec<Row>> {
    let table = fs::read_to_string(root().join("crates/web/words/cities.tsv"))?;
    SCRIPTS.iter().map(|(script, column)| row(script, &cities(&table, *column), programs)).collect()
}

fn row(script: &'static str, cities: &[(String, String)], programs: &Programs) -> Result<Row> {
    let own: Vec<(&str, &str)> =
        cities.iter().map(|(latin, other)| (latin.as_str(), other.as_str())).collect();
    let others =
        cities.iter().flat_map(|(latin, _)| cities.iter().map(move |(of, other)| (latin, of, other)));
    let others: Vec<(&str, &str)> = others
        .filter(|(latin, of, _)| latin != of)
        .map(|(latin, _, other)| (latin.as_str(), other.as_str()))
        .collect();
    let share = |pairs: &[(&str, &str)]| -> Result<Share> {
        let mut share = Share::default();
        programs.pairs(pairs)?.iter().for_each(|why| share.count(why == "script"));
        Ok(share)
    };
    Ok(Row { script, found: share(&own)?, crossed: share(&others)? })
}

/// The cities that have a name in a column, as hashtags: in Latin letters, and in the other script.
fn cities(table: &str, column: usize) -> Vec<(String, String)> {
    let city = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let zone = fields.first().filter(|zone| !zone.starts_with('#'))?;
        let english = fields.get(1).filter(|name| !name.is_empty()).copied();
        let latin = english.or_else(|| zone.rsplit('/').next())?;
        let other = fields.get(column).filter(|name| !name.is_empty())?;
        let tag = |name: &str| name.replace([' ', '-', ',', '.'], "_");
        Some((tag(latin), tag(other)))
    };
    table.lines().filter_map(city).collect()
}

impl Row {
    pub fn json(&self) -> Value {
        json!({ "script": self.script, "found": self.found.json(), "crossed": self.crossed.json() })
    }
}

/// A row for each script.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = String::from(
        "## Names in another script\n\n| script | found | of pairs of two cities, taken for one |\n|---|---|---|\n",
    );
    for row in rows {
        text += &format!("| {} | {} | {}/{} |\n", row.script, row.found, row.crossed.hits, row.crossed.of);
    }
    text
}
