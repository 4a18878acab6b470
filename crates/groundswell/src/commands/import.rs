// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use ingest::{Columns, Item};

use crate::{
    Outcome,
    archive::Archive,
    gather::Inputs,
    terminal::{counted, say},
};

/// Keeps archives, articles and other files in a record.
///
/// The record is made if it isn't there. Its signing key is made beside it, under the record's name with
/// `.signing`: keep it to yourself; whoever has it can add to the record in your name. What the record holds
/// already is not added again, so an import that was broken off is simply run again.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell import archive.jsonl.gz article.txt --into my-record")]
pub struct Import {
    /// Files, or `-` for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// Which column of a table says what, such as author=user,text=body,id=tweet_id,network=x
    #[arg(long, value_name = "FIELD=COLUMN,…", default_value = "", hide_default_value = true)]
    columns: Columns,
    /// The record's folder
    #[arg(long, value_name = "RECORD")]
    into: PathBuf,
}

impl Import {
    pub fn run(self) -> Result<Outcome> {
        // Opened when there is something to keep: a slip in an input's name must not begin a record.
        let mut archive = None;
        let inputs = Inputs::read(&self.inputs, &self.columns, |item| match item {
            Item::Posts(arrival) => match &mut archive {
                Some(archive) => Archive::add(archive, arrival),
                none => none.insert(Archive::open(&self.into, model::Timestamp::now())?).add(arrival),
            },
            _ => Ok(()),
        })?;
        let Some(archive) = archive else {
            say(format_args!("no post was found, so nothing was kept"));
            return Ok(Outcome::No);
        };
        let added = archive.finish()?;
        println!(
            "{}: {} added, {} there already; {} entries in all",
            self.into.display(),
            counted(added.posts, "post"),
            added.known,
            added.entries
        );
        Ok(inputs.outcome())
    }
}
