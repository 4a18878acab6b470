// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use crate::{Secret, X, XApp, XBudget, XMeter, XPrices, XSpent, XTag};
use ingest::{Cursor, Gap, GapCause, Item, Source, conformance};
use jiff::SignedDuration;
use model::{PostId, Timestamp};
use tokio::time::{sleep, timeout};

use super::{
    clock::Clock,
    town::{KEY, Town},
};

/// What may be spent where that is not what is tested.
pub(super) const PLENTY: XBudget = budget(100_000);

pub(super) const fn budget(posts: u64) -> XBudget {
    XBudget { posts, money: crate::Dollars::from_micros(1_000_000_000) }
}

pub(super) fn app(town: &Town, budget: XBudget) -> XApp {
    let meter = XMeter::new(XPrices::default(), budget, XSpent::default());
    XApp::new(town.clock.link(&[town.exception()]), Secret::read(KEY.to_owned()).unwrap(), meter)
}

pub(super) fn tags(tags: &[&str]) -> Vec<XTag> {
    tags.iter().map(|tag| tag.parse().unwrap()).collect()
}

/// Follows one hashtag from now on, or from a cursor.
pub(super) fn follow(app: &XApp, from: Option<&Cursor>) -> X {
    X::start(app.clone(), tags(&["FreeAhang"]), None, from)
}

/// Everything that a source gives within so many seconds.
pub(super) async fn all(source: &mut X, seconds: u64) -> Vec<Item> {
    let mut found = Vec::new();
    let everything = async {
        while let Some(item) = source.next().await {
            found.push(item);
        }
    };
    let ended = timeout(Duration::from_secs(seconds), everything).await;
    assert!(ended.is_err(), "it never ends");
    found
}

pub(super) fn gaps(items: &[Item]) -> Vec<Gap> {
    let gap = |item: &Item| if let Item::Gap(gap) = item { Some(gap.clone()) } else { None };
    items.iter().filter_map(gap).collect()
}

pub(super) fn ids(items: &[Item]) -> Vec<String> {
    let posts = items
        .iter()
        .filter_map(|item| if let Item::Posts(arrival) = item { Some(&arrival.posts) } else { None });
    posts.flatten().map(|post| post.id.clone().unwrap().0).collect()
}

pub(super) fn last_cursor(items: &[Item]) -> Cursor {
    let cursor = |item: &Item| if let Item::Cursor(cursor) = item { Some(cursor.clone()) } else { None };
    items.iter().filter_map(cursor).next_back().expect("it tells how far it is")
}

/// So many seconds ago.
pub(super) fn ago(clock: Clock, seconds: i64) -> Timestamp {
    clock.now() - SignedDuration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn x_keeps_the_contract() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    let mut planted: Vec<String> = Vec::new();
    for number in 0..60 {
        planted.push(town.plant("FreeAhang", ago(clock, 9_000 - 140 * number)));
        town.plant("Other", ago(clock, 9_000 - 140 * number));
    }
    // While the suite reads, people go on, and the line breaks again and again.
    let crowd = town.clone();
    tokio::spawn(async move {
        loop {
            sleep(Duration::from_secs(7)).await;
            crowd.post("freeahang");
            sleep(Duration::from_secs(6)).await;
            crowd.cut();
        }
    });
    let planted: Vec<&str> = planted.iter().map(String::as_str).collect();
    let since = ago(clock, 10_000);
    let start =
        async |kept: &[Cursor]| X::start(app(&town, PLENTY), tags(&["FreeAhang"]), Some(since), kept.first());
    conformance::check(&planted, start).await;
}

