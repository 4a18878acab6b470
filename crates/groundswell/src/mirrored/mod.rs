// SPDX-License-Identifier: AGPL-3.0-or-later
//! A mirror of a call, made of a data folder that a server may be using.
//!
//! The site is opened here as it is at this moment, over copies of its database and of the record, asked for every page, and closed again.
//! What is copied holds what nobody may see; so it lies in the data folder, and goes when the mirror is made.

use std::{path::Path, sync::Arc};

use anyhow::{Context, Result, bail};
use call::Call;
use model::{CallId, Timestamp};
use rally::{Finder, Prover};
use remind::Reminders;
use serde_json::Value;
use store::{CallState, Change, Store, Version};
use studio::Studio;
use tokio::sync::{mpsc, watch};
use web::{Braced, Calls, Files, Folders, Leaving, Live, Page, Site};

use self::{outgoing::Outgoing, scratch::Scratch};
use crate::{data::DataFolder, hand_in, live::figures, published::JSON, recorder::Recorder, site::agent};

pub mod outgoing;
mod scratch;

pub use scratch::sweep;

/// Which call is mirrored.
pub enum Which {
    /// One whose folder a server was started with.
    Given(Box<Call>),
    /// One that was published in the studio.
    Kept(CallId),
}

/// Of what a mirror is made.
pub struct Source {
    /// Where the server keeps everything.
    pub data: DataFolder,
    /// The database's address; the embedded one in the data folder if none is given.
    pub database: Option<String>,
    /// The site's own address, without a slash at its end.
    pub base_url: String,
    /// Whether people and posts are invented.
    pub is_simulated: bool,
    /// When.
    pub now: Timestamp,
}

/// A mirror that was made.
pub struct Made {
    /// How many files it has.
    pub files: usize,
    /// Their length, in bytes.
    pub bytes: u64,
    /// How many entries the record has in it.
    pub entries: u64,
}

/// Makes a mirror of a call in a folder, which is there whole when this returns, or as it was if it fails.
pub async fn make(source: Source, which: Which, to: &Path) -> Result<Made> {
    if !source.data.folder().is_dir() {
        bail!("{} is no data folder", source.data.folder().display());
    }
    let mut out = Outgoing::begin(to, &source.data)?;
    let scratch = Scratch::open(&source.data)?;
    let store = match &source.database {
        Some(database) => Store::open(database).await.context("can't open the database")?,
        None => scratch.database(&source.data).await?,
    };
    let (call, changes) = called(which, &store).await?;
    let (id, entries) = (call.id.clone(), scratch.call(&source.data, &call.id).await?);
    let page = page(&source, &store, &scratch, call, changes).await?;
    let site = site(&source, &store, &scratch, page);
    let made = web::mirror(site, &id, |name, bytes| out.write(name, bytes)).await;
    store.close().await;
    made.with_context(|| format!("can't mirror `{id}`"))?;
    let (files, bytes) = out.finish()?;
    Ok(Made { files, bytes, entries })
}

/// The call as the site shows it, and how it was changed.
async fn called(which: Which, store: &Store) -> Result<(Call, Vec<Change>)> {
    let (call, changes) = match which {
        Which::Given(call) => (*call, Vec::new()),
        Which::Kept(id) => {
            let state = store.kept_call(&id).await?.map(|kept| kept.state);
            if state != Some(CallState::Published) {
                bail!("`{id}` is not published here; if the server was started with its folder, name that");
            }
            let mut call = match call::parse(id.clone(), &store.call_files(&id, Version::Published).await?) {
                Ok(call) => call,
                Err(mistakes) => bail!("`{id}` can't be read: {}", mistakes.first().context("no mistake")?),
            };
            for picture in &call.pictures {
                let sha256 = &picture.imprint.sha256;
                if let Some(bytes) = store.picture(&id, sha256).await? {
                    call.images.add(sha256, bytes);
                }
            }
            (call, store.call_changes(&id).await?)
        }
    };
    Ok((web::with_groups(store, call).await?, changes))
}

/// The call with all that belongs to it, as it stands in the copy of its record.
async fn page(
    source: &Source,
    store: &Store,
    scratch: &Scratch,
    call: Call,
    changes: Vec<Change>,
) -> Result<Page> {
    let id = call.id.clone();
    let hidden = hand_in::hidden_posts(store, &id).await?;
    let record = scratch.data().record(&id);
    let live = tokio::task::block_in_place(|| -> Result<Live> {
        let mut recorder = Recorder::look(Arc::new(call.clone()), &source.data, &record, source.now)?;
        recorder.keep_off(&hidden);
        Ok(figures(&mut recorder, source.now))
    })?;
    let report = scratch.data().report(&id);
    Ok(Page {
        simulated: source.is_simulated || tells_of_invented_people(&report.join(JSON)),
        live: watch::channel(Arc::new(live)).1,
        is_listed: true,
        mirrored: None,
        call,
        changes,
        files: Files::Here(Folders { record, report, media: source.data.media(&id) }),
    })
}

/// A site of one call, at one moment, behind which nobody is who does anything.
fn site(source: &Source, store: &Store, scratch: &Scratch, page: Page) -> Site {
    let calls = Calls::default();
    calls.show(page);
    let (base_url, now) = (source.base_url.clone(), source.now);
    Site {
        calls,
        store: store.clone(),
        reminders: Reminders::new(store.clone(), &scratch.data().keys(), None),
        studio: Studio::new(store.clone(), &base_url, &[0; 32]),
        finder: Finder::new(&agent(&base_url), Vec::new()),
        prover: Prover::new(&agent(&base_url), Vec::new()),
        host: mpsc::channel(1).0,
        now: Arc::new(move || now),
        pledging: Arc::default(),
        braced: Braced::default(),
        leaving: Leaving::default(),
        operator: None,
        machine: watch::channel(Arc::default()).1,
        base_url,
        speed: 1.0,
    }
}

/// Whether a report says that it tells of invented people; one that is not there says nothing.
fn tells_of_invented_people(report: &Path) -> bool {
    let report = std::fs::read(report).ok();
    let report: Option<Value> = report.and_then(|report| serde_json::from_slice(&report).ok());
    report.is_some_and(|report| report.get("simulated") == Some(&Value::Bool(true)))
}
