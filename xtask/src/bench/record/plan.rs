// SPDX-License-Identifier: AGPL-3.0-or-later
use anyhow::{Context, Result, bail};

use super::super::plan::number;

/// How much is measured.
#[derive(Debug, PartialEq)]
pub struct Plan {
    pub entries: u64,
    /// How often everything is done, in turn.
    pub rounds: usize,
    /// Whether the results are kept in `docs/bench`.
    pub is_kept: bool,
}

pub const HELP: &str = "\
cargo xtask bench record, with any of
  --entries N    how many entries the record has; 1000000, which take 3 GB of disk, and 1 GB more for each further round, until all are measured
  --rounds N     how often everything is done, in turn with the peers; 5
  --keep         keeps the results in docs/bench/record.json";

/// The entries of which the goals speak.
const ENTRIES: u64 = 1_000_000;

impl Plan {
    pub fn read(words: &[&str]) -> Result<Self> {
        let mut plan = Self { entries: ENTRIES, rounds: 5, is_kept: false };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value =
                || words.next().copied().with_context(|| format!("`{word}` needs a value\n{HELP}"));
            match *word {
                "--entries" => plan.entries = number(value()?)?,
                "--rounds" => plan.rounds = number(value()?)?,
                "--keep" => plan.is_kept = true,
                _ => bail!("`{word}` is no option\n{HELP}"),
            }
        }
        Ok(plan)
    }

    /// Whether the record is as long as the goals say.
    pub fn is_whole(&self) -> bool {
        self.entries == ENTRIES
    }
}
