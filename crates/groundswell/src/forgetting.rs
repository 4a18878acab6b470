// SPDX-License-Identifier: AGPL-3.0-or-later
//! Finds everything in a record that has to go with a post or an account.

mod sights;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use model::{Network, Post, PostId, Timestamp};
use record::{Reason, Record};

use crate::{
    data::{RecordKeys, forgotten_beside, media_beside},
    entry::{self, Kept},
    pseudonym::PseudonymKey,
    read_back::each_seen,
    recorder::sweep,
    refused::Refused,
    signing,
};
use sights::{Going, Names, Sights};

/// What is to be forgotten.
pub enum Target {
    /// Everything of an account, by handle or identifier.
    Account(String),
    /// One post, by identifier or address.
    Post(String),
    /// Posts that were forgotten elsewhere, by the pseudonyms of a server's record.
    Remembered(BTreeSet<PostId>),
}

/// What was erased.
pub struct Forgotten {
    /// Posts, those that repeat a forgotten one included.
    pub posts: u64,
    /// Lines as received.
    pub captures: u64,
    /// Words of the record about those posts, or about an account of which nothing is left.
    pub said: u64,
}

/// A record that is about to forget.
pub struct Forgetting {
    folder: PathBuf,
    record: Record,
    /// The key of a server's record; an archive's posts go by their own names.
    pseudonyms: Option<PseudonymKey>,
    keys: RecordKeys,
}

impl Forgetting {
    /// Opens a record that is there; its keys lie in its data folder, or else beside it.
    pub fn open(folder: &Path, now: Timestamp) -> Result<Self> {
        let told = || format!("can't open the record {}", folder.display());
        if !crate::record_input::is_record(folder) {
            bail!("{} is no record: a record is a folder with a checkpoint", folder.display());
        }
        let keys = RecordKeys::of(folder);
        if !keys.signing.is_file() {
            bail!("forgetting is signed, and the record's key is not at {}", keys.signing.display());
        }
        let record = signing::open(folder, &keys.signing, || bail!("its key is gone"), now)?;
        let pseudonyms = if keys.is_server { Some(PseudonymKey::load(&keys.pseudonyms)?) } else { None };
        let folder = folder.canonicalize().with_context(told)?;
        Ok(Self { folder, record, pseudonyms, keys })
    }

    /// Erases what the target names, what repeats it, every line that carries it, and what is said of an account of which nothing is left.
    pub fn forget(&mut self, target: &Target, reason: Reason, now: Timestamp) -> Result<Forgotten> {
        let going = self.going(target)?;
        let places: BTreeSet<u64> =
            going.posts.iter().chain(&going.captures).chain(&going.watch).copied().collect();
        let places: Vec<u64> = places.into_iter().collect();
        if !places.is_empty() {
            // What is published may quote it. The server writes the report again when it starts.
            self.withdraw_report()?;
            self.refuse(going.refused, reason)?;
            self.record.forget(&places, reason, &now.to_string())?;
            self.sweep_copies(&going.copies)?;
        }
        let [posts, captures, said] =
            [going.posts, going.captures, going.watch].map(|places| places.len() as u64);
        Ok(Forgotten { posts, captures, said })
    }

    /// Reads the record, once, for everything that goes with the target.
    fn going(&self, target: &Target) -> Result<Going> {
        let (short, mut sights) = (Names::default(), Sights::default());
        let look = |read| short.look(read, |kept| self.is_meant(target, kept));
        each_seen(&self.folder, look, |place, sight| sights.take(place, sight))?;
        let accounts = self.accounts(target).iter().map(|account| short.short(account)).collect();
        Ok(sights.going(&accounts))
    }

    /// Remembers what must not come back. In a server's record posts go by pseudonyms already.
    fn refuse(&mut self, posts: BTreeSet<(Network, String)>, reason: Reason) -> Result<()> {
        let path = &self.keys.pseudonyms;
        let key = PseudonymKey::load_or_create(path)?;
        let is_server = self.pseudonyms.is_some();
        let name =
            |(network, id): (Network, String)| PostId(if is_server { id } else { key.of_post(network, &id) });
        Refused::load(&forgotten_beside(path))?.add(posts.into_iter().map(name), reason)
    }

    /// Removes the report of a record that lies in a data folder.
    fn withdraw_report(&self) -> Result<()> {
        let report = self.folder.with_file_name("report");
        if self.pseudonyms.is_some() && report.is_dir() {
            fs::remove_dir_all(&report)
                .with_context(|| format!("can't withdraw the report {}", report.display()))?;
        }
        Ok(())
    }

    /// Removes what was shown in the place of pictures whose posts are forgotten.
    fn sweep_copies(&self, kept: &BTreeSet<String>) -> Result<()> {
        if self.pseudonyms.is_none() {
            // Beside an archive lie other people's files.
            return Ok(());
        }
        sweep(&media_beside(&self.folder), |name| kept.contains(name))
    }

    /// What the record may call the account that is meant, where one is: of one that has no post left it may still say something.
    fn accounts(&self, target: &Target) -> Vec<String> {
        let (Target::Account(account), Some(key)) = (target, &self.pseudonyms) else { return Vec::new() };
        let (handle, bare) = (text::fold_handle(account), account.trim_start_matches('@'));
        let names = Network::ALL
            .into_iter()
            .flat_map(|network| [bare, handle.as_str()].map(|name| key.of_account(network, name)));
        names.collect()
    }

    fn is_meant(&self, target: &Target, kept: &Kept) -> bool {
        let network = kept.counts_as.network;
        let is_named = |key: &PseudonymKey| {
            target.names().iter().any(|name| kept.names.contains(&key.of_name(network, name)))
        };
        if self.pseudonyms.as_ref().is_some_and(is_named) {
            return true;
        }
        let forms = std::iter::once(&kept.counts_as).chain(&kept.shown);
        forms.into_iter().any(|post| match target {
            Target::Account(account) => self.is_by(post, account),
            Target::Post(id) => self.is_post(post, id),
            Target::Remembered(ids) => {
                [&post.id, &post.repost_of, &post.edit_of].into_iter().flatten().any(|id| ids.contains(id))
            }
        })
    }

    fn is_by(&self, post: &Post, account: &str) -> bool {
        let (handle, bare) = (text::fold_handle(account), account.trim_start_matches('@'));
        let by_handle = post.author.handle.as_deref().is_some_and(|known| text::fold_handle(known) == handle);
        let Some(id) = post.author.id.as_deref() else { return by_handle };
        let pseudonym = |key: &PseudonymKey| {
            [bare, handle.as_str()].iter().any(|name| key.of_account(post.network, name) == id)
        };
        by_handle || id == bare || self.pseudonyms.as_ref().is_some_and(pseudonym)
    }

    fn is_post(&self, post: &Post, name: &str) -> bool {
        let id = entry::name(post);
        let pseudonym = |key: &PseudonymKey| key.of_post(post.network, name) == id.as_str();
        id.as_str() == name
            || post.url.as_deref() == Some(name)
            || self.pseudonyms.as_ref().is_some_and(pseudonym)
    }
}

impl Target {
    /// The names under which a record may know it.
    fn names(&self) -> Vec<String> {
        match self {
            Self::Account(account) => vec![text::fold_handle(account)],
            Self::Post(post) => vec![post.clone()],
            Self::Remembered(_) => Vec::new(),
        }
    }
}
