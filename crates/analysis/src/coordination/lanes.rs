// SPDX-License-Identifier: AGPL-3.0-or-later
//! The order in which shares lie: by object, within it by time; one lane for each of their parts.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use model::Share;

use super::Rule;

/// Shares in their order.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    /// Where each object's shares lie, in the order of the objects; only those that somebody else may share too.
    pub(super) objects: Vec<(u32, Range<usize>)>,
    /// When each was shared, in nanoseconds.
    pub(super) at_ns: Vec<i64>,
    pub(super) account: Vec<u32>,
    pub(super) content: Vec<u32>,
    /// The places within the window of each share: the first, and the one after the last.
    pub(super) from: Vec<u32>,
    pub(super) to: Vec<u32>,
    /// The place after the last of the same object.
    pub(super) end: Vec<u32>,
    /// The places of each account's shares, in their order: those between its start and the next one's.
    pub(super) of_account: Vec<u32>,
    pub(super) account_starts: Vec<u32>,
    /// The places of contents that more than one account has, by object and content. There are none where a content is a post.
    pub(super) twins: HashMap<(u32, u32), Vec<u32>>,
}

/// The shares of accounts that have so many of them at least.
pub(super) fn participating(shares: &[Share], least: u64) -> Cow<'_, [Share]> {
    if least <= 1 {
        return shares.into();
    }
    let most = shares.iter().map(|share| share.account).max().map_or(0, |most| most as usize + 1);
    let mut counts = vec![0_u64; most];
    for share in shares {
        if let Some(count) = counts.get_mut(share.account as usize) {
            *count += 1;
        }
    }
    let has_enough = |share: &&Share| counts.get(share.account as usize).is_some_and(|count| *count >= least);
    shares.iter().filter(has_enough).copied().collect()
}

impl Lanes {
    /// Lays shares in their order.
    pub(super) fn new(shares: &[Share], rule: Rule) -> Self {
        let mut ordered = by_object(shares, |share| rule.keeps_loops || share.object != share.content);
        let mut lanes = Self::default();
        let mut rest = ordered.as_mut_slice();
        while let Some(first) = rest.first() {
            let object = first.object;
            let length = rest.iter().take_while(|share| share.object == object).count();
            let (group, others) = std::mem::take(&mut rest).split_at_mut(length);
            rest = others;
            if length > 1 {
                group.sort_unstable();
                lanes.add(object, group, rule.window_ns);
            }
        }
        drop(ordered);
        lanes.index_accounts();
        if !rule.keeps_loops {
            lanes.find_twins();
        }
        lanes
    }

    /// Adds the shares of an object, which are in their order.
    fn add(&mut self, object: u32, group: &[Share], window_ns: i64) {
        let start = self.at_ns.len();
        let places = start..start + group.len();
        let (mut first, mut last) = (0, 0);
        for share in group {
            // Times lie within an i64; differences of two of them may not.
            let is_before = |other: &Share| share.at_ns.abs_diff(other.at_ns) > window_ns.unsigned_abs();
            let skipped = group.get(first..).unwrap_or_default();
            first += skipped.iter().take_while(|other| other.at_ns < share.at_ns && is_before(other)).count();
            let ahead = group.get(last..).unwrap_or_default();
            last += ahead.iter().take_while(|other| other.at_ns <= share.at_ns || !is_before(other)).count();
            self.at_ns.push(share.at_ns);
            self.account.push(share.account);
            self.content.push(share.content);
            self.from.push(place(start + first));
            self.to.push(place(start + last));
            self.end.push(place(places.end));
        }
        self.objects.push((object, places));
    }

    /// Finds the places of each account.
    fn index_accounts(&mut self) {
        let most = self.account.iter().max().map_or(0, |most| *most as usize + 1);
        let mut starts = vec![0_u32; most + 1];
        for account in &self.account {
            if let Some(count) = starts.get_mut(*account as usize + 1) {
                *count += 1;
            }
        }
        add_up(&mut starts);
        let mut next = starts.clone();
        let mut of_account = vec![0_u32; self.account.len()];
        for (at, account) in self.account.iter().enumerate() {
            let Some(next) = next.get_mut(*account as usize) else { continue };
            if let Some(slot) = of_account.get_mut(*next as usize) {
                *slot = place(at);
            }
            *next += 1;
        }
        (self.of_account, self.account_starts) = (of_account, starts);
    }

