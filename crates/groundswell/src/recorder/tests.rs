// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{path::Path, sync::Arc};

use call::{Call, Commitment, SEALED_FILE, Salt, sealed_file};
use jiff::SignedDuration;
use record::Entry;
use serde_json::Value;

use super::Recorder;
use crate::data::DataFolder;

/// The sample call with a sealed hashtag.
fn sealed_call() -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    let mut files = call::read(&folder).expect("the sample is valid").files;
    let salt = Salt::new([3; 32]);
    let line = format!("sealed_hashtag = \"{}\"\n", Commitment::of(&salt, "OpenTheHall"));
    files.entry("call.toml".to_owned()).and_modify(|toml| toml.insert_str(0, &line));
    files.insert(SEALED_FILE.to_owned(), sealed_file(&salt, "OpenTheHall"));
    call::parse("ahang-weavers".parse().expect("a name"), &files).expect("the call is valid")
}

fn contents(data: &DataFolder, call: &Call) -> Vec<Value> {
    let entries = record::entries(&data.record(&call.id)).expect("the record is there");
    let content = |entry| match entry {
        Ok((_, Entry::Kept { content, .. })) => content,
        _ => panic!("nothing is forgotten"),
    };
    entries.map(content).collect()
}

#[test]
fn what_opens_a_sealed_hashtag_comes_into_the_record_once_and_at_the_hour() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, call) = (DataFolder::new(home.path()), Arc::new(sealed_call()));
    let start = call.storm.window.start();
    let day_before = start - SignedDuration::from_hours(24);
    let mut recorder = Recorder::open(Arc::clone(&call), &data, false, day_before).expect("it opens");
    for seconds in [-1, 0, 1] {
        recorder.reveal(start + SignedDuration::from_secs(seconds)).expect("it is kept");
        let there = contents(&data, &call);
        assert_eq!(there.len(), if seconds < 0 { 1 } else { 2 }, "{seconds} seconds from the hour");
    }
    drop(recorder);
    let again = Recorder::open(Arc::clone(&call), &data, false, start + SignedDuration::from_hours(1))
        .expect("it opens");
    assert_eq!(again.sealed_at(), Some(day_before), "the call was agreed before its hour");
    let there = contents(&data, &call);
    let [before, revealed] = there.as_slice() else { panic!("{} entries", there.len()) };
    assert!(!before.to_string().contains("OpenTheHall"));
    assert_eq!(before["sealed_at"], revealed["sealed_at"]);
    assert_eq!(revealed["revealed_at"], start.to_string());
    assert_eq!(revealed["hashtags"][0], "OpenTheHall");
    assert!(revealed["files"][SEALED_FILE].is_string());
}
