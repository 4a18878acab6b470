// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is handed out of a record can lie elsewhere, grow there with it, and be proven from there.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{AT, Bench, NAME, forget_one};
use crate::{
    Key, Newest, Standing, Under, export_public, open_proof_of, proof_by, proof_of, public_file, standing,
    still_opened, tiles_since, wider_tile,
};

/// Files that lie elsewhere.
#[derive(Default)]
struct Elsewhere {
    files: BTreeMap<String, Vec<u8>>,
    size: u64,
}

impl Elsewhere {
    /// Takes over what has come since, the checkpoint last.
    fn follow(&mut self, folder: &Path) {
        let size = Newest::of(folder).unwrap().checkpoint.size;
        let names = tiles_since(self.size, size).into_iter();
        for name in names.chain(["handover/1.tlog-proof", "vkey", "checkpoint"].map(str::to_owned)) {
            if let Some(file) = public_file(folder, &name).unwrap() {
                self.files.insert(name, file);
            }
        }
        self.size = size;
    }

    fn proof(&self, index: u64, opened: Option<&[u8]>) -> String {
        let read = |name: &str, longest: u64| {
            let file = self.files.get(name).cloned();
            assert!(file.as_ref().is_none_or(|file| file.len() as u64 <= longest), "{name}");
            Ok(file)
        };
        proof_by(read, index, Under::Any, opened).unwrap()
    }
}

#[test]
fn what_lies_elsewhere_grows_with_the_record_and_proves_the_same() {
    let mut bench = Bench::new();
    let mut elsewhere = Elsewhere::default();
    for (count, is_followed) in [(1, true), (254, true), (1, false), (1, true), (400, false), (130, true)] {
        bench.fill(count);
        if is_followed {
            elsewhere.follow(&bench.path());
        }
    }
    forget_one(&bench, 5);
    let next = Key::load_or_create(&bench.folder.path().join("second"), NAME).unwrap();
    bench.open().hand_over(&next, AT).unwrap();
    bench.key = next;
    bench.fill(2);
    elsewhere.follow(&bench.path());
    let open: BTreeSet<u64> = [0, 5, 300, 700].into();
    let mut lines = Vec::new();
    export_public(&bench.path(), &open, Under::Any, &mut lines).unwrap();
    for index in 0..elsewhere.size {
        assert_eq!(elsewhere.proof(index, None), proof_of(&bench.path(), index, Under::Any).unwrap());
        let own = if open.contains(&index) { open_proof_of } else { proof_of };
        assert_eq!(elsewhere.proof(index, Some(&lines)), own(&bench.path(), index, Under::Any).unwrap());
    }
    let fewer: BTreeSet<u64> = [5, 700].into();
    let mut wanted = Vec::new();
    export_public(&bench.path(), &fewer, Under::Any, &mut wanted).unwrap();
    assert_eq!(still_opened(&lines, &fewer), wanted);
    assert_eq!(still_opened(&lines, &open), lines);
}

#[test]
fn of_a_tile_that_a_full_one_has_replaced_as_much_is_given_as_it_had() {
    let bench = Bench::new();
    bench.fill(200);
    let partial = public_file(&bench.path(), "tile/entries/000.p/200").unwrap();
    bench.fill(100);
    assert!(partial.is_some() && !bench.path().join("tile/entries/000.p").exists());
    assert_eq!(public_file(&bench.path(), "tile/entries/000.p/200").unwrap(), partial);
    let wide = public_file(&bench.path(), "tile/entries/001.p/44").unwrap().unwrap();
    bench.fill(30);
    let (wider, bytes) = wider_tile("tile/entries/001.p/44", 330).unwrap();
    assert_eq!((wider.as_str(), bytes), ("tile/entries/001.p/74", 44 * 34));
    assert_eq!(public_file(&bench.path(), &wider).unwrap().unwrap()[..bytes], wide);
    for (name, size) in [
        ("tile/entries/001.p/44", 300),
        ("tile/entries/001.p/44", 512),
        ("tile/entries/001", 330),
        ("vkey", 330),
    ] {
        assert_eq!(wider_tile(name, size), None, "{name} {size}");
    }
    for missing in ["tile/entries/001.p/45", "tile/1/000.p/2", "tile/entries/007", "witnessed", "tile/x"] {
        assert_eq!(public_file(&bench.path(), missing).unwrap(), None, "{missing}");
    }
}

#[test]
fn a_checkpoint_that_lies_elsewhere_is_known_by_its_name_and_tree() {
    let bench = Bench::new();
    let note = |bench: &Bench| Newest::of(&bench.path()).unwrap().note.into_bytes();
    let stands = |note: &[u8]| standing(&bench.path(), note).unwrap();
    bench.fill(0);
    drop(bench.open());
    assert_eq!(stands(&note(&bench)), Standing::Beginning(0));
    bench.fill(10);
    let early = note(&bench);
    bench.fill(300);
    assert_eq!(stands(&early), Standing::Beginning(10));
    assert_eq!(stands(&note(&bench)), Standing::Beginning(310));
    let twin = Bench::new();
    twin.fill(10);
    assert_eq!(stands(&note(&twin)), Standing::Other, "of its name, and not of its tree");
    twin.fill(500);
    assert_eq!(stands(&note(&twin)), Standing::Other, "longer than it is");
    for nonsense in [&b"<html>"[..], b"", b"example.com/other\n0\nAAAA\n"] {
        assert_eq!(stands(nonsense), Standing::Other);
    }
}
