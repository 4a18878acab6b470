// SPDX-License-Identifier: AGPL-3.0-or-later
//! Networks are watched, against Bluesky's own server.

use std::{
    ffi::OsString,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

use crate::{
    bluesky::{Bluesky, SERVER},
    hands::wait,
    hours::call_in,
    program::{Server, files, groundswell, holds, printed, said, sample_call},
};

/// So many people post so many times between two kills.
const PEOPLE: usize = 5;
/// `GROUNDSWELL_POSTS` asks for more.
const POSTS: usize = 12;

const TAG: &str = "#FreeTheAhangWeavers";

fn words(words: &[&str], bluesky: &Bluesky) -> Vec<OsString> {
    let reach = bluesky.places().into_iter().flat_map(|place| ["--reach".to_owned(), place]);
    words.iter().map(|word| (*word).to_owned()).chain(reach).map(Into::into).collect()
}

fn serve(data: &Path, call: &Path, bluesky: &Bluesky) -> Server {
    let (data, call) = (data.to_str().expect("UTF-8"), call.to_str().expect("UTF-8"));
    let watch = format!("bluesky-server={SERVER}");
    Server::start(words(&["serve", "--call", call, "--data", data, "--watch", &watch], bluesky))
}

pub fn live(server: &Server) -> Value {
    let (status, body) = server.get("/storm/live.json");
    assert_eq!(status, 200, "{body}");
    serde_json::from_str(&body).expect("the counter is JSON")
}

/// Waits until the live page counts so many posts.
fn wait_for(server: &Server, posts: usize) {
    wait(|| live(server)["posts"] == posts, || format!("{} in place of {posts} posts", live(server)));
}

#[test]
fn a_storm_on_a_real_server_is_counted_once_whatever_is_killed() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, call) = (home.path().join("data"), call_in(home.path(), &sample_call(), "storm", -10));
    let mut bluesky = Bluesky::start();
    for by in ["anna", "bea"] {
        bluesky.account(by);
    }
    let (record, cursors) = (data.join("calls/storm/record"), data.join("calls/storm/cursors.json"));
    let mut server = serve(&data, &call, &bluesky);
    wait(|| cursors.exists(), || "the line to the network stands".to_owned());
    // 1. The program is killed in the middle of a flood, and posts go on meanwhile.
    let first = bluesky.post("anna", &format!("Free them {TAG}"));
    wait_for(&server, 1);
    let posts = std::env::var("GROUNDSWELL_POSTS").ok().and_then(|posts| posts.parse().ok()).unwrap_or(POSTS);
    let mut posted = 1;
    for (number, round) in (1..).zip(["one", "two", "three"]) {
        bluesky.flood(round, PEOPLE, posts, &format!("With the weavers {TAG}"));
        server.kill();
        bluesky.flood(&format!("{round}-late"), PEOPLE, posts, &format!("Meanwhile {TAG}"));
        posted += 2 * PEOPLE * posts;
        let left = std::fs::read(&cursors).ok();
        server = serve(&data, &call, &bluesky);
        wait_for(&server, posted);
        wait(|| gaps(&record) == number, || format!("{} gaps after {number} kills", gaps(&record)));
        // Killed before it has kept how far it is, it would begin the next gap where this one began, and both would be one.
        wait(|| std::fs::read(&cursors).ok() != left, || "how far it is, is kept".to_owned());
    }
    eprintln!("{posted} posts on a real server, each counted once");
    // 2. The network's server is killed.
    bluesky.kill();
    bluesky.restart();
    bluesky.repost("bea", &first);
    bluesky.reply("bea", &first, "No hashtag at all");
    wait_for(&server, posted + 1);
    // 3. What its author takes back goes, with what repeats it; an account that is deleted takes its posts along.
    let second = bluesky.post("bea", &format!("Hands up {TAG}"));
    wait_for(&server, posted + 2);
    bluesky.delete("anna", &first);
    wait_for(&server, posted);
    bluesky.change("bea", "leave");
    wait_for(&server, posted - 1);
    // 4. Every time in which nothing was seen stands in the record, and all of it came afterwards.
    wait(|| gaps(&record) == 4, || format!("{} gaps are over", gaps(&record)));
    server.stop();
    assert!(printed(&groundswell(["verify".as_ref(), record.as_os_str()])).contains("holds"));
    assert!(!holds(&record, &second.uri) && !holds(&record, "Hands up"));
    let report = home.path().join("report.json");
    let written = groundswell([
        "report",
        record.to_str().expect("UTF-8"),
        "--format",
        "json",
        "--out",
        report.to_str().expect("UTF-8"),
    ]);
    assert!(written.status.success(), "{}", said(&written));
    let report: Value =
        serde_json::from_slice(&std::fs::read(report).expect("a report")).expect("the report is JSON");
    let gaps = report["gaps"].as_array().expect("a list");
    let of = |cause: &str| gaps.iter().filter(|gap| gap["cause"] == cause).count();
    assert!(of("not-running") >= 3 && of("line-broken") >= 1, "{gaps:?}");
    assert!(gaps.iter().all(|gap| gap["filled"] == true), "{gaps:?}");
}

