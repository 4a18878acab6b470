// SPDX-License-Identifier: AGPL-3.0-or-later
//! Puts into a bucket what everybody may have of a call, and deletes there what nobody may have any more.
//!
//! After a crash anything may be missing, and nothing that lies there is newer than the checkpoint but tiles that nobody asks for yet: tiles come
//! before the checkpoint. What has to go is worked out from what lies there against what may lie there, so that no crash can make it be
//! forgotten. The checkpoint is put in the place of the one that was seen and of no other: of two who believe that they keep the call, one
//! is refused, and writes nothing any more.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::ErrorKind,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, anyhow};
use objects::{Objects, ObjectsError, Tag};
use record::Standing;
use tokio::{
    task::block_in_place,
    time::{Instant, sleep, timeout},
};
use web::{Live, Part};

use super::{
    Kept, PAUSE,
    allowed::{Allowed, Stamp, is_ours, object},
};
use crate::terminal::{said_once, say};

/// Between two looks at what has changed lies so much at least.
const PACE: Duration = Duration::from_secs(1);

/// How often is looked at least: a report is written without anybody being told.
const LOOK: Duration = Duration::from_secs(5);

/// How often is looked whether the checkpoint is still there, and nobody else's, though nothing is new.
const CHECK: Duration = Duration::from_secs(15);

/// How often everything that lies there is looked through.
const LOOK_THROUGH: Duration = Duration::from_secs(60 * 60);

/// So long after it was made, what is opened is made again where nothing is new but the checkpoint above it.
const OPENED_AGAIN: Duration = Duration::from_secs(10);

/// So many tiles are read before they are put.
const BATCH: usize = 256;

/// What is opened of a record is never longer, in bytes: those who show it have no room for more.
const LONGEST_OPENED: usize = 64 << 20;

/// A checkpoint is never longer, in bytes.
const LONGEST_CHECKPOINT: u64 = 64 << 10;

/// The newest checkpoint, in the record.
const CHECKPOINT: &str = "checkpoint";

/// The newest that witnesses have signed, in the record.
const WITNESSED: &str = "witnessed";

/// What is said there to whoever looks.
const ABOUT: &str = "about.txt";

const SAYS: &str = "Groundswell puts here what its site shows to everybody, and deletes what it shows no more. What anybody else puts \
                    between it, or changes, may be deleted too.\n";

/// What is said when somebody else has written the checkpoint.
const TAKEN: &str =
    "somebody else puts it there by now; if this server keeps the calls alone, start it again";

/// Why nothing is put there.
pub enum Trouble {
    /// It may go better later.
    Later(anyhow::Error),
    /// It must not be tried again.
    Never(String),
}

impl From<ObjectsError> for Trouble {
    fn from(error: ObjectsError) -> Self {
        match error {
            ObjectsError::Versioned => Self::Never(error.to_string()),
            error => Self::Later(error.into()),
        }
    }
}

impl From<anyhow::Error> for Trouble {
    fn from(error: anyhow::Error) -> Self {
        Self::Later(error)
    }
}

/// Somebody who puts the files of one call into a bucket.
pub struct Putting {
    objects: Objects,
    kept: Kept,
    /// What lies there, unless that is to be looked for.
    there: Option<There>,
    /// The checkpoint that was seen or put there last, once it was looked for.
    own: Option<Own>,
    /// Full tiles that were put there, and over which no checkpoint is yet.
    ahead: BTreeSet<String>,
}

/// A checkpoint as this server knows that it lies there.
struct Own {
    tag: Option<Tag>,
    /// One that was on its way when something went wrong: it may have arrived.
    tried: Option<Vec<u8>>,
}

/// What lies there, as far as it is known.
struct There {
    /// When it was looked through.
    seen_at: Instant,
    /// When it was last made sure that nobody else writes there.
    checked_at: Instant,
    /// What lies there beside full tiles, by the names of the objects.
    names: BTreeSet<String>,
    /// Tiles that this record has no more, or never had.
    strays: Vec<String>,
    /// The checkpoint.
    checkpoint: Option<Vec<u8>>,
    /// So many entries have all their tiles there.
    size: u64,
    /// The small files of the record that were put there beside the checkpoint.
    notes: BTreeMap<String, Vec<u8>>,
    /// The report's files that were put there.
    report: BTreeMap<String, Stamp>,
    /// What was opened of the record there.
    opened: Option<Opened>,
}

/// Which entries were opened, under which checkpoint, and when.
struct Opened {
    places: Arc<BTreeSet<u64>>,
    checkpoint: Vec<u8>,
    at: Instant,
}

