// SPDX-License-Identifier: AGPL-3.0-or-later
//! One bit changes, anywhere in a record that has everything a record can have: that is found, nothing wrong is given out as right, and
//! opening the record makes nothing worse.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use fastrand::Rng;

use super::{
    power::work::{Deed, Work},
    restore, snapshot,
};
use crate::{
    Entry, Policy, Under, entries, export_jsonl, export_public, frame::HEADER, open_proof_of, proof_of,
    stretch::Stretch, verify, verify_export, verify_log, verify_proof,
};

/// So many places where `GROUNDSWELL_FLIPS` says nothing else.
const SAMPLE: usize = 60;

/// One that ends with an entry, and one that ends with a tombstone: opening looks at that again.
const DEEDS: [&[Deed]; 2] = [
    &[
        Deed::Open,
        Deed::Ask,
        Deed::Append(3),
        Deed::Forget(&[1, 40, 255]),
        Deed::HandOver,
        Deed::Append(2),
        Deed::Seal,
        Deed::Witness,
        Deed::Append(1),
        Deed::Seal,
    ],
    &[
        Deed::Open,
        Deed::Ask,
        Deed::Append(3),
        Deed::Seal,
        Deed::Witness,
        Deed::Forget(&[1, 2, 3, 4, 40, 200, 263]),
    ],
];

/// A record, and what it gives out as long as it is sound.
struct Sound {
    work: Work,
    policy: Policy,
    files: BTreeMap<PathBuf, Vec<u8>>,
    given: Given,
}

/// What a record gives out to readers.
struct Given {
    entries: Vec<Entry>,
    export: Option<Vec<u8>>,
    /// What is opened to everybody, under its checkpoint and under that of the witnesses.
    public: [Option<Vec<u8>>; 2],
    /// The proofs of some entries.
    proofs: Vec<Option<String>>,
}

impl Given {
    fn by(folder: &Path) -> Self {
        let written = |write: &dyn Fn(&mut Vec<u8>) -> bool| {
            let mut bytes = Vec::new();
            write(&mut bytes).then_some(bytes)
        };
        let opened: BTreeSet<u64> = (0..400).step_by(23).chain([0, 1, 260, 263, 264]).collect();
        let public = |under| written(&|out| export_public(folder, &opened, under, out).is_ok());
        let entries = entries(folder)
            .map_or_else(|_| Vec::new(), |entries| entries.map_while(|entry| Some(entry.ok()?.1)).collect());
        let proofs = [0, 1, 39, 254, 256, 262].into_iter().flat_map(|index| {
            [
                open_proof_of(folder, index, Under::Any).ok(),
                open_proof_of(folder, index, Under::Witnessed).ok(),
                proof_of(folder, index, Under::Any).ok(),
            ]
        });
        Self {
            entries,
            export: written(&|out| export_jsonl(folder, out).is_ok()),
            public: [public(Under::Any), public(Under::Witnessed)],
            proofs: proofs.collect(),
        }
    }
}

impl Sound {
    fn new(deeds: &[Deed]) -> Self {
        let mut work = Work::on(260);
        deeds.iter().for_each(|deed| work.take(*deed).unwrap());
        work.close();
        let (files, given) = (snapshot(&work.bench.path()), Given::by(&work.bench.path()));
        let all = given.public.iter().chain([&given.export]).all(Option::is_some);
        assert!(
            all && given.entries.len() > 260
                && given.proofs.iter().filter(|proof| proof.is_some()).count() > 12
        );
        Self { policy: work.keys.trusted(), work, files, given }
    }

    /// Flips one bit of a file, and puts everything back.
    fn flip(&self, file: &Path, bit: usize) {
        let place = self.write_flipped(file, bit);
        let folder = self.work.bench.path();
        assert!(!verify(&folder).holds(), "{place}");
        self.check(&Given::by(&folder), &place);
        self.open_flipped(file, bit, &place);
    }

    fn write_flipped(&self, file: &Path, bit: usize) -> String {
        let mut bytes = self.files[file].clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(self.work.bench.path().join(file), &bytes).unwrap();
        format!("bit {bit} of {}", file.display())
    }

