// SPDX-License-Identifier: AGPL-3.0-or-later
//! The key changes, and whoever knows the old one can follow.

use std::{fs, path::Path};

use serde_json::json;

use super::{AT, Bench, NAME, capture, held, restore, snapshot};
use crate::{Draft, Key, Kind, Reason, Record, RecordError, export_jsonl, verify, verify_export};

impl Bench {
    fn next_key(&self, name: &str) -> Key {
        Key::load_or_create(&self.folder.path().join(name), NAME).unwrap()
    }

    fn hand_over(&mut self, next: Key) {
        self.open().hand_over(&next, AT).unwrap();
        self.key = next;
    }
}

/// A record whose key has changed twice, with entries between.
fn handed_over() -> Bench {
    let mut bench = Bench::new();
    bench.fill(2);
    for name in ["second", "third"] {
        let next = bench.next_key(name);
        bench.hand_over(next);
        bench.fill(1);
    }
    bench
}

#[test]
fn who_knows_any_of_the_keys_can_follow_to_the_newest() {
    let first = Bench::new();
    let first_vkey = first.key.vkey().to_string();
    drop(first);
    let bench = handed_over();
    let found = held(&bench.path());
    assert_eq!((found.entries, found.kinds[&Kind::Key], found.former.len()), (6, 2, 2));
    assert_eq!(found.vkey, Some(bench.key.vkey().to_string()));
    assert!(!found.former.contains(&first_vkey) && found.former.iter().all(|vkey| vkey.starts_with(NAME)));
    let mut lines = Vec::new();
    export_jsonl(&bench.path(), &mut lines).unwrap();
    let exported = verify_export(lines.as_slice());
    assert_eq!(exported, found);
}

#[test]
fn the_old_key_opens_nothing_any_more() {
    let mut bench = Bench::new();
    bench.fill(1);
    let old = bench.key.clone();
    let next = bench.next_key("second");
    bench.hand_over(next);
    let error = Record::create_or_open(&bench.path(), &old).err();
    assert!(matches!(error, Some(RecordError::OtherKey { .. })), "{error:?}");
    assert_eq!(bench.open().len(), 2);
}

#[test]
fn only_a_new_key_of_the_same_name_can_follow() {
    let mut bench = Bench::new();
    bench.fill(1);
    let old = bench.key.clone();
    let before = snapshot(&bench.path());
    let folder = bench.folder.path();
    let other = Key::load_or_create(&folder.join("other"), "storm.example/other").unwrap();
    let witness = Key::load_or_create_witness(&folder.join("witness"), NAME).unwrap();
    for wrong in [&old, &other, &witness] {
        let error = bench.open().hand_over(wrong, AT).err();
        assert!(matches!(error, Some(RecordError::Successor { .. })), "{error:?}");
    }
    let next = bench.next_key("second");
    assert!(matches!(bench.open().hand_over(&next, "yesterday"), Err(RecordError::Time(_))));
    assert_eq!(snapshot(&bench.path()), before);
    bench.hand_over(next);
    assert!(matches!(bench.open().hand_over(&old, AT), Err(RecordError::Successor { .. })));
}

#[test]
fn handing_over_can_stop_after_any_file() {
    let mut bench = Bench::new();
    bench.fill(2);
    let (old, next) = (bench.key.clone(), bench.next_key("second"));
    let before = snapshot(&bench.path());
    bench.hand_over(next.clone());
    let after = snapshot(&bench.path());
    let changed =
        |name: &str| name.starts_with("content") || name.starts_with("tile") || name == "checkpoint";
    // What the old key has sealed, with the entry about the change.
    let mut sealed = after.clone();
    sealed.retain(|path, _| changed(path.to_str().unwrap()) || path == Path::new("lock"));
    let handover = String::from_utf8(after[Path::new("handover/1.tlog-proof")].clone()).unwrap();
    let note = handover.split_once("\n\n").unwrap().1;
    let by_old = note.lines().take(5).map(|line| format!("{line}\n")).collect::<String>();
    sealed.insert("checkpoint".into(), by_old.into_bytes());
    sealed.insert("vkey".into(), before[Path::new("vkey")].clone());
    let shown = after[Path::new("handover/1.tlog-proof")].clone();
    for cut in [None, Some(0), Some(40), Some(shown.len())] {
        let mut stopped = sealed.clone();
        if let Some(cut) = cut {
            stopped.insert("handover/1.tlog-proof".into(), shown[..cut].to_vec());
            stopped.insert("vkey.new".into(), b"storm".to_vec());
        }
        restore(&bench.path(), &stopped);
        bench.key = old.clone();
        assert_eq!(bench.open().len(), 3);
        held(&bench.path());
        // It is tried again, and both entries stay.
        bench.hand_over(next.clone());
        assert_eq!(held(&bench.path()).kinds[&Kind::Key], 2);
    }
    let mut stopped = sealed.clone();
    stopped.insert("handover/1.tlog-proof".into(), shown);
    stopped.insert("vkey".into(), after[Path::new("vkey")].clone());
    restore(&bench.path(), &stopped);
    assert!(!verify(&bench.path()).holds());
    bench.key = next;
    drop(bench.open());
    assert_eq!(snapshot(&bench.path()), after);
}

