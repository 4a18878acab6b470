// SPDX-License-Identifier: AGPL-3.0-or-later
//! Edges: how many pairs two accounts have, counted for one account after the other.
//!
//! All shares of an account reach over stretches of the order. Where several of them reach over the same stretch, it is walked
//! once and each share in it counts as often; so an account costs no more than one walk over all shares of its objects, however
//! many pairs there are.

use std::{
    num::NonZero,
    ops::{ControlFlow, Range},
    sync::mpsc,
    thread,
};

use super::{
    Coordination,
    lanes::{Lanes, Selection},
};

/// Two accounts and their pairs; the first has the lesser number, and with loops they may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The first account.
    pub first: u32,
    /// The second.
    pub second: u32,
    /// How many pairs of shares they have.
    pub weight: u64,
}

/// Counts the edges of one account after the other; what it needs for that it uses again for the next.
#[derive(Debug)]
pub struct Counters<'a> {
    coordination: &'a Coordination,
    row: Row,
}

/// A counter for each of an account's partners.
#[derive(Debug, Default)]
struct Row {
    counts: Vec<u64>,
    touched: Vec<u32>,
    windows: Vec<Range<usize>>,
    edges: Vec<Edge>,
    /// The shares of accounts from one on, which are all that edges with greater numbers need.
    above: Selection,
    above_from: Option<u32>,
}

/// Blocks of accounts are cut where so many steps are done.
const BLOCK_STEPS: u64 = 1 << 16;

/// From so many steps for each share on it is worth the while to leave out those whose edges are counted already.
const DENSE_STEPS: u64 = 128;

/// Below so many steps, a second thread costs more than it brings.
const FEW_STEPS: u64 = 1 << 24;

/// Results wait for those before them; so many for each thread.
const WAITING: usize = 2;

impl Coordination {
    /// How many steps it takes to count all edges.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Works through blocks of accounts, on several threads where it is much, and hands on what was made of them in their order.
    ///
    /// `make` is given the accounts of a block, and what counts their edges; `take` may end it.
    pub fn each_block<T: Send>(
        &self,
        threads: NonZero<usize>,
        make: impl Fn(&mut Counters<'_>, Range<u32>) -> T + Sync,
        mut take: impl FnMut(T) -> ControlFlow<()>,
    ) {
        let blocks = self.blocks.clone();
        let threads = if self.steps < FEW_STEPS { 1 } else { threads.get() };
        if threads == 1 {
            let mut counters = self.counters();
            for block in blocks {
                if take(make(&mut counters, block)).is_break() {
                    return;
                }
            }
            return;
        }
        let (blocks, make) = (&blocks, &make);
        thread::scope(|scope| {
            // Each thread takes every so-manieth block, so that what they bring is in order by taking turns.
            let brought: Vec<mpsc::Receiver<T>> = (0..threads)
                .map(|thread| {
                    let (bring, brought) = mpsc::sync_channel(WAITING);
                    scope.spawn(move || {
                        let mut counters = self.counters();
                        for block in blocks.iter().skip(thread).step_by(threads) {
                            if bring.send(make(&mut counters, block.clone())).is_err() {
                                return;
                            }
                        }
                    });
                    brought
                })
                .collect();
            for brought in (0..blocks.len()).zip(brought.iter().cycle()).map(|(_, brought)| brought) {
                let Ok(made) = brought.recv() else { return };
                if take(made).is_break() {
                    return;
                }
            }
        });
    }

    /// What counts the edges of its accounts.
    #[must_use]
    pub fn counters(&self) -> Counters<'_> {
        let counts = vec![0; self.lanes.account_starts.len()];
        Counters { coordination: self, row: Row { counts, ..Row::default() } }
    }

