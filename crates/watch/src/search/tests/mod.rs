// SPDX-License-Identifier: AGPL-3.0-or-later
mod double;
mod real;

use std::{collections::BTreeSet, time::Duration};

use ingest::{Gap, GapCause, Item, Matters, Source, conformance};
use model::Network;
use tokio::{task::yield_now, time::timeout};

use super::BlueskySearch;
use crate::Interest;
use double::{Double, Fault, PASSWORD, start};

/// Everything that a search gives until its end.
async fn all(mut source: BlueskySearch) -> Vec<Item> {
    let mut items = Vec::new();
    let found = async {
        while let Some(item) = source.next().await {
            items.push(item);
        }
    };
    timeout(Duration::from_hours(3), found).await.expect("it ends");
    items
}

fn posts(items: &[Item]) -> BTreeSet<String> {
    let posts = items.iter().filter_map(|item| match item {
        Item::Posts(arrival) => Some(&arrival.posts),
        _ => None,
    });
    posts.flatten().map(|post| post.id.as_ref().unwrap().0.clone()).collect()
}

fn gaps(items: &[Item]) -> Vec<&Gap> {
    items.iter().filter_map(|item| if let Item::Gap(gap) = item { Some(gap) } else { None }).collect()
}

#[tokio::test(start_paused = true)]
async fn a_search_keeps_the_contract_wherever_it_is_stopped() {
    let double = Double::open().await;
    double.state().page = 3;
    let planted: Vec<String> =
        (1..20).map(|number| double.post(number, number.cast_signed() * 60, "FreeTalia")).collect();
    let planted: Vec<&str> = planted.iter().map(String::as_str).collect();
    conformance::check(&planted, async |kept| double.search(PASSWORD, &Interest::default(), kept)).await;
}

#[tokio::test(start_paused = true)]
async fn what_was_posted_before_is_found_once_and_the_time_stays_a_gap() {
    let double = Double::open().await;
    let ours = [double.post(1, 30, "FreeTalia"), double.post(2, 3_000, "آهنگ")];
    double.post(3, 30, "cats");
    double.post(4, 3_700, "FreeTalia");
    let makes = || Box::new(|_: Network, _: &str| false) as Matters;
    let interest = Interest::new(makes, true);
    let items = all(double.search(PASSWORD, &interest, &[])).await;
    assert_eq!(posts(&items), ours.clone().into());
    // What repeats it matters from now on.
    assert!(ours.iter().all(|id| interest.knows(ingest::mark(Network::Bluesky, id.as_bytes()))));
    let gaps: Vec<_> = gaps(&items).into_iter().map(|gap| (gap.cause, gap.end, gap.is_filled)).collect();
    assert_eq!(gaps, [(GapCause::Before, None, false), (GapCause::Before, Some(start()), false)]);
    let Some(Item::Cursor(cursor)) = items.last() else { panic!("{items:?}") };
    assert_eq!(double.state().sessions, [1, 0, 1], "one session, which is ended");
    // Once is enough.
    let asked = double.state().asked.len();
    assert_eq!(all(double.search(PASSWORD, &interest, std::slice::from_ref(cursor))).await, []);
    assert_eq!(double.state().asked.len(), asked);
}

#[tokio::test(start_paused = true)]
async fn the_session_of_a_search_that_is_broken_off_is_ended_too() {
    let double = Double::open().await;
    (1..=2_000).for_each(|number| drop(double.post(number, number.cast_signed(), "FreeTalia")));
    let mut source = double.search(PASSWORD, &Interest::default(), &[]);
    while !matches!(source.next().await, Some(Item::Posts(_))) {}
    assert_eq!(double.state().sessions, [1, 0, 0]);
    drop(source);
    let mut turns = 0;
    while double.state().sessions[2] == 0 && turns < 1_000_000 {
        turns += 1;
        yield_now().await;
    }
    assert_eq!(double.state().sessions, [1, 0, 1]);
}

