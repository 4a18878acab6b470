// SPDX-License-Identifier: AGPL-3.0-or-later
use model::CallId;

use crate::{Store, StoreError};

impl Store {
    /// Counts one pledge, and gives the new total once it is on the disk. Nothing else is kept.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it could not be kept; then it does not count.
    pub async fn pledge(&self, call: &CallId) -> Result<u64, StoreError> {
        // A transaction, though it is one statement: alone, it would be answered when its row is there, which is
        // before its commit.
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let total: i64 = sqlx::query_scalar(
            "INSERT INTO pledges (call_id, total) VALUES ($1, 1)
             ON CONFLICT (call_id) DO UPDATE SET total = pledges.total + 1
             RETURNING total",
        )
        .bind(call.as_str())
        .fetch_one(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(total.unsigned_abs())
    }

    /// How many people have pledged.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn pledges(&self, call: &CallId) -> Result<u64, StoreError> {
        let total: Option<i64> = sqlx::query_scalar("SELECT total FROM pledges WHERE call_id = $1")
            .bind(call.as_str())
            .fetch_optional(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        Ok(total.unwrap_or(0).unsigned_abs())
    }
}
