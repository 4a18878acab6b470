// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a crash may leave at each step is made by hand, and opening must complete it.

use std::{fs, path::Path};

use super::{AT, Bench, all, capture, held, restore, snapshot};
use crate::{Reason, Record, RecordError, consistency_proof, verify, verify_consistency};

const CONTENT: &str = "content/000";

/// A record of `sealed` entries and the same with two more appended, neither open.
fn grown(sealed: u64) -> (Bench, super::BTreeMap<super::PathBuf, Vec<u8>>) {
    let bench = Bench::new();
    bench.fill(sealed);
    let before = snapshot(&bench.path());
    bench.open().append(&[capture(sealed), capture(sealed + 1)]).unwrap();
    (bench, before)
}

#[test]
fn a_frame_torn_at_any_byte_is_cut_off_and_the_rest_stays() {
    let (bench, before) = grown(3);
    let appended = snapshot(&bench.path());
    let content = &appended[Path::new(CONTENT)];
    let (mut lengths, start) = ([0; 3], before[Path::new(CONTENT)].len());
    for end in start..=content.len() {
        let mut torn = before.clone();
        torn.insert(CONTENT.into(), content[..end].to_vec());
        restore(&bench.path(), &torn);
        let len = bench.open().len();
        assert!((3..=5).contains(&len));
        lengths[len as usize - 3] += 1;
        let found = held(&bench.path());
        assert_eq!((found.kept, found.unsealed), (len, 0));
        assert_eq!(found.checkpoint.unwrap().size, len);
    }
    assert_eq!(lengths[2], 1, "only the whole batch is the whole batch");
    assert!(lengths[0] > 73 && lengths[1] > 73);
}

#[test]
fn pages_that_never_reached_the_disk_are_cut_off() {
    let (bench, before) = grown(3);
    let content = snapshot(&bench.path())[Path::new(CONTENT)].clone();
    let start = before[Path::new(CONTENT)].len();
    for hole in
        [start..content.len(), start..start + 1, start + 50..start + 90, content.len() - 1..content.len()]
    {
        let mut torn = before.clone();
        let mut bytes = content.clone();
        bytes[hole.clone()].fill(0);
        torn.insert(CONTENT.into(), bytes);
        restore(&bench.path(), &torn);
        let len = bench.open().len();
        assert!(len < 5, "{hole:?}");
        assert_eq!(held(&bench.path()).kept, len);
    }
}

#[test]
fn sealing_can_stop_after_any_file_and_within_it() {
    for sealed in [3, 254, 255] {
        let (bench, before) = grown(sealed);
        let appended = snapshot(&bench.path());
        let old = held(&bench.path()).checkpoint.unwrap();
        bench.open();
        let after = snapshot(&bench.path());
        let written: Vec<_> = after
            .iter()
            .filter(|(path, bytes)| path.starts_with("tile") && before.get(*path) != Some(bytes))
            .collect();
        assert!(written.len() >= 2);
        for (last, _) in &written {
            for torn in [0, 1, 20] {
                let mut stopped = appended.clone();
                for (path, bytes) in &written {
                    let end = if path == last { torn } else { bytes.len() };
                    stopped.insert((*path).clone(), bytes[..end].to_vec());
                }
                stopped.insert("checkpoint.new".into(), after[Path::new("checkpoint")][..torn].to_vec());
                restore(&bench.path(), &stopped);
                assert_eq!(bench.open().len(), sealed + 2);
                assert!(!bench.path().join("checkpoint.new").exists());
                let new = held(&bench.path()).checkpoint.unwrap();
                let proof = consistency_proof(&bench.path(), old.size, new.size).unwrap();
                assert!(verify_consistency(old.size, &old.root, new.size, &new.root, &proof));
            }
        }
        // After the checkpoint, before partial tiles are removed.
        let mut leftover = after.clone();
        leftover.extend(
            before.iter().filter(|(path, _)| path.starts_with("tile")).map(|(p, b)| (p.clone(), b.clone())),
        );
        restore(&bench.path(), &leftover);
        held(&bench.path());
        assert_eq!(bench.open().len(), sealed + 2);
    }
}

#[test]
fn tiles_that_are_lost_are_made_again_under_the_same_root() {
    let bench = Bench::new();
    bench.fill(260);
    super::forget_one(&bench, 5);
    let root = held(&bench.path()).checkpoint.unwrap();
    fs::remove_dir_all(bench.path().join("tile")).unwrap();
    assert!(!verify(&bench.path()).holds());
    bench.open();
    assert_eq!(held(&bench.path()).checkpoint.unwrap(), root);
}