/// The program while it watches; killed when dropped, in the middle of whatever it does.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// How many gaps a record tells of that are over.
fn gaps(record: &Path) -> usize {
    let bytes = files(record).into_iter().filter_map(|file| std::fs::read(file).ok());
    bytes.map(|bytes| String::from_utf8_lossy(&bytes).matches(r#""filled":true"#).count()).sum()
}

/// Whether a record that is being written holds some words.
fn is_held(record: &Path, words: &str) -> bool {
    // A file that goes meanwhile holds nothing.
    let bytes = files(record).into_iter().filter_map(|file| std::fs::read(file).ok());
    bytes.into_iter().any(|bytes| bytes.windows(words.len()).any(|window| window == words.as_bytes()))
}

#[test]
fn watching_into_a_record_goes_on_where_it_was_and_forgets_what_is_deleted() {
    let home = tempfile::tempdir().expect("a folder");
    let record = home.path().join("storm-record");
    let mut bluesky = Bluesky::start();
    bluesky.account("anna");
    let on = format!("bluesky-server={SERVER}");
    let watch = |bluesky: &Bluesky, more: &[&str]| {
        let all =
            ["watch", "--tag", TAG, "--on", &on, "--format", "json"].into_iter().chain(more.iter().copied());
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command.args(words(&all.collect::<Vec<_>>(), bluesky)).stdout(Stdio::piped()).stderr(Stdio::null());
        Watching(command.spawn().expect("it starts"))
    };
    let into = ["--into", record.to_str().expect("UTF-8")];
    let begin = |bluesky: &mut Bluesky, more: &[&str], text: &str| {
        let mut watching = watch(bluesky, more);
        let mut lines = BufReader::new(watching.0.stdout.take().expect("it is piped")).lines();
        // The first post is seen whenever the line stands; until then, another is made.
        let (sender, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            while let Some(Ok(line)) = lines.next()
                && sender.send(line).is_ok()
            {}
        });
        let mut made = Vec::new();
        let line = loop {
            made.push(bluesky.post("anna", text));
            if let Ok(line) = told.recv_timeout(std::time::Duration::from_millis(500)) {
                break line;
            }
        };
        (watching, told, made, line)
    };
    // 1. What is printed is a post as `posts` prints it.
    let (watching, _told, made, line) = begin(&mut bluesky, &into, &format!("Free them {TAG}"));
    let post: Value = serde_json::from_str(&line).expect("a post");
    assert_eq!(post["text"], format!("Free them {TAG}"));
    assert_eq!(post["hashtags"][0], TAG.trim_start_matches('#'));
    // 2. It is killed; what is posted and deleted meanwhile is caught up with.
    let kept = bluesky.post("anna", &format!("Kept {TAG}"));
    wait(|| is_held(&record, &kept.uri), || "it is not kept".to_owned());
    // Nothing can be asked for again before the first number is known.
    let cursors =
        || std::fs::read_to_string(record.with_file_name("storm-record.cursors")).unwrap_or_default();
    wait(|| cursors().contains("\"at\":\"") && !cursors().contains("\"at\":\"@"), cursors);
    drop(watching);
    bluesky.delete("anna", &kept);
    let late = bluesky.post("anna", &format!("Late {TAG}"));
    let again = watch(&bluesky, &into);
    wait(
        || is_held(&record, &late.uri) && !is_held(&record, &kept.uri),
        || "it is not caught up with".to_owned(),
    );
    drop(again);
    let verified = groundswell(["verify".as_ref(), record.as_os_str()]);
    assert!(verified.status.success(), "{}", said(&verified));
    assert!(made.iter().any(|made| holds(&record, &made.uri)));
}
