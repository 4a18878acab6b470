// SPDX-License-Identifier: AGPL-3.0-or-later
//! Records as the room itself makes them, by chance.

use std::{
    fs,
    io::{self, Read},
    path::PathBuf,
};

use fastrand::Rng;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{
    super::{AT, NAME, snapshot},
    signer::{LOG, Signer, WITNESS},
    written::Files,
};
use crate::{Anchor, AnchorForm, Draft, Key, Kind, Reason, Record, copy};

/// A sound record, and what its folder held before.
pub struct Made {
    folder: TempDir,
    /// What the folder holds.
    pub files: Files,
    /// What it held after each step.
    pub earlier: Vec<Files>,
    /// The keys that have signed, the one that signs now last.
    pub signers: Vec<Signer>,
}

impl Made {
    pub fn new(rng: &mut Rng) -> Self {
        let memory = std::path::Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let signers = vec![Signer::new(NAME, LOG, rng.u8(1..4))];
        let mut made = Self { folder, files: Files::new(), earlier: Vec::new(), signers };
        made.write(rng);
        made.files = snapshot(&made.path());
        made
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("record")
    }

    fn write(&mut self, rng: &mut Rng) {
        let mut record = Record::create_or_open(&self.path(), &self.key()).unwrap();
        for _ in 0..rng.u8(..8) {
            self.earlier.push(snapshot(&self.path()));
            match rng.u8(..17) {
                0..=5 => drop(record.append(&batch(rng)).unwrap()),
                6 | 7 => forget(&mut record, rng),
                8 => drop(record.seal().unwrap()),
                9 => self.hand_over(&mut record, rng),
                10 | 11 => drop(record.append(&[policy(rng)]).unwrap()),
                12 => self.anchor(&mut record, rng),
                13 | 14 => self.witness(&mut record, rng),
                15 => {
                    drop(record);
                    record = self.restore(rng);
                }
                _ => {
                    drop(record);
                    record = Record::create_or_open(&self.path(), &self.key()).unwrap();
                }
            }
        }
        if rng.u8(..4) > 0 {
            record.seal().unwrap();
        }
    }

    fn key(&self) -> Key {
        self.signers.last().unwrap().key(self.folder.path())
    }

    fn hand_over(&mut self, record: &mut Record, rng: &mut Rng) {
        let next = Signer::new(&self.signers.last().unwrap().name, LOG, rng.u8(20..200));
        // A key that was one before is refused, which is right.
        if record.hand_over(&next.key(self.folder.path()), AT).is_ok() {
            self.signers.push(next);
        }
    }

    /// Goes on with a copy, as is done with a backup.
    fn restore(&mut self, rng: &mut Rng) -> Record {
        let copied = self.folder.path().join("copied");
        let take = &mut |name: &str, bytes: &mut dyn Read, _: u64| {
            let path = copied.join(name);
            fs::create_dir_all(path.parent().unwrap())?;
            io::copy(bytes, &mut fs::File::create(path)?).map(drop)
        };
        copy(&self.path(), take).unwrap();
        fs::remove_dir_all(self.path()).unwrap();
        fs::rename(&copied, self.path()).unwrap();
        let next = Signer::new(&format!("{NAME}-{:08x}", rng.u32(..)), LOG, rng.u8(200..250));
        let key = self.key();
        let Ok(record) = Record::take_up(&self.path(), &key, &next.key(self.folder.path()), AT) else {
            return Record::create_or_open(&self.path(), &key).unwrap();
        };
        self.signers.push(next);
        record
    }

    fn anchor(&self, record: &mut Record, rng: &mut Rng) {
        record.seal().unwrap();
        let note = fs::read_to_string(self.path().join("checkpoint")).unwrap();
        let failed = rng.bool().then(|| "no answer".to_owned());
        let evidence = failed.is_none().then(|| vec![rng.u8(..); rng.usize(..90)]);
        let form = if rng.bool() { AnchorForm::OpenTimestamps } else { AnchorForm::Rfc3161 };
        let anchor = Anchor { at: AT.to_owned(), authority: "tsa.example".to_owned(), form, note, failed };
        record.append(&[Draft::new(Kind::Anchor, &anchor.content(), evidence).unwrap()]).unwrap();
    }

