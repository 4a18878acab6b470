// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io;

use clap::Args;
use clap_complete::Shell;

use crate::Outcome;

/// Prints completions for a shell.
#[derive(Args)]
#[command(
    after_help = "Example:\n  groundswell completions bash > ~/.local/share/bash-completion/completions/groundswell"
)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub fn run(self, command: &mut clap::Command) -> anyhow::Result<Outcome> {
        clap_complete::generate(self.shell, command, "groundswell", &mut io::stdout());
        Ok(Outcome::Done)
    }
}
