// SPDX-License-Identifier: AGPL-3.0-or-later
//! What only one of several nodes may do at a time.

use std::time::Duration;

use sqlx::AnyConnection;
use tokio::time::timeout;

use crate::{Store, StoreError, engine::Engine};

/// A database that takes longer to answer has lost the line, or will have before anybody else is given the task.
const PATIENCE: Duration = Duration::from_secs(5);

/// A task that this node does, and no other until this is dropped, the node dies, or its line to the database breaks.
///
/// Whoever has lost it is not told: ask [`Turn::is_ours`] before each piece of work, or every second, and let no piece take long.
#[derive(Debug)]
pub struct Turn {
    /// Has the lock, and gives it back when it ends; nothing where there is one node.
    line: Option<AnyConnection>,
    number: TurnNumber,
}

/// How often its task had been taken when a turn began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TurnNumber(i64);

impl Store {
    /// Takes a task, unless another node does it. A node that shares its database with nobody always may.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] or [`StoreError::Write`] when the database can't be asked.
    pub async fn take_turn(&self, task: &str) -> Result<Option<Turn>, StoreError> {
        let Engine::Postgres = self.engine else {
            return Ok(Some(Turn { line: None, number: TurnNumber(0) }));
        };
        // Not of the pool any more: the lock is the connection's, and ends with it.
        let mut line = self.reader.acquire().await.map_err(StoreError::Read)?.detach();
        let taken: bool = sqlx::query_scalar("SELECT pg_try_advisory_lock(hashtextextended($1, 0))")
            .bind(task)
            .fetch_one(&mut line)
            .await
            .map_err(StoreError::Read)?;
        if !taken {
            return Ok(None);
        }
        let number = sqlx::query_scalar(
            "INSERT INTO turns (task, taken) VALUES ($1, 1)
             ON CONFLICT (task) DO UPDATE SET taken = turns.taken + 1 RETURNING taken",
        )
        .bind(task)
        .fetch_one(&mut line)
        .await
        .map_err(StoreError::Write)?;
        Ok(Some(Turn { line: Some(line), number: TurnNumber(number) }))
    }

    /// Whether no node does a task: to look takes it from nobody, nor counts as a turn. A node that shares its database with nobody is free to
    /// do it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be asked.
    pub async fn is_task_free(&self, task: &str) -> Result<bool, StoreError> {
        let Engine::Postgres = self.engine else { return Ok(true) };
        // A lock of 64 bits stands there in two halves (https://www.postgresql.org/docs/current/view-pg-locks.html).
        let free = sqlx::query_scalar(
            "SELECT NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0))",
        );
        free.bind(task).fetch_one(&self.reader).await.map_err(StoreError::Read)
    }

    /// Takes a task again whose line broke; nothing where another node had it since, or has it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] or [`StoreError::Write`] when the database can't be asked, or still has the broken line: ask again then.
    pub async fn take_turn_again(
        &self,
        task: &str,
        TurnNumber(lost): TurnNumber,
    ) -> Result<Option<Turn>, StoreError> {
        if let Some(turn) = self.take_turn(task).await? {
            return Ok(Some(turn).filter(|turn| turn.number <= TurnNumber(lost + 1)));
        }
        let number: i64 = sqlx::query_scalar("SELECT taken FROM turns WHERE task = $1")
            .bind(task)
            .fetch_one(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        if number > lost { Ok(None) } else { Err(StoreError::InUse) }
    }
}

impl Turn {
    /// By which it can be taken again.
    #[must_use]
    pub fn number(&self) -> TurnNumber {
        self.number
    }

    /// Whether this node still does the task; nothing is known from then on where it does not.
    pub async fn is_ours(&mut self) -> bool {
        match &mut self.line {
            Some(line) => matches!(timeout(PATIENCE, sqlx::query("SELECT 1").execute(line)).await, Ok(Ok(_))),
            None => true,
        }
    }
}
