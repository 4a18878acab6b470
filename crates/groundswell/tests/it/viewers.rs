// SPDX-License-Identifier: AGPL-3.0-or-later
//! People who look at a storm through a proxy, while the servers behind it are killed: what they see, and how many see an error.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use serde_json::Value;
use ureq::{Agent, Body, http::Response};

use crate::{
    authority::free_ports,
    behind_proxy::{Proxy, caddy_before},
    bluesky::Bluesky,
    collected::{Instance, wait_for},
    hands::wait,
    hours::call_in,
    nats::Nats,
    postgres::Postgres,
    program::{Server, groundswell, printed, sample_call},
};

/// So many keep a stream of the figures open, and so many read one page after the other.
const LISTENERS: usize = 12;
const READERS: usize = 4;

/// So many people post so many times beside each kill; `GROUNDSWELL_TURNS` asks for more rounds of all kills.
const PEOPLE: usize = 4;
const POSTS: usize = 8;

const TAG: &str = "#FreeTheAhangWeavers";

/// A page is given out for a second at most as it was made; whoever asks again after this sees nothing older.
const PACE: Duration = Duration::from_secs(2);

/// Who looks, and what they have seen.
struct Audience {
    base: String,
    /// What was shown as of when: how many posts count, and how many are recorded.
    shown: Mutex<BTreeMap<Timestamp, (u64, u64)>>,
    /// Streams that have broken off, and pages that did not come.
    broken: AtomicU64,
    failed: AtomicU64,
    seen: AtomicU64,
    is_over: AtomicBool,
}

impl Audience {
    fn of(proxy: &Proxy) -> Self {
        Self {
            base: format!("http://127.0.0.1:{}", proxy.port),
            shown: Mutex::default(),
            broken: AtomicU64::default(),
            failed: AtomicU64::default(),
            seen: AtomicU64::default(),
            is_over: AtomicBool::default(),
        }
    }

    fn goes_on(&self) -> bool {
        !self.is_over.load(Ordering::Relaxed)
    }

    fn ask(&self, agent: &Agent, page: &str) -> Option<Response<Body>> {
        let answer = agent.get(format!("{}/storm{page}", self.base)).call().ok();
        let answer = answer.filter(|answer| answer.status() == 200);
        if answer.is_none() {
            self.failed.fetch_add(1, Ordering::Relaxed);
        }
        answer
    }

    /// What any server shows as of one moment is the same.
    fn sees(&self, figures: &Value) -> Timestamp {
        let number = |name: &str| figures[name].as_u64().expect("a number");
        let as_of = figures["as_of"].as_str().and_then(|at| at.parse().ok()).expect("a time");
        let now = (number("posts"), number("recorded"));
        let mut shown = self.shown.lock().expect("nobody broke off");
        assert_eq!(*shown.entry(as_of).or_insert(now), now, "as of {as_of}");
        self.seen.fetch_add(1, Ordering::Relaxed);
        as_of
    }

    /// Watches the stream; where it breaks off, asks for another.
    fn listen(&self, agent: &Agent) {
        while self.goes_on() {
            let Some(mut stream) = self.ask(agent, "/live/events") else { continue };
            let mut last = None;
            for line in BufReader::new(stream.body_mut().as_reader()).lines() {
                let Ok(line) = line else { break };
                if let Some(told) = line.strip_prefix("data: ") {
                    let as_of = self.sees(&serde_json::from_str(told).expect("it comes whole"));
                    assert!(last.replace(as_of) <= Some(as_of), "{as_of} after {last:?}");
                }
                if !self.goes_on() {
                    return;
                }
            }
            self.broken.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Reads one page after the other.
    fn read(&self, agent: &Agent) {
        let mut pledged: Vec<(Instant, u64)> = Vec::new();
        for page in ["", "/live.json", "/live", "/live.json", "/post", "/live/fragment"].iter().cycle() {
            if !self.goes_on() {
                return;
            }
            let asked = Instant::now();
            let Some(mut answer) = self.ask(agent, page) else { continue };
            let Ok(body) = answer.body_mut().read_to_string() else {
                self.failed.fetch_add(1, Ordering::Relaxed);
                continue;
            };
            match *page {
                "/live.json" => {
                    let figures: Value = serde_json::from_str(&body).expect("JSON");
                    self.sees(&figures);
                    // Nothing where the database did not answer at once.
                    let Some(pledges) = figures["pledges"].as_u64() else { continue };
                    let before = pledged.iter().rev().find(|(at, _)| asked - *at > PACE);
                    assert!(
                        before.is_none_or(|(_, before)| *before <= pledges),
                        "{before:?}, then {pledges}"
                    );
                    pledged.push((Instant::now(), pledges));
                }
                "/live/fragment" => assert!(body.contains("</"), "{body}"),
                _ => assert!(body.contains("Ahang") && body.trim_end().ends_with("</html>"), "{body}"),
            }
        }
    }

    /// How many have had their stream broken off, and how many pages did not come.
    fn errors(&self) -> (u64, u64) {
        (self.broken.load(Ordering::Relaxed), self.failed.load(Ordering::Relaxed))
    }

    /// In the order of what was shown, whoever it was shown to, nothing ever went back.
    fn never_saw_a_figure_go_back(&self) -> usize {
        let shown = self.shown.lock().expect("nobody broke off");
        for ((before, earlier), (after, later)) in shown.iter().zip(shown.iter().skip(1)) {
            let is_less = later.0 < earlier.0 || later.1 < earlier.1;
            assert!(!is_less, "{earlier:?} as of {before}, then {later:?} as of {after}");
        }
        shown.len()
    }
}

/// The servers behind the proxy, each at a port of its own; one of them keeps the calls.
struct Servers<'a> {
    instance: &'a Instance<'a>,
    ports: [u16; 3],
    metrics: [u16; 3],
    running: Vec<(usize, Server)>,
}

impl<'a> Servers<'a> {
    fn start(instance: &'a Instance<'a>) -> Self {
        let [a, b, c, d, e, f] = free_ports();
        let mut servers = Self { instance, ports: [a, b, c], metrics: [d, e, f], running: Vec::new() };
        (0..3).for_each(|number| servers.add(number));
        servers
    }

