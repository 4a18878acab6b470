// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record is copied while it is written to, and a copy is taken up without becoming a second log in the place of the first.

use std::{fs, io::Read, path::Path};

use super::{AT, Bench, NAME, RECORD, all, capture, held, snapshot};
use crate::{
    Checkpoint, Entry, Key, Kind, Newest, Reason, Record, RecordError, Standing, copy, make_tiles,
    public_files, standing, verify,
};

const ANEW: &str = "storm.example/ahang-5f3a0c11";

/// Copies a record file by file; `meanwhile` is told the name of each before it is written.
fn copy_to(from: &Path, to: &Path, mut meanwhile: impl FnMut(&str)) -> Checkpoint {
    let mut take = |name: &str, bytes: &mut dyn Read, length: u64| {
        meanwhile(name);
        let mut read = Vec::new();
        bytes.read_to_end(&mut read)?;
        assert_eq!(read.len() as u64, length);
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap())?;
        fs::write(path, read)
    };
    copy(from, &mut take).unwrap()
}

/// A new key under a name.
fn key(bench: &Bench, name: &str) -> Key {
    Key::load_or_create(&bench.folder.path().join(name.replace('/', "-")), name).unwrap()
}

#[test]
fn a_copy_goes_on_under_another_name() {
    let bench = Bench::new();
    bench.fill(700);
    bench.open().forget(&[3, 4], Reason::Author, AT).unwrap();
    let to = bench.folder.path().join("copied");
    let copied = copy_to(&bench.path(), &to, |_| ());
    // After it was copied, the record grew.
    bench.fill(20);
    let grown = held(&bench.path()).checkpoint.unwrap();
    let next = key(&bench, ANEW);
    let mut record = Record::take_up(&to, &bench.key, &next, AT).unwrap();
    record.append(&[capture(9)]).unwrap();
    record.seal().unwrap();
    drop(record);
    let found = held(&to);
    assert_eq!((found.entries, found.kinds[&Kind::Key], copied.size), (703, 1, 701));
    assert_eq!(
        (found.vkey, found.former),
        (Some(next.vkey().to_string()), vec![bench.key.vkey().to_string()])
    );
    // What the old key has signed of the copy is no checkpoint in the old name beyond what was copied.
    assert!(grown.size > copied.size);
    for bytes in snapshot(&to).values() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(&format!("{NAME}\n{}\n", copied.size + 1)), "{text}");
    }
    assert!(Newest::of(&to).unwrap().note.starts_with(&format!("{ANEW}\n")));
    // What lies elsewhere of the grown one is of the name that was left.
    let left = Newest::of(&bench.path()).unwrap().note;
    assert_eq!(standing(&to, left.as_bytes()).unwrap(), Standing::Left);
    let refused = Record::create_or_open(&to, &bench.key).err();
    assert!(matches!(refused, Some(RecordError::OtherKey { .. })), "{refused:?}");
    Record::create_or_open(&to, &next).unwrap();
}

#[test]
fn a_copy_gets_the_tiles_that_the_record_had_and_signs_nothing() {
    for entries in [0, 1, 256, 700] {
        let bench = Bench::new();
        bench.fill(entries);
        drop(bench.open());
        let (to, was) = (bench.folder.path().join("copied"), public_files(&bench.path()).unwrap());
        let copied = copy_to(&bench.path(), &to, |_| ());
        assert_eq!(make_tiles(&to).unwrap(), copied);
        assert_eq!(public_files(&to).unwrap(), was, "{entries}");
        assert!(verify(&to).holds());
    }
    assert!(make_tiles(Path::new("nowhere")).is_err());
}

#[test]
fn what_is_appended_and_erased_meanwhile_does_not_harm_the_copy() {
    let bench = Bench::new();
    bench.fill(4096 + 300);
    let to = bench.folder.path().join("copied");
    let mut steps = 0;
    // Between any two files, and within the end, which is copied anew.
    copy_to(&bench.path(), &to, |name| {
        if name.starts_with("content/") && steps < 3 {
            bench.open().forget(&[steps, 4100 + steps], Reason::Author, AT).unwrap();
            bench.fill(5);
            steps += 1;
        }
    });
    assert_eq!(steps, 3);
    drop(Record::take_up(&to, &bench.key, &key(&bench, ANEW), AT).unwrap());
    let (found, entries) = (held(&to), all(&to));
    assert_eq!(found.forgotten, 6, "{found:?}");
    for index in [0, 1, 2, 4100, 4101, 4102] {
        assert!(matches!(entries[index], Entry::Forgotten { .. }), "{index}");
    }
}

#[test]
fn what_was_half_erased_when_it_was_copied_is_erased() {
    let bench = Bench::new();
    bench.fill(10);
    let whole = fs::read(bench.path().join("content/000")).unwrap();
    bench.open().forget(&[2], Reason::Author, AT).unwrap();
    bench.fill(2);
    let to = bench.folder.path().join("copied");
    copy_to(&bench.path(), &to, |_| ());
    // The kind was overwritten, and nothing else yet.
    let content = to.join("content/000");
    let erased = fs::read(&content).unwrap();
    let first = erased.iter().zip(&whole).position(|(now, before)| now != before).unwrap();
    let mut half = erased.clone();
    half[..whole.len()].copy_from_slice(&whole);
    half[first] = 0;
    fs::write(&content, half).unwrap();
    drop(Record::take_up(&to, &bench.key, &key(&bench, ANEW), AT).unwrap());
    assert_eq!(held(&to).forgotten, 1);
    assert_eq!(fs::read(&content).unwrap()[..erased.len()], erased);
}

#[test]
fn a_name_that_was_left_never_comes_back() {
    let bench = Bench::new();
    bench.fill(3);
    let [first, second] = ["first", "second"].map(|name| bench.folder.path().join(name));
    copy_to(&bench.path(), &first, |_| ());
    let anew = key(&bench, ANEW);
    for wrong in [NAME, "storm.example/ahang"] {
        let same = Key::load_or_create(&bench.folder.path().join("same"), wrong).unwrap();
        let refused = Record::take_up(&first, &bench.key, &same, AT).err();
        assert!(matches!(refused, Some(RecordError::Successor { .. })), "{refused:?}");
    }
    drop(Record::take_up(&first, &bench.key, &anew, AT).unwrap());
    copy_to(&first, &second, |_| ());
    let back = Key::load_or_create(&bench.folder.path().join("back"), NAME).unwrap();
    let refused = Record::take_up(&second, &anew, &back, AT).err();
    assert!(matches!(refused, Some(RecordError::Successor { .. })), "{refused:?}");
    // Nor does somebody who writes it there themselves get away with it.
    let vkey = fs::read_to_string(second.join("vkey")).unwrap();
    fs::write(second.join("vkey"), format!("{vkey}{}\n", back.vkey())).unwrap();
    assert!(verify(&second).faults.iter().any(|fault| fault.file == "vkey"));
}

#[test]
fn an_empty_record_and_none_at_all() {
    let bench = Bench::new();
    let to = bench.folder.path().join("copied");
    let nothing = copy(&bench.folder.path().join(RECORD), &mut |_, _, _| Ok(()));
    assert!(nothing.is_err());
    assert!(Record::take_up(&to, &bench.key, &key(&bench, ANEW), AT).is_err() && !to.exists());
    drop(bench.open());
    assert_eq!(copy_to(&bench.path(), &to, |_| ()).size, 0);
    drop(Record::take_up(&to, &bench.key, &key(&bench, ANEW), AT).unwrap());
    assert_eq!(held(&to).entries, 1);
}
