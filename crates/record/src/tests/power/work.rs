// SPDX-License-Identifier: AGPL-3.0-or-later
//! Work on a record, and what it has promised by each of its answers.

use std::{collections::BTreeSet, path::Path};

use serde_json::json;

use super::{
    super::{AT, Bench, NAME, capture, held},
    disk,
};
use crate::{
    Checkpoint, Draft, Entry, Key, Kind, Newest, Policy, Reason, Record, RecordError, Submission,
    draft::envelope, entries, proof::range_root, tombstone::Tombstone, with_witnesses,
};

/// Who signs with us, and when.
const WITNESS: &str = "witness.example";
const TIME: u64 = 1_935_513_000;

/// What is done to a record.
#[derive(Clone, Copy, Debug)]
pub(in crate::tests) enum Deed {
    /// Appends so many captures.
    Append(u64),
    /// Sets down who has to witness it.
    Ask,
    Forget(&'static [u64]),
    HandOver,
    /// Opens it anew, or begins it.
    Open,
    Seal,
    Witness,
}

/// What must be found after a power cut, and what may be.
#[derive(Clone, Debug, Default)]
pub(in crate::tests) struct Promise {
    /// So many steps had been taken when it was given.
    pub(in crate::tests) steps: usize,
    /// The contents of all entries that were acknowledged, in order.
    kept: Vec<Vec<u8>>,
    /// Those that follow if what was begun last is found.
    begun: Vec<Vec<u8>>,
    /// What is gone.
    forgotten: BTreeSet<u64>,
    /// What is about to go.
    forgetting: BTreeSet<u64>,
    /// The keys by which it may have to be opened.
    keys: BTreeSet<usize>,
    /// How many entries the checkpoint has that witnesses have signed.
    witnessed: u64,
}

/// A record that is worked on.
pub(in crate::tests) struct Work {
    pub(in crate::tests) bench: Bench,
    pub(in crate::tests) keys: Keys,
    record: Option<Record>,
    /// What was promised, one after another.
    pub(in crate::tests) promises: Vec<Promise>,
    /// The number of the next capture: none has that of another.
    next: u64,
}

/// The keys of a record, one after another, and that of its witness.
pub(in crate::tests) struct Keys {
    record: [Key; 2],
    witness: Key,
}

impl Work {
    /// Begins on a record of so many entries.
    pub(in crate::tests) fn on(entries: u64) -> Self {
        let bench = Bench::new();
        let beside = |name: &str| bench.folder.path().join(name);
        let second = Key::load_or_create(&beside("second"), NAME).unwrap();
        let witness = Key::load_or_create_witness(&beside("witness"), WITNESS).unwrap();
        let keys = Keys { record: [bench.key.clone(), second], witness };
        if entries > 0 {
            bench.fill(entries);
        }
        let kept = (0..entries).map(|number| capture(number).canonical).collect();
        let promise = Promise { kept, keys: [0].into(), ..Promise::default() };
        Self { bench, keys, record: None, promises: vec![promise], next: entries }
    }

    /// The promise that held last after so many steps.
    pub(in crate::tests) fn promise_after(&self, steps: usize) -> &Promise {
        self.promises.iter().rfind(|promise| promise.steps <= steps).expect("the first one holds at once")
    }

    /// Does something; what is answered becomes a promise, and where nothing is, what was begun may be there or not.
    pub(in crate::tests) fn take(&mut self, deed: Deed) -> Result<(), RecordError> {
        match deed {
            Deed::Append(count) => {
                let drafts: Vec<Draft> = (self.next..self.next + count).map(capture).collect();
                self.next += count;
                self.append(&drafts)
            }
            Deed::Ask => {
                let policy = self.keys.policy();
                let content = json!({"at": AT, "policy": policy});
                self.append(&[Draft::new(Kind::Policy, &content, None).unwrap()])
            }
            Deed::Forget(indices) => self.forget(indices),
            Deed::HandOver => self.hand_over(),
            Deed::Open => self.open(),
            Deed::Seal => self.record().seal().map(drop),
            Deed::Witness => self.witness(),
        }
    }

    /// Checks that a record which failed, if it is open, writes nothing more.
    pub(in crate::tests) fn check_poisoned(&mut self) {
        let Some(record) = &mut self.record else { return };
        let (appended, sealed) = (record.append(&[capture(0)]), record.seal());
        assert!(matches!(appended, Err(RecordError::Poisoned)), "{appended:?}");
        assert!(matches!(sealed, Err(RecordError::Poisoned)), "{sealed:?}");
        assert!(record.forget(&[0], Reason::Author, AT).is_err());
    }

    /// Closes the record.
    pub(in crate::tests) fn close(&mut self) {
        self.record = None;
    }

    fn record(&mut self) -> &mut Record {
        self.record.as_mut().expect("it is open")
    }

    fn last(&self) -> Promise {
        self.promises.last().expect("there is a first one").clone()
    }

    fn promise(&mut self, promise: Promise) {
        self.promises.push(Promise { steps: disk::done(), ..promise });
    }

    fn append(&mut self, drafts: &[Draft]) -> Result<(), RecordError> {
        let mut promise = self.last();
        promise.begun = drafts.iter().map(|draft| draft.canonical.clone()).collect();
        self.promise(promise.clone());
        let places = self.record().append(drafts)?;
        assert_eq!(places.start, promise.kept.len() as u64);
        self.keep(promise);
        Ok(())
    }

    /// What was begun is done.
    fn keep(&mut self, mut promise: Promise) {
        let begun = std::mem::take(&mut promise.begun);
        promise.kept.extend(begun);
        promise.forgotten = promise.forgetting.clone();
        self.promise(promise);
    }

