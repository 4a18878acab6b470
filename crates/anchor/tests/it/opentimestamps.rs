// SPDX-License-Identifier: AGPL-3.0-or-later
//! Proofs that the Python client reads and writes too.

use std::{fs, path::Path};

use anchor::opentimestamps::{BadProof, Bitcoin, OtherBlock, Pending, Proof, State, Statement, request};

use crate::calendar::{Calendar, counted, ots};

const DIGEST: [u8; 32] = *b"a digest of thirty-two bytes....";
const NONCE: [u8; 16] = *b"a nonce of bytes";

/// What a calendar promises.
fn begin(calendar: &Calendar) -> Proof {
    let (status, answer) = calendar.post("/digest", &request(&DIGEST, &NONCE));
    assert_eq!(status, 200);
    Proof::begin(&DIGEST, &NONCE, &answer).expect("the calendar answers as calendars do")
}

/// What a calendar says to a promise of its own, or of another.
fn ask(calendar: &Calendar, pending: &Pending) -> (u16, Vec<u8>) {
    let url = pending.url();
    let path =
        url.strip_prefix(&pending.calendar.to_string()).expect("it begins with the calendar's address");
    calendar.get(path)
}

fn merged(one: &Proof, two: &Proof) -> Proof {
    let mut both = one.clone();
    both.merge(two).expect("they are about one digest");
    both
}

/// Holds a proof against what the client's library makes of it.
fn check(calendar: &Calendar, proof: &Proof) {
    let written = proof.write();
    assert_eq!(Proof::read(&written).as_ref(), Ok(proof));
    assert_eq!(calendar.post("/read", &written), (200, written));
}

fn in_a_file(proof: &Proof, folder: &Path) -> String {
    let path = folder.join("note.ots");
    fs::write(&path, proof.write()).expect("the folder can be written");
    path.to_str().expect("it is text").to_owned()
}

#[test]
fn a_proof_grows_from_promises_to_a_block_as_it_does_with_the_client() {
    let [alice, bob] = ["https://alice.example", "https://bob.example"].map(Calendar::start);
    let folder = tempfile::tempdir().expect("a folder");
    // Two promises in one proof, which the client reads.
    let promised = merged(&begin(&alice), &begin(&bob));
    check(&alice, &promised);
    assert_eq!(promised.state(), State::Pending);
    let file = in_a_file(&promised, folder.path());
    let (is_read, info) = ots(&["info", &file]);
    assert!(is_read, "{info}");
    let said = [
        "File sha256 hash: 6120646967657374206f66207468697274792d74776f2062797465732e2e2e2e",
        "PendingAttestation('https://alice.example')",
        "PendingAttestation('https://bob.example')",
    ];
    for words in said {
        assert!(info.contains(words), "{words}: {info}");
    }
    let pending = promised.pending();
    let names: Vec<String> = pending.iter().map(|pending| pending.calendar.to_string()).collect();
    assert_eq!(names, ["https://alice.example", "https://bob.example"]);
    assert!(pending.iter().all(|pending| pending.commitment.len() == 44));
    // Nobody has found a block yet.
    assert_eq!(ask(&alice, &pending[0]).0, 404);
    // Then somebody has, for one of the two.
    assert_eq!(alice.post("/mine", &[]).0, 200);
    let (status, answer) = ask(&alice, &pending[0]);
    assert_eq!(status, 200);
    let mut grown = promised.clone();
    assert_eq!(grown.upgrade(&pending[0], &answer), Ok(true));
    assert_eq!(grown.upgrade(&pending[0], &answer), Ok(false));
    check(&alice, &grown);
    assert_eq!(grown.pending(), pending[1..]);
    // The client gets the same file from the same calendar.
    let (is_complete, told) = ots(&["upgrade", "-c", &alice.url(), &file]);
    assert!(is_complete, "{told}");
    assert_eq!(fs::read(&file).expect("it is there"), grown.write());
    // The block's header shows when.
    let State::Bitcoin(block) = grown.state() else { panic!("{:?}", grown.state()) };
    let (_, header) = alice.get(&pending[0].url().replace("https://alice.example/timestamp", "/header"));
    let header: [u8; 80] = header.try_into().expect("a header has 80 bytes");
    assert_eq!(block.height, 918_273);
    assert_eq!(block.dated_by(&header).expect("it is its header").time.as_second(), 1_795_000_000);
    let (_, info) = ots(&["info", &file]);
    assert!(info.contains(&format!("# Bitcoin block merkle root {}", block.root())), "{info}");
}

#[test]
fn proofs_are_merged_as_the_library_merges_them() {
    let [alice, bob] = ["https://alice.example", "https://bob.example"].map(Calendar::start);
    alice.post("/mine", &[]);
    let (one, two) = (begin(&alice), begin(&bob));
    let mut grown = one.clone();
    let pending = &one.pending()[0];
    grown.upgrade(pending, &ask(&alice, pending).1).expect("it is an answer");
    for (one, two) in [(&one, &two), (&two, &one), (&one, &grown), (&grown, &two), (&grown, &grown)] {
        let both = merged(one, two);
        assert_eq!(both, merged(two, one));
        let sent = [one, two].map(|proof| counted(&proof.write())).concat();
        assert_eq!(alice.post("/merge", &sent), (200, both.write()));
    }
}

