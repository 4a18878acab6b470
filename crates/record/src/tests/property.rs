// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fs;

use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Value, json};

use super::{AT, Bench, all, capture, held, restore, snapshot};
use crate::{
    Draft, Entry, Kind, Reason, Record, canonical_json, entries, export_jsonl, verify, verify_export,
};

#[derive(Clone, Debug)]
enum Step {
    Append(Vec<(String, Option<Vec<u8>>)>),
    Forget(Vec<Index>, usize),
    Reopen,
    Seal,
}

fn step() -> impl Strategy<Value = Step> {
    let draft = (".{0,12}", proptest::option::of(vec(any::<u8>(), 0..20)));
    prop_oneof![
        4 => vec(draft, 0..90).prop_map(Step::Append),
        2 => (vec(any::<Index>(), 1..5), 0..5_usize).prop_map(|(indices, reason)| Step::Forget(indices, reason)),
        1 => Just(Step::Reopen),
        1 => Just(Step::Seal),
    ]
}

/// What an entry must be.
enum Wanted {
    Kept(Value, Option<Vec<u8>>),
    Forgotten(Reason),
    Tombstone,
}

type Model = Vec<Wanted>;

fn take(record: &mut Record, model: &mut Model, step: Step) {
    match step {
        Step::Append(batch) => {
            let contents: Vec<_> =
                batch.into_iter().map(|(text, evidence)| (json!({ "text": text }), evidence)).collect();
            let draft =
                |(content, evidence): &(Value, _)| Draft::new(Kind::Report, content, Clone::clone(evidence));
            let drafts: Vec<Draft> = contents.iter().map(draft).collect::<Result<_, _>>().unwrap();
            let indices = record.append(&drafts).unwrap();
            assert_eq!(indices, model.len() as u64..(model.len() + drafts.len()) as u64);
            model.extend(contents.into_iter().map(|(content, evidence)| Wanted::Kept(content, evidence)));
        }
        Step::Forget(indices, reason) => {
            if model.is_empty() {
                return;
            }
            let reason = Reason::ALL[reason];
            let indices: Vec<usize> = indices.iter().map(|index| index.index(model.len())).collect();
            let result =
                record.forget(&indices.iter().map(|index| *index as u64).collect::<Vec<_>>(), reason, AT);
            assert_eq!(
                result.is_err(),
                indices.iter().any(|index| matches!(model[*index], Wanted::Tombstone))
            );
            let Ok(done) = result else { return };
            done.erased.iter().for_each(|index| model[*index as usize] = Wanted::Forgotten(reason));
            model.extend((!done.erased.is_empty()).then_some(Wanted::Tombstone));
        }
        Step::Reopen | Step::Seal => drop(record.seal().unwrap()),
    }
    assert_eq!(record.len(), model.len() as u64);
}

fn compare(entry: Entry, wanted: &Wanted) {
    match (entry, wanted) {
        (Entry::Kept { content, evidence, kind: Kind::Report, .. }, Wanted::Kept(wanted, bytes)) => {
            assert_eq!((&content, &evidence), (wanted, bytes));
        }
        (Entry::Forgotten { reason, .. }, Wanted::Forgotten(wanted)) => assert_eq!(reason, *wanted),
        (Entry::Kept { kind: Kind::Tombstone, .. }, Wanted::Tombstone) => {}
        (entry, _) => panic!("{entry:?} is something else"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_is_what_was_done_to_it(steps in vec(step(), 1..12)) {
        let bench = Bench::new();
        let mut record = bench.open();
        let mut model = Model::new();
        for step in steps {
            let reopens = matches!(step, Step::Reopen);
            take(&mut record, &mut model, step);
            if reopens {
                drop(record);
                record = bench.open();
            }
            held(&bench.path());
        }
        drop(record);
        drop(bench.open());
        let found = held(&bench.path());
        prop_assert_eq!((found.entries, found.unsealed), (model.len() as u64, 0));
        let entries = all(&bench.path());
        prop_assert_eq!(entries.len(), model.len());
        entries.into_iter().zip(&model).for_each(|(entry, wanted)| compare(entry, wanted));
        let mut export = Vec::new();
        export_jsonl(&bench.path(), &mut export).unwrap();
        prop_assert_eq!(verify_export(&export[..]), found);
    }

    #[test]
    fn whatever_is_written_over_a_record_nothing_panics(
        changes in vec((any::<Index>(), any::<Index>(), vec(any::<u8>(), 0..12), any::<bool>()), 1..6)
    ) {
        let bench = Bench::new();
        bench.fill(4);
        bench.open().forget(&[1], Reason::Age, AT).unwrap();
        bench.open().append(&[capture(9)]).unwrap();
        let mut files = snapshot(&bench.path());
        for (file, place, bytes, cuts) in changes {
            let name = file.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
            let old = files.get_mut(&name).unwrap();
            let place = place.index(old.len() + 1);
            let end = if cuts { old.len() } else { old.len().min(place + bytes.len()) };
            old.splice(place..end, bytes);
        }
        restore(&bench.path(), &files);
        drop(verify(&bench.path()));
        if let Ok(entries) = entries(&bench.path()) {
            entries.for_each(drop);
        }
        drop(Record::create_or_open(&bench.path(), &bench.key));
        drop(export_jsonl(&bench.path(), &mut Vec::new()));
    }

    #[test]
    fn whatever_an_export_is_nothing_panics(bytes in vec(any::<u8>(), 0..300), place in any::<Index>()) {
        drop(verify_export(&bytes[..]));
        let bench = Bench::new();
        bench.fill(2);
        let mut export = Vec::new();
        export_jsonl(&bench.path(), &mut export).unwrap();
        let place = place.index(export.len());
        export.splice(place.., bytes);
        prop_assert!(!verify_export(&export[..]).holds());
    }

    #[test]
    fn what_is_canonical_stays_so(text in ".*", number in -9_007_199_254_740_991_i64..9_007_199_254_740_992) {
        let value = json!({"b": [text, number], text.as_str(): null});
        let once = canonical_json(&value);
        prop_assert_eq!(&serde_json::from_slice::<Value>(&once).unwrap(), &value);
        prop_assert_eq!(canonical_json(&serde_json::from_slice(&once).unwrap()), once);
    }
}

#[test]
fn a_length_that_lies_costs_no_memory() {
    let bench = Bench::new();
    bench.fill(1);
    let path = bench.path().join("content/000");
    let mut bytes = fs::read(&path).unwrap();
    bytes[5..9].copy_from_slice(&u32::MAX.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    assert_eq!(verify(&bench.path()).faults[0].index, Some(0));
    bytes[5..9].copy_from_slice(&(60_u32 << 20).to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    assert_eq!(verify(&bench.path()).faults[0].index, Some(0));
}