    fn forget(&mut self, indices: &[u64]) -> Result<(), RecordError> {
        let mut promise = self.last();
        promise.forgetting.extend(indices);
        let tombstone = Tombstone { of: indices.to_vec(), reason: Reason::Author, at: AT.to_owned() };
        promise.begun = vec![envelope(Kind::Tombstone.key(), &tombstone.content(), None)];
        self.promise(promise.clone());
        self.record().forget(indices, Reason::Author, AT)?;
        self.keep(promise);
        Ok(())
    }

    fn hand_over(&mut self) -> Result<(), RecordError> {
        let mut promise = self.last();
        let [first, second] = self.keys.record.clone();
        let content = json!({"at": AT, "from": first.vkey().to_string(), "to": second.vkey().to_string()});
        promise.begun = vec![envelope(Kind::Key.key(), &content, None)];
        promise.keys = [0, 1].into();
        self.promise(promise.clone());
        self.record().hand_over(&second, AT)?;
        promise.keys = [1].into();
        self.keep(promise);
        Ok(())
    }

    fn witness(&mut self) -> Result<(), RecordError> {
        let note = self.keys.witnessed(&self.bench.path());
        let size = self.record().keep_witnessed(&note)?.checkpoint.size;
        let promise = Promise { witnessed: size, ..self.last() };
        self.promise(promise);
        Ok(())
    }

    /// Opens the record; what is found is what counts from now on.
    fn open(&mut self) -> Result<(), RecordError> {
        self.close();
        let promise = self.last();
        let (record, key) = self.keys.open(&self.bench.path())?;
        assert!(promise.keys.contains(&key));
        self.record = Some(record);
        let found = promise.check(&self.bench.path());
        self.promise(Promise { keys: [key].into(), ..found });
        Ok(())
    }
}

impl Keys {
    /// Opens a record with whichever is its key; says which one that is.
    pub(in crate::tests) fn open(&self, folder: &Path) -> Result<(Record, usize), RecordError> {
        let [first, second] = &self.record;
        match Record::create_or_open(folder, first) {
            Err(RecordError::OtherKey { .. }) => Ok((Record::create_or_open(folder, second)?, 1)),
            opened => Ok((opened?, 0)),
        }
    }

    /// What a checkpoint says that one of the keys has signed.
    pub(in crate::tests) fn checkpoint(&self, note: &[u8]) -> Checkpoint {
        let opened = self.record.iter().find_map(|key| Checkpoint::open_signed(note, &[&key.vkey()]).ok());
        opened.expect("a checkpoint that anybody can see is signed")
    }

    /// Trusts the record under both keys, and the witness.
    pub(in crate::tests) fn trusted(&self) -> Policy {
        let [first, second] = &self.record;
        Policy::parse(&format!("log {}\nlog {}\n{}", first.vkey(), second.vkey(), self.policy())).unwrap()
    }

    fn policy(&self) -> String {
        format!("witness w {} https://{WITNESS}/\nquorum w\n", self.witness.vkey())
    }

    fn witnessed(&self, folder: &Path) -> String {
        let newest = Newest::of(folder).unwrap();
        let body = newest.submission(folder, 0).unwrap();
        let answer = Submission::parse(body.as_bytes()).unwrap().sign(&self.witness, TIME);
        with_witnesses(&newest.note, &[answer], &Policy::parse(&self.policy()).unwrap()).unwrap()
    }
}

impl Promise {
    /// Checks a record that was opened with a key.
    pub(in crate::tests) fn check_opened(&self, folder: &Path, key: usize) {
        assert!(self.keys.contains(&key));
        self.check(folder);
    }

    /// Checks a record that was opened; gives the promise that holds from then on.
    pub(in crate::tests) fn check(&self, folder: &Path) -> Self {
        let found = held(folder);
        assert_eq!(found.unsealed, 0);
        assert!(found.witnessed.map_or(0, |witnessed| witnessed.checkpoint.size) >= self.witnessed);
        assert!(
            found.entries >= self.kept.len() as u64,
            "{} entries: what was acknowledged is lost",
            found.entries
        );
        let wanted: Vec<Vec<u8>> =
            self.kept.iter().chain(&self.begun).take(found.entries as usize).cloned().collect();
        assert_eq!(found.entries, wanted.len() as u64, "there is more than was begun");
        let mut forgotten = BTreeSet::new();
        for entry in entries(folder).unwrap() {
            let (index, entry) = entry.unwrap();
            if self.check_entry(index, &entry) {
                forgotten.insert(index);
            }
        }
        Self { kept: wanted, begun: Vec::new(), forgetting: forgotten.clone(), forgotten, ..self.clone() }
    }

    /// Whether an entry, which must be the right one, is forgotten.
    pub(in crate::tests) fn check_entry(&self, index: u64, entry: &Entry) -> bool {
        match entry {
            Entry::Forgotten { .. } => {
                assert!(self.forgetting.contains(&index), "nobody forgot entry {index}");
                true
            }
            Entry::Kept { kind, content, evidence, .. } => {
                let place = index as usize;
                let wanted = self.kept.get(place).or_else(|| self.begun.get(place - self.kept.len()));
                let canonical = envelope(kind.key(), content, evidence.as_deref());
                assert_eq!(Some(&canonical), wanted, "entry {index} is another one");
                assert!(!self.forgotten.contains(&index), "entry {index} is back");
                false
            }
        }
    }

    /// Checks that a checkpoint which somebody may have seen is continued.
    pub(in crate::tests) fn check_seen(folder: &Path, seen: &Checkpoint) {
        let size = held(folder).checkpoint.expect("it has one").size;
        assert!(size >= seen.size, "a checkpoint of {} entries was seen", seen.size);
        assert_eq!(
            range_root(folder, 0..seen.size, size).unwrap(),
            seen.root,
            "what was seen is contradicted"
        );
    }
}
