// SPDX-License-Identifier: AGPL-3.0-or-later
//! A server is lost and comes back from its backup, without what was erased since and without a second log of the same name.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};

use crate::{
    elsewhere::{counted, hand_in, send, with_a_post},
    hands::wait,
    program::{Server, files, groundswell, holds, printed, said},
    town::Town,
};

/// Runs a command; gives whether it was done, what it printed and what it said.
fn run(words: &[&dyn AsRef<std::ffi::OsStr>]) -> (bool, String, String) {
    let output = groundswell(words.iter().map(|word| word.as_ref()));
    (output.status.success(), printed(&output), said(&output))
}

fn backup(data: &Path, to: &Path, more: &[&str]) -> PathBuf {
    let mut words: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"backup", &"--data", &data, &"--to", &to];
    words.extend(more.iter().map(|word| word as &dyn AsRef<std::ffi::OsStr>));
    let (done, out, err) = run(&words);
    assert!(done, "{err}");
    let (path, _) = out.lines().next().expect("it says where").split_once(" (").expect("and how large");
    PathBuf::from(path)
}

fn verified(record: &Path) -> Value {
    let (_, out, _) = run(&[&"verify", &record, &"--format", &"json"]);
    serde_json::from_str(&out).expect("JSON")
}

#[test]
fn a_lost_server_comes_back_and_what_was_erased_since_does_not() {
    let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
    let (data, backups) = (home.path().join("data"), home.path().join("backups"));
    fs::create_dir(&backups).expect("it can be made");
    let key = home.path().join("backup-key.txt");
    let server = with_a_post(home.path(), &town);
    // 1. Somebody hands in a post, somebody pledges, somebody's contact has a key. It is backed up while the server runs.
    let own = hand_in(&server);
    assert_eq!(send(&server, "/vell/pledge", &[]).0, 303);
    fs::write(data.join("keys/vell.contacts"), "contact-key-canary").expect("it can be written");
    let (done, recipient, _) = run(&[&"backup", &"--new-key", &key]);
    assert!(done && recipient.starts_with("age1"));
    let open = backup(&data, &backups, &[]);
    let sealed = backup(&data, &backups, &["--encrypt-to", recipient.trim()]);
    what_a_backup_holds(&open, &sealed, home.path());
    // 2. The author takes the post back; the server passes that on to where the backups are.
    let before = verified(&data.join("calls/vell/record"));
    let list = list_in(&backups);
    let rows = || {
        let list: Value = serde_json::from_slice(&fs::read(&list).expect("it is there")).expect("JSON");
        list["rows"].as_array().map(Vec::len)
    };
    let known = rows();
    let withdraw = format!("{}/withdraw", own.split('?').next().expect("a path"));
    assert_eq!(send(&server, &withdraw, &[]).0, 303, "{withdraw}");
    wait(|| counted(&server)["posts"] == 0, || format!("no post in {}", counted(&server)));
    wait(|| rows() < known && !holds(&data, "shuttle-canary"), || "what was erased is passed on".to_owned());
    // 3. The machine is lost, after the record grew.
    let grown = verified(&data.join("calls/vell/record"));
    assert!(grown["entries"].as_u64() > before["entries"].as_u64());
    server.kill();
    fs::remove_dir_all(&data).expect("it can be removed");
    // 4. It comes back.
    let (done, out, err) = run(&[&"restore", &sealed, &"--key", &key, &"--data", &data]);
    assert!(done, "{err}");
    assert!(out.contains("1 post erased since the backup, and now here too"), "{out}");
    for canary in ["shuttle-canary", "contact-key-canary"] {
        let holding: Vec<PathBuf> = files(&data)
            .into_iter()
            .filter(|file| {
                let bytes = fs::read(file).expect("it can be read");
                bytes.windows(canary.len()).any(|window| window == canary.as_bytes())
            })
            .collect();
        assert_eq!(holding, [] as [&Path; 0], "{canary}");
    }
    let found = verified(&data.join("calls/vell/record"));
    assert_eq!(
        (&found["holds"], &found["forgotten_by_reason"]["author"]),
        (&json!(true), &json!(1)),
        "{found}"
    );
    let (old, new) = (grown["vkey"].as_str().expect("a key"), found["vkey"].as_str().expect("a key"));
    assert_eq!(found["former_vkeys"], json!([old]));
    let name = |vkey: &str| vkey.split('+').next().expect("a name").to_owned();
    assert!(name(new).starts_with(&format!("{}~", name(old))), "{new}");
    // 5. The server goes on with it.
    let call = home.path().join("vell");
    let words: [OsString; 5] =
        ["serve".into(), "--call".into(), call.into(), "--data".into(), (&data).into()];
    let server = Server::start(words);
    assert_eq!(counted(&server)["posts"], 0);
    let page = server.get("/vell").1;
    assert!(page.contains("LetIdraWeave"), "the call is shown");
    server.kill();
    assert!(verified(&data.join("calls/vell/record"))["holds"] == true);
}

