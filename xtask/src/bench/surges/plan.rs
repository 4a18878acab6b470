// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// What is to be measured.
#[derive(Debug)]
pub struct Plan {
    /// The folder of the series.
    pub series: PathBuf,
    pub windows: PathBuf,
    /// The program, if it is built already.
    pub program: Option<PathBuf>,
    pub has_peers: bool,
    /// Whether the results are kept in `docs/bench`.
    pub is_kept: bool,
}

pub const HELP: &str = "\
cargo xtask bench surges, with any of
  --series FOLDER          the series, each a CSV file with the header `timestamp,value`; the shared ones
  --windows FILE           what is unusual in them, as the Numenta benchmark writes it:
                           {\"name.csv\": [[\"first time\", \"last time\"], …]}; the shared ones
  --program PATH           a groundswell that is built already; else it is built as it is released
  --no-peers               measures Groundswell alone
  --keep                   keeps the results in docs/bench/surges.json";

impl Plan {
    pub fn read(words: &[&str]) -> Result<Self> {
        let shared = super::shared();
        let mut plan = Self {
            series: shared.join("data"),
            windows: shared.join("windows.json"),
            program: None,
            has_peers: true,
            is_kept: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value =
                || words.next().map(PathBuf::from).with_context(|| format!("`{word}` needs a value\n{HELP}"));
            match *word {
                "--series" => plan.series = value()?,
                "--windows" => plan.windows = value()?,
                "--program" => plan.program = Some(value()?),
                "--no-peers" => plan.has_peers = false,
                "--keep" => plan.is_kept = true,
                _ => bail!("`{word}` is no option\n{HELP}"),
            }
        }
        Ok(plan)
    }
}
