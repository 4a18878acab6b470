// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::{self, File},
    io::Write,
};

use serde_json::json;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{Member, Package, members, package};

/// A package whose list has so many archives, beside so many that can't be read, of which the list has each second one.
fn lacking(listed: usize, there: usize) -> Package {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("a.wacz");
    let entry = |number: usize| json!({"path": format!("archive/{number:06}.warc")});
    let list = json!({"resources": (0..listed).map(entry).collect::<Vec<_>>()}).to_string();
    let mut zip = ZipWriter::new(File::create(&path).expect("it can be made"));
    zip.start_file("datapackage.json", SimpleFileOptions::default()).expect("it can be written");
    zip.write_all(list.as_bytes()).expect("it can be written");
    drop(zip.finish().expect("it can be written"));
    let mut found = members(&path, File::open(&path).expect("it is there"), |_| true).expect("it is a zip");
    let member = |number: usize| {
        let (name, content) = (format!("archive/{:06}.warc", 2 * number), Err("it is encrypted".to_owned()));
        Member { name, content }
    };
    found.extend((0..there).map(member));
    let package = package(found).expect("it is a package");
    fs::remove_file(path).expect("it is there");
    package
}

#[test]
fn of_many_files_that_a_package_lacks_the_first_are_named() {
    let faults = lacking(8, 2).faults;
    let named = |name: &str| format!("lists `archive/{name}.warc`, which is not in it");
    assert_eq!(faults, ["000001", "000003", "000004", "000005", "000006", "000007"].map(named));
    let faults = lacking(64, 32).faults;
    assert_eq!(
        (faults.len(), faults.last()),
        (21, Some(&"lists 12 more files that are not in it".to_owned()))
    );
}

#[test]
fn a_package_with_very_many_names_is_looked_through_once() {
    // Were each name looked for among all others, these would be ten thousand million comparisons.
    let package = lacking(100_000, 100_000);
    assert_eq!((package.archives.len(), package.faults.len()), (100_000, 21));
}
