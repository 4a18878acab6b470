// SPDX-License-Identifier: AGPL-3.0-or-later
//! What only one of several nodes may do at a time.

use sqlx::AnyConnection;

use crate::{Store, StoreError, engine::Engine};

/// A task that this node does, and no other until this is dropped, the node dies, or its line to the database breaks.
///
/// Whoever has lost it is not told: ask [`Turn::is_ours`] before each piece of work, and let no piece take long.
#[derive(Debug)]
pub struct Turn {
    /// Has the lock, and gives it back when it ends; nothing where there is one node.
    line: Option<AnyConnection>,
}

impl Store {
    /// Takes a task, unless another node does it. A node that shares its database with nobody always may.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be asked.
    pub async fn take_turn(&self, task: &str) -> Result<Option<Turn>, StoreError> {
        let Engine::Postgres = self.engine else { return Ok(Some(Turn { line: None })) };
        // Not of the pool any more: the lock is the connection's, and ends with it.
        let mut line = self.reader.acquire().await.map_err(StoreError::Read)?.detach();
        let taken = sqlx::query_scalar("SELECT pg_try_advisory_lock(hashtextextended($1, 0))")
            .bind(task)
            .fetch_one(&mut line)
            .await
            .map_err(StoreError::Read)?;
        Ok(if taken { Some(Turn { line: Some(line) }) } else { None })
    }
}

impl Turn {
    /// Whether this node still does the task.
    pub async fn is_ours(&mut self) -> bool {
        match &mut self.line {
            // The server gives the lock to others only once it has given up this line.
            Some(line) => sqlx::query("SELECT 1").execute(line).await.is_ok(),
            None => true,
        }
    }
}
