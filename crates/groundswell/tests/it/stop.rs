// SPDX-License-Identifier: AGPL-3.0-or-later
//! Stopping a server.

use std::{
    ffi::OsStr,
    io::{Read, Write},
    net::TcpStream,
};

use crate::{
    hands::wait,
    program::{Server, sample_call},
};

#[test]
fn a_server_stops_when_asked_though_somebody_watches_the_live_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let call = sample_call();
    let words =
        ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), folder.path().as_os_str()];
    let server = Server::start(words);
    let mut watcher = TcpStream::connect(server.base.trim_start_matches("http://")).expect("it listens");
    watcher
        .write_all(b"GET /ahang-weavers/live/events HTTP/1.1\r\nHost: weavers.example\r\n\r\n")
        .expect("it reads");
    let mut begun = [0; 15];
    watcher.read_exact(&mut begun).expect("it answers");
    assert_eq!(&begun, b"HTTP/1.1 200 OK");
    assert!(server.stop().success(), "it ends as one that was asked to");
}

#[test]
fn a_server_that_is_to_leave_says_so_and_serves_until_it_is_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let call = sample_call();
    let words: [&OsStr; 7] = [
        "serve".as_ref(),
        "--call".as_ref(),
        call.as_os_str(),
        "--data".as_ref(),
        folder.path().as_os_str(),
        "--drain".as_ref(),
        "600".as_ref(),
    ];
    let server = Server::start(words);
    assert_eq!(server.get("/healthz/ready"), (200, "ready\n".to_owned()));
    server.ask_to_stop();
    wait(|| server.get("/healthz/ready").0 == 503, || "word that it leaves".to_owned());
    assert_eq!(server.get("/ahang-weavers").0, 200, "who comes all the same is served");
    assert!(server.stop().success(), "asked again, it waits no longer");
}
