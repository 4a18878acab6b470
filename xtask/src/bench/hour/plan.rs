// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::super::plan::number;

/// What is to be measured.
#[derive(Debug, PartialEq)]
pub struct Plan {
    parts: Vec<String>,
    /// How often each is run, in turn with the others.
    pub rounds: usize,
    /// How long a run takes.
    pub seconds: u64,
    pub listeners: u32,
    pub pledgers: u32,
    pub slow: u32,
    /// How many neighborhoods a flood comes from, and how long it lasts.
    pub flooders: u32,
    pub flood_seconds: u64,
    /// Where the programs lie, if they are not to be built.
    pub programs: Option<PathBuf>,
}

pub const HELP: &str = "\
cargo xtask bench hour, with any of
  --with page,listen,pledge,slow,flood   what is measured; all of it, unless some is named
  --rounds N                       how often each is run, in turn with the others; 5
  --seconds N                      how long a run takes; 4
  --listeners N                    how many live streams are held; 18000
  --quick                          a glance: one round of one second each, with few people
  --programs DIR                   takes the programs that lie there, instead of building them";

const PARTS: [&str; 5] = ["page", "listen", "pledge", "slow", "flood"];

impl Plan {
    pub fn read(words: &[&str]) -> Result<Self> {
        let mut plan = Self {
            parts: PARTS.map(ToOwned::to_owned).to_vec(),
            rounds: 5,
            seconds: 4,
            listeners: 18_000,
            pledgers: 256,
            slow: 5_000,
            flooders: 1_000,
            flood_seconds: 60,
            programs: None,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value =
                || words.next().copied().with_context(|| format!("`{word}` needs a value\n{HELP}"));
            match *word {
                "--with" => plan.parts = parts(value()?)?,
                "--rounds" => plan.rounds = number(value()?)?,
                "--seconds" => plan.seconds = number(value()?)?,
                "--listeners" => plan.listeners = number(value()?)?,
                "--programs" => plan.programs = Some(PathBuf::from(value()?)),
                "--quick" => {
                    let (rounds, seconds, flood_seconds) = (1, 1, 3);
                    let few = Self { listeners: 200, pledgers: 16, slow: 60, flooders: 10, ..plan };
                    plan = Self { rounds, seconds, flood_seconds, ..few };
                }
                _ => bail!("`{word}` is no option\n{HELP}"),
            }
        }
        Ok(plan)
    }

    pub fn measures(&self, part: &str) -> bool {
        self.parts.iter().any(|named| named == part)
    }
}

fn parts(names: &str) -> Result<Vec<String>> {
    let names: Vec<String> = names.split(',').map(ToOwned::to_owned).collect();
    match names.iter().find(|name| !PARTS.contains(&name.as_str())) {
        Some(name) => bail!("nothing is called `{name}`\n{HELP}"),
        None => Ok(names),
    }
}
