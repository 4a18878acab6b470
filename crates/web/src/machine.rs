// SPDX-License-Identifier: AGPL-3.0-or-later
//! The machine that the site runs on, as its admins see it.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;
use model::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::storage::Storage;

/// How the machine stands, and the program on it. What can't be told of it is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Machine {
    /// The program's version.
    pub version: &'static str,
    /// Since when it runs.
    pub started_at: Timestamp,
    /// How much room there is yet.
    pub storage: Storage,
    /// So many bytes may yet be kept.
    pub left: Option<u64>,
    /// So many bytes may be kept at most, where that was said.
    pub quota: Option<u64>,
    /// So many are kept; looked up only where there is a quota.
    pub used: Option<u64>,
    /// The program's memory, in bytes.
    pub memory: Option<u64>,
    /// How long the machine's processors have worked for it.
    pub worked: Option<Duration>,
    /// How many files it has open, a visitor's line being one.
    pub open_files: Option<u64>,
    /// The visitors' places.
    pub places: Places,
    /// Until when the site's own certificate is good.
    pub certificate_until: Option<Timestamp>,
    /// Where its backups lie, if there are any.
    pub backups: Vec<Backup>,
}

/// The newest backup in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The folder that holds it.
    pub folder: String,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// Whether it is still there.
    pub is_there: bool,
}

impl Backup {
    /// Older than this, it may have missed a day.
    const OLD: SignedDuration = SignedDuration::from_hours(48);

    /// Whether it is too old to rely on.
    #[must_use]
    pub fn is_old(&self, now: Timestamp) -> bool {
        now.duration_since(self.taken_at) > Self::OLD
    }
}

/// So many visitors at once; clones share them.
#[derive(Clone, Debug)]
pub struct Places {
    free: Arc<Semaphore>,
    all: usize,
}

impl Places {
    /// So many.
    #[must_use]
    pub fn new(all: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(all)), all }
    }

    /// How many there are.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all
    }

    /// How many are free.
    #[must_use]
    pub fn free(&self) -> usize {
        self.free.available_permits()
    }

    /// Waits for a place, which is free again once this is dropped.
    pub(crate) async fn take(&self) -> OwnedSemaphorePermit {
        Arc::clone(&self.free).acquire_owned().await.expect("nobody closes the places")
    }
}

impl Default for Places {
    fn default() -> Self {
        Self::new(0)
    }
}

impl PartialEq for Places {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.free, &other.free)
    }
}

impl Eq for Places {}
