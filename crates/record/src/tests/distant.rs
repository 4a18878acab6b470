// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a site hands out of a record is checked without the record.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use serde_json::json;

use super::{AT, Bench, NAME, capture, forget_one, snapshot};
use crate::{
    Draft, Key, Kind, Policy, PublicLines, RecordError, Under, Verification, export_jsonl, export_public,
    open_proof_of, proof_of, verify_export, verify_log, verify_proof,
};

/// The files that a site hands out, with those entries opened.
fn handed_out(bench: &Bench, open: &[u64]) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = snapshot(&bench.path());
    files.retain(|path, _| !path.starts_with("content") && path != Path::new("lock"));
    let mut lines = Vec::new();
    export_public(&bench.path(), &open.iter().copied().collect(), Under::Any, &mut lines).unwrap();
    files.insert("public.export".into(), lines);
    files
}

fn check(files: &BTreeMap<PathBuf, Vec<u8>>) -> Verification {
    verify_log(|name, longest| match files.get(Path::new(name)) {
        Some(bytes) if bytes.len() > longest => Err("it is too long".to_owned()),
        found => Ok(found.cloned()),
    })
}

/// A record of two and a half tiles, with an entry that was forgotten and a key that has changed.
fn grown() -> Bench {
    let mut bench = Bench::new();
    bench.fill(300);
    forget_one(&bench, 5);
    let next = Key::load_or_create(&bench.folder.path().join("second"), NAME).unwrap();
    bench.open().hand_over(&next, AT).unwrap();
    bench.key = next;
    bench.fill(300);
    bench
}

#[test]
fn a_log_and_what_is_opened_of_it_hold_and_nothing_else_is_asked_for() {
    let bench = grown();
    let files = handed_out(&bench, &[0, 5, 300, 301, 599, 9000]);
    let found = check(&files);
    assert_eq!(found.faults, []);
    assert_eq!((found.entries, found.kept), (602, 4), "one is forgotten, one is not there");
    assert_eq!(found.kinds, [(Kind::Capture, 2), (Kind::Key, 1), (Kind::Tombstone, 1)].into());
    assert_eq!(found.former.len(), 1);
    assert_eq!(check(&handed_out(&bench, &[])).faults, []);
}

#[test]
fn every_flipped_bit_in_what_is_handed_out_is_found() {
    let bench = grown();
    let files = handed_out(&bench, &[1, 300, 301]);
    for (name, bytes) in &files {
        // A partial tile that the checkpoint does not need is asked for by nobody.
        let path = name.to_str().unwrap();
        if path.contains(".p/")
            && !["tile/entries/002.p/90", "tile/0/002.p/90", "tile/1/000.p/2"].contains(&path)
        {
            continue;
        }
        for bit in (0..bytes.len() * 8).step_by(if bytes.len() > 2000 { 997 } else { 3 }) {
            let mut flipped = files.clone();
            flipped.get_mut(name).unwrap()[bit / 8] ^= 1 << (bit % 8);
            assert!(!check(&flipped).holds(), "bit {bit} of {path}");
        }
        let mut fewer = files.clone();
        fewer.remove(name);
        assert_eq!(check(&fewer).holds(), path == "public.export", "{path} is missing");
    }
}

#[test]
fn a_site_that_hands_out_an_older_checkpoint_than_it_has_is_checked_up_to_that() {
    let bench = Bench::new();
    bench.fill(200);
    let older = std::fs::read(bench.path().join("checkpoint")).unwrap();
    bench.fill(100);
    let mut files = handed_out(&bench, &[3, 250]);
    files.insert("checkpoint".into(), older);
    let found = check(&files);
    assert_eq!(found.faults, []);
    assert_eq!((found.entries, found.kept), (200, 1), "of what came later nothing can be said");
}

#[test]
fn what_is_opened_is_checked_alone_too() {
    let bench = grown();
    let mut lines = Vec::new();
    export_public(&bench.path(), &[0, 5, 300, 301].into(), Under::Any, &mut lines).unwrap();
    let found = verify_export(lines.as_slice());
    assert_eq!(found.faults, []);
    assert_eq!((found.entries, found.kept, found.former.len()), (602, 3, 1));
    for bit in (0..lines.len() * 8).step_by(5) {
        let mut flipped = lines.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(!verify_export(flipped.as_slice()).holds(), "bit {bit}");
    }
    let cut = &lines[..lines.len() - 5];
    assert!(!verify_export(cut).holds());
}

