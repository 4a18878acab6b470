// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};

use crate::{SealedContact, Store, StoreError};

/// A letter to a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterKind {
    /// Asks whether it was they who asked.
    Confirming,
    /// Says that the hour was moved.
    Moved,
    /// Reminds a day before.
    DayBefore,
    /// Reminds shortly before.
    ShortlyBefore,
}

/// Who brings letters to a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// The mail server, into a mailbox.
    Mail,
    /// A browser's push service, onto a device.
    Push,
}

/// Letters of one kind, about one hour, by one carrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Who brings them.
    pub carrier: Carrier,
    /// What they are.
    pub kind: LetterKind,
    /// When the storm that they are about begins.
    pub hour: Timestamp,
}

/// To how many each letter about one hour is due by one carrier, those too that have to wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DueLetters {
    confirming: u64,
    moved: u64,
    day_before: u64,
    shortly_before: u64,
}

/// Whether a letter of a kind is due to a contact: `$1` is the call, `$2` the hour, `$3` the state of those whom its carrier reaches.
/// Nobody asks a device to confirm: its owner has answered their own browser.
macro_rules! is_due {
    ($kind:literal) => {
        concat!(
            "call_id = $1 AND CASE ",
            $kind,
            " WHEN 'confirming' THEN $3 = 'confirmed' AND state = 'asked' AND confirming = 0
            WHEN 'moved' THEN state = $3 AND moved <> $2
            WHEN 'day-before' THEN state = $3 AND day_before <> $2
            ELSE state = $3 AND shortly_before <> $2 END"
        )
    };
}

/// The number of those to whom a letter of a kind is due.
macro_rules! due {
    ($kind:literal) => {
        concat!("CAST(COALESCE(SUM(CASE WHEN ", is_due!($kind), " THEN 1 ELSE 0 END), 0) AS BIGINT)")
    };
}

impl Store {
    /// Those to whom a letter of a batch is due, and that may be tried at an instant; who asked first comes first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn due_contacts(
        &self,
        call: &CallId,
        batch: Batch,
        at: Timestamp,
        most: u32,
    ) -> Result<Vec<SealedContact>, StoreError> {
        let rows: Vec<(String, String, i64)> = sqlx::query_as(concat!(
            "SELECT contact_id, sealed, tries FROM contacts WHERE ",
            is_due!("$4"),
            " AND again_at <= $5 ORDER BY asked_at, contact_id LIMIT $6"
        ))
        .bind(call.as_str())
        .bind(batch.hour.as_microsecond())
        .bind(batch.carrier.state())
        .bind(batch.kind.key())
        .bind(at.as_microsecond())
        .bind(i64::from(most))
        .fetch_all(&self.reader)
        .await
        .map_err(StoreError::Read)?;
        let contact = |(id, sealed, tries): (String, String, i64)| {
            let tries = u32::try_from(tries).unwrap_or(u32::MAX);
            SealedContact { id, sealed, tries }
        };
        Ok(rows.into_iter().map(contact).collect())
    }

    /// To how many each letter about an hour is due by one carrier.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn due_letters(
        &self,
        call: &CallId,
        carrier: Carrier,
        hour: Timestamp,
    ) -> Result<DueLetters, StoreError> {
        let sums: (i64, i64, i64, i64) = sqlx::query_as(concat!(
            "SELECT ",
            due!("'confirming'"),
            ", ",
            due!("'moved'"),
            ", ",
            due!("'day-before'"),
            ", ",
            due!("'shortly-before'"),
            " FROM contacts WHERE call_id = $1"
        ))
        .bind(call.as_str())
        .bind(hour.as_microsecond())
        .bind(carrier.state())
        .fetch_one(&self.reader)
        .await
        .map_err(StoreError::Read)?;
        let [confirming, moved, day_before, shortly_before] = <[i64; 4]>::from(sums).map(i64::unsigned_abs);
        Ok(DueLetters { confirming, moved, day_before, shortly_before })
    }

    /// Keeps that a letter is done with for an hour: delivered, or refused for good. Every letter names the hour, so that
    /// nobody need be told that it was moved who has not read another one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn mark_letter(
        &self,
        call: &CallId,
        id: &str,
        kind: LetterKind,
        hour: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        sqlx::query(
            "UPDATE contacts SET tries = 0, again_at = 0, moved = $3,
                confirming = CASE $4 WHEN 'confirming' THEN $3 ELSE confirming END,
                day_before = CASE $4 WHEN 'day-before' THEN $3 ELSE day_before END,
                shortly_before = CASE $4 WHEN 'shortly-before' THEN $3 ELSE shortly_before END
             WHERE call_id = $1 AND contact_id = $2",
        )
        .bind(call.as_str())
        .bind(id)
        .bind(hour.as_microsecond())
        .bind(kind.key())
        .execute(&mut *transaction)
        .await
        .map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)
    }

    /// Keeps that a contact's next letter has to wait.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn postpone_letter(
        &self,
        call: &CallId,
        id: &str,
        again_at: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE contacts SET tries = tries + 1, again_at = $3 WHERE call_id = $1 AND contact_id = $2",
        )
        .bind(call.as_str())
        .bind(id)
        .bind(again_at.as_microsecond())
        .execute(&self.writer)
        .await
        .map_err(StoreError::Write)?;
        Ok(())
    }
}

impl DueLetters {
    /// To how many a letter of a kind is due.
    #[must_use]
    pub fn of(&self, kind: LetterKind) -> u64 {
        match kind {
            LetterKind::Confirming => self.confirming,
            LetterKind::Moved => self.moved,
            LetterKind::DayBefore => self.day_before,
            LetterKind::ShortlyBefore => self.shortly_before,
        }
    }
}

impl LetterKind {
    fn key(self) -> &'static str {
        match self {
            Self::Confirming => "confirming",
            Self::Moved => "moved",
            Self::DayBefore => "day-before",
            Self::ShortlyBefore => "shortly-before",
        }
    }
}

impl Carrier {
    /// The state of the contacts whom it reaches.
    pub(crate) fn state(self) -> &'static str {
        match self {
            Self::Mail => "confirmed",
            Self::Push => "device",
        }
    }
}
