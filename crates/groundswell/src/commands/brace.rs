// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::{Outcome, brace, data::DataFolder};

/// Braces a site that is under attack, or lets go, while it runs.
///
/// Braced, it gives out the public pages from memory, compressed already and made anew twice a minute, and closes whatever costs: pledges, reminders, handing
/// in, live streams, proofs. Who takes part is led to the kit; who sends something is told. The studio stays open, and posts are collected and counted as before.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell brace on --data groundswell-data\n  groundswell brace off --data groundswell-data"
)]
pub struct Brace {
    /// Whether it is to be braced
    #[arg(value_enum)]
    switch: Switch,
    /// The folder that the server keeps everything in
    #[arg(long, value_name = "DIR", default_value = "./groundswell-data")]
    data: PathBuf,
}

/// A switch.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    /// Everything as always
    Off,
    /// Pages from memory, and nothing that costs
    On,
}

impl Brace {
    pub fn run(self) -> Result<Outcome> {
        let data = DataFolder::new(&self.data);
        if !data.folder().is_dir() {
            bail!("{} is no data folder: a server has never kept anything in it", self.data.display());
        }
        let is_on = self.switch == Switch::On;
        brace::turn(&data, is_on)?;
        println!(
            "{}",
            if is_on {
                "braced; a running server knows within a second"
            } else {
                "no longer braced; a running server knows within a second"
            }
        );
        Ok(Outcome::Done)
    }
}
