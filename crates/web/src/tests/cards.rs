// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{House, attribute, tags};

const BEFORE: &str = "2026-11-28T10:00:00Z";
const AFTER: &str = "2026-12-01T17:00:00Z";

#[tokio::test]
async fn a_card_is_of_the_call_and_the_language_and_nothing_else() {
    let (one, other) = (House::open(BEFORE).await, House::open(AFTER).await);
    let english = one.get("/ahang/card.png?lang=en").await;
    assert_eq!(english.bytes, one.get("/ahang/card.png?lang=en").await.bytes);
    assert_eq!(english.bytes, other.get("/ahang/card.png?lang=en").await.bytes, "not of the time");
    assert_eq!(english.bytes, one.get("/ahang/card.png?lang=xx").await.bytes, "the main language for others");
    assert_ne!(english.bytes, one.get("/ahang/card.png?lang=ar").await.bytes);
    assert_eq!(english.header("cache-control"), "public, max-age=300");
    assert!(english.bytes.len() < 300_000, "some networks take no larger picture");
}

#[tokio::test]
async fn a_network_is_told_of_a_call_in_the_page_s_language_by_whole_addresses() {
    let house = House::open(BEFORE).await;
    for (address, expected) in [
        (
            "/ahang",
            [
                ("og:title", "Free the weavers of Ahang &#60;b&#62;now&#60;/b&#62;"),
                ("og:description", "Drop the charges &#38; give the hall back."),
                ("og:url", "https://storm.example/ahang"),
                ("og:image", "https://storm.example/ahang/card.png?lang=en"),
                (
                    "og:image:alt",
                    "Talia Orvane · Free the weavers of Ahang &#60;b&#62;now&#60;/b&#62; · Tuesday 1 December 2026, 19:00–21:00 · Indian/Mauritius (UTC+04:00) · #FreeTheWeavers",
                ),
                ("twitter:card", "summary_large_image"),
            ],
        ),
        (
            "/ahang?lang=ar",
            [
                ("og:title", "الحرية لنساجات آهنج"),
                ("og:description", "أسقطوا التهم."),
                ("og:url", "https://storm.example/ahang?lang=ar"),
                ("og:image", "https://storm.example/ahang/card.png?lang=ar"),
                (
                    "og:image:alt",
                    "تاليا أورفان · الحرية لنساجات آهنج · الثلاثاء 1 ديسمبر 2026، 19:00–21:00 · Indian/Mauritius (UTC+04:00) · #FreeTheWeavers",
                ),
                ("twitter:card", "summary_large_image"),
            ],
        ),
    ] {
        let page = house.get(address).await.text;
        let told = |name: &str| {
            let is_it =
                |tag: &&str| [attribute(tag, "property"), attribute(tag, "name")].contains(&Some(name));
            tags(&page).into_iter().find(is_it).and_then(|tag| attribute(tag, "content"))
        };
        for (name, content) in expected {
            assert_eq!(told(name), Some(content), "{address}: {name}");
        }
    }
}

#[tokio::test]
async fn a_code_is_dark_on_white_with_room_around_it() {
    let svg = House::open(BEFORE).await.get("/ahang/qr.svg").await.text;
    let size: u32 = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(svg.contains(&format!("<rect width=\"{size}px\" height=\"{size}px\" fill=\"#ffffff\"/>")));
    assert!(svg.contains("fill=\"#000000\""));
    let columns = svg.split('M').skip(1).map(|module| module.split(',').next().unwrap());
    let columns: Vec<u32> = columns.map(|column| column.parse().unwrap()).collect();
    assert_eq!((columns.iter().min(), columns.iter().max()), (Some(&4), Some(&(size - 5))));
}
