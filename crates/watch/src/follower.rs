// SPDX-License-Identifier: AGPL-3.0-or-later
use std::future::Future;

use ingest::Item;
use tokio::{
    sync::mpsc::{self, Sender},
    task::JoinSet,
};

/// So many items wait for whoever takes them; then nothing more is read from the network.
const WAITING: usize = 256;

/// Where a source puts what it finds.
pub(crate) struct Outlet(Sender<Item>);

/// Nobody takes the items any more.
pub(crate) struct Closed;

impl Outlet {
    /// Hands an item on, as soon as there is room.
    pub(crate) async fn give(&self, item: Item) -> Result<(), Closed> {
        self.0.send(item).await.map_err(|_| Closed)
    }
}

/// Follows a network on a task of its own, which ends when this is dropped: whoever stops waiting for an item loses none.
pub(crate) struct Follower {
    items: mpsc::Receiver<Item>,
    _task: JoinSet<()>,
}

impl Follower {
    /// Begins to follow.
    pub(crate) fn start<F: Future<Output = ()> + Send + 'static>(follow: impl FnOnce(Outlet) -> F) -> Self {
        let (sender, items) = mpsc::channel(WAITING);
        let mut task = JoinSet::new();
        task.spawn(follow(Outlet(sender)));
        Self { items, _task: task }
    }

    pub(crate) async fn next(&mut self) -> Option<Item> {
        self.items.recv().await
    }
}
