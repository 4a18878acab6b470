// SPDX-License-Identifier: AGPL-3.0-or-later
//! Others sign with us, or refuse to.

use std::{collections::BTreeSet, fs};

use proptest::prelude::*;
use serde_json::json;

use super::{AT, Bench, NAME, capture, held};
use crate::{
    Anchor, AnchorForm, Checkpoint, Draft, Key, Kind, Newest, Policy, Record, RecordError, Refusal,
    Submission, export_jsonl, verify, verify_export, with_witnesses,
};

/// When witnesses sign here.
const TIME: u64 = 1_935_513_000;

struct Others {
    keys: Vec<Key>,
}

impl Others {
    fn new(bench: &Bench) -> Self {
        let key = |number| {
            let path = bench.folder.path().join(format!("witness{number}"));
            Key::load_or_create_witness(&path, &format!("w{number}.example")).unwrap()
        };
        Self { keys: (0..3).map(key).collect() }
    }

    /// Two of three have to sign.
    fn policy(&self) -> String {
        let mut text = String::from("# who has to sign\n");
        for (number, key) in self.keys.iter().enumerate() {
            text += &format!("witness w{number} {} https://w{number}.example/\n", key.vkey());
        }
        text + "group two 2 w0 w1 w2\nquorum two\n"
    }
}

/// A request to a witness, and the note in it.
fn submission_of(folder: &std::path::Path, old: u64) -> Result<(String, String), RecordError> {
    let newest = Newest::of(folder)?;
    Ok((newest.submission(folder, old)?, newest.note))
}

fn set_policy(bench: &Bench, policy: &str) {
    let mut record = bench.open();
    let draft = Draft::new(Kind::Policy, &json!({"at": AT, "policy": policy}), None).unwrap();
    record.append(&[draft]).unwrap();
    record.seal().unwrap();
}

/// The record's newest checkpoint as these witnesses sign it.
fn witnessed(bench: &Bench, others: &Others, by: &[usize]) -> String {
    let (body, note) = submission_of(&bench.path(), 0).unwrap();
    let submission = Submission::parse(body.as_bytes()).unwrap();
    submission.check(&[bench.key.vkey()], None).unwrap();
    let answers: Vec<String> = by.iter().map(|place| submission.sign(&others.keys[*place], TIME)).collect();
    with_witnesses(&note, &answers, &Policy::parse(&others.policy()).unwrap()).unwrap()
}

fn asked() -> (Bench, Others) {
    let bench = Bench::new();
    let others = Others::new(&bench);
    bench.fill(2);
    set_policy(&bench, &others.policy());
    (bench, others)
}

#[test]
fn what_witnesses_sign_is_kept_told_and_exported() {
    let (bench, others) = asked();
    let found = held(&bench.path());
    assert_eq!((found.policy, found.witnessed), (Some(others.policy()), None));
    for (by, is_enough) in [(&[1][..], false), (&[2, 0], true)] {
        let note = witnessed(&bench, &others, by);
        assert_eq!(bench.open().keep_witnessed(&note).unwrap().is_enough, is_enough);
        let found = held(&bench.path()).witnessed.unwrap();
        let names: Vec<(String, u64)> = by.iter().map(|place| (format!("w{place}"), TIME)).collect();
        assert_eq!((found.checkpoint.size, found.by, found.is_enough), (3, names, is_enough));
    }
    bench.fill(300);
    let mut lines = Vec::new();
    export_jsonl(&bench.path(), &mut lines).unwrap();
    assert_eq!(verify_export(lines.as_slice()), held(&bench.path()));
}

#[test]
fn every_flipped_bit_in_what_witnesses_have_signed_is_found() {
    let (bench, others) = asked();
    let note = witnessed(&bench, &others, &[0, 1]);
    bench.open().keep_witnessed(&note).unwrap();
    let path = bench.path().join("witnessed");
    for bit in 0..note.len() * 8 {
        let mut flipped = note.clone().into_bytes();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, flipped).unwrap();
        assert!(!verify(&bench.path()).holds(), "bit {bit}");
    }
    fs::write(&path, note).unwrap();
    held(&bench.path());
}

