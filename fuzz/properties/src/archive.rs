// SPDX-License-Identifier: AGPL-3.0-or-later
//! The archive that X gives people of their own posts: its file of posts, its folder, its zip file.

use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};

use ingest::Reader;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::items::{self, open, told};

/// What parts the files of an archive within one input.
const PARTING: &[u8] = b"\n----\n";

/// The files of an archive, in the order in which an input has them.
const FILES: [&str; 4] = ["tweets.js", "account.js", "note-tweet.js", "tweets-part1.js"];

/// Reads bytes that begin as a zip file does as one, and any other as the files of an archive.
pub(crate) fn check(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"PK") {
        return within_folder(|folder| {
            let path = folder.join("given.zip");
            fs::write(&path, bytes).expect("a file can be written");
            items::check(|| Reader::open(&path))
        });
    }
    let parts = split(bytes);
    if let [posts] = parts.as_slice() {
        return items::check(|| open(posts));
    }
    within_folder(|folder| check_files(folder, &parts))
}

/// Sees that a folder and a zip file of it hold the same posts.
fn check_files(folder: &Path, parts: &[&[u8]]) -> usize {
    let data = folder.join("data");
    fs::create_dir(&data).expect("a folder can be made");
    // Packing is not what is tried here.
    let quick = SimpleFileOptions::default().compression_level(Some(1));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in FILES.iter().zip(parts) {
        fs::write(data.join(name), part).expect("a file can be written");
        zip.start_file(format!("data/{name}"), quick).expect("memory takes it");
        zip.write_all(part).expect("memory takes it");
    }
    let path = folder.join("given.zip");
    let zip = zip.finish().expect("memory takes it").into_inner();
    fs::write(&path, zip).expect("a file can be written");
    let of_folder = told(&items::checked(|| Reader::open(folder)));
    let of_zip = told(&items::checked(|| Reader::open(&path)));
    assert_eq!(of_folder, of_zip, "a folder and its zip file hold different posts");
    of_zip.len()
}

fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(PARTING.len()).position(|window| window == PARTING) {
        let (part, behind) = rest.split_at(at);
        parts.push(part);
        rest = behind.get(PARTING.len()..).unwrap_or_default();
    }
    parts.push(rest);
    parts
}

fn within_folder<T>(look: impl FnOnce(&Path) -> T) -> T {
    let folder = tempfile::tempdir().expect("a folder can be made");
    look(folder.path())
}