    fn edges_of<'a>(&self, account: u32, counters: &'a mut Row) -> &'a [Edge] {
        counters.edges.clear();
        let own = self.count(account, counters);
        let first = if self.rule.keeps_loops { account } else { account + 1 };
        let weight = |second: u32, count: u64| {
            // A pair with oneself is seen from both sides, and each share sees itself.
            if second == account { (count - own) / 2 } else { count }
        };
        let Row { counts, touched, edges, .. } = counters;
        let is_dense = touched.len() > counts.len() / 64;
        if is_dense {
            let counted = (first..).zip(counts.iter().skip(first as usize));
            let edge = |(second, count): (u32, &u64)| Edge {
                first: account,
                second,
                weight: weight(second, *count),
            };
            edges.extend(counted.filter(|(_, count)| **count > 0).map(edge).filter(|edge| edge.weight > 0));
        } else {
            touched.sort_unstable();
            // What twins have taken back to nothing may have been touched again.
            touched.dedup();
            for second in touched.iter().copied().filter(|second| *second >= first) {
                let count = counts.get(second as usize).copied().unwrap_or_default();
                let edge = Edge { first: account, second, weight: weight(second, count) };
                edges.extend((edge.weight > 0).then_some(edge));
            }
        }
        for second in touched.drain(..) {
            if let Some(count) = counts.get_mut(second as usize) {
                *count = 0;
            }
        }
        edges
    }

    /// Counts an account's pairs with everybody; gives how many of its shares have been counted with themselves.
    fn count(&self, account: u32, counters: &mut Row) -> u64 {
        let mut own = 0;
        if self.is_dense() {
            self.look_above(account, counters);
        }
        for mine in self.by_object(account) {
            // 1. Shares that are active make pairs with all.
            // Most see nobody but themselves.
            let sees = |at: &usize| self.lanes.window(*at).len() > 1;
            let mine = mine.iter().map(|at| *at as usize).filter(sees);
            let active = mine.clone().filter(|at| self.is_active(*at));
            counters.windows.clear();
            counters.windows.extend(active.clone().map(|at| self.lanes.window(at)));
            own += counters.windows.len() as u64;
            let mut windows = std::mem::take(&mut counters.windows);
            if self.is_dense() {
                let above = std::mem::take(&mut counters.above);
                windows.iter_mut().for_each(|window| *window = above.stretch(window.clone()));
                counters.walk(&windows, &above.account, u64::wrapping_add);
                counters.above = above;
            } else {
                counters.walk(&windows, &self.lanes.account, u64::wrapping_add);
            }
            counters.windows = windows;
            // 2. The others with those that are.
            if let Some(others) = &self.reach.active {
                let passive = mine.filter(|at| !self.is_active(*at));
                let windows = passive.map(|at| self.lanes.window(at));
                let windows: Vec<_> = windows.map(|window| others.stretch(window)).collect();
                counters.walk(&windows, &others.account, u64::wrapping_add);
            }
            // 3. None is a pair whose contents are the same.
            if !self.lanes.twins.is_empty() {
                self.take_out_twins(active, counters);
            }
        }
        own
    }

    fn is_dense(&self) -> bool {
        self.steps > DENSE_STEPS * self.lanes.account.len() as u64
    }

    /// Keeps the shares of this account and of greater ones at hand, until a quarter of them is of lesser ones.
    fn look_above(&self, account: u32, counters: &mut Row) {
        let below = self.lanes.account_starts.get(account as usize).copied().unwrap_or_default() as usize;
        let all = self.lanes.account.len();
        let needed = all - below;
        let has_them = counters.above_from.is_some_and(|from| from <= account);
        // Of the last ones nothing much is left to spare.
        if !has_them || needed * 4 < counters.above.account.len() * 3 && needed * 32 > all {
            counters.above = Selection::new(&self.lanes, |_, other| other >= account);
            counters.above_from = Some(account);
        }
    }

    /// Takes the pairs of shares with the same content out of the counts.
    fn take_out_twins(&self, active: impl Iterator<Item = usize>, counters: &mut Row) {
        let content = |at: usize| self.lanes.content.get(at).copied().unwrap_or_default();
        let mut mine: Vec<(u32, usize)> = active.map(|at| (content(at), at)).collect();
        mine.sort_unstable();
        for mine in mine.chunk_by(|a, b| a.0 == b.0) {
            let Some((content, at)) = mine.first() else { continue };
            let object = self.lanes.object_at(*at).unwrap_or_default();
            let Some(twins) = self.lanes.twins.get(&(object, *content)) else { continue };
            let before = |at: usize| twins.partition_point(|twin| (*twin as usize) < at);
            let windows = mine.iter().map(|(_, at)| self.lanes.window(*at));
            let windows: Vec<_> = windows.map(|it| before(it.start)..before(it.end)).collect();
            let accounts = twins.iter().map(|twin| self.lanes.account.get(*twin as usize).copied());
            let accounts: Vec<u32> = accounts.map(Option::unwrap_or_default).collect();
            counters.walk(&windows, &accounts, u64::wrapping_sub);
        }
    }

    /// An account's shares, object by object.
    fn by_object(&self, account: u32) -> impl Iterator<Item = &[u32]> {
        let mut rest = self.lanes.places_of(account);
        std::iter::from_fn(move || {
            let first = *rest.first()? as usize;
            let end = *self.lanes.end.get(first)?;
            let count = rest.iter().take_while(|at| **at < end).count();
            let (mine, others) = rest.split_at(count);
            rest = others;
            Some(mine)
        })
    }

    pub(super) fn is_active(&self, at: usize) -> bool {
        self.reach.is_active.get(at) == Some(&true)
    }
}

