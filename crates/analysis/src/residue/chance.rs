// SPDX-License-Identifier: AGPL-3.0-or-later
//! How often two accounts meet over an object by chance.
//!
//! Three things make people share the same within moments without a word between them, and each gives a probability; the greatest
//! is taken, so that what is called beyond chance is beyond all three:
//!
//! - **The storm's own pace.** At its peak everything is close to everything. Of two posts of the storm, drawn from those
//!   after the object appeared, how many lie within the window? The pace is the measured one, its jump at the full hour included, not an
//!   even one.
//! - **The object's own pace.** What everybody passes on is passed on by many in its first minute. Of all pairs of those who shared
//!   it, how many lie within the window? Left out are pairs of accounts that met often, so that they don't explain themselves.
//! - **The accounts' own pace.** Two people who come at the same time and read the same page share the same things. Of the one's
//!   shares and the other's, of different objects, how many lie within the window?

use std::collections::{BTreeMap, BTreeSet};

use model::Share;

use super::{
    meetings::Meetings,
    occasions::{self, Common},
};

/// From so many accounts on, an object has a pace of its own.
const MANY: usize = 25;

/// What is known of the paces.
pub(super) struct Chance {
    /// All shares by account, object and time.
    shares: Vec<Share>,
    /// The times of the same shares, by account and time.
    times: Vec<i64>,
    /// Where each account's begin; those of the last end with all.
    starts: Vec<usize>,
    /// How likely two shares of an object meet by the pace of the storm or its own.
    of_object: BTreeMap<u32, f64>,
    window_ns: u64,
}

impl Chance {
    /// Measures the paces.
    pub(super) fn new(shares: &[Share], storm_ns: &[i64], window_ns: i64, meetings: &Meetings) -> Self {
        let mut shares = shares.to_vec();
        shares.sort_unstable_by_key(|share| (share.account, *share));
        let mut times = Vec::with_capacity(shares.len());
        for of_account in shares.chunk_by(|a, b| a.account == b.account) {
            let start = times.len();
            times.extend(of_account.iter().map(|share| share.at_ns));
            times.get_mut(start..).unwrap_or_default().sort_unstable();
        }
        let accounts = shares.last().map_or(0, |last| last.account + 1);
        let starts = (0..=accounts).map(|account| shares.partition_point(|share| share.account < account));
        let starts = starts.collect();
        let of_object = of_objects(&shares, &Pace::new(storm_ns, window_ns.unsigned_abs()), meetings);
        Self { shares, times, starts, of_object, window_ns: window_ns.unsigned_abs() }
    }

    /// How often two accounts meet by chance; nothing where not even the least that it may be `is_worth_it`, which spares most
    /// pairs the look at their own pace.
    pub(super) fn expected(
        &self,
        first: u32,
        second: u32,
        is_worth_it: impl FnOnce(f64) -> bool,
    ) -> Option<f64> {
        let [a, b] = [first, second].map(|account| of(&self.starts, &self.shares, account));
        let common = common(a, b);
        let of_object = |object: u32| self.of_object.get(&object).copied().unwrap_or_default();
        if !is_worth_it(occasions::expected(&common, of_object)) {
            return None;
        }
        let [a, b] = [first, second].map(|account| of(&self.starts, &self.times, account));
        let between = self.between([a, b], &common);
        Some(occasions::expected(&common, |object| of_object(object).max(between)))
    }

    /// How many of two accounts' shares of different objects lie within the window: of all that do, without those of the same.
    fn between(&self, [a, b]: [&[i64]; 2], common: &[Common<'_>]) -> f64 {
        let pairs = |a: usize, b: usize| a as u64 * b as u64;
        let of_same: u64 = common.iter().map(|(_, a, b)| pairs(a.len(), b.len())).sum();
        let near_of_same: u64 =
            common.iter().map(|(_, a, b)| near(a, b, |share| share.at_ns, self.window_ns)).sum();
        let all = pairs(a.len(), b.len()) - of_same;
        let near = near(a, b, |at| *at, self.window_ns) - near_of_same;
        if all == 0 { 0.0 } else { near as f64 / all as f64 }
    }
}

/// What there is of an account.
fn of<'a, T>(starts: &[usize], all: &'a [T], account: u32) -> &'a [T] {
    let at = account as usize;
    let (Some(start), Some(end)) = (starts.get(at), starts.get(at + 1)) else { return &[] };
    all.get(*start..*end).unwrap_or_default()
}

