// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use k256::ecdsa::{Signature, SigningKey, signature::Signer};
use proptest::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    Blocks, Cid, Document, DocumentError, Key, LogError, Proof, ProofError, Proved, Section, Sections,
    TreeError,
    cbor::{self, Value},
    key_of_log,
};

const DID: &str = "did:plc:loom";

#[test]
fn only_the_one_form_of_each_value_is_read() {
    let check = |bytes: &[u8], says: &str| assert_eq!(cbor::read(bytes).unwrap_err(), says, "{bytes:x?}");
    let fraction = "has a value that no record may have, such as a fraction";
    check(b"", "ends in the middle of a value");
    check(b"\x61", "ends in the middle of a value");
    check(b"\x00\x00", "has more behind its value");
    check(b"\x18\x17", "has a number that is longer than it needs to be");
    check(b"\x19\x00\xff", "has a number that is longer than it needs to be");
    check(b"\x1a\x00\x00\xff\xff", "has a number that is longer than it needs to be");
    check(b"\x1b\x00\x00\x00\x00\xff\xff\xff\xff", "has a number that is longer than it needs to be");
    check(b"\x61\xff", "has a text that is not valid UTF-8");
    check(b"\x9f\xff", fraction);
    check(b"\xf7", fraction);
    check(b"\xf8\x20", fraction);
    check(b"\xfb\0\0\0\0\0\0\0\0", fraction);
    check(b"\xc1\x00", "has a tag other than that of a link");
    check(b"\xd8\x2a\x00", "has a link that is none");
    check(b"\xd8\x2a\x43\x01\x01\x01", "has a link whose name is of no known form");
    check(b"\xa1\x00\x00", "has a name that is no text");
    check(b"\xa2\x61b\x00\x61a\x00", "has names twice or out of their order");
    check(b"\xa2\x61a\x00\x61a\x00", "has names twice or out of their order");
    check(b"\xa2\x62aa\x00\x61b\x00", "has names twice or out of their order");
    check(&[0x81; 100_000], "nests deeper than any record");
    check(b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", "ends in the middle of a value");
    check(b"\x7b\xff\xff\xff\xff\xff\xff\xff\xff", "ends in the middle of a value");
    check(&[&[0x9a, 0, 2, 0, 0][..], &[0; 1 << 17]].concat(), "holds more values than any record");
}

proptest! {
    #[test]
    fn what_is_read_is_written_to_the_same_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        check_written(&bytes);
    }

    #[test]
    fn whole_numbers_come_back(number in any::<i64>(), large in any::<u64>()) {
        for number in [i128::from(number), i128::from(large), -1 - i128::from(large)] {
            let mut block = Vec::new();
            Value::Integer(number).write(&mut block);
            prop_assert_eq!(cbor::read(&block), Ok(Value::Integer(number)));
        }
    }
}

fn check_written(block: &[u8]) {
    if let Ok(value) = cbor::read(block) {
        assert_eq!(written(&value), block);
    }
}

fn written(value: &Value<'_>) -> Vec<u8> {
    let mut block = Vec::new();
    value.write(&mut block);
    block
}

/// The folder of real material; `None`, with a word about it, where it is not there.
fn shared(file: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(file);
    if !path.exists() {
        eprintln!("left out: `{file}` of the shared data folder is not there");
        return None;
    }
    Some(path)
}

fn json_file(path: &Path) -> Vec<serde_json::Value> {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_shared_data_model_is_read_and_written_to_the_letter() {
    let Some(file) = shared("atproto-interop/data-model/data-model-fixtures.json") else { return };
    for case in json_file(&file) {
        let block = STANDARD_NO_PAD.decode(case["cbor_base64"].as_str().unwrap()).unwrap();
        check_written(&block);
        let mut json = String::new();
        cbor::read(&block).unwrap().write_json(&mut json);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), case["json"]);
        assert_eq!(Cid::whole(&name(&block)).unwrap().to_string(), case["cid"].as_str().unwrap());
    }
}

#[test]
fn the_shared_signatures_hold_where_they_should() {
    let Some(file) = shared("atproto-interop/crypto/signature-fixtures.json") else { return };
    let cases = json_file(&file);
    assert_eq!(cases.len(), 6);
    for case in cases {
        let text = |name: &str| case[name].as_str().unwrap();
        let bytes = |name: &str| STANDARD_NO_PAD.decode(text(name)).unwrap();
        let key = Key::read(text("publicKeyDid").strip_prefix("did:key:").unwrap()).unwrap();
        assert_eq!(Key::of_suite(text("didDocSuite"), text("publicKeyMultibase")).unwrap(), key);
        let holds = key.has_signed(&bytes("messageBase64"), &bytes("signatureBase64"));
        assert_eq!(holds, case["validSignature"].as_bool().unwrap(), "{}", case["comment"]);
    }
}

