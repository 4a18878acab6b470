// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::{Outcome, output, record_input::is_record};

/// Takes a record elsewhere: every entry and the signed checkpoint over them, in one file that `verify` checks.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell export my-record --format jsonl --out my-record.jsonl")]
pub struct Export {
    /// The record's folder
    record: PathBuf,
    /// The form
    #[arg(long, value_enum, default_value_t = Form::Jsonl)]
    format: Form,
    /// Where to write it; `-` is standard output
    #[arg(long, value_name = "PATH", default_value = "-")]
    out: PathBuf,
}

/// The form of an export.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// A line of JSON for the checkpoint, then one an entry
    Jsonl,
}

impl Export {
    pub fn run(self) -> Result<Outcome> {
        let Form::Jsonl = self.format;
        if !is_record(&self.record) {
            bail!("{} is no record: a record is a folder with a checkpoint", self.record.display());
        }
        output::write(&self.out, |mut out| {
            record::export_jsonl(&self.record, &mut out)
                .with_context(|| format!("can't export {}", self.record.display()))
        })?;
        Ok(Outcome::Done)
    }
}
