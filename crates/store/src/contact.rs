// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};
use sqlx::AnyConnection;

use crate::{Carrier, LetterKind, Store, StoreError};

/// Somebody who asks to be reminded, as it is kept: nothing of it can be read without a key that isn't here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedContact {
    /// A keyed digest of the address: the same for the same one.
    pub id: String,
    /// Address and language, encrypted.
    pub sealed: String,
    /// How often the letter that is due could not be delivered yet.
    pub tries: u32,
}

/// What is to be kept of who asks for reminders, and how much of it at most.
#[derive(Clone, Debug)]
pub struct Asking<'a> {
    /// A keyed digest of the address.
    pub id: &'a str,
    /// Address and language, encrypted.
    pub sealed: &'a str,
    /// When they ask.
    pub asked_at: Timestamp,
    /// Who has asked before this and did not confirm is written to once more.
    pub again_before: Timestamp,
    /// So many may wait for their confirming letter.
    pub most_waiting: u32,
}

/// A device that is to be reminded, and of how many at most.
#[derive(Clone, Debug)]
pub struct Device<'a> {
    /// A keyed digest of its address.
    pub id: &'a str,
    /// Address, keys and language, encrypted.
    pub sealed: &'a str,
    /// When its owner asks.
    pub asked_at: Timestamp,
    /// Reminders that come too late for it.
    pub done: &'a [LetterKind],
    /// So many devices may be kept.
    pub most: u32,
}

