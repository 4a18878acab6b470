// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::Value;

use super::House;

const BEFORE: &str = "2026-11-28T10:00:00Z";
const AFTER: &str = "2026-12-01T17:00:00Z";

#[tokio::test]
async fn a_feed_tells_the_call_the_hour_the_hearings_and_the_facts_and_never_the_time_of_asking() {
    let feed = House::open(BEFORE).await.get("/ahang/feed.atom?lang=en").await;
    insta::assert_snapshot!("feed", feed.text);
    assert_eq!(feed.text, House::open(AFTER).await.get("/ahang/feed.atom?lang=en").await.text);
    let arabic = House::open(BEFORE).await.get("/ahang/feed.atom?lang=ar").await.text;
    assert!(arabic.contains("xml:lang=\"ar\"") && arabic.contains("<title>الحرية لنساجات آهنج</title>"));
}

#[tokio::test]
async fn every_mark_in_a_feed_is_its_own() {
    let feed = House::open(BEFORE).await.get("/ahang/feed.atom").await.text;
    let mut marks: Vec<&str> =
        feed.split("<id>").skip(1).filter_map(|rest| rest.split("</id>").next()).collect();
    let all = marks.len();
    assert!(marks.iter().all(|mark| mark.starts_with("https://storm.example/ahang")), "{marks:?}");
    marks.sort_unstable();
    marks.dedup();
    assert_eq!(marks.len(), all);
}

#[tokio::test]
async fn an_embedded_call_may_stand_anywhere_and_take_no_input() {
    let house = House::open(BEFORE).await;
    let embed = house.get("/ahang/embed").await;
    let policy = embed.header("content-security-policy");
    assert!(policy.ends_with("form-action 'none'; base-uri 'none'; frame-ancestors *"), "{policy}");
    for tag in ["<form", "<input", "<button", "<img"] {
        assert!(!embed.text.contains(tag), "{tag}");
    }
    insta::assert_snapshot!("embed", embed.plain());
    let over = House::open(AFTER).await.get("/ahang/embed?lang=ar").await.text;
    assert!(over.contains("href=\"/ahang?lang=ar\" target=\"_blank\" rel=\"noopener\">النداء</a>"), "{over}");
}

#[tokio::test]
async fn another_site_is_told_how_to_show_a_call_within_its_limits() {
    let house = House::open(BEFORE).await;
    for (address, width, height, with_thumbnail) in [
        ("/oembed?url=https://storm.example/ahang", 480, 560, true),
        ("/oembed?url=https%3A%2F%2Fstorm.example%2Fahang%2F&format=json", 480, 560, true),
        ("/oembed?url=https://storm.example/ahang&maxwidth=300&maxheight=2000", 300, 560, false),
        ("/oembed?url=https://storm.example/ahang&maxwidth=2000&maxheight=200", 480, 200, false),
        ("/oembed?url=https://storm.example/ahang&maxwidth=2000&maxheight=2000", 480, 560, true),
        ("/oembed?url=https://storm.example/ahang&maxwidth=-1&maxheight=wide", 480, 560, true),
        ("/oembed?url=https://storm.example/ahang&maxwidth=0", 480, 560, true),
    ] {
        let answer = house.get(address).await;
        assert_eq!(answer.header("content-type"), "application/json", "{address}");
        let told: Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!((&told["version"], &told["type"]), (&"1.0".into(), &"rich".into()));
        assert_eq!((&told["width"], &told["height"]), (&width.into(), &height.into()), "{address}");
        assert_eq!(told["thumbnail_url"].is_string(), with_thumbnail, "{address}");
        let html = told["html"].as_str().unwrap();
        assert!(html.contains(&format!("width=\"{width}\" height=\"{height}\"")), "{html}");
        assert!(html.contains("title=\"Free the weavers of Ahang &#60;b&#62;now&#60;/b&#62;\""), "{html}");
    }
}

#[tokio::test]
async fn another_site_is_told_of_nothing_but_our_calls() {
    let house = House::open(BEFORE).await;
    for (query, status) in [
        ("", 404),
        ("url=", 404),
        ("url=https://elsewhere.example/ahang", 404),
        ("url=https://storm.example.elsewhere.example/ahang", 404),
        ("url=https://storm.example/nothing", 404),
        ("url=https://storm.example/ahang/record/", 404),
        ("url=https://storm.example/", 404),
        ("url=javascript:alert(1)", 404),
        ("url=https://storm.example/ahang&format=xml", 501),
        ("url=https://elsewhere.example/&format=xml", 501),
        ("url=https://storm.example/ahang%3Flang%3Dar%23pledge", 200),
    ] {
        assert_eq!(house.get(&format!("/oembed?{query}")).await.status, status, "{query}");
    }
    let arabic = house.get("/oembed?url=https://storm.example/ahang%3Flang%3Dar").await.text;
    assert!(arabic.contains("/ahang/embed?lang=ar") && arabic.contains("card.png?lang=ar"), "{arabic}");
}