#[test]
fn what_is_not_signed_as_the_policy_asks_is_not_kept() {
    let (bench, others) = asked();
    let good = witnessed(&bench, &others, &[0, 1]);
    let (_, bare) = submission_of(&bench.path(), 0).unwrap();
    let lines: Vec<&str> = good.lines().collect();
    let line = |place: usize| lines[place];
    let stranger = Key::load_or_create_witness(&bench.folder.path().join("stranger"), "w0.example").unwrap();
    let (body, _) = submission_of(&bench.path(), 0).unwrap();
    let theirs = Submission::parse(body.as_bytes()).unwrap().sign(&stranger, TIME);
    let refused = |note: &str, says: &str| {
        let error = bench.open().keep_witnessed(note).unwrap_err().to_string();
        assert!(error.contains(says), "{error} for {note}");
        fs::write(bench.path().join("witnessed"), note).unwrap();
        let faults = verify(&bench.path()).faults;
        assert!(faults.iter().any(|fault| fault.file == "witnessed" && fault.says == says), "{faults:?}");
        fs::remove_file(bench.path().join("witnessed")).unwrap();
    };
    refused(&bare, "no witness has signed it");
    refused(&format!("{bare}{theirs}"), "it is signed by somebody whom the policy doesn't name");
    refused(&format!("{good}{}\n", line(5)), "a witness has signed it twice");
    refused(&good.replace(line(5), line(4)), "it is signed by somebody whom the policy doesn't name");
    refused(&good.replace("\n3\n", "\n2\n"), "no entry says who has to witness it");
    refused("hello", "it is no signed note");
    bench.open().keep_witnessed(&good).unwrap();
}

#[test]
fn an_older_checkpoint_never_takes_the_place_of_a_newer_one() {
    let (bench, others) = asked();
    let old = witnessed(&bench, &others, &[0, 1]);
    bench.fill(1);
    let new = witnessed(&bench, &others, &[1, 2]);
    bench.open().keep_witnessed(&new).unwrap();
    bench.fill(1);
    let lone = witnessed(&bench, &others, &[0]);
    for note in [old, lone] {
        let error = bench.open().keep_witnessed(&note);
        assert!(matches!(error, Err(RecordError::Witnessed(_))), "{error:?}");
    }
    // A policy counts for what comes after it: what was signed before it still holds.
    set_policy(&bench, "quorum none");
    let found = held(&bench.path());
    assert_eq!((found.policy.as_deref(), found.witnessed.unwrap().is_enough), (Some("quorum none"), true));
}

#[test]
fn a_witness_signs_what_continues_and_nothing_else() {
    let bench = Bench::new();
    bench.fill(3);
    let keys = [bench.key.vkey()];
    let ask = |old: u64| submission_of(&bench.path(), old).unwrap().0;
    let check =
        |body: &str, last: Option<&Checkpoint>| Submission::parse(body.as_bytes())?.check(&keys, last);
    let first = check(&ask(0), None).unwrap();
    assert_eq!(first.size, 3);
    assert_eq!(check(&ask(3), Some(&first)).unwrap(), first, "the same again is signed again");
    bench.fill(300);
    let second = check(&ask(3), Some(&first)).unwrap();
    assert_eq!(second.size, 303);
    assert_eq!(check(&ask(0), Some(&first)), Err(Refusal::Conflict(3)));
    assert_eq!(check(&ask(3), Some(&second)), Err(Refusal::Conflict(303)));
    assert_eq!(check(&ask(3), None), Err(Refusal::Conflict(0)));
    let without_a_hash: String =
        ask(3).lines().skip(2).fold("old 3\n".to_owned(), |body, line| body + line + "\n");
    assert_eq!(check(&without_a_hash, Some(&first)), Err(Refusal::Unproved));
    let stranger = Key::load_or_create(&bench.folder.path().join("stranger"), NAME).unwrap();
    let unsigned = Submission::parse(ask(3).as_bytes()).map(|s| s.check(&[stranger.vkey()], Some(&first)));
    assert_eq!(unsigned, Ok(Err(Refusal::Unsigned)));
    assert_eq!(Submission::parse(ask(3).as_bytes()).unwrap().origin(), NAME);
}

#[test]
fn a_forged_fork_is_refused_whatever_it_continues() {
    // The same key signs two logs that are one up to some entry.
    let bench = Bench::new();
    bench.fill(5);
    let fork = Bench { folder: tempfile::tempdir().unwrap(), key: bench.key.clone() };
    fork.fill(5);
    let keys = [bench.key.vkey()];
    let first = submission_of(&bench.path(), 0).unwrap().0;
    let last = Submission::parse(first.as_bytes()).unwrap().check(&keys, None).unwrap();
    let ask = |old: u64| {
        let body = submission_of(&fork.path(), old).unwrap().0;
        Submission::parse(body.as_bytes()).unwrap().check(&keys, Some(&last))
    };
    assert_eq!(ask(5), Err(Refusal::Conflict(5)), "of the same size");
    for more in 1..40 {
        fork.fill(1);
        assert_eq!(ask(5), Err(Refusal::Unproved), "of {} entries", 5 + more);
    }
}

