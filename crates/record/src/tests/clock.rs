// SPDX-License-Identifier: AGPL-3.0-or-later
//! The clock of whoever keeps a record, and those of its witnesses, jump: nothing is refused or lost for it.

use std::{collections::BTreeMap, env};

use fastrand::Rng;
use serde_json::{Value, json};

use super::{Bench, NAME, all, held};
use crate::{
    Draft, Entry, Key, Kind, Newest, Policy, Reason, Submission, export_jsonl, verify_export, with_witnesses,
};

/// So many jumps where `GROUNDSWELL_JUMPS` says nothing else.
const SAMPLE: u64 = 40;

/// An hour and a day on and back, a leap day, the ends of 32 bits, and of what can be written.
const CLOCK: [(&str, u64); 11] = [
    ("2031-05-02T18:30:00Z", 1_935_513_000),
    ("2031-05-02T19:30:00Z", 1_935_516_600),
    ("2031-05-02T17:30:00Z", 1_935_509_400),
    ("2031-05-03T18:30:00Z", 1_935_599_400),
    ("2031-05-01T18:30:00Z", 1_935_426_600),
    ("2032-02-29T23:59:59Z", 1_961_711_999),
    ("2038-01-19T03:14:08Z", 1 << 31),
    ("2106-02-07T06:28:15Z", (1 << 32) - 1),
    ("2106-02-07T06:28:16Z", 1 << 32),
    ("1970-01-01T00:00:00Z", 0),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
];

/// What must be found at each place: a content, or when it was forgotten.
type Wanted = BTreeMap<u64, Result<Value, String>>;

#[test]
fn a_clock_that_jumps_loses_nothing_and_nothing_is_refused_for_it() {
    let jumps = env::var("GROUNDSWELL_JUMPS").map_or(SAMPLE, |jumps| jumps.parse().expect("it is a number"));
    let mut bench = Bench::new();
    let witness = Key::load_or_create_witness(&bench.folder.path().join("witness"), "w.example").unwrap();
    let policy = format!("witness w {} https://w.example/\nquorum w\n", witness.vkey());
    let (mut rng, mut wanted, mut changes) = (Rng::with_seed(jumps), Wanted::new(), 0);
    for jump in 0..jumps {
        let (at, seconds) = CLOCK[rng.usize(0..CLOCK.len())];
        let mut record = bench.open();
        let content = json!({"id": jump.to_string(), "seen_at": at});
        let asked = json!({"at": at, "policy": policy});
        let draft = |kind, content: &Value| Draft::new(kind, content, None).unwrap();
        let places = record.append(&[draft(Kind::Capture, &content), draft(Kind::Policy, &asked)]).unwrap();
        wanted.extend(places.clone().zip([Ok(content), Ok(asked)]));
        let captures =
            wanted.iter().filter(|(_, what)| what.as_ref().is_ok_and(|what| what.get("id").is_some()));
        let captures: Vec<u64> = captures.map(|(place, _)| *place).collect();
        if jump % 3 == 2 {
            let place = captures[rng.usize(0..captures.len())];
            assert_eq!(record.forget(&[place], Reason::Age, at).unwrap().erased, [place]);
            wanted.insert(place, Err(at.to_owned()));
        }
        if jump % 16 == 15 && changes < 8 {
            changes += 1;
            let next = Key::load_or_create(&bench.folder.path().join(format!("key{changes}")), NAME).unwrap();
            record.hand_over(&next, at).unwrap();
            bench.key = next;
        }
        record.seal().unwrap();
        let newest = Newest::of(&bench.path()).unwrap();
        let body = newest.submission(&bench.path(), 0).unwrap();
        let line = Submission::parse(body.as_bytes()).unwrap().sign(&witness, seconds);
        let note = with_witnesses(&newest.note, &[line], &Policy::parse(&policy).unwrap());
        // A witness that has no clock gives no signature: 1970 is no time.
        if let Some(note) = note {
            assert_eq!(record.keep_witnessed(&note).unwrap().by, [("w".to_owned(), seconds)]);
        }
    }
    check(&bench, &wanted);
    println!("{jumps} jumps: {} entries", all(&bench.path()).len());
}

fn check(bench: &Bench, wanted: &Wanted) {
    let found = held(&bench.path());
    let mut lines = Vec::new();
    export_jsonl(&bench.path(), &mut lines).unwrap();
    assert_eq!(verify_export(lines.as_slice()), found);
    let entries = all(&bench.path());
    for (place, what) in wanted {
        let found = match &entries[*place as usize] {
            Entry::Kept { content, .. } => Ok(content.clone()),
            Entry::Forgotten { at, .. } => Err(at.clone()),
        };
        assert_eq!(found, *what, "entry {place}");
    }
}
