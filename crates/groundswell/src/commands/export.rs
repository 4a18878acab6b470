// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use model::Timestamp;
use report::CarriedReport;

use crate::{
    Outcome, WrongUse, output,
    record_input::is_record,
    takeout::{self, Named, Packing},
    terminal::{counted, say},
};

/// Takes a record elsewhere.
///
/// As `jsonl` it is whole, and `verify` checks it: keep it to yourself as you do the record. As `wacz` it is what may be shown to everybody:
/// a page for each post that may be quoted, what was received of it, its proof, the article as it was published, the log, and a page that checks all that offline; of posts on X the
/// addresses alone, unless their authors handed them in. As `csv` and `parquet` it is each post as it is counted. As `ids` it is what their networks call
/// the posts, and nothing else.
#[derive(Args)]
#[command(after_help = "Examples:
  groundswell export my-record --format jsonl --out my-record.jsonl
  groundswell export groundswell-data/calls/ahang-weavers/record --format wacz --out ahang.wacz")]
pub struct Export {
    /// The record's folder
    record: PathBuf,
    /// The form
    #[arg(long, value_enum, default_value_t = Form::Jsonl)]
    format: Form,
    /// Show the posts of somebody's own archive too, with the names of their accounts; nobody in it has agreed to that, so it needs a basis of its own
    #[arg(long)]
    name_accounts: bool,
    /// Where to write it; `-` is standard output
    #[arg(long, value_name = "PATH", default_value = "-")]
    out: PathBuf,
}

/// The form of an export.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A line a post in the form in which it is counted: no text, no name
    Csv,
    /// A line a post: what its network calls it, or its address
    Ids,
    /// A line of JSON for the checkpoint, then one an entry
    Jsonl,
    /// The same as csv, column by column
    Parquet,
    /// A web archive of what may be shown, for ReplayWeb.page and other players
    Wacz,
}

impl Export {
    pub fn run(self) -> Result<Outcome> {
        if !is_record(&self.record) {
            bail!("{} is no record: a record is a folder with a checkpoint", self.record.display());
        }
        if self.name_accounts && self.format != Form::Wacz {
            return Err(WrongUse(
                "--name-accounts is for --format wacz: no other form shows posts".to_owned(),
            )
            .into());
        }
        self.write().with_context(|| format!("can't export {}", self.record.display()))?;
        Ok(Outcome::Done)
    }

    fn write(&self) -> Result<()> {
        match self.format {
            Form::Csv => output::write(&self.out, |out| takeout::write_csv(&self.record, out)),
            Form::Ids => self.write_names(),
            Form::Jsonl => {
                output::write(&self.out, |mut out| Ok(record::export_jsonl(&self.record, &mut out)?))
            }
            Form::Parquet => output::write(&self.out, |out| takeout::write_parquet(&self.record, out)),
            Form::Wacz => self.write_package(),
        }
    }

    fn write_names(&self) -> Result<()> {
        let mut named = Named::default();
        output::write(&self.out, |out| {
            named = takeout::write_names(&self.record, out)?;
            Ok(())
        })?;
        if named.nameless > 0 {
            let posts = counted(named.nameless, "post");
            say(format_args!(
                "{posts} more are counted alone: the record does not keep what they are called"
            ));
        }
        Ok(())
    }

    fn write_package(&self) -> Result<()> {
        if self.out.as_os_str() == "-" {
            return Err(WrongUse("a web archive is written to a file: name it with --out".to_owned()).into());
        }
        let packing = Packing { with_archive: self.name_accounts, now: Timestamp::now() };
        output::write_file(&self.out, |out| {
            let packed = takeout::write_package(&self.record, &packing, out)?;
            let posts = counted(packed.posts as u64, "post");
            say(format_args!("shown: {posts}; by their addresses alone: {}", packed.addresses));
            match packed.report {
                CarriedReport { without: Some(why), .. } => {
                    say(format_args!("the article is left out: {why}"))
                }
                CarriedReport { has_article: true, is_cut: true, .. } => {
                    say(format_args!(
                        "the article is in it, without quotes that their networks let nobody hand on"
                    ));
                }
                CarriedReport { has_article: true, .. } => {
                    say(format_args!("the article is in it, as it was published"))
                }
                CarriedReport { .. } => {}
            }
            if packed.posts == 0 && !self.name_accounts {
                say(format_args!(
                    "posts of an archive of your own are shown with --name-accounts alone, by their accounts' names"
                ));
            }
            Ok(())
        })
    }
}