#[test]
fn a_malformed_request_is_refused() {
    let bench = Bench::new();
    bench.fill(3);
    let good = submission_of(&bench.path(), 2).unwrap().0;
    assert!(Submission::parse(good.as_bytes()).is_ok());
    let long = format!("old 2\n{}\n{}", "A".repeat(100_000), good);
    let many = format!(
        "old 2\n{}\n{}",
        format!("{}=\n", "A".repeat(43)).repeat(64),
        good.split_once("\n\n").unwrap().1
    );
    for wrong in [
        "",
        "\n\n",
        "old 2",
        "old 2\n\n",
        &good.replace("old 2", "old 02"),
        &good.replace("old 2", "old -2"),
        &good.replace("old 2", "old 4"),
        &good.replace("old 2", "new 2"),
        &good.replace("old 2", "old 0"),
        &good.replace("\n3\n", "\n03\n"),
        &good.replace("\n\n", "\nno base64\n\n"),
        &good.replace(NAME, ""),
        &long,
        &many,
    ] {
        assert!(matches!(Submission::parse(wrong.as_bytes()), Err(Refusal::Malformed(_))), "{wrong}");
    }
    // A log of somebody else's may say more in its checkpoints.
    let extended = good.replace("\n\n— ", "\nmore\n\n— ");
    assert_eq!(
        Submission::parse(extended.as_bytes()).unwrap().check(&[bench.key.vkey()], None),
        Err(Refusal::Unsigned)
    );
}

#[test]
fn the_signature_of_the_specification_holds() {
    // The example of c2sp.org/tlog-cosignature has no key with it; the message and its parts are what it says.
    let bench = Bench::new();
    bench.fill(1);
    let others = Others::new(&bench);
    let vkey = others.keys[0].vkey();
    assert!(vkey.is_witness() && vkey.to_string().starts_with("w0.example+"));
    assert_eq!(vkey.to_string().parse::<crate::Vkey>().unwrap(), vkey);
    let (body, note) = submission_of(&bench.path(), 0).unwrap();
    let line = Submission::parse(body.as_bytes()).unwrap().sign(&others.keys[0], TIME);
    use base64::{Engine, prelude::BASE64_STANDARD};
    let bytes = BASE64_STANDARD.decode(line.trim_end().rsplit_once(' ').unwrap().1).unwrap();
    assert_eq!((bytes.len(), &bytes[4..12]), (4 + 8 + 64, &TIME.to_be_bytes()[..]));
    let text = note.split_once("\n\n").unwrap().0;
    let message = format!("cosignature/v1\ntime {TIME}\n{text}\n");
    let key = BASE64_STANDARD.decode(vkey.to_string().splitn(3, '+').last().unwrap()).unwrap();
    let key = ed25519_dalek::VerifyingKey::try_from(&key[1..]).unwrap();
    let signature = ed25519_dalek::Signature::from_slice(&bytes[12..]).unwrap();
    key.verify_strict(message.as_bytes(), &signature).unwrap();
}

#[test]
fn a_policy_counts_as_it_is_written() {
    let bench = Bench::new();
    let key = |number: usize| {
        let path = bench.folder.path().join(format!("k{number}"));
        Key::load_or_create_witness(&path, &format!("k{number}")).unwrap().vkey()
    };
    let keys: Vec<_> = (0..5).map(key).collect();
    let log = bench.key.vkey();
    let lines: String = keys.iter().enumerate().map(|(n, key)| format!(" witness\tw{n} {key}\n")).collect();
    let parse = |more: &str| Policy::parse(&format!("{lines}{more}"));
    let met = |more: &str, signed: &[usize]| parse(more).unwrap().is_met(&signed.iter().copied().collect());
    assert!(met("quorum none\n", &[]) && !parse("quorum none").unwrap().asks());
    assert!(met("quorum w1", &[1]) && !met("quorum w1", &[0, 2, 3, 4]));
    let nested = "group x 2 w0 w1 w2\ngroup y any w3 w4\ngroup z all x y\nquorum z\n";
    assert!(met(nested, &[0, 2, 4]) && !met(nested, &[0, 1, 2]) && !met(nested, &[0, 3, 4]));
    assert!(met("group x 1 w0 w1\nquorum w1\n", &[1]), "a member of a group can be the quorum");
    for (wrong, line) in [
        ("", 7),
        ("quorum none\nquorum none", 7),
        ("quorum w9", 6),
        ("group none any w1\nquorum none", 6),
        ("group w1 any w2\nquorum none", 6),
        ("group x 0 w1\nquorum none", 6),
        ("group x 3 w1 w2\nquorum none", 6),
        ("group x 01 w1\nquorum none", 6),
        ("group x any\nquorum none", 6),
        ("group x any w1 w1\nquorum none", 6),
        ("group x any w1\ngroup y any w1\nquorum none", 7),
        ("group x any none\nquorum none", 6),
        ("witness w9 nothing\nquorum none", 6),
        ("log nothing\nquorum none", 6),
        ("somebody w1\nquorum none", 6),
        ("quorum w1 w2", 6),
        ("quorum\u{b}none", 6),
        ("\u{1}quorum none", 6),
    ] {
        assert_eq!(parse(wrong).unwrap_err().line, line, "{wrong}");
    }
    let twice = format!("witness again {}\nquorum none", keys[0]);
    assert_eq!(parse(&twice).unwrap_err().line, 6);
    assert_eq!(parse(&format!("log {log}\nlog {log} https://a.example\nquorum none")).unwrap_err().line, 7);
    assert!(parse(&format!("witness w9 {log}\nquorum none")).is_err());
    assert!(parse(&format!("log {}\nquorum none", keys[0])).is_err());
    assert_eq!(parse(&format!("# é\nlog {log}\n\t\nquorum none")).unwrap().logs()[0].vkey, log);
    assert!(Policy::parse(&format!("quorum none\n{}", "#\n".repeat(40_000))).is_err());
}

