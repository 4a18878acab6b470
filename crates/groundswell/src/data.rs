// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where things lie in a data folder.

use std::{
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use model::{CallId, Timestamp};
use record::Record;

use crate::{claim::Claim, signing};

/// The one folder that a server keeps everything in.
#[derive(Clone, Debug)]
pub struct DataFolder {
    folder: PathBuf,
    /// The public address of the site, after which new records are named.
    site: Option<String>,
    /// Who has to witness its records, in the form of c2sp.org/tlog-policy.
    policy: Option<String>,
    /// By which this server writes into it, where others might.
    claim: Option<Claim>,
}

impl DataFolder {
    /// Names a folder; nothing is made yet.
    pub fn new(path: &Path) -> Self {
        Self { folder: path.to_owned(), site: None, policy: None, claim: None }
    }

    /// Names new records after a site.
    pub fn named_after(self, site: Option<&str>) -> Self {
        Self { site: site.map(str::to_owned), ..self }
    }

    /// Lets records be witnessed as a policy says.
    pub fn witnessed_by(self, policy: Option<String>) -> Self {
        Self { policy, ..self }
    }

    /// Lets its records be written to for as long as a claim stands.
    pub fn claimed(self, claim: Claim) -> Self {
        Self { claim: Some(claim), ..self }
    }

    /// By which this server writes into it, where others might.
    pub fn claim(&self) -> Option<&Claim> {
        self.claim.as_ref()
    }

    /// Who has to witness its records, if that was said.
    pub fn policy(&self) -> Option<&str> {
        self.policy.as_deref()
    }

    /// Makes the folder if it isn't there, for its owner alone.
    pub fn make(&self) -> Result<()> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&self.folder);
        made.with_context(|| format!("can't make the data folder {}", self.folder.display()))
    }

    /// The data folder in which a record lies, if it lies in one.
    pub fn around(record: &Path) -> Option<Self> {
        let record = record.canonicalize().ok()?;
        let data = record.ancestors().nth(3)?;
        RecordKeys::of(&record).is_server.then(|| Self::new(data))
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of the embedded database.
    pub fn database(&self) -> PathBuf {
        self.folder.join("groundswell.db")
    }

    /// The address of the embedded database.
    pub fn database_url(&self) -> String {
        store::sqlite_url(&self.database())
    }

    /// The calls that anything is kept of, in order; of a folder that is not there, none.
    pub fn calls(&self) -> Result<Vec<CallId>> {
        let folder = self.folder.join("calls");
        let told = || format!("can't look through {}", folder.display());
        if !folder.try_exists().with_context(told)? {
            return Ok(Vec::new());
        }
        let mut calls = Vec::new();
        for entry in fs::read_dir(&folder).with_context(told)? {
            // What has another name is none of a call's.
            calls.extend(entry.with_context(told)?.file_name().to_string_lossy().parse().ok());
        }
        calls.sort_unstable();
        Ok(calls)
    }

    /// Whether a path lies in it.
    pub fn is_within(&self, path: &Path) -> bool {
        self.folder.canonicalize().is_ok_and(|folder| path.starts_with(folder))
    }

    /// Where its backups lie.
    pub fn backups(&self) -> PathBuf {
        self.folder.join("backups.json")
    }

    /// The file that braces the site while it is there.
    pub fn braced(&self) -> PathBuf {
        self.folder.join("braced")
    }

    /// The file that says which of several servers keeps the calls.
    pub fn claim_file(&self) -> PathBuf {
        self.folder.join("kept-by")
    }

    /// What a mirror is made of, while it is made.
    pub fn mirror_draft(&self) -> PathBuf {
        self.folder.join("mirror.draft")
    }

    /// What is kept of rehearsals while they run.
    pub fn rehearsals(&self) -> PathBuf {
        self.folder.join("rehearsals")
    }

    /// The data folder of one rehearsal.
    pub fn rehearsal(&self, stage: &CallId) -> Self {
        Self::new(&self.rehearsals().join(stage.as_str()))
    }

    /// A call's record.
    pub fn record(&self, call: &CallId) -> PathBuf {
        self.folder.join("calls").join(call.as_str()).join("record")
    }

    /// Opens a call's record for writing; begins it, under a key of its own, if there is none.
    pub fn open_record(&self, call: &CallId, now: Timestamp) -> Result<Record> {
        let name = || signing::origin(self.site.as_deref(), call.as_str());
        signing::open(&self.record(call), &self.signing_key(call), name, now)
    }

    /// How far the networks have been followed for a call.
    pub fn cursors(&self, call: &CallId) -> PathBuf {
        self.folder.join("calls").join(call.as_str()).join("cursors.json")
    }

    /// When each quoted post of a call was looked at last.
    pub fn rechecks(&self, call: &CallId) -> PathBuf {
        self.folder.join("calls").join(call.as_str()).join("rechecks.json")
    }

    /// What was spent on X.
    pub fn x_spent(&self) -> PathBuf {
        self.folder.join("x-spent.json")
    }

    /// What is shown in the place of pictures of quoted posts.
    pub fn media(&self, call: &CallId) -> PathBuf {
        media_beside(&self.record(call))
    }

    /// A call's published report.
    pub fn report(&self, call: &CallId) -> PathBuf {
        self.folder.join("calls").join(call.as_str()).join("report")
    }

    /// The key under which ceremonies of passkeys are sealed.
    pub fn ceremonies_key(&self) -> PathBuf {
        self.keys().join("ceremonies")
    }

    /// The folder of all keys.
    pub fn keys(&self) -> PathBuf {
        self.folder.join("keys")
    }

    /// Keys lie apart from the records, so that a record can be handed on as a whole folder.
    pub fn signing_key(&self, call: &CallId) -> PathBuf {
        self.keys().join(format!("{call}.signing"))
    }

    /// Without this key nobody can tell which account a pseudonym in the record stands for.
    pub fn pseudonym_key(&self, call: &CallId) -> PathBuf {
        self.keys().join(format!("{call}.pseudonyms"))
    }

    /// Without this key nobody can tell where a post is of which a sealed copy is kept.
    pub fn whereabouts_key(&self, call: &CallId) -> PathBuf {
        self.keys().join(format!("{call}.whereabouts"))
    }
}

