// SPDX-License-Identifier: AGPL-3.0-or-later
//! A node that shows what another keeps.

use std::{collections::HashMap, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use bus::News;
use call::Call;
use model::{CallId, Timestamp};
use store::{Change, Store};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};
use web::{Calls, Live, Page};

use super::{Nodes, PAUSE, call_at, told::Told};
use crate::{
    data::DataFolder,
    kept_call::{self, KeptCall},
    terminal::{said_once, say},
};

/// Who keeps calls says so every few seconds. After so long it is asked whether the line still carries.
const SILENCE: Duration = Duration::from_secs(15);

/// What a node shows that another keeps.
pub struct Follower {
    /// The database of the instance.
    pub store: Store,
    /// The folder, which the nodes share: records, reports and pictures are read there.
    pub data: DataFolder,
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
    /// Shows what stands on the board.
    pub async fn follow(&self, follower: Follower) -> Result<Followed> {
        let mut news = self.bus.board().await?.news().await?;
        let standing = news.standing();
        let mut followed = Followed { nodes: self.clone(), follower, news, shown: HashMap::new() };
        for (place, word) in standing {
            followed.hear(&place, &word).await;
        }
        Ok(followed)
    }
}

impl Followed {
    /// Shows what is told from now on; runs until it is dropped.
    pub async fn go_on(mut self) {
        let mut has_failed = false;
        loop {
            let heard = timeout(SILENCE, self.news.next()).await;
            if let Ok(Ok((place, word))) = heard {
                has_failed = false;
                self.hear(&place, &word).await;
                continue;
            }
            if !std::mem::replace(&mut has_failed, true) {
                say(format_args!("nothing is heard of how the calls stand; what was heard last is shown"));
            }
            if let Err(error) = self.listen_again().await {
                say(format_args!("the bus does not answer: {}", said_once(&error)));
                sleep(PAUSE).await;
            }
        }
    }

    async fn listen_again(&mut self) -> Result<()> {
        self.news = self.nodes.bus.board().await?.news().await?;
        Ok(())
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
        let data = if is_listed { self.data.clone() } else { self.data.rehearsal(id) };
        let (record, report, media) = (data.record(id), data.report(id), data.media(id));
        let mirrored = None;
        Ok(Page { call, changes, live, record, report, media, simulated, is_listed, mirrored })
    }

    async fn listed(&self, id: &CallId) -> Result<(Call, Vec<Change>)> {
        if let Some(own) = self.own.iter().find(|own| own.id == *id) {
            return Ok((web::with_groups(&self.store, own.clone()).await?, Vec::new()));
        }
        match kept_call::published(&self.store, id).await? {
            Some(KeptCall { call, changes, .. }) => Ok((call, changes)),
            None => bail!("neither the database nor the folders that this node was started with have it"),
        }
    }

    async fn rehearsed(&self, stage: &CallId) -> Result<(Call, Vec<Change>)> {
        let open = self.store.open_rehearsals().await?;
        let rehearsal = open.into_iter().find(|open| open.stage == *stage).context("it is over")?;
        Ok((kept_call::rehearsed(&self.store, &rehearsal).await?, Vec::new()))
    }
}
