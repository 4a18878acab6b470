// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::{Row, any::AnyRow};

use crate::{Store, StoreError, organizer::read_time};

/// So many of a call are kept: nobody's disk is filled by them.
pub const MOST_HAND_INS: u32 = 5000;

/// A post that somebody has handed in as their own, and agrees to be quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandIn {
    /// Its random name.
    pub id: String,
    /// The digest of the secret by which its author comes back to it.
    pub secret_sha256: String,
    /// The call.
    pub call: CallId,
    /// The key of its network.
    pub network: String,
    /// What the network calls it.
    pub post: String,
    /// What its author is told apart by on that network.
    pub account: String,
    /// The post to which its author agreed, as the record's JSON.
    pub content: String,
    /// The digest of that, to which the agreement is bound.
    pub content_sha256: String,
    /// Whether an organizer shows it.
    pub is_shown: bool,
    /// When it was handed in.
    pub handed_at: Timestamp,
}

/// What became of a post that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedIn {
    /// There is no room for another one.
    Full,
    /// It has been handed in before, and stays as it was.
    Known,
    /// It is kept.
    New,
}

impl Store {
    /// Keeps a post that was handed in.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when it can't be kept.
    pub async fn hand_in(&self, hand_in: &HandIn) -> Result<HandedIn, StoreError> {
        let kept = sqlx::query(
            "INSERT INTO hand_ins (hand_in_id, secret_sha256, call_id, network, post_id, content, content_sha256, is_shown, handed_at, account)
             SELECT $1, $2, $3, $4, $5, $6, $7, 0, $8, $9
             WHERE (SELECT COUNT(*) FROM hand_ins WHERE call_id = $3) < $10
             ON CONFLICT (call_id, network, post_id) DO NOTHING",
        )
        .bind(&hand_in.id)
        .bind(&hand_in.secret_sha256)
        .bind(hand_in.call.as_str())
        .bind(&hand_in.network)
        .bind(&hand_in.post)
        .bind(&hand_in.content)
        .bind(&hand_in.content_sha256)
        .bind(hand_in.handed_at.as_microsecond())
        .bind(&hand_in.account)
        .bind(i64::from(MOST_HAND_INS))
        .execute(&self.writer)
        .await
        .map_err(StoreError::Write)?;
        if kept.rows_affected() == 1 {
            return Ok(HandedIn::New);
        }
        let known: Option<String> = sqlx::query_scalar(
            "SELECT hand_in_id FROM hand_ins WHERE call_id = $1 AND network = $2 AND post_id = $3",
        )
        .bind(hand_in.call.as_str())
        .bind(&hand_in.network)
        .bind(&hand_in.post)
        .fetch_optional(&self.reader)
        .await
        .map_err(StoreError::Read)?;
        Ok(if known.is_some() { HandedIn::Known } else { HandedIn::Full })
    }

    /// The posts that were handed in for a call, the oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn hand_ins(&self, call: &CallId) -> Result<Vec<HandIn>, StoreError> {
        let rows = sqlx::query("SELECT * FROM hand_ins WHERE call_id = $1 ORDER BY handed_at, hand_in_id")
            .bind(call.as_str())
            .fetch_all(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        rows.iter().map(|row| read(row).map_err(StoreError::Read)).collect()
    }

    /// So many posts that were handed in for any call: those at which an organizer has to look come first, then the oldest.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn first_hand_ins(&self, most: u32) -> Result<Vec<HandIn>, StoreError> {
        let rows = sqlx::query("SELECT * FROM hand_ins ORDER BY is_shown, handed_at, hand_in_id LIMIT $1")
            .bind(i64::from(most))
            .fetch_all(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        rows.iter().map(|row| read(row).map_err(StoreError::Read)).collect()
    }

    /// How many accounts have handed in posts for a call: somebody who hands in many is one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn handed_in(&self, call: &CallId) -> Result<u64, StoreError> {
        let accounts = "SELECT COUNT(DISTINCT network || ' ' || account) FROM hand_ins WHERE call_id = $1";
        let count: i64 = sqlx::query_scalar(accounts)
            .bind(call.as_str())
            .fetch_one(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        Ok(count.unsigned_abs())
    }

    /// A post that was handed in, by its name.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn found_hand_in(&self, id: &str) -> Result<Option<HandIn>, StoreError> {
        self.one_hand_in("SELECT * FROM hand_ins WHERE hand_in_id = $1", id).await
    }

    /// A post that was handed in, by the digest of its author's secret.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn own_hand_in(&self, secret_sha256: &str) -> Result<Option<HandIn>, StoreError> {
        self.one_hand_in("SELECT * FROM hand_ins WHERE secret_sha256 = $1", secret_sha256).await
    }

    async fn one_hand_in(&self, query: &'static str, name: &str) -> Result<Option<HandIn>, StoreError> {
        let row =
            sqlx::query(query).bind(name).fetch_optional(&self.reader).await.map_err(StoreError::Read)?;
        row.as_ref().map(read).transpose().map_err(StoreError::Read)
    }

    /// Shows a post that was handed in; gives it, if there is such a one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn show_hand_in(&self, id: &str) -> Result<Option<HandIn>, StoreError> {
        let row = sqlx::query("UPDATE hand_ins SET is_shown = 1 WHERE hand_in_id = $1 RETURNING *")
            .bind(id)
            .fetch_optional(&self.writer)
            .await
            .map_err(StoreError::Write)?;
        row.as_ref().map(read).transpose().map_err(StoreError::Write)
    }

    /// Lets go of a post that was handed in, with all that was kept of it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn drop_hand_in(&self, id: &str) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        for statement in [
            "DELETE FROM hidden_posts WHERE (call_id, network, post_id) IN
                (SELECT call_id, network, post_id FROM hand_ins WHERE hand_in_id = $1)",
            "DELETE FROM hand_ins WHERE hand_in_id = $1",
        ] {
            sqlx::query(statement).bind(id).execute(&mut *transaction).await.map_err(StoreError::Write)?;
        }
        transaction.commit().await.map_err(StoreError::Write)?;
        self.sweep().await
    }
}

fn read(row: &AnyRow) -> Result<HandIn, sqlx::Error> {
    let text = |column: &str| row.try_get::<String, _>(column);
    Ok(HandIn {
        id: text("hand_in_id")?,
        secret_sha256: text("secret_sha256")?,
        call: text("call_id")?
            .parse()
            .map_err(|error: model::CallIdError| sqlx::Error::Decode(Box::new(error)))?,
        network: text("network")?,
        post: text("post_id")?,
        account: text("account")?,
        content: text("content")?,
        content_sha256: text("content_sha256")?,
        is_shown: row.try_get::<i64, _>("is_shown")? != 0,
        handed_at: read_time(row.try_get("handed_at")?)?,
    })
}
