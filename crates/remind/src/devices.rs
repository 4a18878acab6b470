// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;
use store::{Carrier, Device};

use crate::{Asked, Contact, Place, RemindError, Reminders, Storm, reminders::too_late};

/// So many devices are reminded of one call: nobody fills our disk.
const MOST_DEVICES: u32 = 20_000;

impl Reminders {
    /// Keeps a device that is to be reminded; gives nothing for one to which nothing can be brought. Its owner has answered their own
    /// browser, so that nobody is asked once more; and nobody counts as confirmed, for a device is easily invented.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when it can't be kept.
    pub async fn remind_device(
        &self,
        storm: &Storm<'_>,
        contact: &Contact,
        now: Timestamp,
    ) -> Result<Option<Asked>, RemindError> {
        let (Some(pusher), Place::Device(subscription)) = (&self.pusher, &contact.place) else {
            return Ok(None);
        };
        let Some(origin) = pusher.origin(subscription) else { return Ok(None) };
        let start = storm.window.start();
        let is_late = now >= start || self.outlook_of(Carrier::Push, storm, now).await?.late > 0;
        if is_late || !self.limits().take_device(&origin, now) {
            return Ok(Some(Asked::Full));
        }
        let asked = self.keep_device(storm, contact, now).await;
        if !matches!(asked, Ok(Asked::Kept)) {
            self.limits().give_device_back(&origin);
        }
        asked.map(Some)
    }

    async fn keep_device(
        &self,
        storm: &Storm<'_>,
        contact: &Contact,
        now: Timestamp,
    ) -> Result<Asked, RemindError> {
        let start = storm.window.start();
        let key = self.keys.load_or_create(storm.call).map_err(RemindError::Key)?;
        let device = Device {
            id: &contact.id(&key),
            sealed: &contact.seal(&key, storm.call),
            asked_at: now,
            done: &too_late(start, now),
            most: MOST_DEVICES,
        };
        let hours = [start, storm.window.end()];
        let has_room = self.store.keep_device(storm.call, &device, hours).await?;
        Ok(if has_room { Asked::Kept } else { Asked::Full })
    }

    /// Erases a device, by its own word: nobody else knows its address.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when it can't be erased.
    pub async fn forget_device(&self, storm: &Storm<'_>, contact: &Contact) -> Result<(), RemindError> {
        let Some(key) = self.keys.load(storm.call).map_err(RemindError::Key)? else { return Ok(()) };
        Ok(self.store.erase_contact(storm.call, &contact.id(&key), true).await?)
    }
}
