// SPDX-License-Identifier: AGPL-3.0-or-later
//! A log is copied by its public files alone.

use std::fs;

use super::{Bench, forget_one, snapshot};
use crate::{Key, Mirror, RecordError};

/// Follows a record; gives how many files were read.
fn follow(mirror: &mut Mirror, bench: &Bench, key: &Key) -> Result<usize, RecordError> {
    let mut growth = mirror.grow(&fs::read(bench.path().join("checkpoint")).unwrap())?;
    let mut read = 0;
    while let Some((file, full)) = growth.wanted() {
        let bytes = fs::read(bench.path().join(file)).or_else(|_| fs::read(bench.path().join(full)));
        growth.take(&bytes.unwrap())?;
        read += 1;
    }
    growth.finish(key, 1)?;
    Ok(read)
}

#[test]
fn a_mirror_grows_with_its_log_and_can_be_taken_up_again() {
    let bench = Bench::new();
    let folder = bench.folder.path().join("mirror");
    let key = Key::load_or_create_witness(&bench.folder.path().join("key2"), "m.example").unwrap();
    let open = || Mirror::open(&folder, vec![bench.key.vkey()]).unwrap();
    bench.fill(0);
    for (more, files) in [(0, 0), (3, 1), (252, 1), (1, 1), (1, 1), (600, 3), (0, 0)] {
        bench.fill(more);
        let mut mirror = open();
        assert_eq!(follow(&mut mirror, &bench, &key).unwrap(), files, "{more}");
        assert_eq!(open().size(), mirror.size());
    }
    forget_one(&bench, 5);
    follow(&mut open(), &bench, &key).unwrap();
    let (own, theirs) = (snapshot(&bench.path()), snapshot(&folder));
    for (path, bytes) in own.iter().filter(|(path, _)| path.starts_with("tile")) {
        assert_eq!(theirs.get(path), Some(bytes), "{}", path.display());
    }
    assert!(theirs.keys().all(|path| path.starts_with("tile") || path.ends_with("checkpoint")));
    let note = fs::read_to_string(folder.join("checkpoint")).unwrap();
    assert!(note.contains("— m.example "), "{note}");
}

#[test]
fn a_log_that_has_gone_on_since_its_checkpoint_is_followed_to_that() {
    let bench = Bench::new();
    let folder = bench.folder.path().join("mirror");
    let key = Key::load_or_create_witness(&bench.folder.path().join("key2"), "m.example").unwrap();
    bench.fill(200);
    let older = fs::read(bench.path().join("checkpoint")).unwrap();
    bench.fill(100);
    let mut mirror = Mirror::open(&folder, vec![bench.key.vkey()]).unwrap();
    let mut growth = mirror.grow(&older).unwrap();
    let (partial, full) = growth.wanted().unwrap();
    assert!(!bench.path().join(partial).exists(), "the full one has taken its place");
    growth.take(&fs::read(bench.path().join(full)).unwrap()).unwrap();
    growth.finish(&key, 1).unwrap();
    assert_eq!(mirror.size(), 200);
    follow(&mut mirror, &bench, &key).unwrap();
    assert_eq!(mirror.size(), 300);
}

#[test]
fn what_does_not_continue_or_does_not_lead_to_the_root_is_not_shown() {
    let bench = Bench::new();
    let folder = bench.folder.path().join("mirror");
    let key = Key::load_or_create_witness(&bench.folder.path().join("key2"), "m.example").unwrap();
    bench.fill(300);
    let mut mirror = Mirror::open(&folder, vec![bench.key.vkey()]).unwrap();
    follow(&mut mirror, &bench, &key).unwrap();
    let before = snapshot(&folder);
    // Another log of the same key, of the same size, smaller and larger.
    for size in [300, 20, 900] {
        let fork = Bench { folder: tempfile::tempdir().unwrap(), key: bench.key.clone() };
        fork.fill(size);
        assert!(matches!(follow(&mut mirror, &fork, &key), Err(RecordError::Damaged { .. })), "{size}");
        assert_eq!(
            snapshot(&folder)[std::path::Path::new("checkpoint")],
            before[std::path::Path::new("checkpoint")]
        );
        assert_eq!(Mirror::open(&folder, vec![bench.key.vkey()]).unwrap().size(), 300);
    }
    // Tiles that are none, and a checkpoint by somebody else.
    bench.fill(1);
    let mut growth = mirror.grow(&fs::read(bench.path().join("checkpoint")).unwrap()).unwrap();
    for wrong in [&b""[..], b"tile", &[0; 34 * 44]] {
        assert!(growth.take(wrong).is_err());
    }
    assert!(growth.finish(&key, 1).is_err());
    let stranger = Bench::new();
    stranger.fill(900);
    assert!(mirror.grow(&fs::read(stranger.path().join("checkpoint")).unwrap()).is_err());
    follow(&mut mirror, &bench, &key).unwrap();
    assert_eq!(mirror.size(), 301);
}
