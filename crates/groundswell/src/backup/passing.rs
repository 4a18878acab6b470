// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passing on to where backups lie what was erased since they were made.

use std::{
    collections::BTreeMap,
    fs,
    future::pending,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result};
use model::Timestamp;
use serde::{Deserialize, Serialize};
use store::Store;
use tokio::{sync::Notify, task::block_in_place, time::sleep};
use web::Backup;

use super::presence::{Presence, PresenceKey};
use crate::{
    clock::Clock,
    data::DataFolder,
    output,
    terminal::{said_once, say},
};

/// How often a running server looks whether anything was erased.
const LOOK: Duration = Duration::from_secs(60);

/// How often it says that all is as it was, so that it is known until when.
const HEARTBEAT: Duration = Duration::from_secs(60 * 60);

/// Where the backups of a data folder lie.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Places(pub BTreeMap<PathBuf, Place>);

/// One folder of backups.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The newest backup there.
    pub newest: String,
    /// When that was taken.
    #[serde(with = "super::instant")]
    pub taken_at: Timestamp,
}

impl Places {
    /// Reads where they lie; nowhere, until there was a backup.
    pub fn load(data: &DataFolder) -> Result<Self> {
        let path = data.backups();
        let told = || format!("can't read where backups lie, {}", path.display());
        if !path.try_exists().with_context(told)? {
            return Ok(Self::default());
        }
        serde_json::from_slice(&fs::read(&path).with_context(told)?).with_context(told)
    }

    /// The newest in each place, as it is now.
    pub fn newest(self) -> Vec<Backup> {
        let backup = |(folder, place): (PathBuf, Place)| Backup {
            is_there: folder.join(&place.newest).is_file(),
            folder: folder.display().to_string(),
            taken_at: place.taken_at,
        };
        self.0.into_iter().map(backup).collect()
    }

    /// Remembers a backup.
    pub fn remember(data: &DataFolder, folder: &Path, newest: &str, taken_at: Timestamp) -> Result<()> {
        let mut places = Self::load(data)?;
        places.0.insert(folder.to_owned(), Place { newest: newest.to_owned(), taken_at });
        output::write_file(&data.backups(), |out| Ok(serde_json::to_writer_pretty(out, &places)?))
    }
}

/// The list of what is still there, in a folder of backups.
pub fn list_in(folder: &Path, instance: &str) -> PathBuf {
    folder.join(format!("groundswell-{instance}.still-there.json"))
}

/// Says in every folder of backups what is still there in a data folder that no server uses.
pub async fn pass_on(data: &DataFolder, now: Timestamp) -> Result<()> {
    if Places::load(data)?.0.is_empty() {
        return Ok(());
    }
    if !data.database().try_exists()? {
        return pass_to_all(data, None, now).await;
    }
    let store = Store::open(&data.database_url()).await.context("can't open the database")?;
    let passed = pass_on_with(data, &store, now).await;
    store.close().await;
    passed
}

/// Says in every folder of backups what is still there, with a database that is open.
pub async fn pass_on_with(data: &DataFolder, store: &Store, now: Timestamp) -> Result<()> {
    pass_to_all(data, Some(store).filter(|store| store.is_embedded()), now).await
}

async fn pass_to_all(data: &DataFolder, store: Option<&Store>, now: Timestamp) -> Result<()> {
    let places = Places::load(data)?;
    if places.0.is_empty() {
        return Ok(());
    }
    let key = PresenceKey::load_or_create(data)?;
    let presence = Presence::of(data, store, &key, now).await?;
    for folder in places.0.keys() {
        pass_to(folder, &presence, &key)?;
    }
    Ok(())
}

fn pass_to(folder: &Path, presence: &Presence, key: &PresenceKey) -> Result<()> {
    presence
        .write(&list_in(folder, &key.instance()))
        .with_context(|| format!("what was erased can't be passed on to the backups in {}", folder.display()))
}