proptest! {
    #[test]
    fn whatever_is_sent_to_a_witness_or_written_as_a_policy_is_read_or_refused(bytes in any::<Vec<u8>>(), text: String) {
        drop(Submission::parse(&bytes));
        drop(Submission::parse(text.as_bytes()));
        drop(Policy::parse(&text));
        prop_assert!(Policy::parse("quorum none").unwrap().is_met(&BTreeSet::new()));
    }
}

#[test]
fn an_anchor_is_about_a_checkpoint_of_the_record_and_of_before() {
    let bench = Bench::new();
    drop(bench.open());
    let note = |bench: &Bench| fs::read_to_string(bench.path().join("checkpoint")).unwrap();
    let anchor = |note: String, failed: Option<&str>| Anchor {
        at: AT.to_owned(),
        authority: "tsa.example".to_owned(),
        form: AnchorForm::Rfc3161,
        note,
        failed: failed.map(str::to_owned),
    };
    let append = |bench: &Bench, anchor: &Anchor, evidence: Option<&[u8]>| {
        let draft = Draft::new(Kind::Anchor, &anchor.content(), evidence.map(<[u8]>::to_vec)).unwrap();
        let mut record: Record = bench.open();
        record.append(&[draft]).unwrap();
        record.seal().unwrap();
    };
    append(&bench, &anchor(note(&bench), None), Some(b"token"));
    bench.fill(300);
    append(&bench, &anchor(note(&bench), None), Some(b"token"));
    append(&bench, &anchor(note(&bench), Some("it did not answer")), None);
    let found = held(&bench.path());
    let sizes: Vec<(u64, u64)> = found.anchors.iter().map(|found| (found.index, found.size)).collect();
    assert_eq!(sizes, [(0, 0), (301, 301), (302, 302)]);
    let mut lines = Vec::new();
    export_jsonl(&bench.path(), &mut lines).unwrap();
    assert_eq!(verify_export(lines.as_slice()), found);
    // Neither can be otherwise.
    let refused = |anchor: &Anchor, evidence: Option<Vec<u8>>| {
        Draft::new(Kind::Anchor, &anchor.content(), evidence).is_err()
    };
    assert!(refused(&anchor(note(&bench), None), None));
    assert!(refused(&anchor(note(&bench), Some("no")), Some(Vec::new())));
    assert!(refused(&Anchor { at: "noon".to_owned(), ..anchor(note(&bench), None) }, Some(Vec::new())));
    // Another record's checkpoint, one that is not signed, and one of later entries.
    let other = Bench { folder: tempfile::tempdir().unwrap(), key: bench.key.clone() };
    other.fill(12);
    for (wrong, says) in [
        (note(&other), "the entries do not lead to the root of its checkpoint"),
        (note(&bench).replace("303", "301"), "its note: its signature does not hold"),
        ("hello".to_owned(), "its note: it is no signed note"),
    ] {
        let copy = Bench { folder: tempfile::tempdir().unwrap(), key: bench.key.clone() };
        super::restore(&copy.path(), &super::snapshot(&bench.path()));
        append(&copy, &anchor(wrong, None), Some(b"token"));
        let faults = verify(&copy.path()).faults;
        let said: Vec<_> = faults.iter().map(|fault| (fault.index, fault.says.as_str())).collect();
        assert_eq!(said, [(Some(303), says)]);
    }
    bench.open().append(&[capture(1)]).unwrap();
}