#[test]
fn the_shared_keys_are_read() {
    let Some(file) = shared("atproto-interop/crypto/w3c_didkey_K256.json") else { return };
    for case in json_file(&file) {
        let written = case["privateKeyBytesHex"].as_str().unwrap();
        let digits =
            (0..32).map(|at| u8::from_str_radix(written.get(2 * at..2 * at + 2).unwrap(), 16).unwrap());
        let secret = SigningKey::from_slice(&digits.collect::<Vec<u8>>()).unwrap();
        let read = Key::read(case["publicDidKey"].as_str().unwrap().strip_prefix("did:key:").unwrap());
        assert_eq!(read.unwrap(), Key::read(&multibase(&secret)).unwrap());
    }
}

#[test]
fn what_is_no_key_is_refused() {
    let key = multibase(&secret());
    let check = |written: &str| assert!(Key::read(written).is_err(), "{written}");
    check("");
    check("z");
    let letters = key.strip_prefix('z').unwrap();
    check(letters);
    check(&format!("m{letters}"));
    check(key.strip_suffix(key.chars().next_back().unwrap()).unwrap());
    check(&format!("z{}", "1".repeat(1_000_000)));
    // A point in its long form, and one of a curve with which nobody signs here.
    let point = secret().verifying_key().to_sec1_point(false);
    check(&format!("z{}", bs58::encode([&[0xe7, 1], point.as_bytes()].concat()).into_string()));
    check(&format!("z{}", bs58::encode([&[0xed, 1][..], &[7; 33]].concat()).into_string()));
    assert!(Key::of_suite("Ed25519VerificationKey2020", &key).is_err());
}

/// Real commits: what the stream of a relay carried, with the documents of those who signed.
#[test]
fn the_shared_commits_prove_what_was_written_and_what_was_deleted() {
    let Some(frames) = shared("jetstream-corpus/frames.bin.zst") else { return };
    let Some(documents) = shared("jetstream-corpus/did_docs.json.zst") else { return };
    let unpacked = |path: &Path| zstd::decode_all(std::fs::File::open(path).unwrap()).unwrap();
    let documents: HashMap<String, serde_json::Value> =
        serde_json::from_slice(&unpacked(&documents)).unwrap();
    let frames = unpacked(&frames);
    let (mut rest, mut proved, mut absent) = (frames.as_slice(), 0, 0);
    while let Some((length, behind)) = rest.split_first_chunk() {
        let (frame, behind) = behind.split_at(u32::from_le_bytes(*length) as usize);
        rest = behind;
        let (_, body) = cbor::read_first(frame).unwrap();
        let body = cbor::read(body).unwrap();
        let Some(did) = body.get("repo").and_then(Value::text) else { continue };
        let did_document = serde_json::to_vec(&documents[did]).unwrap();
        let car = body.get("blocks").unwrap().bytes().unwrap().to_vec();
        let proof = Proof { car, did_document, directory_log: None };
        for op in body.get("ops").unwrap().items() {
            let shown = proof.verify(did, op.get("path").unwrap().text().unwrap()).unwrap();
            assert_eq!(shown.rev, body.get("rev").unwrap().text().unwrap());
            assert_eq!(shown.record.as_ref().map(|record| record.cid), op.get("cid").unwrap().link());
            if shown.record.is_some() { proved += 1 } else { absent += 1 }
        }
    }
    assert_eq!((proved, absent), (146, 4));
}

fn secret() -> SigningKey {
    SigningKey::from_slice(&[7; 32]).unwrap()
}

fn multibase(secret: &SigningKey) -> String {
    let point = secret.verifying_key().to_sec1_point(true);
    format!("z{}", bs58::encode([&[0xe7, 1], point.as_bytes()].concat()).into_string())
}

fn document(key: &str) -> Vec<u8> {
    let method = json!({"id": format!("{DID}#atproto"), "type": "Multikey", "controller": DID, "publicKeyMultibase": key});
    let service = json!({"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": "https://pds.example"});
    json!({"id": DID, "verificationMethod": [method], "service": [service]}).to_string().into_bytes()
}

/// The name of a block.
fn name(block: &[u8]) -> Vec<u8> {
    [&[1, 0x71, 0x12, 0x20], Sha256::digest(block).as_slice()].concat()
}

/// A record's key and name, and the tree behind it.
type Entry<'a> = (&'a str, &'a [u8], Option<&'a [u8]>);

