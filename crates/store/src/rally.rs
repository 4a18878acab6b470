// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};
use sqlx::AnyConnection;

use crate::{Store, StoreError, organizer::read_time};

/// A call that has contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemindedCall {
    /// The call.
    pub call: CallId,
    /// When its storm ends.
    pub ends_at: Timestamp,
}

/// What is kept of a rally, or was until it was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RallyData {
    /// Pledges that were counted.
    pub pledged: u64,
    /// Those that were confirmed by mail.
    pub confirmed: u64,
    /// Contacts, those too that were not confirmed.
    pub contacts: u64,
    /// Hand-outs of wordings that were counted.
    pub hand_outs: u64,
}

/// The sums of what is kept of a rally, and the statements that erase it, in the same order.
const SUMS: [&str; 4] = [
    "SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM pledges WHERE call_id = $1",
    "SELECT CAST(COALESCE(SUM(confirmed), 0) AS BIGINT) FROM pledges WHERE call_id = $1",
    "SELECT COUNT(*) FROM contacts WHERE call_id = $1",
    "SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM hand_outs WHERE call_id = $1",
];
const CONTACTS: [&str; 2] =
    ["DELETE FROM contacts WHERE call_id = $1", "DELETE FROM reminded_calls WHERE call_id = $1"];
const ERASING: [&str; 5] = [
    CONTACTS[0],
    CONTACTS[1],
    "DELETE FROM pledges WHERE call_id = $1",
    "DELETE FROM hand_outs WHERE call_id = $1",
    "DELETE FROM last_hand_outs WHERE call_id = $1",
];

impl Store {
    /// The calls that have, or had, contacts that were not erased yet; of one that can't be read, why.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn reminded_calls(&self) -> Result<Vec<Result<RemindedCall, StoreError>>, StoreError> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT call_id, ends_at FROM reminded_calls ORDER BY call_id")
                .fetch_all(&self.reader)
                .await
                .map_err(StoreError::Read)?;
        Ok(rows.into_iter().map(read_reminded).collect())
    }

    /// Keeps when a storm ends whose call has contacts, after its hour was moved.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn move_reminded_call(&self, moved: &RemindedCall) -> Result<(), StoreError> {
        sqlx::query("UPDATE reminded_calls SET ends_at = $2 WHERE call_id = $1")
            .bind(moved.call.as_str())
            .bind(moved.ends_at.as_microsecond())
            .execute(&self.writer)
            .await
            .map_err(StoreError::Write)?;
        Ok(())
    }

    /// What is kept of a call's rally.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn rally_data(&self, call: &CallId) -> Result<RallyData, StoreError> {
        let mut connection = self.reader.acquire().await.map_err(StoreError::Read)?;
        sums(&mut connection, call).await.map_err(StoreError::Read)
    }

    /// Erases the contacts of a call, and overwrites them; gives how many there were. Numbers stay.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn erase_contacts(&self, call: &CallId) -> Result<u64, StoreError> {
        Ok(self.erase(call, &CONTACTS).await?.contacts)
    }

    /// Erases all that is kept of a call's rally, and overwrites it; gives what there was.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn erase_rally(&self, call: &CallId) -> Result<RallyData, StoreError> {
        self.erase(call, &ERASING).await
    }

    async fn erase(&self, call: &CallId, statements: &[&'static str]) -> Result<RallyData, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let there_was = sums(&mut transaction, call).await.map_err(StoreError::Write)?;
        run(&mut transaction, call, statements).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        self.sweep().await?;
        Ok(there_was)
    }
}

/// Erases all that is kept of a call's rally, as a part of something larger.
pub(crate) async fn erase(connection: &mut AnyConnection, call: &CallId) -> Result<(), sqlx::Error> {
    run(connection, call, &ERASING).await
}

fn read_reminded((call, ends_at): (String, i64)) -> Result<RemindedCall, StoreError> {
    let read = || {
        let call = call.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
        Ok(RemindedCall { call, ends_at: read_time(ends_at)? })
    };
    read().map_err(|source| StoreError::Row { call: call.clone(), source })
}

/// Erases the contacts of a call, as a part of something larger.
pub(crate) async fn erase_contacts(connection: &mut AnyConnection, call: &CallId) -> Result<(), sqlx::Error> {
    run(connection, call, &CONTACTS).await
}

async fn run(
    connection: &mut AnyConnection,
    call: &CallId,
    statements: &[&'static str],
) -> Result<(), sqlx::Error> {
    for statement in statements {
        sqlx::query(*statement).bind(call.as_str()).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn sums(connection: &mut AnyConnection, call: &CallId) -> Result<RallyData, sqlx::Error> {
    let mut numbers = [0; SUMS.len()];
    for (number, statement) in numbers.iter_mut().zip(SUMS) {
        let sum: i64 = sqlx::query_scalar(statement).bind(call.as_str()).fetch_one(&mut *connection).await?;
        *number = sum.unsigned_abs();
    }
    let [pledged, confirmed, contacts, hand_outs] = numbers;
    Ok(RallyData { pledged, confirmed, contacts, hand_outs })
}
