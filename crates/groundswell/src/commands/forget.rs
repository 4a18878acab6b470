// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::Result;
use clap::{ArgGroup, Args};
use model::Timestamp;
use record::Reason;

use crate::{
    Outcome, backup,
    data::DataFolder,
    forgetting::{Forgetting, Target},
    terminal::{counted, said_once, say},
};

/// Erases a post, or everything of an account, from a record, leaving a tombstone.
///
/// Content and salt are destroyed; the proofs of everything else still hold. What repeats the post goes with it,
/// and so does every line, as received, that carries it. The tombstone says when and by whose right, never who.
#[derive(Args)]
#[command(group = ArgGroup::new("what").required(true))]
#[command(
    after_help = "Example:\n  groundswell forget my-record --account mira@weavers.example --reason author"
)]
pub struct Forget {
    /// The record's folder
    record: PathBuf,
    /// The post's identifier or address
    #[arg(long, value_name = "ID", group = "what")]
    post: Option<String>,
    /// The account's handle or identifier
    #[arg(long, value_name = "A", group = "what")]
    account: Option<String>,
    /// By whose right: age, author, court, objection or platform
    #[arg(long, value_parser = clap::builder::ValueParser::new(reason))]
    reason: Reason,
}

impl Forget {
    pub fn run(self) -> Result<Outcome> {
        let target = match (self.post, self.account) {
            (Some(post), _) => Target::Post(post),
            (None, account) => Target::Account(account.unwrap_or_default()),
        };
        let now = Timestamp::now();
        let mut forgetting = Forgetting::open(&self.record, now)?;
        let forgotten = forgetting.forget(&target, self.reason, now)?;
        if forgotten.posts + forgotten.said == 0 {
            say(format_args!("{}: no post of that name is in the record", self.record.display()));
            return Ok(Outcome::No);
        }
        println!(
            "{}: erased {}, and with it {} as received{}; a tombstone says so",
            self.record.display(),
            counted(forgotten.posts, "post"),
            counted(forgotten.captures, "line"),
            match forgotten.said {
                0 => String::new(),
                said => format!(" and {} about it", counted(said, "word")),
            }
        );
        // Closed, so that nobody else need wait for it.
        drop(forgetting);
        if let Some(data) = DataFolder::around(&self.record)
            && let Err(error) = tokio::runtime::Runtime::new()?.block_on(backup::pass_on(&data, now))
        {
            let error = said_once(&error);
            say(format_args!(
                "{error}; the server passes it on when it runs, or run `groundswell backup` again"
            ));
        }
        Ok(Outcome::Done)
    }
}

fn reason(key: &str) -> Result<Reason, String> {
    key.parse().map_err(|_| "give one of age, author, court, objection, platform".to_owned())
}
