// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io;

use clap::Args;

use crate::Outcome;

/// Prints the manual page.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell man > groundswell.1")]
pub struct Man {}

impl Man {
    pub fn run(self, command: clap::Command) -> anyhow::Result<Outcome> {
        clap_mangen::Man::new(command).render(&mut io::stdout())?;
        Ok(Outcome::Done)
    }
}
