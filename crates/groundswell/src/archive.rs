// SPDX-License-Identifier: AGPL-3.0-or-later
//! Somebody's own archive as a record: lines as received, and the posts read from them, kept whole.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use ingest::Arrival;
use model::{Format, Origin, Post, PostId, Timestamp};
use record::{Draft, Kind, Reason, Record};
use sha2::{Digest, Sha256};

use crate::{
    data::{forgotten_beside, key_beside},
    entry,
    forgetting::{Forgetting, Target},
    ledger::Seen,
    pseudonym::PseudonymKey,
    read_back::each_post,
    record_input::is_record,
    refused::Refused,
    signing,
    terminal::say,
};

/// So many entries are kept with one sync.
const BATCH: usize = 2000;
/// Lines as received wait in memory for their sync up to about this many bytes.
const BATCH_BYTES: usize = 16 << 20;

/// A record that an import adds to.
pub struct Archive {
    folder: PathBuf,
    record: Record,
    sights: HashSet<[u8; 32]>,
    /// What was forgotten, with the key of its names; none until something was.
    refused: Option<(Refused, PseudonymKey)>,
    drafts: Vec<Draft>,
    waiting_bytes: usize,
    added: Added,
}

/// What an import came to.
#[derive(Default)]
pub struct Added {
    /// Posts that the record did not hold.
    pub posts: u64,
    /// Posts that it held in this very form.
    pub known: u64,
    /// Entries that it holds now, of every kind.
    pub entries: u64,
}

impl Archive {
    /// Opens a record, or makes it, and reads what it holds.
    pub fn open(folder: &Path, now: Timestamp) -> Result<Self> {
        Self::open_showing(folder, now, |_| {})
    }

    /// The same, and shows each post that it holds.
    pub fn open_showing(folder: &Path, now: Timestamp, mut show: impl FnMut(&Post)) -> Result<Self> {
        let told = || format!("can't open the record {}", folder.display());
        let is_new = !is_record(folder);
        let is_taken = fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some());
        if is_new && (is_taken || folder.is_file()) {
            bail!(
                "{} is there and is no record: choose a record, or a name that isn't taken",
                folder.display()
            );
        }
        let record = signing::open(folder, &key_beside(folder, ".signing"), || name_of(folder), now)?;
        let mut sights = HashSet::new();
        each_post(folder, |_, kept| {
            sights.insert(sight(&kept.counts_as));
            show(&kept.counts_as);
        })
        .with_context(told)?;
        Ok(Self {
            folder: folder.to_owned(),
            record,
            sights,
            refused: refused(folder)?,
            drafts: Vec::new(),
            waiting_bytes: 0,
            added: Added::default(),
        })
    }

    /// Adds a line and the posts read from it, unless the record has them all in this very form.
    pub fn add(&mut self, mut arrival: Arrival) -> Result<()> {
        if let Some((refused, key)) = &self.refused {
            if arrival.posts.iter().any(|post| refused.is_carried_by(post, key)) {
                arrival.capture.raw.clear();
            }
            arrival.posts.retain(|post| !refused.holds(&entry::counted(post, key)));
        }
        let fresh: Vec<&Post> = arrival.posts.iter().filter(|post| self.sights.insert(sight(post))).collect();
        self.added.posts += fresh.len() as u64;
        self.added.known += (arrival.posts.len() - fresh.len()) as u64;
        if fresh.is_empty() {
            return Ok(());
        }
        let capture = entry::capture_content(&arrival);
        for post in fresh {
            match Draft::new(Kind::Post, &entry::archive_content(post), None) {
                Ok(draft) => self.drafts.push(draft),
                Err(error) => {
                    let line = post.source.line.map(|line| format!(":{line}")).unwrap_or_default();
                    say(format_args!("{}{line}: {error}", post.source.file));
                    self.added.posts -= 1;
                }
            }
        }
        self.waiting_bytes += arrival.capture.raw.len();
        let raw = Some(arrival.capture.raw).filter(|raw| !raw.is_empty());
        self.drafts.push(Draft::new(Kind::Capture, &capture, raw)?);
        if self.drafts.len() >= BATCH || self.waiting_bytes >= BATCH_BYTES {
            self.sync()?;
        }
        Ok(())
    }

    /// Syncs what waits, and says what was added.
    pub fn finish(mut self) -> Result<Added> {
        self.sync()?;
        self.record.seal()?;
        self.added.entries = self.record.len();
        Ok(self.added)
    }

    /// Keeps what watching has shown.
    pub fn log(&mut self, seen: &Seen) -> Result<()> {
        self.drafts.push(Draft::new(Kind::Watch, &seen.content(), None)?);
        Ok(())
    }

    /// Erases posts that their authors took back, with everything that carries them; the record is opened anew for that.
    pub fn forgetting(mut self, ids: &[PostId], now: Timestamp) -> Result<Self> {
        self.sync()?;
        self.record.seal()?;
        let Self { folder, record, added, .. } = self;
        drop(record);
        let mut forgetting = Forgetting::open(&folder, now)?;
        for id in ids {
            forgetting.forget(&Target::Post(id.as_str().to_owned()), Reason::Author, now)?;
        }
        drop(forgetting);
        Ok(Self { added, ..Self::open(&folder, now)? })
    }

    /// Syncs what waits.
    pub fn sync(&mut self) -> Result<()> {
        self.record.append(&self.drafts)?;
        self.drafts.clear();
        self.waiting_bytes = 0;
        Ok(())
    }
}

/// What a record has forgotten, if anything.
fn refused(folder: &Path) -> Result<Option<(Refused, PseudonymKey)>> {
    let pseudonyms = key_beside(folder, ".pseudonyms");
    let refused = Refused::load(&forgotten_beside(&pseudonyms))?;
    if refused.is_empty() { Ok(None) } else { Ok(Some((refused, PseudonymKey::load(&pseudonyms)?))) }
}

/// The name of a folder in which a record is begun.
fn name_of(folder: &Path) -> Result<String> {
    let Some(name) = folder.file_name() else {
        bail!("{} is no name for a record: give the folder a name of its own", folder.display());
    };
    signing::origin(None, &name.to_string_lossy())
}

/// Tells one way in which a post was seen from another, wherever it was read.
fn sight(post: &Post) -> [u8; 32] {
    let mut post = post.clone();
    post.source = Origin { format: Format::Groundswell, file: String::new(), line: None };
    Sha256::digest(report::json::post_json(&post)).into()
}
