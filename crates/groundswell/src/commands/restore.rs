// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use model::Timestamp;
use spare::Opener;

use crate::{
    Outcome,
    backup::{Otherwise, Restored, Restoring},
    terminal::counted,
};

/// Makes a data folder out of a backup, for `groundswell serve` to go on with.
///
/// What was erased since the backup is erased again, by the list that lies beside it. Each record goes on under another name, because under its old
/// one it may have grown since, and two logs of one name would contradict each other; whoever knows the old key can follow. Every record
/// is verified before the folder gets its name.
#[derive(Args)]
#[command(
    after_help = "Example:\n  groundswell restore /mnt/backups/groundswell-5f3a0c11-2031-05-02T183000Z.tar.zst.age --key backup-key.txt --data groundswell-data"
)]
pub struct Restore {
    /// The backup
    backup: PathBuf,
    /// The folder that is made; nothing is written over
    #[arg(long, value_name = "DIR", default_value = "./groundswell-data")]
    data: PathBuf,
    /// The file of the key that opens an encrypted backup
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// The list of what is still there, if it does not lie beside the backup
    #[arg(long, value_name = "FILE")]
    still_there: Option<PathBuf>,
    /// Goes on though nobody knows what was erased since the backup: no post that may be quoted is shown until an organizer has looked at it anew
    #[arg(long, conflicts_with = "nothing_erased")]
    list_is_lost: bool,
    /// Goes on because nothing was erased since the backup, as you know: the server did not run, or this is a rehearsal
    #[arg(long)]
    nothing_erased: bool,
}

impl Restore {
    pub fn run(self) -> Result<Outcome> {
        let opener = self.key.as_deref().map(Opener::read).transpose()?;
        let restoring = Restoring {
            backup: self.backup,
            data: self.data.clone(),
            opener,
            list: self.still_there,
            otherwise: match (self.list_is_lost, self.nothing_erased) {
                (true, _) => Otherwise::Hide,
                (_, true) => Otherwise::Believe,
                _ => Otherwise::Refuse,
            },
            now: Timestamp::now(),
        };
        let restored = tokio::runtime::Runtime::new()?.block_on(restoring.restore())?;
        println!("{}: as it was at {:.0}", self.data.display(), restored.taken_at);
        tell(&restored);
        Ok(Outcome::Done)
    }
}

fn tell(restored: &Restored) {
    for (call, found) in &restored.records {
        println!("  {call}: a record, entries: {}; it holds, and goes on as {}", found.entries, found.name);
        if found.erased > 0 {
            println!("    {} erased since the backup, and now here too", counted(found.erased, "post"));
        }
    }
    if restored.rows > 0 {
        println!("  erased in the database, as they were since the backup: {}", restored.rows);
    }
    match restored.known_until {
        Some(at) => {
            println!("  what was erased is known until {at:.0}; what was erased later, please erase again")
        }
        None if restored.is_at_their_word => println!("  nothing was erased since, at your word"),
        None => println!(
            "  what was erased since is not known: {} wait for an organizer to look at them",
            counted(restored.hidden, "quoted post")
        ),
    }
    if !restored.has_database {
        println!("  the database was not in it: restore PostgreSQL with its own tools");
    }
    println!(
        "  not in a backup: contacts for reminders, sessions, invitations. Whoever wanted a reminder has to ask again"
    );
    println!("  witnesses know these records by their old names: tell them the new ones");
}
