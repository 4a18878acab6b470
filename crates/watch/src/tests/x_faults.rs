// SPDX-License-Identifier: AGPL-3.0-or-later
//! X, and whoever claims to be X, when it does not do what it should.

use std::time::Duration;

use crate::{X, XApp};
use ingest::{Gap, GapCause, Item, Reason, Source};
use tokio::time::{sleep, timeout};

use super::{
    clock::Clock,
    town::{Fault, KEY, Town},
    x::{PLENTY, ago, all, app, follow, gaps, ids, last_cursor, tags},
};

fn answer(status: u16, header: &str, content: &str) -> Fault {
    Fault::Answer(status, header.to_owned(), content.to_owned())
}

/// Follows until the line stands and all is searched.
async fn settled() -> (Town, XApp, X) {
    let town = Town::open(Clock::start()).await;
    let app = app(&town, PLENTY);
    let mut source = follow(&app, None);
    assert_eq!(gaps(&all(&mut source, 60).await), []);
    (town, app, source)
}

/// The gap that was told in the end; it began at a cursor.
fn only_gap(items: &[Item]) -> Gap {
    let gaps = gaps(items);
    let last = gaps.last().cloned().expect("a gap is told");
    assert!(gaps.iter().all(|gap| gap.start == last.start && gap.cause == last.cause), "{gaps:?}");
    last
}

#[tokio::test(start_paused = true)]
async fn a_line_that_breaks_is_a_gap_and_what_was_posted_meanwhile_comes() {
    let ends = [
        "",
        "{\"errors\":[{\"title\":\"operational-disconnect\",\"type\":\"https://api.x.com/2/problems/operational-disconnect\"}]}\r\n",
        "{\"data\":{\"id\":\"12",
    ];
    for end in ends {
        let (town, _, mut source) = settled().await;
        let before = last_cursor(&all(&mut source, 25).await);
        town.say(end);
        town.cut();
        let missed = town.post("FreeAhang");
        let found = all(&mut source, 60).await;
        assert_eq!(ids(&found), [missed], "{end}");
        let gap = only_gap(&found);
        assert!(gap.start >= before.seen_until && gap.start <= ago(town.clock, 60), "{gap:?}");
        assert_eq!((gap.cause, gap.is_filled, gap.end.is_some()), (GapCause::Broken, true, true));
    }
}

#[tokio::test(start_paused = true)]
async fn a_line_that_says_nothing_is_dead_within_a_minute() {
    let (town, _, mut source) = settled().await;
    town.hush(true);
    let missed = town.post("FreeAhang");
    let found = all(&mut source, 55).await;
    assert_eq!(gaps(&found).first().unwrap().cause, GapCause::Broken);
    town.hush(false);
    assert!(ids(&all(&mut source, 120).await).contains(&missed));
}

