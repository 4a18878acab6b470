// SPDX-License-Identifier: AGPL-3.0-or-later
//! Packages of web archives.

use std::{
    fs,
    io::{Cursor, Write},
};

use ingest::Reader;
use sha2::{Digest, Sha256};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    items::{self, posts_of},
    warc::records,
};

/// Reads bytes that begin as a zip file does as one; of any other, the first byte says how the package of the archive that the rest makes lies about
/// it.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("given.wacz");
    let read = |package: &[u8]| {
        fs::write(&path, package).expect("a file can be written");
        items::checked(|| Reader::open(&path))
    };
    if bytes.starts_with(b"PK") {
        return read(bytes).iter().map(|item| posts_of(item).len()).sum();
    }
    let Some((how, rest)) = bytes.split_first() else { return 0 };
    let archive = records(rest).concat();
    let listed = match how % 4 {
        0 => archive.clone(),
        1 => [&archive[..], b"more"].concat(),
        2 => archive.iter().rev().copied().collect(),
        _ => Vec::new(),
    };
    let found = read(&package(&archive, &listed));
    let posts = found.iter().map(|item| posts_of(item).len()).sum();
    assert!(listed == archive || posts == 0, "what was changed after it was listed is not read");
    posts
}

/// A package with an archive, whose list says of it what is true of other bytes.
fn package(archive: &[u8], listed: &[u8]) -> Vec<u8> {
    let digest = Sha256::digest(listed);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let list = format!(r#"{{"resources":[{{"path":"archive/data.warc","hash":"sha256:{digest}"}}]}}"#);
    let quick = SimpleFileOptions::default().compression_level(Some(1));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("archive/data.warc", archive), ("datapackage.json", list.as_bytes())] {
        zip.start_file(name, quick).expect("memory takes it");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}
