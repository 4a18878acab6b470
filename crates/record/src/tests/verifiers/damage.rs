// SPDX-License-Identifier: AGPL-3.0-or-later
//! What disks, copies and hands do to a record without its key.

use std::{
    fs,
    path::{Path, PathBuf},
};

use fastrand::Rng;

use super::{made::Made, written::Files};

/// What is done to the folder after its files were written.
pub type After = fn(&Path);

/// Damages a record in the way whose turn it is; says how.
pub fn damage(made: &Made, turn: usize, rng: &mut Rng) -> (String, Files, After) {
    let mut files = made.files.clone();
    let (what, damage) = WAYS[turn % WAYS.len()];
    for _ in 0..if rng.u8(..5) == 0 { 2 } else { 1 } {
        damage(&mut files, made, rng);
    }
    let (name, after) = match rng.u8(..40) {
        0 => AFTER[rng.usize(..AFTER.len())],
        _ if files == made.files => ("nothing after all", nothing as After),
        _ => (what, nothing as After),
    };
    (name.to_owned(), files, after)
}

type Way = fn(&mut Files, &Made, &mut Rng);

const WAYS: &[(&str, Way)] = &[
    ("a bit flipped", |files, _, rng| change(files, rng, |bytes, rng| flip(bytes, rng))),
    ("bytes cut off", |files, _, rng| change(files, rng, |bytes, rng| bytes.truncate(place(bytes, rng)))),
    ("bytes cut out", |files, _, rng| change(files, rng, cut_out)),
    ("bytes added", |files, _, rng| change(files, rng, add)),
    ("bytes swapped", |files, _, rng| change(files, rng, |bytes, rng| swap(bytes, rng))),
    ("bytes overwritten", |files, _, rng| change(files, rng, |bytes, rng| overwrite(bytes, rng))),
    ("letters changed", |files, _, rng| change(files, rng, letters)),
    ("a file lost", |files, _, rng| drop(take(files, rng))),
    ("a file renamed", rename),
    ("a file added", add_file),
    ("two files swapped", swap_files),
    ("a file of another record", from_another),
    ("a file from earlier", from_earlier),
];

const AFTER: &[(&str, After)] = &[
    ("a link in the place of a file", |folder| {
        let vkey = folder.join("vkey");
        if fs::rename(&vkey, folder.with_file_name("elsewhere")).is_ok() {
            std::os::unix::fs::symlink("../elsewhere", vkey).unwrap();
        }
    }),
    ("a link beside the files", |folder| {
        std::os::unix::fs::symlink("/nowhere", folder.join("alias")).unwrap_or(())
    }),
    ("empty folders", |folder| fs::create_dir_all(folder.join("tile/9/x001")).unwrap()),
    ("a folder in the place of a file", |folder| {
        drop(fs::remove_file(folder.join("lock")));
        drop(fs::create_dir_all(folder.join("lock")));
    }),
    ("a folder in the place of a content file", |folder| {
        drop(fs::remove_file(folder.join("content/000")));
        drop(fs::create_dir_all(folder.join("content/000")));
    }),
];

pub fn nothing(_: &Path) {}

fn pick(files: &Files, rng: &mut Rng) -> Option<PathBuf> {
    rng.choice(files.keys().collect::<Vec<_>>()).cloned()
}

fn take(files: &mut Files, rng: &mut Rng) -> Option<(PathBuf, Vec<u8>)> {
    let path = pick(files, rng)?;
    files.remove_entry(&path)
}

fn change(files: &mut Files, rng: &mut Rng, how: fn(&mut Vec<u8>, &mut Rng)) {
    // Nothing can be damaged in the lock, which is empty.
    if let Some(bytes) = rng.choice(files.values_mut().filter(|bytes| !bytes.is_empty()).collect::<Vec<_>>())
    {
        how(bytes, rng);
    }
}

fn place(bytes: &[u8], rng: &mut Rng) -> usize {
    rng.usize(..=bytes.len())
}

pub fn flip(bytes: &mut [u8], rng: &mut Rng) {
    if !bytes.is_empty() {
        let place = rng.usize(..bytes.len());
        bytes[place] ^= 1 << rng.u8(..8);
    }
}