impl Putting {
    /// Somebody who has not looked yet.
    pub fn new(objects: Objects, kept: Kept) -> Self {
        Self { objects, kept, there: None, own: None, ahead: BTreeSet::new() }
    }

    /// Puts there whatever is new until the call is shown no more; says why nothing more may be put there.
    pub async fn keep(mut self) -> Result<(), String> {
        let (call, mut has_failed) = (self.kept.call.clone(), false);
        loop {
            let live = self.kept.live.borrow_and_update().clone();
            if !live.is_known() {
                // What may lie there is not known yet: what does stays.
                if self.kept.live.changed().await.is_err() {
                    return Ok(());
                }
                continue;
            }
            match self.pass(&live).await {
                Ok(()) => {
                    if std::mem::take(&mut has_failed) {
                        say(format_args!("what is public of `{call}` is in the bucket again"));
                    }
                }
                Err(Trouble::Never(why)) => return Err(why),
                Err(Trouble::Later(error)) => {
                    if !std::mem::replace(&mut has_failed, true) {
                        let why = said_once(&error);
                        say(format_args!("what is public of `{call}` can't be put into the bucket: {why}"));
                    }
                }
            }
            sleep(if has_failed { PAUSE } else { PACE }).await;
            if let Ok(Err(_gone)) = timeout(LOOK, self.kept.live.changed()).await {
                return Ok(());
            }
        }
    }

    /// Makes what lies there what may lie there. Whatever fails, it is looked through again before the next time.
    pub async fn pass(&mut self, live: &Live) -> Result<(), Trouble> {
        let mut there = match self.there.take() {
            Some(there) if there.seen_at.elapsed() < LOOK_THROUGH => there,
            _ => self.look().await?,
        };
        let allowed = block_in_place(|| Allowed::of(&self.kept.data, &self.kept.call, live))?;
        let gone: Vec<String> =
            there.names.iter().filter(|name| !allowed.has(&self.kept.call, name)).cloned().collect();
        let is_new = !gone.is_empty() || !there.strays.is_empty() || there.lacks(&allowed, live);
        if is_new || there.checked_at.elapsed() > CHECK {
            self.check().await?;
            there.checked_at = Instant::now();
        }
        if is_new {
            // What has to go goes first.
            self.objects.delete_all(&gone).await?;
            there.names.retain(|name| !gone.contains(name));
            there.report.retain(|file, _| allowed.report.contains_key(file));
            self.put_opened(&allowed, live, &mut there).await?;
            self.put_pictures(&allowed, &mut there).await?;
            self.put_report(&allowed, &mut there).await?;
            self.put_log(&allowed, &mut there).await?;
            self.let_tiles_go(&mut there).await?;
        }
        self.there = Some(there);
        Ok(())
    }

    fn object(&self, part: Part, name: &str) -> String {
        object(&self.kept.call, part, name)
    }

    /// Looks through everything that lies there.
    async fn look(&mut self) -> Result<There, Trouble> {
        // Where versions are kept it is known from this, before anything else is put there.
        self.objects.put(ABOUT, SAYS.into()).await?;
        let call = &self.kept.call;
        let listed = self.objects.list(call.as_str()).await?;
        let found = self.checkpoint().await?;
        let (checkpoint, tag) = found.map(|(note, tag)| (Some(note), Some(tag))).unwrap_or_default();
        // One that is gone was deleted by whoever emptied the bucket, and is put there again.
        let is_known = |own: &Own| tag == own.tag || checkpoint == own.tried;
        if checkpoint.is_some() && !self.own.as_ref().is_none_or(is_known) {
            return Err(Trouble::Never(TAKEN.to_owned()));
        }
        self.own = Some(Own { tag, tried: None });
        let record = self.kept.data.record(call);
        let standing = |note: &Vec<u8>| block_in_place(|| record::standing(&record, note));
        let size = match checkpoint.as_ref().map(standing).transpose().context("can't read the record")? {
            Some(Standing::Beginning(size)) => size,
            Some(Standing::Left) | None => {
                self.ahead.clear();
                0
            }
            Some(Standing::Other) => return Err(Trouble::Never(other(call.as_str()))),
        };
        let (mut names, mut strays) = (BTreeSet::new(), Vec::new());
        let tiles = self.object(Part::Record, "tile/");
        block_in_place(|| {
            for (name, _) in listed.into_iter().filter(|(name, _)| is_ours(call, name)) {
                match name.strip_prefix(&tiles) {
                    Some(tile) if !record.join("tile").join(tile).is_file() => strays.push(name),
                    Some(tile) if !tile.contains(".p/") => {}
                    _ => {
                        names.insert(name);
                    }
                }
            }
        });
        let (seen_at, checked_at) = (Instant::now(), Instant::now());
        let (notes, report) = (BTreeMap::new(), BTreeMap::new());
        Ok(There { seen_at, checked_at, names, strays, checkpoint, size, notes, report, opened: None })
    }

