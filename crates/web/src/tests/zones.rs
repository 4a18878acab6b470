// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{body::Body, http::Request};

use super::{House, attribute, tags};

const BEFORE: &str = "2026-11-28T10:00:00Z";

#[tokio::test]
async fn the_hour_is_shown_by_the_clock_that_a_visitor_asks_for() {
    let house = House::open(BEFORE).await;
    for (query, texts) in [
        ("zone=Asia/Tehran", ["<bdi>Tehran (UTC+03:30)</bdi>", "Tuesday 1 December 2026, 18:30–20:30"]),
        ("zone=asia%2Ftehran", ["<bdi>Tehran (UTC+03:30)</bdi>", "Tuesday 1 December 2026, 18:30–20:30"]),
        ("zone=Asia/Calcutta", ["<bdi>Calcutta (UTC+05:30)</bdi>", "Tuesday 1 December 2026, 20:30–22:30"]),
        (
            "zone=Pacific/Auckland",
            ["<bdi>Auckland (UTC+13:00)</bdi>", "Wednesday 2 December 2026, 04:00–06:00"],
        ),
        ("zone=UTC&lang=en", ["<bdi>UTC (UTC+00:00)</bdi>", "Tuesday 1 December 2026, 15:00–17:00"]),
        ("zone=Asia/Tehran&lang=ar", ["<bdi>طهران (UTC+03:30)</bdi>", "الثلاثاء 1 ديسمبر 2026، 18:30–20:30"]),
        ("zone=Narnia", ["No time zone has that name", "Tuesday 1 December 2026, 19:00–21:00"]),
        ("zone=../../etc/passwd", ["No time zone has that name", "Tuesday 1 December 2026, 19:00–21:00"]),
    ] {
        let page = house.get(&format!("/ahang?{query}")).await.text;
        for text in texts {
            assert!(page.contains(text), "{query}: {text}");
        }
    }
}

#[tokio::test]
async fn a_clock_that_was_asked_for_goes_on_with_the_page_and_nowhere_else() {
    let house = House::open(BEFORE).await;
    let page = house.get("/ahang?lang=ar&zone=Asia/Tehran").await.text;
    assert!(
        page.contains("href=\"?lang=en&#38;zone=Asia/Tehran\"")
            || page.contains("href=\"?lang=en&zone=Asia/Tehran\"")
    );
    let form = tags(&page).into_iter().find(|tag| tag.starts_with("form ")).unwrap();
    let action = attribute(form, "action").unwrap().replace("&#38;", "&");
    assert_eq!(action, "/ahang/pledge?lang=ar&zone=Asia/Tehran");
    let pledged = house.ask(Request::post(action).body(Body::empty()).unwrap()).await;
    assert_eq!(pledged.header("location"), "/ahang?lang=ar&pledged=1&zone=Asia/Tehran#pledge");
    // What others show of the page, and pages that show no hour.
    for tag in tags(&page).into_iter().filter(|tag| tag.starts_with("meta ") || tag.starts_with("link ")) {
        assert!(!tag.contains("zone="), "<{tag}>");
    }
    assert!(page.contains("href=\"/ahang/post?lang=ar\""));
    let unknown = house.get("/ahang?zone=%22%3E%3Cscript%3E").await.text;
    assert!(!unknown.contains("zone="), "what is unknown is not carried on");
}

#[tokio::test]
async fn every_place_can_be_chosen_in_a_reader_s_language() {
    let house = House::open(BEFORE).await;
    for (address, group, option, before) in [
        (
            "/ahang/zones",
            "Asia",
            "<option value=\"Asia/Tehran\">Tehran</option>",
            "<option value=\"Asia/Thimphu\">",
        ),
        (
            "/ahang/zones?lang=ar",
            "آسيا",
            "<option value=\"Asia/Tehran\">طهران</option>",
            "<option value=\"Asia/Amman\">",
        ),
        (
            "/ahang/zones",
            "Indian Ocean",
            "<option value=\"Indian/Mauritius\" selected>Mauritius</option>",
            "</select>",
        ),
        ("/ahang/zones?zone=Europe/Kyiv", "Europe", "<option value=\"Europe/Kyiv\" selected>", "</select>"),
    ] {
        let page = house.get(address).await.text;
        let (_, places) = page.split_once(&format!("<optgroup label=\"{group}\">")).unwrap();
        assert!(places.contains(option) && places.contains(before), "{address}: {places}");
        let places = tags(&page).into_iter().filter(|tag| tag.starts_with("option ")).count();
        assert!(places > 400, "{places}");
    }
    let arabic = house.get("/ahang/zones?lang=ar").await.text;
    assert!(arabic.contains("<input type=\"hidden\" name=\"lang\" value=\"ar\">"));
    assert!(!house.get("/ahang/zones").await.text.contains("type=\"hidden\""));
}

#[test]
fn every_place_to_choose_is_in_the_database_and_every_language_names_some() {
    let file = include_str!("../../words/cities.tsv");
    let rows: Vec<Vec<&str>> =
        file.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    for row in &rows {
        assert!(matches!(crate::zone::Asked::of(row[0]), crate::zone::Asked::Known(_)), "{row:?}");
    }
    for column in 2..9 {
        let named = rows.iter().filter(|row| row.get(column).is_some_and(|name| !name.is_empty())).count();
        assert!(named > 90, "{column}: {named}");
    }
}
