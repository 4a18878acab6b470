// SPDX-License-Identifier: AGPL-3.0-or-later
//! A collector of its own follows a real network for servers that keep and show the storm; whichever of them is killed, each post counts once.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{
    bluesky::{Bluesky, SERVER},
    hands::wait,
    hours::call_in,
    nats::Nats,
    postgres::Postgres,
    program::{Server, groundswell, printed, sample_call},
    watching::live,
};

/// So many people post so many times beside each kill.
const PEOPLE: usize = 4;
const POSTS: usize = 8;

const TAG: &str = "#FreeTheAhangWeavers";

/// What the nodes of an instance have in common.
pub struct Instance<'a> {
    /// Where everything lies.
    pub home: &'a Path,
    /// The call's folder.
    pub call: PathBuf,
    /// The database's address.
    pub database: String,
    /// The bus's.
    pub bus: String,
    /// Where the network is to be found.
    pub places: [String; 2],
}

impl Instance<'_> {
    /// The words that a node is started with, whose folder has that name.
    pub fn words(&self, words: &[&str], data: &str) -> Vec<OsString> {
        let call = self.call.to_str().expect("UTF-8");
        let data = self.home.join(data);
        let data = data.to_str().expect("UTF-8");
        let common = ["--call", call, "--data", data, "--database", &self.database, "--bus", &self.bus];
        let reach = self.places.iter().flat_map(|place| ["--reach", place]);
        words.iter().copied().chain(common).chain(reach).map(Into::into).collect()
    }

    fn serve(&self, more: &[&str]) -> Server {
        Server::start_saying(self.words(&[&["serve"], more].concat(), "data"), Stdio::inherit())
    }

    /// Starts a collector.
    pub fn collect(&self) -> Collector {
        let watch = format!("bluesky-server={SERVER}");
        let words = self.words(&["collect", "--watch", &watch], "collector");
        Collector::start(Command::new(env!("CARGO_BIN_EXE_groundswell")).args(words))
    }
}

/// A collector; killed when dropped, in the middle of whatever it does.
pub struct Collector(Child);

impl Collector {
    /// Starts one by a command.
    pub fn start(command: &mut Command) -> Self {
        Self(command.spawn().expect("it starts"))
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// Waits until a server shows so many posts.
pub fn wait_for(server: &Server, posts: usize) {
    wait(|| live(server)["posts"] == posts, || format!("{} in place of {posts} posts", live(server)));
}

#[test]
fn what_is_collected_elsewhere_counts_once_whoever_is_killed() {
    let (postgres, mut nats) = match (Postgres::start(), Nats::start(3)) {
        (Ok(postgres), Ok(nats)) => (postgres, nats),
        (Err(why), _) | (_, Err(why)) => return eprintln!("left out: a collector of its own; {why}"),
    };
    let home = tempfile::tempdir().expect("a folder");
    let mut bluesky = Bluesky::start();
    bluesky.account("anna");
    let call = call_in(home.path(), &sample_call(), "storm", -10);
    let (database, bus, places) = (postgres.url(), nats.url(), bluesky.places());
    let instance = Instance { home: home.path(), call, database, bus, places };
    let mut keeper = instance.serve(&[]);
    let mut other = instance.serve(&["--stand-by"]);
    let mut collector = Some(instance.collect());
    let cursors = home.path().join("data/calls/storm/cursors.json");
    wait(|| cursors.exists(), || "word that the line to the network stands".to_owned());
    // Before it has seen anything, nobody knows from where to go on.
    bluesky.post("anna", &format!("We begin {TAG}"));
    wait_for(&other, 1);
    let place = std::fs::read(&cursors).ok();
    wait(|| std::fs::read(&cursors).ok() != place, || "how far it is, is kept".to_owned());
    let mut posted = 1;
    for killed in ["collector", "keeper", "bus"] {
        bluesky.flood(killed, PEOPLE, POSTS, &format!("With the weavers {TAG}"));
        match killed {
            "collector" => drop(collector.take()),
            "keeper" => {
                keeper.kill();
                keeper = std::mem::replace(&mut other, instance.serve(&["--stand-by"]));
            }
            _ => nats.kill(0),
        }
        bluesky.flood(&format!("{killed}-late"), PEOPLE, POSTS, &format!("Meanwhile {TAG}"));
        match killed {
            "collector" => collector = Some(instance.collect()),
            "bus" => nats.restart(0),
            _ => {}
        }
        posted += 2 * PEOPLE * POSTS;
        wait_for(&keeper, posted);
        wait_for(&other, posted);
    }
    // What its author takes back goes by the same way.
    let post = bluesky.post("anna", &format!("Free them {TAG}"));
    wait_for(&other, posted + 1);
    bluesky.delete("anna", &post);
    wait_for(&other, posted);
    assert!(keeper.stop().success() && other.stop().success());
    let record = home.path().join("data/calls/storm/record");
    assert!(printed(&groundswell(["verify".as_ref(), record.as_os_str()])).contains("holds"));
}
