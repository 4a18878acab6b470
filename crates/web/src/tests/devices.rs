// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use serde_json::{Value, json};

use super::{Answer, House, call};
use crate::{Page, assets, flood::Neighborhood};

const BEFORE: &str = "2026-11-28T10:00:00Z";

/// A subscription as a browser writes it, with the keys of the example in RFC 8291, appendix A.
fn subscription(endpoint: &str) -> Value {
    json!({"endpoint": endpoint, "expirationTime": null, "keys": {
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    }})
}

fn told(path: &str, told: &Value) -> Request<Body> {
    let request = Request::post(path).header("content-type", "application/json");
    request.body(Body::from(told.to_string())).unwrap()
}

async fn tell(house: &House, path: &str, what: &Value) -> Answer {
    house.ask(told(path, what)).await
}

async fn contacts(house: &House) -> u64 {
    house.store.rally_data(&call().id).await.unwrap().contacts
}

#[tokio::test]
async fn a_page_offers_it_to_who_has_just_pledged_and_only_before_the_hour() {
    for (now, query, is_there, is_offered) in [
        (BEFORE, "?pledged=1", true, true),
        (BEFORE, "", true, false),
        ("2026-12-01T15:30:00Z", "?pledged=1", false, false),
    ] {
        let page = House::with_mail(now).await.get(&format!("/ahang{query}")).await.text;
        // Hidden until a script has seen that the browser can do it.
        let place = "<div class=\"device\" data-call=\"/ahang\" data-key=\"B";
        assert_eq!(page.contains(place), is_there, "{now} {query}");
        assert_eq!(page.contains(&assets::DEVICE.address()), is_there, "{now} {query}");
        assert_eq!(page.contains("class=\"on\""), is_offered, "{now} {query}");
    }
}

#[tokio::test]
async fn a_device_is_kept_as_the_page_s_script_tells_it_and_erased_when_it_withdraws() {
    let house = House::with_mail(BEFORE).await;
    let device = subscription("https://push.example/a");
    for (path, expected, kept) in [
        ("/ahang/devices?lang=ar", json!({"ok": true, "reminder": true}), 1),
        ("/ahang/devices?lang=en", json!({"ok": true, "reminder": true}), 1),
        ("/ahang/devices/leave", json!({"ok": true, "reminder": false}), 0),
        ("/ahang/devices/leave", json!({"ok": true, "reminder": false}), 0),
    ] {
        let answer = tell(&house, path, &device).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(serde_json::from_str::<Value>(&answer.text).unwrap(), expected, "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(contacts(&house).await, kept, "{path}");
    }
    assert_eq!(house.store.pledged(&call().id).await.unwrap(), None, "it is no pledge, and confirms none");
}

#[tokio::test]
async fn what_is_no_device_that_can_be_reached_is_not_kept() {
    let house = House::with_mail(BEFORE).await;
    let mut keyless = subscription("https://push.example/a");
    keyless["keys"]["p256dh"] = json!("BCVx");
    for wrong in [
        json!({}),
        json!("https://push.example/a"),
        keyless,
        subscription("http://push.example/a"),
        subscription("https://127.0.0.1/a"),
        subscription("https://localhost/a"),
        subscription("https://push.example:8443/a"),
    ] {
        let answer = tell(&house, "/ahang/devices", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let device = subscription("https://push.example/a");
    let from_elsewhere = told("/ahang/devices", &device);
    let (mut parts, body) = from_elsewhere.into_parts();
    for (name, value) in
        [("host", "storm.example"), ("origin", "https://other.example"), ("sec-fetch-site", "cross-site")]
    {
        parts.headers.insert(name, value.parse().unwrap());
    }
    assert_eq!(house.ask(Request::from_parts(parts, body)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(contacts(&house).await, 0);
}

#[tokio::test]
async fn nobody_is_reminded_of_what_is_over_rehearsed_or_invented() {
    let device = subscription("https://push.example/a");
    let over = House::with_mail("2026-12-01T15:30:00Z").await;
    let answer = tell(&over, "/ahang/devices", &device).await;
    assert_eq!(serde_json::from_str::<Value>(&answer.text).unwrap()["reminder"], false);
    let rehearsed = House::with_mail(BEFORE).await;
    let page = Page { is_listed: false, ..Page::clone(&rehearsed.calls.page("ahang").unwrap()) };
    rehearsed.calls.show(page);
    for house in [rehearsed, House::open(BEFORE).await] {
        assert!(!house.get("/ahang?pledged=1").await.text.contains("class=\"device\""));
        assert_eq!(house.get("/ahang/worker.js").await.status, StatusCode::NOT_FOUND);
        let answer = tell(&house, "/ahang/devices", &device).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(contacts(&house).await, 0);
    }
}

#[tokio::test]
async fn one_neighborhood_of_the_net_can_not_fill_the_place() {
    for (path, kept) in [("/ahang/devices", 200), ("/ahang/devices/leave", 0)] {
        let house = House::with_mail(BEFORE).await;
        let mut refused = 0;
        for number in 0..210 {
            let mut request = told(path, &subscription(&format!("https://push.example/{number}")));
            request.extensions_mut().insert(Neighborhood::of("192.0.2.7".parse().unwrap()));
            refused += u32::from(house.ask(request).await.status == StatusCode::TOO_MANY_REQUESTS);
        }
        assert_eq!((refused, contacts(&house).await), (10, kept), "{path}");
        let mut other = told(path, &subscription("https://push.example/other"));
        other.extensions_mut().insert(Neighborhood::of("198.51.100.7".parse().unwrap()));
        assert_eq!(house.ask(other).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn the_worker_lies_below_its_call_and_is_asked_for_each_time() {
    let house = House::with_mail(BEFORE).await;
    let worker = house.get("/ahang/worker.js").await;
    assert_eq!(worker.status, StatusCode::OK);
    assert!(worker.header("content-type").starts_with("text/javascript"));
    assert_eq!(worker.header("cache-control"), "no-cache");
    assert!(worker.header("content-security-policy").contains("worker-src 'self'"));
    assert!(!worker.text.contains("fetch") && !worker.text.contains("caches"), "it looks at no request");
}
