// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use crate::Outcome;

/// Takes a record elsewhere: every entry with its proof, in one file that `verify` checks.
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
        let told = || format!("can't export {}", self.record.display());
        if self.out.as_os_str() == "-" {
            let mut out = BufWriter::new(io::stdout().lock());
            record::export_jsonl(&self.record, &mut out).with_context(told)?;
            out.flush()?;
            return Ok(Outcome::Done);
        }
        let file = File::create(&self.out).with_context(|| format!("can't write {}", self.out.display()))?;
        let mut out = BufWriter::new(file);
        record::export_jsonl(&self.record, &mut out).with_context(told)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        Ok(Outcome::Done)
    }
}