#[tokio::test(start_paused = true)]
async fn what_is_posted_comes_at_once_and_what_was_posted_before_by_search() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    let (old, older) = (town.plant("FreeAhang", ago(clock, 600)), town.plant("FreeAhang", ago(clock, 9_000)));
    town.plant("Other", ago(clock, 600));
    let app = app(&town, PLENTY);
    let mut source = X::start(app.clone(), tags(&["FreeAhang"]), Some(ago(clock, 10_000)), None);
    assert_eq!(source.name(), "x");
    assert_eq!(ids(&all(&mut source, 3).await), [older, old]);
    let live = town.post("FreeAhang");
    town.post("Other");
    assert_eq!(ids(&all(&mut source, 1).await), [live.as_str()]);
    let rest = all(&mut source, 60).await;
    // What was posted while the line was opened is searched for as well: once more for what comes twice.
    assert_eq!((ids(&rest), gaps(&rest)), (vec![live], vec![]));
    assert_eq!((app.meter().spent().posts, app.meter().spent().posts), (4, town.billed()));
    let seen_until = last_cursor(&rest).seen_until;
    assert!(seen_until > ago(clock, 45), "a line without posts lives as well: {seen_until}");
    assert!(town.asked().iter().all(|asked| !asked.contains("expansions")));
}

#[tokio::test(start_paused = true)]
async fn a_program_that_did_not_run_leaves_a_gap_that_is_searched() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    let app = app(&town, PLENTY);
    let mut source = follow(&app, None);
    sleep(Duration::from_secs(60)).await;
    town.post("FreeAhang");
    let cursor = last_cursor(&all(&mut source, 90).await);
    drop(source);
    let missed = town.post("FreeAhang");
    sleep(Duration::from_secs(600)).await;
    let late = town.post("FreeAhang");
    let mut source = follow(&app, Some(&cursor));
    let found = all(&mut source, 60).await;
    assert!(ids(&found).contains(&missed) && ids(&found).contains(&late), "{found:?}");
    let gaps = gaps(&found);
    assert_eq!(gaps.len(), 2, "{gaps:?}");
    assert!(gaps.iter().all(|gap| gap.cause == GapCause::Stopped && gap.start == cursor.seen_until));
    assert!(gaps[1].is_filled && gaps[1].end.unwrap() > ago(clock, 61), "{gaps:?}");
}

#[tokio::test(start_paused = true)]
async fn a_gap_that_reaches_further_back_than_x_is_never_said_to_be_filled() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    let app = app(&town, PLENTY);
    let cursor = last_cursor(&all(&mut follow(&app, None), 60).await);
    sleep(Duration::from_secs(8 * 24 * 3_600)).await;
    let missed = town.plant("FreeAhang", ago(clock, 6 * 24 * 3_600));
    let found = all(&mut follow(&app, Some(&cursor)), 120).await;
    assert_eq!(ids(&found), [missed]);
    let over = gaps(&found).pop().unwrap();
    assert_eq!((over.start, over.is_filled, over.end.is_some()), (cursor.seen_until, false, true));
}

#[tokio::test(start_paused = true)]
async fn a_hashtag_that_becomes_public_is_followed_without_a_gap() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    let app = app(&town, PLENTY);
    let mut source = X::start(app.clone(), tags(&["FreeAhang"]), Some(ago(clock, 3_600)), None);
    all(&mut source, 60).await;
    let early = town.plant("Sealed", ago(clock, 1_800));
    assert!(town.asked().iter().all(|asked| !asked.contains("Sealed")));
    source.add_tags(tags(&["Sealed"]));
    let first = all(&mut source, 3).await;
    let live = town.post("Sealed");
    let found = [first, all(&mut source, 60).await].concat();
    assert!(ids(&found).contains(&early) && ids(&found).contains(&live), "{found:?}");
    assert_eq!(gaps(&found), []);
    assert_eq!(town.times_asked("GET /2/tweets/search/stream?"), 1);
    assert_eq!(town.rules(), ["#FreeAhang OR #Sealed"]);
    // A program that starts anew knows which hashtags were searched for.
    let asked = town.asked().len();
    let cursor = last_cursor(&found);
    drop(source);
    let both = tags(&["FreeAhang", "Sealed", "Third"]);
    all(&mut X::start(app, both, Some(ago(clock, 3_600)), Some(&cursor)), 60).await;
    let early: Vec<String> = town.asked().split_off(asked);
    let searched =
        |tag: &str| early.iter().filter(|asked| asked.contains("/recent") && asked.contains(tag)).count();
    assert!(searched("Third") > searched("Sealed"), "{early:?}");
}

