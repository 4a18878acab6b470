// SPDX-License-Identifier: AGPL-3.0-or-later
//! The power is cut after any step, the disk is full at any write and fails at any sync: what was acknowledged is there, once, and holds.

mod cut;
pub(crate) mod disk;
mod mirrored;
pub(super) mod work;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use fastrand::Rng;

use super::{Bench, NAME, RECORD, capture, snapshot};
use crate::{Key, RecordError, entries};
use cut::{Fate, Left, left};
use disk::{Done, Refusal};
use work::{Deed, Promise, Work};

/// From the beginning on: everything that a record does.
const WHOLE: [Deed; 16] = [
    Deed::Open,
    Deed::Append(2),
    Deed::Seal,
    Deed::Append(1),
    Deed::Ask,
    Deed::Forget(&[0, 2]),
    Deed::Witness,
    Deed::Open,
    Deed::Append(3),
    Deed::HandOver,
    Deed::Append(2),
    Deed::Forget(&[1]),
    Deed::Witness,
    Deed::Append(1),
    Deed::Open,
    Deed::Append(2),
];

/// Over the end of a tile, or of a content file.
const ACROSS: [Deed; 9] = [
    Deed::Open,
    Deed::Append(2),
    Deed::Seal,
    Deed::Append(8),
    Deed::Append(300),
    Deed::Forget(&[1, 249, 255, 257]),
    Deed::Append(2),
    Deed::Open,
    Deed::Append(1),
];

/// What is done, in which something fails, and what goes on after that.
type Story = (&'static [Deed], &'static [Deed]);

const WHOLE_STORY: Story = (&WHOLE, &[Deed::Append(2), Deed::Seal, Deed::Append(1), Deed::Open]);

const BEGINNING: Story = (&[Deed::Open], &[Deed::Append(1)]);

/// How much is tried.
#[derive(Clone, Copy)]
struct Effort {
    /// So many chances at each cut.
    chances: u64,
    /// A write is torn at each of so many bytes.
    torn: usize,
    /// Where a record is large, or something was refused before, only each of so many cuts is tried.
    every: usize,
    /// Each of so many steps is refused.
    refused: usize,
}

/// In a run of the tests a sample; as much as `GROUNDSWELL_CHANCES` says in `cargo xtask soak record`.
fn effort() -> Effort {
    let sample = Effort { chances: 1, torn: 64, every: 40, refused: 5 };
    env::var("GROUNDSWELL_CHANCES").map_or(sample, |chances| Effort {
        chances: chances.parse().expect("it is a number"),
        torn: 1,
        every: 1,
        refused: 1,
    })
}

/// Work that was done, and its journal.
struct Told {
    work: Work,
    before: BTreeMap<PathBuf, Vec<u8>>,
    journal: Vec<Done>,
    /// Where states are tried.
    states: Bench,
    tried: u64,
}

/// Does everything in order on a record of so many entries.
fn told(entries: u64, deeds: &[Deed]) -> Told {
    let mut work = Work::on(entries);
    let before = snapshot(work.bench.folder.path());
    disk::watch(work.bench.folder.path(), None);
    deeds.iter().for_each(|deed| work.take(*deed).unwrap());
    let journal = disk::unwatch();
    Told { work, before, journal, states: Bench::new(), tried: 0 }
}

impl Told {
    /// Cuts the power after so many steps, and tries everything that may be left: nothing or all of what was not synced, the last write
    /// torn at some bytes, and as many chances as are wanted.
    fn cut(&mut self, steps: usize, Effort { chances, torn, .. }: Effort) {
        let (done, _) = self.journal.split_at(steps);
        let mut journal = done.to_vec();
        let kept = left(&self.before, &journal, Fate::Kept);
        let seen = kept.files.get(&Path::new(RECORD).join("checkpoint")).cloned();
        let mut fates = vec![Fate::Lost];
        fates.extend((0..chances).map(|seed| Fate::Chance(Rng::with_seed(seed << 32 | steps as u64))));
        let states: Vec<_> = fates.into_iter().map(|fate| left(&self.before, &journal, fate)).collect();
        states.iter().chain([&kept]).for_each(|state| self.check(state, steps, seen.as_deref()));
        if let Some(Done::Write(_, _, bytes)) = journal.last_mut() {
            let whole = std::mem::take(bytes);
            for end in (0..whole.len()).step_by(torn) {
                if let Some(Done::Write(_, _, bytes)) = journal.last_mut() {
                    *bytes = whole[..end].to_vec();
                }
                let state = left(&self.before, &journal, Fate::Kept);
                self.check(&state, steps, seen.as_deref());
            }
        }
    }

    fn check(&mut self, state: &Left, steps: usize, seen: Option<&[u8]>) {
        let folder = self.states.folder.path();
        put(folder, state);
        let (record, promise) = (folder.join(RECORD), self.work.promise_after(steps));
        // Whoever reads before it is opened reads what is right or nothing.
        if let Ok(entries) = entries(&record) {
            for (index, entry) in entries.map_while(Result::ok) {
                promise.check_entry(index, &entry);
            }
        }
        let (mut opened, key) = self.work.keys.open(&record).unwrap();
        promise.check_opened(&record, key);
        if let Some(note) = seen {
            Promise::check_seen(&record, &self.work.keys.checkpoint(note));
        }
        opened.append(&[capture(1 << 40)]).unwrap();
        self.tried += 1;
    }
}