#[tokio::test(start_paused = true)]
async fn where_the_pages_end_too_soon_it_goes_on_by_the_time() {
    let double = Double::open().await;
    let planted: BTreeSet<String> =
        (1..=900).map(|number| double.post(number, number.cast_signed() * 3, "FreeTalia")).collect();
    double.state().most = 250;
    assert_eq!(posts(&all(double.search(PASSWORD, &Interest::default(), &[])).await), planted);
    // One question a second, and none of it in a hurry.
    let asked = double.state().asked.clone();
    let searched: Vec<u64> = asked
        .iter()
        .filter(|(_, what)| what.starts_with("app.bsky.feed.searchPosts"))
        .map(|(at, _)| *at)
        .collect();
    assert!(searched[0] >= 20 && searched.windows(2).all(|pair| pair[0] < pair[1]), "{searched:?}");
    assert!(searched.len() < 25, "{searched:?}");
}

#[tokio::test(start_paused = true)]
async fn whatever_the_server_does_everything_is_found_and_it_ends() {
    const EXPIRED: Fault =
        Fault::Answer(400, "", r#"{"error":"ExpiredToken","message":"Token has expired"}"#);
    for (faults, least_seconds) in [
        (vec![EXPIRED], 0),
        (vec![EXPIRED; 5], 0),
        (vec![Fault::Answer(401, "", r#"{"error":"AuthMissing"}"#)], 0),
        (vec![Fault::Answer(429, "ratelimit-reset: 1796152200\r\n", "{}")], 560),
        (vec![Fault::Answer(429, "Retry-After: 30\r\n", "")], 30),
        (vec![Fault::Answer(502, "", "<html>"); 8], 60),
        (vec![Fault::Empty; 3], 0),
        (vec![Fault::Again; 2], 0),
    ] {
        let double = Double::open().await;
        let planted: BTreeSet<String> =
            (1..=250).map(|number| double.post(number, number.cast_signed(), "FreeTalia")).collect();
        let session = double.state().sessions;
        double.state().faults.extend(faults.clone());
        let began = tokio::time::Instant::now();
        let items = all(double.search(PASSWORD, &Interest::default(), &[])).await;
        assert_eq!(posts(&items), planted, "{faults:?} {session:?}");
        assert!(began.elapsed().as_secs() >= 20 + least_seconds, "{faults:?}");
        assert!(double.state().asked.len() < 40, "{:?}", double.state().asked);
    }
}

#[tokio::test(start_paused = true)]
async fn an_account_that_is_not_let_in_is_asked_for_once() {
    let double = Double::open().await;
    double.post(1, 30, "FreeTalia");
    let items = all(double.search("wron-gwro-ngwr-ongw", &Interest::default(), &[])).await;
    let causes: Vec<_> = gaps(&items).into_iter().map(|gap| (gap.cause, gap.end.is_some())).collect();
    assert_eq!(causes, [(GapCause::Before, false), (GapCause::Refused, true)]);
    assert_eq!(double.state().sessions, [1, 0, 0]);
    assert!(!items.iter().any(|item| matches!(item, Item::Cursor(_))), "it is made again another time");
}

#[tokio::test(start_paused = true)]
async fn a_search_without_an_end_ends() {
    let double = Double::open().await;
    double.state().faults.extend(vec![Fault::Empty; 9]);
    let items = all(double.search(PASSWORD, &Interest::default(), &[])).await;
    assert_eq!(gaps(&items).len(), 2);
    // A server that gives everything, whatever is asked for, and always word of another page.
    let double = Double::open().await;
    (1..=100).for_each(|number| drop(double.post(number, 7, "FreeTalia")));
    double.state().faults.extend(vec![Fault::Again; 5_000]);
    assert_eq!(posts(&all(double.search(PASSWORD, &Interest::default(), &[])).await).len(), 100);
}
