// SPDX-License-Identifier: AGPL-3.0-or-later
//! Statuses are planted while the server that gives them is cut, silent, broken or asks for fewer questions.

use std::{collections::HashSet, time::Duration};

use ingest::{Gap, Item, Source};
use serde_json::json;
use tokio::time::{Instant, sleep};

use super::{
    MastodonHashtags, after,
    double::{Double, Fault, Names},
    posts,
};

/// So many statuses are planted in a run of the tests; `GROUNDSWELL_PLANTED` asks for more.
const PLANTED: u64 = 1_000;

/// Two a second: of more than a server lets us look at again, what is late could not be found.
const PACE: Duration = Duration::from_millis(500);

/// After so many comes the next fault.
const APART: u64 = 60;

/// After so long without anything new it is asked no more.
const QUIET: Duration = Duration::from_mins(5);

/// What is done to the server, in this order, over and over: nothing is answered, an answer never ends, it is broken, it is asked too often.
fn fault(place: u64) -> Vec<Fault> {
    match place % 4 {
        0 => vec![Fault::Says(""), Fault::Says("")],
        1 => vec![Fault::Drip],
        2 => vec![
            Fault::Says("HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n"),
            Fault::Says("HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\n[{"),
        ],
        _ => vec![Fault::Says("HTTP/1.1 429 X\r\nRetry-After: 20\r\nContent-Length: 0\r\n\r\n")],
    }
}

/// What has come.
#[derive(Default)]
struct Given {
    found: HashSet<String>,
    times: u64,
    gaps: Vec<Gap>,
}

/// Takes what comes until nothing new does.
async fn take(mut source: MastodonHashtags) -> Given {
    let (mut given, mut last) = (Given::default(), Instant::now());
    while last.elapsed() < QUIET {
        let item = source.next().await.expect("it never ends");
        for uri in posts(std::slice::from_ref(&item)) {
            given.times += 1;
            if given.found.insert(uri.to_owned()) {
                last = Instant::now();
            }
        }
        if let Item::Gap(gap) = item {
            given.gaps.push(gap);
        }
    }
    given
}

#[tokio::test(start_paused = true)]
async fn of_statuses_that_are_planted_while_a_server_is_cut_silent_and_limits_none_is_missed() {
    let planted =
        std::env::var("GROUNDSWELL_PLANTED").ok().and_then(|many| many.parse().ok()).unwrap_or(PLANTED);
    for (names, told) in [(Names::Growing, "in order"), (Names::Scattered, "of no order")] {
        let double = Double::open(names).await;
        let taking = tokio::spawn(take(double.follow(after(-60), &[])));
        let (began, mut faults) = (Instant::now(), 0);
        for number in 0..planted {
            if number % APART == APART / 2 {
                double.fail(fault(faults));
                faults += 1;
            }
            double.post(number, i64::try_from(began.elapsed().as_secs()).unwrap(), &json!({}));
            sleep(PACE).await;
        }
        let Given { found, times, gaps } = taking.await.unwrap();
        let (begun, over): (Vec<_>, Vec<_>) = gaps.iter().partition(|gap| gap.end.is_none());
        println!(
            "names {told}: {} of {planted} statuses found, given {times} times; {faults} faults, {} gaps",
            found.len(),
            over.len()
        );
        assert_eq!(found.len() as u64, planted, "names {told}");
        assert_eq!(begun.len(), over.len(), "names {told}: each gap that began is over");
        assert!(!over.is_empty() && over.iter().all(|gap| gap.is_filled), "names {told}: {over:?}");
    }
}
