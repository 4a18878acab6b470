// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeSet,
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use super::{AT, Bench, NAME, all, capture, held};
use crate::{Entry, Key, Reason, Record};

/// Set in the process that is to be killed: the folder that it writes to.
const FOLDER: &str = "GROUNDSWELL_RECORD_TO_BE_KILLED";

/// Appends, seals and forgets until it is killed, and says on standard output what it was answered.
fn write_until_killed(folder: &Path) {
    let key = Key::load_or_create(&folder.join("key"), NAME).unwrap();
    let mut record = Record::create_or_open(&folder.join("record"), &key).unwrap();
    for round in 0.. {
        let drafts: Vec<_> = (0..1 + round % 40).map(capture).collect();
        let indices = record.append(&drafts).unwrap();
        println!("\nappended {}", indices.end);
        if round % 3 == 0 {
            record.seal().unwrap();
        }
        if round % 5 == 0 {
            record.forget(&[indices.start], Reason::Author, AT).unwrap();
            println!("\nforgotten {}", indices.start);
        }
    }
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    if let Some(folder) = env::var_os(FOLDER) {
        return write_until_killed(Path::new(&folder));
    }
    let bench = Bench::new();
    let (mut appended, mut forgotten) = (0, BTreeSet::new());
    for answers in [1, 2, 3, 5, 8, 13, 21, 34, 55, 89] {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "tests::kill::what_was_acknowledged_survives_kill_9", "--nocapture"])
            .env(FOLDER, bench.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut heard = 0;
        for line in lines {
            match line.split_once(' ') {
                Some(("appended", end)) => appended = end.parse().unwrap(),
                Some(("forgotten", index)) => drop(forgotten.insert(index.parse::<u64>().unwrap())),
                _ => continue,
            }
            heard += 1;
            if heard == answers {
                // What it still answers before the signal reaches it counts as well: the loop reads to the end.
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        assert!(bench.open().len() >= appended, "after {answers} answers");
        let found = held(&bench.path());
        assert!(found.forgotten >= forgotten.len() as u64 && found.unsealed == 0);
        let entries = all(&bench.path());
        for index in &forgotten {
            assert!(matches!(entries[*index as usize], Entry::Forgotten { .. }), "entry {index}");
        }
    }
    assert!(appended > 100 && forgotten.len() > 10);
}