#[test]
fn what_is_opened_piece_by_piece_is_the_same_and_what_is_closed_or_erased_meanwhile_is_in_no_later_piece() {
    let bench = grown();
    let places: BTreeSet<u64> = (0..300).chain([301, 599, 9000]).collect();
    let mut whole = Vec::new();
    export_public(&bench.path(), &places, Under::Any, &mut whole).unwrap();
    let begin = || PublicLines::of(&bench.path(), Under::Any).unwrap();
    for bytes in [1, 700, 5000, 1 << 20] {
        let (mut lines, mut pieces) = (begin(), Vec::new());
        while let Some(piece) = Some(lines.piece(&places, bytes).unwrap()).filter(|piece| !piece.is_empty()) {
            pieces.push(piece);
        }
        let longest = whole.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::len).max().unwrap();
        assert!(pieces.iter().all(|piece| piece.len() < bytes + longest), "{bytes}");
        assert_eq!(pieces.concat(), whole, "{bytes}");
        assert!(lines.piece(&places, bytes).unwrap().is_empty(), "it is over");
    }
    let mut lines = begin();
    let mut given = lines.piece(&places, 5000).unwrap();
    forget_one(&bench, 200);
    let fewer = places.iter().copied().filter(|place| *place != 250).collect();
    given.extend(lines.piece(&fewer, 1 << 20).unwrap());
    let found = verify_export(given.as_slice());
    assert_eq!((found.faults, found.kept), (Vec::new(), 300 - 1 + 2 - 2), "under the checkpoint of before");
}

#[test]
fn where_witnesses_have_to_sign_nothing_is_proven_under_what_they_have_not() {
    let bench = Bench::new();
    bench.fill(3);
    let witnessed = |index| proof_of(&bench.path(), index, Under::Witnessed);
    assert!(matches!(witnessed(0), Err(RecordError::Uncovered { .. })));
    let none = export_public(&bench.path(), &[0].into(), Under::Witnessed, &mut Vec::new());
    assert!(matches!(none, Err(RecordError::Uncovered { .. })));
    let witness = Key::load_or_create_witness(&bench.folder.path().join("witness"), "w.example").unwrap();
    let text = format!("witness w {}\nquorum w\n", witness.vkey());
    let draft = Draft::new(Kind::Policy, &json!({"at": AT, "policy": text}), None).unwrap();
    bench.open().append(&[draft]).unwrap();
    drop(bench.open());
    let newest = crate::Newest::of(&bench.path()).unwrap();
    let body = newest.submission(&bench.path(), 0).unwrap();
    let line = crate::Submission::parse(body.as_bytes()).unwrap().sign(&witness, 7);
    let signed = crate::with_witnesses(&newest.note, &[line], &Policy::parse(&text).unwrap()).unwrap();
    bench.open().keep_witnessed(&signed).unwrap();
    bench.fill(300);
    assert!(witnessed(3).unwrap().contains("— w.example "));
    assert!(matches!(witnessed(4), Err(RecordError::Uncovered { .. })));
    let mut lines = Vec::new();
    export_public(&bench.path(), &[0, 3, 4, 200].into(), Under::Witnessed, &mut lines).unwrap();
    let found = verify_export(lines.as_slice());
    assert_eq!((found.faults.clone(), found.entries, found.kept), (Vec::new(), 4, 2));
    let is_compared = |lines: &[u8]| verify_export(lines).witnessed.map(|witnessed| witnessed.is_compared);
    assert_eq!(is_compared(&lines), Some(true));
    let (mut whole, mut some) = (Vec::new(), Vec::new());
    export_jsonl(&bench.path(), &mut whole).unwrap();
    export_public(&bench.path(), &[3].into(), Under::Any, &mut some).unwrap();
    assert_eq!(
        (is_compared(&whole), is_compared(&some)),
        (Some(true), Some(false)),
        "some entries do not show it"
    );
    assert!(found.witnessed.is_some_and(|witnessed| witnessed.is_enough));
}

