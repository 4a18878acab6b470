// SPDX-License-Identifier: AGPL-3.0-or-later
//! A site goes from the embedded database to PostgreSQL and back.

use std::{ffi::OsStr, path::Path};

use crate::{
    elsewhere::send,
    kill::live,
    postgres::Postgres,
    program::{Server, groundswell, printed, said, sample_call},
};

const PLEDGED: &str = "/ahang-weavers/pledge";

/// Starts the site with its database there.
fn serve(data: &Path, database: Option<&str>) -> Server {
    let call = sample_call();
    let mut words: Vec<&OsStr> =
        vec!["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    if let Some(url) = database {
        words.extend(["--database".as_ref(), OsStr::new(url)]);
    }
    Server::start(words)
}

fn pledges(server: &Server) -> Option<u64> {
    live(server)["pledges"].as_u64()
}

fn moved(from: &str, to: &str) -> std::process::Output {
    groundswell(["move", "--from", from, "--to", to])
}

#[test]
fn a_site_goes_to_postgres_and_back_with_every_pledge() {
    let postgres = match Postgres::start() {
        Ok(postgres) => postgres,
        Err(why) => return eprintln!("left out: a site on PostgreSQL; {why}"),
    };
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().join("data");
    let (embedded, url) = (data.to_str().expect("plain"), postgres.url());
    // 1. While it runs nothing is moved, and nobody notices.
    let server = serve(&data, None);
    assert_eq!(send(&server, PLEDGED, &[]).0, 303);
    let refused = moved(embedded, &url);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("in use: stop every server"), "{}", said(&refused));
    assert!(!said(&refused).contains("user=gs"), "no address in messages: it may hold a password");
    assert_eq!(send(&server, PLEDGED, &[]).0, 303);
    drop(server);
    // 2. There. What a killed server leaves in its journal is there too.
    let there = moved(embedded, &url);
    assert!(there.status.success(), "{}", said(&there));
    assert!(printed(&there).contains("  pledges: 1 row, SHA-256 "), "{}", printed(&there));
    let refused = groundswell(["serve", "--data", embedded, "--listen", "127.0.0.1:0"]);
    assert!(said(&refused).contains("was moved to another one"), "{}", said(&refused));
    let server = serve(&data, Some(&url));
    assert_eq!(pledges(&server), Some(2));
    assert_eq!(send(&server, PLEDGED, &[]).0, 303);
    let refused = moved(&url, embedded);
    assert!(said(&refused).contains("in use: stop every server"), "{}", said(&refused));
    drop(server);
    // 3. And back, as soon as PostgreSQL knows that the killed server is gone.
    let back = std::iter::repeat_with(|| moved(&url, embedded))
        .find(|back| !said(back).contains("in use"))
        .expect("there is no end to it");
    assert!(back.status.success(), "{}", said(&back));
    let server = serve(&data, None);
    assert_eq!(pledges(&server), Some(3));
}

#[test]
fn what_is_no_database_of_ours_is_wrong_use_and_one_that_can_t_be_reached_is_said() {
    let home = tempfile::tempdir().expect("a folder");
    let to = home.path().to_str().expect("plain");
    let wrong = moved("mysql://loom@db.example/weavers", to);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("name a data folder, or postgres://"), "{}", said(&wrong));
    let unreached = moved("postgres://loom:canary@127.0.0.1:1/weavers", to);
    assert_eq!(unreached.status.code(), Some(1));
    assert!(said(&unreached).contains("can't be opened") && !said(&unreached).contains("canary"));
}