    fn add(&mut self, number: usize) {
        let metrics = format!("127.0.0.1:{}", self.metrics[number]);
        let more = ["serve", "--stand-by", "--trusted-proxy", "127.0.0.1", "--metrics", &metrics];
        let words = self.instance.words(&more, "data");
        let server = Server::start_on(self.ports[number], words, std::process::Stdio::inherit());
        self.running.push((number, server));
    }

    /// Kills the one that keeps the calls, or one that shows them; gives which it was and how many lines the proxy had to it.
    fn kill(&mut self, keeps: bool) -> (usize, u64) {
        let lock = self.instance.home.join("data/calls/storm/record/lock");
        let place = self.running.iter().position(|(_, server)| server.has_open(&lock) == keeps);
        let (number, server) = self.running.remove(place.expect("one keeps them, two show them"));
        let figures = crate::program::agent()
            .get(format!("http://127.0.0.1:{}/metrics", self.metrics[number]))
            .call()
            .and_then(|mut answer| answer.body_mut().read_to_string())
            .expect("it tells");
        let told = |name: &str| -> u64 {
            let line = figures.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            line.and_then(|number| number.parse().ok()).expect("it is told")
        };
        let lines = told("groundswell_places") - told("groundswell_places_free");
        server.kill();
        (number, lines)
    }

    fn show(&self, posts: usize) {
        self.running.iter().for_each(|(_, server)| wait_for(server, posts));
    }
}

/// People who look, for as long as something is done to the servers.
fn while_people_look<T>(audience: &Audience, done: impl FnOnce() -> T) -> T {
    /// Sends them home, also where a test has failed.
    struct Home<'a>(&'a AtomicBool);
    impl Drop for Home<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    thread::scope(|scope| {
        let _home = Home(&audience.is_over);
        let agent = || -> Agent {
            Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
        };
        for _ in 0..LISTENERS {
            scope.spawn(move || audience.listen(&agent()));
        }
        for _ in 0..READERS {
            scope.spawn(move || audience.read(&agent()));
        }
        done()
    })
}

#[test]
fn whoever_is_killed_behind_a_proxy_nobody_sees_a_figure_go_back_and_few_see_an_error() {
    let (postgres, mut nats) = match (Postgres::start(), Nats::start(3)) {
        (Ok(postgres), Ok(nats)) => (postgres, nats),
        (Err(why), _) | (_, Err(why)) => return eprintln!("left out: kills while people look; {why}"),
    };
    let (home, mut bluesky) = (tempfile::tempdir().expect("a folder"), Bluesky::start());
    bluesky.account("anna");
    let call = call_in(home.path(), &sample_call(), "storm", -10);
    let (database, bus, places) = (postgres.url(), nats.url(), bluesky.places());
    let instance = Instance { home: home.path(), call, database, bus, places };
    let mut servers = Servers::start(&instance);
    let _collector = instance.collect();
    let cursors = home.path().join("data/calls/storm/cursors.json");
    wait(|| cursors.exists(), || "word that the line to the network stands".to_owned());
    bluesky.post("anna", &format!("We begin {TAG}"));
    servers.show(1);
    let proxy = caddy_before(&servers.ports, home.path());
    let audience = Audience::of(&proxy);
    let rounds = std::env::var("GROUNDSWELL_TURNS").ok().and_then(|turns| turns.parse().ok()).unwrap_or(1);
    let posted = while_people_look(&audience, || {
        let mut posted = 1;
        for (round, killed) in
            (0..rounds).flat_map(|round| ["shows", "keeps", "bus", "database"].map(|killed| (round, killed)))
        {
            bluesky.flood(&format!("{killed}{round}"), PEOPLE, POSTS, &format!("With the weavers {TAG}"));
            let before = audience.errors();
            let mut hit = None;
            match killed {
                "shows" => hit = Some(servers.kill(false)),
                "keeps" => hit = Some(servers.kill(true)),
                "bus" => nats.kill(round % 3),
                _ => postgres.restart(),
            }
            bluesky.flood(&format!("{killed}{round}-late"), PEOPLE, POSTS, &format!("Meanwhile {TAG}"));
            posted += 2 * PEOPLE * POSTS;
            servers.show(posted);
            if killed == "bus" {
                nats.restart(round % 3);
            }
            let (broken, failed) = (audience.errors().0 - before.0, audience.errors().1 - before.1);
            let lines = hit.map_or(0, |(_, lines)| lines);
            println!(
                "round {round}, {killed}: {broken} streams broke off and {failed} pages did not come; {lines} lines to what was killed"
            );
            assert!(broken <= lines && failed <= lines, "{killed}: {broken} and {failed} of {lines}");
            if let Some((number, _)) = hit {
                servers.add(number);
                servers.show(posted);
            }
        }
        posted
    });
    let moments = audience.never_saw_a_figure_go_back();
    println!("{posted} posts, {} figures seen as of {moments} moments", audience.seen.into_inner());
    for (_, server) in servers.running {
        assert!(server.stop().success());
    }
    let record = home.path().join("data/calls/storm/record");
    assert!(printed(&groundswell(["verify".as_ref(), record.as_os_str()])).contains("holds"));
}
