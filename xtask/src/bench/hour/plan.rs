// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{path::PathBuf, str::FromStr};

use anyhow::{Context, Result, bail};

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
    /// Where the programs lie, if they are not to be built.
    pub programs: Option<PathBuf>,
}

pub const HELP: &str = "\
cargo xtask bench hour, with any of
  --with page,listen,pledge,slow   what is measured; all of it, unless some is named
  --rounds N                       how often each is run, in turn with the others; 5
  --seconds N                      how long a run takes; 4
  --listeners N                    how many live streams are held; 18000
  --quick                          a glance: one round of one second each, with few people
  --programs DIR                   takes the programs that lie there, instead of building them";

const PARTS: [&str; 4] = ["page", "listen", "pledge", "slow"];

impl Plan {
    pub fn read(words: &[&str]) -> Result<Self> {
        let mut plan = Self {
            parts: PARTS.map(ToOwned::to_owned).to_vec(),
            rounds: 5,
            seconds: 4,
            listeners: 18_000,
            pledgers: 256,
            slow: 5_000,
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
                    plan = Self { rounds: 1, seconds: 1, listeners: 200, pledgers: 16, slow: 60, ..plan };
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

fn number<T: FromStr + Default + PartialEq>(value: &str) -> Result<T> {
    let number = value.parse().ok().filter(|number| *number != T::default());
    number.with_context(|| format!("`{value}` is no number of something"))
}
