// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    num::NonZero,
    ops::ControlFlow,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use model::{Network, Post};

use crate::{
    chunks::{Chunk, Chunks},
    item::Item,
    reposts::Reposts,
    sift::{Sift, Sifted, Taken},
};

/// What a reading hands on that passes over what can't matter.
pub enum Swept<'a> {
    /// Something that was read.
    Item {
        /// Of the posts of a line perhaps no more than counting needs: where they have identifiers, not their texts,
        /// addresses, display names, mentions, links and media, nor the name of the file.
        item: Item,
        /// Gives the same posts whole; none where they are.
        whole: &'a mut dyn FnMut() -> Vec<Post>,
    },
    /// How far the reading is.
    Lines {
        /// Lines read so far.
        so_far: u64,
        /// How many of those since the last such word were passed over, because no post in them can matter.
        passed: u64,
    },
}

/// Reads lines on several threads, and hands on what is found in the order of the lines; gives their number.
pub(crate) fn sweep<J>(
    chunks: Chunks,
    sift: impl Fn() -> Sift<J> + Sync,
    threads: NonZero<usize>,
    reposts: &mut Reposts,
    take: &mut (dyn FnMut(Swept<'_>) -> ControlFlow<()> + Send),
) -> u64
where
    J: FnMut(Network, &str) -> bool + Send,
{
    let turn = Turn { number: 0, lines: 0, is_over: false, reposts, take };
    let sweep = Sweep { chunks: Mutex::new(chunks), turn: Mutex::new(turn), next: Condvar::new() };
    thread::scope(|scope| {
        for _ in 1..threads.get() {
            scope.spawn(|| sweep.work(sift()));
        }
        sweep.work(sift());
    });
    sweep.turn.into_inner().unwrap_or_else(PoisonError::into_inner).lines
}

/// What the threads share.
struct Sweep<'a> {
    chunks: Mutex<Chunks>,
    turn: Mutex<Turn<'a>>,
    /// Says that the next chunk's turn has come.
    next: Condvar,
}

/// Whose turn it is to hand on: chunks are looked at side by side, and taken one after another.
struct Turn<'a> {
    /// The number of the chunk whose turn it is.
    number: u64,
    /// How many lines came before it.
    lines: u64,
    /// Whether nothing more is wanted.
    is_over: bool,
    reposts: &'a mut Reposts,
    take: &'a mut (dyn FnMut(Swept<'_>) -> ControlFlow<()> + Send),
}

impl<'a> Sweep<'a> {
    /// Reads chunk after chunk.
    fn work<J: FnMut(Network, &str) -> bool>(&self, mut sift: Sift<J>) {
        // Without it, the other threads would wait for ever for the turn of one that panics.
        let _end = EndOnPanic(self);
        let (mut chunk, mut sifted) = (Chunk::default(), Sifted::default());
        while locked(&self.chunks).next(&mut chunk) {
            sift.read(&chunk, &mut sifted);
            let turn = locked(&self.turn);
            let is_not_yet = |turn: &mut Turn<'_>| turn.number != chunk.number && !turn.is_over;
            let mut turn = self.next.wait_while(turn, is_not_yet).unwrap_or_else(PoisonError::into_inner);
            if turn.is_over {
                return;
            }
            turn.hand_on(&mut sifted, &chunk, &mut sift);
            turn.number += 1;
            self.next.notify_all();
        }
    }
}

impl Turn<'_> {
    /// Hands on what was found in a chunk.
    fn hand_on<J: FnMut(Network, &str) -> bool>(
        &mut self,
        sifted: &mut Sifted,
        chunk: &Chunk,
        sift: &mut Sift<J>,
    ) {
        for repost in sifted.reposts.drain(..) {
            self.reposts.keep(repost, self.lines, chunk);
        }
        for Taken { mut item, place } in sifted.items.drain(..) {
            item.shift_lines(self.lines);
            let line = item.line().unwrap_or_default();
            let mut whole = || sift.whole(chunk, place, line);
            if (self.take)(Swept::Item { item, whole: &mut whole }).is_break() {
                self.is_over = true;
                return;
            }
        }
        self.lines += sifted.lines;
        self.is_over = (self.take)(Swept::Lines { so_far: self.lines, passed: sifted.passed }).is_break();
    }
}

/// Lets the others go when a thread panics.
struct EndOnPanic<'s, 'a>(&'s Sweep<'a>);

impl Drop for EndOnPanic<'_, '_> {
    fn drop(&mut self) {
        if thread::panicking() {
            locked(&self.0.turn).is_over = true;
            self.0.next.notify_all();
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
