// SPDX-License-Identifier: AGPL-3.0-or-later
//! The bytes of calls' pictures, which lie beside the text of their files.

use model::{CallId, Timestamp};
use sqlx::AnyConnection;

use crate::{Files, Store, StoreError, call::edit_draft};

/// A picture's bytes, by the digest that a call's files name it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPicture {
    /// The SHA-256 of the bytes, in hexadecimal digits.
    pub sha256: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Changes a call's draft as [`Store::edit_draft`] does, and keeps those of these pictures that it then names.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn edit_draft_with(
        &self,
        id: &CallId,
        now: Timestamp,
        pictures: &[KeptPicture],
        edit: impl FnOnce(Files) -> Files + Send,
    ) -> Result<Option<Files>, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        keep(&mut transaction, id, pictures).await.map_err(StoreError::Write)?;
        let edited = edit_draft(&mut transaction, id, now, edit).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        let Some((edited, dropped)) = edited else { return Ok(None) };
        // Whoever takes a picture back may have had a reason that protects somebody.
        if dropped > 0 {
            self.sweep().await?;
        }
        Ok(Some(edited))
    }

    /// The bytes of a call's picture.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn picture(&self, id: &CallId, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        sqlx::query_scalar("SELECT content FROM call_pictures WHERE call_id = $1 AND sha256 = $2")
            .bind(id.as_str())
            .bind(sha256)
            .fetch_optional(&self.reader)
            .await
            .map_err(StoreError::Read)
    }
}

async fn keep(
    connection: &mut AnyConnection,
    id: &CallId,
    pictures: &[KeptPicture],
) -> Result<(), sqlx::Error> {
    for KeptPicture { sha256, bytes } in pictures {
        // Of a call that is gone, or down, nothing is kept any more.
        sqlx::query(
            "INSERT INTO call_pictures (call_id, sha256, content)
             SELECT call_id, $2, $3 FROM calls WHERE call_id = $1 AND state <> 'down'
             ON CONFLICT (call_id, sha256) DO NOTHING",
        )
        .bind(id.as_str())
        .bind(sha256)
        .bind(bytes.as_slice())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Takes away the pictures that no version of the call names any more; gives how many.
pub(crate) async fn drop_unnamed(connection: &mut AnyConnection, id: &CallId) -> Result<u64, sqlx::Error> {
    let dropped = sqlx::query(
        "DELETE FROM call_pictures WHERE call_id = $1 AND NOT EXISTS (
            SELECT 1 FROM call_files WHERE call_files.call_id = call_pictures.call_id
            AND call_files.path LIKE 'pictures/%' AND call_files.content LIKE '%' || call_pictures.sha256 || '%')",
    )
    .bind(id.as_str())
    .execute(connection)
    .await?;
    Ok(dropped.rows_affected())
}