    async fn checkpoint(&self) -> Result<Option<(Vec<u8>, Tag)>, ObjectsError> {
        self.objects.get_tagged(&self.object(Part::Record, CHECKPOINT), LONGEST_CHECKPOINT).await
    }

    /// Makes sure that nobody else has put a checkpoint there since.
    async fn check(&self) -> Result<(), Trouble> {
        let own = self.own.as_ref().and_then(|own| own.tag.as_ref());
        match (own, self.checkpoint().await?) {
            (Some(own), Some((_, tag))) if *own == tag => Ok(()),
            (None, None) => Ok(()),
            (Some(_), None) => Err(anyhow!("somebody has emptied the bucket").into()),
            (_, Some(_)) => Err(Trouble::Never(TAKEN.to_owned())),
        }
    }

    /// Puts there what everybody may open of the record: at once where something is closed, else now and then.
    async fn put_opened(&self, allowed: &Allowed, live: &Live, there: &mut There) -> Result<(), Trouble> {
        let (Some(under), Some(checkpoint)) = (live.under(), &allowed.checkpoint) else { return Ok(()) };
        if !there.is_to_open(checkpoint, live) {
            return Ok(());
        }
        let (record, places) = (self.kept.data.record(&self.kept.call), Arc::clone(&live.public));
        let mut lines = Vec::new();
        block_in_place(|| record::export_public(&record, &places, under, &mut lines))
            .context("the record can't be opened to everybody")?;
        if lines.len() > LONGEST_OPENED {
            return Err(anyhow!("what is opened of the record is too long for a bucket").into());
        }
        let name = self.object(Part::Record, record::PUBLIC_EXPORT);
        self.objects.put(&name, lines).await?;
        there.names.insert(name);
        there.opened = Some(Opened { places, checkpoint: checkpoint.clone(), at: Instant::now() });
        Ok(())
    }

    /// Puts there the pictures that are shown and not there.
    async fn put_pictures(&self, allowed: &Allowed, there: &mut There) -> Result<(), Trouble> {
        let folder = self.kept.data.media(&self.kept.call);
        for picture in &allowed.pictures {
            let name = self.object(Part::Media, picture);
            if there.names.contains(&name) {
                continue;
            }
            match block_in_place(|| fs::read(folder.join(picture))) {
                // It is gone since it was looked for.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                picture => self.objects.put(&name, picture.context("can't read a picture")?).await?,
            }
            there.names.insert(name);
        }
        Ok(())
    }

