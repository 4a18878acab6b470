// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use model::{CallId, Timestamp};
use record::{Key, Reason, Record};
use spare::{Opener, Reader};
use store::Store;

use super::{
    About, FORM,
    passing::list_in,
    presence::{Presence, PresenceKey},
};
use crate::{
    data::{DataFolder, forgotten_beside},
    forgetting::{Forgetting, Target},
    read_back::each_post,
    recorder,
    refused::Refused,
    signing,
};

/// What is wanted of a restoration.
pub struct Restoring {
    /// The backup.
    pub backup: PathBuf,
    /// The data folder that is made; there is none yet, or an empty one.
    pub data: PathBuf,
    /// What opens the backup, if it is encrypted.
    pub opener: Option<Opener>,
    /// A list of what is still there; else that beside the backup is looked for.
    pub list: Option<PathBuf>,
    /// What to do where that does not tell what was erased since.
    pub otherwise: Otherwise,
    /// What time it is.
    pub now: Timestamp,
}

/// What is done where nobody knows what was erased since a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Nothing is restored.
    Refuse,
    /// Nothing is shown that organizers have not looked at anew.
    Hide,
    /// Whoever restores says that nothing was erased.
    Believe,
}

/// What was restored.
pub struct Restored {
    /// When the backup was made.
    pub taken_at: Timestamp,
    /// Until when it is known what was erased; nothing if it isn't at all.
    pub known_until: Option<Timestamp>,
    /// Whether that nothing was erased is the word of whoever restores.
    pub is_at_their_word: bool,
    /// Whether the embedded database is back.
    pub has_database: bool,
    /// Rows of the database that were erased since the backup, and are erased again.
    pub rows: usize,
    /// The records, by call.
    pub records: Vec<(CallId, Found)>,
    /// Posts that nobody sees before an organizer has looked at them.
    pub hidden: u64,
}

/// What there is of one record.
pub struct Found {
    /// How many entries it has now.
    pub entries: u64,
    /// Under which name it goes on.
    pub name: String,
    /// Posts that were erased since the backup, and are erased again.
    pub erased: u64,
}

impl Restoring {
    /// Makes a data folder out of a backup: under a name of its own until everything in it is right.
    pub async fn restore(self) -> Result<Restored> {
        let target = self.target()?;
        let unfinished = target.with_file_name(format!(
            ".{}.restoring",
            target.file_name().map(|name| name.to_string_lossy()).unwrap_or_default()
        ));
        // What an interrupted one has left.
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)
                .with_context(|| format!("can't remove {}", unfinished.display()))?;
        }
        let restored = self.restore_into(&unfinished).await;
        let restored = match restored {
            Ok(restored) => restored,
            Err(error) => {
                // The first error says more than that it can't be removed; the next restoration removes it.
                let _is_gone = fs::remove_dir_all(&unfinished);
                return Err(error);
            }
        };
        let told = || format!("can't give {} its name", target.display());
        fs::rename(&unfinished, &target).with_context(told)?;
        let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
        File::open(parent.unwrap_or(Path::new(".")))
            .and_then(|folder| folder.sync_all())
            .with_context(told)?;
        Ok(restored)
    }

    /// The folder that is made, if nothing is in its way.
    fn target(&self) -> Result<PathBuf> {
        let told = || format!("can't look into {}", self.data.display());
        if !self.data.try_exists().with_context(told)? {
            return Ok(self.data.clone());
        }
        if fs::read_dir(&self.data).with_context(told)?.next().is_some() {
            bail!(
                "{} is not empty: move it away, or choose another folder; nothing is written over",
                self.data.display()
            );
        }
        self.data.canonicalize().with_context(told)
    }

    async fn restore_into(&self, folder: &Path) -> Result<Restored> {
        // 1. What was backed up, to the last byte.
        let manifest = Reader::open(&self.backup, self.opener.as_ref())?.take_out(folder)?;
        let about: About = serde_json::from_value(manifest.about)
            .with_context(|| format!("{} is no backup of Groundswell", self.backup.display()))?;
        if about.form != FORM {
            bail!("{} was made by another version: its form is `{}`", self.backup.display(), about.form);
        }
        let data = DataFolder::new(folder);
        let key = PresenceKey::load(&data)?;
        let list = self.list(&about)?;
        // 2. What was erased since, in the database.
        let store = match about.has_database {
            true => Some(Store::open(&data.database_url()).await.context("can't open the database")?),
            false => None,
        };
        let mut rows = 0;
        if let (Some(store), Some(list)) = (&store, &list) {
            let gone = store.keep_only(|present| list.has(present, &key), self.now).await?;
            rows = gone.len();
        }
        // 3. The records: under another name, and without what was erased since.
        let mut records = Vec::new();
        for call in data.calls()? {
            let found = self.take_up(&data, &call, list.as_ref());
            records.push((
                call.clone(),
                found.with_context(|| format!("can't take up the record of `{call}`"))?,
            ));
        }
        // 4. What nobody knows of is seen by nobody.
        let mut hidden = 0;
        if let (Some(store), None, Otherwise::Hide) = (&store, &list, self.otherwise) {
            for (call, _) in &records {
                hidden += hide_quoted(&data, store, call).await?;
            }
        }
        if let Some(store) = store {
            self.erase_what_is_down(&data, &store).await?;
            store.close().await;
        }
        let is_at_their_word = list.is_none() && self.otherwise == Otherwise::Believe;
        let known_until = list.map(|list| list.at);
        Ok(Restored {
            taken_at: about.taken_at,
            known_until,
            is_at_their_word,
            has_database: about.has_database,
            rows,
            records,
            hidden,
        })
    }

    /// The newest list of what is still there; nothing if it may be missing.
    fn list(&self, about: &About) -> Result<Option<Presence>> {
        let beside = self.backup.parent().unwrap_or(Path::new("")).to_owned();
        let path = self.list.clone().unwrap_or_else(|| list_in(&beside, &about.instance));
        let list = if self.list.is_some() || path.exists() { Some(Presence::read(&path)?) } else { None };
        let list = list.filter(|list| list.at > about.taken_at);
        if list.is_none() && self.otherwise == Otherwise::Refuse {
            bail!(
                "nobody knows here what was erased after {}: the list that the server keeps beside its backups, {}, is missing or no newer \
                 than the backup. Give a newer one with --still-there. If nothing was erased, because the server did not run or this is a \
                 rehearsal, add --nothing-erased. If the list is lost, add --list-is-lost, and nothing that is quoted is shown until an \
                 organizer has looked at it anew",
                about.taken_at,
                list_in(&beside, &about.instance).display()
            );
        }
        Ok(list)
    }

    fn take_up(&self, data: &DataFolder, call: &CallId, list: Option<&Presence>) -> Result<Found> {
        let folder = data.record(call);
        let name = take_up_record(data, call, self.now)?;
        // The server writes it again when it starts: what it quotes may have been erased.
        let report = data.report(call);
        if report.exists() {
            fs::remove_dir_all(&report).with_context(|| format!("can't remove {}", report.display()))?;
        }
        let lines = list.and_then(|list| list.forgotten.get(call.as_str()));
        let mut refused = Refused::load(&forgotten_beside(&data.pseudonym_key(call)))?;
        refused.add_lines(lines.into_iter().flatten().map(String::as_str))?;
        let mut erased = 0;
        if !refused.is_empty() {
            let mut forgetting = Forgetting::open(&folder, self.now)?;
            for reason in Reason::ALL {
                let posts = refused.by(reason);
                if !posts.is_empty() {
                    let forgotten = forgetting.forget(&Target::Remembered(posts), reason, self.now)?;
                    erased += forgotten.posts;
                }
            }
        }
        prove(data, call, &refused)?;
        let found = record::verify(&folder);
        if let Some(fault) = found.faults.first() {
            bail!("it does not hold: {}: {}", fault.file, fault.says);
        }
        Ok(Found { entries: found.entries, name, erased })
    }

    /// Erases what records hold of calls that were taken down, as the server does when one is.
    async fn erase_what_is_down(&self, data: &DataFolder, store: &Store) -> Result<()> {
        for kept in store.kept_calls().await? {
            if kept.state == store::CallState::Down {
                recorder::erase_call(&kept.id, data, self.now)?;
                let media = data.media(&kept.id);
                if media.exists() {
                    fs::remove_dir_all(&media)
                        .with_context(|| format!("can't remove {}", media.display()))?;
                }
            }
        }
        Ok(())
    }
}

