// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
};

use jiff::SignedDuration;
use rally::Exception;
use tokio::{
    sync::mpsc::{self, UnboundedReceiver},
    task::JoinHandle,
};

use super::*;
use crate::{
    clock::Clock,
    data::DataFolder,
    live::figures,
    recorder::Recorder,
    watching::{Means, Place},
};

const HOST: &str = "social.example";
const TAG: &str = "LibertadTejedorasAhang";
const SLIP: &str = "LibertadTejedorasAhnag";

/// A server whose timelines are empty, and the hashtags that it is asked for, one after the other.
fn empty_server() -> (SocketAddr, UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let (asked, told) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let tag = answer(stream).unwrap_or_default();
            // The test may be over.
            drop(asked.send(tag));
        }
    });
    (at, told)
}

fn answer(mut stream: TcpStream) -> std::io::Result<String> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n[]")?;
    let tag = first.split_once("/timelines/tag/").map(|(_, rest)| rest.split(['?', ' ']).next().unwrap());
    Ok(tag.unwrap_or_default().to_owned())
}

/// The sample call, ten minutes into its hour.
fn call() -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    let mut call = call::read(&folder).unwrap();
    let (now, minutes) = (Timestamp::now(), SignedDuration::from_mins);
    call.storm.window = Window::new(now - minutes(10), now + minutes(50)).unwrap();
    call
}

/// A call that is watched on one empty server.
struct Watched {
    asked: UnboundedReceiver<String>,
    live: watch::Sender<Arc<Live>>,
    watching: JoinHandle<()>,
    _items: mpsc::Receiver<Item>,
    _home: tempfile::TempDir,
}

impl Watched {
    /// For the first time, with a spelling that was added then.
    fn begun(spelled_at: Option<Timestamp>) -> Self {
        let (home, (at, asked)) = (tempfile::tempdir().unwrap(), empty_server());
        let call = Arc::new(call());
        let data = DataFolder::new(home.path());
        let mut recorder = Recorder::open(Arc::clone(&call), &data, false, Timestamp::now()).unwrap();
        let mut live = figures(&mut recorder, Timestamp::now());
        spelled_at.iter().for_each(|at| live.watch.spell(SLIP, TAG, *at));
        let (live, shown) = watch::channel(Arc::new(live));
        let reach: Exception = format!("{HOST}={at}").parse().unwrap();
        let places = vec![Place::Mastodon(HOST.to_owned())];
        let watching =
            Watching::new(places, Means::default(), ("test", vec![reach]), Clock::Machine).unwrap();
        let (sender, items) = mpsc::channel(64);
        let watching = tokio::spawn(watching.watch_storm(call, Vec::new(), shown, sender));
        Self { asked, live, watching, _items: items, _home: home }
    }

    /// Waits until the server is asked for a hashtag.
    async fn is_asked_for(&mut self, tag: &str) {
        while self.asked.recv().await.unwrap() != tag {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spelling_that_is_added_is_asked_for_at_once() {
    let mut watched = Watched::begun(None);
    watched.is_asked_for(TAG).await;
    watched.live.send_modify(|live| {
        Arc::make_mut(live).watch.spell(SLIP, TAG, Timestamp::now());
    });
    watched.is_asked_for(SLIP).await;
    watched.watching.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spelling_that_was_added_before_is_asked_for_from_the_beginning_where_it_may_not_have_been() {
    let mut watched = Watched::begun(Some(Timestamp::now()));
    watched.is_asked_for(SLIP).await;
    watched.watching.abort();
    let (now, minute) = (Timestamp::now(), SignedDuration::from_mins(1));
    let cursor = |seen_until| Cursor {
        source: "mastodon:social.example".to_owned(),
        network: Network::Mastodon,
        at: String::new(),
        seen_until,
    };
    let other = Cursor { network: Network::Bluesky, ..cursor(now - minute) };
    let from = [cursor(now - minute), cursor(now + minute), other.clone()];
    let spelled = |since| Spelled { tags: Vec::new(), since };
    assert_eq!(spelled(Some(now)).known_to(&from), [cursor(now + minute), other]);
    assert_eq!(spelled(None).known_to(&from), from);
}
