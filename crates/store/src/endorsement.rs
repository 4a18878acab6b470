// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};
use sqlx::{Row, any::AnyRow};

use crate::{Store, StoreError, organizer::read_time};

/// So many of a call may wait for an organizer: nobody's disk is filled by them.
pub const MOST_ENDORSEMENTS: u32 = 500;

/// A group that wants to stand behind a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endorsement {
    /// Its random name.
    pub id: String,
    /// The digest of the secret by which the group comes back to it.
    pub secret_sha256: String,
    /// The call.
    pub call: CallId,
    /// The group's name.
    pub group: String,
    /// How many members it says it has.
    pub members: Option<u64>,
    /// Where that number can be read.
    pub source: Option<String>,
    /// The page on its own site that is to prove it.
    pub site: String,
    /// Its account elsewhere, for the proof that wants one.
    pub account: Option<String>,
    /// Where on its own site its mark is.
    pub mark_address: Option<String>,
    /// The imprint of the mark that was found there.
    pub mark: Option<String>,
    /// The code that only this group was given.
    pub code: String,
    /// How it has proven itself, and where that was found.
    pub proof: Option<(String, String)>,
    /// Whether an organizer shows it.
    pub is_shown: bool,
    /// When it asked.
    pub asked_at: Timestamp,
}

impl Store {
    /// Keeps a group's word, if fewer than [`MOST_ENDORSEMENTS`] of the call are kept; gives whether it is.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn endorse(&self, endorsement: &Endorsement) -> Result<bool, StoreError> {
        let members = endorsement.members.and_then(|members| i64::try_from(members).ok());
        let kept = sqlx::query(
            "INSERT INTO endorsements (endorsement_id, secret_sha256, call_id, group_name, members, source, site,
                account, code, way, place, is_shown, asked_at, mark_address)
             SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', 0, $10, $11
             WHERE (SELECT COUNT(*) FROM endorsements WHERE call_id = $3) < $12",
        )
        .bind(&endorsement.id)
        .bind(&endorsement.secret_sha256)
        .bind(endorsement.call.as_str())
        .bind(&endorsement.group)
        .bind(members.unwrap_or(-1))
        .bind(endorsement.source.as_deref().unwrap_or_default())
        .bind(&endorsement.site)
        .bind(endorsement.account.as_deref().unwrap_or_default())
        .bind(&endorsement.code)
        .bind(endorsement.asked_at.as_microsecond())
        .bind(endorsement.mark_address.as_deref().unwrap_or_default())
        .bind(i64::from(MOST_ENDORSEMENTS))
        .execute(&self.writer)
        .await
        .map_err(StoreError::Write)?;
        Ok(kept.rows_affected() == 1)
    }

    /// Every group's word, the oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn endorsements(&self) -> Result<Vec<Endorsement>, StoreError> {
        let rows = sqlx::query("SELECT * FROM endorsements ORDER BY asked_at, endorsement_id")
            .fetch_all(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        rows.iter().map(|row| read(row).map_err(StoreError::Read)).collect()
    }

    /// The groups that are shown with a call, the oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn shown_endorsements(&self, call: &CallId) -> Result<Vec<Endorsement>, StoreError> {
        let all = self.endorsements().await?.into_iter();
        Ok(all.filter(|endorsement| endorsement.is_shown && endorsement.call == *call).collect())
    }

    /// A group's word, by the digest of its secret.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn endorsement(&self, secret_sha256: &str) -> Result<Option<Endorsement>, StoreError> {
        let row = sqlx::query("SELECT * FROM endorsements WHERE secret_sha256 = $1")
            .bind(secret_sha256)
            .fetch_optional(&self.reader)
            .await
            .map_err(StoreError::Read)?;
        row.as_ref().map(read).transpose().map_err(StoreError::Read)
    }

    /// Keeps how a group has proven itself, and where that was found.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn prove_endorsement(&self, id: &str, way: &str, place: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE endorsements SET way = $2, place = $3 WHERE endorsement_id = $1")
            .bind(id)
            .bind(way)
            .bind(place)
            .execute(&self.writer)
            .await
            .map_err(StoreError::Write)?;
        Ok(())
    }

    /// Keeps a group's mark: its imprint, and the picture.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn keep_mark(&self, id: &str, imprint: &str, content: &[u8]) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        sqlx::query("UPDATE endorsements SET mark = $2 WHERE endorsement_id = $1")
            .bind(id)
            .bind(imprint)
            .execute(&mut *transaction)
            .await
            .map_err(StoreError::Write)?;
        // Of a group that has left meanwhile nothing is kept any more.
        sqlx::query(
            "INSERT INTO marks (endorsement_id, content)
             SELECT endorsement_id, $2 FROM endorsements WHERE endorsement_id = $1
             ON CONFLICT (endorsement_id) DO UPDATE SET content = $2",
        )
        .bind(id)
        .bind(content)
        .execute(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)
    }

    /// A group's mark.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn mark(&self, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        sqlx::query_scalar("SELECT content FROM marks WHERE endorsement_id = $1")
            .bind(id)
            .fetch_optional(&self.reader)
            .await
            .map_err(StoreError::Read)
    }

    /// Shows a group that has proven itself; gives the call that it is shown with, or nothing if there is no such group.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn show_endorsement(&self, id: &str) -> Result<Option<CallId>, StoreError> {
        let call: Option<String> = sqlx::query_scalar(
            "UPDATE endorsements SET is_shown = 1 WHERE endorsement_id = $1 AND way <> '' RETURNING call_id",
        )
        .bind(id)
        .fetch_optional(&self.writer)
        .await
        .map_err(StoreError::Write)?;
        call.map(|call| call.parse().map_err(|error| StoreError::Write(decode(error)))).transpose()
    }

    /// Lets go of a group's word, with all that was kept of it; gives the call.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn drop_endorsement(&self, id: &str) -> Result<Option<CallId>, StoreError> {
        let call: Option<String> =
            sqlx::query_scalar("DELETE FROM endorsements WHERE endorsement_id = $1 RETURNING call_id")
                .bind(id)
                .fetch_optional(&self.writer)
                .await
                .map_err(StoreError::Write)?;
        self.sweep().await?;
        call.map(|call| call.parse().map_err(|error| StoreError::Write(decode(error)))).transpose()
    }
}

fn read(row: &AnyRow) -> Result<Endorsement, sqlx::Error> {
    let text = |column: &str| row.try_get::<String, _>(column);
    let some = |column: &str| text(column).map(|text| Some(text).filter(|text| !text.is_empty()));
    Ok(Endorsement {
        id: text("endorsement_id")?,
        secret_sha256: text("secret_sha256")?,
        call: text("call_id")?.parse().map_err(decode)?,
        group: text("group_name")?,
        members: u64::try_from(row.try_get::<i64, _>("members")?).ok(),
        source: some("source")?,
        site: text("site")?,
        account: some("account")?,
        mark_address: some("mark_address")?,
        mark: some("mark")?,
        code: text("code")?,
        proof: some("way")?.zip(some("place")?),
        is_shown: row.try_get::<i64, _>("is_shown")? != 0,
        asked_at: read_time(row.try_get("asked_at")?)?,
    })
}

fn decode(error: model::CallIdError) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(error))
}
