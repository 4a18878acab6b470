// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures how many spellings of agreed hashtags are found, and how many of those offered are none.
//!
//! Three questions, each over posts or names that others made: what is found of spellings that people wrote, judged by the
//! labels of their posts; of spellings that are planted by rule; and of names in other scripts.

mod material;
mod names;
mod natural;
mod planted;
mod programs;
mod reasons;
mod spoiled;

use anyhow::{Result, bail};
use serde_json::json;

use self::programs::Programs;
use super::{host, keep, place::Place, table};

pub const HELP: &str = "\
cargo xtask bench spellings, with
  --keep         keeps the results in docs/bench/spellings.json";

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
    let mut events = material::events()?;
    let place = Place::new()?;
    let programs = Programs::new(&place)?;
    for event in &mut events {
        event.tags = programs.tags(&event.lines())?;
    }
    let natural = natural::measure(&events, &programs)?;
    println!("{}", natural::markdown(&natural));
    let reasons = reasons::measure(&events, &programs)?;
    println!("{}", reasons::markdown(&reasons));
    let spoiled = spoiled::measure(&events, &programs)?;
    println!("{}", spoiled::markdown(&spoiled));
    let names = names::measure(&programs)?;
    println!("{}", names::markdown(&names));
    let facts = host::facts(&Programs::versions()?);
    println!("{}", table::told(&facts));
    let results = json!({
        "machine": facts,
        "natural": natural.iter().map(natural::Judged::json).collect::<Vec<_>>(),
        "reasons": reasons.iter().map(|(why, row)| (why.clone(), row.json())).collect::<serde_json::Map<_, _>>(),
        "planted": spoiled.iter().map(spoiled::Row::json).collect::<Vec<_>>(),
        "names": names.iter().map(names::Row::json).collect::<Vec<_>>(),
    });
    keep("spellings", &results, is_kept)
}

#[cfg(test)]
mod tests;