/// The objects that two accounts share.
fn common<'a>(a: &'a [Share], b: &'a [Share]) -> Vec<Common<'a>> {
    let is_same = |one: &Share, other: &Share| one.object == other.object;
    let mut others = b.chunk_by(is_same).peekable();
    let object = |shares: &[Share]| shares.first().map(|share| share.object);
    let mut common = Vec::new();
    for a in a.chunk_by(is_same) {
        while others.next_if(|b| object(b) < object(a)).is_some() {}
        if let (Some(object), Some(b)) = (object(a), others.next_if(|b| object(b) == object(a))) {
            common.push((object, a, b));
        }
    }
    common
}

/// How many pairs lie within the window, of two lists in the order of time.
fn near<T>(a: &[T], b: &[T], at: impl Fn(&T) -> i64, window_ns: u64) -> u64 {
    let (mut from, mut to, mut near) = (0, 0, 0);
    for one in a.iter().map(&at) {
        let is_early = |other: &&T| at(other) < one && at(other).abs_diff(one) > window_ns;
        from += b.get(from..).unwrap_or_default().iter().take_while(is_early).count();
        to = to.max(from);
        let is_there = |other: &&T| at(other) <= one || at(other).abs_diff(one) <= window_ns;
        to += b.get(to..).unwrap_or_default().iter().take_while(is_there).count();
        near += (to - from) as u64;
    }
    near
}

/// How likely two shares of each object meet: by the storm's pace after the object appeared, or where it is faster, by its own.
fn of_objects(shares: &[Share], pace: &Pace, meetings: &Meetings) -> BTreeMap<u32, f64> {
    let mut by_object: BTreeMap<u32, (i64, BTreeSet<u32>)> = BTreeMap::new();
    for share in shares {
        let (born, accounts) = by_object.entry(share.object).or_insert((share.at_ns, BTreeSet::new()));
        *born = share.at_ns.min(*born);
        accounts.insert(share.account);
    }
    let of = |(object, (born, accounts)): (u32, (i64, BTreeSet<u32>))| {
        let own = if accounts.len() < MANY { 0.0 } else { own_pace(object, accounts.len(), meetings) };
        (object, pace.after(born).max(own))
    };
    by_object.into_iter().map(of).collect()
}

/// Of the pairs of those who shared an object, the share that met.
fn own_pace(object: u32, accounts: usize, meetings: &Meetings) -> f64 {
    let count = |of: &BTreeMap<u32, u64>| of.get(&object).copied().unwrap_or_default();
    let accounts = accounts as u64;
    let pairs = accounts * (accounts - 1) / 2 - count(&meetings.often);
    count(&meetings.seldom) as f64 / pairs.max(1) as f64
}

/// The storm's pace: of two of its posts from each on, the share that lies within the window.
struct Pace {
    times: Vec<i64>,
    near: Vec<u64>,
}

impl Pace {
    fn new(storm_ns: &[i64], window_ns: u64) -> Self {
        let mut times = storm_ns.to_vec();
        times.sort_unstable();
        let (mut near, mut end) = (vec![0_u64; times.len()], 0);
        for (place, (at, near)) in times.iter().zip(&mut near).enumerate() {
            end = end.max(place + 1);
            let ahead = times.get(end..).unwrap_or_default().iter();
            end += ahead.take_while(|other| other.abs_diff(*at) <= window_ns).count();
            *near = (end - place - 1) as u64;
        }
        let mut sum = 0;
        for near in near.iter_mut().rev() {
            sum += *near;
            *near = sum;
        }
        Self { times, near }
    }

    /// Of two posts after an instant, the share of pairs within the window; of so few that nobody can say, all.
    fn after(&self, at_ns: i64) -> f64 {
        const FEW: usize = 30;
        let first = self.times.partition_point(|at| *at < at_ns);
        let first = first.min(self.times.len().saturating_sub(FEW));
        let count = (self.times.len() - first) as f64;
        let near = self.near.get(first).copied().unwrap_or_default() as f64;
        if count < FEW as f64 { 1.0 } else { near / (count * (count - 1.0) / 2.0) }
    }
}
