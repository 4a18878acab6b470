// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where copies lie while a mirror is made of them.
//!
//! They lie in the data folder, for their owner alone. After a kill they stay until the next mirror is made, or the server starts.

use std::{
    fs::{self, DirBuilder, File, TryLockError},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt},
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use model::CallId;
use rustix::process::geteuid;
use store::Store;
use tokio::time::sleep;

use crate::{data::DataFolder, output::remove_folder, published::published_of};

/// How often a report and a record are copied that do not belong together, and how long is waited in between.
const TRIES: usize = 40;
const PAUSE: Duration = Duration::from_millis(250);

/// A folder of copies, which goes when this does.
pub struct Scratch {
    folder: PathBuf,
    data: DataFolder,
    _lock: File,
}

/// Removes what a mirror left that was not finished; one that is being made stays.
pub fn sweep(data: &DataFolder) -> Result<()> {
    let lock = File::open(lock_of(data));
    if lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
        return Ok(());
    }
    remove_folder(&data.mirror_draft())
}

impl Scratch {
    /// Makes the folder; only as the user that the server runs as, for whom what lies in the data folder must stay readable.
    pub fn open(data: &DataFolder) -> Result<Self> {
        let about = fs::metadata(data.folder());
        let about = about.with_context(|| format!("can't look at {}", data.folder().display()))?;
        if about.uid() != geteuid().as_raw() {
            bail!(
                "{} belongs to another user: mirror it as the one that the server runs as, such as `sudo -u groundswell groundswell mirror …`",
                data.folder().display()
            );
        }
        sweep(data)?;
        let (folder, lock) = (data.mirror_draft(), lock_of(data));
        let told = || format!("can't make {}", folder.display());
        match DirBuilder::new().mode(0o700).create(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                bail!("another mirror is being made of this folder: wait until it is done")
            }
            made => made.with_context(told)?,
        }
        let lock = File::create_new(lock).with_context(told)?;
        lock.lock().with_context(told)?;
        Ok(Self { data: DataFolder::new(&folder), folder, _lock: lock })
    }

    /// The copies, as they lie in a data folder.
    pub fn data(&self) -> &DataFolder {
        &self.data
    }

    /// Copies the embedded database, without what must not outlive, and opens the copy.
    pub async fn database(&self, data: &DataFolder) -> Result<Store> {
        if !data.database().is_file() {
            bail!(
                "there is no embedded database in {}: name the server's with --database",
                data.folder().display()
            );
        }
        store::copy_sqlite(&data.database(), &self.data.database())
            .await
            .context("can't copy the database")?;
        Store::open(&self.data.database_url()).await.context("can't open the copy of the database")
    }

    /// Copies a call's report and record, until the report is what the record says was published: a server writes them one after the
    /// other. Gives the number of entries that are sealed in the copy.
    pub async fn call(&self, data: &DataFolder, call: &CallId) -> Result<u64> {
        for _ in 0..TRIES {
            remove_folder(&self.data.report(call))?;
            remove_folder(&self.data.record(call))?;
            copy_folder(&data.report(call), &self.data.report(call))?;
            let size = self.record(data, call)?;
            if self.is_published(call)? {
                return Ok(size);
            }
            sleep(PAUSE).await;
        }
        bail!("the report of `{call}` is being written: try again in a moment")
    }

    /// Whether the copy of the report is the newest that the copy of the record tells of, if it tells of one.
    fn is_published(&self, call: &CallId) -> Result<bool> {
        let report = self.data.report(call);
        let Some(newest) = published_of(&self.data.record(call))?.pop() else { return Ok(!report.exists()) };
        let is_so = |name: &String| {
            let read = fs::read(report.join(name));
            read.is_ok_and(|bytes| newest.has(name, &bytes))
        };
        Ok(newest.files.keys().all(is_so))
    }

    /// Copies a call's record as it is at this moment; gives the number of entries that are sealed in it.
    fn record(&self, data: &DataFolder, call: &CallId) -> Result<u64> {
        let (from, to) = (data.record(call), self.data.record(call));
        if !from.join("checkpoint").is_file() {
            bail!("there is no record of `{call}` in {}: no server has shown it", data.folder().display());
        }
        let mut take = |name: &str, bytes: &mut dyn io::Read, _: u64| {
            let path = to.join(name);
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            io::copy(bytes, &mut File::create(path)?).map(drop)
        };
        let told = || format!("can't copy the record of `{call}`");
        record::copy(&from, &mut take).with_context(told)?;
        Ok(record::make_tiles(&to).with_context(told)?.size)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What can't be removed is in the way of the next one, which then says so.
        let _is_gone = fs::remove_dir_all(&self.folder);
    }
}

/// Copies the files in a folder; of one that is not there, none.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let told = || format!("can't copy {}", from.display());
    let entries = match fs::read_dir(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.with_context(told)?,
    };
    fs::create_dir_all(to).with_context(told)?;
    for entry in entries {
        let entry = entry.with_context(told)?;
        match fs::copy(entry.path(), to.join(entry.file_name())) {
            // It was replaced meanwhile: whether all belongs together is looked at afterwards.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            copied => drop(copied.with_context(told)?),
        }
    }
    Ok(())
}

fn lock_of(data: &DataFolder) -> PathBuf {
    data.mirror_draft().join("lock")
}
