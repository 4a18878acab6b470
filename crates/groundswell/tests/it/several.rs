// SPDX-License-Identifier: AGPL-3.0-or-later
//! Several servers show one storm: each has every pledge and every figure, and any of them may die.

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use jiff::Timestamp;
use serde_json::Value;

use crate::{
    authority::free_ports,
    elsewhere::send,
    fiction,
    hands::wait,
    kill::live,
    nats::Nats,
    postgres::Postgres,
    program::{Server, groundswell, said, sample_call, workspace},
};

const PLEDGED: &str = "/ahang-weavers/pledge";

/// What the servers of one instance have in common.
struct Instance<'a> {
    data: &'a Path,
    database: String,
    bus: String,
}

impl Instance<'_> {
    fn start(&self, more: &[&OsStr]) -> Server {
        let call = sample_call();
        let mut words: Vec<&OsStr> = vec!["serve".as_ref(), "--call".as_ref(), call.as_os_str()];
        for (name, value) in [("--database", &self.database), ("--bus", &self.bus)] {
            words.extend([OsStr::new(name), OsStr::new(value)]);
        }
        words.extend([OsStr::new("--data"), self.data.as_os_str()]);
        Server::start_saying(words.into_iter().chain(more.iter().copied()), Stdio::inherit())
    }

    fn stand_by(&self) -> Server {
        self.start(&["--stand-by".as_ref()])
    }
}

fn is_shown(server: &Server, what: &str, wanted: u64) {
    wait(|| live(server)[what].as_u64() == Some(wanted), || format!("{wanted} {what}, not {}", live(server)));
}

/// Waits until all show how the storm stands by now.
fn hear_news(servers: &[&Server]) {
    hear_news_of(servers, "ahang-weavers");
}

/// The same of a call.
pub fn hear_news_of(servers: &[&Server], call: &str) {
    let now = Timestamp::now();
    let as_of = |server: &Server| {
        let (status, told) = server.get(&format!("/{call}/live.json"));
        let told: Value = serde_json::from_str(&told).ok().filter(|_| status == 200)?;
        told["as_of"].as_str()?.parse().ok()
    };
    let have_heard = || servers.iter().all(|server| as_of(server) > Some(now));
    wait(have_heard, || "word of how the storm stands by now".to_owned());
}

#[test]
fn each_server_shows_the_storm_and_goes_on_when_another_dies() {
    let (postgres, mut nats) = match (Postgres::start(), Nats::start(1)) {
        (Ok(postgres), Ok(nats)) => (postgres, nats),
        (Err(why), _) | (_, Err(why)) => return eprintln!("left out: several servers of one storm; {why}"),
    };
    let home = tempfile::tempdir().expect("a folder");
    let (data, feed) = (home.path().join("data"), home.path().join("feed.jsonl"));
    let truth = fiction::write_feed(&feed, 500);
    let instance = Instance { data: &data, database: postgres.url(), bus: nats.url() };
    // 1. What one takes in, and whoever pledges anywhere, every one shows.
    let first = instance.start(&["--read".as_ref(), feed.as_os_str()]);
    let [second, third] = [instance.stand_by(), instance.stand_by()];
    for (server, pledges) in [(&first, 1), (&second, 2), (&third, 3)] {
        is_shown(server, "posts", truth.posts);
        assert_eq!(send(server, PLEDGED, &[]).0, 303);
        is_shown(server, "pledges", pledges);
    }
    is_shown(&first, "pledges", 3);
    for page in ["", "/live", "/record/checkpoint", "/post", "/kit.html"] {
        assert_eq!(second.get(&format!("/ahang-weavers{page}")).0, 200, "{page}");
    }
    // 2. One that shows it is killed, and the database starts again: the others stand, and the first still keeps the calls.
    let passing = instance.stand_by();
    assert_eq!(send(&passing, PLEDGED, &[]).0, 303);
    passing.kill();
    postgres.restart();
    for (server, pledges) in [(&first, 5), (&second, 6), (&third, 7)] {
        wait(|| server.get("/healthz/ready").0 == 200, || "the database again".to_owned());
        assert_eq!(send(server, PLEDGED, &[]).0, 303);
        is_shown(server, "pledges", pledges);
    }
    hear_news(&[&second, &third]);
    // 3. The bus forgets everything, and hears it again.
    nats.kill(0);
    nats.restart(0);
    hear_news(&[&second, &third]);
    // 4. Who keeps the calls dies; one of the others goes on, and the last one shows that.
    first.kill();
    hear_news(&[&second, &third]);
    assert_eq!(send(&third, PLEDGED, &[]).0, 303);
    for server in [&second, &third] {
        is_shown(server, "pledges", 8);
        is_shown(server, "posts", truth.posts);
    }
    // 5. Of what people wrote nothing lies on the bus's disks.
    assert!(nats.files() > 0 && !nats.holds(b"Weavers"));
    // 6. All end well, and the record holds.
    assert!(second.stop().success() && third.stop().success());
    let record = data.join("calls/ahang-weavers/record");
    let verified = groundswell(["verify".as_ref(), record.as_os_str()]);
    assert!(verified.status.success(), "{}", said(&verified));
}

