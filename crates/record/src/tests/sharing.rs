// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::Value;

use super::{AT, Bench, capture, forget_one, held};
use crate::{
    Hash, Reason, RecordError, Under, checkpoint::Checkpoint, consistency_proof, export_jsonl,
    inclusion_proof, leaf_hash, opening::read_checkpoint, proof_of, root_of, verify_consistency,
    verify_export, verify_inclusion,
};

fn export(bench: &Bench) -> Vec<u8> {
    let mut out = Vec::new();
    export_jsonl(&bench.path(), &mut out).unwrap();
    out
}

#[test]
fn an_export_says_what_the_record_says() {
    let bench = Bench::new();
    bench.fill(300);
    bench.open().forget(&[7, 299], Reason::Platform, AT).unwrap();
    assert_eq!(verify_export(&export(&bench)[..]), held(&bench.path()));
}

#[test]
fn every_flipped_bit_and_every_missing_end_of_an_export_is_found() {
    let bench = Bench::new();
    bench.fill(3);
    forget_one(&bench, 1);
    let mut export = export(&bench);
    assert!(verify_export(&export[..]).holds());
    for place in 0..export.len() {
        for bit in 0..8 {
            export[place] ^= 1 << bit;
            assert!(!verify_export(&export[..]).holds(), "bit {bit} of byte {place}");
            export[place] ^= 1 << bit;
        }
        assert!(!verify_export(&export[..place]).holds(), "cut off at byte {place}");
    }
    export.push(b'\n');
    assert!(!verify_export(&export[..]).holds());
}

#[test]
fn an_export_has_one_line_for_key_and_checkpoint_and_one_for_each_entry() {
    let bench = Bench::new();
    bench.fill(2);
    forget_one(&bench, 0);
    let export = String::from_utf8(export(&bench)).unwrap();
    let lines: Vec<Value> = export.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["vkey"], format!("{}\n", bench.key.vkey()));
    assert_eq!(lines[1]["forgotten"], serde_json::json!({"at": AT, "reason": "author"}));
    assert_eq!(lines[2]["evidence"], "cmF3IGJ5dGVzIDEgb2YgdGhlIHdlYXZlcnM=");
    assert_eq!(lines[3]["kind"], "tombstone");
}

#[test]
fn proofs_made_from_tiles_hold_for_every_size() {
    let bench = Bench::new();
    let mut record = bench.open();
    let mut checkpoints: Vec<Checkpoint> = Vec::new();
    for size in [1, 2, 255, 256, 257, 600] {
        let drafts: Vec<_> = (record.len()..size).map(capture).collect();
        record.append(&drafts).unwrap();
        checkpoints.push(record.seal().unwrap());
        for older in &checkpoints {
            let proof = consistency_proof(&bench.path(), older.size, size).unwrap();
            let newest = checkpoints.last().unwrap();
            assert!(verify_consistency(older.size, &older.root, size, &newest.root, &proof));
            assert_eq!(root_of(&bench.path(), older.size).unwrap(), older.root);
        }
        assert!(matches!(root_of(&bench.path(), size + 1), Err(RecordError::Uncovered { .. })));
    }
    let root = checkpoints.last().unwrap().root;
    for (index, entry) in super::all(&bench.path()).into_iter().enumerate().step_by(37) {
        let crate::Entry::Kept { commitment, .. } = entry else { panic!("nothing is forgotten") };
        let proof = inclusion_proof(&bench.path(), index as u64).unwrap();
        assert!(verify_inclusion(&leaf_hash(&commitment), index as u64, 600, &proof, &root), "{index}");
    }
    let old = consistency_proof(&bench.path(), 256, 257).unwrap();
    let (a, b) = (&checkpoints[3], &checkpoints[4]);
    assert!(verify_consistency(a.size, &a.root, b.size, &b.root, &old));
    for (size1, size2) in [(0, 5), (6, 5), (5, 601)] {
        let proof = consistency_proof(&bench.path(), size1, size2);
        assert!(matches!(proof, Err(RecordError::Uncovered { .. })));
    }
    assert!(matches!(inclusion_proof(&bench.path(), 600), Err(RecordError::Uncovered { .. })));
}

#[test]
fn a_proof_file_can_be_checked_with_nothing_but_key_and_commitment() {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let bench = Bench::new();
    bench.fill(9);
    let text = proof_of(&bench.path(), 4, Under::Any).unwrap();
    let (proof, note) = text.split_once("\n\n").unwrap();
    let checkpoint = Checkpoint::open_signed(note.as_bytes(), &[&bench.key.vkey()]).unwrap();
    assert_eq!(
        checkpoint,
        read_checkpoint(&bench.path(), &crate::lineage::Lineage::new(bench.key.vkey())).unwrap()
    );
    let mut lines = proof.lines();
    assert_eq!((lines.next(), lines.next()), (Some("c2sp.org/tlog-proof@v1"), Some("index 4")));
    let hashes: Vec<Hash> =
        lines.map(|line| BASE64_STANDARD.decode(line).unwrap().try_into().unwrap()).collect();
    let crate::Entry::Kept { commitment, .. } = super::all(&bench.path())[4] else { panic!("it is kept") };
    assert!(verify_inclusion(&leaf_hash(&commitment), 4, 9, &hashes, &checkpoint.root));
    bench.fill(1);
    let alone = Bench::new();
    alone.fill(1);
    assert!(
        proof_of(&alone.path(), 0, Under::Any)
            .unwrap()
            .starts_with("c2sp.org/tlog-proof@v1\nindex 0\n\nstorm.example")
    );
}
