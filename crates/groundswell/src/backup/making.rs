// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs::{self, File, TryLockError},
    io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use indicatif::HumanBytes;
use model::{CallId, Timestamp};
use record::RecordError;
use rustix::process::geteuid;
use spare::{Recipient, Writer, is_plain};
use store::Store;

use super::{
    About, FORM,
    passing::{Places, list_in},
    presence::{Presence, PresenceKey, key_of},
};
use crate::{data::DataFolder, progress::Progress, terminal::say};

/// A backup that was made.
pub struct Made {
    /// Where it lies.
    pub path: PathBuf,
    /// Its length, in bytes.
    pub bytes: u64,
    /// How many entries the record of each call has in it.
    pub records: BTreeMap<String, u64>,
    /// Whether the embedded database is in it.
    pub has_database: bool,
    /// Older ones that gave way.
    pub removed: usize,
}

/// What a backup never holds: keys of contacts, which have to go with all copies. That of ceremonies, which last for minutes, is not needed.
const CONTACT_KEY: &str = "contacts";

/// Makes a backup of a data folder that a server may be using, in a folder of backups; of its earlier ones there so many are kept.
pub async fn make(
    data: &DataFolder,
    to: &Path,
    recipients: &[Recipient],
    keep: usize,
    now: Timestamp,
) -> Result<Made> {
    let to = to.canonicalize().with_context(|| format!("there is no folder {}", to.display()))?;
    if data.is_within(&to) {
        bail!(
            "{} lies in the data folder: a backup there is lost with it; choose another disk",
            to.display()
        );
    }
    refuse_for_another(data)?;
    let key = PresenceKey::load_or_create(data)?;
    let _one = only_one(data)?;
    let name = name_of(&key.instance(), now, !recipients.is_empty());
    let path = to.join(&name);
    let writer = Writer::create(&path, recipients, u64::try_from(now.as_second()).unwrap_or_default())?;
    let mut making = Making { data, writer, progress: Progress::bytes(), records: BTreeMap::new() };
    let copy = making.database().await?;
    for call in data.calls()? {
        making.call(&call).with_context(|| format!("can't copy what belongs to `{call}`"))?;
    }
    making.rest()?;
    let Making { writer, records, .. } = making;
    let about = About {
        form: FORM.to_owned(),
        instance: key.instance(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        taken_at: now,
        has_database: copy.is_some(),
        records,
    };
    writer.finish(serde_json::to_value(&about)?)?;
    // Whoever restores it must know what was erased since. What is said here is as old as the backup; a server that learns of a new
    // one says it anew.
    let store = match &copy {
        Some(copy) => Some(copy.open().await?),
        None => None,
    };
    Presence::of(data, store.as_ref(), &key, now).await?.write(&list_in(&to, &key.instance()))?;
    Places::remember(data, &to, &name, now)?;
    if let Some(store) = store {
        store.close().await;
    }
    let removed = remove_older(&to, &key.instance(), keep)?;
    let bytes = fs::metadata(&path).with_context(|| format!("can't find {}", path.display()))?.len();
    Ok(Made { path, bytes, records: about.records, has_database: about.has_database, removed })
}

/// What is written into the folder must be readable for the server, which runs as the folder's owner.
fn refuse_for_another(data: &DataFolder) -> Result<()> {
    let folder = data.folder();
    let owner = fs::metadata(folder).with_context(|| format!("can't look at {}", folder.display()))?.uid();
    if owner != geteuid().as_raw() {
        bail!(
            "{} belongs to another user: back it up as the one that the server runs as, such as `sudo -u groundswell groundswell backup …`",
            folder.display()
        );
    }
    Ok(())
}

/// Makes sure that no other backup of this folder is being made.
fn only_one(data: &DataFolder) -> Result<File> {
    let file = File::open(key_of(data)).context("can't open the key of backups")?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            bail!("another backup of this folder is being made: wait until it is done")
        }
        Err(TryLockError::Error(error)) => Err(error).context("can't lock the key of backups"),
    }
}

/// A copy of the database, which goes when this does.
struct Copied(PathBuf);

impl Copied {
    async fn of(data: &DataFolder) -> Result<Self> {
        // Beside the database, so that no other disk sees it.
        let copy = Self(data.folder().join("groundswell.db.backup"));
        copy.remove();
        store::copy_sqlite(&data.database(), &copy.0).await.context("can't copy the database")?;
        Ok(copy)
    }

    async fn open(&self) -> Result<Store> {
        Store::open(&store::sqlite_url(&self.0)).await.context("can't open the copy of the database")
    }

    fn remove(&self) {
        for suffix in ["", "-journal", "-shm", "-wal"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            // What can't be removed is in the way of the next one, which then says so.
            let _is_gone = fs::remove_file(path);
        }
    }
}

impl Drop for Copied {
    fn drop(&mut self) {
        self.remove();
    }
}

/// The name of a backup: whose, when, in which form.
fn name_of(instance: &str, now: Timestamp, is_sealed: bool) -> String {
    let at = now.strftime("%Y-%m-%dT%H%M%SZ");
    let sealed = if is_sealed { ".age" } else { "" };
    format!("groundswell-{instance}-{at}.tar.zst{sealed}")
}

