// SPDX-License-Identifier: AGPL-3.0-or-later
//! An archive in storage that speaks S3 is, to the byte, that of a folder, and is written by one alone. The storage is moto, a double.

use std::{
    ffi::OsStr,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    oddities,
    program::{command, groundswell, printed, query, root, said},
    running::{Running, address, http},
};

/// The storage, with one bucket in it.
struct Storage {
    server: SocketAddr,
    _running: Running,
}

impl Storage {
    fn start() -> Self {
        let packages = root().join("target/tools/moto");
        assert!(packages.exists(), "{} is installed by `cargo xtask soak engines`", packages.display());
        let mut python = Command::new("/usr/bin/python3");
        python.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]);
        python.env("PYTHONPATH", packages).stdout(Stdio::null());
        let (running, line) = Running::start(&mut python, "Running on");
        let server = address(&line);
        http(server, "PUT", "/ahang", b"");
        Self { server, _running: running }
    }

    /// The program, told where this storage is.
    fn command<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Command {
        let mut command = command(words);
        command.env("AWS_ENDPOINT", format!("http://{}", self.server)).env("AWS_ALLOW_HTTP", "true");
        command.env("AWS_REGION", "us-east-1").env("AWS_ACCESS_KEY_ID", "ahang");
        command.env("AWS_SECRET_ACCESS_KEY", "nothing secret");
        command
    }

    /// What the program says when it can't write an archive of a file to a place.
    fn refused(&self, file: &Path, place: &str) -> String {
        let words = ["archive".as_ref(), file.as_os_str(), "--out".as_ref(), place.as_ref()];
        let output = self.command(words).output().expect("it can be started");
        assert!(!output.status.success(), "{}", said(&output));
        said(&output)
    }

    fn put(&self, object: &str) {
        http(self.server, "PUT", &format!("/ahang/{object}"), b"{}");
    }

    /// The names of all objects.
    fn objects(&self) -> Vec<String> {
        let listed = http(self.server, "GET", "/ahang?list-type=2", b"");
        let listed = String::from_utf8(listed).expect("it is XML");
        let names = listed.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    }
}

/// A file of invented posts.
fn file(folder: &Path, seed: u64) -> PathBuf {
    let path = folder.join(format!("odd-{seed}.jsonl"));
    fs::write(&path, oddities::lines(seed, 200)).expect("a file can be written");
    path
}

/// The names of the files below a folder, within it.
fn files(folder: &Path) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("it is a folder") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let within = path.strip_prefix(folder).expect("it lies in it");
                found.push(within.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn an_archive_in_a_bucket_is_that_of_a_folder() {
    let (folder, storage) = (tempfile::tempdir().expect("a folder can be made"), Storage::start());
    let (file, archive) = (file(folder.path(), 3), folder.path().join("archive"));
    query(["archive".as_ref(), file.as_os_str(), "--out".as_ref(), archive.as_os_str()]);
    let words =
        ["archive".as_ref(), file.as_os_str(), "--out".as_ref(), "s3://ahang/spring/archive".as_ref()];
    let made = storage.command(words).output().expect("it can be started");
    assert!(made.status.success(), "{}", said(&made));

    let files = files(&archive);
    assert_eq!(
        storage.objects(),
        files.iter().map(|file| format!("spring/archive/{file}")).collect::<Vec<_>>()
    );
    for file in files {
        let bytes = fs::read(archive.join(&file)).expect("it can be read");
        assert!(
            http(storage.server, "GET", &format!("/ahang/spring/archive/{file}"), b"") == bytes,
            "{file}"
        );
    }
    for question in [&[] as &[&str], &["--tag", "FreeAhang", "--public"], &["--tag", "it's", "--tag", "Cafe"]]
    {
        let words = |inputs: &str| [&["report", inputs, "--format", "json"], question].concat().join("\t");
        let report = |inputs: &str| words(inputs).split('\t').map(str::to_owned).collect::<Vec<_>>();
        let counted =
            storage.command(report("s3://ahang/spring/archive")).output().expect("it can be started");
        let plain = printed(&query(report(&archive.to_string_lossy())));
        assert_eq!(printed(&counted), plain, "{question:?}");
        assert_eq!(printed(&groundswell(report(&file_name(folder.path())))), plain, "{question:?}");
    }
}

fn file_name(folder: &Path) -> String {
    folder.join("odd-3.jsonl").to_string_lossy().into_owned()
}

#[test]
fn of_two_who_write_one_archive_one_is_refused() {
    let (folder, storage) = (tempfile::tempdir().expect("a folder can be made"), Storage::start());
    let files = [file(folder.path(), 5), file(folder.path(), 6)];
    for place in ["s3://ahang/one", "s3://ahang/two", "s3://ahang/three"] {
        let started = files.each_ref().map(|file| {
            let words = ["archive".as_ref(), file.as_os_str(), "--out".as_ref(), place.as_ref()];
            storage.command(words).stderr(Stdio::piped()).spawn().expect("it can be started")
        });
        let ended = started.map(|child| child.wait_with_output().expect("it ends"));
        let written = ended.iter().filter(|output| output.status.success()).count();
        assert_eq!(written, 1, "{:?}", ended.each_ref().map(said));
        for (file, output) in files.iter().zip(&ended).filter(|(_, output)| output.status.success()) {
            let report = |input: &OsStr| {
                let words = ["report".as_ref(), input, "--format".as_ref(), "json".as_ref()];
                printed(&storage.command(words).output().expect("it can be started"))
            };
            assert_eq!(report(place.as_ref()), report(file.as_os_str()), "{}", said(output));
        }
    }
}

#[test]
fn what_is_there_is_not_written_over() {
    let (folder, storage) = (tempfile::tempdir().expect("a folder can be made"), Storage::start());
    let file = file(folder.path(), 7);
    storage.put("whole/archive.json");
    storage.put("begun/archive.unfinished");
    storage.put("other/notes.txt");
    let before = storage.objects();
    for (place, says) in [
        ("s3://ahang/whole", "is there already"),
        ("s3://ahang/begun", "somebody else writes"),
        ("s3://ahang/other", "holds files already"),
        ("s3://ahang", "holds files already"),
    ] {
        let refused = storage.refused(&file, place);
        assert!(refused.contains(says), "{place}: {refused}");
        assert_eq!(storage.objects(), before, "{place}");
    }
}
