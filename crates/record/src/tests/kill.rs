// SPDX-License-Identifier: AGPL-3.0-or-later
//! The process that writes is killed at any moment: what it was answered is there, once.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    hint::spin_loop,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use fastrand::Rng;

use super::{AT, Bench, NAME, RECORD, all, capture, held};
use crate::{
    Entry, Key, Kind, Reason, Record,
    draft::envelope,
    opening::{read_checkpoint, read_lineage},
};

/// Set in the process that is to be killed: the folder that it writes to, and how many were killed before.
const FOLDER: &str = "GROUNDSWELL_RECORD_TO_BE_KILLED";
const LIFE: &str = "GROUNDSWELL_LIFE";

/// So many are killed where `GROUNDSWELL_KILLS` says nothing else.
const SAMPLE: u64 = 12;

/// A record is done with after so many, or looking through it would take longer each time.
const OF_ONE: u64 = 40;

/// What is appended in a life has its number before that of its place: so none has the content of another.
const A_LIFE: u64 = 1_000_000;

/// Appends, seals and forgets until it is killed, and says on standard output what it was answered.
fn write_until_killed(folder: &Path) {
    let life: u64 = env::var(LIFE).unwrap().parse().unwrap();
    let key = Key::load_or_create(&folder.join("key"), NAME).unwrap();
    let mut record = Record::create_or_open(&folder.join(RECORD), &key).unwrap();
    for round in 0.. {
        let places = record.len()..record.len() + 1 + round % 7;
        let drafts: Vec<_> = places.clone().map(|place| capture(life * A_LIFE + place)).collect();
        assert_eq!(record.append(&drafts).unwrap(), places);
        println!("\nappended {} {}", places.start, places.end);
        if round % 3 == 0 {
            println!("\nsealed {}", record.seal().unwrap().size);
        }
        if round % 5 == 0 {
            record.forget(&[places.start], Reason::Author, AT).unwrap();
            println!("\nforgotten {}", places.start);
        }
    }
}

/// What was acknowledged.
#[derive(Default)]
struct Heard {
    /// The lives in which entries were appended.
    appended: BTreeMap<u64, u64>,
    sealed: u64,
    forgotten: BTreeSet<u64>,
}

impl Heard {
    /// Listens to a process to its end, and kills it after so many answers, and a little later.
    fn listen(&mut self, life: u64, mut child: Child, answers: u64, later: u64) {
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut heard = 0;
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            let number = |place: usize| words[place].parse::<u64>().unwrap();
            match words[0] {
                "appended" if words.len() == 3 => {
                    self.appended.extend((number(1)..number(2)).map(|place| (place, life)));
                }
                "sealed" => self.sealed = number(1),
                "forgotten" => drop(self.forgotten.insert(number(1))),
                _ => continue,
            }
            heard += 1;
            if heard == answers {
                (0..later).for_each(|_| spin_loop());
                // What it still answers before the signal reaches it counts as well: this goes on to the end.
                child.kill().unwrap();
            }
        }
        assert!(heard >= answers, "it ended by itself");
        child.wait().unwrap();
    }

    /// Opens what the process has left, and compares.
    fn check(&self, bench: &Bench) {
        let folder = bench.path();
        let size = read_lineage(folder.as_path())
            .and_then(|lineage| read_checkpoint(&folder, &lineage))
            .unwrap()
            .size;
        assert!(size >= self.sealed, "{size} are sealed, and {} were", self.sealed);
        drop(bench.open());
        let found = held(&folder);
        assert_eq!(found.unsealed, 0);
        let entries = all(&folder);
        assert!(self.appended.keys().all(|place| (*place as usize) < entries.len()), "one is lost");
        for (place, entry) in (0..).zip(&entries) {
            match entry {
                Entry::Kept { kind: Kind::Tombstone, .. } => assert!(!self.appended.contains_key(&place)),
                Entry::Kept { kind, content, evidence, .. } => {
                    assert!(!self.forgotten.contains(&place), "entry {place} is back");
                    let number: u64 = content["id"].as_str().unwrap().parse().unwrap();
                    let life = self.appended.get(&place).copied().unwrap_or(number / A_LIFE);
                    let wanted = capture(life * A_LIFE + place).canonical;
                    assert_eq!(envelope(kind.key(), content, evidence.as_deref()), wanted);
                }
                Entry::Forgotten { .. } => {}
            }
        }
    }
}

fn start(folder: &Path, life: u64) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::kill::what_was_acknowledged_survives_kill_9", "--nocapture"])
        .env(FOLDER, folder)
        .env(LIFE, life.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    if let Some(folder) = env::var_os(FOLDER) {
        return write_until_killed(Path::new(&folder));
    }
    let kills = env::var("GROUNDSWELL_KILLS").map_or(SAMPLE, |kills| kills.parse().expect("it is a number"));
    let mut rng = Rng::with_seed(kills);
    let mut records = Vec::new();
    for life in 0..kills {
        if life % OF_ONE == 0 {
            records.push((Bench::new(), Heard::default()));
        }
        let (bench, heard) = records.last_mut().unwrap();
        let child = start(bench.folder.path(), life);
        heard.listen(life, child, rng.u64(1..60), rng.u64(0..100_000));
        heard.check(bench);
    }
    let count = |of: fn(&Heard) -> usize| records.iter().map(|(_, heard)| of(heard)).sum::<usize>();
    let (appended, forgotten) = (count(|heard| heard.appended.len()), count(|heard| heard.forgotten.len()));
    assert!(appended > 100 && forgotten > 5);
    println!("{kills} kills: {appended} entries acknowledged, {forgotten} forgotten; none lost, none twice");
}
