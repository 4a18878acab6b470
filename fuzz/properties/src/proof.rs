// SPDX-License-Identifier: AGPL-3.0-or-later
//! What accounts on Bluesky sign.

use std::collections::BTreeMap;

use signed::{Blocks, Cid, Commit, Document, Key, Proof, Section, Sections, Walk, cbor, find, key_of_log};

use crate::repository::{file, split};

/// The account whose everything is taken to be.
const DID: &str = "did:plc:loom";

/// Reads bytes as a proof or, where they have blocks, as the proof that these make; and as a document, a key, a value.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let blocks = split(bytes);
    let car = if let [whole] = blocks.as_slice() { whole.to_vec() } else { file(&blocks) };
    let document = usize::from(Document::read(bytes, DID).is_ok());
    let key = std::str::from_utf8(bytes).is_ok_and(|text| Key::read(text.trim()).is_ok());
    check_value(bytes);
    let proof = Proof { car, did_document: bytes.to_vec(), directory_log: None };
    assert!(key_of_log(bytes, DID).is_err(), "no log has that name");
    assert!(proof.verify(DID, "a").is_err(), "nobody has signed it");
    document + usize::from(key) + check_car(&proof.car)
}

/// What is read is written to the same bytes.
fn check_value(block: &[u8]) {
    if let Ok(value) = cbor::read(block) {
        let mut written = Vec::new();
        value.write(&mut written);
        assert_eq!(written, block);
    }
}

/// Block by block and at once the same is read, and each record is found where the walk over all of them finds it.
fn check_car(car: &[u8]) -> usize {
    let Ok((root, blocks)) = Blocks::read(car) else { return 0 };
    let mut sections = Sections::new(car);
    assert_eq!(sections.root(), Some(root));
    let mut read = 0;
    while let Section::Block(cid, block) = sections.read_next() {
        assert_eq!(blocks.get(cid), Some(block.as_slice()));
        check_value(&block);
        read += 1;
    }
    if let Some(commit) = blocks.get(root).and_then(Commit::read) {
        check_tree(commit.data, &blocks);
    }
    read
}

fn check_tree(root: Cid, blocks: &Blocks) {
    let mut walk = Walk::new(root);
    let mut found = BTreeMap::new();
    while let Some(step) = walk.next(blocks) {
        // A tree that is wrong anywhere may be wrong on the way.
        let Ok(record) = step else { return };
        found.insert(record.key, record.cid);
    }
    if walk.missing > 0 {
        return;
    }
    for (key, cid) in &found {
        assert_eq!(find(root, key, blocks), Ok(Some(*cid)), "{key}");
        let other = format!("{key}-");
        assert_eq!(find(root, &other, blocks), Ok(found.get(&other).copied()), "{other}");
    }
}
