// SPDX-License-Identifier: AGPL-3.0-or-later
#[cfg(feature = "s3")]
use anyhow::Context;
use anyhow::Result;
use clap::Args;
use ingest::Columns;

use crate::{archive, place::Place};

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
    /// The folder of the archive, which is made; or a place in storage that speaks S3, as s3://bucket/prefix
    #[arg(long, value_name = "FOLDER")]
    out: String,
}

impl Archive {
    pub fn run(self) -> Result<bool> {
        match Place::of(&self.out)? {
            Place::Folder(folder) => archive::make(&self.inputs, &self.columns, &folder),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => {
                let made = tempfile::tempdir().context("can't make a folder for the archive")?;
                let folder = made.path().join("archive");
                let is_whole = archive::make(&self.inputs, &self.columns, &folder)?;
                bucket.take(&folder, archive::NAME)?;
                Ok(is_whole)
            }
        }
    }
}
