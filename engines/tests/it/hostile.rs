// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is no archive, or is broken, is said in a sentence.

use std::fs;

use crate::{
    oddities,
    program::{query, said},
};

#[test]
fn a_folder_that_is_no_archive_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let refused = query(["report".as_ref(), folder.path().as_os_str()]);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("nothing to make an archive of"), "{}", said(&refused));
}

#[test]
fn an_archive_of_another_form_or_with_a_broken_file_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (file, archive) = (folder.path().join("odd.jsonl"), folder.path().join("archive"));
    fs::write(&file, oddities::lines(5, 50)).expect("a file can be written");
    let make = || query(["archive".as_ref(), file.as_os_str(), "--out".as_ref(), archive.as_os_str()]);
    make();
    assert!(said(&make()).contains("is there already"));
    let report = || query(["report".as_ref(), archive.as_os_str(), "--format".as_ref(), "json".as_ref()]);
    assert!(report().status.success(), "{}", said(&report()));

    let manifest = archive.join("archive.json");
    let text = fs::read_to_string(&manifest).expect("it is there");
    fs::write(&manifest, text.replace("\"form\": 1", "\"form\": 9")).expect("it can be written");
    assert!(said(&report()).contains("is of the form 9"), "{}", said(&report()));
    fs::write(&manifest, "{").expect("it can be written");
    assert!(said(&report()).contains("does not describe an archive"), "{}", said(&report()));
    fs::write(&manifest, text).expect("it can be written");

    fs::write(archive.join("sights/empty.parquet"), "no Parquet").expect("it can be written");
    let broken = report();
    assert!(!broken.status.success());
    assert!(said(&broken).contains("can't read the table `sights`"), "{}", said(&broken));
}

#[test]
fn an_engine_that_is_not_known_is_named() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("odd.jsonl");
    fs::write(&file, oddities::lines(5, 50)).expect("a file can be written");
    let refused = query(["report".as_ref(), file.as_os_str(), "--engine".as_ref(), "loom".as_ref()]);
    assert!(said(&refused).contains("`loom` is no engine"), "{}", said(&refused));
}
