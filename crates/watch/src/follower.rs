// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{future::Future, sync::Arc};

use ingest::Item;
use tokio::{
    sync::{
        OwnedSemaphorePermit, Semaphore,
        mpsc::{self, Sender},
    },
    task::JoinSet,
};

/// So many items wait for whoever takes them; then nothing more is read from the network.
const WAITING: usize = 256;

/// And so many bytes, as they were received; one item that is larger waits alone.
const WAITING_BYTES: u32 = 64 << 20;

/// Where a source puts what it finds.
pub(crate) struct Outlet {
    items: Sender<Waiting>,
    room: Arc<Semaphore>,
}

/// An item that waits, and the room that it takes meanwhile.
struct Waiting {
    item: Item,
    _room: OwnedSemaphorePermit,
}

/// Nobody takes the items any more.
pub(crate) struct Closed;

impl Outlet {
    /// Hands an item on, as soon as there is room.
    pub(crate) async fn give(&self, item: Item) -> Result<(), Closed> {
        let room = Arc::clone(&self.room).acquire_many_owned(bytes(&item)).await.map_err(|_| Closed)?;
        self.items.send(Waiting { item, _room: room }).await.map_err(|_| Closed)
    }
}

/// How many bytes came for an item; all others are small.
fn bytes(item: &Item) -> u32 {
    let Item::Posts(arrival) = item else { return 0 };
    u32::try_from(arrival.capture.raw.len()).map_or(WAITING_BYTES, |bytes| bytes.min(WAITING_BYTES))
}

/// Follows a network on a task of its own, which ends when this is dropped: whoever stops waiting for an item loses none.
pub(crate) struct Follower {
    items: mpsc::Receiver<Waiting>,
    _task: JoinSet<()>,
}

impl Follower {
    /// Begins to follow.
    pub(crate) fn start<F: Future<Output = ()> + Send + 'static>(follow: impl FnOnce(Outlet) -> F) -> Self {
        let (sender, items) = mpsc::channel(WAITING);
        let mut task = JoinSet::new();
        let room = Arc::new(Semaphore::new(WAITING_BYTES as usize));
        task.spawn(follow(Outlet { items: sender, room }));
        Self { items, _task: task }
    }

    pub(crate) async fn next(&mut self) -> Option<Item> {
        self.items.recv().await.map(|waiting| waiting.item)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use ingest::Arrival;
    use model::{Capture, Format, Origin};
    use tokio::time::sleep;

    use super::*;

    fn posts(bytes: usize) -> Item {
        let origin = Origin { format: Format::MastodonStatus, file: "a".to_owned(), line: None };
        let capture = Capture { raw: vec![b' '; bytes], seen_at: None, origin };
        Item::Posts(Arrival { capture, posts: Vec::new() })
    }

    #[tokio::test(start_paused = true)]
    async fn what_waits_is_bounded_by_its_bytes_and_by_its_number_and_none_is_lost() {
        const MIB: usize = 1 << 20;
        for (size, items, waiting) in [(10 * MIB, 20, 6), (100 * MIB, 3, 1), (10, 300, WAITING)] {
            let given = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&given);
            let mut follower = Follower::start(|outlet| async move {
                for _ in 0..items {
                    drop(outlet.give(posts(size)).await);
                    counted.fetch_add(1, Ordering::Relaxed);
                }
            });
            sleep(Duration::from_secs(1)).await;
            assert_eq!(given.load(Ordering::Relaxed), waiting, "{size}");
            let mut taken = 0;
            while follower.next().await.is_some() {
                taken += 1;
            }
            assert_eq!(taken, items, "{size}");
        }
    }
}
