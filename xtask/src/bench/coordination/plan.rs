// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::shares::Shares;
use crate::bench::plan::number;

/// What is to be measured.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    pub rounds: usize,
    /// Shares of the long table; the goals are for this many.
    pub shares: usize,
    /// Whether the million on one object is measured too.
    pub has_crowds: bool,
    pub is_kept: bool,
    /// A build that is measured, in place of a new one.
    pub program: Option<PathBuf>,
    /// Whether storms are invented, and nothing is timed.
    pub is_about_honesty: bool,
    pub storms: u64,
}

pub const SHARES: usize = 626_000;

pub const HELP: &str = "\
cargo xtask bench coordination, with any of
  --rounds N      how often each is run, in turn with the others; 5
  --shares N      how many shares the table has; 626000
  --no-crowds     leaves out the million shares of one object
  --keep          keeps the results in docs/bench/coordination.json
  --program PATH  measures this build of groundswell in place of a new one
or with
  --honest        invents storms with and without a paid cluster, and tells how often honest people are flagged
  --storms N      how many of each kind; 20";

/// A million shares of one object.
pub const HOUR: Shares = Shares {
    name: "hour",
    what: "all of one object, within an hour, by 20,000 accounts",
    shares: 1_000_000,
    accounts: 20_000,
    objects: 1,
    seconds: 3600,
};

/// As many within a minute, nearly each by an account of its own.
pub const MINUTE: Shares = Shares {
    name: "minute",
    what: "all of one object, within a minute, by a million accounts",
    shares: 1_000_000,
    accounts: 1_000_000,
    objects: 1,
    seconds: 60,
};

impl Plan {
    pub fn read(words: &[&str]) -> Result<Self> {
        let mut plan = Self {
            rounds: 5,
            shares: SHARES,
            has_crowds: true,
            is_kept: false,
            program: None,
            is_about_honesty: false,
            storms: 20,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value =
                || words.next().copied().with_context(|| format!("`{word}` needs a value\n{HELP}"));
            match *word {
                "--rounds" => plan.rounds = number(value()?)?,
                "--shares" => plan.shares = number(value()?)?,
                "--no-crowds" => plan.has_crowds = false,
                "--keep" => plan.is_kept = true,
                "--program" => plan.program = Some(value()?.into()),
                "--honest" => plan.is_about_honesty = true,
                "--storms" => plan.storms = number(value()?)?,
                _ => bail!("`{word}` is no option\n{HELP}"),
            }
        }
        Ok(plan)
    }

    /// The table that all read.
    pub fn table(&self) -> Shares {
        Shares {
            name: "shares",
            what: "of an hour and a half, heavy-tailed",
            shares: self.shares,
            accounts: self.shares / 3,
            objects: self.shares / 2,
            seconds: 5_400,
        }
    }

    /// Whether the table is as long as the goals say.
    pub fn is_whole(&self) -> bool {
        self.shares == SHARES
    }
}
