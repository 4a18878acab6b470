// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call whose record is still being read back, or can't be: what rests on figures says so, and everything else works.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use store::Role;

use super::{
    House, live,
    studio_pages::{EARLY, LOOM, get, organizer},
};
use crate::{Live, ReadBack, live::event, metrics};

const CLOSED: [&str; 8] = [
    "live",
    "live/fragment",
    "live.json",
    "media/a.jpg",
    "cards/1",
    "record/",
    "record/checkpoint",
    "record/public.export",
];

async fn house() -> House {
    house_with(ReadBack::Underway).await
}

async fn house_with(read_back: ReadBack) -> House {
    let house = House::open(EARLY).await;
    let unread = Live { read_back, recorded: 0, wall: Vec::new(), ..live() };
    house.live.send_replace(Arc::new(unread));
    house
}

#[tokio::test]
async fn what_rests_on_figures_is_worth_asking_for_in_a_moment() {
    let house = house().await;
    for path in CLOSED {
        for (language, says) in [("en", "being counted again"), ("ar", "تُعاد الآن")] {
            let (_, answer) = house
                .meet(Request::get(format!("/ahang/{path}?lang={language}")).body(Body::empty()).unwrap())
                .await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert_eq!(answer.header("retry-after"), "5", "{path}");
            assert!(answer.text.contains(says), "{path}: {}", answer.text);
        }
    }
    // Another site would take for gone what is only not known yet.
    let card = house.get("/oembed?url=https%3A%2F%2Fstorm.example%2Fahang%2Fcards%2F1").await;
    assert_eq!((card.status, card.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
    // Who watched before goes on seeing what was: no zero comes between.
    assert!(event(&house.live.borrow()).starts_with(b":"));
    house.live.send_replace(Arc::new(live()));
    assert!(event(&house.live.borrow()).starts_with(b"data:"));
    for path in ["live", "live/fragment", "live.json", "record/", "record/checkpoint"] {
        assert_eq!(house.get(&format!("/ahang/{path}")).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn everything_else_works() {
    for read_back in [ReadBack::Underway, ReadBack::Failed] {
        check_everything_else(&house_with(read_back).await).await;
    }
}

async fn check_everything_else(house: &House) {
    for path in ["", "/calendar.ics", "/feed.atom", "/kit.html", "/kit.zip", "/report", "/safety", "/embed"] {
        let (_, answer) =
            house.meet(Request::get(format!("/ahang{path}")).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
    }
    let pledged = house.ask(Request::post("/ahang/pledge").body(Body::empty()).unwrap()).await;
    assert_eq!(pledged.status, StatusCode::SEE_OTHER, "{}", pledged.text);
}

#[tokio::test]
async fn of_what_cannot_be_read_nobody_is_told_to_wait() {
    let house = house_with(ReadBack::Failed).await;
    for path in CLOSED.into_iter().chain(["live/events"]) {
        for (language, says) in [("en", "can&#39;t be shown"), ("he", "אי אפשר להציג את המספרים")]
        {
            let asked = Request::get(format!("/ahang/{path}?lang={language}")).body(Body::empty()).unwrap();
            let (_, answer) = house.meet(asked).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert!(answer.headers.get("retry-after").is_none(), "{path}");
            assert!(answer.text.contains(says), "{path}: {}", answer.text);
        }
    }
    let card = house.get("/oembed?url=https%3A%2F%2Fstorm.example%2Fahang%2Fcards%2F1").await;
    assert_eq!(card.status, StatusCode::SERVICE_UNAVAILABLE);
    organizer(&house, "loom", LOOM, Role::Admin).await;
    for (path, says) in [
        ("/studio", "verify calls/ahang/record"),
        ("/studio/server", "verify calls/ahang/record"),
        ("/studio/walls/ahang", "can&#39;t be shown"),
    ] {
        let answer = get(&house, LOOM, path).await;
        assert!(answer.text.contains(says), "{path}: {}", answer.text);
    }
    let figures = metrics::told(&house.site).await.unwrap();
    for line in ["groundswell_unreadable{call=\"ahang\"} 1\n", "groundswell_reading_back{call=\"ahang\"} 0\n"]
    {
        assert!(figures.contains(line), "{figures}");
    }
    assert!(!figures.contains("groundswell_posts_recorded"), "{figures}");
}

#[tokio::test]
async fn organizers_and_programs_are_told_too() {
    let house = house().await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    for path in ["/studio/walls/ahang", "/studio/calls/ahang/list"] {
        let answer = get(&house, LOOM, path).await;
        let is_closed = answer.status == StatusCode::SERVICE_UNAVAILABLE;
        assert!(is_closed && answer.text.contains("being counted again"), "{path}: {}", answer.text);
    }
    let server = get(&house, LOOM, "/studio/server").await;
    assert!(
        server.status == StatusCode::OK && server.text.contains("being counted again"),
        "{}",
        server.text
    );
    let figures = metrics::told(&house.site).await.unwrap();
    assert!(figures.contains("groundswell_reading_back{call=\"ahang\"} 1\n"), "{figures}");
    assert!(
        !figures.contains("groundswell_posts_recorded"),
        "no figure is better than a wrong one: {figures}"
    );
}
