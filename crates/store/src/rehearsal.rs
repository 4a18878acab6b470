// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};
use sqlx::{AnyConnection, Row, any::AnyRow};

use crate::{Store, StoreError, organizer::read_time, rally};

/// The last rehearsal of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// The call that was rehearsed.
    pub call: CallId,
    /// The name under which it was, or is, shown.
    pub stage: CallId,
    /// Whether it can still be seen.
    pub is_on: bool,
    /// When it began.
    pub began_at: Timestamp,
    /// The digest of what was rehearsed.
    pub draft_sha256: String,
    /// How it went, once its storm is over.
    pub outcome: Option<Outcome>,
}

/// How a rehearsal went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How many pages the invented visitors asked for.
    pub asked: u32,
    /// How many of these were not answered as they should.
    pub failed: u32,
    /// How long the slowest answer took, in milliseconds.
    pub slowest_ms: u32,
    /// How many invented posts were counted.
    pub posts: u64,
}

impl Store {
    /// Keeps that a rehearsal begins, in the place of the call's last one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn begin_rehearsal(&self, rehearsal: &Rehearsal) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO rehearsals (call_id, stage_id, is_on, began_at, draft_sha256, asked, failed, slowest_ms, posts)
             VALUES ($1, $2, 1, $3, $4, -1, 0, 0, 0)
             ON CONFLICT (call_id) DO UPDATE SET stage_id = excluded.stage_id, is_on = 1,
                began_at = excluded.began_at, draft_sha256 = excluded.draft_sha256, asked = -1, failed = 0, slowest_ms = 0, posts = 0",
        )
        .bind(rehearsal.call.as_str())
        .bind(rehearsal.stage.as_str())
        .bind(rehearsal.began_at.as_microsecond())
        .bind(&rehearsal.draft_sha256)
        .execute(&self.writer)
        .await
        .map_err(StoreError::Write)?;
        Ok(())
    }

    /// Keeps how a rehearsal went, unless another one has begun since.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn judge_rehearsal(&self, stage: &CallId, outcome: &Outcome) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE rehearsals SET asked = $2, failed = $3, slowest_ms = $4, posts = $5 WHERE stage_id = $1",
        )
        .bind(stage.as_str())
        .bind(i64::from(outcome.asked))
        .bind(i64::from(outcome.failed))
        .bind(i64::from(outcome.slowest_ms))
        .bind(i64::try_from(outcome.posts).unwrap_or(i64::MAX))
        .execute(&self.writer)
        .await
        .map_err(StoreError::Write)?;
        Ok(())
    }

    /// Keeps that a rehearsal can be seen no longer, and lets go of what was counted and said there.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn end_rehearsal(&self, stage: &CallId) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        end(&mut transaction, stage).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)
    }

    /// The last rehearsal of a call.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn rehearsal(&self, call: &CallId) -> Result<Option<Rehearsal>, StoreError> {
        let row = sqlx::query("SELECT * FROM rehearsals WHERE call_id = $1")
            .bind(call.as_str())
            .fetch_optional(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        row.as_ref().map(read).transpose().map_err(StoreError::Read)
    }

    /// Those that can still be seen, or could when the program was last stopped.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn open_rehearsals(&self) -> Result<Vec<Rehearsal>, StoreError> {
        let rows = sqlx::query("SELECT * FROM rehearsals WHERE is_on = 1")
            .fetch_all(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        rows.iter().map(|row| read(row).map_err(StoreError::Read)).collect()
    }
}

async fn end(connection: &mut AnyConnection, stage: &CallId) -> Result<(), sqlx::Error> {
    rally::erase(connection, stage).await?;
    for statement in [
        "UPDATE rehearsals SET is_on = 0 WHERE stage_id = $1",
        "DELETE FROM concerns WHERE call_id = $1",
        "DELETE FROM endorsements WHERE call_id = $1",
        "DELETE FROM hand_ins WHERE call_id = $1",
        "DELETE FROM hidden_posts WHERE call_id = $1",
    ] {
        sqlx::query(statement).bind(stage.as_str()).execute(&mut *connection).await?;
    }
    Ok(())
}

fn read(row: &AnyRow) -> Result<Rehearsal, sqlx::Error> {
    let id = |column: &str| {
        let id: String = row.try_get(column)?;
        id.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))
    };
    let number = |column: &str| row.try_get::<i64, _>(column);
    let small = |column: &str| number(column).map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    let outcome = Outcome {
        asked: small("asked")?,
        failed: small("failed")?,
        slowest_ms: small("slowest_ms")?,
        posts: number("posts")?.unsigned_abs(),
    };
    Ok(Rehearsal {
        call: id("call_id")?,
        stage: id("stage_id")?,
        is_on: number("is_on")? != 0,
        began_at: read_time(number("began_at")?)?,
        draft_sha256: row.try_get("draft_sha256")?,
        outcome: (number("asked")? >= 0).then_some(outcome),
    })
}