/// Hands a record over to a key of another name; gives that name.
fn take_up_record(data: &DataFolder, call: &CallId, now: Timestamp) -> Result<String> {
    let path = data.signing_key(call);
    let old = signing::key_of(&data.record(call), &path)?;
    let name = another_name(old.vkey().name())?;
    let next_path = path.with_extension("signing-restored");
    let next = Key::load_or_create(&next_path, &name)?;
    drop(Record::take_up(&data.record(call), &old, &next, &now.to_string())?);
    // The old key signs nothing any more.
    fs::rename(&next_path, &path).with_context(|| format!("can't write {}", path.display()))?;
    signing::drop_next(&path)?;
    Ok(name)
}

/// A name that no log in the world has: the first one that the record had, and a random part.
fn another_name(name: &str) -> Result<String> {
    let mut random = [0; 4];
    getrandom::fill(&mut random).context("the system gives no random bytes")?;
    let first = name.split_once("~").map_or(name, |(first, _)| first);
    let first: String = first.chars().take(150).collect();
    Ok(format!("{first}~{:08x}", u32::from_be_bytes(random)))
}

/// Looks through the whole record once more: nothing that was ever forgotten is in it.
fn prove(data: &DataFolder, call: &CallId, refused: &Refused) -> Result<()> {
    let mut back = 0_u64;
    each_post(&data.record(call), |_, kept| back += u64::from(refused.holds(&kept.counts_as)))?;
    if back > 0 {
        bail!("{back} posts that were forgotten would be back");
    }
    Ok(())
}

/// Takes every quoted post of a call off its wall; gives how many these are.
async fn hide_quoted(data: &DataFolder, store: &Store, call: &CallId) -> Result<u64> {
    let mut quoted = Vec::new();
    each_post(&data.record(call), |_, kept| {
        let shown = kept.shown.as_ref().and_then(|post| Some((post.network, post.id.clone()?)));
        quoted.extend(shown);
    })?;
    quoted.sort_unstable();
    quoted.dedup();
    for (network, id) in &quoted {
        store.hide_post(call, (network.key(), id.as_str()), true).await?;
    }
    Ok(quoted.len() as u64)
}
