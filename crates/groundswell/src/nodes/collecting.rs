// SPDX-License-Identifier: AGPL-3.0-or-later
//! A node that collects for records that others keep.

use std::{collections::HashMap, sync::Arc, time::Duration};

use anyhow::Context;
use bus::{Belt, BusError};
use call::Call;
use ingest::{Cursor, Item, Reason, Rejection};
use model::CallId;
use tokio::{
    sync::{
        mpsc::{self, Receiver},
        watch,
    },
    task::{AbortHandle, JoinSet},
    time::{interval, sleep, timeout},
};
use web::{Calls, Live, Page};

use super::{
    Follower, Nodes, PAUSE,
    belts::{self, Progress},
    following::SILENCE,
    told,
};
use crate::{
    hex::hex,
    terminal::{said_once, say},
    watching::Watching,
};

/// So many items wait until they are on the bus; then the sources wait.
const WAITING: usize = 4096;

/// So many items go in one parcel at most.
const PARCEL: usize = 500;

/// A parcel is no larger; a server takes a mebibyte if nothing else was set.
const LARGEST_BYTES: usize = 900 << 10;

/// How often is looked which calls there are.
const LOOK: Duration = Duration::from_secs(1);

/// Who collects.
struct Collector {
    nodes: Nodes,
    watching: Watching,
    calls: Calls,
    /// How far each record is, as its keeper says.
    progress: watch::Receiver<HashMap<CallId, Progress>>,
    /// What is collected for, and what ends that.
    begun: HashMap<CallId, (watch::Receiver<Arc<Live>>, AbortHandle)>,
    tasks: JoinSet<()>,
}

impl Nodes {
    /// Collects for every call that others keep; runs until it is dropped.
    pub async fn collect(&self, follower: Follower, watching: Watching) {
        let calls = follower.calls.clone();
        let mut followed = self.follow(follower).await;
        let (told, progress) = watch::channel(HashMap::new());
        let (tasks, begun) = (JoinSet::new(), HashMap::new());
        let collector = Collector { nodes: self.clone(), watching, calls, progress, begun, tasks };
        tokio::join!(followed.go_on(), self.hear_progress(told), collector.go_on());
    }

    async fn hear_progress(&self, told: watch::Sender<HashMap<CallId, Progress>>) {
        let mut news = self.news().await;
        loop {
            let Ok(Ok((place, word))) = timeout(SILENCE, news.next()).await else {
                news = self.news().await;
                continue;
            };
            let Some(call) = belts::call_at(&place) else { continue };
            match told::read(&word).context("another node speaks differently") {
                Ok(progress) => told.send_modify(|all| drop(all.insert(call, progress))),
                Err(error) => say(format_args!(
                    "how far the record of `{call}` is, is not understood: {}",
                    said_once(&error)
                )),
            }
        }
    }
}

impl Collector {
    async fn go_on(mut self) {
        let mut look = interval(LOOK);
        loop {
            look.tick().await;
            let shown: Vec<Arc<Page>> =
                self.calls.listed().into_iter().filter(|page| !page.simulated).collect();
            self.begun.retain(|call, (_, collecting)| {
                let stays = shown.iter().any(|page| page.call.id == *call);
                if !stays {
                    collecting.abort();
                }
                stays
            });
            for page in shown {
                self.begin(&page);
            }
        }
    }

    /// Collects for a call; anew where it has changed.
    fn begin(&mut self, page: &Page) {
        let call = &page.call.id;
        match self.begun.get(call) {
            Some((live, _)) if live.same_channel(&page.live) => return,
            Some((_, collecting)) => collecting.abort(),
            None => {}
        }
        let run = Run {
            nodes: self.nodes.clone(),
            watching: self.watching.clone(),
            call: Arc::new(page.call.clone()),
            live: page.live.clone(),
            progress: self.progress.clone(),
        };
        let collecting = self.tasks.spawn(run.repeat());
        self.begun.insert(call.clone(), (page.live.clone(), collecting));
    }
}