pub fn cut_out(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let start = place(bytes, rng);
    let end = bytes.len().min(start + rng.usize(1..100));
    bytes.drain(start..end);
}

pub fn add(bytes: &mut Vec<u8>, rng: &mut Rng) {
    const MORE: [&[u8]; 8] = [b"\0", b"\n", b" ", b"\r\n", b"0", b"=", b"\xef\xbb\xbf", &[0; 73]];
    let start = if rng.bool() { bytes.len() } else { place(bytes, rng) };
    let more = MORE[rng.usize(..MORE.len())].to_vec();
    bytes.splice(start..start, more);
}

pub fn swap(bytes: &mut [u8], rng: &mut Rng) {
    if !bytes.is_empty() {
        let (a, b) = (rng.usize(..bytes.len()), rng.usize(..bytes.len()));
        bytes.swap(a, b);
    }
}

pub fn overwrite(bytes: &mut [u8], rng: &mut Rng) {
    let start = place(bytes, rng);
    let end = bytes.len().min(start + rng.usize(1..60));
    let byte = if rng.bool() { 0 } else { rng.u8(..) };
    bytes[start..end].fill(byte);
}

/// Changes that leave text what it was: another case, another digit, a line twice.
pub fn letters(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let letters: Vec<usize> =
        (0..bytes.len()).filter(|place| bytes[*place].is_ascii_alphanumeric()).collect();
    let Some(place) = rng.choice(letters) else { return };
    match rng.u8(..3) {
        0 => bytes[place] ^= if bytes[place].is_ascii_alphabetic() { 0x20 } else { 1 },
        1 => bytes.insert(place, b'0'),
        _ => {
            let mut lines: Vec<Vec<u8>> =
                bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let line = rng.usize(..lines.len());
            lines.insert(line, lines[line].clone());
            *bytes = lines.concat();
        }
    }
}

const NAMES: [&str; 24] = [
    "checkpoint.new",
    "notes.txt",
    "witnessed",
    "handover/1.tlog-proof",
    "handover/2.tlog-proof",
    "handover/0.tlog-proof",
    "content/001",
    "content/x001/000",
    "content/000.new",
    "content/0",
    "tile/0/000",
    "tile/0/001",
    "tile/1/000",
    "tile/1/000.p/1",
    "tile/0/000.p/1",
    "tile/0/000.p/2",
    "tile/0/000.p/01",
    "tile/0/000.p/256",
    "tile/0/x000/000.p/1",
    "tile/00/000.p/1",
    "tile/entries/000.p/1",
    "tile/entries/000",
    "tile/8/000.p/1",
    "lock",
];

fn new_name(rng: &mut Rng) -> PathBuf {
    NAMES[rng.usize(..NAMES.len())].into()
}

/// Puts a file where no other stands in the way.
fn put(files: &mut Files, path: PathBuf, bytes: Vec<u8>) {
    let is_free = |other: &PathBuf| !other.starts_with(&path) && !path.starts_with(other) || *other == path;
    if files.keys().all(is_free) {
        files.insert(path, bytes);
    }
}

fn rename(files: &mut Files, _: &Made, rng: &mut Rng) {
    if let Some((_, bytes)) = take(files, rng) {
        put(files, new_name(rng), bytes);
    }
}

fn add_file(files: &mut Files, _: &Made, rng: &mut Rng) {
    let copied = pick(files, rng).and_then(|path| files.get(&path).cloned()).filter(|_| rng.bool());
    put(files, new_name(rng), copied.unwrap_or_default());
}

fn swap_files(files: &mut Files, _: &Made, rng: &mut Rng) {
    let (Some(a), Some(b)) = (take(files, rng), take(files, rng)) else { return };
    files.insert(a.0, b.1);
    files.insert(b.0, a.1);
}

fn from_another(files: &mut Files, _: &Made, rng: &mut Rng) {
    let other = Made::new(rng);
    if let Some(path) = pick(&other.files, rng) {
        put(files, path.clone(), other.files[&path].clone());
    }
}

fn from_earlier(files: &mut Files, made: &Made, rng: &mut Rng) {
    let Some(earlier) = rng.choice(&made.earlier) else { return };
    if let Some(path) = pick(earlier, rng) {
        put(files, path.clone(), earlier[&path].clone());
    }
}
