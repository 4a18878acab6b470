// SPDX-License-Identifier: AGPL-3.0-or-later
//! Of several servers on one database one is on duty and keeps the calls: two would make two records of one call, each without what the other has.
//!
//! Who is on duty is said by the database, and after that by the folder into which all of them write. The database alone is not enough: one that is cut off
//! from it, as by a network that fails, goes on, and would not learn that another has its turn.

use std::{future::pending, time::Duration};

use anyhow::{Result, bail};
use store::{Store, Turn};
use tokio::time::{Instant, interval, sleep};

use crate::{
    claim::{Claim, wait_for_records},
    data::DataFolder,
};

/// What servers call it among themselves.
const TASK: &str = "calls";

/// How often it is asked whether that has changed.
const LOOK: Duration = Duration::from_secs(1);

/// So long a database may take to see that a server that was killed is gone.
const AFTERMATH: Duration = Duration::from_secs(10);

/// So long nobody else takes the calls of a server whose line broke: it looks more often than that, and goes on.
const HEAD_START: Duration = Duration::from_secs(3);

/// That this server keeps the calls of its database, and no other.
pub struct Duty {
    store: Store,
    turn: Turn,
    claim: Option<Claim>,
}

impl Duty {
    /// Takes the calls, unless another server keeps them.
    ///
    /// # Errors
    ///
    /// When the database can't be asked.
    pub async fn take_free(store: &Store) -> Result<Option<Self>> {
        let turn = store.take_turn(TASK).await?;
        Ok(turn.map(|turn| Self { store: store.clone(), turn, claim: None }))
    }

    /// Takes the calls; where another server keeps them, fails unless that has ended a moment later, as one that was killed.
    ///
    /// # Errors
    ///
    /// When another server keeps them, or the database can't be asked.
    pub async fn take(store: &Store) -> Result<Self> {
        let begun = Instant::now();
        loop {
            if let Some(taken) = Self::take_free(store).await? {
                return Ok(taken);
            }
            if begun.elapsed() > AFTERMATH {
                bail!(
                    "another server keeps the calls of this database; stop it, or start this one with --stand-by, and it goes on in its place"
                );
            }
            sleep(LOOK).await;
        }
    }

    /// Waits until the server that keeps the calls is gone, and takes them. While the database does not answer, nobody is told to be gone;
    /// once it does, whoever kept them comes first.
    pub async fn wait(store: &Store) -> Self {
        let mut free_since = None;
        loop {
            // Somebody else may stand by, and be quicker.
            let is_free = store.is_task_free(TASK).await.unwrap_or_default();
            free_since = is_free.then(|| free_since.unwrap_or_else(Instant::now));
            if free_since.is_some_and(|since| since.elapsed() >= HEAD_START)
                && let Ok(Some(taken)) = Self::take_free(store).await
            {
                return taken;
            }
            sleep(LOOK).await;
        }
    }

    /// Takes the folder into which the servers of the database write from whoever kept the calls before, and waits until that has let go. Gives the
    /// folder, as it may be written to from now on. A folder that goes with an embedded database is this server's alone.
    ///
    /// # Errors
    ///
    /// When the folder can't be read or written to.
    pub async fn take_folder(&mut self, data: DataFolder) -> Result<DataFolder> {
        if self.store.is_embedded() {
            return Ok(data);
        }
        let claim = Claim::lay(&data)?;
        self.claim = Some(claim.clone());
        wait_for_records(&data).await?;
        Ok(data.claimed(claim))
    }

    /// Waits until another server keeps them: from then on nothing may be written here.
    pub async fn lost(mut self) {
        let claim = self.claim.take();
        let taken = async {
            match claim {
                Some(claim) => claim.lost().await,
                None => pending().await,
            }
        };
        tokio::select! {
            () = taken => {}
            () = self.turn_lost() => {}
        }
    }

    /// Waits until the database says that another server has had its turn since. While it does not answer, nothing is known of that here.
    async fn turn_lost(mut self) {
        let mut look = interval(LOOK);
        loop {
            look.tick().await;
            if self.turn.is_ours().await {
                continue;
            }
            match self.store.take_turn_again(TASK, self.turn.number()).await {
                Ok(Some(again)) => self.turn = again,
                Ok(None) => return,
                // It starts again, or has not seen yet that the line is gone.
                Err(_) => {}
            }
        }
    }
}
