// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody is told who looks at their server before the first storm.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use serde_json::Value;

use crate::program::{groundswell, printed};

/// What the doctor found of something, and whether all is well.
fn found(data: &Path, about: &str) -> (bool, Vec<Value>) {
    let data = data.to_str().expect("plain");
    let words = ["doctor", "--data", data, "--base-url", "http://127.0.0.1:9", "--format", "json"];
    let output = groundswell(words);
    let findings: Vec<Value> = serde_json::from_str(&printed(&output)).expect("JSON");
    let about = findings.into_iter().filter(|finding| finding["about"] == about).collect();
    (output.status.success(), about)
}

#[test]
fn a_doctor_says_what_to_do_and_is_content_once_it_is_done() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, backups) = (home.path().join("data"), home.path().join("backups"));
    fs::create_dir_all(data.join("keys")).expect("it can be made");
    fs::create_dir(&backups).expect("it can be made");
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let state =
        |about| found(&data, about).1.iter().map(|finding| finding["state"].clone()).collect::<Vec<_>>();
    assert_eq!((state("data folder"), state("backups")), (vec!["bad".into()], vec!["bad".into()]));
    assert_eq!(state("site"), ["mind"], "it can't be seen from here as visitors see it");
    assert_eq!(
        (state("address"), state("mail"), state("operator")),
        (vec!["bad".into()], vec!["mind".into()], vec!["mind".into()])
    );
    let (is_well, says) = found(&data, "address");
    assert!(
        !is_well && says[0]["says"].as_str().is_some_and(|says| says.contains("no passkeys")),
        "{says:?}"
    );
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).expect("it is ours");
    let words =
        ["backup".as_ref(), "--data".as_ref(), data.as_os_str(), "--to".as_ref(), backups.as_os_str()];
    assert!(groundswell(words).status.success());
    assert_eq!((state("data folder"), state("backups")), (vec!["good".into()], vec!["good".into()]));
    let text = printed(&groundswell(["doctor".as_ref(), "--data".as_ref(), data.as_os_str()]));
    assert!(
        text.lines().all(|line| ["good  ", "mind  ", "BAD   "].iter().any(|word| line.starts_with(word))),
        "{text}"
    );
}