#[test]
fn every_flipped_bit_in_what_shows_a_change_is_found() {
    let bench = handed_over();
    let files = snapshot(&bench.path());
    for name in ["handover/1.tlog-proof", "handover/2.tlog-proof", "vkey"] {
        let path = bench.path().join(name);
        let bytes = &files[Path::new(name)];
        for bit in (0..bytes.len() * 8).step_by(3) {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, flipped).unwrap();
            assert!(!verify(&bench.path()).holds(), "bit {bit} of {name}");
        }
        fs::remove_file(&path).unwrap();
        assert!(!verify(&bench.path()).holds(), "{name} is missing");
        fs::write(&path, bytes).unwrap();
    }
    held(&bench.path());
}

#[test]
fn a_key_that_was_not_handed_the_record_is_refused() {
    // A thief of the folder puts their own key behind the last one.
    let mut bench = handed_over();
    let thief = bench.next_key("thief");
    let vkey = fs::read_to_string(bench.path().join("vkey")).unwrap();
    let shown = fs::read(bench.path().join("handover/2.tlog-proof")).unwrap();
    fs::write(bench.path().join("vkey"), format!("{vkey}{}\n", thief.vkey())).unwrap();
    fs::write(bench.path().join("handover/3.tlog-proof"), shown).unwrap();
    let checkpoint = held_checkpoint(&bench);
    fs::write(bench.path().join("checkpoint"), checkpoint.sign(&[&thief])).unwrap();
    let faults = verify(&bench.path()).faults;
    assert!(faults.iter().any(|fault| fault.file == "handover/3.tlog-proof"), "{faults:?}");
    bench.key = thief;
}

fn held_checkpoint(bench: &Bench) -> crate::Checkpoint {
    let bytes = fs::read(bench.path().join("checkpoint")).unwrap();
    crate::Checkpoint::open_signed(&bytes, &[&bench.key.vkey()]).unwrap()
}

#[test]
fn what_the_log_says_about_itself_is_neither_written_otherwise_nor_forgotten() {
    let bench = handed_over();
    let draft = |kind, content, evidence| Draft::new(kind, &content, evidence).is_ok();
    let vkey = bench.key.vkey().to_string();
    assert!(!draft(Kind::Key, json!({"at": AT, "from": vkey, "to": vkey}), None));
    let told = |posts: u64, reason: &str| json!({"at": AT, "posts": posts, "reason": reason});
    assert!(draft(Kind::Disclosure, told(3, "a court has asked"), None));
    assert!(!draft(Kind::Disclosure, told(3, "a court has asked"), Some(Vec::new())));
    assert!(!draft(Kind::Disclosure, told(0, "a court has asked"), None));
    assert!(
        !draft(Kind::Disclosure, told(3, ""), None)
            && !draft(Kind::Disclosure, told(3, &"a".repeat(1001)), None)
    );
    assert!(!draft(Kind::Disclosure, json!({"at": AT, "posts": 3}), None));
    assert!(!draft(Kind::Disclosure, json!({"at": "today", "posts": 3, "reason": "why"}), None));
    assert!(!draft(Kind::Disclosure, json!({"at": AT, "posts": 3, "reason": "why", "to": "her"}), None));
    assert!(!draft(Kind::Policy, json!({"at": AT, "policy": "quorum"}), None));
    assert!(!draft(Kind::Policy, json!({"at": AT, "policy": "quorum none", "by": "me"}), None));
    assert!(!draft(Kind::Policy, json!({"at": AT, "policy": "quorum none"}), Some(Vec::new())));
    assert!(draft(Kind::Policy, json!({"at": AT, "policy": "quorum none"}), None));
    assert!(matches!(bench.open().forget(&[2], Reason::Court, AT), Err(RecordError::Stays(2))));
    assert!(bench.open().forget(&[1], Reason::Court, AT).is_ok());
    bench.open().append(&[capture(1)]).unwrap();
}