    /// Puts there the files of the report that were written since.
    async fn put_report(&self, allowed: &Allowed, there: &mut There) -> Result<(), Trouble> {
        let folder = self.kept.data.report(&self.kept.call);
        for (file, stamp) in &allowed.report {
            if there.report.get(file) == Some(stamp) {
                continue;
            }
            let name = self.object(Part::Report, file);
            match block_in_place(|| fs::read(folder.join(file))) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                bytes => self.objects.put(&name, bytes.context("can't read the report")?).await?,
            }
            there.names.insert(name);
            there.report.insert(file.clone(), *stamp);
        }
        Ok(())
    }

    /// Puts there the tiles of the record, then its keys, then the checkpoint, and what witnesses have signed.
    async fn put_log(&mut self, allowed: &Allowed, there: &mut There) -> Result<(), Trouble> {
        let Some(checkpoint) = &allowed.checkpoint else { return Ok(()) };
        if there.checkpoint.as_ref() != Some(checkpoint) {
            let record = self.kept.data.record(&self.kept.call);
            let standing = block_in_place(|| record::standing(&record, checkpoint));
            let Standing::Beginning(size) = standing.context("can't read the record")? else {
                return Err(anyhow!("the checkpoint is none of the record").into());
            };
            self.put_tiles(size, there).await?;
        }
        for (file, bytes) in allowed.notes.iter().filter(|(file, _)| *file != WITNESSED) {
            self.put_note(file, bytes, there).await?;
        }
        if there.checkpoint.as_ref() != Some(checkpoint) {
            self.put_checkpoint(checkpoint).await?;
            there.checkpoint = Some(checkpoint.clone());
            there.names.insert(self.object(Part::Record, CHECKPOINT));
            self.ahead.clear();
        }
        match allowed.notes.get(WITNESSED) {
            Some(witnessed) => self.put_note(WITNESSED, witnessed, there).await,
            None => Ok(()),
        }
    }

    async fn put_tiles(&mut self, size: u64, there: &mut There) -> Result<(), Trouble> {
        let record = self.kept.data.record(&self.kept.call);
        let names = record::tiles_since(there.size, size);
        let names: Vec<String> = names.into_iter().filter(|name| !self.ahead.contains(name)).collect();
        for names in names.chunks(BATCH) {
            let read = |name: &String| {
                let tile = record::public_file(&record, name).context("can't read the record")?;
                let tile = tile.with_context(|| format!("the record has no {name}"))?;
                anyhow::Ok((self.object(Part::Record, name), tile))
            };
            let tiles = block_in_place(|| names.iter().map(read).collect::<anyhow::Result<Vec<_>>>())?;
            self.objects.put_all(tiles).await?;
            for name in names {
                if name.contains(".p/") {
                    there.names.insert(self.object(Part::Record, name));
                } else {
                    self.ahead.insert(name.clone());
                }
            }
        }
        there.size = there.size.max(size);
        Ok(())
    }

    async fn put_note(&self, file: &str, bytes: &[u8], there: &mut There) -> Result<(), Trouble> {
        if there.notes.get(file).is_some_and(|put| put == bytes) {
            return Ok(());
        }
        let name = self.object(Part::Record, file);
        self.objects.put(&name, bytes.to_owned()).await?;
        there.names.insert(name);
        there.notes.insert(file.to_owned(), bytes.to_owned());
        Ok(())
    }

    /// Puts a checkpoint in the place of the one that is known to lie there, and of no other.
    async fn put_checkpoint(&mut self, checkpoint: &[u8]) -> Result<(), Trouble> {
        let name = self.object(Part::Record, CHECKPOINT);
        let seen = self.own.as_ref().and_then(|own| own.tag.clone());
        self.own = Some(Own { tag: seen.clone(), tried: Some(checkpoint.to_owned()) });
        let tag = match self.objects.put_after(&name, checkpoint.to_owned(), seen.as_ref()).await {
            // It may have arrived when it was tried before, and nobody heard that.
            Err(ObjectsError::Taken) => match self.checkpoint().await? {
                Some((there, tag)) if there == checkpoint => tag,
                _ => return Err(Trouble::Never(TAKEN.to_owned())),
            },
            put => put?,
        };
        self.own = Some(Own { tag: Some(tag), tried: None });
        Ok(())
    }

    /// Deletes the tiles that full ones have replaced by now, or that are none of this record's.
    async fn let_tiles_go(&self, there: &mut There) -> Result<(), Trouble> {
        let record = self.kept.data.record(&self.kept.call);
        let tiles = self.object(Part::Record, "");
        let is_stray = |name: &&String| {
            let file = name.strip_prefix(&tiles).filter(|file| file.starts_with("tile/"));
            file.is_some_and(|file| !record.join(file).is_file())
        };
        let strays: Vec<String> = block_in_place(|| there.names.iter().filter(is_stray).cloned().collect());
        self.objects.delete_all(&strays).await?;
        there.names.retain(|name| !strays.contains(name));
        self.objects.delete_all(&there.strays).await?;
        there.strays.clear();
        Ok(())
    }
}

impl There {
    /// Whether anything is not there that may be.
    fn lacks(&self, allowed: &Allowed, live: &Live) -> bool {
        let has_note = |(file, bytes): (&String, &Vec<u8>)| self.notes.get(file) == Some(bytes);
        let has_all = self.checkpoint == allowed.checkpoint
            && allowed.notes.iter().all(has_note)
            && self.report == allowed.report
            && allowed.objects_of_pictures().all(|picture| self.names.contains(picture));
        !has_all || allowed.checkpoint.as_ref().is_some_and(|checkpoint| self.is_to_open(checkpoint, live))
    }

    /// Whether what is opened of the record is to be put there anew.
    fn is_to_open(&self, checkpoint: &[u8], live: &Live) -> bool {
        let Some(opened) = &self.opened else { return true };
        if !Arc::ptr_eq(&opened.places, &live.public) && !opened.places.is_subset(&live.public) {
            return true;
        }
        let is_new = opened.checkpoint != checkpoint || opened.places != live.public;
        is_new && opened.at.elapsed() >= OPENED_AGAIN
    }
}

/// What is said when the bucket holds something else.
fn other(call: &str) -> String {
    format!(
        "it holds another record of `{call}`, or this one as it went on elsewhere; give this server a place of its own, or delete what lies there"
    )
}