#[test]
fn a_server_that_gives_garbage_or_nothing_is_told_so() {
    assert!(!verify_log(|_, _| Ok(None)).holds());
    assert!(!verify_log(|_, _| Err("it is down".to_owned())).holds());
    assert!(!verify_log(|_, _| Ok(Some(b"garbage\n".to_vec()))).holds());
    let bench = grown();
    let files = handed_out(&bench, &[1]);
    let tiles = verify_log(|name, _| match name.starts_with("tile") {
        true => Ok(Some(vec![0; 8704])),
        false => Ok(files.get(Path::new(name)).cloned()),
    });
    assert!(!tiles.holds());
    // Others' signatures stand under what is handed out as witnessed, and nowhere else.
    let mut signed = files.clone();
    let line = String::from_utf8(signed[Path::new("checkpoint")].clone()).unwrap();
    let line = line.lines().last().unwrap().to_owned() + "\n";
    signed.get_mut(Path::new("checkpoint")).unwrap().extend(line.as_bytes());
    assert!(check(&files).holds() && !check(&signed).holds());
}

#[test]
fn a_proof_of_one_entry_is_judged_by_whom_one_trusts() {
    let bench = Bench::new();
    bench.fill(3);
    let witness = Key::load_or_create_witness(&bench.folder.path().join("witness"), "w.example").unwrap();
    let own = format!("log {}\nwitness w {}\nquorum w\n", bench.key.vkey(), witness.vkey());
    let policy = |text: &str| Policy::parse(text).unwrap();
    let draft = Draft::new(Kind::Policy, &json!({"at": AT, "policy": own}), None).unwrap();
    bench.open().append(&[draft]).unwrap();
    bench.open().seal().unwrap();
    let alone = open_proof_of(&bench.path(), 1, Under::Any).unwrap();
    assert!(!verify_proof(alone.as_bytes(), &policy(&own)).unwrap().judgement.is_enough);
    let newest = crate::Newest::of(&bench.path()).unwrap();
    let body = newest.submission(&bench.path(), 0).unwrap();
    let line = crate::Submission::parse(body.as_bytes()).unwrap().sign(&witness, 7);
    bench
        .open()
        .keep_witnessed(&crate::with_witnesses(&newest.note, &[line], &policy(&own)).unwrap())
        .unwrap();
    bench.open().append(&[capture(9)]).unwrap();
    drop(bench.open());
    let proof = open_proof_of(&bench.path(), 1, Under::Any).unwrap();
    let shown = verify_proof(proof.as_bytes(), &policy(&own)).unwrap();
    assert_eq!((shown.index, shown.checkpoint.size, shown.kind), (1, 4, Kind::Capture));
    assert_eq!(shown.content["id"], "1");
    assert_eq!((shown.judgement.is_enough, shown.judgement.by), (true, vec![("w".to_owned(), 7)]));
    // What no witness has signed yet is proven all the same.
    let newer = open_proof_of(&bench.path(), 4, Under::Any).unwrap();
    assert_eq!(verify_proof(newer.as_bytes(), &policy(&own)).unwrap().checkpoint.size, 5);
    let refused = |file: &str, by: &str| verify_proof(file.as_bytes(), &policy(by)).unwrap_err();
    let stranger = Bench::new();
    let theirs = format!("log {}\nquorum none", stranger.key.vkey());
    assert_eq!(refused(&proof, &theirs), "no log that you trust has signed it");
    assert_eq!(
        refused(&proof_of(&bench.path(), 1, Under::Any).unwrap(), &own),
        "it does not open the entry that it is about"
    );
    assert_eq!(refused("hello", &own), "it is no proof in the form of c2sp.org/tlog-proof");
    for bit in 0..proof.len() * 8 {
        let mut flipped = proof.clone().into_bytes();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let judged = verify_proof(&flipped, &policy(&own));
        assert!(judged.is_err() || !judged.unwrap().judgement.is_enough, "bit {bit}");
    }
    // A record as a whole is judged in the same way.
    let found = crate::verify(&bench.path());
    let judged = found.judged(&policy(&own));
    assert!(judged.is_known && judged.is_enough);
    assert!(!found.judged(&policy(&theirs)).is_known);
    let more = format!("{own}# more\n").replace(
        "quorum w\n",
        &format!(
            "witness x {}\ngroup both all w x\nquorum both\n",
            Key::load_or_create_witness(&bench.folder.path().join("x"), "x.example").unwrap().vkey()
        ),
    );
    assert!(!found.judged(&policy(&more)).is_enough);
    let none: BTreeSet<u64> = BTreeSet::new();
    assert!(export_public(&bench.path(), &none, Under::Any, &mut Vec::new()).is_ok());
}
