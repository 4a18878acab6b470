// SPDX-License-Identifier: AGPL-3.0-or-later
mod archive;
#[cfg(feature = "ballista")]
mod cluster;
mod report;
mod sql;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Counts archives of posts by the engines that others keep.
#[derive(Parser)]
#[command(name = "groundswell-query", version)]
pub struct Query {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Archive(archive::Archive),
    #[cfg(feature = "ballista")]
    Executor(cluster::Executor),
    Report(Box<report::Report>),
    #[cfg(feature = "ballista")]
    Scheduler(cluster::Scheduler),
    Sql(sql::Sql),
}

impl Query {
    /// Runs the command; says whether everything could be read.
    pub fn run(self) -> Result<bool> {
        match self.command {
            Command::Archive(archive) => archive.run(),
            #[cfg(feature = "ballista")]
            Command::Executor(executor) => executor.run(),
            Command::Report(report) => report.run(),
            #[cfg(feature = "ballista")]
            Command::Scheduler(scheduler) => scheduler.run(),
            Command::Sql(sql) => sql.run(),
        }
    }
}

/// A hashtag as it is counted: without its sign.
fn bare(tag: &str) -> Result<String, String> {
    let bare = tag.trim().trim_start_matches(['#', '＃']);
    if bare.is_empty() { Err("a hashtag has letters after its sign".to_owned()) } else { Ok(bare.to_owned()) }
}
