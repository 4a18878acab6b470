// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::{Bench, capture, forget_one, held, snapshot};
use crate::verify;

/// A record small enough that every bit of it can be tried: partial tiles of two sizes, an erased entry, its
/// tombstone, and an entry that is not sealed.
fn small() -> Bench {
    let bench = Bench::new();
    bench.fill(2);
    forget_one(&bench, 0);
    bench.open().append(&[capture(3)]).unwrap();
    let found = held(&bench.path());
    assert_eq!((found.entries, found.kept, found.forgotten, found.unsealed), (4, 3, 1, 1));
    bench
}

fn is_found(bench: &Bench, file: &Path, bytes: &[u8]) -> bool {
    fs::write(bench.path().join(file), bytes).unwrap();
    !verify(&bench.path()).holds()
}

fn check_flips(bench: &Bench, files: BTreeMap<PathBuf, Vec<u8>>, step: usize) {
    for (file, bytes) in files {
        for bit in (0..bytes.len() * 8).step_by(step) {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(is_found(bench, &file, &flipped), "bit {bit} of {}", file.display());
        }
        fs::write(bench.path().join(&file), bytes).unwrap();
    }
    held(&bench.path());
}

#[test]
fn every_flipped_bit_in_a_record_is_found() {
    let bench = small();
    check_flips(&bench, snapshot(&bench.path()), 1);
}

#[test]
fn flipped_bits_in_full_tiles_are_found() {
    let bench = Bench::new();
    bench.fill(515);
    forget_one(&bench, 400);
    check_flips(&bench, snapshot(&bench.path()), 4801);
}

#[test]
fn bytes_missing_or_added_at_the_end_of_any_file_are_found() {
    let bench = small();
    // Frames that were never sealed can be cut off whole without a trace; so what is sealed is tried.
    drop(bench.open());
    for (file, bytes) in snapshot(&bench.path()) {
        for end in 0..bytes.len() {
            assert!(is_found(&bench, &file, &bytes[..end]), "{} cut off at {end}", file.display());
        }
        for more in [&b"\0"[..], b"\n", b"more"] {
            assert!(is_found(&bench, &file, &[&bytes, more].concat()), "{more:?} after {}", file.display());
        }
        fs::write(bench.path().join(&file), bytes).unwrap();
    }
}

#[test]
fn a_single_flip_is_named_by_file_and_entry() {
    let bench = small();
    let check = |file: &str, place: usize, index: Option<u64>, says: &str| {
        let path = bench.path().join(file);
        let bytes = fs::read(&path).unwrap();
        let mut flipped = bytes.clone();
        flipped[place] ^= 4;
        fs::write(&path, flipped).unwrap();
        let faults = verify(&bench.path()).faults;
        fs::write(&path, bytes).unwrap();
        let named: Vec<_> =
            faults.iter().map(|fault| (fault.file.as_str(), fault.index, fault.says.as_str())).collect();
        assert_eq!(named, [(file, index, says)]);
    };
    let bytes = fs::read(bench.path().join("content/000")).unwrap();
    let first = 73 + bytes[4] as usize + bytes[8] as usize;
    check("content/000", first + 80, Some(1), "its content or salt is not what its commitment says");
    check("content/000", first + 20, Some(1), "the commitment before its content is not that of its content");
    check("content/000", first, Some(1), "the kind before its content is not that in its content");
    check("content/000", 100, Some(0), "it is marked as erased, and still has bytes");
    check("content/000", 20, Some(0), "the log holds another entry in its place");
    check("tile/0/000.p/3", 5, None, "it is not what the entries lead to");
    check("tile/0/000.p/2", 40, None, "it is not what the entries lead to");
    check("tile/entries/000.p/3", 50, None, "it is not what the entries lead to");
    check("vkey", 3, None, "it is no key");
    check("checkpoint", 3, None, "its signature does not hold");
}

#[test]
fn a_file_that_is_missing_or_does_not_belong_is_named() {
    let bench = small();
    let files = snapshot(&bench.path());
    for file in ["checkpoint", "content/000", "tile/0/000.p/3", "tile/entries/000.p/3", "vkey"] {
        fs::remove_file(bench.path().join(file)).unwrap();
        let faults = verify(&bench.path()).faults;
        assert!(faults.iter().any(|fault| fault.file == file), "{file}: {faults:?}");
        super::restore(&bench.path(), &files);
    }
    for file in
        ["notes.txt", "tile/0/001", "tile/0/000", "tile/x", "content/001", "checkpoint.new", "content/a/b"]
    {
        let path = bench.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "").unwrap();
        let faults = verify(&bench.path()).faults;
        assert!(faults.iter().any(|fault| fault.file == file), "{file}: {faults:?}");
        fs::remove_file(path).unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("vkey", bench.path().join("alias")).unwrap();
        assert_eq!(verify(&bench.path()).faults[0].file, "alias");
    }
    assert!(!verify(Path::new("/nowhere/at/all")).holds());
}
