// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::{
    Outcome,
    terminal::{counted, say},
};

/// Works on a call's folder.
#[derive(Subcommand)]
pub enum Call {
    Check(CheckCall),
}

/// Names everything that is wrong with a call, by file and line.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell call check examples/ahang-weavers")]
pub struct CheckCall {
    /// The call's folder: call.toml, and wordings/LANGUAGE.md
    folder: PathBuf,
}

impl Call {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let Self::Check(check) = self;
        check.run()
    }
}

impl CheckCall {
    fn run(self) -> anyhow::Result<Outcome> {
        let call = match call::read(&self.folder) {
            Ok(call) => call,
            Err(mistakes) => {
                for mistake in &mistakes {
                    println!("{mistake}");
                }
                say(format_args!(
                    "{}: {} to mend",
                    self.folder.display(),
                    counted(mistakes.len() as u64, "mistake")
                ));
                return Ok(Outcome::No);
            }
        };
        let warnings = call::warnings(&call);
        for warning in &warnings {
            println!("{warning} (a warning)");
        }
        println!(
            "{}: no mistakes; {}, {}, {}",
            self.folder.display(),
            counted(call.hashtags.len() as u64, "hashtag"),
            counted(call.languages.len() as u64, "language"),
            counted(call.wordings.len() as u64, "wording"),
        );
        Ok(Outcome::Done)
    }
}