#[test]
fn a_file_of_the_client_is_read() {
    let calendar = Calendar::start("https://alice.example");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("note");
    fs::write(&file, "a note").expect("the folder can be written");
    let (is_stamped, told) =
        ots(&["stamp", "-m", "1", "-c", &calendar.url(), file.to_str().expect("it is text")]);
    assert!(is_stamped, "{told}");
    let written = fs::read(folder.path().join("note.ots")).expect("the client has written it");
    let proof = Proof::read(&written).expect("it is a proof");
    assert_eq!(proof.write(), written);
    assert_eq!(proof.pending().len(), 1);
    use sha2::{Digest, Sha256};
    assert_eq!(proof.digest().as_slice(), Sha256::digest("a note").as_slice());
}

/// Whoever flips a bit gets what the client would read too, and that says the same there; what is refused here alone is written longer
/// than it has to be.
#[test]
fn whatever_is_flipped_or_cut_is_read_as_the_library_reads_it_or_not_at_all() {
    let calendar = Calendar::start("https://alice.example");
    calendar.post("/mine", &[]);
    let mut proof = begin(&calendar);
    let pending = proof.pending().remove(0);
    proof.upgrade(&pending, &ask(&calendar, &pending).1).expect("it is an answer");
    let whole = proof.write();
    for length in 0..whole.len() {
        assert!(Proof::read(&whole[..length]).is_err(), "{length}");
    }
    let flip = |bit: usize| {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        flipped
    };
    // Every third bit is each of a byte's in turn.
    let flipped: Vec<Vec<u8>> = (0..whole.len() * 8).step_by(3).map(flip).collect();
    let (mut agreed, read) = (0, calendar.read_each(&flipped));
    assert_eq!(read.len(), flipped.len());
    for (flip, (flipped, there)) in flipped.iter().zip(read).enumerate() {
        match Proof::read(flipped).map(|proof| proof.write()) {
            Err(BadProof::Number | BadProof::OtherHash | BadProof::Operation { tag: 0x67 }) => continue,
            here => assert_eq!(here.ok(), there, "flip {flip}"),
        }
        agreed += 1;
    }
    assert!(agreed * 10 > flipped.len() * 9, "{agreed} of {}", flipped.len());
}

#[test]
fn an_answer_is_taken_where_something_waits_for_it() {
    let calendar = Calendar::start("https://alice.example");
    let proof = begin(&calendar);
    calendar.post("/mine", &[]);
    let pending = proof.pending().remove(0);
    let (_, answer) = ask(&calendar, &pending);
    let elsewhere = Pending { commitment: vec![7; 44], ..pending.clone() };
    let bob = anchor::opentimestamps::Calendar::read("https://bob.example").expect("it is an address");
    let other = Pending { calendar: bob, ..pending.clone() };
    for (asked, answer, why) in [
        (&elsewhere, &answer, BadProof::NotPending),
        (&other, &answer, BadProof::NotPending),
        (&pending, &Vec::new(), BadProof::Cut),
        (&pending, &b"<html>".to_vec(), BadProof::Operation { tag: b'<' }),
        (&pending, &[answer.clone(), vec![0]].concat(), BadProof::Trailing),
        (&pending, &vec![0; 65_537], BadProof::TooLong { bytes: 65_537 }),
    ] {
        let mut same = proof.clone();
        assert_eq!(same.upgrade(asked, answer), Err(why));
        assert_eq!(same, proof);
    }
}

#[test]
fn a_header_dates_only_what_leads_to_its_root() {
    // The first block of Bitcoin.
    let root = hex(FIRST_ROOT).into_iter().rev().collect::<Vec<u8>>();
    let rest = hex("29ab5f49ffff001d1dac2b7c");
    let header = [&[1, 0, 0, 0][..], &[0; 32], &root, &rest].concat().try_into().expect("it has 80 bytes");
    let mut claim = Bitcoin { height: 0, merkle_root: root.try_into().expect("it has 32 bytes") };
    let block = claim.dated_by(&header).expect("it is its header");
    assert_eq!(block.hash, "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f");
    assert_eq!(block.time.to_string(), "2009-01-03T18:15:05Z");
    assert_eq!(claim.root(), FIRST_ROOT);
    claim.merkle_root[31] ^= 1;
    assert_eq!(claim.dated_by(&header), Err(OtherBlock));
}

fn hex(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).expect("they are digits"));
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("they are digits")).collect()
}

const FIRST_ROOT: &str = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";

#[test]
fn what_is_not_understood_stays_and_is_told() {
    let unknown = [&[0, 1, 2, 3, 4, 5, 6, 7, 8, 3][..], b"any"].concat();
    let pending = |address: &str| {
        let length = u8::try_from(address.len()).unwrap();
        let tag = [0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e];
        [&[0][..], &tag, &[length + 1, length], address.as_bytes()].concat()
    };
    // A block of what is no root: twenty bytes.
    let short = [&[0x02, 0][..], &[0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01], &[1, 9]].concat();
    let answer = [&[0xff][..], &unknown, &[0xff], &pending("http://10.0.0.1:1/a"), &short].concat();
    let proof = Proof::begin(&DIGEST, &NONCE, &answer).expect("it is an answer");
    let unusable = |what: &str| Statement::Unusable { what: what.to_owned() };
    let told = [
        Statement::Unknown { tag: [1, 2, 3, 4, 5, 6, 7, 8] },
        unusable("9"),
        unusable("http://10.0.0.1:1/a"),
    ];
    assert_eq!(proof.statements(), told);
    assert_eq!((proof.state(), proof.pending()), (State::Pending, Vec::new()));
    check(&Calendar::start("https://alice.example"), &proof);
}
