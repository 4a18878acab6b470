// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading all of a record at once gives what reading it one by one gives.

use std::fs;

use serde_json::Value;

use super::{AT, Bench, capture};
use crate::{Draft, Entry, Kind, Reason, RecordError, Scanned, entries, scan};

/// An entry's kind, content and evidence; nothing once it is erased.
type Seen = Option<(Kind, Value, Option<Vec<u8>>)>;

/// What a scan comes by, in the form in which single entries are read.
fn scanned(bench: &Bench) -> Result<Vec<(u64, Seen)>, RecordError> {
    let mut found = Vec::new();
    let look = |_, entry: Scanned<'_>| {
        Some(match entry {
            Scanned::Erased => None,
            Scanned::Kept { kind, content, evidence } => {
                Some((kind, serde_json::from_str(content).expect("it is JSON"), evidence.map(<[u8]>::to_vec)))
            }
        })
    };
    let take = |index, entry| {
        found.push((index, entry));
        Ok::<(), RecordError>(())
    };
    let checkpoint = scan(&bench.path(), look, take)?;
    assert_eq!(checkpoint.size, found.len() as u64);
    Ok(found)
}

#[test]
fn a_scan_gives_every_entry_in_order_as_reading_one_by_one_does() {
    for entries_in_all in [0, 1, 4095, 4097, 13_000] {
        let bench = Bench::new();
        bench.fill(entries_in_all);
        if entries_in_all > 1 {
            bench.open().forget(&[0, entries_in_all - 1], Reason::Age, AT).unwrap();
        }
        let one_by_one = entries(&bench.path()).unwrap().map(|entry| match entry.unwrap() {
            (index, Entry::Forgotten { .. }) => (index, None),
            (index, Entry::Kept { kind, content, evidence, .. }) => (index, Some((kind, content, evidence))),
        });
        assert_eq!(scanned(&bench).unwrap(), one_by_one.collect::<Vec<_>>());
    }
}

#[test]
fn a_scan_gives_nothing_out_that_is_not_what_was_committed_to() {
    let bench = Bench::new();
    bench.fill(4200);
    let path = bench.path().join("content/001");
    let mut bytes = fs::read(&path).unwrap();
    let place = bytes.len() - 5;
    bytes[place] ^= 1;
    fs::write(&path, bytes).unwrap();
    let error = scanned(&bench).unwrap_err().to_string();
    assert!(error.contains("001") && error.contains("entry 4199"), "{error}");
    // An erased entry without a tombstone is no better.
    let bench = Bench::new();
    bench.fill(3);
    let path = bench.path().join("content/000");
    let mut bytes = fs::read(&path).unwrap();
    bytes[0] = 0;
    fs::write(&path, bytes).unwrap();
    assert!(scanned(&bench).unwrap_err().to_string().contains("entry 0"));
}

#[test]
fn whoever_takes_what_is_scanned_can_end_it() {
    let bench = Bench::new();
    bench.fill(9000);
    let mut taken = 0;
    let outcome = scan(
        &bench.path(),
        |index, _| Some(index),
        |index, _| {
            taken += 1;
            if index == 5000 { Err(RecordError::Poisoned) } else { Ok(()) }
        },
    );
    assert!(matches!(outcome, Err(RecordError::Poisoned)));
    assert_eq!(taken, 5001);
}

#[test]
fn a_draft_tells_its_content_as_it_will_be_read() {
    let without = capture(3);
    let with =
        Draft::new(Kind::Capture, &serde_json::json!({"z": 1, "a": "\u{e9}\n"}), Some(b"raw".to_vec()));
    assert_eq!(with.unwrap().content(), "{\"a\":\"\u{e9}\\n\",\"z\":1}");
    assert!(without.content().starts_with('{') && without.content().ends_with('}'));
}
