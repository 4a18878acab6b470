// SPDX-License-Identifier: AGPL-3.0-or-later
//! One suite of stories, told to a program that does everything by itself and to a collector, a server that keeps and one that shows, over a bus: both
//! give the same answers.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use crate::{
    bluesky::{Bluesky, SERVER},
    collected::Collector,
    elsewhere::{hand_in, send, status},
    hands::wait,
    hours::{call_in, vell},
    nats::Nats,
    postgres::Postgres,
    program::{Server, groundswell, printed},
    town::Town,
};

const TAG: &str = "#LetIdraWeave";

/// Where somebody’s own server tells of the post that they hand in.
const HANDED_IN: &str = "social.example/api/v1/statuses/112233445566778899";

/// An instance as its visitors see it, and where its record lies.
struct Stand {
    visited: Server,
    data: PathBuf,
    /// Whatever else belongs to it.
    others: (Option<Server>, Option<Collector>),
}

/// The networks, the call, and what an instance is made of.
struct Stage {
    home: tempfile::TempDir,
    town: Town,
    bluesky: Bluesky,
    call: PathBuf,
    postgres: Postgres,
    nats: Nats,
}

impl Stage {
    fn set() -> Result<Self, &'static str> {
        let (postgres, nats) = (Postgres::start()?, Nats::start(1)?);
        let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
        town.show(HANDED_IN, status("She taught my sister to weave.", &json!({})));
        let call = call_in(home.path(), &vell(), "vell", -20);
        Ok(Self { home, town, bluesky: Bluesky::start(), call, postgres, nats })
    }

    fn words(&self, words: &[&str], data: &Path) -> Vec<OsString> {
        let reach = self.bluesky.places().into_iter().map(|place| format!("--reach={place}"));
        let reach = reach.chain(self.town.reach(&["social.example"])).map(OsString::from);
        let common = ["--call".into(), self.call.clone().into(), "--data".into(), data.into()];
        words.iter().map(OsString::from).chain(common).chain(reach).collect()
    }

    /// One program, which does everything.
    fn alone(&self) -> Stand {
        let data = self.home.path().join("alone");
        let watch = format!("--watch=bluesky-server={SERVER}");
        let visited = Server::start_saying(self.words(&["serve", &watch], &data), Stdio::inherit());
        Stand { visited, data, others: (None, None) }
    }

    /// Three of them, which know accounts by the same pseudonyms as another does: who visits sees the one that only shows what is kept.
    fn together(&self, like: &Stand) -> Stand {
        let data = self.home.path().join("data");
        fs::create_dir_all(data.join("keys")).expect("a folder");
        let key = "keys/vell.pseudonyms";
        fs::copy(like.data.join(key), data.join(key)).expect("it is there");
        let (database, bus) =
            (format!("--database={}", self.postgres.url()), format!("--bus={}", self.nats.url()));
        let serve = |more: &[&str]| {
            let words = [&["serve", &database, &bus], more].concat();
            Server::start_saying(self.words(&words, &data), Stdio::inherit())
        };
        let (keeper, visited) = (serve(&[]), serve(&["--stand-by"]));
        let watch = format!("--watch=bluesky-server={SERVER}");
        let words = self.words(&["collect", &database, &bus, &watch], &self.home.path().join("collector"));
        let collector = Collector::start(Command::new(env!("CARGO_BIN_EXE_groundswell")).args(words));
        Stand { visited, data, others: (Some(keeper), Some(collector)) }
    }
}

impl Stand {
    /// What the counter says, but for when.
    fn figures(&self) -> Value {
        let told = self.visited.get("/vell/live.json").1;
        let mut told: Value = serde_json::from_str(&told).expect("JSON");
        told.as_object_mut().expect("an object").remove("as_of");
        told
    }

    /// What its record holds of posts, in order, and what was erased.
    fn posts(&self) -> Vec<Value> {
        let record = self.data.join("calls/vell/record");
        let words = ["export".as_ref(), record.as_os_str(), "--format".as_ref(), "jsonl".as_ref()];
        let exported = printed(&groundswell(words));
        let lines = exported.lines().skip(1).map(|line| serde_json::from_str(line).expect("JSON"));
        let told = lines.filter_map(|line: Value| match &line["forgotten"] {
            Value::Null => (line["kind"] == "post").then(|| line["content"].clone()),
            forgotten => Some(forgotten["reason"].clone()),
        });
        told.collect()
    }