#[tokio::test(start_paused = true)]
async fn while_all_is_sealed_x_is_asked_nothing() {
    let town = Town::open(Clock::start()).await;
    let mut source = X::start(app(&town, PLENTY), [], None, None);
    assert_eq!(all(&mut source, 600).await, []);
    assert_eq!(town.asked(), [] as [&str; 0]);
    source.add_tags(tags(&["FreeAhang"]));
    all(&mut source, 1).await;
    let live = town.post("FreeAhang");
    assert_eq!(ids(&all(&mut source, 5).await), [live]);
}

#[tokio::test(start_paused = true)]
async fn rules_of_others_are_left_alone_and_their_posts_are_counted_but_not_given() {
    let town = Town::open(Clock::start()).await;
    town.rule("#Other", Some("somebody's"));
    town.rule("#Third", None);
    town.rule("#Yesterday", Some("groundswell"));
    let app = app(&town, PLENTY);
    let mut source = follow(&app, None);
    all(&mut source, 60).await;
    assert_eq!(town.rules(), ["#Other", "#Third", "#FreeAhang"]);
    town.post("Other");
    let ours = town.post("FreeAhang");
    assert_eq!(ids(&all(&mut source, 5).await), [ours]);
    assert_eq!((app.meter().spent().posts, town.billed()), (2, 2));
    drop(source);
    app.remove_rules().await.unwrap();
    assert_eq!(town.rules(), ["#Other", "#Third"]);
}

#[tokio::test(start_paused = true)]
async fn posts_are_counted_and_priced_before_one_is_read() {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    for _ in 0..1_234 {
        town.plant("FreeAhang", ago(clock, 3_600));
    }
    town.plant("Weavers", ago(clock, 600));
    let app = app(&town, PLENTY);
    let estimate = app.estimate(&tags(&["FreeAhang", "Weavers"]), Some(ago(clock, 9_000))).await.unwrap();
    assert_eq!((estimate.posts, estimate.money.to_string().as_str(), town.billed()), (1_235, "$6.175", 0));
    assert_eq!((estimate.asked, app.meter().spent().money), (estimate.price, estimate.asked));
    assert_eq!(
        estimate.to_string(),
        "X counts 1235 posts since 2026-12-01T12:30:00Z; reading them costs $6.175 at $0.005 each, by X's price list of November 2026 \
         or as it was set; console.x.com has the last word"
    );
    assert_eq!(app.estimate(&[], None).await.unwrap().posts, 0);
    app.meter().allow(XBudget { posts: 1, money: app.meter().spent().money });
    let refused = app.estimate(&tags(&["FreeAhang"]), None).await.unwrap_err();
    assert_eq!(refused.to_string(), "the budget for X has no room for this; allow more, or do without");
    assert_eq!(town.asked().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn it_is_asked_what_has_become_of_posts() {
    let town = Town::open(Clock::start()).await;
    let app = app(&town, budget(1));
    let key = async |id: &str| app.still_there(&PostId(id.to_owned())).await.key();
    for (id, expected) in [
        ("10", "there"),
        ("11", "deleted"),
        ("12", "out-of-sight"),
        ("13", "withdrawn"),
        // There is a later version.
        ("14", "out-of-sight"),
        // X shows it in some countries only.
        ("15", "withdrawn"),
        ("16", "unknown"),
        ("17", "unknown"),
        ("at://did/post", "unknown"),
        ("", "unknown"),
        ("111111111111111111111", "unknown"),
    ] {
        app.meter().allow(budget(app.meter().spent().posts + 1));
        assert_eq!(key(id).await, expected, "{id}");
    }
    assert_eq!((app.meter().spent().posts, town.billed(), town.asked().len()), (3, 3, 8));
    app.meter().allow(budget(3));
    assert_eq!(key("10").await, "unknown", "nothing is left");
    assert_eq!((town.asked().len(), town.billed()), (8, 3));
}
