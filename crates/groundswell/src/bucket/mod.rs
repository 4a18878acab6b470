// SPDX-License-Identifier: AGPL-3.0-or-later
//! A bucket with what everybody may have of the calls: whoever keeps them puts it there, and those who show them read it there.
//!
//! In it lie, for each call, `CALL/record/…` (the record's public files, and what is opened of it), `CALL/report/…` and `CALL/media/…`:
//! what the site gives to everybody, and nothing else. What may lie there no more is deleted there.

mod allowed;
mod putting;
mod reading;

use std::{
    collections::BTreeSet,
    env,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result};
use model::CallId;
use objects::{Objects, ObjectsError};
use tokio::{
    sync::{Notify, watch},
    time::sleep,
};
use web::{Calls, Files, Live};

pub use objects::ObjectsAddress as BucketAddress;

use self::{putting::Putting, reading::Reading};
use crate::{
    data::DataFolder,
    terminal::{said_once, say},
};

/// So long after something went wrong it is tried again.
const PAUSE: Duration = Duration::from_secs(5);

/// What was put on its way when somebody was stopped may arrive so much later.
const STRAGGLING: Duration = Duration::from_secs(30);

/// A bucket; clones share it.
#[derive(Clone)]
pub struct Bucket {
    objects: Objects,
    reading: Arc<Reading>,
    gone: Arc<Gone>,
}

/// Calls of which nothing may lie there any more.
#[derive(Default)]
struct Gone {
    calls: Mutex<BTreeSet<CallId>>,
    told: Notify,
}

/// A call whose files are put there.
pub struct Kept {
    /// Its name.
    pub call: CallId,
    /// Where they lie here.
    pub data: DataFolder,
    /// What of it everybody may see, as it changes.
    pub live: watch::Receiver<Arc<Live>>,
}

impl Bucket {
    /// Learns where it is, with keys and endpoint from the environment. Nobody is called yet.
    pub fn open(address: &BucketAddress) -> Result<Self> {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        let objects =
            Objects::new(address, env::vars_os().filter_map(text)).context("can't use the bucket")?;
        Ok(Self::with(objects))
    }

    fn with(objects: Objects) -> Self {
        let reading = Arc::new(Reading::new(objects.clone()));
        Self { objects, reading, gone: Arc::default() }
    }

    /// The files of a call, as they lie there.
    pub fn files(&self, call: &CallId) -> Files {
        Files::Elsewhere(Arc::new(self.reading.of(call)))
    }

    /// Puts there what everybody may have of a call, for as long as it is shown here, or until somebody else does.
    pub async fn keep(self, kept: Kept) {
        let call = kept.call.clone();
        if let Err(why) = Putting::new(self.objects, kept).keep().await {
            say(format_args!("nothing more of `{call}` is put into the bucket: {why}"));
        }
    }

    /// Deletes there what is left of calls that are not shown; from now on also of those that are let go. Runs until it is dropped.
    pub async fn sweep(self, shown: Calls) {
        let left = loop {
            match self.objects.folders().await {
                Ok(folders) => break folders,
                Err(_) => sleep(PAUSE).await,
            }
        };
        // Another's folder has another name.
        for call in left.iter().filter_map(|folder| folder.parse().ok()) {
            self.let_go(&call);
        }
        loop {
            self.sweep_all(&shown).await;
            self.gone.told.notified().await;
        }
    }

    /// Has everything of a call deleted there that is not shown any more.
    pub fn let_go(&self, call: &CallId) {
        self.gone.calls().insert(call.clone());
        self.gone.told.notify_one();
    }

    /// Goes on until nothing is left of those that are gone.
    async fn sweep_all(&self, shown: &Calls) {
        let mut has_failed = false;
        loop {
            let gone: Vec<CallId> = self.gone.calls().iter().cloned().collect();
            if gone.is_empty() {
                return;
            }
            for call in gone {
                match self.clear_unless_shown(&call, shown).await {
                    Ok(()) => {
                        self.gone.calls().remove(&call);
                    }
                    Err(error) if !std::mem::replace(&mut has_failed, true) => {
                        say(format_args!(
                            "what is gone of `{call}` can't be deleted in the bucket yet: {}",
                            said_once(&error.into())
                        ));
                    }
                    Err(_) => {}
                }
            }
            if has_failed {
                sleep(PAUSE).await;
            }
        }
    }

    async fn clear_unless_shown(&self, call: &CallId, shown: &Calls) -> Result<(), ObjectsError> {
        if shown.shows(call) {
            return Ok(());
        }
        if clear(&self.objects, call).await? {
            let (bucket, call, shown) = (self.clone(), call.clone(), shown.clone());
            // Whatever was on its way is looked for once more.
            tokio::spawn(async move {
                sleep(STRAGGLING).await;
                if !shown.shows(&call) {
                    bucket.let_go(&call);
                }
            });
        }
        Ok(())
    }
}

impl Gone {
    fn calls(&self) -> std::sync::MutexGuard<'_, BTreeSet<CallId>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Deletes everything of a call; says whether there was anything.
async fn clear(objects: &Objects, call: &CallId) -> Result<bool, ObjectsError> {
    let listed = objects.list(call.as_str()).await?;
    let own = listed.into_iter().map(|(name, _)| name);
    let own: Vec<String> = own.filter(|name| allowed::is_ours(call, name)).collect();
    objects.delete_all(&own).await?;
    Ok(!own.is_empty())
}

#[cfg(test)]
#[path = "../../../objects/src/moto.rs"]
mod moto;
#[cfg(test)]
mod tests;
