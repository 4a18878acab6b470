// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::Cursor,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use model::Timestamp;

use super::SimulatedSource;
use crate::{FileSource, Item, Reader, Source, conformance::check};

/// The lines that every source is given: three posts, of which two are the same, and what is no post.
const LINES: [&str; 5] = [
    r#"{"id":"1","text":"Free the weavers","author_id":"7"}"#,
    r#"{"id":"2","text":"Free them all","author_id":"8"}"#,
    "{oops",
    r#"{"delete":{"status":{"id_str":"1"}}}"#,
    r#"{"id":"2","text":"Free them all","author_id":"8"}"#,
];

fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("it is in range")
}

/// A network whose clock stands an hour ahead of all that is due, and so never waits; or one whose clock goes on
/// by as much as is waited for, without any real time passing.
fn simulated(goes_on: bool) -> impl Source {
    let lines = (1..).map(second).zip(LINES.map(str::to_owned));
    let clock = Arc::new(AtomicI64::new(if goes_on { 0 } else { 3600 }));
    let hands = Arc::clone(&clock);
    let mut lines: Vec<_> = lines.collect();
    // In whatever order they are given, each comes when it is due.
    lines.reverse();
    SimulatedSource::new("bluesky", lines, move || second(clock.load(Ordering::Relaxed)), {
        move |due_at: Timestamp| {
            hands.store(due_at.as_second(), Ordering::Relaxed);
            Duration::ZERO
        }
    })
}

#[tokio::test]
async fn every_source_keeps_the_contract() {
    let file = async |_: &[_]| {
        let reader = Reader::from_read("posts.jsonl", Cursor::new(LINES.join("\n")));
        FileSource::new(reader.expect("there is something"))
    };
    check(&["1", "2"], file).await;
    check(&["1", "2"], async |_| simulated(true)).await;
    check(&["1", "2"], async |_| simulated(false)).await;
}

#[tokio::test]
async fn a_simulated_post_says_that_it_is_and_when_it_was_seen() {
    let mut source = simulated(true);
    let Some(Item::Posts(arrival)) = source.next().await else { panic!("the first line is a post") };
    assert_eq!(arrival.capture.origin.file, "simulated:bluesky");
    assert_eq!(arrival.capture.origin.line, Some(1));
    assert_eq!(arrival.capture.seen_at, Some(second(1)));
    assert_eq!(arrival.capture.raw, LINES[0].as_bytes());
}
