// SPDX-License-Identifier: AGPL-3.0-or-later
mod backup;
mod clock;
mod crash;
mod distant;
mod elsewhere;
mod flips;
mod forgetting;
mod form;
mod handing;
mod kill;
mod mirroring;
pub(crate) mod power;
mod property;
mod quick;
mod rot;
mod scanning;
mod sharing;
mod vectors;
mod verifiers;
mod witnessing;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use tempfile::TempDir;

use crate::{Draft, Entry, Key, Kind, Reason, Record, Verification, entries, verify};

/// Where a record lies: in a folder that is made for it.
const RECORD: &str = "calls/record";
const NAME: &str = "storm.example/ahang";
const AT: &str = "2031-05-02T18:30:00Z";

/// A record in a folder that goes when this does.
struct Bench {
    folder: TempDir,
    key: Key,
}

impl Bench {
    fn new() -> Self {
        // Thousands of syncs take their time; no test here depends on what a real disk does with them.
        let memory = Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let key = Key::load_or_create(&folder.path().join("key"), NAME).unwrap();
        Self { folder, key }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join(RECORD)
    }

    fn open(&self) -> Record {
        Record::create_or_open(&self.path(), &self.key).unwrap()
    }

    /// Appends so many captures in one batch and seals.
    fn fill(&self, count: u64) {
        let mut record = self.open();
        let drafts: Vec<Draft> = (record.len()..record.len() + count).map(capture).collect();
        record.append(&drafts).unwrap();
        record.seal().unwrap();
    }
}

fn capture(number: u64) -> Draft {
    let evidence = (number % 3 != 2).then(|| format!("raw bytes {number} of the weavers").into_bytes());
    Draft::new(Kind::Capture, &json!({"id": number.to_string(), "text": "اَهنگ"}), evidence).unwrap()
}

fn held(folder: &Path) -> Verification {
    let verification = verify(folder);
    assert_eq!(verification.faults, []);
    verification
}

fn all(folder: &Path) -> Vec<Entry> {
    entries(folder).unwrap().map(|entry| entry.unwrap().1).collect()
}

/// Every file under a folder with its bytes, by its path within it.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(path) = folders.pop() {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Makes a folder hold these files and nothing else.
fn restore(folder: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn forget_one(bench: &Bench, index: u64) {
    bench.open().forget(&[index], Reason::Author, AT).unwrap();
}
