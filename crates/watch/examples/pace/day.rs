// SPDX-License-Identifier: AGPL-3.0-or-later
//! A simulated day: two hosts, one of each version, are followed by a clock that runs ahead whenever everybody waits; every ten minutes one
//! of them is cut, silenced or shut for a while. Nothing may be missed, and neither memory nor open files may grow from hour to hour.

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use futures_util::{SinkExt, StreamExt};
use ingest::{Item, Source};
use jiff::SignedDuration;
use model::Timestamp;
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::{Instant, sleep, sleep_until},
};
use tokio_tungstenite::{
    WebSocketStream, accept_hdr_async,
    tungstenite::{
        handshake::server::{ErrorResponse, Request, Response},
        http::StatusCode,
    },
};
use watch::{Interest, Jetstream, JetstreamHost, Link, Peers};

use crate::{
    event::{EVERY, Wire, Writer},
    host::without_question,
    lag::makes,
    measure::{open_files, resident_kb},
};

/// So many events are posted a second; all of them can be made again from their numbers, so that the hosts hold none.
const PER_SECOND: u64 = 100;

/// How often a host fails, and for how long.
const FAULTS: Duration = Duration::from_secs(600);
const FAULT: Duration = Duration::from_secs(5);

/// By then what is filled once is full. From there on the memory may be so much more: what the allocator leaves unused differs.
const FILLED: u64 = 6;
const LEEWAY: f64 = 1.1;

pub fn run(hours: u64) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build()?;
    runtime.block_on(follow(hours))
}

async fn follow(hours: u64) -> io::Result<()> {
    // 1. Two hosts, and a source of each.
    let clock = Clock(Instant::now());
    let hosts = [Host::open(Wire::V1Packed, clock).await?, Host::open(Wire::V2Packed, clock).await?];
    let exceptions = hosts.iter().map(|host| format!("{}.example={}", host.wire.key(), host.at).parse());
    let exceptions = exceptions.collect::<Result<_, _>>().map_err(io::Error::other)?;
    let link = Link::new("Groundswell/pace", exceptions, Arc::new(move || clock.now()));
    let (peers, interest) = (Peers::default(), Interest::new(makes, true));
    let found = Arc::new(Mutex::new(Found::new(hours)));
    let mut tasks = JoinSet::new();
    for host in &hosts {
        let name = format!("{}.example", host.wire.key());
        let named = JetstreamHost { name, wire: host.wire.jetstream() };
        let source = Jetstream::start(link.clone(), named, (&peers, &interest), None);
        tasks.spawn(take(source, Arc::clone(&found)));
        tasks.spawn(host.clone().listen_for_ever());
    }
    tasks.spawn(fail(hosts.clone()));
    // 2. Hour after hour.
    let mut before = (0, 0);
    for hour in 1..=hours {
        sleep_until(clock.0 + Duration::from_secs(3600 * hour)).await;
        let (kb, files) = (resident_kb(), open_files());
        let (given, gaps) = {
            let found = locked(&found);
            (found.given, found.gaps)
        };
        println!(
            "after hour {hour}: {kb} kB resident, {files} files open, {given} posts given, {gaps} gaps told"
        );
        if hour <= FILLED {
            before = (kb, files);
        }
        let (kb_before, files_before) = before;
        if kb as f64 > kb_before as f64 * LEEWAY || files > files_before + hosts.len() {
            return Err(io::Error::other("it grows"));
        }
    }
    // 3. What was posted last has come by now.
    sleep(Duration::from_secs(60)).await;
    let missed = locked(&found).missed();
    println!("of {} posts {missed} were missed", 3600 * hours * PER_SECOND / EVERY);
    if missed == 0 { Ok(()) } else { Err(io::Error::other("posts were missed")) }
}

/// A clock that goes as the runtime's does.
#[derive(Clone, Copy, Debug)]
struct Clock(Instant);

impl Clock {
    /// When it began to go.
    fn start() -> Timestamp {
        Timestamp::from_second(1_796_137_200).unwrap_or_default()
    }

    fn now(self) -> Timestamp {
        Self::start() + SignedDuration::try_from(self.0.elapsed()).unwrap_or_default()
    }

    /// When an event happens.
    fn at(number: u64) -> Timestamp {
        Self::start() + SignedDuration::from_micros((number * 1_000_000 / PER_SECOND).cast_signed())
    }

    /// The first event that happens then or later.
    fn number(at: Timestamp) -> u64 {
        let micros = (at.as_microsecond() - Self::start().as_microsecond()).max(0).cast_unsigned();
        (micros * PER_SECOND).div_ceil(1_000_000)
    }
}

/// What has come of the posts with the hashtag, in memory that does not grow.
struct Found {
    posts: Vec<bool>,
    given: u64,
    gaps: u64,
}