/// Removes the older ones of an instance's backups: what was erased since lies in them.
fn remove_older(folder: &Path, instance: &str, keep: usize) -> Result<usize> {
    let told = || format!("can't look through {}", folder.display());
    let mut backups = Vec::new();
    for entry in fs::read_dir(folder).with_context(told)? {
        let name = entry.with_context(told)?.file_name().to_string_lossy().into_owned();
        let is_whole = name.ends_with(".tar.zst") || name.ends_with(".tar.zst.age");
        if is_whole && name.starts_with(&format!("groundswell-{instance}-")) {
            backups.push(name);
        }
    }
    // Their names are in the order of time.
    backups.sort_unstable();
    let older = backups.len().saturating_sub(keep.max(1));
    for name in backups.iter().take(older) {
        fs::remove_file(folder.join(name)).with_context(|| format!("can't remove {name}"))?;
    }
    Ok(older)
}

struct Making<'d> {
    data: &'d DataFolder,
    writer: Writer,
    progress: Progress,
    records: BTreeMap<String, u64>,
}

impl Making<'_> {
    /// Adds the embedded database, if there is one, without what must not outlive.
    async fn database(&mut self) -> Result<Option<Copied>> {
        if !self.data.database().try_exists()? {
            return Ok(None);
        }
        let copy = Copied::of(self.data).await?;
        self.file("groundswell.db", &copy.0)?;
        Ok(Some(copy))
    }

    /// Adds what belongs to a call. How far networks were followed comes before the record, so that it is never ahead of it.
    fn call(&mut self, call: &CallId) -> Result<()> {
        let within = format!("calls/{call}");
        let (cursors, rechecks) = (self.data.cursors(call), self.data.rechecks(call));
        for (name, path) in [("cursors.json", cursors), ("rechecks.json", rechecks)] {
            self.file_if_there(&format!("{within}/{name}"), &path)?;
        }
        let (writer, progress) = (&mut self.writer, &self.progress);
        let mut take = |name: &str, bytes: &mut dyn io::Read, length: u64| {
            progress.add(length);
            writer.add(&format!("{within}/record/{name}"), bytes, length)
        };
        match record::copy(&self.data.record(call), &mut take) {
            Ok(checkpoint) => drop(self.records.insert(call.to_string(), checkpoint.size)),
            // A call that was published this moment has none yet.
            Err(RecordError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        self.folder(&format!("{within}/media"), &self.data.media(call))?;
        self.folder(&format!("{within}/report"), &self.data.report(call))
    }

    /// Adds what belongs to no call: what was spent, where backups lie, and keys, last those lists that say what was forgotten.
    fn rest(&mut self) -> Result<()> {
        let keys = files_in(&self.data.keys())?;
        let (lists, others): (Vec<_>, Vec<_>) =
            keys.into_iter().partition(|path| path.extension().is_some_and(|kind| kind == "forgotten"));
        self.file_if_there("x-spent.json", &self.data.x_spent())?;
        self.file_if_there("backups.json", &self.data.backups())?;
        for path in others.into_iter().chain(lists) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let is_left = name.ends_with(&format!(".{CONTACT_KEY}"))
                || path == self.data.ceremonies_key()
                || name.contains(".new-")
                || name.ends_with(".draft");
            if !is_left {
                self.file_if_there(&format!("keys/{name}"), &path)?;
            }
        }
        Ok(())
    }

    /// Adds the files in a folder, and in those within it; of one that is not there, none.
    fn folder(&mut self, within: &str, folder: &Path) -> Result<()> {
        let told = || format!("can't look through {}", folder.display());
        if !folder.try_exists().with_context(told)? {
            return Ok(());
        }
        for entry in fs::read_dir(folder).with_context(told)? {
            let entry = entry.with_context(told)?;
            let name = format!("{within}/{}", entry.file_name().to_string_lossy());
            match entry.file_type().with_context(told)? {
                kind if kind.is_dir() => self.folder(&name, &entry.path())?,
                _ if entry.path().extension().is_some_and(|kind| kind == "draft") => {}
                _ => self.file_if_there(&name, &entry.path())?,
            }
        }
        Ok(())
    }

    /// Adds a small file as it is at this moment; one that was removed meanwhile is not missed.
    fn file_if_there(&mut self, name: &str, path: &Path) -> Result<()> {
        if !is_plain(name) {
            say(format_args!("{} is left out: its name is none that Groundswell gives", path.display()));
            return Ok(());
        }
        match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            read => {
                let bytes = read.with_context(|| format!("can't read {}", path.display()))?;
                self.progress.add(bytes.len() as u64);
                Ok(self.writer.add(name, &mut bytes.as_slice(), bytes.len() as u64)?)
            }
        }
    }

    fn file(&mut self, name: &str, path: &Path) -> Result<()> {
        let told = || format!("can't read {}", path.display());
        let mut file = File::open(path).with_context(told)?;
        let length = file.metadata().with_context(told)?.len();
        self.progress.add(length);
        Ok(self.writer.add(name, &mut file, length)?)
    }
}

/// The plain files in a folder, in order; of one that is not there, none.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let told = || format!("can't look through {}", folder.display());
    if !folder.try_exists().with_context(told)? {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(told)? {
        let entry = entry.with_context(told)?;
        if entry.file_type().with_context(told)?.is_file() {
            files.push(entry.path());
        }
    }
    files.sort_unstable();
    Ok(files)
}

impl std::fmt::Display for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.path.display(), HumanBytes(self.bytes))
    }
}