/// A file in the making.
#[derive(Default)]
struct Car(Vec<Vec<u8>>);

impl Car {
    /// Adds a block; gives its name.
    fn add(&mut self, value: &Value<'_>) -> Vec<u8> {
        let block = written(value);
        let cid = name(&block);
        self.0.push(block);
        cid
    }

    /// Adds a node of records, each with the tree behind it.
    fn node(&mut self, left: Option<&[u8]>, records: &[Entry<'_>]) -> Vec<u8> {
        let below = |cid: Option<&'_ [u8]>| cid.map_or(Value::Null, |cid| Value::Link(leaked(cid)));
        let entries = records.iter().map(|(key, record, behind)| {
            Value::Map(vec![
                ("k", Value::Bytes(leaked(key.as_bytes()))),
                ("p", Value::Integer(0)),
                ("t", below(*behind)),
                ("v", Value::Link(leaked(record))),
            ])
        });
        let entries = Value::List(entries.collect());
        self.add(&Value::Map(vec![("e", entries), ("l", below(left))]))
    }

    /// The file, with the commit of an account that names a tree, signed.
    fn finish(mut self, tree: &[u8], secret: &SigningKey, did: &'static str) -> Vec<u8> {
        let commit = |signature: Option<&'static [u8]>| {
            let mut members = vec![("did", Value::Text(did)), ("rev", Value::Text("3k"))];
            members.extend(signature.map(|signature| ("sig", Value::Bytes(signature))));
            members.extend([
                ("data", Value::Link(leaked(tree))),
                ("prev", Value::Null),
                ("version", Value::Integer(3)),
            ]);
            Value::Map(members)
        };
        let signature: Signature = secret.sign(&written(&commit(None)));
        let root = self.add(&commit(Some(leaked(&signature.to_bytes()))));
        let header = Value::Map(vec![
            ("roots", Value::List(vec![Value::Link(leaked(&root))])),
            ("version", Value::Integer(1)),
        ]);
        let mut file = section(&written(&header));
        self.0.iter().rev().for_each(|block| file.extend(section(&[name(block), block.clone()].concat())));
        file
    }
}

/// Values borrow, and the test ends soon.
fn leaked(bytes: &[u8]) -> &'static [u8] {
    Box::leak(bytes.to_vec().into_boxed_slice())
}

fn section(bytes: &[u8]) -> Vec<u8> {
    let (low, high) = (bytes.len() & 0x7f, bytes.len() >> 7);
    let length = if high == 0 { vec![low as u8] } else { vec![low as u8 | 0x80, high as u8] };
    [length, bytes.to_vec()].concat()
}

/// Proves the records `b`, `d` and `f`, of which only the second is held, as a server would.
fn proof() -> Proof {
    let mut car = Car::default();
    let record = car.add(&Value::Map(vec![("text", Value::Text("we stand with the weavers"))]));
    let below = car.node(None, &[("d", &record, None)]);
    let elsewhere = name(b"elsewhere");
    let tree = car.node(Some(&elsewhere), &[("b", &elsewhere, Some(&below)), ("f", &elsewhere, None)]);
    Proof {
        car: car.finish(&tree, &secret(), DID),
        did_document: document(&multibase(&secret())),
        directory_log: None,
    }
}

#[test]
fn a_proof_shows_a_record_or_that_there_is_none() {
    let proof = proof();
    let Proved { rev, is_rooted, record } = proof.verify(DID, "d").unwrap();
    assert!(!is_rooted, "the document's word is all there is");
    let record = record.unwrap();
    assert_eq!(rev, "3k");
    assert!(record.cid.names(&record.block));
    assert_eq!(
        cbor::read(&record.block).unwrap().get("text").unwrap().text(),
        Some("we stand with the weavers")
    );
    for none in ["c", "e", "g"] {
        assert_eq!(proof.verify(DID, none).unwrap().record, None, "{none}");
    }
}

#[test]
fn a_proof_is_kept_in_one_piece_and_read_back() {
    let rooted = Proof { directory_log: Some(b"[]".to_vec()), ..proof() };
    for proof in [proof(), rooted] {
        let bytes = proof.to_bytes();
        assert_eq!(Proof::from_bytes(&bytes), Some(proof));
        assert_eq!(Proof::from_bytes(&[&*bytes, b"."].concat()), None, "more than it says");
        for end in 0..bytes.len() {
            assert_eq!(Proof::from_bytes(&bytes[..end]), None, "cut at {end}");
        }
    }
}

