// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fmt, io,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use jiff::SignedDuration;
use model::{CallId, Timestamp};
use store::{Asking, Carrier, LetterKind, Store, StoreError};
use tokio::sync::Notify;

use crate::{
    Contact, Mailer, Outlook, Place, Pusher, Storm, contact::Purpose, key::Keys, limits::Limits, plan::Times,
    rates::Rates,
};

/// So many may wait for the letter that asks them to confirm: nobody fills our disk, or keeps honest ones waiting for long.
const MOST_WAITING: u32 = 2_000;

/// Who does not confirm can ask once more after so long.
const ASK_AGAIN: SignedDuration = SignedDuration::from_hours(24);

/// Whoever is to be reminded, of all calls; clones share what they know.
#[derive(Clone)]
pub struct Reminders {
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    pub(crate) limits: Arc<Mutex<Limits>>,
    rates: Arc<Mutex<Rates>>,
    woken: Arc<Notify>,
    is_on: bool,
    pub(crate) pusher: Option<Pusher>,
}

/// What was done with a wish to be reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// No more letters can be sent before the hour.
    Full,
    /// They will be reminded; of a mailbox, once a letter has asked for confirmation, unless one did before: which of these,
    /// nobody is told.
    Kept,
}

/// What went wrong with contacts.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RemindError {
    /// The contacts of a call whose time is over can't be erased.
    #[error("the contacts of `{call}` can't be erased")]
    Erasing {
        /// The call.
        call: CallId,
        /// What went wrong.
        source: Box<RemindError>,
    },
    /// A key can't be read, made or destroyed.
    #[error("the key of a call's contacts can't be read or written")]
    Key(#[source] io::Error),
    /// The store can't read or write.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Reminders {
    /// Keeps contacts in the store, and their keys in a folder that is not part of it; nobody is reminded without a mailer.
    #[must_use]
    pub fn new(store: Store, keys: &Path, mailer: Option<&Mailer>) -> Self {
        Self {
            store,
            keys: Keys::new(keys),
            limits: Arc::new(Mutex::new(Limits::new())),
            rates: Arc::new(Mutex::new(Rates::assumed(mailer))),
            woken: Arc::default(),
            is_on: mailer.is_some(),
            pusher: None,
        }
    }

    /// The same, and devices are reminded too.
    #[must_use]
    pub fn with_pusher(self, pusher: Pusher) -> Self {
        Self { pusher: Some(pusher), ..self }
    }

    /// The way to push services, if devices are reminded.
    #[must_use]
    pub fn pusher(&self) -> Option<&Pusher> {
        self.pusher.as_ref()
    }

    /// Whether anybody can be reminded by mail.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Keeps who wants to be reminded. What comes back tells nobody whether the address was known.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when it can't be kept.
    pub async fn ask(
        &self,
        storm: &Storm<'_>,
        contact: &Contact,
        now: Timestamp,
    ) -> Result<Asked, RemindError> {
        let start = storm.window.start();
        if !self.is_on || now >= start || self.outlook(storm, now).await?.late > 0 {
            return Ok(Asked::Full);
        }
        let Place::Mailbox(address) = &contact.place else { return Ok(Asked::Full) };
        if !self.limits().ask(address, now) {
            return Ok(Asked::Kept);
        }
        let asked = self.keep(storm, contact, now).await;
        if !matches!(asked, Ok(Asked::Kept)) {
            self.limits().give_back(address);
        }
        asked
    }

    async fn keep(&self, storm: &Storm<'_>, contact: &Contact, now: Timestamp) -> Result<Asked, RemindError> {
        let key = self.keys.load_or_create(storm.call).map_err(RemindError::Key)?;
        let asking = Asking {
            id: &contact.id(&key),
            sealed: &contact.seal(&key, storm.call),
            asked_at: now,
            again_before: now - ASK_AGAIN,
            most_waiting: MOST_WAITING,
        };
        let has_room = self.store.ask_reminder(storm.call, &asking, storm.window.end()).await?;
        self.woken.notify_one();
        Ok(if has_room { Asked::Kept } else { Asked::Full })
    }

    /// Counts a contact as confirmed; gives whether the link that was followed is still good for that.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when that can't be kept.
    pub async fn confirm(&self, storm: &Storm<'_>, token: &str, now: Timestamp) -> Result<bool, RemindError> {
        let start = storm.window.start();
        let Some(id) = self.meant(storm.call, Purpose::Confirm, token)?.filter(|_| now < start) else {
            return Ok(false);
        };
        Ok(self.store.confirm_contact(storm.call, &id, start, &too_late(start, now)).await?)
    }

    /// Whether a link to confirm, or to unsubscribe, is one of ours. Nothing is changed by it: programs follow links too.
    ///
    /// # Errors
    ///
    /// [`RemindError::Key`] when that can't be told.
    pub fn is_ours(&self, call: &CallId, token: &str) -> Result<bool, RemindError> {
        let confirms = self.meant(call, Purpose::Confirm, token)?;
        Ok(confirms.is_some() || self.meant(call, Purpose::Leave, token)?.is_some())
    }

    /// Erases a contact who unsubscribes; gives whether nothing of theirs is kept any more, which is true too if it was erased
    /// before, and false for a link that isn't ours.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when it can't be erased.
    pub async fn leave(&self, storm: &Storm<'_>, token: &str, now: Timestamp) -> Result<bool, RemindError> {
        if self.keys.load(storm.call).map_err(RemindError::Key)?.is_none() {
            return Ok(true);
        }
        let Some(id) = self.meant(storm.call, Purpose::Leave, token)? else { return Ok(false) };
        self.store.erase_contact(storm.call, &id, now < storm.window.start()).await?;
        Ok(true)
    }

    /// Whether the letters that are still to be sent by mail will arrive before the hour.
    ///
    /// # Errors
    ///
    /// [`RemindError::Store`] when that can't be told.
    pub async fn outlook(&self, storm: &Storm<'_>, now: Timestamp) -> Result<Outlook, RemindError> {
        self.outlook_of(Carrier::Mail, storm, now).await
    }

    /// The same of the letters that one carrier brings.
    pub(crate) async fn outlook_of(
        &self,
        carrier: Carrier,
        storm: &Storm<'_>,
        now: Timestamp,
    ) -> Result<Outlook, RemindError> {
        let start = storm.window.start();
        let due = self.store.due_letters(storm.call, carrier, start).await?;
        // Who confirms is reminded too.
        let asked = due.of(LetterKind::Confirming);
        let soon = due.of(LetterKind::ShortlyBefore) + asked;
        let mut letters = asked + soon;
        for kind in [LetterKind::Moved, LetterKind::DayBefore] {
            if now < Times::of(kind, start).until() {
                letters += due.of(kind);
            }
        }
        Ok(Outlook::new([letters, soon], self.rate(carrier), start, now))
    }

    /// Waits until somebody new wants to be reminded.
    pub async fn woken(&self) {
        self.woken.notified().await;
    }

    /// The contact that a token names, if it comes from a letter of this call.
    fn meant(&self, call: &CallId, purpose: Purpose, token: &str) -> Result<Option<String>, RemindError> {
        let key = self.keys.load(call).map_err(RemindError::Key)?;
        Ok(key.and_then(|key| purpose.contact(&key, token)))
    }

    pub(crate) fn rate(&self, carrier: Carrier) -> f64 {
        *self.rates.lock().unwrap_or_else(PoisonError::into_inner).of(carrier)
    }

    /// Takes in at what rate letters have left just now; what was measured before counts as much.
    pub(crate) fn measured(&self, carrier: Carrier, rate: f64) {
        let mut rates = self.rates.lock().unwrap_or_else(PoisonError::into_inner);
        let known = rates.of(carrier);
        *known = f64::midpoint(*known, rate);
    }

    pub(crate) fn limits(&self) -> MutexGuard<'_, Limits> {
        self.limits.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The reminders of which one who comes now has no use.
pub(crate) fn too_late(start: Timestamp, now: Timestamp) -> Vec<LetterKind> {
    let mut kinds = vec![LetterKind::DayBefore, LetterKind::ShortlyBefore];
    kinds.retain(|kind| Times::of(*kind, start).is_too_late(now));
    kinds
}

impl fmt::Debug for Reminders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reminders").field("is_on", &self.is_on).finish_non_exhaustive()
    }
}
