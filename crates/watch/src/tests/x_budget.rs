// SPDX-License-Identifier: AGPL-3.0-or-later
//! What X may cost.

use std::time::Duration;

use crate::{Secret, X, XApp, XBudget, XMeter, XPrices, XSpent};
use ingest::GapCause;
use tokio::time::sleep;

use super::{
    clock::Clock,
    town::{Fault, KEY, Town},
    x::{PLENTY, ago, all, app, budget, follow, gaps, ids, last_cursor, tags},
};

/// A town in which 500 people posted an hour ago.
async fn storm() -> Town {
    let clock = Clock::start();
    let town = Town::open(clock).await;
    for number in 0..500 {
        town.plant("FreeAhang", ago(clock, 3_600 - number));
    }
    town
}

fn search(app: &XApp, town: &Town) -> X {
    X::start(app.clone(), tags(&["FreeAhang"]), Some(ago(town.clock, 3_700)), None)
}

#[tokio::test(start_paused = true)]
async fn the_line_is_closed_before_a_post_comes_that_nobody_wants_to_pay_for() {
    let town = Town::open(Clock::start()).await;
    let app = app(&town, budget(40));
    let mut source = follow(&app, None);
    all(&mut source, 60).await;
    let mut posted = Vec::new();
    for _ in 0..60 {
        posted.push(town.post("FreeAhang"));
        sleep(Duration::from_millis(700)).await;
    }
    let found = all(&mut source, 3_600).await;
    let given = ids(&found);
    assert!((37..=40).contains(&given.len()) && posted.starts_with(&given), "{given:?}");
    assert_eq!(app.meter().spent().posts, given.len() as u64);
    assert!(town.billed() <= 40, "what was on its way is within the budget as well: {}", town.billed());
    let told = gaps(&found);
    assert_eq!((told.len(), told[0].cause, told[0].end), (1, GapCause::Capped, None), "{told:?}");
    assert_eq!(town.times_asked("GET /2/tweets/search/stream?"), 1);
    // Whoever starts it anew spends no more.
    let cursor = last_cursor(&found);
    drop(source);
    let asked = town.asked().len();
    let fresh = XMeter::new(XPrices::default(), budget(40), XSpent::default());
    let again = XApp::new(town.clock.link(&[town.exception()]), Secret::read(KEY.to_owned()).unwrap(), fresh);
    let mut source = X::start(again.clone(), tags(&["FreeAhang"]), None, Some(&cursor));
    let found = all(&mut source, 600).await;
    assert_eq!((ids(&found).len(), town.asked().len()), (0, asked));
    assert_eq!(again.meter().spent(), app.meter().spent());
    assert_eq!(gaps(&found).last().unwrap().cause, GapCause::Capped);
    // More is allowed: what was missed is searched for, and the gap is over.
    again.meter().allow(budget(500));
    let found = all(&mut source, 90).await;
    let given = [given, ids(&found)].concat();
    assert!(posted.iter().all(|id| given.contains(id)), "{given:?}");
    let over = gaps(&found).pop().unwrap();
    assert_eq!((over.start, over.is_filled, over.end.is_some()), (told[0].start, true, true));
}

#[tokio::test(start_paused = true)]
async fn a_search_asks_for_no_more_than_is_left() {
    for most in [0, 9, 10, 25, 130, 499] {
        let town = storm().await;
        let app = app(&town, budget(most));
        let found = all(&mut search(&app, &town), 600).await;
        let spent = app.meter().spent().posts;
        assert_eq!((spent, ids(&found).len() as u64), (town.billed(), spent));
        assert!(spent <= most && spent + 10 > most, "{spent} of {most}");
        assert_eq!(gaps(&found).last().unwrap().cause, GapCause::Capped);
        assert_eq!(gaps(&found).last().unwrap().start, last_cursor(&found).seen_until);
    }
}

#[tokio::test(start_paused = true)]
async fn money_is_a_limit_as_well() {
    let town = storm().await;
    let one = XBudget { money: "1".parse().unwrap(), ..PLENTY };
    let app = app(&town, one);
    all(&mut search(&app, &town), 600).await;
    let spent = app.meter().spent();
    assert!((191..=200).contains(&spent.posts) && spent.posts == town.billed(), "{spent:?}");
    assert_eq!(spent.money, XPrices::default().post.times(spent.posts));
}

#[tokio::test(start_paused = true)]
async fn credit_that_runs_out_at_x_is_a_gap_until_somebody_pays() {
    let town = Town::open(Clock::start()).await;
    let app = app(&town, PLENTY);
    let mut source = follow(&app, None);
    all(&mut source, 60).await;
    let capped = r#"{"title":"UsageCapExceeded","type":"https://api.x.com/2/problems/usage-capped"}"#;
    for _ in 0..5 {
        town.spoil("/search/stream", Fault::Answer(429, String::new(), capped.to_owned()));
    }
    town.say(&format!("{{\"errors\":[{capped}]}}\r\n"));
    town.cut();
    let found = all(&mut source, 240).await;
    assert!(gaps(&found).iter().all(|gap| gap.cause == GapCause::Capped && gap.end.is_none()), "{found:?}");
    assert!((2..=6).contains(&town.times_asked("GET /2/tweets/search/stream/rules")), "{:?}", town.asked());
    town.forget_faults();
    let over = gaps(&all(&mut source, 240).await).pop().unwrap();
    assert!(over.end.is_some() && over.is_filled);
}