impl Found {
    fn new(hours: u64) -> Self {
        Self { posts: vec![false; (3600 * hours * PER_SECOND / EVERY) as usize], given: 0, gaps: 0 }
    }

    fn take(&mut self, item: &Item) {
        match item {
            Item::Gap(_) => self.gaps += 1,
            Item::Posts(arrival) => {
                self.given += 1;
                let keys =
                    arrival.posts.iter().filter_map(|post| post.id.as_ref()?.as_str().rsplit_once("/3l"));
                for number in keys.filter_map(|(_, key)| u64::from_str_radix(key, 16).ok()) {
                    if let Some(post) = self.posts.get_mut((number / EVERY) as usize) {
                        *post = true;
                    }
                }
            }
            _ => {}
        }
    }

    /// How many were not given; the first of all came before anybody listened.
    fn missed(&self) -> usize {
        self.posts.iter().skip((5 * PER_SECOND / EVERY) as usize).filter(|is_found| !**is_found).count()
    }
}

async fn take(mut source: Jetstream, found: Arc<Mutex<Found>>) {
    while let Some(item) = source.next().await {
        locked(&found).take(&item);
    }
}

/// What is wrong with a host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Fault {
    Cut,
    Hushed,
    #[default]
    Nothing,
    Shut,
}

/// Lets one host after the other fail, in one way after the other.
async fn fail(hosts: [Host; 2]) {
    let ways = [Fault::Cut, Fault::Hushed, Fault::Shut];
    for number in 0.. {
        sleep(FAULTS).await;
        if let (Some(host), Some(way)) = (hosts.get(number % 2), ways.get(number / 2 % 3)) {
            *locked(&host.fault) = *way;
            sleep(FAULT).await;
            *locked(&host.fault) = Fault::Nothing;
        }
    }
}

#[derive(Clone)]
struct Host {
    wire: Wire,
    at: std::net::SocketAddr,
    clock: Clock,
    listener: Arc<TcpListener>,
    fault: Arc<Mutex<Fault>>,
}

impl Host {
    async fn open(wire: Wire, clock: Clock) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let at = listener.local_addr()?;
        Ok(Self { wire, at, clock, listener: Arc::new(listener), fault: Arc::default() })
    }

    async fn listen_for_ever(self) {
        let mut lines = JoinSet::new();
        while let Ok((stream, _)) = self.listener.accept().await {
            let host = self.clone();
            lines.spawn(async move { drop(host.serve(stream).await) });
            while lines.try_join_next().is_some() {}
        }
    }

    async fn serve(self, stream: TcpStream) -> io::Result<()> {
        let Some(stream) = without_question(stream, self.wire.is_packed()).await? else { return Ok(()) };
        let mut from = None;
        #[expect(clippy::result_large_err, reason = "the library's own type")]
        let decide = |request: &Request, response: Response| {
            from = request.uri().query().and_then(cursor);
            if *locked(&self.fault) == Fault::Nothing { Ok(response) } else { Err(refusal()) }
        };
        let line = accept_hdr_async(stream, decide).await.map_err(io::Error::other)?;
        self.tell(line, from.unwrap_or_else(|| Clock::number(self.clock.now()))).await
    }

    /// Tells everything from an event on, for as long as nothing is wrong.
    async fn tell(&self, line: WebSocketStream<TcpStream>, mut number: u64) -> io::Result<()> {
        let (mut out, mut heard) = line.split();
        // Pings are answered while somebody reads.
        let mut hearing = JoinSet::new();
        hearing.spawn(async move { while let Some(Ok(_)) = heard.next().await {} });
        let mut writer = Writer::new(self.wire)?;
        loop {
            let fault = *locked(&self.fault);
            match fault {
                Fault::Cut | Fault::Shut => return Ok(()),
                Fault::Hushed => {}
                Fault::Nothing => {
                    while Clock::at(number) <= self.clock.now() {
                        let at = Clock::at(number);
                        let message = writer.message(number, at, at)?;
                        out.feed(message).await.map_err(io::Error::other)?;
                        number += 1;
                    }
                    out.flush().await.map_err(io::Error::other)?;
                }
            }
            sleep(Duration::from_millis(500)).await;
        }
    }
}

/// The event at which a host is asked to begin: by its number, which counts from one, or by its time.
fn cursor(query: &str) -> Option<u64> {
    let cursor: u64 = query.split('&').find_map(|part| part.strip_prefix("cursor="))?.parse().ok()?;
    if cursor < 1_000_000_000_000_000 {
        return cursor.checked_sub(1);
    }
    Timestamp::from_microsecond(cursor.cast_signed()).ok().map(Clock::number)
}

fn refusal() -> ErrorResponse {
    let mut refusal = ErrorResponse::new(None);
    *refusal.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    refusal
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
