// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fs;

use serde_json::json;

use super::{AT, Bench, NAME, all, capture, held, snapshot};
use crate::{
    Draft, Entry, Key, Kind, Reason, Record, RecordError, canonical_json,
    draft::Envelope,
    entries,
    tile::{Level, TileName, number_path},
    verify,
};

#[test]
fn what_is_appended_comes_back_in_order() {
    let bench = Bench::new();
    let mut record = bench.open();
    assert!(record.is_empty());
    let call = Draft::new(Kind::Call, &json!({"hour": "18:00"}), Some(Vec::new())).unwrap();
    assert_eq!(record.append(&[call, capture(1)]).unwrap(), 0..2);
    assert_eq!(record.append(&[]).unwrap(), 2..2);
    assert_eq!(record.append(&[capture(2)]).unwrap(), 2..3);
    assert_eq!(entries(&bench.path()).unwrap().count(), 0, "nothing is sealed yet");
    assert_eq!(record.seal().unwrap().size, 3);
    let kept = |entry: &Entry| match entry {
        Entry::Kept { kind, content, evidence, .. } => (*kind, content.clone(), evidence.clone()),
        Entry::Forgotten { .. } => panic!("nothing is forgotten"),
    };
    let entries: Vec<_> = all(&bench.path()).iter().map(kept).collect();
    assert_eq!(entries[0], (Kind::Call, json!({"hour": "18:00"}), Some(Vec::new())));
    assert_eq!(entries[1].2.as_deref(), Some("raw bytes 1 of the weavers".as_bytes()));
    assert_eq!(entries[2].2, None);
    let found = held(&bench.path());
    assert_eq!((found.entries, found.kept, found.forgotten, found.unsealed), (3, 3, 0, 0));
    assert_eq!(found.kinds, [(Kind::Call, 1), (Kind::Capture, 2)].into());
    assert_eq!(found.vkey, Some(bench.key.vkey().to_string()));
    assert_eq!(found.checkpoint.unwrap().size, 3);
}

#[test]
fn an_empty_record_holds() {
    let bench = Bench::new();
    drop(bench.open());
    assert_eq!(held(&bench.path()).entries, 0);
    assert_eq!(all(&bench.path()), []);
}

#[test]
fn the_checkpoint_and_the_log_are_as_c2sp_has_them() {
    let bench = Bench::new();
    bench.fill(300);
    let files = snapshot(&bench.path());
    let names: Vec<&str> = files.keys().map(|path| path.to_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "checkpoint",
            "content/000",
            "lock",
            "tile/0/000",
            "tile/0/001.p/44",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/44",
            "vkey",
        ]
    );
    let length = |name: &str| files[std::path::Path::new(name)].len();
    assert_eq!(
        (length("tile/0/000"), length("tile/entries/000"), length("tile/1/000.p/1")),
        (8192, 256 * 34, 32)
    );
    let checkpoint = String::from_utf8(fs::read(bench.path().join("checkpoint")).unwrap()).unwrap();
    let lines: Vec<&str> = checkpoint.lines().collect();
    assert_eq!((lines[0], lines[1], lines[3], lines.len()), (NAME, "300", "", 5));
    assert!(lines[4].starts_with(&format!("— {NAME} ")));
}

#[test]
fn growth_one_by_one_leaves_the_same_log_as_growth_at_once() {
    let bench = Bench::new();
    let mut record = bench.open();
    for number in 0..520 {
        record.append(&[capture(number)]).unwrap();
        if number % 7 == 0 || number == 519 {
            record.seal().unwrap();
        }
    }
    drop(record);
    held(&bench.path());
    let files = snapshot(&bench.path());
    let has_partial = |start: &str| files.keys().any(|path| path.to_str().unwrap().starts_with(start));
    assert!(!has_partial("tile/0/000.p") && !has_partial("tile/entries/001.p"), "a full tile replaces them");
    assert!(has_partial("tile/1/000.p/2") && has_partial("tile/0/002.p/8"));
}