#[tokio::test(start_paused = true)]
async fn x_is_asked_again_when_it_wishes_to_be() {
    let reset = |seconds: i64| {
        // The clock of the tests is 85 seconds on by then.
        let at = "2026-12-01T15:01:25Z".parse::<model::Timestamp>().unwrap().as_second() + seconds;
        format!("x-rate-limit-reset: {at}\r\n")
    };
    let busy = r#"{"title":"ConnectionException","detail":"full","connection_issue":"TooManyConnections"}"#;
    let odd = || "x-rate-limit-reset: 99999999999999\r\n".to_owned();
    for (status, header, content, cause, seconds) in [
        (429, reset(300), "{}", GapCause::Limited, 300..=302),
        (429, odd(), "{}", GapCause::Limited, 900..=902),
        (429, String::new(), "garbage", GapCause::Limited, 60..=62),
        (429, String::new(), busy, GapCause::Limited, 20..=22),
        (503, String::new(), "{}", GapCause::Broken, 5..=7),
        (302, "location: https://elsewhere.example/\r\n".to_owned(), "", GapCause::Broken, 5..=7),
        (401, String::new(), "{}", GapCause::Refused, 60..=62),
        (403, String::new(), "{}", GapCause::Refused, 60..=62),
    ] {
        let (town, _, mut source) = settled().await;
        all(&mut source, 24).await;
        town.spoil("/search/stream?", answer(status, &header, content));
        let began = town.clock.now();
        town.cut();
        let opened = town.times_asked("/search/stream?");
        while town.times_asked("/search/stream?") < opened + 2 {
            all(&mut source, 1).await;
        }
        let waited = town.clock.now().duration_since(began).as_secs();
        assert!(seconds.contains(&waited), "{status} {header}: {waited}");
        let over = gaps(&all(&mut source, 60).await).pop().unwrap();
        assert_eq!((over.cause, over.is_filled, over.end.is_some()), (cause, true, true));
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_only_fails_is_neither_called_all_the_time_nor_given_up() {
    for fault in [answer(500, "", ""), Fault::Close, answer(200, "", "garbage"), Fault::Drip] {
        let town = Town::open(Clock::start()).await;
        for _ in 0..1_000 {
            town.spoil("", fault.clone());
        }
        let mut source = follow(&app(&town, PLENTY), None);
        let found = all(&mut source, 3_600).await;
        assert!((40..=120).contains(&town.asked().len()), "{}", town.asked().len());
        assert_eq!(only_gap(&found).cause, GapCause::Broken);
        town.forget_faults();
        assert!(only_gap(&all(&mut source, 180).await).is_filled);
    }
}

#[tokio::test(start_paused = true)]
async fn garbage_in_the_stream_is_named_and_stops_nothing() {
    let (town, app, mut source) = settled().await;
    for garbage in
        ["garbage\r\n", "[]\n", "{\"data\":7}\r\n", "{\"data\":{\"id\":[],\"text\":7}}\r\n", "\u{0}\r\n"]
    {
        town.say(garbage);
    }
    let post = town.post("FreeAhang");
    let found = all(&mut source, 5).await;
    assert_eq!((ids(&found), gaps(&found)), (vec![post], vec![]));
    let rejected = found.iter().filter(|item| matches!(item, Item::Rejected(_))).count();
    assert!(rejected >= 3, "{found:?}");
    assert_eq!(app.meter().spent().posts, 6, "each of them may have been a post");
}

#[tokio::test(start_paused = true)]
async fn a_line_that_never_ends_is_cut() {
    let (town, _, mut source) = settled().await;
    for _ in 0..40 {
        town.say(&"a".repeat(64 << 10));
    }
    let found = all(&mut source, 60).await;
    assert_eq!(only_gap(&found).cause, GapCause::Broken);
    assert!(only_gap(&found).is_filled);
    // Letter by letter, so that there is always something new.
    for _ in 0..50 {
        town.say("a");
        sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(gaps(&all(&mut source, 5).await).first().unwrap().cause, GapCause::Broken);
}

#[tokio::test(start_paused = true)]
async fn pages_without_end_are_not_followed_without_end() {
    let clock = Clock::start();
    let more = |token: &str| format!(r#"{{"meta":{{"result_count":0,"next_token":"{token}"}}}}"#);
    // The same page again and again, or ever new ones that hold nothing.
    for tokens in [["a"; 50].map(str::to_owned), std::array::from_fn(|number| number.to_string())] {
        let town = Town::open(clock).await;
        for token in tokens {
            town.spoil("/search/recent", answer(200, "", &more(&token)));
        }
        let mut source = X::start(app(&town, PLENTY), tags(&["FreeAhang"]), Some(ago(clock, 600)), None);
        all(&mut source, 90).await;
        assert!(
            (2..=10).contains(&town.times_asked("/search/recent")),
            "{}",
            town.times_asked("/search/recent")
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_search_that_fails_is_repeated_and_one_that_is_refused_leaves_the_gap_unfilled() {
    let check = async |fault: Fault, times: usize, is_filled: bool| {
        let (town, _, mut source) = settled().await;
        for _ in 0..times {
            town.spoil("/search/recent", fault.clone());
        }
        town.cut();
        let missed = town.post("FreeAhang");
        let found = all(&mut source, 300).await;
        let gap = only_gap(&found);
        assert_eq!((gap.is_filled, gap.end.is_some()), (is_filled, true), "{gap:?}");
        assert_eq!(ids(&found).contains(&missed), is_filled);
    };
    check(answer(503, "", ""), 3, true).await;
    check(answer(429, "", ""), 2, true).await;
    check(Fault::Close, 4, true).await;
    check(Fault::Drip, 1, true).await;
    check(answer(200, "", "garbage"), 3, true).await;
    check(answer(200, "", "garbage"), 9, false).await;
    check(answer(403, "", "{}"), 1, false).await;
    check(answer(400, "", "{}"), 1, false).await;
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_no_page_is_named() {
    let (town, _, mut source) = settled().await;
    town.spoil("/search/recent", answer(200, "", "garbage"));
    town.cut();
    let found = all(&mut source, 90).await;
    let reasons =
        found.iter().filter_map(|item| if let Item::Rejected(it) = item { Some(it.reason) } else { None });
    assert_eq!(reasons.collect::<Vec<_>>(), [Reason::NotJson]);
}

#[tokio::test(start_paused = true)]
async fn a_key_that_a_server_says_aloud_is_repeated_nowhere() {
    let town = Town::open(Clock::start()).await;
    let app = app(&town, PLENTY);
    let says = format!(r#"{{"title":"no","detail":"Bearer {KEY} is wrong"}}"#);
    for status in [400, 401, 402, 403, 429, 500] {
        town.spoil("/counts", answer(status, "", &says));
        let error = app.estimate(&tags(&["FreeAhang"]), None).await.unwrap_err();
        let said = format!("{error} {error:?} {app:?}");
        assert!(!said.contains(KEY), "{said}");
    }
}

#[tokio::test(start_paused = true)]
async fn while_nobody_takes_what_was_read_the_cursor_stays_and_nothing_is_lost() {
    let (town, app, mut source) = settled().await;
    let mut posted: Vec<String> = Vec::new();
    for _ in 0..2_000 {
        posted.push(town.post("FreeAhang"));
        sleep(Duration::from_millis(300)).await;
    }
    // Whoever took so late is killed after a few.
    let mut taken = Vec::new();
    while ids(&taken).len() < 700 {
        taken.push(timeout(Duration::from_secs(60), source.next()).await.unwrap().unwrap());
        sleep(Duration::from_millis(10)).await;
    }
    drop(source);
    let cursor = last_cursor(&taken);
    let kept = taken.iter().rposition(|item| matches!(item, Item::Cursor(_))).unwrap();
    let kept = ids(&taken[..kept]);
    let found = ids(&all(&mut follow(&app, Some(&cursor)), 900).await);
    let lost: Vec<&String> = posted.iter().filter(|id| !kept.contains(id) && !found.contains(id)).collect();
    assert_eq!(lost, [] as [&String; 0]);
}