    /// Opens the record, which must change no content, and puts everything back.
    fn open_flipped(&self, file: &Path, bit: usize, place: &str) {
        let folder = self.work.bench.path();
        drop(self.work.keys.open(&folder));
        for (name, before) in self.files.iter().filter(|(name, _)| name.starts_with("content")) {
            let mut after = fs::read(folder.join(name)).unwrap();
            if name == file && after.len() > bit / 8 {
                after[bit / 8] = before[bit / 8];
            }
            assert!(after == *before, "{place}: opening it has changed {}", name.display());
        }
        restore(&folder, &self.files);
    }

    /// What is given out is what was given out before, or whoever checks it is told.
    fn check(&self, given: &Given, place: &str) {
        let Given { entries, export, public, proofs } = given;
        for (index, (entry, before)) in entries.iter().zip(&self.given.entries).enumerate() {
            assert_eq!(entry, before, "{place}: entry {index}");
        }
        if export.is_some() && *export != self.given.export {
            assert!(!verify_export(export.as_deref().unwrap()).holds(), "{place}: an export");
        }
        for (public, before) in public.iter().zip(&self.given.public) {
            if let Some(public) = public {
                let lines: BTreeSet<&[u8]> =
                    before.as_ref().unwrap().split_inclusive(|byte| *byte == b'\n').collect();
                let is_same = public.split_inclusive(|byte| *byte == b'\n').all(|line| lines.contains(line));
                assert!(is_same || !self.log_holds(public), "{place}: what is opened to everybody");
            }
        }
        for (proof, before) in proofs.iter().zip(&self.given.proofs) {
            let shown = |proof: &Option<String>| verify_proof(proof.as_ref()?.as_bytes(), &self.policy).ok();
            if let Some(shown_now) = shown(proof) {
                let before = shown(before).expect("it was shown before");
                assert_eq!(
                    (shown_now.index, shown_now.content),
                    (before.index, before.content),
                    "{place}: a proof"
                );
                assert!(shown_now.judgement.by.iter().all(|by| before.judgement.by.contains(by)));
            }
        }
    }

    /// Whether the log, with those lines, holds for whoever sees it from afar.
    fn log_holds(&self, public: &[u8]) -> bool {
        let read = |name: &str| match name {
            "public.export" => Some(public.to_vec()),
            name => fs::read(self.work.bench.path().join(name)).ok(),
        };
        verify_log(|name, _| Ok(read(name))).holds()
    }

    /// So many places: in each file some, and the more the longer it is.
    fn places(&self, many: usize, rng: &mut Rng) -> Vec<(PathBuf, usize)> {
        let files: Vec<_> = self.files.iter().filter(|(_, bytes)| !bytes.is_empty()).collect();
        let (bytes, spread) =
            (files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>(), many / 2 / files.len() + 1);
        let mut places = Vec::new();
        for (name, content) in files {
            let by_length = many / 2 * content.len() / bytes;
            places.extend((0..spread + by_length).map(|_| (name.clone(), rng.usize(0..content.len() * 8))));
        }
        places
    }
}

#[test]
fn a_bit_that_changes_is_found_gives_out_nothing_wrong_and_opening_makes_it_no_worse() {
    let flips = env::var("GROUNDSWELL_FLIPS").map_or(SAMPLE, |flips| flips.parse().expect("it is a number"));
    let mut rng = Rng::with_seed(7);
    let mut files = BTreeMap::new();
    for deeds in DEEDS {
        let sound = Sound::new(deeds);
        for (file, bit) in sound.places(flips / 2, &mut rng) {
            sound.flip(&file, bit);
            *files.entry(file).or_insert(0) += 1;
        }
    }
    println!("{} places: {files:?}", files.values().sum::<usize>());
}

#[test]
fn a_bit_that_changes_in_the_last_entry_lets_opening_neither_erase_nor_cut_off_anything() {
    for deeds in DEEDS {
        let sound = Sound::new(deeds);
        let last = sound.given.entries.len() as u64 - 1;
        let content = Path::new("content/000");
        let begin = Stretch::open_at(&sound.work.bench.path(), last).unwrap().offset() as usize;
        // Its header, and of what follows the bits that make one digit of another.
        let (end, body) = (sound.files[content].len() * 8, (begin + HEADER) * 8);
        for bit in (begin * 8..body).chain((body..end).filter(|bit| bit % 8 < 2)) {
            let place = sound.write_flipped(content, bit);
            sound.open_flipped(content, bit, &place);
        }
    }
}
