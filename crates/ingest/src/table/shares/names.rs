// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{hash::BuildHasher, ops::Range};

use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// Texts one behind the other, by number.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<u64>,
}

/// Texts of which each is kept once; the numbers count from 0 in the order in which they came.
pub(super) struct Names {
    texts: Texts,
    slots: HashTable<Slot>,
    state: RandomState,
}

/// A name's number, and the half of its hash that is kept: most others are told apart by it, without looking at the text.
struct Slot {
    number: u32,
    hash: u32,
}

impl Texts {
    /// Adds a text; `None` when there are more than numbers.
    pub(super) fn add(&mut self, text: &str) -> Option<u32> {
        let number = u32::try_from(self.ends.len()).ok().filter(|number| *number < u32::MAX)?;
        self.text.push_str(text);
        self.ends.push(self.text.len() as u64);
        Some(number)
    }

    /// The text of a number.
    pub(super) fn get(&self, number: u32) -> &str {
        self.stretch(number as usize).and_then(|stretch| self.text.get(stretch)).unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Its bytes: to compare them, nobody has to look where a character ends, which may be in another part of the memory.
    fn bytes(&self, number: u32) -> &[u8] {
        let stretch = self.stretch(number as usize);
        stretch.and_then(|stretch| self.text.as_bytes().get(stretch)).unwrap_or_default()
    }

    fn stretch(&self, number: usize) -> Option<Range<usize>> {
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        Some(usize::try_from(start).ok()?..usize::try_from(*self.ends.get(number)?).ok()?)
    }
}

impl Default for Names {
    fn default() -> Self {
        // As many as a large table has: whoever has more moves them seldom, and what is not used costs nothing.
        let slots = HashTable::with_capacity(200_000);
        Self { texts: Texts::default(), slots, state: RandomState::default() }
    }
}

impl Names {
    /// The number of a name; `None` when there are more than numbers.
    pub(super) fn number(&mut self, name: &str) -> Option<u32> {
        let Self { texts, slots, state } = self;
        let hash = fold(state.hash_one(name.as_bytes()));
        let is_it = |slot: &Slot| slot.hash == hash && texts.bytes(slot.number) == name.as_bytes();
        if let Some(slot) = slots.find(spread(hash), is_it) {
            return Some(slot.number);
        }
        let number = texts.add(name)?;
        slots.insert_unique(spread(hash), Slot { number, hash }, |slot| spread(slot.hash));
        Some(number)
    }

    /// The numbers of many names, in their order.
    ///
    /// Each look into the table waits for memory; looks that do not wait for one another wait together, so they are made in rounds:
    /// where a name may stand, then whether it stands there, and one by one only what is new.
    pub(super) fn number_all<'a>(
        &mut self,
        names: impl Iterator<Item = &'a str> + Clone,
        numbers: &mut Vec<Option<u32>>,
    ) -> Option<()> {
        let Self { texts, slots, state } = self;
        numbers.clear();
        numbers.extend(names.clone().map(|name| {
            let hash = fold(state.hash_one(name.as_bytes()));
            slots.find(spread(hash), |slot| slot.hash == hash).map(|slot| slot.number)
        }));
        for (name, number) in names.clone().zip(&mut *numbers) {
            *number = number.filter(|number| texts.bytes(*number) == name.as_bytes());
        }
        for (name, number) in names.zip(numbers).filter(|(_, number)| number.is_none()) {
            *number = Some(self.number(name)?);
        }
        Some(())
    }

    /// The names by number; no more are added.
    pub(super) fn close(self) -> Texts {
        self.texts
    }
}

/// For each of some texts, the first that is the same: of `known`, whose texts are all different, or of `texts`, whose numbers go on behind
/// them. It takes one walk in the order of hashes, where a table would look at memory all over for each.
pub(super) fn firsts(known: &Texts, texts: &Texts) -> Vec<u32> {
    const BUCKETS: usize = 1 << 11;
    let before = u32::try_from(known.len()).unwrap_or(u32::MAX);
    let name = |number: u32| match number.checked_sub(before) {
        Some(behind) => texts.get(behind),
        None => known.get(number),
    };
    let state = RandomState::default();
    let count = u32::try_from(known.len() + texts.len()).unwrap_or(u32::MAX);
    let hash = |number: u32| state.hash_one(name(number).as_bytes());
    let bucket = |hash: u64| (hash >> 53) as usize;
    let hashes: Vec<u64> = (0..count).map(hash).collect();
    let mut starts = vec![0_usize; BUCKETS + 1];
    for hash in &hashes {
        if let Some(count) = starts.get_mut(bucket(*hash) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut entries = vec![(0, 0); hashes.len()];
    let mut next = starts.clone();
    for (number, hash) in (0..count).zip(hashes) {
        let Some(next) = next.get_mut(bucket(hash)) else { continue };
        if let Some(slot) = entries.get_mut(*next) {
            *slot = (hash, number);
        }
        *next += 1;
    }
    let mut firsts: Vec<u32> = (before..count).collect();
    for (start, end) in starts.iter().zip(starts.iter().skip(1)) {
        let Some(entries) = entries.get_mut(*start..*end) else { continue };
        entries.sort_unstable();
        for same in entries.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            link(same, before, name, &mut firsts);
        }
    }
    firsts
}

/// Finds the first of each of some texts with the same hash, which are nearly always the same text.
fn link<'a>(same: &[(u64, u32)], before: u32, name: impl Fn(u32) -> &'a str, firsts: &mut [u32]) {
    let mut different: Vec<u32> = Vec::new();
    for (_, number) in same {
        match different.iter().find(|first| name(**first) == name(*number)) {
            Some(first) => {
                if let Some(slot) =
                    number.checked_sub(before).and_then(|behind| firsts.get_mut(behind as usize))
                {
                    *slot = *first;
                }
            }
            None => different.push(*number),
        }
    }
}

/// The numbers of some names in the order of the names.
pub(super) fn in_order<'a>(count: u32, name: impl Fn(u32) -> &'a str) -> Vec<u32> {
    let shared = shared_beginning(count, &name);
    let rest = |number: u32| name(number).as_bytes().get(shared..).unwrap_or_default();
    // Most are told apart by the sixteen bytes behind what all begin with, which lie beside the number.
    let mut order: Vec<(u128, u32)> = (0..count).map(|number| (beginning(rest(number)), number)).collect();
    order.sort_unstable_by(|(a, first), (b, second)| a.cmp(b).then_with(|| rest(*first).cmp(rest(*second))));
    order.into_iter().map(|(_, number)| number).collect()
}

/// Where each number stands in an order.
pub(super) fn places(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, number) in (0..).zip(order) {
        if let Some(slot) = places.get_mut(*number as usize) {
            *slot = place;
        }
    }
    places
}

/// How many bytes all names begin with alike.
fn shared_beginning<'a>(count: u32, name: &impl Fn(u32) -> &'a str) -> usize {
    let Some(first) = (count > 0).then(|| name(0).as_bytes()) else { return 0 };
    (1..count).fold(first.len(), |shared, number| {
        first.iter().take(shared).zip(name(number).as_bytes()).take_while(|(a, b)| a == b).count()
    })
}

/// Half of a hash.
fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

/// A half over all bits again, which the table looks at.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The first sixteen bytes as a number of the same order.
fn beginning(bytes: &[u8]) -> u128 {
    let mut padded = [0; 16];
    for (slot, byte) in padded.iter_mut().zip(bytes) {
        *slot = *byte;
    }
    u128::from_be_bytes(padded)
}
