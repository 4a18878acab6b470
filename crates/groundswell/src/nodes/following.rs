// SPDX-License-Identifier: AGPL-3.0-or-later
//! A node that shows what another keeps.

use std::{collections::HashMap, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use bus::{BusError, News};
use call::Call;
use model::{CallId, Timestamp};
use store::{Change, Store};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};
use web::{Calls, Files, Folders, Live, Page};

use super::{Nodes, PAUSE, call_at, told::Told};
use crate::{
    bucket::Bucket,
    data::DataFolder,
    terminal::{said_once, say},
    written_call::{self, WrittenCall},
};

/// Who keeps calls says so every few seconds. After so long it is asked whether the line still carries.
pub(super) const SILENCE: Duration = Duration::from_secs(15);

/// What a node shows that another keeps.
pub struct Follower {
    /// The database of the instance.
    pub store: Store,
    /// The folder, which the nodes share: records, reports and pictures are read there, unless they lie in a bucket.
    pub data: DataFolder,
    /// Where they lie else.
    pub bucket: Option<Bucket>,
    /// What is shown.
    pub calls: Calls,
    /// The calls that the program was started with.
    pub own: Vec<Call>,
}

/// A follower that has heard how the calls stand.
pub struct Followed {
    nodes: Nodes,
    follower: Follower,
    news: News,
    shown: HashMap<CallId, (Timestamp, watch::Sender<Arc<Live>>)>,
}

impl Nodes {
    /// Shows what stands on the board, once there is one.
    pub async fn follow(&self, follower: Follower) -> Followed {
        let mut news = self.news().await;
        let standing = news.standing();
        let mut followed = Followed { nodes: self.clone(), follower, news, shown: HashMap::new() };
        for (place, word) in standing {
            followed.hear(&place, &word).await;
        }
        followed
    }

    /// What stands on the board, and what is said from now on; waits until that can be heard.
    pub(super) async fn news(&self) -> News {
        let mut has_failed = false;
        loop {
            match self.try_to_hear().await {
                Ok(news) => return news,
                Err(error) if !has_failed => say(format_args!("nothing is heard from other nodes: {error}")),
                Err(_) => {}
            }
            has_failed = true;
            sleep(PAUSE).await;
        }
    }

    async fn try_to_hear(&self) -> Result<News, BusError> {
        self.bus.board().await?.news().await
    }
}

impl Followed {
    /// Shows what is told from now on; runs until it is dropped.
    pub async fn go_on(&mut self) {
        loop {
            match timeout(SILENCE, self.news.next()).await {
                Ok(Ok((place, word))) => self.hear(&place, &word).await,
                // Nobody says anything, or nothing is heard.
                _ => self.news = self.nodes.news().await,
            }
        }
    }

    async fn hear(&mut self, place: &str, word: &[u8]) {
        let Some(call) = call_at(place) else { return };
        if word.is_empty() {
            self.shown.remove(&call);
            self.follower.calls.take_down(&call);
            return;
        }
        if let Err(error) = self.try_to_hear(&call, word).await {
            say(format_args!("how `{call}` stands can't be shown: {}", said_once(&error)));
        }
    }

    async fn try_to_hear(&mut self, call: &CallId, word: &[u8]) -> Result<()> {
        let told = Told::read(word).context("another node speaks differently")?;
        let (shown_at, live) = (told.shown_at, Arc::new(told.live));
        match self.shown.get(call) {
            Some((at, sender)) if *at == shown_at => drop(sender.send_replace(live)),
            _ => {
                let (sender, receiver) = watch::channel(live);
                let page = self.follower.page(call, (told.is_listed, told.simulated), receiver).await?;
                self.follower.calls.show(page);
                self.shown.insert(call.clone(), (shown_at, sender));
            }
        }
        Ok(())
    }
}

impl Follower {
    async fn page(
        &self,
        id: &CallId,
        (is_listed, simulated): (bool, bool),
        live: watch::Receiver<Arc<Live>>,
    ) -> Result<Page> {
        let (call, changes) = if is_listed { self.listed(id).await? } else { self.rehearsed(id).await? };
        let (files, mirrored) = (self.files(id, is_listed), None);
        Ok(Page { call, changes, live, files, simulated, is_listed, mirrored })
    }

    /// Where a call's files are read. A rehearsal is seen by its link alone, and so in no bucket.
    fn files(&self, id: &CallId, is_listed: bool) -> Files {
        if let Some(bucket) = self.bucket.as_ref().filter(|_| is_listed) {
            return bucket.files(id);
        }
        let data = if is_listed { self.data.clone() } else { self.data.rehearsal(id) };
        Files::Here(Folders { record: data.record(id), report: data.report(id), media: data.media(id) })
    }

    async fn listed(&self, id: &CallId) -> Result<(Call, Vec<Change>)> {
        if let Some(own) = self.own.iter().find(|own| own.id == *id) {
            return Ok((web::with_groups(&self.store, own.clone()).await?, Vec::new()));
        }
        match written_call::published(&self.store, id).await? {
            Some(WrittenCall { call, changes, .. }) => Ok((call, changes)),
            None => bail!("neither the database nor the folders that this node was started with have it"),
        }
    }

    async fn rehearsed(&self, stage: &CallId) -> Result<(Call, Vec<Change>)> {
        let open = self.store.open_rehearsals().await?;
        let rehearsal = open.into_iter().find(|open| open.stage == *stage).context("it is over")?;
        Ok((written_call::rehearsed(&self.store, &rehearsal).await?, Vec::new()))
    }
}
