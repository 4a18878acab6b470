// SPDX-License-Identifier: AGPL-3.0-or-later
//! Brings calls before the public, each with its keeper, and takes them away again.

use std::{collections::HashMap, fs, io, sync::Arc};

use anyhow::{Context, Result, bail};
use ingest::{Item, Source};
use model::CallId;
use store::{CallState, Change, Store, Version};
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::{JoinSet, block_in_place},
};
use web::{Calls, Order, Page};

use crate::{
    clock::Clock,
    data::DataFolder,
    live::{Keeper, Phase},
    recorder::{self, Recorder},
    site::Hosted,
    terminal::{said_once, say},
};

/// So many items may wait for the record; then the sources wait.
const WAITING: usize = 4096;

/// The host of an instance's calls.
pub struct Host {
    data: DataFolder,
    clock: Clock,
    store: Store,
    calls: Calls,
    /// The tasks of each call: its keeper, and its sources.
    tasks: HashMap<CallId, JoinSet<()>>,
}

impl Host {
    /// A host that shows nothing yet.
    pub fn new(data: DataFolder, clock: Clock, store: Store) -> Self {
        Self { data, clock, store, calls: Calls::default(), tasks: HashMap::new() }
    }

    /// The calls that are shown.
    pub fn calls(&self) -> Calls {
        self.calls.clone()
    }

    /// Shows a call, and gives how far its storm is.
    pub fn show(
        &mut self,
        hosted: Hosted,
        changes: Vec<Change>,
        countersigned: bool,
    ) -> Result<watch::Receiver<Phase>> {
        let call = Arc::new(hosted.call);
        let id = call.id.clone();
        let simulated = !hosted.simulated.is_empty();
        let recorder = Recorder::open(Arc::clone(&call), &self.data, countersigned, self.clock.now())
            .with_context(|| format!("can't open the record of call `{id}`"))?;
        let (report, record) = (self.data.report(&id), self.data.record(&id));
        let (sender, items) = mpsc::channel(WAITING);
        let tasks = self.tasks.entry(id.clone()).or_default();
        for source in hosted.files {
            tasks.spawn(gather(source, sender.clone()));
        }
        for source in hosted.simulated {
            tasks.spawn(gather(source, sender.clone()));
        }
        let (keeper, live, phase) = Keeper::new(
            recorder,
            Arc::clone(&call),
            report.clone(),
            self.clock,
            simulated,
            self.store.clone(),
        );
        tasks.spawn(async move {
            // A full disk must not take the call's page down with it: what can't be kept isn't counted, and said.
            if let Err(error) = keeper.run(items).await {
                say(format_args!(
                    "collecting for `{id}` stopped: {}; mend that and start the program again",
                    said_once(&error)
                ));
            }
        });
        let call = Arc::unwrap_or_clone(call);
        self.calls.show(Page { call, changes, live, record, report, simulated });
        Ok(phase)
    }

    /// Shows the calls that were published in the studio, and remembers those that were taken down.
    pub async fn show_kept(&mut self) -> Result<()> {
        for kept in self.store.kept_calls().await? {
            let is_started_with = self.tasks.contains_key(&kept.id);
            match kept.state {
                CallState::Draft => {}
                CallState::Down => self.take_down(&kept.id).await?,
                CallState::Published if is_started_with => {
                    bail!("the call `{}` was published in the studio; start without its folder", kept.id)
                }
                CallState::Published => self.publish(&kept.id).await?,
            }
        }
        Ok(())
    }

    /// Does what organizers order until it is stopped, then stops every keeper.
    ///
    /// The end of the orders is no sign of the site's end: whoever still watches a page holds a way to give some.
    pub async fn run(mut self, mut orders: mpsc::Receiver<Order>, mut stopped: oneshot::Receiver<()>) {
        while let Some(order) = tokio::select! {
            order = orders.recv() => order,
            _ = &mut stopped => None,
        } {
            match order {
                Order::Publish { call, done } => {
                    // Whoever ordered it may have gone; it is done all the same.
                    drop(done.send(self.publish(&call).await.map_err(|error| told(&error))));
                }
                Order::TakeDown { call, done } => {
                    drop(done.send(self.take_down(&call).await.map_err(|error| told(&error))));
                }
            }
        }
        // What is counted is in the record already: a keeper can be stopped wherever it waits.
        for (_, mut tasks) in self.tasks.drain() {
            tasks.shutdown().await;
        }
    }

    /// Shows a call as the store holds it; one that was taken down since it was ordered stays down.
    async fn publish(&mut self, id: &CallId) -> Result<()> {
        let kept = self.store.kept_call(id).await?;
        if kept.is_none_or(|kept| kept.state != CallState::Published) {
            return Ok(());
        }
        let files = self.store.call_files(id, Version::Published).await?;
        let call = match call::parse(id.clone(), &files) {
            Ok(call) => call,
            Err(mistakes) => {
                // The others must not suffer for it.
                for mistake in mistakes {
                    say(format_args!("the call `{id}` can't be shown: {mistake}"));
                }
                return Ok(());
            }
        };
        self.stop(id).await;
        let changes = self.store.call_changes(id).await?;
        let countersigned = changes.first().is_some_and(|change| change.countersigned);
        let hosted = Hosted { call, files: Vec::new(), simulated: Vec::new() };
        block_in_place(|| self.show(hosted, changes, countersigned))?;
        Ok(())
    }

    async fn take_down(&mut self, id: &CallId) -> Result<()> {
        self.calls.take_down(id);
        self.stop(id).await;
        block_in_place(|| {
            recorder::erase_call(id, &self.data, self.clock.now())?;
            match fs::remove_dir_all(self.data.report(id)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    Err(error).context("the report can't be removed")
                }
                _ => Ok(()),
            }
        })
    }

    /// Stops a call's keeper and sources, after which its record is free.
    async fn stop(&mut self, id: &CallId) {
        if let Some(mut tasks) = self.tasks.remove(id) {
            tasks.shutdown().await;
        }
    }
}

/// What an organizer is told of something that went wrong; the whole of it stands in the terminal.
fn told(error: &anyhow::Error) -> String {
    say(format_args!("an organizer's order can't be carried out: {}", said_once(error)));
    format!("It is kept, but this went wrong: {error}. Whoever runs the server sees more.")
}

/// Hands on what a source gives; slower than the record keeps, never faster.
async fn gather(mut source: impl Source + Send, items: mpsc::Sender<Item>) {
    while let Some(item) = source.next().await {
        if items.send(item).await.is_err() {
            break;
        }
    }
}