#[test]
fn a_second_writer_is_refused_and_readers_are_not() {
    let bench = Bench::new();
    bench.fill(2);
    let record = bench.open();
    let second = Record::create_or_open(&bench.path(), &bench.key);
    assert!(matches!(second.err(), Some(RecordError::InUse { .. })));
    assert_eq!(all(&bench.path()).len(), 2);
    held(&bench.path());
    drop(record);
    bench.open();
}

/// Writes on in one thread, with or without forgetting, while another one reads.
fn check_reading(forgets: bool, read: impl Fn(&Bench)) {
    let bench = Bench::new();
    bench.fill(3);
    let mut record = bench.open();
    std::thread::scope(|scope| {
        let writer = scope.spawn(move || {
            for round in 0..60 {
                let drafts: Vec<Draft> = (0..50).map(|number| capture(round * 50 + number)).collect();
                let indices = record.append(&drafts).unwrap();
                record.seal().unwrap();
                if forgets {
                    record.forget(&[indices.start + round % 50, round / 30], Reason::Author, AT).unwrap();
                }
            }
        });
        while !writer.is_finished() {
            read(&bench);
        }
    });
    assert_eq!(held(&bench.path()).unsealed, 0);
}

#[test]
fn entries_can_be_read_while_somebody_writes_and_forgets() {
    check_reading(true, |bench| {
        let entries = entries(&bench.path()).unwrap();
        let size = entries.checkpoint().size;
        assert_eq!(entries.map(Result::unwrap).count() as u64, size);
    });
}

#[test]
fn a_record_can_be_verified_while_somebody_writes() {
    check_reading(false, |bench| drop(held(&bench.path())));
}

#[test]
fn a_record_opens_with_its_own_key_only() {
    let bench = Bench::new();
    bench.fill(1);
    for name in [NAME, "storm.example/other"] {
        let other = Key::load_or_create(&bench.folder.path().join(name.replace('/', "-")), name).unwrap();
        let error = Record::create_or_open(&bench.path(), &other).err().unwrap();
        assert!(matches!(error, RecordError::OtherKey { .. }), "{error}");
    }
}

#[test]
fn a_key_is_made_once_for_its_owner_alone() {
    let bench = Bench::new();
    let path = bench.folder.path().join("deep/down/key");
    let made = Key::load_or_create(&path, NAME).unwrap();
    let read = Key::load_or_create(&path, NAME).unwrap();
    assert_eq!(made.vkey(), read.vkey());
    assert_ne!(made.vkey(), bench.key.vkey());
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(
        Key::load_or_create(&path, "another.example").unwrap().vkey(),
        made.vkey(),
        "it keeps its name"
    );
    assert!(matches!(Key::load_or_create_witness(&path, NAME), Err(RecordError::Key { .. })));
    for name in ["", "two words", "a+b", "line\nbreak"] {
        assert!(matches!(Key::load_or_create(&path, name), Err(RecordError::KeyName(_))), "{name:?}");
    }
    for bytes in [&b""[..], b"PRIVATE+KEY+x", b"\xff", b"PRIVATE+KEY+storm.example/ahang+00000000+AAAA"] {
        fs::write(&path, bytes).unwrap();
        assert!(matches!(Key::load_or_create(&path, NAME), Err(RecordError::Key { .. })), "{bytes:?}");
    }
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let bench = Bench::new();
    fs::create_dir_all(bench.path()).unwrap();
    fs::write(bench.path().join("letters.txt"), "to the weavers").unwrap();
    let error = Record::create_or_open(&bench.path(), &bench.key).err().unwrap();
    assert!(matches!(error, RecordError::NotARecord { .. }), "{error}");
    assert_eq!(snapshot(&bench.path()).len(), 1);
}

#[test]
fn contents_that_could_not_be_kept_exactly_are_refused() {
    let mut deep = json!(1);
    for _ in 0..200 {
        deep = json!([deep]);
    }
    for content in [json!(1.5), json!([u64::MAX]), json!({"id": 9_007_199_254_740_992_u64}), deep] {
        let draft = Draft::new(Kind::Capture, &content, None);
        assert!(matches!(draft, Err(RecordError::Content(_))), "{content}");
        // Nor are they read where another hand has written and signed them.
        let canonical = canonical_json(&json!({"content": content, "evidence": null, "kind": "capture"}));
        assert!(Envelope::parse(&canonical).is_err(), "{content}");
    }
    assert!(Draft::new(Kind::Tombstone, &json!({}), None).is_err());
    assert!(Draft::new(Kind::Capture, &json!("x".repeat(17 << 20)), None).is_err());
    assert!(Draft::new(Kind::Capture, &json!(-9_007_199_254_740_991_i64), None).is_ok());
}

