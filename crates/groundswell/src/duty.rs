// SPDX-License-Identifier: AGPL-3.0-or-later
//! Of several servers on one database one is on duty and keeps the calls: two would make two records of one call, each without what the other has.

use std::time::Duration;

use anyhow::{Result, bail};
use store::{Store, Turn};
use tokio::time::{interval, sleep, timeout};

/// What servers call it among themselves.
const TASK: &str = "calls";

/// How often it is asked whether that has changed.
const LOOK: Duration = Duration::from_secs(1);

/// So long a database may take to see that a server that was killed is gone.
const AFTERMATH: Duration = Duration::from_secs(10);

/// That this server keeps the calls of its database, and no other.
pub struct Duty {
    store: Store,
    turn: Turn,
}

impl Duty {
    /// Takes the calls, unless another server keeps them.
    ///
    /// # Errors
    ///
    /// When the database can't be asked.
    pub async fn take_free(store: &Store) -> Result<Option<Self>> {
        let turn = store.take_turn(TASK).await?;
        Ok(turn.map(|turn| Self { store: store.clone(), turn }))
    }

    /// Takes the calls; where another server keeps them, fails unless that has ended a moment later, as one that was killed.
    ///
    /// # Errors
    ///
    /// When another server keeps them, or the database can't be asked.
    pub async fn take(store: &Store) -> Result<Self> {
        let taken = timeout(AFTERMATH, Self::wait(store)).await;
        taken.unwrap_or_else(|_| {
            bail!(
                "another server keeps the calls of this database; stop it, or start this one with --stand-by, and it goes on in its place"
            )
        })
    }

    /// Waits until no other server keeps the calls, and takes them.
    ///
    /// # Errors
    ///
    /// When the database can't be asked.
    pub async fn wait(store: &Store) -> Result<Self> {
        loop {
            if let Some(taken) = Self::take_free(store).await? {
                return Ok(taken);
            }
            sleep(LOOK).await;
        }
    }

    /// Waits until another server keeps them: from then on nothing may be written here. While the database does not answer, nobody else
    /// can take them.
    pub async fn lost(mut self) {
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
