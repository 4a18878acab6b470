// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::PathBuf, process::Command};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

use crate::{
    Hash, Vkey, canonical_json,
    merkle::{consistency_ranges, inclusion_ranges, leaf_hash, root, verify_consistency, verify_inclusion},
    note::Note,
};

/// A folder of the shared test data, where there is any.
fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    let found = path.is_dir();
    if !found {
        eprintln!("left out: there is no `{}`", path.display());
    }
    found.then_some(path)
}

fn read_json(path: PathBuf) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Every JSON file of one kind in the archive of Merkle vectors.
fn merkle_vectors(kind: &str) -> Vec<Value> {
    let Some(folder) = shared("merkle-vectors") else { return Vec::new() };
    let unpacked = tempfile::tempdir().unwrap();
    let tar = Command::new("tar")
        .args(["--zstd", "-xf", "testdata.tar.zst", "-C"])
        .arg(unpacked.path())
        .current_dir(folder)
        .status();
    if !tar.is_ok_and(|status| status.success()) {
        eprintln!("left out: `tar --zstd` can't unpack the Merkle vectors here");
        return Vec::new();
    }
    let mut vectors = Vec::new();
    let mut folders = vec![unpacked.path().join("testdata").join(kind)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => vectors.push(read_json(path)),
            }
        }
    }
    assert!(vectors.len() >= 90, "{} vectors of {kind}", vectors.len());
    vectors
}

/// A hash in base64. Some vectors have words in its place, which are brought to a hash's length, or nothing.
fn hash(value: &Value) -> Option<Hash> {
    let mut bytes = BASE64_STANDARD.decode(value.as_str()?).unwrap();
    let is_there = !bytes.is_empty();
    bytes.resize(32, 0);
    bytes.try_into().ok().filter(|_| is_there)
}

fn proof(vector: &Value) -> Option<Vec<Hash>> {
    vector["proof"].as_array().map_or(Some(Vec::new()), |hashes| hashes.iter().map(hash).collect())
}

#[test]
fn inclusion_proofs_are_taken_and_refused_as_the_vectors_say() {
    for vector in merkle_vectors("inclusion") {
        let number = |name: &str| vector[name].as_u64();
        let holds = (|| {
            let (leaf, root) = (hash(&vector["leafHash"])?, hash(&vector["root"])?);
            Some(verify_inclusion(&leaf, number("leafIdx")?, number("treeSize")?, &proof(&vector)?, &root))
        })();
        assert_eq!(holds.unwrap_or(false), vector["wantErr"] == false, "{vector:#}");
    }
}

#[test]
fn consistency_proofs_are_taken_and_refused_as_the_vectors_say() {
    for vector in merkle_vectors("consistency") {
        let number = |name: &str| vector[name].as_u64();
        let holds = (|| {
            let (root1, root2) = (hash(&vector["root1"])?, hash(&vector["root2"])?);
            Some(verify_consistency(number("size1")?, &root1, number("size2")?, &root2, &proof(&vector)?))
        })();
        assert_eq!(holds.unwrap_or(false), vector["wantErr"] == false, "{vector:#}");
    }
}

#[test]
fn every_proof_over_small_trees_holds_and_no_other_leaf_has_it() {
    let leaves: Vec<Hash> = (0_u8..70).map(|byte| leaf_hash(&[byte])).collect();
    let mth = |range: std::ops::Range<u64>| root(&leaves[range.start as usize..range.end as usize]);
    for size in 1..=leaves.len() as u64 {
        for index in 0..size {
            let proof: Vec<Hash> = inclusion_ranges(index, size).into_iter().map(mth).collect();
            let holds = |leaf: u64, index| {
                verify_inclusion(&leaves[leaf as usize], index, size, &proof, &mth(0..size))
            };
            assert!(holds(index, index), "{index} in {size}");
            assert!(!holds((index + 1) % 70, index) && (size == 1 || !holds(index, (index + 1) % size)));
        }
        for size1 in 1..=size {
            let proof: Vec<Hash> = consistency_ranges(size1, size).into_iter().map(mth).collect();
            assert!(
                verify_consistency(size1, &mth(0..size1), size, &mth(0..size), &proof),
                "{size1} in {size}"
            );
            assert!(!verify_consistency(size1, &[7; 32], size, &mth(0..size), &proof));
        }
    }
}

