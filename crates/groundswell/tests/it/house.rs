// SPDX-License-Identifier: AGPL-3.0-or-later
//! A server tells how it stands, and refuses what there is no room for.

use std::fs;

use serde_json::Value;

use crate::{
    authority::free_ports,
    fiction::x_line,
    hands::wait,
    program::{Server, agent, groundswell, said, sample_call},
};

fn figures(port: u16) -> String {
    let mut answer = agent().get(format!("http://127.0.0.1:{port}/metrics")).call().expect("it answers");
    answer.body_mut().read_to_string().expect("figures are text")
}

fn recorded(server: &Server) -> u64 {
    let live: Value = serde_json::from_str(&server.get("/ahang-weavers/live.json").1).expect("it is JSON");
    live["recorded"].as_u64().expect("it is counted")
}

#[test]
fn without_room_visitors_are_told_so_and_posts_wait_until_there_is_some() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, feed, call) = (home.path().join("data"), home.path().join("feed.jsonl"), sample_call());
    let [data, feed, call] = [&data, &feed, &call].map(|path| path.to_str().expect("UTF-8"));
    fs::write(feed, x_line(71, "mira_k", "2026-12-01T15:30:00.000Z", "#FreeTheAhangWeavers"))
        .expect("it can be");
    fs::create_dir(data).expect("it can be made");
    let other = home.path().join("data/other");
    fs::write(&other, vec![1; 120_000_000]).expect("it can be written");
    let [port] = free_ports();
    let metrics = format!("127.0.0.1:{port}");
    let words =
        ["serve", "--call", call, "--data", data, "--read", feed, "--quota", "100MB", "--metrics", &metrics];
    // 1. Full from the start: nothing is taken in, and everything is shown.
    let server = Server::start(words);
    let told = figures(port);
    assert!(told.contains("groundswell_storage{state=\"full\"} 1\n"), "{told}");
    let mut pledge =
        agent().post(format!("{}/ahang-weavers/pledge", server.base)).send_empty().expect("it answers");
    let says = pledge.body_mut().read_to_string().expect("a page");
    assert!(pledge.status() == 507 && says.contains("Nothing was kept"), "{says}");
    assert_eq!(server.get("/ahang-weavers/post").0, 200);
    assert_eq!(recorded(&server), 0);
    assert!(server.stop().success());
    // 2. Storage again: what waited is taken in.
    fs::remove_file(&other).expect("it is there");
    let server = Server::start(words);
    wait(|| recorded(&server) == 1, || "the post that waited".to_owned());
    let told = figures(port);
    assert!(told.contains("groundswell_storage{state=\"ample\"} 1\n"), "{told}");
    assert!(told.contains("groundswell_posts_recorded{call=\"ahang-weavers\"} 1\n"), "{told}");
    assert!(server.stop().success());
}

#[test]
fn figures_are_given_to_this_machine_alone_and_a_quota_is_an_amount() {
    for (words, says) in [
        (["--metrics", "0.0.0.0:9464"], "on this machine alone"),
        (["--metrics", "9464"], "127.0.0.1:9464"),
        (["--quota", "plenty"], "such as 500MB or 20GB"),
        (["--quota", "20"], "100MB is the least"),
    ] {
        let output = groundswell(["serve"].into_iter().chain(words));
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(says), "{}", said(&output));
    }
}