#[test]
fn a_proof_shows_nothing_of_what_it_does_not_hold() {
    let elsewhere = Cid::whole(&name(b"elsewhere")).unwrap();
    assert_eq!(proof().verify(DID, "b").unwrap_err(), ProofError::Record(elsewhere));
    assert_eq!(proof().verify(DID, "a").unwrap_err(), ProofError::Tree(TreeError::Missing(elsewhere)));
}

#[test]
fn every_flipped_bit_of_a_proof_is_refused() {
    let whole = proof();
    for at in 0..whole.car.len() * 8 {
        let mut wrong = whole.clone();
        wrong.car[at / 8] ^= 1 << (at % 8);
        assert!(wrong.verify(DID, "d").is_err(), "bit {at}");
    }
    for length in 0..whole.car.len() {
        let short = Proof { car: whole.car[..length].to_vec(), ..whole.clone() };
        assert!(short.verify(DID, "d").is_err(), "{length} bytes");
    }
}

#[test]
fn another_accounts_key_document_or_name_is_refused() {
    let stranger = SigningKey::from_slice(&[8; 32]).unwrap();
    let with = |did_document: Vec<u8>| Proof { did_document, ..proof() }.verify(DID, "d").unwrap_err();
    assert_eq!(with(document(&multibase(&stranger))), ProofError::Signature);
    assert_eq!(
        proof().verify("did:plc:spindle", "d").unwrap_err(),
        ProofError::Document(DocumentError::Other(DID.to_owned()))
    );
    let as_spindle = String::from_utf8(document(&multibase(&secret()))).unwrap().replace("loom", "spindle");
    let as_spindle = Proof { did_document: as_spindle.into_bytes(), ..proof() };
    assert_eq!(as_spindle.verify("did:plc:spindle", "d").unwrap_err(), ProofError::Account(DID.to_owned()));
    assert!(matches!(with(b"{}".to_vec()), ProofError::Document(DocumentError::Json(_))));
    let keyless = json!({"id": DID}).to_string().into_bytes();
    assert_eq!(with(keyless), ProofError::Document(DocumentError::Keyless));
}

#[test]
fn a_signature_with_its_high_number_is_refused() {
    let (message, secret) = (b"we stand with the weavers", secret());
    let key = Key::read(&multibase(&secret)).unwrap();
    let signature: Signature = secret.sign(message);
    let (r, s) = signature.split_scalars();
    let high = Signature::from_scalars(r.to_bytes(), (-s).to_bytes()).unwrap();
    assert!(key.has_signed(message, &signature.to_bytes()));
    assert!(!key.has_signed(message, &high.to_bytes()));
    assert!(!key.has_signed(message, &signature.to_bytes()[1..]));
}

#[test]
fn a_tree_with_keys_out_of_their_places_shows_nothing() {
    let check = |make: fn(&mut Car, &[u8]) -> Vec<u8>, key: &str| {
        let mut car = Car::default();
        let record = car.add(&Value::Map(Vec::new()));
        let tree = make(&mut car, &record);
        let broken = Proof { car: car.finish(&tree, &secret(), DID), ..proof() };
        assert!(matches!(broken.verify(DID, key), Err(ProofError::Tree(TreeError::Broken(_)))), "{key}");
    };
    check(|car, record| car.node(None, &[("d", record, None), ("b", record, None)]), "e");
    check(|car, record| car.node(None, &[("b", record, None), ("b", record, None)]), "c");
    // Below a key stands what belongs before it, and before a key what belongs behind it.
    let below: fn(&mut Car, &[u8]) -> Vec<u8> = |car, record| {
        let wrong = car.node(None, &[("a", record, None)]);
        car.node(None, &[("b", record, Some(&wrong))])
    };
    check(below, "c");
    let before: fn(&mut Car, &[u8]) -> Vec<u8> = |car, record| {
        let wrong = car.node(None, &[("c", record, None)]);
        car.node(Some(&wrong), &[("b", record, None)])
    };
    check(before, "a");
    check(|_, record| record.to_vec(), "a");
}

#[test]
fn a_document_names_the_key_and_the_server_of_its_account() {
    let read = Document::read(&document(&multibase(&secret())), DID).unwrap();
    assert_eq!(read.server.as_deref(), Some("https://pds.example"));
    assert_eq!(read.key, Key::read(&multibase(&secret())).unwrap());
}

#[test]
fn a_file_that_is_damaged_is_refused_whole() {
    let whole = proof().car;
    assert!(Blocks::read(&whole).is_ok());
    assert!(Blocks::read(&[&whole[..], &[0]].concat()).is_err());
    assert!(Blocks::read(b"").is_err());
    let mut sections = Sections::new(&whole[..]);
    assert!(sections.root().is_some());
    assert!(matches!(sections.read_next(), Section::Block(..)));
}

