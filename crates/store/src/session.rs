// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;
use sqlx::AnyConnection;

use crate::{Organizer, OrganizerId, Store, StoreError, admission::known_organizer, organizer::read_time};

/// That somebody is signed in in a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who it is.
    pub organizer: Organizer,
    /// Until when at the latest, exclusive.
    pub expires_at: Timestamp,
    /// When it was used last, as far as that was kept.
    pub used_at: Timestamp,
}

/// A browser in which an organizer is signed in, as it may be shown to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// The digest of its token, by which it can be ended and nobody let in.
    pub token_sha256: String,
    /// Until when at the latest, exclusive.
    pub expires_at: Timestamp,
    /// When it was used last, as far as that was kept.
    pub used_at: Timestamp,
}

impl Store {
    /// Keeps that a ceremony was used, until it could not be answered any more; whether it had not been used before.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn use_ceremony(
        &self,
        ceremony_sha256: &str,
        over_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        sqlx::query("DELETE FROM used_ceremonies WHERE over_at <= $1")
            .bind(now.as_microsecond())
            .execute(&mut *transaction)
            .await
            .map_err(StoreError::Write)?;
        let used = sqlx::query(
            "INSERT INTO used_ceremonies (ceremony_sha256, over_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        )
        .bind(ceremony_sha256)
        .bind(over_at.as_microsecond())
        .execute(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(used.rows_affected() == 1)
    }

    /// Where an organizer is signed in, what was used last first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn open_sessions(
        &self,
        organizer: &OrganizerId,
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, StoreError> {
        let found: Vec<(String, i64, i64)> = sqlx::query_as(
            "SELECT token_sha256, expires_at, used_at FROM sessions WHERE organizer_id = $1 AND expires_at > $2 \
             ORDER BY used_at DESC, token_sha256",
        )
        .bind(&organizer.0)
        .bind(now.as_microsecond())
        .fetch_all(&self.reader)
        .await
        .map_err(StoreError::Read)?;
        let session = |(token_sha256, expires_at, used_at)| {
            Ok(OpenSession { token_sha256, expires_at: read_time(expires_at)?, used_at: read_time(used_at)? })
        };
        found.into_iter().map(session).collect::<Result<_, sqlx::Error>>().map_err(StoreError::Read)
    }

    /// Signs an organizer out of one browser; nothing happens to anybody else's.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn close_session_of(
        &self,
        organizer: &OrganizerId,
        token_sha256: &str,
    ) -> Result<(), StoreError> {
        let closed = sqlx::query("DELETE FROM sessions WHERE token_sha256 = $1 AND organizer_id = $2");
        let closed = closed.bind(token_sha256).bind(&organizer.0).execute(&self.writer).await;
        closed.map(drop).map_err(StoreError::Write)
    }

    /// The organizer of that identifier.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn organizer(&self, id: &OrganizerId) -> Result<Option<Organizer>, StoreError> {
        let mut connection = self.reader.acquire().await.map_err(StoreError::Read)?;
        known_organizer(&mut connection, id).await.map_err(StoreError::Read)
    }

    /// Signs an organizer in under the digest of a token; sessions that are over go.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn open_session(
        &self,
        token_sha256: &str,
        organizer: &OrganizerId,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        sqlx::query("DELETE FROM sessions WHERE expires_at <= $1")
            .bind(now.as_microsecond())
            .execute(&mut *transaction)
            .await
            .map_err(StoreError::Write)?;
        let opened = sqlx::query(
            "INSERT INTO sessions (token_sha256, organizer_id, expires_at, used_at) VALUES ($1, $2, $3, $4)",
        );
        opened
            .bind(token_sha256)
            .bind(&organizer.0)
            .bind(expires_at.as_microsecond())
            .bind(now.as_microsecond())
            .execute(&mut *transaction)
            .await
            .map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)
    }

    /// Whoever is signed in under the digest of a token, and since when nothing was done.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn session(&self, token_sha256: &str, now: Timestamp) -> Result<Option<Session>, StoreError> {
        let mut connection = self.reader.acquire().await.map_err(StoreError::Read)?;
        session(&mut connection, token_sha256, now).await.map_err(StoreError::Read)
    }

    /// Keeps when a session was used last.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn use_session(&self, token_sha256: &str, now: Timestamp) -> Result<(), StoreError> {
        let used = sqlx::query("UPDATE sessions SET used_at = $2 WHERE token_sha256 = $1");
        let used = used.bind(token_sha256).bind(now.as_microsecond()).execute(&self.writer).await;
        used.map(drop).map_err(StoreError::Write)
    }

    /// Signs out.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn close_session(&self, token_sha256: &str) -> Result<(), StoreError> {
        let closed = sqlx::query("DELETE FROM sessions WHERE token_sha256 = $1").bind(token_sha256);
        closed.execute(&self.writer).await.map(drop).map_err(StoreError::Write)
    }

    /// Signs an organizer out of every browser.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn close_sessions(&self, organizer: &OrganizerId) -> Result<(), StoreError> {
        let closed = sqlx::query("DELETE FROM sessions WHERE organizer_id = $1").bind(&organizer.0);
        closed.execute(&self.writer).await.map(drop).map_err(StoreError::Write)
    }
}

async fn session(
    connection: &mut AnyConnection,
    token_sha256: &str,
    now: Timestamp,
) -> Result<Option<Session>, sqlx::Error> {
    let found: Option<(String, i64, i64)> = sqlx::query_as(
        "SELECT organizer_id, expires_at, used_at FROM sessions WHERE token_sha256 = $1 AND expires_at > $2",
    )
    .bind(token_sha256)
    .bind(now.as_microsecond())
    .fetch_optional(&mut *connection)
    .await?;
    let Some((id, expires_at, used_at)) = found else { return Ok(None) };
    let organizer = known_organizer(connection, &OrganizerId(id)).await?;
    let (expires_at, used_at) = (read_time(expires_at)?, read_time(used_at)?);
    Ok(organizer.map(|organizer| Session { organizer, expires_at, used_at }))
}
