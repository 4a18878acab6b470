// SPDX-License-Identifier: AGPL-3.0-or-later
//! Of several servers on one database one keeps the calls; another goes on in its place, with everything that was acknowledged.

use std::{ffi::OsStr, path::Path, process::Stdio};

use crate::{
    elsewhere::send,
    hands::wait,
    kill::live,
    postgres::Postgres,
    program::{Server, groundswell, said, sample_call},
};

const PLEDGED: &str = "/ahang-weavers/pledge";

fn start(data: &Path, url: &str, more: &[&str]) -> Server {
    let call = sample_call();
    let mut words: Vec<&OsStr> = vec!["serve".as_ref(), "--call".as_ref(), call.as_os_str()];
    words.extend(["--data".as_ref(), data.as_os_str(), "--database".as_ref(), url.as_ref()]);
    words.extend(more.iter().map(OsStr::new));
    Server::start_saying(words, Stdio::inherit())
}

fn is_ready(server: &Server) -> bool {
    server.get("/healthz/ready").0 == 200
}

#[test]
fn one_server_keeps_the_calls_and_another_goes_on_when_it_dies() {
    let postgres = match Postgres::start() {
        Ok(postgres) => postgres,
        Err(why) => return eprintln!("left out: several servers on one database; {why}"),
    };
    let home = tempfile::tempdir().expect("a folder");
    let (data, url) = (home.path().join("data"), postgres.url());
    let first = start(&data, &url, &[]);
    assert_eq!(send(&first, PLEDGED, &[]).0, 303);
    // 1. Nobody keeps them beside it.
    let elsewhere = home.path().join("elsewhere");
    let words = ["serve", "--listen", "127.0.0.1:0", "--database", &url, "--data"];
    let refused = groundswell(words.iter().map(OsStr::new).chain([elsewhere.as_os_str()]));
    assert!(!refused.status.success());
    assert!(said(&refused).contains("another server keeps the calls"), "{}", said(&refused));
    // 2. The database starts again, and the server stands.
    postgres.restart();
    wait(|| is_ready(&first), || "the database again".to_owned());
    assert_eq!(send(&first, PLEDGED, &[]).0, 303);
    // 3. The server dies, and whoever stood by goes on.
    let second = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| start(&data, &url, &["--stand-by"]));
        first.kill();
        waiting.join().expect("it starts")
    });
    wait(|| is_ready(&second), || "the second server".to_owned());
    assert_eq!(live(&second)["pledges"], 2);
    assert_eq!(send(&second, PLEDGED, &[]).0, 303);
    wait(|| live(&second)["pledges"] == 3, || "the third pledge".to_owned());
}
