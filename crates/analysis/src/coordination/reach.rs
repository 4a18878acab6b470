// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many shares each share makes a pair with, counted along the order without looking at a pair.

use std::collections::{HashMap, HashSet};

use model::Share;

use super::{
    Rule,
    lanes::{Lanes, Selection},
};

/// Which pairs there are, without listing them.
#[derive(Debug)]
pub(super) struct Reach {
    /// How many pairs there are.
    pub(super) pairs: u64,
    /// Whether a share's content is one of an account with paired shares enough: of each pair one side is.
    pub(super) is_active: Vec<bool>,
    /// Those by themselves; nothing where all are.
    pub(super) active: Option<Selection>,
    /// How many pairs each object has; of as many entries as it has objects.
    pub(super) by_object: Vec<u64>,
}

impl Reach {
    /// Counts the pairs; `shares` are all of the accounts that are looked at.
    pub(super) fn new(shares: &[Share], lanes: &Lanes, rule: Rule) -> Self {
        let all = degrees(lanes, rule, |_| true);
        let is_active = active(shares, lanes, rule, &all);
        let passive = if is_active.contains(&false) {
            degrees(lanes, rule, |at| is_active.get(at) == Some(&false))
        } else {
            Vec::new()
        };
        let by_object = lanes.objects.iter().map(|(_, places)| {
            let sum = |degrees: &[u32]| {
                degrees.get(places.clone()).unwrap_or_default().iter().map(|it| u64::from(*it)).sum::<u64>()
            };
            // Each pair was counted from both sides; two that are passive both make none.
            (sum(&all) - sum(&passive)) / 2
        });
        let by_object: Vec<u64> = by_object.collect();
        let active = is_active
            .contains(&false)
            .then(|| Selection::new(lanes, |at, _| is_active.get(at) == Some(&true)));
        Self { pairs: by_object.iter().sum(), is_active, active, by_object }
    }
}

/// Which shares count: those whose content belongs to an account that has enough shares among all with a paired content.
fn active(shares: &[Share], lanes: &Lanes, rule: Rule, degrees: &[u32]) -> Vec<bool> {
    if rule.min_participation <= 1 {
        return vec![true; lanes.content.len()];
    }
    let contents = shares.iter().map(|share| share.content).max().map_or(0, |most| most as usize + 1);
    let accounts = shares.iter().map(|share| share.account).max().map_or(0, |most| most as usize + 1);
    let mut is_paired = vec![false; contents];
    for (content, _) in lanes.content.iter().zip(degrees).filter(|(_, degree)| **degree > 0) {
        mark(&mut is_paired, *content);
    }
    let paired = || shares.iter().filter(|share| is_paired.get(share.content as usize) == Some(&true));
    let mut counts = vec![0_u64; accounts];
    for share in paired() {
        if let Some(count) = counts.get_mut(share.account as usize) {
            *count += 1;
        }
    }
    let mut is_active = vec![false; contents];
    for share in paired() {
        if counts.get(share.account as usize).is_some_and(|count| *count >= rule.min_participation) {
            mark(&mut is_active, share.content);
        }
    }
    lanes.content.iter().map(|content| is_active.get(*content as usize) == Some(&true)).collect()
}

fn mark(marks: &mut [bool], at: u32) {
    if let Some(mark) = marks.get_mut(at as usize) {
        *mark = true;
    }
}

/// With how many of those that are looked at each of them makes a pair.
fn degrees(lanes: &Lanes, rule: Rule, is_looked_at: impl Fn(usize) -> bool) -> Vec<u32> {
    let twin_contents: HashSet<u32> = lanes.twins.keys().map(|(_, content)| *content).collect();
    let accounts = lanes.account_starts.len();
    let mut crowd = Crowd { of_account: vec![0; accounts], twin_contents, ..Crowd::default() };
    let mut degrees = vec![0; lanes.account.len()];
    for (_, places) in &lanes.objects {
        let (mut from, mut to) = (places.start, places.start);
        for at in places.clone().filter(|at| is_looked_at(*at)) {
            let window = lanes.window(at);
            for new in (to..window.end).filter(|at| is_looked_at(*at)) {
                crowd.add(lanes, new);
            }
            for old in (from..window.start).filter(|at| is_looked_at(*at)) {
                crowd.remove(lanes, old);
            }
            (from, to) = (window.start, window.end);
            if let Some(degree) = degrees.get_mut(at) {
                *degree = if rule.keeps_loops { crowd.count - 1 } else { crowd.strangers(lanes, at) };
            }
        }
        for left in (from..to).filter(|at| is_looked_at(*at)) {
            crowd.remove(lanes, left);
        }
    }
    degrees
}

/// Who is within a window, in numbers.
#[derive(Default)]
struct Crowd {
    count: u32,
    of_account: Vec<u32>,
    /// Contents that several accounts have; of others a count would say what that of their account says.
    twin_contents: HashSet<u32>,
    of_twin: HashMap<u32, u32>,
    of_twin_and_account: HashMap<(u32, u32), u32>,
}

impl Crowd {
    fn add(&mut self, lanes: &Lanes, at: usize) {
        self.count += 1;
        self.change(lanes, at, |count| *count += 1);
    }

    fn remove(&mut self, lanes: &Lanes, at: usize) {
        self.count -= 1;
        self.change(lanes, at, |count| *count -= 1);
    }

    fn change(&mut self, lanes: &Lanes, at: usize, change: impl Fn(&mut u32)) {
        let (Some(account), Some(content)) = (lanes.account.get(at), lanes.content.get(at)) else { return };
        if let Some(count) = self.of_account.get_mut(*account as usize) {
            change(count);
        }
        if !self.twin_contents.is_empty() && self.twin_contents.contains(content) {
            change(self.of_twin.entry(*content).or_default());
            change(self.of_twin_and_account.entry((*content, *account)).or_default());
        }
    }

    /// How many are of another account, by another content.
    fn strangers(&self, lanes: &Lanes, at: usize) -> u32 {
        let (Some(account), Some(content)) = (lanes.account.get(at), lanes.content.get(at)) else { return 0 };
        let own = self.of_account.get(*account as usize).copied().unwrap_or_default();
        let twins = self.of_twin.get(content).copied().unwrap_or_default();
        let own_twins = self.of_twin_and_account.get(&(*content, *account)).copied().unwrap_or_default();
        self.count - own - (twins - own_twins)
    }
}