#[test]
fn notes_are_opened_as_the_vectors_say() {
    let Some(folder) = shared("signed-note-vectors") else { return };
    let vectors = read_json(folder.join("vectors.json"));
    let key =
        |name: &Value| -> Vkey { vectors["keys"][name.as_str().unwrap()].as_str().unwrap().parse().unwrap() };
    for bad in vectors["bad_verifier_keys"].as_array().unwrap() {
        assert!(bad.as_str().unwrap().parse::<Vkey>().is_err(), "{bad}");
    }
    for case in vectors["open"].as_array().unwrap() {
        let keys: Vec<Vkey> = case["verifiers"].as_array().unwrap().iter().map(key).collect();
        let note = Note::parse(case["msg"].as_str().unwrap().as_bytes());
        assert_eq!(note.is_none(), case["error"] == "malformed note", "{case:#}");
        let Some(note) = note else { continue };
        let mut verified = Vec::new();
        let mut is_refused = false;
        for vkey in &keys {
            let mut own = note.signatures.iter().filter(|signature| signature.names(vkey)).peekable();
            if own.peek().is_some() {
                verified.push(vkey.name());
            }
            is_refused |= !own.all(|signature| signature.holds(vkey, note.text));
        }
        match &case["error"] {
            Value::Null => {
                assert!(!is_refused, "{case:#}");
                assert_eq!(Value::from(verified), case["verified"], "{case:#}");
            }
            _ => assert!(is_refused || verified.is_empty(), "{case:#}"),
        }
    }
    for hex in vectors["open_bytes_hex_malformed"].as_array().unwrap() {
        let bytes: Vec<u8> = (hex.as_str().unwrap().as_bytes().chunks(2))
            .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect();
        assert!(Note::parse(&bytes).is_none());
    }
}

#[test]
fn json_is_canonical_as_the_vectors_of_rfc_8785_say() {
    let Some(folder) = shared("jcs-rfc8785") else { return };
    for part in ["", "rfc"] {
        for input in fs::read_dir(folder.join(part).join("input")).unwrap() {
            let input = input.unwrap().path();
            let wanted = fs::read(folder.join(part).join("output").join(input.file_name().unwrap())).unwrap();
            let wanted = String::from_utf8(wanted).unwrap();
            let is = String::from_utf8(canonical_json(&read_json(input.clone()))).unwrap();
            assert_eq!(is, wanted.trim_end(), "{}", input.display());
        }
    }
}

#[test]
fn json_is_canonical_in_order_numbers_and_escapes() {
    let check = |given: &str, wanted: &str| {
        let is = canonical_json(&serde_json::from_str(given).unwrap());
        assert_eq!(String::from_utf8(is).unwrap(), wanted);
    };
    for (given, wanted) in [
        (r#"{"b":1,"a":[],"":{}}"#, r#"{"":{},"a":[],"b":1}"#),
        // U+1F300 is D83C DF00 in UTF-16, which comes before FB01.
        (r#"{"ﬁ":1,"🌀":2}"#, r#"{"🌀":2,"ﬁ":1}"#),
        (r#""\u001f\u007f\u0008\t\"\\\/é""#, "\"\\u001f\u{7f}\\b\\t\\\"\\\\/é\""),
        ("[1.0, -0.0, 1e21, 1e-7, 9007199254740993, -5]", "[1,0,1e+21,1e-7,9007199254740992,-5]"),
        ("[true,false,null]", "[true,false,null]"),
    ] {
        check(given, wanted);
    }
}