    /// Finds contents that several accounts have.
    fn find_twins(&mut self) {
        let most = self.content.iter().max().map_or(0, |most| *most as usize + 1);
        let mut owners = vec![u32::MAX; most];
        let mut is_shared = vec![false; most];
        for (content, account) in self.content.iter().zip(&self.account) {
            let at = *content as usize;
            let (Some(owner), Some(is_shared)) = (owners.get_mut(at), is_shared.get_mut(at)) else {
                continue;
            };
            *is_shared |= *owner != u32::MAX && *owner != *account;
            *owner = *account;
        }
        let Self { objects, content, twins, .. } = self;
        for (object, places) in objects {
            for (at, content) in places.clone().zip(content.get(places.clone()).unwrap_or_default()) {
                if is_shared.get(*content as usize) == Some(&true) {
                    twins.entry((*object, *content)).or_default().push(place(at));
                }
            }
        }
    }

    /// The places of an account's shares, in their order.
    pub(super) fn places_of(&self, account: u32) -> &[u32] {
        let at = account as usize;
        let (Some(start), Some(end)) = (self.account_starts.get(at), self.account_starts.get(at + 1)) else {
            return &[];
        };
        self.of_account.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// The object whose shares lie around a place.
    pub(super) fn object_at(&self, at: usize) -> Option<u32> {
        let after = self.objects.partition_point(|(_, places)| places.end <= at);
        self.objects.get(after).map(|(object, _)| *object)
    }

    /// The stretch within the window of the share at a place.
    pub(super) fn window(&self, at: usize) -> Range<usize> {
        let from = self.from.get(at).copied().unwrap_or_default() as usize;
        let to = self.to.get(at).copied().unwrap_or_default() as usize;
        from..to
    }
}

/// Some of the shares by themselves: of whom they are, and how many of them lie before each place among all.
#[derive(Debug, Default)]
pub(super) struct Selection {
    pub(super) account: Vec<u32>,
    before: Vec<u32>,
}

impl Selection {
    /// Those that are chosen by their place and account.
    pub(super) fn new(lanes: &Lanes, is_chosen: impl Fn(usize, u32) -> bool) -> Self {
        let (mut account, mut before) = (Vec::new(), Vec::with_capacity(lanes.account.len() + 1));
        for (at, of) in lanes.account.iter().enumerate() {
            before.push(place(account.len()));
            account.extend(is_chosen(at, *of).then_some(*of));
        }
        before.push(place(account.len()));
        Self { account, before }
    }

    /// Where among them a stretch of all is.
    pub(super) fn stretch(&self, of_all: Range<usize>) -> Range<usize> {
        let before = |at: usize| self.before.get(at).copied().unwrap_or_default() as usize;
        before(of_all.start)..before(of_all.end)
    }
}

/// Shares sorted by object alone, in one pass over their counts.
fn by_object(shares: &[Share], is_taken: impl Fn(&Share) -> bool) -> Vec<Share> {
    let most = shares.iter().map(|share| share.object).max().map_or(0, |most| most as usize + 1);
    let mut starts = vec![0_u32; most + 1];
    let taken = || shares.iter().filter(|share| is_taken(share));
    for share in taken() {
        if let Some(count) = starts.get_mut(share.object as usize + 1) {
            *count += 1;
        }
    }
    add_up(&mut starts);
    let count = starts.last().copied().unwrap_or_default() as usize;
    let Some(first) = shares.first() else { return Vec::new() };
    let mut ordered = vec![*first; count];
    for share in taken() {
        let Some(next) = starts.get_mut(share.object as usize) else { continue };
        if let Some(slot) = ordered.get_mut(*next as usize) {
            *slot = *share;
        }
        *next += 1;
    }
    ordered
}

/// Makes of counts the sums before and with each.
fn add_up(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
}

/// A place as it is kept.
pub(super) fn place(at: usize) -> u32 {
    u32::try_from(at).expect("shares are numbered in 32 bits, which whoever reads them sees to")
}
