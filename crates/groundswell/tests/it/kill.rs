// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promise 3: what is acknowledged is kept.

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::{
    fiction,
    program::{Server, agent, groundswell, printed, sample_call},
};

/// Kills in a run of the tests; `GROUNDSWELL_KILLS` asks for more.
const KILLS: u64 = 3;
/// Lines between two kills: about as many as a server takes in before it is killed.
const EACH: u32 = 8_000;

#[test]
fn killing_the_server_loses_no_acknowledged_pledge_and_no_acknowledged_capture() {
    let kills = std::env::var("GROUNDSWELL_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    let truth = fiction::write_feed(&feed, u32::try_from(kills).expect("a few kills") * EACH);
    let pieces = fiction::split(&feed, kills);
    let data = folder.path().join("data");
    let (mut pledged, mut counted) = (0, 0);
    for (round, piece) in (0..).zip(&pieces) {
        // Something new each time, so that every kill hits the work.
        let server = start(&data, piece);
        let before = live(&server);
        assert!(
            before["pledges"].as_u64() >= Some(pledged),
            "round {round}: {before} after {pledged} pledges"
        );
        pledged = before["pledges"].as_u64().expect("a number");
        // Each round is killed at another point of the work: there is no moment that is safer than others.
        let until = Instant::now() + Duration::from_millis(150 + 97 * (round % 13));
        let (more, seen) = load(&server, until);
        server.kill();
        pledged += more;
        counted = seen.max(counted);
        let kept = posts_kept(&data);
        assert!(
            kept >= counted,
            "round {round}: the record holds {kept} of {counted} that were shown as kept"
        );
        eprintln!("round {round}: {pledged} pledges and {counted} posts acknowledged, {kept} kept");
    }
    let server = start(&data, &feed);
    let end = loop {
        let now = live(&server);
        if now["posts"].as_u64() >= Some(truth.posts) {
            break now;
        }
        thread::yield_now();
    };
    assert_eq!(end["posts"], truth.posts, "every post once, none twice");
    assert_eq!(end["accounts"], truth.accounts);
    assert!(end["pledges"].as_u64() >= Some(pledged), "{end} after {pledged} pledges");
}

fn start(data: &Path, feed: &Path) -> Server {
    let (call, data, feed) = (sample_call(), data.as_os_str(), feed.as_os_str());
    Server::start([
        "serve".as_ref(),
        "--call".as_ref(),
        call.as_os_str(),
        "--data".as_ref(),
        data,
        "--read".as_ref(),
        feed,
        "--trusted-proxy".as_ref(),
        "127.0.0.1".as_ref(),
    ])
}

/// Pledges from several clients at once and watches the counter until an instant; gives the pledges answered with
/// "ok" and the greatest number of posts that the counter showed.
fn load(server: &Server, until: Instant) -> (u64, u64) {
    let (pledged, people) = (AtomicU64::new(0), AtomicU64::new(0));
    let shown = AtomicU64::new(0);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let agent = agent();
                while Instant::now() < until {
                    // From everywhere: so many from one neighborhood would be taken for a program's.
                    let [.., second, third, _] = people.fetch_add(100, Ordering::Relaxed).to_be_bytes();
                    let answer = agent
                        .post(format!("{}/ahang-weavers/pledge", server.base))
                        .header("x-forwarded-for", format!("10.{second}.{third}.1"))
                        .send_empty();
                    if answer.is_ok_and(|answer| answer.status().as_u16() == 303) {
                        pledged.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        while Instant::now() < until {
            if let Some(live) = counted(server) {
                shown.store(live["recorded"].as_u64().expect("a number"), Ordering::Relaxed);
            }
        }
    });
    (pledged.into_inner(), shown.into_inner())
}

/// What the counter says, once a record that is long was read back.
pub fn live(server: &Server) -> Value {
    loop {
        if let Some(live) = counted(server) {
            return live;
        }
        thread::yield_now();
    }
}

/// What the counter says; nothing while the record is being read back.
fn counted(server: &Server) -> Option<Value> {
    let (status, body) = server.get("/ahang-weavers/live.json");
    assert!(matches!(status, 200 | 503), "{body}");
    (status == 200).then(|| serde_json::from_str(&body).expect("the counter is JSON"))
}

/// Checks the record as it lies there after the kill, on a copy, and gives the number of posts that it ever held.
fn posts_kept(data: &Path) -> u64 {
    let copy = tempfile::tempdir().expect("a folder");
    let record = copy.path().join("data");
    copy_folder(data, &record);
    // What was synced but not yet sequenced when the power went is sequenced when the record is opened next.
    let record = record.join("calls/ahang-weavers/record");
    let forgotten = groundswell([
        "forget".as_ref(),
        record.as_os_str(),
        "--post".as_ref(),
        "none".as_ref(),
        "--reason".as_ref(),
        "age".as_ref(),
    ]);
    assert_eq!(forgotten.status.code(), Some(1), "there is no such post");
    let verified = groundswell(["verify".as_ref(), record.as_os_str(), "--format".as_ref(), "json".as_ref()]);
    let verified: Value = serde_json::from_str(&printed(&verified)).expect("JSON");
    assert_eq!(verified["holds"], true, "{verified:#}");
    let posts = verified["kinds"]["post"].as_u64().unwrap_or_default();
    posts + verified["forgotten"].as_u64().expect("a number")
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("it is there") {
        let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name())).expect("it can be listed");
        if entry.is_dir() {
            copy_folder(&entry, &to.join(name));
        } else {
            fs::copy(&entry, to.join(name)).expect("it can be copied");
        }
    }
}
