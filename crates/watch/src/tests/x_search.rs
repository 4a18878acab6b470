// SPDX-License-Identifier: AGPL-3.0-or-later
//! How X is searched for what nobody heard.

use crate::{X, XApp};
use ingest::{Cursor, GapCause, Item, Source};

use super::{
    clock::Clock,
    town::{Fault, Town},
    x::{PLENTY, ago, all, app, gaps, ids, last_cursor, tags},
};

const DAY: i64 = 24 * 3_600;

fn search(app: &XApp, since: i64, from: Option<&Cursor>) -> X {
    X::start(app.clone(), tags(&["FreeAhang"]), Some(ago(Clock::start(), since)), from)
}

/// Takes items until so many posts have come, and kills the source.
async fn some(mut source: X, posts: usize) -> Vec<Item> {
    let mut found = Vec::new();
    while ids(&found).len() < posts {
        found.push(source.next().await.unwrap());
    }
    found
}

#[tokio::test(start_paused = true)]
async fn each_page_is_read_once_and_each_post_given_once() {
    let clock = Clock::start();
    // As far back as X can be searched, and in the last hour.
    for age in [7 * DAY - 2_400, 5 * DAY, 1_800] {
        let town = Town::open(clock).await;
        let planted: Vec<String> =
            (0..350).map(|number| town.plant("FreeAhang", ago(clock, age - number))).collect();
        let app = app(&town, PLENTY);
        let mut found = ids(&all(&mut search(&app, 8 * DAY, None), 120).await);
        found.sort();
        assert_eq!((found, town.billed()), (planted, 350), "{age}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_question_costs_its_hour_and_that_is_told() {
    for (refusals, hours) in [(1, 1), (2, 2)] {
        let clock = Clock::start();
        let town = Town::open(clock).await;
        let planted: Vec<String> =
            (0..10).map(|hour| town.plant("FreeAhang", ago(clock, (10 - hour) * 3_600 - 600))).collect();
        for _ in 0..refusals {
            town.spoil("/search/recent", Fault::Answer(400, String::new(), String::new()));
        }
        let since = ago(clock, 10 * 3_600);
        let found = all(&mut search(&app(&town, PLENTY), 10 * 3_600, None), 300).await;
        assert_eq!(ids(&found), planted[hours..]);
        let gaps = gaps(&found);
        let over = gaps.last().expect("it is told");
        let lasted = over.end.unwrap().duration_since(over.start);
        assert!(!over.is_filled && gaps.iter().all(|gap| gap.start == since), "{gaps:?}");
        assert_eq!((over.cause, lasted.as_hours()), (GapCause::Broken, hours as i64));
        // A cursor behind it comes after it.
        let at = found.iter().position(|item| matches!(item, Item::Cursor(it) if it.seen_until > since));
        assert!(found.iter().position(|item| matches!(item, Item::Gap(_))) < at, "{found:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_can_not_be_searched_of_hashtags_that_come_later_is_told() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    let mut source = search(&app(&town, PLENTY), 600, None);
    assert_eq!(gaps(&all(&mut source, 60).await), []);
    for tag in ["Sealed", "Third"] {
        town.spoil("/search/recent", Fault::Answer(403, String::new(), String::new()));
        source.add_tags(tags(&[tag]));
        let told = gaps(&all(&mut source, 150).await);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].cause, told[0].is_filled), (GapCause::Refused, false));
    }
}

#[tokio::test(start_paused = true)]
async fn a_search_that_was_interrupted_goes_on_at_its_hour() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    let planted: Vec<String> =
        (0..1_000).map(|number| town.plant("FreeAhang", ago(clock, 10 * 3_600 - 30 * number))).collect();
    let app = app(&town, PLENTY);
    let first = some(search(&app, 11 * 3_600, None), 600).await;
    let cursor = last_cursor(&first);
    let kept = first.iter().rposition(|item| matches!(item, Item::Cursor(_))).unwrap();
    let billed = town.billed();
    let rest = all(&mut search(&app, 11 * 3_600, Some(&cursor)), 120).await;
    let mut all = [ids(&first[..kept]), ids(&rest)].concat();
    all.sort();
    all.dedup();
    assert_eq!(all, planted);
    assert!(town.billed() - billed < 700, "no more than an hour is read again: {}", town.billed() - billed);
}

#[tokio::test(start_paused = true)]
async fn a_gap_that_is_being_filled_stays_the_same_gap_when_the_program_is_killed() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    let app = app(&town, PLENTY);
    let cursor = last_cursor(&all(&mut search(&app, 0, None), 60).await);
    tokio::time::sleep(std::time::Duration::from_secs(12 * 3_600)).await;
    for number in 0..1_000 {
        town.plant("FreeAhang", ago(clock, 10 * 3_600 - 30 * number));
    }
    let first = some(search(&app, 0, Some(&cursor)), 600).await;
    let later = last_cursor(&first);
    assert!(later.seen_until > cursor.seen_until);
    let rest = all(&mut search(&app, 0, Some(&later)), 120).await;
    let gaps = [gaps(&first), gaps(&rest)].concat();
    assert!(
        gaps.iter().all(|gap| gap.start == cursor.seen_until && gap.cause == GapCause::Stopped),
        "{gaps:?}"
    );
    let over = gaps.last().unwrap();
    assert!(over.end.is_some() && over.is_filled, "{over:?}");
    assert_eq!(gaps.iter().filter(|gap| gap.end.is_some()).count(), 1, "{gaps:?}");
}

#[tokio::test(start_paused = true)]
async fn that_a_gap_is_over_is_told_although_the_program_is_killed_before_it_can_be() {
    for is_filled in [true, false] {
        let clock = Clock::start();
        let town = Town::open(clock).await;
        let app = app(&town, PLENTY);
        let cursor = last_cursor(&all(&mut search(&app, 0, None), 60).await);
        if !is_filled {
            town.spoil("/search/recent", Fault::Answer(403, String::new(), String::new()));
        }
        let first = all(&mut search(&app, 0, Some(&cursor)), 120).await;
        let over = gaps(&first).into_iter().find(|gap| gap.end.is_some()).expect("it is over");
        assert_eq!((over.start, over.is_filled), (cursor.seen_until, is_filled));
        let told = first.iter().position(|item| *item == Item::Gap(over.clone())).unwrap();
        let again = all(&mut search(&app, 0, Some(&last_cursor(&first[..told]))), 120).await;
        let retold = gaps(&again).into_iter().find(|gap| gap.start == over.start).expect("it is told again");
        assert_eq!((retold.end, retold.is_filled), (over.end, is_filled));
        // Once it was told and a cursor came after it, it is history.
        let later = all(&mut search(&app, 0, Some(&last_cursor(&first))), 120).await;
        assert!(gaps(&later).iter().all(|gap| gap.start > over.start));
    }
}
