// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use ingest::Columns;

/// Writes the posts of files as an archive: Parquet by day and network, described, with what could not be read beside it.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell-query archive day-*.jsonl.gz --out archive")]
pub struct Archive {
    /// Files, or `-` for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// Which column of a table says what, such as author=user,text=body,id=tweet_id,network=x
    #[arg(long, value_name = "FIELD=COLUMN,…", default_value = "", hide_default_value = true)]
    columns: Columns,
    /// The folder of the archive, which is made
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

impl Archive {
    pub fn run(self) -> Result<bool> {
        crate::archive::make(&self.inputs, &self.columns, &self.out)
    }
}
