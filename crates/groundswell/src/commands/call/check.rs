// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{self, Write},
    path::PathBuf,
};

use call::{KitSheet, Mistake};
use clap::{Args, ValueEnum};
use text::{Severity, TagCheck};

use super::{as_json, as_text};
use crate::{
    Outcome,
    terminal::{counted, say},
};

/// Names everything that is wrong with a call, by file and line, and tells what its hashtags and wordings will do.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell call check examples/ahang-weavers")]
pub struct CheckCall {
    /// The call's folder: call.toml, and wordings/LANGUAGE.md
    folder: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// The address that the call's page will have, with which wordings are measured
    #[arg(long)]
    url: Option<String>,
}

/// How a check is printed.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// One JSON object
    Json,
    /// For people
    Text,
}

/// What a check of a valid call finds.
pub(super) struct Sheet {
    /// What is probably not meant.
    pub(super) warnings: Vec<Mistake>,
    /// The hashtags, as the networks will read them.
    pub(super) tags: TagCheck,
    /// The wordings, language by language, as they are handed out at the hour.
    pub(super) kit: Vec<KitSheet>,
}

impl CheckCall {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let call = match call::read(&self.folder) {
            Ok(call) => call,
            Err(mistakes) => return self.refuse(&mistakes),
        };
        let sheet = Sheet {
            warnings: call::warnings(&call),
            tags: call.tag_check(),
            kit: call.kit_at(call.storm.window.start(), self.url.as_deref()),
        };
        let mut out = io::stdout().lock();
        match self.format {
            Form::Json => writeln!(out, "{}", as_json::sheet(&sheet))?,
            Form::Text => {
                for warning in &sheet.warnings {
                    writeln!(out, "{warning} (a warning)")?;
                }
                writeln!(
                    out,
                    "{}: no mistakes; {}, {}, {}",
                    self.folder.display(),
                    counted(call.hashtags.len() as u64, "hashtag"),
                    counted(call.languages.len() as u64, "language"),
                    counted(sheet.kit.iter().map(|kit| kit.wordings as u64).sum(), "wording"),
                )?;
                write!(out, "\n{}\n{}", as_text::tags(&sheet.tags), as_text::kit(&sheet.kit))?;
            }
        }
        let is_stopped = sheet.tags.findings.iter().any(|finding| finding.severity == Severity::Stops);
        Ok(if is_stopped { Outcome::No } else { Outcome::Done })
    }

    fn refuse(&self, mistakes: &[Mistake]) -> anyhow::Result<Outcome> {
        let mut out = io::stdout().lock();
        match self.format {
            Form::Json => writeln!(out, "{}", as_json::refusal(mistakes))?,
            Form::Text => {
                for mistake in mistakes {
                    writeln!(out, "{mistake}")?;
                }
            }
        }
        let count = counted(mistakes.len() as u64, "mistake");
        say(format_args!("{}: {count} to mend", self.folder.display()));
        Ok(Outcome::No)
    }
}
