// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which of several servers keeps the calls of a data folder, as the folder itself says. Whoever is cut off from the database is not told there that another
//! has its turn; but both write into one folder, and so the folder tells it.

use std::{fs, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use tokio::{
    task::spawn_blocking,
    time::{Instant, sleep},
};

use crate::{data::DataFolder, hex::hex, output::write_private, terminal::say};

/// How often is looked whether another server has taken the folder.
const LOOK: Duration = Duration::from_secs(1);

/// So long whoever had the folder may take to let go of its records: longer than a server of files that has lost sight of it.
const PATIENCE: Duration = Duration::from_secs(120);

/// That this server keeps the calls of a data folder; clones are the same claim.
#[derive(Clone, Debug)]
pub struct Claim {
    file: PathBuf,
    name: Arc<str>,
}

impl Claim {
    /// Takes a folder, durably, from whoever had it. Only who has been given the calls by the database may do that.
    ///
    /// # Errors
    ///
    /// When that can't be written there.
    pub fn lay(data: &DataFolder) -> Result<Self> {
        let mut drawn = [0; 16];
        getrandom::fill(&mut drawn).context("the system gives no random bytes")?;
        let (file, name) = (data.claim_file(), hex(&drawn));
        write_private(&file, name.as_bytes())?;
        Ok(Self { file, name: name.into() })
    }

    /// Has whoever writes make sure that nobody else has taken the folder.
    ///
    /// # Errors
    ///
    /// When another server has, or that can't be read.
    pub fn check(&self) -> Result<()> {
        if !self.is_ours()? {
            bail!("another server has taken the data folder");
        }
        Ok(())
    }

    /// Waits until another server has taken the folder. While it can't be read, nothing is known of that, and nothing can be written.
    pub async fn lost(self) {
        loop {
            sleep(LOOK).await;
            let claim = self.clone();
            // A folder on another machine may be away for long.
            if let Ok(Ok(false)) = spawn_blocking(move || claim.is_ours()).await {
                return;
            }
        }
    }

    fn is_ours(&self) -> Result<bool> {
        let found = fs::read(&self.file);
        let found = found.with_context(|| format!("can't read {}", self.file.display()))?;
        Ok(found == self.name.as_bytes())
    }
}

/// Waits until whoever had a folder has let go of its records, or much longer than that takes.
///
/// # Errors
///
/// When the folder can't be read.
pub async fn wait_for_records(data: &DataFolder) -> Result<()> {
    let begun = Instant::now();
    while is_being_written(data)? && begun.elapsed() < PATIENCE {
        if begun.elapsed() < LOOK {
            say(format_args!("the server that kept the calls before has not let go of its records yet"));
        }
        sleep(LOOK).await;
    }
    Ok(())
}

fn is_being_written(data: &DataFolder) -> Result<bool> {
    Ok(data.calls()?.iter().any(|call| record::is_being_written(&data.record(call))))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Claim;
    use crate::data::DataFolder;

    #[test]
    fn whoever_took_a_folder_last_has_it() {
        let home = tempfile::tempdir().unwrap();
        let data = DataFolder::new(home.path());
        let first = Claim::lay(&data).unwrap();
        assert!(first.check().is_ok());
        let second = Claim::lay(&data).unwrap();
        assert!(first.check().is_err() && second.check().is_ok());
        // Nobody writes where it can't be told.
        fs::remove_file(data.claim_file()).unwrap();
        assert!(second.check().is_err());
    }
}