impl Store {
    /// Keeps a device, and the storm's beginning and end. One that is known already takes its new keys and language; gives
    /// whether there was room, of which a call that was taken down has none.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn keep_device(
        &self,
        call: &CallId,
        device: &Device<'_>,
        [hour, ends_at]: [Timestamp; 2],
    ) -> Result<bool, StoreError> {
        let done = |kind| if device.done.contains(&kind) { hour.as_microsecond() } else { 0 };
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        if !takes_contacts(&mut transaction, call).await.map_err(StoreError::Write)? {
            return Ok(false);
        }
        let others: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM contacts WHERE call_id = $1 AND state = $2 AND contact_id <> $3",
        )
        .bind(call.as_str())
        .bind(Carrier::Push.state())
        .bind(device.id)
        .fetch_one(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        if others >= i64::from(device.most) {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO contacts (call_id, contact_id, sealed, state, asked_at, confirming, moved, day_before,
                shortly_before, tries, again_at)
             VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, 0, 0)
             ON CONFLICT (call_id, contact_id) DO UPDATE SET sealed = excluded.sealed",
        )
        .bind(call.as_str())
        .bind(device.id)
        .bind(device.sealed)
        .bind(Carrier::Push.state())
        .bind(device.asked_at.as_microsecond())
        .bind(hour.as_microsecond())
        .bind(done(LetterKind::DayBefore))
        .bind(done(LetterKind::ShortlyBefore))
        .execute(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        keep_end(&mut transaction, call, ends_at).await?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(true)
    }

    /// Keeps who asks for reminders, and when the storm ends. What is known already is kept as it is, unless it waits for its
    /// confirmation since long; gives whether there was room, of which a call that was taken down has none.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn ask_reminder(
        &self,
        call: &CallId,
        asking: &Asking<'_>,
        ends_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        if !takes_contacts(&mut transaction, call).await.map_err(StoreError::Write)? {
            return Ok(false);
        }
        let waiting: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM contacts WHERE call_id = $1 AND state = 'asked' AND confirming = 0",
        )
        .bind(call.as_str())
        .fetch_one(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        if waiting >= i64::from(asking.most_waiting) {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO contacts (call_id, contact_id, sealed, state, asked_at, confirming, moved, day_before,
                shortly_before, tries, again_at)
             VALUES ($1, $2, $3, 'asked', $4, 0, 0, 0, 0, 0, 0)
             ON CONFLICT (call_id, contact_id) DO UPDATE SET sealed = excluded.sealed,
                asked_at = excluded.asked_at, confirming = 0, tries = 0, again_at = 0
             WHERE contacts.state = 'asked' AND contacts.asked_at < $5",
        )
        .bind(call.as_str())
        .bind(asking.id)
        .bind(asking.sealed)
        .bind(asking.asked_at.as_microsecond())
        .bind(asking.again_before.as_microsecond())
        .execute(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        keep_end(&mut transaction, call, ends_at).await?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(true)
    }

    /// Keeps that a contact has confirmed, which counts once; `done` are reminders that come too late for them at that hour.
    /// Gives whether it is known. Whose confirming letter came without our knowing it has read of that hour, and of no other.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn confirm_contact(
        &self,
        call: &CallId,
        id: &str,
        hour: Timestamp,
        done: &[LetterKind],
    ) -> Result<bool, StoreError> {
        let done = |kind| if done.contains(&kind) { hour.as_microsecond() } else { 0 };
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let confirmed = sqlx::query(
            "UPDATE contacts SET state = 'confirmed', moved = CASE moved WHEN 0 THEN $5 ELSE moved END,
                day_before = $3, shortly_before = $4, tries = 0, again_at = 0
             WHERE call_id = $1 AND contact_id = $2 AND state = 'asked'",
        )
        .bind(call.as_str())
        .bind(id)
        .bind(done(LetterKind::DayBefore))
        .bind(done(LetterKind::ShortlyBefore))
        .bind(hour.as_microsecond())
        .execute(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        if confirmed.rows_affected() == 1 {
            sqlx::query("UPDATE pledges SET confirmed = confirmed + 1 WHERE call_id = $1")
                .bind(call.as_str())
                .execute(&mut *transaction)
                .await
                .map_err(StoreError::Write)?;
        }
        let known: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM contacts WHERE call_id = $1 AND contact_id = $2")
                .bind(call.as_str())
                .bind(id)
                .fetch_one(&mut *transaction)
                .await
                .map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(known == 1)
    }

    /// Erases a contact, if there is one, and overwrites it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn erase_contact(
        &self,
        call: &CallId,
        id: &str,
        is_before_hour: bool,
    ) -> Result<(), StoreError> {
        if self.drop_contact(call, id, is_before_hour).await? { self.sweep().await } else { Ok(()) }
    }

    /// Drops a contact, which is overwritten with the next [`Store::sweep`]; gives whether there was one. Before the hour it
    /// doesn't count as confirmed any more either: else one mailbox could be counted twice.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn drop_contact(
        &self,
        call: &CallId,
        id: &str,
        is_before_hour: bool,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let state: Option<String> =
            sqlx::query_scalar("DELETE FROM contacts WHERE call_id = $1 AND contact_id = $2 RETURNING state")
                .bind(call.as_str())
                .bind(id)
                .fetch_optional(&mut *transaction)
                .await
                .map_err(StoreError::Write)?;
        if is_before_hour && state.as_deref() == Some("confirmed") {
            sqlx::query("UPDATE pledges SET confirmed = confirmed - 1 WHERE call_id = $1 AND confirmed > 0")
                .bind(call.as_str())
                .execute(&mut *transaction)
                .await
                .map_err(StoreError::Write)?;
        }
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(state.is_some())
    }
}

/// Whether contacts of a call may be kept: nobody's whose wish was under way while it was taken down. A call that is kept in a
/// folder has no row, and takes them.
async fn takes_contacts(connection: &mut AnyConnection, call: &CallId) -> Result<bool, sqlx::Error> {
    // The lock that both engines know: who takes it down erases what we keep, or we see that it is down.
    sqlx::query("UPDATE calls SET state = state WHERE call_id = $1")
        .bind(call.as_str())
        .execute(&mut *connection)
        .await?;
    let down: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM calls WHERE call_id = $1 AND state = 'down'")
        .bind(call.as_str())
        .fetch_one(connection)
        .await?;
    Ok(down == 0)
}

/// Keeps when the storm of a call with contacts ends.
async fn keep_end(
    transaction: &mut sqlx::Transaction<'_, sqlx::Any>,
    call: &CallId,
    ends_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO reminded_calls (call_id, ends_at) VALUES ($1, $2)
         ON CONFLICT (call_id) DO UPDATE SET ends_at = excluded.ends_at",
    )
    .bind(call.as_str())
    .bind(ends_at.as_microsecond())
    .execute(&mut **transaction)
    .await
    .map_err(StoreError::Write)?;
    Ok(())
}