/// Passes on what is erased, as long as the server runs: when it is told so, and every minute, for much is erased without a word.
pub async fn keep_passing_on(data: DataFolder, store: Option<Store>, clock: Clock, erased: Arc<Notify>) {
    let mut passed = Passed::default();
    let mut said = String::new();
    loop {
        let told = block_in_place(|| Places::load(&data)).map(|places| places.0);
        let done = match told {
            Ok(places) if places.is_empty() => Ok(()),
            Ok(places) => renew(&data, store.as_ref(), places, &mut passed, clock.now()).await,
            Err(error) => Err(error),
        };
        // Once, and not every minute of a night.
        let says = done.err().map(|error| said_once(&error)).unwrap_or_default();
        if says != said && !says.is_empty() {
            say(format_args!("{says}; it is tried again every minute"));
        }
        said = says;
        let swept = async {
            match &store {
                Some(store) => store.swept().await,
                None => pending().await,
            }
        };
        tokio::select! {
            () = erased.notified() => {}
            () = swept => {}
            () = sleep(LOOK) => {}
        }
    }
}

/// What was said last in each folder of backups, and which was the newest there: a new one brings a list of its own, which is older than what
/// was erased while it was made.
type Passed = BTreeMap<PathBuf, (String, Presence)>;

/// Says what is still there wherever that was not said lately.
async fn renew(
    data: &DataFolder,
    store: Option<&Store>,
    places: BTreeMap<PathBuf, Place>,
    passed: &mut Passed,
    now: Timestamp,
) -> Result<()> {
    let key = PresenceKey::load_or_create(data)?;
    let presence = Presence::of(data, store, &key, now).await?;
    let mut done = Ok(());
    for (folder, place) in places {
        let is_known = passed.get(&folder).is_some_and(|(newest, last)| {
            *newest == place.newest
                && last.is_as(&presence)
                && now.duration_since(last.at).unsigned_abs() < HEARTBEAT
        });
        if is_known {
            continue;
        }
        match block_in_place(|| pass_to(&folder, &presence, &key)) {
            Ok(()) => drop(passed.insert(folder, (place.newest, presence.clone()))),
            Err(error) => done = Err(error),
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::{data::forgotten_beside, refused::Refused};

    #[tokio::test(flavor = "multi_thread")]
    async fn what_a_backup_says_of_when_it_was_begun_is_soon_said_anew() {
        let home = tempfile::tempdir().expect("a folder");
        let backups = tempfile::tempdir().expect("a folder");
        let (data, now) = (DataFolder::new(home.path()), Timestamp::UNIX_EPOCH);
        let key = PresenceKey::load_or_create(&data).expect("it is made");
        let list = list_in(backups.path(), &key.instance());
        let call = "ahang".parse().expect("a name");
        std::fs::create_dir_all(data.record(&call)).expect("it can be made");
        let mut passed = Passed::default();
        let mut later = now;
        // Each minute; gives until when it is known what was erased.
        let mut look = async |passed: &mut Passed| {
            later += SignedDuration::from_mins(1);
            let places = Places::load(&data).expect("it can be read").0;
            renew(&data, None, places, passed, later).await.expect("it is passed on");
            Presence::read(&list).expect("it is there")
        };
        // 1. A backup is made; while it is, something is erased, and the server has said so already when the backup's own list comes.
        let older = Presence::of(&data, None, &key, now).await.expect("nothing is forgotten");
        Places::remember(&data, backups.path(), "first", now).expect("it is kept");
        let post = model::PostId("0123456789abcdef".to_owned());
        let mut refused =
            Refused::load(&forgotten_beside(&data.pseudonym_key(&call))).expect("there is none");
        refused.add([post], record::Reason::Author).expect("it is kept");
        let said = look(&mut passed).await;
        assert_eq!(said.forgotten.len(), 1);
        older.write(&list).expect("it can be written");
        Places::remember(&data, backups.path(), "second", now).expect("it is kept");
        // 2. It is said anew, once; and then each hour.
        let said = look(&mut passed).await;
        assert_eq!(said.forgotten.len(), 1);
        assert_eq!(look(&mut passed).await.at, said.at);
        for _ in 0..60 {
            look(&mut passed).await;
        }
        assert!(look(&mut passed).await.at > said.at);
    }
}
