// SPDX-License-Identifier: AGPL-3.0-or-later
//! Content files are looked at on all processors, and what was found is taken in their order.

use std::{
    collections::BTreeMap,
    num::NonZero,
    panic::{self, AssertUnwindSafe},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
};

/// Files are looked at by at most so many processors at once.
const MOST_WORKERS: usize = 64;

/// Looks at each of so many files, and hands on what was found in their order, until nothing more is wanted. What is found of at most three
/// files for each processor is there and not yet taken, however slowly one of them is looked at.
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
    let next = AtomicU64::new(0);
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS);
    // Who looks at a file takes a turn, which is given back when what was found is taken.
    let (give, turns) = mpsc::channel();
    for _ in 0..3 * workers {
        let _given = give.send(());
    }
    let turns = Mutex::new(turns);
    thread::scope(|scope| {
        // Both are gone when this returns, whatever it is for: then nobody begins another file.
        let (give, (sender, found)) = (give, mpsc::channel());
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(|| {
                let sender = sender;
                let turn = || turns.lock().unwrap_or_else(PoisonError::into_inner).recv().is_ok();
                while turn() {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    // Were a panic to end this thread alone, nobody would give back its turn.
                    let look = || panic::catch_unwind(AssertUnwindSafe(|| look(number)));
                    if number >= end || sender.send((number, look())).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut waiting, mut due) = (BTreeMap::new(), 0);
        for (number, seen) in found {
            waiting.insert(number, seen.unwrap_or_else(|panic| panic::resume_unwind(panic)));
            while let Some(seen) = waiting.remove(&due) {
                due += 1;
                if !take(due - 1, seen) {
                    return;
                }
                // Whoever looked may have found the end.
                let _given = give.send(());
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_slowly_one_file_is_looked_at_only_some_others_are_begun() {
        let workers = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS) as u64;
        let most = if workers == 1 { 1 } else { 3 * workers };
        let (begun, mut taken) = (AtomicU64::new(0), Vec::new());
        let look = |number| {
            begun.fetch_add(1, Ordering::SeqCst);
            while number == 0 && begun.load(Ordering::SeqCst) < most {
                thread::yield_now();
            }
            number
        };
        in_order(10 * most + 2, look, |number, seen| {
            assert!(number > 0 || begun.load(Ordering::SeqCst) == most);
            taken.push(seen);
            true
        });
        assert_eq!(taken, (0..10 * most + 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_ends_all_of_it() {
        for place in [0, 50, 99] {
            let looked =
                panic::catch_unwind(|| in_order(100, |number| assert_ne!(number, place), |_, ()| true));
            assert!(looked.is_err());
            let taken = panic::catch_unwind(|| {
                in_order(
                    100,
                    |number| number,
                    |number, _| {
                        assert_ne!(number, place);
                        true
                    },
                );
            });
            assert!(taken.is_err());
        }
    }
}