fn put(folder: &Path, state: &Left) {
    let calls = folder.join("calls");
    if calls.exists() {
        fs::remove_dir_all(calls).unwrap();
    }
    state.folders.iter().for_each(|path| fs::create_dir_all(folder.join(path)).unwrap());
    for (path, bytes) in state.files.iter().filter(|(path, _)| path.starts_with("calls")) {
        fs::write(folder.join(path), bytes).unwrap();
    }
}

#[test]
fn a_power_cut_after_any_step_loses_nothing_that_was_acknowledged() {
    let mut told = told(0, &WHOLE);
    for steps in 0..=told.journal.len() {
        told.cut(steps, effort());
    }
    assert!(told.journal.len() > 100 && told.tried > 500);
    println!("{} steps, {} states", told.journal.len(), told.tried);
}

#[test]
fn a_power_cut_where_a_tile_or_a_content_file_ends_loses_nothing() {
    let Effort { chances, every, .. } = effort();
    for (entries, every) in [(250, every.div_ceil(16)), (4090, every)] {
        let mut told = told(entries, &ACROSS);
        for steps in (0..=told.journal.len()).step_by(every) {
            // A large one takes longer.
            told.cut(steps, Effort { chances: chances.div_ceil(1 + entries / 1000), torn: 8192, ..effort() });
        }
        println!("from {entries} entries on: {} steps, {} states", told.journal.len(), told.tried);
    }
}

/// Does the work with one step refused, opens the record anew, goes on, and cuts the power after steps from then on. Gives how many
/// states were tried; nothing, if the work was done before that step.
fn refuse((deeds, afterwards): Story, place: usize, refusal: Refusal, effort: Effort) -> Option<u64> {
    let mut work = Work::on(0);
    let before = snapshot(work.bench.folder.path());
    disk::watch(work.bench.folder.path(), Some((place, refusal)));
    let failed = deeds.iter().map(|deed| work.take(*deed)).find_map(Result::err);
    if !disk::has_refused() {
        assert!(failed.is_none());
        disk::unwatch();
        return None;
    }
    assert!(matches!(failed, Some(RecordError::Io { .. })), "step {place} was refused: {failed:?}");
    let refused = disk::done();
    work.check_poisoned();
    assert_eq!(disk::done(), refused, "nothing more is written until it is opened anew");
    if refusal == Refusal::FullForGood {
        // As long as there is no room, it may open or not.
        drop(work.take(Deed::Open));
    }
    disk::mend();
    work.take(Deed::Open).unwrap();
    afterwards.iter().for_each(|deed| work.take(*deed).unwrap());
    let journal = disk::unwatch();
    let mut told = Told { work, before, journal, states: Bench::new(), tried: 0 };
    for steps in (refused..=told.journal.len()).rev().step_by(effort.every) {
        told.cut(steps, Effort { torn: usize::MAX, ..effort });
    }
    Some(told.tried)
}

/// Refuses each step in turn; a sample begins with the step that is given.
fn refuse_each(refusal: Refusal, first: usize) {
    let Effort { refused, .. } = effort();
    let places = (first % refused..).step_by(refused);
    let tried: Vec<u64> = places.map_while(|place| refuse(WHOLE_STORY, place, refusal, effort())).collect();
    assert!(tried.len() > 30);
    println!("{refusal:?}: {} steps refused, {} states", tried.len(), tried.iter().sum::<u64>());
}

#[test]
fn a_disk_that_is_full_for_a_step_costs_nothing_that_was_acknowledged() {
    refuse_each(Refusal::Full(0), 0);
    refuse_each(Refusal::Full(4), 1);
}

#[test]
fn a_disk_that_is_full_from_a_step_on_costs_nothing_that_was_acknowledged() {
    refuse_each(Refusal::FullForGood, 2);
}

#[test]
fn a_step_that_fails_is_never_taken_for_done() {
    refuse_each(Refusal::Broken, 0);
}

#[test]
fn a_record_whose_beginning_failed_at_any_step_is_begun_again_or_gone_on_with() {
    let effort = Effort { chances: 4, every: 1, ..effort() };
    let places = (0..).map_while(|place| refuse(BEGINNING, place, Refusal::Broken, effort));
    assert!(places.count() > 10);
}

#[test]
fn a_key_is_there_whole_once_it_was_made() {
    const KEY: &str = "calls/keys/signing";
    let (bench, states) = (Bench::new(), Bench::new());
    let (root, before) = (bench.folder.path(), snapshot(bench.folder.path()));
    disk::watch(root, None);
    let made = Key::load_or_create(&root.join(KEY), NAME).unwrap().vkey();
    let journal = disk::unwatch();
    for steps in 0..=journal.len() {
        let chances = (0..8).map(|seed| Fate::Chance(Rng::with_seed(seed)));
        for fate in [Fate::Lost, Fate::Kept].into_iter().chain(chances) {
            put(states.folder.path(), &left(&before, &journal[..steps], fate));
            let found = Key::load_or_create(&states.folder.path().join(KEY), NAME).unwrap().vkey();
            assert!(found == made || steps < journal.len(), "after {steps} steps");
        }
    }
}
