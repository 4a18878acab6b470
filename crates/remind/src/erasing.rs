// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::SignedDuration;
use model::{CallId, Timestamp};
use store::{RallyData, RemindedCall, StoreError};

use crate::{RemindError, Reminders, Storm};

/// So long after a storm's end its contacts are erased.
pub const KEPT_AFTER: SignedDuration = SignedDuration::from_hours(72);

impl Reminders {
    /// Follows storms whose hour may have been moved, then erases the contacts of each that has been over for long enough. Gives the
    /// calls, and how many there were; what goes wrong with one keeps no other.
    ///
    /// # Errors
    ///
    /// [`RemindError::Store`] when nobody can tell which calls have contacts.
    pub async fn sweep(
        &self,
        shown: &[Storm<'_>],
        now: Timestamp,
    ) -> Result<Vec<Result<(CallId, u64), RemindError>>, RemindError> {
        let mut swept = Vec::new();
        for known in self.store.reminded_calls().await? {
            swept.extend(self.sweep_call(known, shown, now).await.transpose());
        }
        Ok(swept)
    }

    /// Erases the contacts of a call, first the key, so that nothing can be read of what a crash might leave; gives how many
    /// there were.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when something is left.
    pub async fn erase(&self, call: &CallId) -> Result<u64, RemindError> {
        self.keys.destroy(call).map_err(RemindError::Key)?;
        Ok(self.store.erase_contacts(call).await?)
    }

    /// Erases all that is kept of a call's rally; gives what there was.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when something is left.
    pub async fn erase_rally(&self, call: &CallId) -> Result<RallyData, RemindError> {
        self.keys.destroy(call).map_err(RemindError::Key)?;
        Ok(self.store.erase_rally(call).await?)
    }

    async fn sweep_call(
        &self,
        known: Result<RemindedCall, StoreError>,
        shown: &[Storm<'_>],
        now: Timestamp,
    ) -> Result<Option<(CallId, u64)>, RemindError> {
        let RemindedCall { call, ends_at } = self.follow(known?, shown).await?;
        if now.duration_since(ends_at) < KEPT_AFTER {
            return Ok(None);
        }
        match self.erase(&call).await {
            Ok(contacts) => Ok(Some((call, contacts))),
            Err(error) => Err(RemindError::Erasing { call, source: Box::new(error) }),
        }
    }

    /// Keeps the end of a storm whose hour was moved.
    async fn follow(&self, known: RemindedCall, shown: &[Storm<'_>]) -> Result<RemindedCall, StoreError> {
        let ends_at = shown.iter().find(|storm| *storm.call == known.call).map(|storm| storm.window.end());
        let Some(ends_at) = ends_at.filter(|ends_at| *ends_at != known.ends_at) else { return Ok(known) };
        let moved = RemindedCall { ends_at, ..known };
        self.store.move_reminded_call(&moved).await?;
        Ok(moved)
    }
}
