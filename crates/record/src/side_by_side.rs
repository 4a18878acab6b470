// SPDX-License-Identifier: AGPL-3.0-or-later
//! Content files are looked at on all processors, and what was found is taken in their order.

use std::{
    collections::BTreeMap,
    num::NonZero,
    sync::{
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc,
    },
    thread,
};

/// Files are looked at by at most so many processors at once.
const MOST_WORKERS: usize = 64;

/// Looks at each of so many files, and hands on what was found in their order, until nothing more is wanted. What is found and not yet taken
/// is bounded by the number of processors.
pub(crate) fn in_order<T: Send>(
    end: u64,
    look: impl Fn(u64) -> T + Sync,
    mut take: impl FnMut(u64, T) -> bool,
) {
    if end <= 2 {
        // Most records are small: no second processor is worth while.
        (0..end).find(|number| !take(*number, look(*number)));
        return;
    }
    let (next, is_over) = (AtomicU64::new(0), AtomicBool::new(false));
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS);
    thread::scope(|scope| {
        let (sender, found) = mpsc::sync_channel(2 * workers);
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(|| {
                let sender = sender;
                while !is_over.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= end || sender.send((number, look(number))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut waiting, mut due) = (BTreeMap::new(), 0);
        for (number, seen) in found {
            waiting.insert(number, seen);
            while let Some(seen) = waiting.remove(&due) {
                if !take(due, seen) {
                    is_over.store(true, Ordering::Relaxed);
                    return;
                }
                due += 1;
            }
        }
    });
}
