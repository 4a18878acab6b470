// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions, Connection, Executor, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

use crate::StoreError;

/// What no copy holds: whom to remind, who is signed in, which links let somebody in once, what is rehearsed.
const LEFT_OUT: [&str; 6] = [
    "DELETE FROM contacts",
    "DELETE FROM reminded_calls",
    "DELETE FROM sessions",
    "DELETE FROM used_ceremonies",
    "DELETE FROM admissions WHERE kind <> 'recovery'",
    "DELETE FROM rehearsals",
];

/// Copies an embedded database as it is at this moment, while others read and write it.
///
/// The copy holds no contacts, not even sealed ones, for they have to go with all copies; nor what would let somebody in who was sent away since:
/// sessions and links. Recovery codes, of which only digests are kept, stay.
///
/// # Errors
///
/// [`StoreError::Open`] where there is no such database, [`StoreError::Read`] or [`StoreError::Write`] when it can't be read, or the copy not
/// written; one that was begun is still there then.
pub async fn copy_sqlite(from: &Path, to: &Path) -> Result<(), StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(from)
        .create_if_missing(false)
        .busy_timeout(Duration::from_secs(5))
        .disable_statement_logging();
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(StoreError::Open)?;
    let target = to.to_string_lossy().into_owned();
    let copied = sqlx::query("VACUUM INTO ?1").bind(target).execute(&mut connection).await;
    connection.close().await.map_err(StoreError::Read)?;
    copied.map_err(StoreError::Read)?;
    leave_out(to).await.map_err(StoreError::Write)
}

async fn leave_out(copy: &Path) -> Result<(), sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(copy)
        .journal_mode(SqliteJournalMode::Delete)
        .pragma("secure_delete", "ON")
        .foreign_keys(true)
        .disable_statement_logging();
    let mut connection = SqliteConnection::connect_with(&options).await?;
    for statement in LEFT_OUT {
        connection.execute(statement).await?;
    }
    connection.execute("VACUUM").await?;
    connection.close().await
}
