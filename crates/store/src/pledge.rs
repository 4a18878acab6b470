// SPDX-License-Identifier: AGPL-3.0-or-later
use model::CallId;

use crate::{Store, StoreError};

/// Two numbers that are never added: of those who are confirmed, nobody knows who has pledged too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pledged {
    /// How many people have pledged, by their own word alone.
    pub pledged: u64,
    /// How many have shown that they are somebody: by mail, or by a post of theirs.
    pub confirmed: u64,
}

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
        Ok(self.pledged(call).await?.unwrap_or_default().pledged)
    }

    /// How many people have pledged, and how many are confirmed; nothing where nobody has, or it was erased.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn pledged(&self, call: &CallId) -> Result<Option<Pledged>, StoreError> {
        let row: Option<(i64, i64)> =
            sqlx::query_as("SELECT total, confirmed FROM pledges WHERE call_id = $1")
                .bind(call.as_str())
                .fetch_optional(&self.reader)
                .await
                .map_err(StoreError::Read)?;
        let handed_in = self.handed_in(call).await?;
        if row.is_none() && handed_in == 0 {
            return Ok(None);
        }
        let (pledged, by_mail) = row.unwrap_or_default();
        let confirmed = by_mail.unsigned_abs() + handed_in;
        Ok(Some(Pledged { pledged: pledged.unsigned_abs(), confirmed }))
    }
}
