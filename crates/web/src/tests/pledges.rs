// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use super::House;
use crate::flood::Neighborhood;

const BEFORE: &str = "2026-11-28T10:00:00Z";

/// A pledge from a page with these headers is answered so, and counts only if it was accepted.
async fn check(headers: &[(&str, &str)], expected: StatusCode) {
    let house = House::open(BEFORE).await;
    let request = Request::post("/ahang/pledge").header("host", "storm.example");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let answer = house.ask(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, expected, "{headers:?}");
    let counted = house.store.pledges(&"ahang".parse().unwrap()).await.unwrap();
    assert_eq!(counted, u64::from(expected == StatusCode::SEE_OTHER), "{headers:?}");
}

#[tokio::test]
async fn a_pledge_from_another_site_is_refused_and_not_counted() {
    let (seen, refused) = (StatusCode::SEE_OTHER, StatusCode::FORBIDDEN);
    check(&[], seen).await;
    check(&[("sec-fetch-site", "same-origin")], seen).await;
    check(&[("sec-fetch-site", "none")], seen).await;
    check(&[("origin", "https://storm.example")], seen).await;
    check(&[("sec-fetch-site", "same-origin"), ("origin", "https://storm.example")], seen).await;
    check(&[("sec-fetch-site", "cross-site")], refused).await;
    check(&[("sec-fetch-site", "same-site")], refused).await;
    check(&[("origin", "https://elsewhere.example")], refused).await;
    check(&[("origin", "null")], refused).await;
    check(&[("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")], refused).await;
}

#[tokio::test]
async fn a_pledge_leads_back_to_the_call_with_thanks() {
    let house = House::open(BEFORE).await;
    for (query, target) in [("", "/ahang?pledged=1#pledge"), ("?lang=ar", "/ahang?lang=ar&pledged=1#pledge")]
    {
        let request = Request::post(format!("/ahang/pledge{query}")).body(Body::empty()).unwrap();
        let answer = house.ask(request).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, target));
    }
    let thanks = house.get("/ahang?pledged=1").await;
    assert!(
        thanks.text.contains("Your word is counted")
            && thanks.text.contains("<strong>2 pledges so far</strong>")
    );
    assert!(!thanks.text.contains("<form method=\"post\""), "nobody is asked twice");
    assert_eq!(thanks.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_program_is_told_the_number() {
    let house = House::open(BEFORE).await;
    for number in 1..=2 {
        let request = Request::post("/ahang/pledge").header("accept", "application/json");
        let answer = house.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.text, format!("{{\"ok\":true,\"pledges\":{number}}}"));
    }
}

#[tokio::test]
async fn what_can_t_be_kept_is_not_acknowledged() {
    let house = House::open(BEFORE).await;
    house.store.close().await;
    let answer = house.ask(Request::post("/ahang/pledge").body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text.contains("Nothing was counted"));
    let request = Request::post("/ahang/pledge").header("accept", "application/json");
    let answer = house.ask(request.body(Body::empty()).unwrap()).await;
    assert!(
        answer.text.starts_with("{\"error\":") && answer.text.contains("\"ok\":false"),
        "{}",
        answer.text
    );
    for page in ["/ahang", "/ahang/post", "/ahang/live", "/ahang/live.json"] {
        assert_eq!(house.get(page).await.status, StatusCode::OK, "{page} stands without the database");
    }
}

#[tokio::test]
async fn a_long_body_is_refused() {
    let house = House::open(BEFORE).await;
    for (size, expected) in
        [(10 * 1024, StatusCode::SEE_OTHER), (10 * 1024 + 1, StatusCode::PAYLOAD_TOO_LARGE)]
    {
        let pieces = vec![Ok::<_, std::io::Error>("x".repeat(size))];
        let unannounced = Body::from_stream(tokio_stream::iter(pieces));
        for body in [Body::from("x".repeat(size)), unannounced] {
            let answer = house.ask(Request::post("/ahang/pledge").body(body).unwrap()).await;
            assert_eq!(answer.status, expected, "{size}");
        }
    }
}

#[tokio::test]
async fn an_answer_405_names_the_method_that_works() {
    let answer = House::open(BEFORE).await.get("/ahang/pledge").await;
    assert_eq!((answer.status, answer.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
}

#[tokio::test]
async fn a_flood_from_one_neighborhood_is_held_off_and_told() {
    let house = House::open(BEFORE).await;
    let pledge = async |from: &str| {
        let mut request = Request::post("/ahang/pledge").body(Body::empty()).unwrap();
        request.extensions_mut().insert(Neighborhood::of(from.parse().unwrap()));
        house.ask(request).await
    };
    let (mut kept, mut refused) = (0, 0);
    for n in 0..300 {
        let answer = pledge(&format!("192.0.2.{}", n % 250)).await;
        match answer.status {
            StatusCode::SEE_OTHER => kept += 1,
            StatusCode::TOO_MANY_REQUESTS => refused += 1,
            status => panic!("{status}"),
        }
        assert_eq!(refused > 0, answer.text.contains("Yours was not counted"), "{}", answer.text);
    }
    assert_eq!((kept, refused), (200, 100));
    for n in 0..100 {
        assert_eq!(pledge(&format!("198.51.{n}.7")).await.status, StatusCode::SEE_OTHER, "an honest one");
    }
    assert_eq!(house.store.pledges(&"ahang".parse().unwrap()).await.unwrap(), 300);
    let page = house.get("/ahang").await.text;
    assert!(page.contains("300 pledges so far") && page.contains("more presses than people"), "{page}");
}
