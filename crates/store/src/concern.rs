// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};

use crate::{Store, StoreError, organizer::read_time};

/// So many are kept of a call until somebody has read them: nobody's disk is filled by them.
pub const MOST_CONCERNS: u32 = 200;

const DAY_MICROSECONDS: i64 = 24 * 60 * 60 * 1_000_000;

/// What a visitor says is wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Its random name.
    pub id: String,
    /// The call.
    pub call: CallId,
    /// The beginning of the day, in UTC, on which it was said; a finer time could tell who it was.
    pub raised_on: Timestamp,
    /// What they say.
    pub says: String,
}

impl Store {
    /// Keeps what a visitor says, if fewer than [`MOST_CONCERNS`] wait for a reader; gives whether it is kept.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn raise_concern(&self, concern: &Concern) -> Result<bool, StoreError> {
        let microseconds = concern.raised_on.as_microsecond();
        let kept = sqlx::query(
            "INSERT INTO concerns (concern_id, call_id, raised_on, says)
             SELECT $1, $2, $3, $4 WHERE (SELECT COUNT(*) FROM concerns WHERE call_id = $2) < $5",
        )
        .bind(&concern.id)
        .bind(concern.call.as_str())
        .bind(microseconds - microseconds.rem_euclid(DAY_MICROSECONDS))
        .bind(&concern.says)
        .bind(i64::from(MOST_CONCERNS))
        .execute(&self.writer)
        .await
        .map_err(StoreError::Write)?;
        Ok(kept.rows_affected() == 1)
    }

    /// What waits for a reader, the oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn concerns(&self) -> Result<Vec<Concern>, StoreError> {
        let rows: Vec<(String, String, i64, String)> = sqlx::query_as(
            "SELECT concern_id, call_id, raised_on, says FROM concerns ORDER BY raised_on, concern_id",
        )
        .fetch_all(&self.reader)
        .await
        .map_err(StoreError::Read)?;
        let read = |(id, call, raised_on, says): (String, String, i64, String)| {
            let call = call.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
            Ok(Concern { id, call, raised_on: read_time(raised_on)?, says })
        };
        rows.into_iter().map(|row| read(row).map_err(StoreError::Read)).collect()
    }

    /// Lets go of one that was read.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn settle_concern(&self, id: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM concerns WHERE concern_id = $1")
            .bind(id)
            .execute(&self.writer)
            .await
            .map_err(StoreError::Write)?;
        Ok(())
    }
}
