// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::json;

use super::{AT, Bench, all, capture, forget_one, held, snapshot};
use crate::{
    Draft, Entry, Forgotten, Kind, Reason, RecordError, inclusion_proof, leaf_hash, verify, verify_inclusion,
};

#[test]
fn what_is_forgotten_is_nowhere_in_the_folder() {
    let bench = Bench::new();
    let mut record = bench.open();
    let secret =
        Draft::new(Kind::Capture, &json!({"text": "meet at the dye house"}), Some(b"raw dye house".into()));
    record.append(&[capture(0), secret.unwrap(), capture(2)]).unwrap();
    record.seal().unwrap();
    let before = all(&bench.path());
    let Entry::Kept { salt, commitment, .. } = before[1].clone() else { panic!("it is kept") };
    let done = record.forget(&[1], Reason::Author, AT).unwrap();
    assert_eq!(done, Forgotten { erased: vec![1], already: vec![] });
    for (path, bytes) in snapshot(&bench.path()) {
        for gone in [&b"dye house"[..], b"text\":\"meet", &salt, b"raw dye"] {
            assert!(!bytes.windows(gone.len()).any(|window| window == gone), "{}", path.display());
        }
    }
    let found = held(&bench.path());
    assert_eq!((found.entries, found.kept, found.forgotten), (4, 3, 1));
    assert_eq!(found.reasons, [(Reason::Author, 1)].into());
    let after = all(&bench.path());
    assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
    assert_eq!(after[1], Entry::Forgotten { reason: Reason::Author, at: AT.into(), commitment });
    let Entry::Kept { kind: Kind::Tombstone, content, evidence: None, .. } = &after[3] else {
        panic!("a tombstone is left")
    };
    assert_eq!(*content, json!({"at": AT, "of": [1], "reason": "author"}));
    let (proof, root) = (inclusion_proof(&bench.path(), 1).unwrap(), found.checkpoint.unwrap().root);
    assert!(verify_inclusion(&leaf_hash(&commitment), 1, 4, &proof, &root));
}

#[test]
fn forgetting_twice_is_harmless() {
    let bench = Bench::new();
    bench.fill(5);
    let mut record = bench.open();
    record.forget(&[3, 1, 3], Reason::Platform, AT).unwrap();
    let before = snapshot(&bench.path());
    let again = record.forget(&[1], Reason::Court, AT).unwrap();
    assert_eq!(again, Forgotten { erased: vec![], already: vec![1] });
    assert_eq!(snapshot(&bench.path()), before, "no second tombstone");
    let more = record.forget(&[0, 1, 2], Reason::Age, "2031-06-01T00:00:00.25Z").unwrap();
    assert_eq!(more, Forgotten { erased: vec![0, 2], already: vec![1] });
    assert_eq!(held(&bench.path()).reasons, [(Reason::Age, 2), (Reason::Platform, 2)].into());
}

#[test]
fn what_is_not_sealed_yet_can_be_forgotten() {
    let bench = Bench::new();
    let mut record = bench.open();
    record.append(&[capture(0), capture(1)]).unwrap();
    record.forget(&[1], Reason::Objection, AT).unwrap();
    drop(record);
    bench.open();
    assert_eq!(held(&bench.path()).forgotten, 1);
}

#[test]
fn a_wrong_wish_to_forget_changes_nothing() {
    let bench = Bench::new();
    bench.fill(3);
    forget_one(&bench, 0);
    let before = snapshot(&bench.path());
    let mut record = bench.open();
    let mut check = |indices: &[u64], at: &str, wanted: &str| {
        assert_eq!(record.forget(indices, Reason::Author, at).unwrap_err().to_string(), wanted);
        assert_eq!(snapshot(&bench.path()), before);
    };
    check(&[1, 3], AT, "entry 3 says something about the record itself, which can't be forgotten");
    check(&[1, 4], AT, "there is no entry 4: the record has 4");
    for at in [
        "Mira asked",
        "2031-05-02",
        "2031-05-02T18:30:00+00:00",
        "2031-05-02T18:30:00.1234567890Z",
        "2031-05-02T18:30:00.Z",
        "2031-05-02T18:30:00123Z",
        "2031-02-29T18:30:00Z",
        "2100-02-29T18:30:00Z",
        "2031-13-02T18:30:00Z",
        "0000-05-02T18:30:00Z",
        "2031-05-02T24:00:00Z",
        "2031-05-02T18:30:60Z",
    ] {
        check(&[1], at, &RecordError::Time(at.into()).to_string());
    }
}

#[test]
fn an_erased_entry_without_a_tombstone_is_a_fault_and_so_is_a_tombstone_without_erasure() {
    let bench = Bench::new();
    bench.fill(3);
    let content = std::path::Path::new("content/000");
    let whole = snapshot(&bench.path())[content].clone();
    forget_one(&bench, 1);
    let erased = snapshot(&bench.path())[content].clone();
    let says = |bytes: &[u8]| {
        std::fs::write(bench.path().join(content), bytes).unwrap();
        verify(&bench.path()).faults.into_iter().map(|fault| (fault.index, fault.says)).collect::<Vec<_>>()
    };
    let unerased = [&whole[..], &erased[whole.len()..]].concat();
    assert_eq!(says(&unerased), [(Some(1), "it has a tombstone, and still has bytes".into())]);
    assert_eq!(says(&erased), []);

    let bench = Bench::new();
    bench.fill(3);
    let mut bytes = snapshot(&bench.path())[content].clone();
    // Lengths are below 256 here, so the last byte of each says it all.
    let length = 73 + usize::from(bytes[4]) + usize::from(bytes[8]);
    bytes[0] = 0;
    bytes[41..length].fill(0);
    std::fs::write(bench.path().join(content), bytes).unwrap();
    let faults = verify(&bench.path()).faults;
    assert_eq!((faults.len(), faults[0].index), (1, Some(0)));
    assert_eq!(faults[0].says, "it is erased, and no tombstone says why");
}