/// The words of the compose file for a program of ours, with what belongs to this machine in the place of what belongs to that.
fn packed_words(command: &str, here: &[(&str, &str)]) -> Vec<Vec<String>> {
    let recipe = fs::read_to_string(workspace().join("packaging/several/compose.yaml")).expect("the recipe");
    let recipe = here.iter().fold(recipe, |recipe, (from, to)| recipe.replace(from, to));
    let words = |line: &str| -> Option<Vec<String>> {
        let listed = line.strip_prefix("    command: [")?.strip_suffix(']')?;
        Some(listed.split(", ").map(|word| word.trim_matches('"').to_owned()).collect())
    };
    recipe
        .lines()
        .filter_map(words)
        .filter(|words| words.first().is_some_and(|first| first == command))
        .collect()
}

#[test]
fn the_packed_set_starts_as_the_recipe_says() {
    let (postgres, nats) = match (Postgres::start(), Nats::start(3)) {
        (Ok(postgres), Ok(nats)) => (postgres, nats),
        (Err(why), _) | (_, Err(why)) => return eprintln!("left out: the packed set; {why}"),
    };
    let home = tempfile::tempdir().expect("a folder");
    let (data, database, bus) = (home.path().join("data").display().to_string(), postgres.url(), nats.url());
    let here = [
        ("/data, ", &*format!("{data}, ")),
        (r#"--listen, "127.0.0.1:8081", "#, ""),
        (r#"--listen, "127.0.0.1:8082", "#, ""),
        ("postgres://groundswell@127.0.0.1/groundswell", &database),
        ("nats://127.0.0.1:4221,127.0.0.1:4222,127.0.0.1:4223", &bus),
    ];
    let servers = packed_words("serve", &here);
    assert_eq!(servers.len(), 2);
    let servers = servers.iter().zip(free_ports::<2>());
    let servers: Vec<Server> =
        servers.map(|(words, port)| Server::start_on(port, words, Stdio::inherit())).collect();
    for server in &servers {
        assert_eq!((server.get("/").0, server.get("/healthz/ready").0), (200, 200));
    }
    let collectors = packed_words("collect", &here);
    let collector = collectors.first().expect("one");
    let collecting =
        Command::new(env!("CARGO_BIN_EXE_groundswell")).args(collector).stderr(Stdio::piped()).spawn();
    let mut collecting = collecting.expect("it starts");
    let mut said = String::new();
    BufReader::new(collecting.stderr.take().expect("piped")).read_line(&mut said).expect("it says something");
    collecting.kill().expect("it is ours");
    collecting.wait().expect("it has ended");
    assert!(said.contains("collecting; Ctrl-C stops it"), "{said}");
}
