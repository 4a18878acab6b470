// SPDX-License-Identifier: AGPL-3.0-or-later
//! Statuses are planted while the server that gives them is cut, silent, broken or asks for fewer questions.

use std::{collections::HashSet, time::Duration};

use ingest::{Gap, Item, Source as _};
use serde_json::json;
use tokio::time::Instant;

use super::{
    after,
    double::{Double, Fault, Names},
    posts,
};

/// So many statuses are planted in a run of the tests; `GROUNDSWELL_PLANTED` asks for more.
const PLANTED: u64 = 1_000;

/// So many a second: of more than a server lets us look at again, what is late could not be found.
const PACE: u64 = 2;

/// After so many comes the next fault: two minutes, in which the one before it is over.
const APART: u64 = 240;

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

impl Given {
    fn see(&mut self, item: Item) -> bool {
        let mut is_new = false;
        for uri in posts(std::slice::from_ref(&item)) {
            self.times += 1;
            is_new |= self.found.insert(uri.to_owned());
        }
        if let Item::Gap(gap) = item {
            self.gaps.push(gap);
        }
        is_new
    }
}

/// Takes what comes until nothing new does, while people post; gives also how many faults there were. People are in step with what is taken, for
/// the clock runs ahead whenever everybody waits.
async fn take(double: &Double, planted: u64) -> (Given, u64) {
    let mut source = double.follow(after(-60), &[]);
    let (mut given, mut made, mut faults) = (Given::default(), 0, 0);
    let (began, mut last) = (Instant::now(), Instant::now());
    while made < planted || last.elapsed() < QUIET {
        let due = planted.min(began.elapsed().as_secs() * PACE);
        while made < due {
            if made % APART == APART / 2 {
                double.fail(fault(faults));
                faults += 1;
            }
            double.post(made, i64::try_from(made / PACE).unwrap(), &json!({}));
            made += 1;
        }
        if given.see(source.next().await.expect("it never ends")) {
            last = Instant::now();
        }
    }
    (given, faults)
}

#[tokio::test(start_paused = true)]
async fn of_statuses_that_are_planted_while_a_server_is_cut_silent_and_limits_none_is_missed() {
    let planted =
        std::env::var("GROUNDSWELL_PLANTED").ok().and_then(|many| many.parse().ok()).unwrap_or(PLANTED);
    for (names, told) in [(Names::Growing, "in order"), (Names::Scattered, "of no order")] {
        let (Given { found, times, gaps }, faults) = take(&Double::open(names).await, planted).await;
        let (begun, over): (Vec<_>, Vec<_>) = gaps.iter().partition(|gap| gap.end.is_none());
        println!(
            "names {told}: {} of {planted} statuses found, given {times} times; {faults} faults, {} gaps",
            found.len(),
            over.len()
        );
        assert_eq!(found.len() as u64, planted, "names {told}");
        assert_eq!((begun.len() as u64, over.len() as u64), (faults, faults), "names {told}: {gaps:?}");
        assert!(over.iter().all(|gap| gap.is_filled), "names {told}: {over:?}");
    }
}
