// SPDX-License-Identifier: AGPL-3.0-or-later
//! The power is cut after any step of a mirror, and any step of it is refused: what it has shown it shows again, and it can go on.

use std::{collections::BTreeMap, fs, path::PathBuf};

use fastrand::Rng;

use super::{
    Bench, Left,
    cut::{Fate, left},
    disk::{self, Done, Refusal},
    effort, put, snapshot,
};
use crate::{Key, Mirror, RecordError, Vkey};

/// So many entries more each time: across a tile, to the end of one, and over several.
const GROWTH: [u64; 5] = [3, 250, 3, 1, 600];

/// A log as it was published one time after another.
struct Published {
    keys: Vec<Vkey>,
    files: Vec<BTreeMap<PathBuf, Vec<u8>>>,
    sizes: Vec<u64>,
    /// What a mirror has that followed it at once to the end, under its own key.
    whole: BTreeMap<PathBuf, Vec<u8>>,
}

impl Published {
    fn new() -> Self {
        let log = Bench::new();
        let mut published =
            Self { keys: vec![log.key.vkey()], files: Vec::new(), sizes: Vec::new(), whole: BTreeMap::new() };
        let mut size = 0;
        for more in GROWTH {
            log.fill(more);
            size += more;
            published.files.push(snapshot(&log.path()));
            published.sizes.push(size);
        }
        let copy = copy();
        published.follow(&copy, GROWTH.len() - 1).unwrap();
        published.whole = snapshot(&folder(&copy));
        published
    }

    /// Follows the log as it was published one time, where the mirror is not beyond that.
    fn follow(&self, copy: &Bench, time: usize) -> Result<(), RecordError> {
        let key = Key::load_or_create_witness(&copy.folder.path().join("mirror-key"), "m.example")?;
        let mut mirror = Mirror::open(&folder(copy), self.keys.clone())?;
        let file = |name: &str| self.files[time].get(&PathBuf::from(name));
        let mut growth = mirror.grow(file("checkpoint").unwrap())?;
        while let Some((name, full)) = growth.wanted() {
            growth.take(file(&name).or_else(|| file(&full)).unwrap())?;
        }
        growth.finish(&key, 1)
    }

    /// Looks at what is left: everything up to a time is there, or something that was published later; and the mirror goes on to the end.
    fn check(&self, copy: &Bench, shown: Option<usize>, told: &str) {
        let size = Mirror::open(&folder(copy), self.keys.clone()).unwrap().size();
        let at_least = shown.map_or(0, |time| self.sizes[time]);
        assert!(size >= at_least, "{told}: {size} of {at_least} are left");
        assert!(size == 0 || self.sizes.contains(&size), "{told}: nobody has published {size}");
        let last = self.sizes.len() - 1;
        self.follow(copy, last).unwrap();
        let theirs = snapshot(&folder(copy));
        for (path, bytes) in self.whole.iter().filter(|(path, _)| path.starts_with("tile")) {
            assert!(theirs.get(path) == Some(bytes), "{told}: {}", path.display());
        }
    }
}

fn folder(copy: &Bench) -> PathBuf {
    copy.folder.path().join("calls/mirror")
}

/// A copy that has a key and nothing else.
fn copy() -> Bench {
    let copy = Bench::new();
    Key::load_or_create_witness(&copy.folder.path().join("mirror-key"), "m.example").unwrap();
    copy
}

#[test]
fn a_power_cut_after_any_step_of_a_mirror_takes_back_nothing_that_it_has_shown() {
    let (published, work, states) = (Published::new(), copy(), copy());
    let before = snapshot(work.folder.path());
    disk::watch(work.folder.path(), None);
    let shown: Vec<usize> = (0..GROWTH.len())
        .map(|time| {
            published.follow(&work, time).unwrap();
            disk::done()
        })
        .collect();
    let journal = disk::unwatch();
    let mut tried = 0;
    let mut check = |state: &Left, steps: usize, told: &str| {
        put(states.folder.path(), state);
        // The last time of which the mirror had said that it is done.
        let done = shown.iter().rposition(|done| *done <= steps);
        published.check(&states, done, &format!("{told} after step {steps}"));
        tried += 1;
    };
    for steps in 0..=journal.len() {
        let mut done = journal[..steps].to_vec();
        check(&left(&before, &done, Fate::Lost), steps, "what was not synced is lost");
        check(&left(&before, &done, Fate::Kept), steps, "all is kept");
        for seed in 0..effort().chances {
            let rng = Rng::with_seed(seed << 32 | steps as u64);
            check(&left(&before, &done, Fate::Chance(rng)), steps, "by chance");
        }
        if let Some(Done::Write(_, _, bytes)) = done.last_mut() {
            let half = bytes.len() / 2;
            bytes.truncate(half);
            check(&left(&before, &done, Fate::Kept), steps, "the last write is torn");
        }
    }
    assert!(journal.len() > 60 && tried > 200, "{} steps, {tried} states", journal.len());
}

#[test]
fn whatever_step_of_a_mirror_a_disk_refuses_it_shows_what_it_has_shown_and_goes_on() {
    let published = Published::new();
    for refusal in [Refusal::Broken, Refusal::Full(0), Refusal::Full(4), Refusal::FullForGood] {
        for place in (0..).step_by(effort().refused) {
            let work = copy();
            disk::watch(work.folder.path(), Some((place, refusal)));
            let done = (0..GROWTH.len())
                .find_map(|time| published.follow(&work, time).err().map(|error| (time, error)));
            let has_refused = disk::has_refused();
            disk::unwatch();
            let Some((time, error)) = done else {
                assert!(!has_refused, "{refusal:?} at {place}: nobody was told");
                break;
            };
            assert!(matches!(error, RecordError::Io { .. }), "{refusal:?} at {place}: {error}");
            published.check(&work, time.checked_sub(1), &format!("{refusal:?} at {place}"));
            fs::remove_dir_all(folder(&work)).unwrap();
        }
    }
}