/// What is shown in the place of pictures whose posts are in that record.
pub fn media_beside(record: &Path) -> PathBuf {
    record.with_file_name("media")
}

/// The posts that a record has forgotten, beside its pseudonym key.
pub fn forgotten_beside(pseudonyms: &Path) -> PathBuf {
    pseudonyms.with_extension("forgotten")
}

/// The keys of a record that lies outside a data folder: beside it, under its name.
pub fn key_beside(record: &Path, extension: &str) -> PathBuf {
    let mut name = record.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(extension);
    record.with_file_name(name)
}

/// Where a record's keys are.
pub struct RecordKeys {
    /// That which signs it.
    pub signing: PathBuf,
    /// That of the pseudonyms in it.
    pub pseudonyms: PathBuf,
    /// Whether it is a call's record on a server.
    pub is_server: bool,
}

impl RecordKeys {
    /// Finds the keys of a record, in its data folder or else beside it.
    pub fn of(record: &Path) -> Self {
        // In a data folder: DATA/calls/CALL/record, with its keys in DATA/keys.
        let record = record.canonicalize().unwrap_or_else(|_| record.to_owned());
        let call = record.parent().and_then(Path::file_name);
        let data = record.ancestors().nth(3);
        if let (Some(call), Some(data)) = (call, data) {
            let key =
                |extension: &str| data.join("keys").join(format!("{}.{extension}", call.to_string_lossy()));
            if key("signing").is_file() {
                return Self { signing: key("signing"), pseudonyms: key("pseudonyms"), is_server: true };
            }
        }
        let key = |extension: &str| key_beside(&record, extension);
        Self { signing: key(".signing"), pseudonyms: key(".pseudonyms"), is_server: false }
    }
}