#[test]
fn erasing_can_stop_at_any_byte() {
    let bench = Bench::new();
    bench.fill(3);
    let whole = snapshot(&bench.path())[Path::new(CONTENT)].clone();
    bench.open().forget(&[0, 2], Reason::Court, AT).unwrap();
    let after = snapshot(&bench.path());
    let erased = &after[Path::new(CONTENT)];
    for stop in 0..whole.len() {
        let mut stopped = after.clone();
        let bytes = [&erased[..stop], &whole[stop..], &erased[whole.len()..]].concat();
        stopped.insert(CONTENT.into(), bytes);
        restore(&bench.path(), &stopped);
        drop(bench.open());
        assert_eq!(snapshot(&bench.path()), after, "stopped at byte {stop}");
    }
}

#[test]
fn a_tombstone_that_was_never_sealed_still_erases() {
    let bench = Bench::new();
    bench.fill(3);
    let before = snapshot(&bench.path());
    bench.open().forget(&[1], Reason::Age, AT).unwrap();
    let after = snapshot(&bench.path())[Path::new(CONTENT)].clone();
    let whole = &before[Path::new(CONTENT)];
    let mut stopped = before.clone();
    stopped.insert(CONTENT.into(), [whole, &after[whole.len()..]].concat());
    restore(&bench.path(), &stopped);
    assert_eq!(bench.open().len(), 4);
    assert_eq!(held(&bench.path()).forgotten, 1);
}

#[test]
fn contents_copied_later_than_the_checkpoint_are_taken_in() {
    let bench = Bench::new();
    bench.fill(3);
    let before = snapshot(&bench.path());
    bench.fill(2);
    super::forget_one(&bench, 4);
    let mut mixed = before.clone();
    mixed.insert(CONTENT.into(), snapshot(&bench.path())[Path::new(CONTENT)].clone());
    restore(&bench.path(), &mixed);
    assert_eq!(bench.open().len(), 6);
    let found = held(&bench.path());
    assert_eq!((found.kept, found.forgotten), (5, 1));
}

#[test]
fn beginning_can_stop_anywhere() {
    let bench = Bench::new();
    drop(bench.open());
    let begun = snapshot(&bench.path());
    for left in [&["lock"][..], &["lock", "checkpoint"], &["checkpoint"], &[]] {
        let part = begun.iter().filter(|(path, _)| left.contains(&path.to_str().unwrap()));
        restore(&bench.path(), &part.map(|(path, bytes)| (path.clone(), bytes.clone())).collect());
        fs::create_dir_all(bench.path()).unwrap();
        fs::write(bench.path().join("vkey.new"), "storm.ex").unwrap();
        drop(bench.open());
        assert_eq!(snapshot(&bench.path()), begun);
    }
}

#[test]
fn damage_that_no_crash_makes_is_not_repaired_in_silence() {
    let bench = Bench::new();
    bench.fill(4200);
    let files = snapshot(&bench.path());
    let refused = |change: &dyn Fn()| {
        change();
        let before = snapshot(&bench.path());
        let error = Record::create_or_open(&bench.path(), &bench.key).err();
        assert!(matches!(error, Some(RecordError::Damaged { .. } | RecordError::Io { .. })), "{error:?}");
        assert_eq!(snapshot(&bench.path()), before, "nothing was changed");
        restore(&bench.path(), &files);
    };
    let content = |number: usize| bench.path().join(format!("content/00{number}"));
    let cut = |number: usize, end: usize| {
        let bytes = fs::read(content(number)).unwrap();
        fs::write(content(number), &bytes[..bytes.len() - end]).unwrap();
    };
    refused(&|| fs::remove_file(bench.path().join("checkpoint")).unwrap());
    refused(&|| fs::write(bench.path().join("checkpoint"), "").unwrap());
    refused(&|| fs::write(bench.path().join("vkey"), "").unwrap());
    refused(&|| cut(1, 1));
    refused(&|| fs::remove_file(content(1)).unwrap());
    refused(&|| fs::write(content(2), "a later file").unwrap());
    refused(&|| {
        fs::remove_dir_all(bench.path().join("tile")).unwrap();
        let mut bytes = fs::read(content(0)).unwrap();
        bytes[20] ^= 1;
        fs::write(content(0), bytes).unwrap();
    });
    assert_eq!(all(&bench.path()).len(), 4200);
}