/// An operation of the directory, as JSON whose members stand in the order in which they are signed.
struct Operation {
    members: Vec<(&'static str, Value<'static>)>,
    json: serde_json::Value,
}

impl Operation {
    fn new(rotation: &SigningKey, signing: &SigningKey, prev: Option<&str>) -> Self {
        let key = |secret: &SigningKey| format!("did:key:{}", multibase(secret));
        let (rotation, signing) = (key(rotation), key(signing));
        let text = |text: &str| Value::Text(std::str::from_utf8(leaked(text.as_bytes())).unwrap());
        let members = vec![
            ("prev", prev.map_or(Value::Null, text)),
            ("type", text("plc_operation")),
            ("services", Value::Map(Vec::new())),
            ("alsoKnownAs", Value::List(vec![text("at://loom.test")])),
            ("rotationKeys", Value::List(vec![text(&rotation)])),
            ("verificationMethods", Value::Map(vec![("atproto", text(&signing))])),
        ];
        let json = json!({
            "type": "plc_operation", "prev": prev, "services": {}, "alsoKnownAs": ["at://loom.test"],
            "rotationKeys": [rotation], "verificationMethods": {"atproto": signing},
        });
        Self { members, json }
    }

    /// Signs it; gives its name and it.
    fn sign(mut self, secret: &SigningKey) -> (Cid, serde_json::Value) {
        let message = Value::Map(self.members);
        let signature: Signature = secret.sign(&written(&message));
        let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
        let Value::Map(mut members) = message else { unreachable!() };
        members.insert(0, ("sig", Value::Text(std::str::from_utf8(leaked(signature.as_bytes())).unwrap())));
        self.json["sig"] = signature.into();
        (Cid::of(&written(&Value::Map(members))), self.json)
    }
}

fn secrets() -> [SigningKey; 3] {
    [1, 2, 3].map(|byte| SigningKey::from_slice(&[byte; 32]).unwrap())
}

/// An account that has changed its key once, and its log.
fn account() -> (String, Vec<serde_json::Value>) {
    let [rotation, old, new] = secrets();
    let (first, begin) = Operation::new(&rotation, &old, None).sign(&rotation);
    let (_, change) = Operation::new(&rotation, &new, Some(&first.to_string())).sign(&rotation);
    (format!("did:plc:{}", first.digest_letters(24)), vec![begin, change])
}

fn key_at_end(did: &str, log: &[serde_json::Value]) -> Result<Key, LogError> {
    key_of_log(&serde_json::to_vec(log).unwrap(), did)
}

#[test]
fn a_log_leads_from_an_accounts_name_to_its_key() {
    let (did, log) = account();
    let [_, old, new] = secrets().map(|secret| Key::read(&multibase(&secret)).unwrap());
    assert_eq!(key_at_end(&did, &log), Ok(new));
    assert_eq!(key_at_end(&did, &log[..1]), Ok(old));
}

#[test]
fn a_log_that_was_changed_leads_nowhere() {
    let (did, log) = account();
    let [rotation, old, stranger] = secrets();
    let (first, begin) = Operation::new(&rotation, &old, None).sign(&rotation);
    let (_, stolen) = Operation::new(&stranger, &stranger, Some(&first.to_string())).sign(&stranger);
    assert_eq!(key_at_end(&did, &[begin, stolen]), Err(LogError::Signature(1)));
    let (_, other) = Operation::new(&stranger, &stranger, None).sign(&stranger);
    assert_eq!(key_at_end(&did, &[other]), Err(LogError::Name));
    assert_eq!(key_at_end(&did, &log[1..]), Err(LogError::Order(0)));
    assert_eq!(key_at_end(&did, &[log[0].clone(), log[0].clone()]), Err(LogError::Order(1)));
    assert!(matches!(key_at_end(&did, &[]), Err(LogError::Form(_))));
    assert!(matches!(key_of_log(b"[1]", &did), Err(LogError::Form(_))));
    let end = json!({"type": "plc_tombstone", "prev": first.to_string(), "sig": ""});
    assert_eq!(key_at_end(&did, &[log[0].clone(), end]), Err(LogError::Ended));
    let whole = serde_json::to_vec(&log).unwrap();
    for at in 0..whole.len() * 8 {
        let mut wrong = whole.clone();
        wrong[at / 8] ^= 1 << (at % 8);
        // White space is none of what is signed.
        let is_same = serde_json::from_slice::<Vec<serde_json::Value>>(&wrong).is_ok_and(|it| it == log);
        assert!(is_same || key_of_log(&wrong, &did).is_err(), "bit {at}");
    }
}

mod fixture;
