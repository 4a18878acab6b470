// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{ArgGroup, Args};
use model::Timestamp;
use spare::Recipient;

use crate::{Outcome, backup, data::DataFolder, terminal::say};

/// Copies everything that a server keeps into one file, while it runs.
///
/// The copy holds the keys of records, so encrypt it (`--encrypt-to`) wherever others can reach it. It never holds contacts for reminders, nor
/// sessions and invitations. Beside it lies a list of what is still there, which the server keeps up to date, so that restoring brings
/// back nothing that was erased since; keep the two together.
///
/// Older copies give way: what was erased lies in them.
#[derive(Args)]
#[command(group = ArgGroup::new("what").required(true).multiple(true))]
#[command(
    after_help = "Examples:\n  groundswell backup --new-key backup-key.txt\n  groundswell backup --data groundswell-data --to /mnt/backups --encrypt-to age1…"
)]
pub struct Backup {
    /// The folder that the server keeps everything in
    #[arg(long, value_name = "DIR", default_value = "./groundswell-data")]
    data: PathBuf,
    /// The folder that the copy is written to, better on another disk
    #[arg(long, value_name = "FOLDER", group = "what")]
    to: Option<PathBuf>,
    /// To whom it is encrypted: a public key of age; may be given several times
    #[arg(long, value_name = "KEY", requires = "to")]
    encrypt_to: Vec<Recipient>,
    /// How many copies of this server are kept there, the newest ones
    #[arg(long, value_name = "NUMBER", default_value_t = 7, requires = "to", value_parser = clap::value_parser!(u16).range(1..))]
    keep: u16,
    /// Makes a key to encrypt copies to, in a new file, and prints its public half. Keep the file away from the server: it alone opens them
    #[arg(long, value_name = "FILE", group = "what", conflicts_with = "to")]
    new_key: Option<PathBuf>,
}

impl Backup {
    pub fn run(self) -> Result<Outcome> {
        if let Some(file) = self.new_key {
            println!("{}", spare::make_key(&file)?);
            say(format_args!(
                "the secret half is in {}: keep it away from the server, and not only once",
                file.display()
            ));
            return Ok(Outcome::Done);
        }
        let data = DataFolder::new(&self.data);
        if !data.keys().is_dir() && !data.database().is_file() {
            bail!("{} is no data folder: a server has never kept anything in it", self.data.display());
        }
        let runtime = tokio::runtime::Runtime::new()?;
        let to = self.to.unwrap_or_default();
        let made = backup::make(&data, &to, &self.encrypt_to, self.keep.into(), Timestamp::now());
        let made = runtime.block_on(made)?;
        println!("{made}");
        for (call, entries) in &made.records {
            println!("  {call}: a record, entries: {entries}");
        }
        if made.removed > 0 {
            println!("  older copies removed: {}", made.removed);
        }
        if !made.has_database {
            say(format_args!(
                "there is no embedded database: save PostgreSQL with its own tools, such as pg_dump"
            ));
        }
        if self.encrypt_to.is_empty() {
            say(format_args!(
                "it is not encrypted, and holds the keys of the records: keep it where nobody else can read, or make a key with `groundswell backup --new-key FILE`"
            ));
        }
        Ok(Outcome::Done)
    }
}
