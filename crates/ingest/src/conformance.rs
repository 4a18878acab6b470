// SPDX-License-Identifier: AGPL-3.0-or-later
//! What every source is held to: the contract of [`Source`], tried out.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use model::Timestamp;
use tokio::time::timeout;

use crate::{Cursor, Item, Source};

/// How long a source may take for everything that was planted before it; only a broken one ever takes so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// So many places are tried at which a source is stopped and taken up again.
const MOST_STOPS: usize = 12;

/// Holds a source to the contract, on a network on which posts of these identifiers are to be found.
///
/// `start` starts the source anew, at the cursors that were kept, on the same network.
///
/// # Panics
///
/// When the source breaks the contract.
pub async fn check<S: Source>(planted: &[&str], start: impl AsyncFn(&[Cursor]) -> S) {
    // 1. Whatever is interrupted, everything comes.
    let mut kept = Kept::default();
    let mut source = start(&[]).await;
    assert!(!source.name().is_empty(), "a source has a name");
    let ended = kept.take(&mut source, planted, usize::MAX).await;
    kept.check(planted);
    if ended {
        assert!(source.next().await.is_none(), "after the end comes nothing more");
    }
    // 2. Wherever it is stopped, it goes on where it was.
    let places = kept.items;
    for stop in (0..places).step_by((places / MOST_STOPS).max(1)) {
        let mut kept = Kept::default();
        kept.take(&mut start(&[]).await, planted, stop).await;
        let cursors: Vec<Cursor> = kept.cursors.values().cloned().collect();
        kept.is_durable();
        let mut again = start(&cursors).await;
        kept.take(&mut again, planted, usize::MAX).await;
        kept.check(planted);
    }
}

/// What has come of a source, as whoever takes it keeps it.
#[derive(Default)]
struct Kept {
    items: usize,
    found: BTreeSet<String>,
    /// What has come since the last cursor: lost, should the program be killed now.
    fresh: BTreeSet<String>,
    cursors: BTreeMap<String, Cursor>,
    gaps: BTreeMap<(String, Timestamp), bool>,
}

impl Kept {
    /// Takes items until all that was planted has come, the source ends, or there are so many; tells whether it ended.
    async fn take(&mut self, source: &mut impl Source, planted: &[&str], most: usize) -> bool {
        let name = source.name().to_owned();
        let mut taken = 0;
        let all = async {
            while taken < most
                && !planted.iter().all(|id| self.found.contains(*id) || self.fresh.contains(*id))
            {
                let Some(item) = interrupted(source).await else { return true };
                self.see(item);
                taken += 1;
            }
            false
        };
        let ended = timeout(PATIENCE, all).await;
        ended.unwrap_or_else(|_| panic!("{name} does not give {:?}", self.missing(planted)))
    }

    fn see(&mut self, item: Item) {
        self.items += 1;
        match item {
            Item::Cursor(cursor) => {
                assert!(!cursor.source.is_empty() && !cursor.at.is_empty(), "{cursor:?}");
                self.cursors.insert(cursor.source.clone(), cursor);
                self.found.append(&mut self.fresh);
            }
            Item::Gap(gap) => {
                assert!(!gap.source.is_empty() && gap.end.is_none_or(|end| gap.start <= end), "{gap:?}");
                let is_over = self.gaps.insert((gap.source.clone(), gap.start), gap.end.is_some());
                let began_again = is_over == Some(true) && gap.end.is_none();
                assert!(!began_again, "a gap that was over began again: {gap:?}");
            }
            Item::Posts(arrival) => {
                let ids = arrival.posts.into_iter().filter_map(|post| post.id);
                self.fresh.extend(ids.map(|id| id.0));
            }
            Item::Account(_) | Item::Deletion(_) | Item::Notice(_) | Item::Rejected(_) => {}
        }
    }

    /// Forgets what came since the last cursor, as a killed program does.
    fn is_durable(&mut self) {
        self.fresh.clear();
    }

    fn check(&mut self, planted: &[&str]) {
        self.found.append(&mut self.fresh);
        assert_eq!(self.missing(planted), Vec::<&str>::new(), "not everything came");
    }

    fn missing<'a>(&self, planted: &[&'a str]) -> Vec<&'a str> {
        planted.iter().copied().filter(|id| !self.found.contains(*id) && !self.fresh.contains(*id)).collect()
    }
}

/// The next item, asked for again and again: at first for no time at all, then for ever longer.
async fn interrupted(source: &mut impl Source) -> Option<Item> {
    let mut waits = Duration::ZERO;
    loop {
        match timeout(waits, source.next()).await {
            Ok(item) => return item,
            Err(_elapsed) => waits = (waits * 2).max(Duration::from_millis(1)),
        }
    }
}
