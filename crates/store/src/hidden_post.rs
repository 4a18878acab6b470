// SPDX-License-Identifier: AGPL-3.0-or-later
use model::CallId;

use crate::{Store, StoreError};

impl Store {
    /// Takes a post off a call's wall, by the key of its network and its name there, or puts it back.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn hide_post(
        &self,
        call: &CallId,
        (network, post): (&str, &str),
        is_hidden: bool,
    ) -> Result<(), StoreError> {
        let statement = if is_hidden {
            "INSERT INTO hidden_posts (call_id, network, post_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM hidden_posts WHERE call_id = $1 AND network = $2 AND post_id = $3"
        };
        sqlx::query(statement)
            .bind(call.as_str())
            .bind(network)
            .bind(post)
            .execute(&self.writer)
            .await
            .map_err(StoreError::Write)?;
        Ok(())
    }

    /// The posts that are kept off a call's wall: the keys of their networks, and their names there.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn hidden_posts(&self, call: &CallId) -> Result<Vec<(String, String)>, StoreError> {
        sqlx::query_as(
            "SELECT network, post_id FROM hidden_posts WHERE call_id = $1 ORDER BY network, post_id",
        )
        .bind(call.as_str())
        .fetch_all(&self.reader)
        .await
        .map_err(StoreError::Read)
    }
}