#[test]
fn names_of_tiles_are_read_as_they_are_written() {
    for (number, path) in [(0, "000"), (999, "999"), (1000, "x001/000"), (1_234_067, "x001/x234/067")] {
        assert_eq!(number_path(number), path);
        let name = TileName { level: Level::Entries, number, width: 7 };
        assert_eq!(name.to_string(), format!("tile/entries/{path}.p/7"));
        assert_eq!(TileName::parse(&name.to_string()), Some(name));
    }
    for path in
        ["tile/0/0", "tile/00/000", "tile/0/x000/001", "tile/0/001.p/256", "tile/0/000.p/+7", "tile/9/"]
    {
        assert_eq!(TileName::parse(path), None, "{path}");
    }
}

#[test]
fn keys_of_kinds_and_reasons_are_read_as_they_are_written() {
    for kind in Kind::ALL {
        assert_eq!(kind.key().parse(), Ok(kind));
    }
    for reason in Reason::ALL {
        assert_eq!(reason.key().parse(), Ok(reason));
    }
    assert_eq!(
        "whim".parse::<Reason>().unwrap_err().to_string(),
        "`whim` is none of `age`, `author`, `court`, `objection`, `platform`"
    );
}

#[test]
fn a_failed_write_stops_the_record_until_it_is_opened_anew() {
    let bench = Bench::new();
    let mut record = bench.open();
    record.append(&[capture(0)]).unwrap();
    // Where the tile should go there is a folder, so sealing fails after the content was acknowledged.
    fs::create_dir_all(bench.path().join("tile/0/000.p/1")).unwrap();
    assert!(matches!(record.seal(), Err(RecordError::Io { .. })));
    assert!(matches!(record.append(&[capture(1)]), Err(RecordError::Poisoned)));
    assert!(matches!(record.seal(), Err(RecordError::Poisoned)));
    assert!(matches!(record.forget(&[0], Reason::Age, AT), Err(RecordError::Poisoned)));
    drop(record);
    fs::remove_dir(bench.path().join("tile/0/000.p/1")).unwrap();
    assert_eq!(bench.open().len(), 1);
    assert_eq!(held(&bench.path()).kept, 1);
}

#[test]
fn what_is_not_as_it_was_written_is_not_signed() {
    let bench = Bench::new();
    let mut record = bench.open();
    record.append(&[capture(0), capture(1)]).unwrap();
    let path = bench.path().join("content/000");
    let mut bytes = fs::read(&path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&path, &bytes).unwrap();
    let checkpoint = fs::read(bench.path().join("checkpoint")).unwrap();
    let error = record.seal().unwrap_err().to_string();
    assert!(error.contains("entry 1 is not as it was written"), "{error}");
    assert_eq!(fs::read(bench.path().join("checkpoint")).unwrap(), checkpoint);
}

#[cfg(unix)]
#[test]
fn contents_are_nobody_elses_on_the_machine() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    bench.fill(1);
    let mode = fs::metadata(bench.path().join("content")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn a_batch_reaches_over_content_files() {
    let bench = Bench::new();
    bench.fill(4000);
    bench.fill(4400);
    assert!(bench.path().join("content/002").exists());
    assert_eq!(held(&bench.path()).kept, 8400);
    assert_eq!(bench.open().len(), 8400);
    assert_eq!(all(&bench.path()).len(), 8400);
    let ends = [0, 4094, 4095, 4096, 4097, 8191, 8192, 8399];
    assert_eq!(bench.open().forget(&ends, Reason::Age, AT).unwrap().erased, ends);
    assert_eq!(held(&bench.path()).forgotten, 8);
    fs::remove_file(bench.path().join("content/001")).unwrap();
    let found = verify(&bench.path());
    assert_eq!((found.faults.len(), found.faults[0].index, found.entries), (1, Some(4096), 8401));
}
