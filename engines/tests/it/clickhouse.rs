// SPDX-License-Identifier: AGPL-3.0-or-later
//! ClickHouse gives the same report. Its server is a double: the interface is of `clickhouse.py`, the engine behind it ClickHouse's own.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
};

use crate::{
    oddities,
    program::{command, groundswell, printed, query, root, said},
    running::{Running, address},
};

/// Starts the double.
fn start() -> (Running, SocketAddr) {
    let packages = root().join("target/tools/engines");
    assert!(packages.exists(), "{} is installed by `cargo xtask soak engines`", packages.display());
    let mut python = Command::new("/usr/bin/python3");
    python
        .arg(root().join("engines/tests/it/clickhouse.py"))
        .env("PYTHONPATH", packages)
        .stdout(Stdio::null());
    let (running, line) = Running::start(&mut python, "listens on");
    (running, address(&line))
}

/// A file of invented posts, and an archive of it.
fn archive(folder: &Path) -> (PathBuf, PathBuf) {
    let (file, archive) = (folder.join("odd.jsonl"), folder.join("archive"));
    fs::write(&file, oddities::lines(11, 300)).expect("a file can be written");
    query(["archive".as_ref(), file.as_os_str(), "--out".as_ref(), archive.as_os_str()]);
    (file, archive)
}

/// Has an archive counted by a server.
fn counted(server: SocketAddr, password: &str, archive: &Path, question: &[&str]) -> Output {
    let engine = format!("clickhouse://ahang@{server}/archives");
    let words = ["report", &archive.to_string_lossy(), "--format", "json", "--engine", &engine];
    let mut command = command([&words, question].concat());
    command.env("CLICKHOUSE_PASSWORD", password).output().expect("it can be started")
}

const QUESTIONS: [&[&str]; 5] = [
    &[],
    &["--public"],
    &["--tag", "FreeAhang", "--public"],
    &[
        "--tag",
        "back\\slash",
        "--tag",
        "it's",
        "--from",
        "2026-02-02T00:00:00.5Z",
        "--to",
        "2026-02-02T01:00:00Z",
    ],
    &["--tag", "nothinglikeit"],
];

#[test]
fn clickhouse_gives_the_same_report() {
    let (folder, (_running, server)) = (tempfile::tempdir().expect("a folder can be made"), start());
    let (file, archive) = archive(folder.path());
    for question in QUESTIONS {
        let counted = counted(server, "not a secret", &archive, question);
        let plain = ["report", &file.to_string_lossy(), "--format", "json"];
        let plain = groundswell([&plain, question].concat());
        assert_eq!(printed(&counted), printed(&plain), "{question:?}: {}", said(&counted));
    }
    let refused = counted(server, "another", &archive, &[]);
    assert!(
        said(&refused).contains("403") && said(&refused).contains("Authentication failed"),
        "{}",
        said(&refused)
    );
    let elsewhere = counted(server, "not a secret", &archive, &["--seen-as", "/nowhere/archive"]);
    assert!(!elsewhere.status.success() && said(&elsewhere).contains("500"), "{}", said(&elsewhere));
}

/// Answers whoever asks with these bytes and ends; with the last ones again and again, if so wanted, until nobody listens.
fn answers(bytes: &'static [u8], endless: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let server = listener.local_addr().expect("it listens");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            // What is asked makes no difference here.
            let _ = stream.read(&mut [0; 1 << 16]);
            let mut is_heard = stream.write_all(bytes).is_ok();
            while is_heard && !endless.is_empty() {
                is_heard = stream.write_all(endless).is_ok();
            }
        }
    });
    server
}

#[test]
fn what_a_hostile_server_answers_is_bounded_and_told() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (_, archive) = archive(folder.path());
    let cases: [(&[u8], &[u8], &str); 9] = [
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 9\r\n\r\nno memory", b"", "no memory"),
        (b"HTTP/1.1 500 Oh\r\n\r\n", b"pest\x1b[2J ", "it answers 500"),
        (b"HTTP/1.1 302 Away\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", b"", "302"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n[\"x\",\"y\"]\n[", b"", "breaks off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n[\"x\"]", b"", "failed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\": 1}\n", b"", "what is no row"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n[[\"x\"]]\n", b"", "what is no row"),
        (
            b"HTTP/1.1 200 OK\r\n\r\n",
            b"[\"x\",\"looooooooooooooooooooooooooooooooooooom\"]\n",
            "more than an archive",
        ),
        (b"HTTP/1.1 200 OK\r\n\r\n[\"", b"a long row without an end", "a row of more than"),
    ];
    for (bytes, endless, says) in cases {
        let refused = counted(answers(bytes, endless), "", &archive, &["--tag", "FreeAhang"]);
        let said = said(&refused);
        assert!(!refused.status.success() && said.contains(says), "{says}: {said}");
        assert!(said.len() < 2_000 && !said.contains('\x1b'), "{says}: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[test]
fn an_address_that_gives_a_password_away_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (_, archive) = archive(folder.path());
    let words =
        ["report", &archive.to_string_lossy(), "--engine", "clickhouse://mina:loom@127.0.0.1:1/archives"];
    let refused = said(&query(words));
    assert!(refused.contains("put it into CLICKHOUSE_PASSWORD") && !refused.contains("loom"), "{refused}");
}
