// SPDX-License-Identifier: AGPL-3.0-or-later
//! How long it takes from when a host sends a post until the source gives it, at the highest rate that is wanted.

use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};

use ingest::{Item, Matters, Source};
use model::{Network, Timestamp};
use tokio::time::timeout;
use watch::{Interest, Jetstream, JetstreamHost, Link, Peers};

use crate::{
    event::{EVERY, Wire},
    host::Host,
    measure::{cpu_seconds, forget_peak, peak_kb},
};

/// The highest second that was ever reported of a network is 143,199 posts.
const PER_SECOND: u64 = 150_000;

/// The longest lag that is allowed.
const MOST: Duration = Duration::from_secs(5);

/// What has come of a host's posts with the hashtag.
pub struct Given {
    /// How long each took, in microseconds, the shortest first.
    pub lags: Vec<i64>,
    /// From the first to the last.
    pub seconds: f64,
}

pub fn run(wire: Wire, seconds: u64) -> io::Result<()> {
    forget_peak();
    let host = Host::start(wire, PER_SECOND, seconds)?;
    let (ours, theirs) = (cpu_seconds("self"), cpu_seconds(&host.id()));
    let posts = PER_SECOND * seconds / EVERY;
    let given = follow(&host, wire, posts)?;
    let at = |share: f64| {
        let place = ((given.lags.len() as f64 * share) as usize).min(given.lags.len().saturating_sub(1));
        given.lags.get(place).copied().unwrap_or_default() as f64 / 1e3
    };
    let last = at(1.0);
    println!(
        "{}: {} of {posts} posts given, of {:.0} events a second for {:.0} s; lag {:.1} ms (p50), {:.1} ms (p99), {last:.1} ms (p100); \
         CPU {:.1} s here, {:.1} s there; at most {} kB resident",
        wire.key(),
        given.lags.len(),
        (given.lags.len() as u64 * EVERY) as f64 / given.seconds,
        given.seconds,
        at(0.5),
        at(0.99),
        cpu_seconds("self") - ours,
        cpu_seconds(&host.id()) - theirs,
        peak_kb(),
    );
    let is_fast = given.lags.len() as u64 == posts && last < MOST.as_millis() as f64;
    if is_fast { Ok(()) } else { Err(io::Error::other("posts are missing, or took too long")) }
}

/// Follows a host until so many posts have come, or none for a long time.
pub fn follow(host: &Host, wire: Wire, posts: u64) -> io::Result<Given> {
    let exception = format!("jet.example={}", host.at).parse().map_err(io::Error::other)?;
    let link = Link::new("Groundswell/pace", vec![exception], Arc::new(Timestamp::now));
    let interest = Interest::new(makes, true);
    let host = JetstreamHost { name: "jet.example".to_owned(), wire: wire.jetstream() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut given = Given { lags: Vec::with_capacity(posts as usize), seconds: 0.0 };
    runtime.block_on(async {
        let mut source = Jetstream::start(link, host, (&Peers::default(), &interest), None);
        let mut began = None;
        while let Ok(Some(item)) = timeout(Duration::from_secs(30), source.next()).await {
            let Item::Posts(arrival) = item else { continue };
            let began = *began.get_or_insert_with(Instant::now);
            let made_at = arrival.posts.first().and_then(|post| post.created_at);
            let lag = made_at.map(|at| Timestamp::now().duration_since(at).as_micros());
            given.lags.extend(lag.and_then(|lag| i64::try_from(lag).ok()));
            given.seconds = began.elapsed().as_secs_f64();
            if given.lags.len() as u64 == posts {
                break;
            }
        }
    });
    given.lags.sort_unstable();
    Ok(given)
}

pub fn makes() -> Matters {
    Box::new(|_: Network, tag: &str| tag.eq_ignore_ascii_case("FreeAhang"))
}
