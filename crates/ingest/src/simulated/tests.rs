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
use crate::{FileSource, Item, Reader, Source};

/// The lines that every source is given: three posts, of which two are the same, and what is no post.
const LINES: [&str; 5] = [
    r#"{"id":"1","text":"Free the weavers","author_id":"7"}"#,
    r#"{"id":"2","text":"Free them all","author_id":"8"}"#,
    "{oops",
    r#"{"delete":{"status":{"id_str":"1"}}}"#,
    r#"{"id":"2","text":"Free them all","author_id":"8"}"#,
];

/// Takes all from a source, dropping a future that waits wherever one can be dropped, and checks the contract.
async fn check(mut source: impl Source) {
    assert!(!source.name().is_empty());
    let mut found = Vec::new();
    loop {
        // A future that is dropped when it waits for the first time, as a caller does who has something else
        // to do.
        let next = tokio::select! {
            biased;
            item = source.next() => Some(item),
            () = std::future::ready(()) => None,
        };
        match next {
            Some(Some(item)) => found.push(word(&item)),
            Some(None) => break,
            None => tokio::task::yield_now().await,
        }
    }
    assert!(source.next().await.is_none(), "after the end comes nothing more");
    assert_eq!(found, ["post 1", "post 2", "rejected", "deleted 1", "post 2"]);
}

fn word(item: &Item) -> String {
    match item {
        Item::Posts(arrival) => {
            let id = arrival.posts.first().and_then(|post| post.id.as_ref());
            format!("post {}", id.expect("the post has one").as_str())
        }
        Item::Deletion(deletion) => format!("deleted {}", deletion.id.as_str()),
        Item::Notice(_) => "notice".to_owned(),
        Item::Rejected(_) => "rejected".to_owned(),
    }
}

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
    let reader = Reader::from_read("posts.jsonl", Cursor::new(LINES.join("\n"))).expect("there is something");
    check(FileSource::new(reader)).await;
    check(simulated(true)).await;
    check(simulated(false)).await;
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