    /// Its report, but for what its own server has not seen, and of what it was made.
    fn report(&self, call: &Path) -> String {
        let record = self.data.join("calls/vell/record");
        let words = ["report".as_ref(), "--format".as_ref(), "json".as_ref(), "--call".as_ref()];
        let told = printed(&groundswell(words.into_iter().chain([call.as_os_str(), record.as_os_str()])));
        let mut told: Value = serde_json::from_str(&told).expect("JSON");
        let report = told.as_object_mut().expect("an object");
        report.remove("gaps");
        report.remove("method");
        told.to_string()
    }

    /// Ends it, whoever keeps the record last.
    fn end(self) -> PathBuf {
        let (keeper, collector) = self.others;
        drop(collector);
        assert!(self.visited.stop().success());
        assert!(keeper.is_none_or(|keeper| keeper.stop().success()));
        self.data
    }
}

/// Waits until both show so many posts, and so many in their records; then all that they count is the same.
fn show_the_same(stands: &[Stand; 2], posts: u64) {
    let figures = || stands.each_ref().map(Stand::figures);
    let is_so = || {
        let [one, other] = figures();
        one["posts"] == posts && one == other
    };
    wait(is_so, || format!("{posts} posts at both of {:?}", figures()));
}

#[test]
fn a_program_by_itself_and_several_over_a_bus_give_the_same_answers() {
    let mut stage = match Stage::set() {
        Ok(stage) => stage,
        Err(why) => return eprintln!("left out: one program and several; {why}"),
    };
    for by in ["anna", "bea"] {
        stage.bluesky.account(by);
    }
    let alone = stage.alone();
    let together = stage.together(&alone);
    let cursors = [&alone, &together].map(|stand| stand.data.join("calls/vell/cursors.json"));
    wait(
        || cursors.iter().all(|file| file.exists()),
        || "word that the lines to the network stand".to_owned(),
    );
    let stands = [alone, together];
    // 1. A pledge, and a post that its author hands in: an order, which whoever keeps the record carries out and answers.
    for stand in &stands {
        assert_eq!(send(&stand.visited, "/vell/pledge", &[]).0, 303);
    }
    let own = stands.each_ref().map(|stand| hand_in(&stand.visited));
    show_the_same(&stands, 1);
    // 2. Posts that are received: of each kind, and many at once.
    let bluesky = &mut stage.bluesky;
    let first = bluesky.post("anna", &format!("We begin {TAG}"));
    show_the_same(&stands, 2);
    bluesky.reply("bea", &first, &format!("With you {TAG}"));
    bluesky.repost("bea", &first);
    show_the_same(&stands, 4);
    bluesky.flood("many", 4, 8, &format!("Let her weave {TAG}"));
    show_the_same(&stands, 36);
    // 3. What does not belong to the call changes nothing; what its author takes back goes, as what repeats it does.
    bluesky.post("anna", "Good morning #weather");
    let second = bluesky.post("anna", &format!("Once more {TAG}"));
    show_the_same(&stands, 37);
    bluesky.delete("anna", &second);
    show_the_same(&stands, 36);
    // 4. So does what was handed in.
    for (stand, own) in stands.iter().zip(&own) {
        let path = own.strip_prefix(&stand.visited.base).unwrap_or(own).split('?').next().expect("a path");
        let withdraw = format!("{path}/withdraw");
        assert_eq!(send(&stand.visited, &withdraw, &[]).0, 303);
    }
    show_the_same(&stands, 35);
    // 5. The records hold the same posts in the same order, and give the same report, to the byte.
    let [alone, together] = &stands;
    assert_eq!(alone.posts(), together.posts());
    assert_eq!(alone.report(&stage.call), together.report(&stage.call));
    for stand in stands {
        let record = stand.end().join("calls/vell/record");
        assert!(printed(&groundswell(["verify".as_ref(), record.as_os_str()])).contains("holds"));
    }
}