    /// Lets witnesses sign the checkpoint; where no policy names them that is refused, which is right.
    fn witness(&self, record: &mut Record, rng: &mut Rng) {
        record.seal().unwrap();
        let note = fs::read_to_string(self.path().join("checkpoint")).unwrap();
        let (text, _) = note.split_once("\n\n").unwrap();
        let signed: String = witnesses()
            .iter()
            .filter(|_| rng.bool())
            .map(|witness| witness.sign(&format!("{text}\n")))
            .collect();
        drop(record.keep_witnessed(&format!("{note}{signed}")));
    }
}

/// Whom policies name.
pub fn witnesses() -> [Signer; 3] {
    [("anna", 11), ("bela", 12), ("carl", 13)]
        .map(|(name, seed)| Signer::new(&format!("{name}.example/w"), WITNESS, seed))
}

fn policy(rng: &mut Rng) -> Draft {
    const QUORUMS: [&str; 4] =
        ["quorum none", "quorum w0\n", "group g any w0 w1\nquorum g\n", "group g 2 w0 w1 w2\n quorum g\n\n"];
    let lines: String = witnesses()
        .iter()
        .enumerate()
        .map(|(place, witness)| format!("witness w{place} {}\n", witness.line()))
        .collect();
    let policy = format!("# who watches\n{lines}{}", QUORUMS[rng.usize(..QUORUMS.len())]);
    Draft::new(Kind::Policy, &json!({"at": AT, "policy": policy}), None).unwrap()
}

/// Mostly a few entries; now and then enough to fill a tile, seldom a content file.
fn batch(rng: &mut Rng) -> Vec<Draft> {
    let many = match rng.u16(..1000) {
        0..=1 => rng.usize(4000..4200),
        2..=30 => rng.usize(200..600),
        31..=100 => rng.usize(20..200),
        _ => rng.usize(..7),
    };
    (0..many).map(|_| draft(rng, many)).collect()
}

fn draft(rng: &mut Rng, many: usize) -> Draft {
    const KINDS: [Kind; 6] =
        [Kind::Amendment, Kind::Call, Kind::Capture, Kind::Post, Kind::Report, Kind::Watch];
    let kind = KINDS[rng.usize(..KINDS.len())];
    let content = if many > 100 { json!(rng.u32(..)) } else { content(rng, 4) };
    let evidence = match rng.u8(..4) {
        0 => Some((0..rng.usize(..40)).map(|_| rng.u8(..)).collect()),
        1 if many < 10 => Some(vec![rng.u8(..); rng.usize(..5000)]),
        _ => None,
    };
    Draft::new(kind, &content, evidence).unwrap()
}

/// A value with everything in it that is easily written in two ways.
pub fn content(rng: &mut Rng, deep: u8) -> Value {
    const WORDS: [&str; 9] = [
        "",
        "اَهنگ",
        "\u{10000}",
        "\u{e000}",
        "\u{7f}\u{2028}\u{fffd}",
        "a\"b\\c/\n\t\u{1}\u{1f}",
        "id",
        "Ünïcödé",
        "z",
    ];
    const NUMBERS: [i64; 5] = [0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991, 1_935_858_600];
    match rng.u8(..if deep == 0 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => rng.bool().into(),
        2 => NUMBERS[rng.usize(..NUMBERS.len())].into(),
        3 | 4 => WORDS[rng.usize(..WORDS.len())].into(),
        5 => (0..rng.usize(..4)).map(|_| content(rng, deep - 1)).collect(),
        _ => {
            let members = (0..rng.usize(..5)).map(|_| {
                let name = WORDS[rng.usize(..WORDS.len())].to_owned();
                (name, content(rng, deep - 1))
            });
            Value::Object(members.collect())
        }
    }
}

fn forget(record: &mut Record, rng: &mut Rng) {
    if record.is_empty() {
        return;
    }
    let indices: Vec<u64> = (0..rng.usize(1..5)).map(|_| rng.u64(..record.len())).collect();
    let reason = Reason::ALL[rng.usize(..Reason::ALL.len())];
    // What must stay is refused, which is right.
    drop(record.forget(&indices, reason, AT));
}
