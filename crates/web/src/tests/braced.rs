// SPDX-License-Identifier: AGPL-3.0-or-later
//! A site under attack: pages from memory, made seldom; what costs is closed and says so; the studio is open; and off again without a trace.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use std::sync::{Arc, atomic::Ordering};

use super::{House, counts, live};
use crate::Live;

fn get(path: &str) -> Request<Body> {
    Request::get(path).header("accept-language", "ar").body(Body::empty()).unwrap()
}

#[tokio::test]
async fn pages_come_from_memory_and_are_made_anew_twice_a_minute() {
    let house = House::open("2026-12-01T15:20:00Z").await;
    house.braced.set(true);
    for path in ["", "/live", "/kit.html", "/kit.zip", "/report", "/record/", "/safety", "/card.png"] {
        let (at_hand, first) = house.meet(get(&format!("/ahang{path}"))).await;
        assert!(!at_hand && first.status == StatusCode::OK, "{path}: {}", first.status);
        // Neither what has come since nor other words for the same make it anew.
        house.live.send_replace(Arc::new(Live { counts: counts(99_999), ..live() }));
        for other in ["", "?zone=Asia/Tehran", "?lang=xx", "?a=1"] {
            let (at_hand, again) = house.meet(get(&format!("/ahang{path}{other}"))).await;
            assert!(at_hand && again.bytes == first.bytes, "{path}{other}");
        }
        let head = Request::head(format!("/ahang{path}")).header("accept-language", "ar").body(Body::empty());
        assert!(house.meet(head.unwrap()).await.0, "{path}");
    }
    for path in ["/", "/about"] {
        let (at_hand, first) = house.meet(get(path)).await;
        let (again, second) = house.meet(get(&format!("{path}?b=2"))).await;
        assert!(!at_hand && again && first.status == StatusCode::OK && first.bytes == second.bytes, "{path}");
    }
    let (_, english) = house.meet(get("/ahang/live?zone=UTC&lang=en")).await;
    assert!(english.text.contains("lang=\"en\""), "{}", english.text);
    house.clock.fetch_add(31, Ordering::Relaxed);
    let (at_hand, live) = house.meet(get("/ahang/live")).await;
    assert!(!at_hand && live.text.contains("99"), "it is made anew");
}

#[tokio::test]
async fn what_costs_is_closed_and_says_what_to_do() {
    let house = House::open("2026-12-01T10:00:00Z").await;
    assert!(house.get("/ahang").await.text.contains("<form"));
    house.braced.set(true);
    let call = house.get("/ahang?lang=en").await.text;
    assert!(!call.contains("<form") && call.contains("your pledge can&#39;t be taken now"), "{call}");
    for path in ["/ahang/pledge", "/ahang/hand-in", "/ahang/remove", "/ahang/devices", "/ahang/leave/a"] {
        let request = Request::post(format!("{path}?lang=en")).body(Body::empty()).unwrap();
        let (_, closed) = house.meet(request).await;
        assert_eq!(closed.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(
            closed.text.contains("The site is under attack") && closed.text.contains("/ahang/kit.html"),
            "{path}"
        );
        assert_eq!(closed.header("retry-after"), "120");
    }
    let (_, stream) = house.meet(get("/ahang/live/events")).await;
    assert_eq!(stream.status, StatusCode::SERVICE_UNAVAILABLE);
    let (_, post) = house.meet(get("/ahang/post")).await;
    assert_eq!((post.status, post.header("location")), (StatusCode::SEE_OTHER, "/ahang/kit.html"));
    assert_eq!(house.store.pledged(&"ahang".parse().unwrap()).await.unwrap().map(|kept| kept.pledged), None);
    // The studio is where organizers are.
    let (_, studio) = house.meet(get("/studio")).await;
    assert_ne!(studio.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn once_it_is_over_everything_is_as_before() {
    let house = House::open("2026-12-01T10:00:00Z").await;
    house.braced.set(true);
    let (_, braced) = house.meet(get("/ahang")).await;
    house.braced.set(false);
    let (at_hand, free) = house.meet(get("/ahang")).await;
    assert!(!at_hand && free.text.contains("<form") && !braced.text.contains("<form"));
    house.braced.set(true);
    let (at_hand, again) = house.meet(get("/ahang")).await;
    assert!(!at_hand && again.text == braced.text, "nor is anything given out from before");
    house.braced.set(false);
    let pledge = Request::post("/ahang/pledge").body(Body::empty()).unwrap();
    assert_eq!(house.meet(pledge).await.1.status, StatusCode::SEE_OTHER);
}