struct Run {
    nodes: Nodes,
    watching: Watching,
    call: Arc<Call>,
    live: watch::Receiver<Arc<Live>>,
    progress: watch::Receiver<HashMap<CallId, Progress>>,
}

impl Run {
    /// Collects until the storm is over; from where the record is, each time that something was lost on the way.
    async fn repeat(mut self) {
        loop {
            let Some(from) = self.known().await else { return };
            let Some(run) = draw_run() else { return };
            let (sender, items) = mpsc::channel(WAITING);
            let (watching, call) = (self.watching.clone(), Arc::clone(&self.call));
            let watched = watching.watch_storm(call, from, self.live.clone(), sender);
            let sent = send(&self.nodes, &self.call.id, &run, items);
            let mut progress = self.progress.clone();
            let id = self.call.id.clone();
            let refused =
                progress.wait_for(|all| all.get(&id).is_some_and(|progress| progress.refused.contains(&run)));
            tokio::select! {
                ((), ()) = async { tokio::join!(watched, sent) } => return,
                refused = refused => if refused.is_err() { return },
            }
            say(format_args!("what was collected for `{id}` was lost on the way: it is collected again"));
        }
    }

    /// Where each source is to be taken up, once the record's keeper has said so.
    async fn known(&mut self) -> Option<Vec<Cursor>> {
        let id = &self.call.id;
        let all = self.progress.wait_for(|all| all.contains_key(id)).await.ok()?;
        all.get(id).map(|progress| progress.cursors.clone())
    }
}

/// Puts what is collected onto the belt, in order, until there is no more.
async fn send(nodes: &Nodes, call: &CallId, run: &str, mut items: Receiver<Item>) {
    let (mut number, mut batch, mut belt) = (0, Vec::new(), None);
    while items.recv_many(&mut batch, PARCEL).await > 0 {
        for parcel in parcels(std::mem::take(&mut batch)) {
            number += 1;
            let mut has_failed = false;
            while let Err(error) = put(nodes, call, &mut belt, (run, number, &parcel)).await {
                if !std::mem::replace(&mut has_failed, true) {
                    say(format_args!("what is collected for `{call}` waits: {error}"));
                }
                sleep(PAUSE).await;
            }
        }
    }
}

async fn put(
    nodes: &Nodes,
    call: &CallId,
    belt: &mut Option<Belt>,
    (run, number, parcel): (&str, u64, &[u8]),
) -> Result<(), BusError> {
    let laid = match belt.take() {
        Some(laid) => laid,
        None => nodes.bus.belt(call.as_str()).await?,
    };
    laid.put(run, number, parcel.to_vec()).await?;
    *belt = Some(laid);
    Ok(())
}

/// Items in parcels that the bus takes, in their order.
fn parcels(mut items: Vec<Item>) -> Vec<Vec<u8>> {
    let whole = told::write(&items);
    if whole.len() <= LARGEST_BYTES {
        return vec![whole];
    }
    if items.len() == 1 {
        return items.into_iter().map(|item| told::write(&vec![too_large(&item)])).collect();
    }
    let rest = items.split_off(items.len() / 2);
    [parcels(items), parcels(rest)].concat()
}

/// What is said in the place of an item that no parcel can hold.
fn too_large(item: &Item) -> Item {
    let origin = if let Item::Posts(arrival) = item { Some(&arrival.capture.origin) } else { None };
    Item::Rejected(Rejection {
        file: origin.map(|origin| origin.file.clone()).unwrap_or_default(),
        line: origin.and_then(|origin| origin.line),
        reason: Reason::TooLong,
        says: "is larger than the bus carries; it is left out".to_owned(),
    })
}

/// A name that no collector had before.
pub(super) fn draw_run() -> Option<String> {
    let mut bytes = [0; 16];
    // Without chance nothing of this program works.
    getrandom::fill(&mut bytes).ok()?;
    Some(hex(&bytes))
}
