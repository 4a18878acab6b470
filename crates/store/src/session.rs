// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use crate::{Organizer, OrganizerId, Store, StoreError, admission::known_organizer};

impl Store {
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
        sqlx::query("INSERT INTO sessions (token_sha256, organizer_id, expires_at) VALUES ($1, $2, $3)")
            .bind(token_sha256)
            .bind(&organizer.0)
            .bind(expires_at.as_microsecond())
            .execute(&mut *transaction)
            .await
            .map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)
    }

    /// Whoever is signed in under the digest of a token.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn session(&self, token_sha256: &str, now: Timestamp) -> Result<Option<Organizer>, StoreError> {
        let found: Option<String> = sqlx::query_scalar(
            "SELECT organizer_id FROM sessions WHERE token_sha256 = $1 AND expires_at > $2",
        )
        .bind(token_sha256)
        .bind(now.as_microsecond())
        .fetch_optional(&self.reader)
        .await
        .map_err(StoreError::Read)?;
        match found {
            Some(id) => self.organizer(&OrganizerId(id)).await,
            None => Ok(None),
        }
    }

    /// Signs out.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn close_session(&self, token_sha256: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sessions WHERE token_sha256 = $1")
            .bind(token_sha256)
            .execute(&self.writer)
            .await
            .map_err(StoreError::Write)?;
        Ok(())
    }
}