/// What a backup holds, and what is in none.
fn what_a_backup_holds(open: &Path, sealed: &Path, home: &Path) {
    let bytes = fs::read(sealed).expect("it is there");
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    let Ok(listed) = Command::new("tar").args(["--zstd", "-tf"]).arg(open).output() else { return };
    let names = String::from_utf8(listed.stdout).expect("names");
    assert!(!names.contains("contacts") && !names.contains("ceremonies"), "{names}");
    assert!(!names.contains("draft") && !names.contains("new-"), "{names}");
    // Everything that is in the folder, but what follows from the rest, and contacts. Nothing is left there of the copying.
    let data = home.join("data");
    for file in files(&data) {
        let name = file.strip_prefix(&data).expect("it lies in it").to_string_lossy().into_owned();
        let is_left =
            ["-wal", "-shm", "/lock", ".contacts", "keys/ceremonies"].iter().any(|end| name.ends_with(end));
        // This copy is the first, so that it can't say yet where it lies.
        if !is_left && !name.contains("/record/tile/") && name != "backups.json" {
            assert!(names.lines().any(|held| held == name), "{name} in {names}");
        }
    }
    assert!(names.lines().any(|name| name == "manifest.json"));
}

fn list_in(backups: &Path) -> PathBuf {
    let lists: Vec<PathBuf> = files(backups)
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(".still-there.json"))
        .collect();
    assert_eq!(lists.len(), 1, "{lists:?}");
    lists[0].clone()
}

#[test]
fn where_nobody_knows_what_was_erased_nothing_quoted_is_shown() {
    let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
    let (data, backups, back) =
        (home.path().join("data"), home.path().join("backups"), home.path().join("back"));
    fs::create_dir(&backups).expect("it can be made");
    let server = with_a_post(home.path(), &town);
    hand_in(&server);
    server.kill();
    let copy = backup(&data, &backups, &[]);
    // 1. The list is no newer than the backup, for the server did not run since; and then it is lost.
    for _ in 0..2 {
        let (done, _, err) = run(&[&"restore", &copy, &"--data", &back]);
        assert!(!done && err.contains("nobody knows here what was erased after"), "{err}");
        assert_eq!(
            fs::read_dir(home.path())
                .expect("it is there")
                .filter(|entry| {
                    entry
                        .as_ref()
                        .expect("it can be listed")
                        .file_name()
                        .to_string_lossy()
                        .contains("restoring")
                })
                .count(),
            0
        );
        assert!(!back.exists());
        drop(fs::remove_file(backups.join(list_name(&copy))));
    }
    // 2. What is in the way, or broken, changes nothing.
    let (done, _, err) = run(&[&"restore", &copy, &"--data", &data, &"--list-is-lost"]);
    assert!(!done && err.contains("is not empty"), "{err}");
    let mut bytes = fs::read(&copy).expect("it is there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let broken = backups.join("broken.tar.zst");
    fs::write(&broken, bytes).expect("it can be written");
    let (done, _, err) = run(&[&"restore", &broken, &"--data", &back, &"--list-is-lost"]);
    assert!(!done && err.contains("damaged") && !back.exists(), "{err}");
    // 3. It is gone on with all the same if somebody says so.
    let (done, out, err) = run(&[&"restore", &copy, &"--data", &back, &"--list-is-lost"]);
    assert!(done && out.contains("what was erased since is not known"), "{out} {err}");
    assert!(verified(&back.join("calls/vell/record"))["holds"] == true);
    let again = home.path().join("again");
    let (done, out, err) = run(&[&"restore", &copy, &"--data", &again, &"--nothing-erased"]);
    assert!(done && out.contains("nothing was erased since, at your word"), "{out} {err}");
}

fn list_name(copy: &Path) -> String {
    let name = copy.file_name().expect("a name").to_string_lossy().into_owned();
    format!("{}.still-there.json", name.split('-').take(2).collect::<Vec<_>>().join("-"))
}

#[test]
fn older_backups_give_way_and_other_instances_are_left_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, backups) = (home.path().join("data"), home.path().join("backups"));
    fs::create_dir_all(data.join("keys")).expect("it can be made");
    fs::create_dir(&backups).expect("it can be made");
    let first = backup(&data, &backups, &[]);
    let name = first.file_name().expect("a name").to_string_lossy().into_owned();
    let instance = name.split('-').nth(1).expect("an instance").to_owned();
    for year in 2001..2009 {
        fs::write(backups.join(format!("groundswell-{instance}-{year}-01-01T000000Z.tar.zst")), "older")
            .expect("it can be written");
    }
    let other = backups.join("groundswell-00000000-2001-01-01T000000Z.tar.zst");
    fs::write(&other, "another's").expect("it can be written");
    backup(&data, &backups, &["--keep", "3"]);
    let left: Vec<String> = files(&backups)
        .iter()
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    let own = left.iter().filter(|name| name.contains(&instance) && name.ends_with(".zst")).count();
    assert!(own == 3 && other.exists() && !left.iter().any(|name| name.contains("2006")), "{left:?}");
    // As somebody else it would leave files that the server can't read.
    let owner = std::os::unix::fs::MetadataExt::uid(&fs::metadata(&data).expect("it is there"));
    if std::os::unix::fs::chown(&data, Some(65_534), None).is_ok() {
        let (done, _, err) = run(&[&"backup", &"--data", &data, &"--to", &backups]);
        assert!(!done && err.contains("belongs to another user"), "{err}");
        std::os::unix::fs::chown(&data, Some(owner), None).expect("it was ours");
    }
    // Where it would be lost with the data, it is refused; and where there is nothing to save, that is said.
    let (done, _, err) = run(&[&"backup", &"--data", &data, &"--to", &data.join("keys")]);
    assert!(!done && err.contains("lies in the data folder"), "{err}");
    let (done, _, err) = run(&[&"backup", &"--data", &home.path().join("none"), &"--to", &backups]);
    assert!(!done && err.contains("is no data folder"), "{err}");
}
