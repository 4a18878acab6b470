// SPDX-License-Identifier: AGPL-3.0-or-later
//! A rehearsal: tomorrow's storm in a few minutes, before invented visitors.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow};
use call::{Call, Draft, Mistake};
use jiff::SignedDuration;
use model::{CallId, Timestamp, Window};
use sha2::{Digest, Sha256};
use studio::Secret;
use tokio::{
    io::{self, AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Semaphore,
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{clock::Clock, hex::hex};

/// Long enough to take a phone out and open the link.
const UNTIL_THE_HOUR: SignedDuration = SignedDuration::from_mins(1);

/// As long as an organizer will watch.
const LONGEST: SignedDuration = SignedDuration::from_mins(5);

/// So many visitors ask for something at the same time; the others wait, as the machine is shared with real ones.
const AT_ONCE: usize = 64;

/// How often a visitor looks at the figures after taking part, and how long between.
const LOOKS: u32 = 6;
const BETWEEN_LOOKS: SignedDuration = SignedDuration::from_secs(10);

/// Who waits longer has gone.
const PATIENCE: Duration = Duration::from_secs(10);

/// No page is larger.
const LARGEST_BYTES: u64 = 4 << 20;

/// A name for a rehearsal that nobody guesses: whoever has its link can see it, and nobody else.
pub fn draw_stage() -> Result<CallId> {
    format!("rehearsal-{}", Secret::draw().reveal()).parse().context("a rehearsal has a name")
}

/// The call as it is rehearsed: its hour comes in a minute, and is over soon. What stands for a sealed hashtag is made up, for
/// those who help at the hour must not learn it before.
pub fn staged(mut draft: Draft, stage: CallId, now: Timestamp) -> Result<Call> {
    if draft.sealed_tag().is_some() {
        studio::seal(&mut draft, &stand_in(&stage));
    }
    let call = draft.check(stage);
    let call =
        call.map_err(|mistakes| anyhow!("{}", mistakes.first().map(Mistake::says).unwrap_or_default()))?;
    let window = call.storm.window;
    let length = window.end().duration_since(window.start()).min(LONGEST);
    let start = now + UNTIL_THE_HOUR;
    Ok(call.with_window(Window::new(start, start + length)?))
}

/// A hashtag that is short, and that no call's text holds by chance; the same on each node.
fn stand_in(stage: &CallId) -> String {
    format!("Trial{}", hex(&Sha256::digest(stage.as_str())).chars().take(5).collect::<String>())
}

/// What the visitors of a rehearsal have met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// How many pages they asked for.
    pub asked: u32,
    /// How many were not answered as they should.
    pub failed: u32,
    /// The slowest answer, in milliseconds.
    pub slowest_ms: u32,
}

/// Lets people come to a rehearsal at its hour, each as a browser does: the page, a wording, then the figures again and again.
///
/// Most come at the beginning, as at a real one. All of them ask this machine alone, over connections of their own.
pub async fn attend(
    site: SocketAddr,
    stage: CallId,
    people: u32,
    window: Window,
    clock: Clock,
) -> Attendance {
    let (site, doors) = (reachable(site), Arc::new(Semaphore::new(AT_ONCE)));
    let mut visitors = JoinSet::new();
    for place in 0..people {
        let comes_at = arrival(place, people, window);
        let (stage, doors) = (stage.clone(), Arc::clone(&doors));
        visitors.spawn(async move {
            sleep(clock.until(comes_at)).await;
            visit(site, &stage, &doors, window.end(), clock).await
        });
    }
    let mut all = Attendance::default();
    while let Some(met) = visitors.join_next().await {
        // One that broke off is one that was not answered.
        all.add(met.unwrap_or(Attendance { asked: 1, failed: 1, slowest_ms: 0 }));
    }
    all
}

/// When the visitor of a place among so many comes: a quarter of them in the first sixteenth of the hour.
fn arrival(place: u32, people: u32, window: Window) -> Timestamp {
    let length = window.end().duration_since(window.start());
    let share = f64::from(place) / f64::from(people.max(1));
    window.start() + SignedDuration::from_secs_f64(length.as_secs_f64() * share * share)
}

async fn visit(
    site: SocketAddr,
    stage: &CallId,
    doors: &Semaphore,
    until: Timestamp,
    clock: Clock,
) -> Attendance {
    let mut met = Attendance::default();
    for page in [format!("/{stage}"), format!("/{stage}/post")] {
        met.add(ask(site, &page, doors).await);
    }
    for _ in 0..LOOKS {
        sleep(clock.until(clock.now() + BETWEEN_LOOKS)).await;
        if clock.now() >= until {
            break;
        }
        met.add(ask(site, &format!("/{stage}/live.json"), doors).await);
    }
    met
}

/// Asks for one page; the waiting for a door does not count, for real visitors would come from elsewhere.
async fn ask(site: SocketAddr, page: &str, doors: &Semaphore) -> Attendance {
    let door = doors.acquire().await;
    let asked_at = Instant::now();
    let is_answered = matches!(timeout(PATIENCE, answered(site, page)).await, Ok(Ok(true)));
    drop(door);
    let slowest_ms = u32::try_from(asked_at.elapsed().as_millis()).unwrap_or(u32::MAX);
    Attendance { asked: 1, failed: u32::from(!is_answered), slowest_ms }
}

/// Whether a page is answered well, to its end.
async fn answered(site: SocketAddr, page: &str) -> io::Result<bool> {
    let mut stream = TcpStream::connect(site).await?;
    let request = format!("GET {page} HTTP/1.1\r\nHost: {site}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(LARGEST_BYTES).read_to_end(&mut answer).await?;
    Ok(answer.starts_with(b"HTTP/1.1 200 "))
}

/// The address at which this machine reaches its own site.
fn reachable(mut site: SocketAddr) -> SocketAddr {
    if site.ip().is_unspecified() {
        let loopback: IpAddr =
            if site.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
        site.set_ip(loopback);
    }
    site
}

impl Attendance {
    fn add(&mut self, other: Self) {
        self.asked = self.asked.saturating_add(other.asked);
        self.failed = self.failed.saturating_add(other.failed);
        self.slowest_ms = self.slowest_ms.max(other.slowest_ms);
    }
}