/// What each account costs at most: its stretches, each once.
pub(super) fn steps_by_account(lanes: &Lanes) -> Vec<u64> {
    let accounts = u32::try_from(lanes.account_starts.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let steps = |account: u32| {
        let mut end = 0;
        let mut steps = 0;
        for at in lanes.places_of(account) {
            let window = lanes.window(*at as usize);
            steps += window.end - window.start.max(end).min(window.end);
            end = window.end.max(end);
        }
        steps as u64
    };
    (0..accounts).map(steps).collect()
}

/// Accounts in blocks of about the same work.
pub(super) fn blocks(steps: &[u64]) -> Vec<Range<u32>> {
    let mut blocks = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (account, steps) in (0_u32..).zip(steps) {
        sum += steps + 1;
        if sum >= BLOCK_STEPS {
            blocks.push(start..account + 1);
            (start, sum) = (account + 1, 0);
        }
    }
    let end = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    blocks.extend((start < end).then_some(start..end));
    blocks
}

impl Counters<'_> {
    /// The edges of an account with those of greater number, by their number.
    pub fn edges_of(&mut self, account: u32) -> &[Edge] {
        self.coordination.edges_of(account, &mut self.row)
    }
}

impl Row {
    /// Counts everybody within some windows, which begin and end in order, as often as they are in one.
    fn walk(&mut self, windows: &[Range<usize>], accounts: &[u32], count: impl Fn(u64, u64) -> u64 + Copy) {
        let (mut begun, mut ended, mut at) = (0, 0, 0);
        while let Some(end) = windows.get(ended).map(|window| window.end) {
            let next = windows.get(begun).map_or(end, |window| window.start.min(end));
            let reaching = (begun - ended) as u64;
            if reaching > 0 && at < next {
                self.add(accounts.get(at..next).unwrap_or_default(), reaching, count);
            }
            at = at.max(next);
            // A window that ends where another begins is left first; both are at this place.
            if windows.get(begun).is_some_and(|window| window.start <= at) {
                begun += 1;
            } else {
                ended += 1;
            }
        }
    }

    fn add(&mut self, accounts: &[u32], reaching: u64, count: impl Fn(u64, u64) -> u64) {
        for account in accounts {
            let Some(counter) = self.counts.get_mut(*account as usize) else { continue };
            if *counter == 0 {
                self.touched.push(*account);
            }
            *counter = count(*counter, reaching);
        }
    }
}
