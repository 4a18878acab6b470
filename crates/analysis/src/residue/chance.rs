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

use crate::coordination::Pair;

/// From so many accounts on, an object has a pace of its own.
const MANY: usize = 25;

/// Accounts that met over so many objects may be more than neighbors in time.
const OFTEN: usize = 3;

/// What is known of the paces.
pub(super) struct Chance {
    /// The objects of each account, with the times of its shares.
    of_account: BTreeMap<u32, BTreeMap<u32, Vec<i64>>>,
    /// How likely two shares of an object meet by the pace of the storm or its own.
    of_object: BTreeMap<u32, f64>,
    window_ns: u64,
}

impl Chance {
    /// Measures the paces.
    pub(super) fn new(
        shares: &[Share],
        storm_ns: &[i64],
        window_ns: i64,
        met: &BTreeMap<(u32, u32), Vec<Pair>>,
    ) -> Self {
        let mut of_account: BTreeMap<u32, BTreeMap<u32, Vec<i64>>> = BTreeMap::new();
        let mut by_object: BTreeMap<u32, Vec<(i64, u32)>> = BTreeMap::new();
        for share in shares {
            of_account.entry(share.account).or_default().entry(share.object).or_default().push(share.at_ns);
            by_object.entry(share.object).or_default().push((share.at_ns, share.account));
        }
        let pace = Pace::new(storm_ns, window_ns.unsigned_abs());
        let own = own_paces(&by_object, met);
        let of_object = by_object.iter().map(|(object, times)| {
            let born = times.iter().map(|(at, _)| *at).min().unwrap_or_default();
            (*object, pace.after(born).max(own.get(object).copied().unwrap_or_default()))
        });
        Self { of_object: of_object.collect(), of_account, window_ns: window_ns.unsigned_abs() }
    }

    /// Over how many objects two accounts meet by chance.
    pub(super) fn expected(&self, first: u32, second: u32) -> f64 {
        let (Some(a), Some(b)) = (self.of_account.get(&first), self.of_account.get(&second)) else {
            return 0.0;
        };
        let between = self.between(a, b);
        let common = a.iter().filter_map(|(object, times)| Some((object, times, b.get(object)?)));
        let of_object = |object: &u32| self.of_object.get(object).copied().unwrap_or_default();
        // Who shares it several times has several chances.
        common
            .map(|(object, a, b)| (of_object(object).max(between) * (a.len() * b.len()) as f64).min(1.0))
            .sum()
    }

    /// How many of two accounts' shares of different objects lie within the window.
    fn between(&self, a: &BTreeMap<u32, Vec<i64>>, b: &BTreeMap<u32, Vec<i64>>) -> f64 {
        let times = |of: &BTreeMap<u32, Vec<i64>>| {
            let mut times: Vec<(i64, u32)> =
                of.iter().flat_map(|(object, times)| times.iter().map(|at| (*at, *object))).collect();
            times.sort_unstable();
            times
        };
        let (a, b) = (times(a), times(b));
        let (mut all, mut near) = (0_u64, 0_u64);
        let mut first = 0;
        for (at, object) in &a {
            let is_early = |other: &&(i64, u32)| other.0 < *at && other.0.abs_diff(*at) > self.window_ns;
            first += b.get(first..).unwrap_or_default().iter().take_while(is_early).count();
            let within = b.get(first..).unwrap_or_default().iter();
            let within = within.take_while(|other| other.0 <= *at || other.0.abs_diff(*at) <= self.window_ns);
            near += within.filter(|other| other.1 != *object).count() as u64;
            all += b.iter().filter(|other| other.1 != *object).count() as u64;
        }
        if all == 0 { 0.0 } else { near as f64 / all as f64 }
    }
}

/// Of the pairs of those who shared an object, the share that met; only of objects that many shared.
fn own_paces(
    by_object: &BTreeMap<u32, Vec<(i64, u32)>>,
    met: &BTreeMap<(u32, u32), Vec<Pair>>,
) -> BTreeMap<u32, f64> {
    let mut meetings: BTreeMap<u32, u64> = BTreeMap::new();
    let mut often: BTreeMap<u32, u64> = BTreeMap::new();
    for pairs in met.values() {
        let objects: BTreeSet<u32> = pairs.iter().map(|pair| pair.object).collect();
        let is_often = objects.len() >= OFTEN;
        for object in objects {
            *if is_often { often.entry(object).or_default() } else { meetings.entry(object).or_default() } +=
                1;
        }
    }
    let pace = |object: &u32, accounts: usize| {
        let accounts = accounts as u64;
        let pairs = accounts * (accounts - 1) / 2 - often.get(object).copied().unwrap_or_default();
        meetings.get(object).copied().unwrap_or_default() as f64 / pairs.max(1) as f64
    };
    let accounts =
        |times: &Vec<(i64, u32)>| times.iter().map(|(_, account)| account).collect::<BTreeSet<_>>().len();
    let counted = by_object.iter().map(|(object, times)| (object, accounts(times)));
    counted
        .filter(|(_, count)| *count >= MANY)
        .map(|(object, count)| (*object, pace(object, count)))
        .collect()
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
