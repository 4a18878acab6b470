// SPDX-License-Identifier: AGPL-3.0-or-later
//! Invented people on simulated networks, for a demonstration or a rehearsal.

use std::time::Duration;

use call::Call;
use ingest::SimulatedSource;
use model::Timestamp;
use testkit::Storm;

use crate::{clock::Clock, site::Simulated};

const PEOPLE: u32 = 420;
const POSTS: u32 = 1300;

/// Invented people who will post under a call's hashtags around its hour.
pub fn simulate(call: &Call, clock: Clock) -> Vec<Simulated> {
    let storm = Storm {
        seed: 7,
        hashtags: call.hashtags.clone(),
        wordings: call
            .wordings
            .iter()
            .map(|wording| (wording.language.as_str().to_owned(), wording.text.clone()))
            .collect(),
        quotable: call.quotable.iter().map(|quotable| (quotable.network, quotable.handle.clone())).collect(),
        window: call.storm.window,
        people: PEOPLE,
        posts_about: POSTS,
    };
    let feeds = testkit::invent(&storm).feeds;
    let source = |(network, lines): (model::Network, Vec<(Timestamp, String)>)| {
        let now: Box<dyn Fn() -> Timestamp + Send> = Box::new(move || clock.now());
        let wait: Box<dyn Fn(Timestamp) -> Duration + Send> = Box::new(move |at| clock.until(at));
        SimulatedSource::new(network.key(), lines, now, wait)
    };
    feeds.into_iter().map(source).collect()
}
