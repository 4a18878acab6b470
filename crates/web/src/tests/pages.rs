// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    body::{Body, to_bytes},
    http::Request,
};
use call::Language;
use tokio_stream::StreamExt;
use tower::ServiceExt;

use super::{ARABIC, Answer, CALL, House, attribute, counts, live, tags};
use crate::{Live, assets, share, speech};

const BEFORE: &str = "2026-11-28T10:00:00Z";
const DURING: &str = "2026-12-01T16:00:00Z";
const AFTER: &str = "2026-12-01T17:00:00Z";

#[tokio::test]
async fn pages_read_well() {
    let house = House::open(BEFORE).await;
    for (name, address) in [
        ("calls", "/"),
        ("about", "/about"),
        ("call", "/ahang"),
        ("call_in_arabic", "/ahang?lang=ar"),
        ("post", "/ahang/post"),
        ("mastodon", "/ahang/post/mastodon?server=@talia@Weavers.Example"),
        ("live", "/ahang/live"),
        ("report_to_come", "/ahang/report"),
        ("record", "/ahang/record/"),
        ("remove", "/ahang/remove"),
        ("calendar", "/ahang/calendar.ics"),
        ("counter", "/ahang/live.json"),
        ("not_found", "/ahang/nothing"),
    ] {
        insta::assert_snapshot!(name, house.get(address).await.plain());
    }
}

#[tokio::test]
async fn holes_are_reported_where_who_runs_it_wants_them() {
    let house = House::open(BEFORE).await;
    insta::assert_snapshot!(house.get("/.well-known/security.txt").await.text, @r"
    Contact: mailto:care@weavers.example
    Expires: 2027-02-26T10:00:00Z
    Canonical: https://storm.example/.well-known/security.txt
    Policy: https://storm.example/about
    ");
}

#[tokio::test]
async fn a_page_is_in_the_language_asked_for_or_else_preferred() {
    let house = House::open(BEFORE).await;
    for (address, accepted, expected) in [
        ("/ahang", "", "<html lang=\"en\" dir=\"ltr\">"),
        ("/ahang", "ar", "<html lang=\"ar\" dir=\"rtl\">"),
        ("/ahang", "ar-SY;q=0.8, de", "<html lang=\"ar\" dir=\"rtl\">"),
        ("/ahang", "ar;q=0.1, en;q=0.9", "<html lang=\"en\" dir=\"ltr\">"),
        ("/ahang", "ar;q=0", "<html lang=\"en\" dir=\"ltr\">"),
        ("/ahang", "ar;q=x, \u{e9}", "<html lang=\"en\" dir=\"ltr\">"),
        ("/ahang", "es", "<html lang=\"en\" dir=\"ltr\">"),
        ("/ahang?lang=ar", "en", "<html lang=\"ar\" dir=\"rtl\">"),
        ("/ahang?lang=es", "ar", "<html lang=\"ar\" dir=\"rtl\">"),
        ("/", "es-AR", "<html lang=\"es\" dir=\"ltr\">"),
        ("/ahang/nothing?lang=ar", "", "<html lang=\"ar\" dir=\"rtl\">"),
    ] {
        let request = Request::get(address).header("accept-language", accepted);
        let answer = house.ask(request.body(Body::empty()).unwrap()).await;
        assert!(answer.text.contains(expected), "{address} {accepted}: {expected}");
        assert!(answer.header("vary").contains("accept-language") || answer.status != 200, "{address}");
    }
}

#[tokio::test]
async fn the_hour_is_shown_in_every_zone_and_the_page_follows_its_course() {
    for (now, expected) in [
        (BEFORE, ["Begins in", "data-unit=\"d\">3<", "data-unit=\"h\">5<", "I will take part"]),
        (DURING, ["The hour has come", "data-unit=\"h\">1<", "data-unit=\"m\">0<", "/ahang/post"]),
        (AFTER, ["This storm is over", "Read the report", "/ahang/report", "pledges so far"]),
    ] {
        let page = House::open(now).await.get("/ahang").await.text;
        let zones = [
            "Indian/Mauritius (UTC+04:00)",
            "Tuesday 1 December 2026, 19:00–21:00",
            "<dd>15:00–17:00</dd>",
            "Wednesday 2 December 2026, 04:00–06:00",
        ];
        for text in expected.iter().chain(&zones) {
            assert!(page.contains(text), "{now}: {text}");
        }
    }
}

#[tokio::test]
async fn neighbors_are_handed_different_wordings_which_no_cache_keeps() {
    let house = House::open(BEFORE).await;
    let mut given = Vec::new();
    for _ in 0..4 {
        let answer = house.get("/ahang/post").await;
        assert_eq!(answer.header("cache-control"), "no-store");
        let (_, rest) = answer.text.split_once("<textarea").unwrap();
        given.push(rest.split("</textarea>").next().unwrap().to_owned());
    }
    assert!(given[0] != given[1] && given[1] != given[2] && given[0] == given[2], "{given:?}");
    let filled = given.iter().any(|text| text.contains("https://storm.example/ahang"));
    assert!(filled && !given.iter().any(|text| text.contains("{url}")), "{given:?}");
}

#[tokio::test]
async fn angles_take_turns_as_far_as_they_have_wordings() {
    let house = House::open(BEFORE).await;
    let written = "## hall: 2026-05-04\n\nHall one {tags}\n\nHall two {tags}\n\nHall three {tags}\n\n## hands: greeting\n\nHands {tags}\n";
    let files = [("call.toml", CALL), ("wordings/en.md", written), ("wordings/ar.md", ARABIC)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    house.show(call::parse("ahang".parse().unwrap(), &files).unwrap());
    let mut given = Vec::new();
    for _ in 0..6 {
        let page = house.get("/ahang/post").await.text;
        let (_, text) = page.split_once("aria-describedby=\"own\">\n").unwrap();
        given.push(text.split(" #").next().unwrap().to_owned());
    }
    assert_eq!(given, ["Hall one", "Hands", "Hall two", "Hall three", "Hands", "Hall one"]);
}

#[test]
fn a_text_is_encoded_once_for_every_network() {
    let text = "100% & more + one #loom\nنول 🧵 {x}";
    let encoded = "100%25%20%26%20more%20%2B%20one%20%23loom%0A%D9%86%D9%88%D9%84%20%F0%9F%A7%B5%20%7Bx%7D";
    let words = speech::of(&Language::new("en").unwrap());
    let doors = share::doors(text, "https://storm.example/ahang", "Free & safe", words);
    let shown: Vec<_> = doors.iter().map(|door| (door.name.as_str(), door.prefix.as_str())).collect();
    let expected = [
        ("X", "https://x.com/intent/tweet?text="),
        ("Bluesky", "https://bsky.app/intent/compose?text="),
        ("Mastodon", "https://share.joinmastodon.org/#text="),
        ("Threads", "https://www.threads.com/intent/post?text="),
        ("WhatsApp", "https://wa.me/?text="),
        ("Telegram", "https://t.me/share/url?url=https%3A%2F%2Fstorm.example%2Fahang&text="),
        ("E-mail", "mailto:?subject=Free%20%26%20safe&body="),
    ];
    assert_eq!(shown, expected);
    for door in doors {
        let lines = if door.name == "E-mail" { "%0D%0A" } else { "%0A" };
        assert_eq!(door.href, door.prefix + &encoded.replace("%0A", lines), "{}", door.name);
    }
}

#[test]
fn a_page_is_shared_where_a_text_can_t_be() {
    let doors = share::page_doors("https://storm.example/ahang", "Free & safe");
    let shown = doors.map(|door| format!("{} {}", door.name, door.href));
    let page = "https%3A%2F%2Fstorm.example%2Fahang";
    let expected = [
        format!("Facebook https://www.facebook.com/sharer/sharer.php?u={page}"),
        format!("LinkedIn https://www.linkedin.com/sharing/share-offsite/?url={page}"),
        format!("Reddit https://www.reddit.com/submit?url={page}&title=Free%20%26%20safe"),
    ];
    assert_eq!(shown, expected);
}

#[tokio::test]
async fn a_length_is_shown_where_a_network_limits_it() {
    let page = House::open(BEFORE).await.get("/ahang/post").await.text;
    let lights = tags(&page).into_iter().filter(|tag| tag.starts_with("li") && tag.contains("data-network"));
    let lights: Vec<_> = lights
        .map(|tag| (attribute(tag, "data-network").unwrap(), attribute(tag, "data-limit").unwrap()))
        .collect();
    let expected = [("bluesky", "300"), ("mastodon", "500"), ("x", "280"), ("threads", "500")];
    assert_eq!(lights, expected);
}

#[test]
fn only_a_server_s_name_becomes_a_link() {
    for (server, expected) in [
        ("weavers.example", Some("weavers.example")),
        (" https://Weavers.Example/ ", Some("weavers.example")),
        ("@talia@weavers.example", Some("weavers.example")),
        ("xn--mgbh0fb.example", Some("xn--mgbh0fb.example")),
        ("", None),
        ("weavers", None),
        ("weavers.example/path", None),
        ("weavers.example:443", None),
        ("weavers..example", None),
        ("-weavers.example", None),
        ("javascript:alert(1).example", None),
        ("weavers.example?x=\"", None),
    ] {
        let link = share::mastodon(server, "a b");
        let expected = expected.map(|host| (host.to_owned(), format!("https://{host}/share?text=a%20b")));
        assert_eq!(link, expected, "{server}");
    }
}

#[tokio::test]
async fn every_form_goes_where_the_policy_lets_it() {
    let house = House::open(BEFORE).await;
    for (address, forms) in [
        ("/ahang/post", 7),
        ("/ahang/post/mastodon?server=weavers.example", 1),
        ("/ahang/post/mastodon?server=weavers.example%20https:", 0),
    ] {
        let answer = house.get(address).await;
        let allowed = form_actions(&answer);
        let actions: Vec<_> = tags(&answer.text)
            .into_iter()
            .flat_map(|tag| [attribute(tag, "action"), attribute(tag, "formaction")])
            .flatten()
            .collect();
        assert_eq!(actions.len(), forms, "{actions:?}");
        for action in actions {
            let origin: String = action.split('/').take(3).collect::<Vec<_>>().join("/");
            assert!(action.starts_with("/ahang/") || allowed.contains(&origin), "{action}");
        }
    }
}

#[tokio::test]
async fn only_a_server_that_the_visitor_names_is_let_in_by_the_policy() {
    let house = House::open(BEFORE).await;
    let usual = form_actions(&house.get("/ahang/post").await);
    for (server, added) in [
        ("weavers.example", vec!["https://weavers.example"]),
        ("@talia@Weavers.Example", vec!["https://weavers.example"]),
        ("*.example", vec![]),
        ("weavers.example;script-src", vec![]),
        ("weavers.example%20*", vec![]),
    ] {
        let allowed = form_actions(&house.get(&format!("/ahang/post/mastodon?server={server}")).await);
        let new: Vec<_> = allowed.into_iter().filter(|host| !usual.contains(host)).collect();
        assert_eq!(new, added, "{server}");
    }
}

fn form_actions(answer: &Answer) -> Vec<String> {
    let policy = answer.header("content-security-policy").split("; ");
    let actions = policy.filter_map(|part| part.strip_prefix("form-action "));
    actions.flat_map(|hosts| hosts.split(' ').map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_stranger_s_text_stays_text() {
    let house = House::open(BEFORE).await;
    let wall = house.get("/ahang/live").await.text;
    assert!(wall.contains("&#60;img src=x onerror=alert(1)&#62;") && !wall.contains("<img"));
    assert!(wall.contains("<bdi>\u{202e}Hands</bdi>"), "a turned name turns nothing around it");
    assert!(!wall.contains("javascript:"), "only web addresses become links");
    let call = house.get("/ahang").await.text;
    assert!(call.contains("&#60;b&#62;now&#60;/b&#62;") && call.contains("&#60;script&#62;alert(1)"));
}

#[tokio::test]
async fn a_calendar_s_lines_are_short_and_end_as_they_must() {
    for language in ["en", "ar"] {
        let calendar =
            House::open(BEFORE).await.get(&format!("/ahang/calendar.ics?lang={language}")).await.text;
        assert!(calendar.ends_with("END:VCALENDAR\r\n"));
        for line in calendar.split_terminator("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
    }
}

#[tokio::test]
async fn a_written_report_is_served_with_the_banner_and_the_way_back_alone_added() {
    let house = House::open(AFTER).await;
    let report = house.folder.path().join("report");
    // A header of the body itself, which is what the article's own style makes room for.
    let back = "<p><a href=\"/ahang\" lang=\"en\" dir=\"ltr\">Free the weavers of Ahang &#60;b&#62;now&#60;/b&#62;</a></p>";
    let tongues = "<nav aria-label=\"Languages\"><a href=\"?lang=en\" lang=\"en\" hreflang=\"en\" aria-current=\"true\"><bdi>English</bdi></a> · <a href=\"?lang=ar\" lang=\"ar\" hreflang=\"ar\"><bdi>العربية</bdi></a></nav>";
    let banner = "<p><strong>Simulated: these people and posts are invented.</strong></p>";
    let header = |within: &str| format!("<header lang=\"en\" dir=\"ltr\">{within}{back}{tongues}</header>");
    for (written, served) in [
        ("<html><body lang=\"en\">A</body>", format!("<html><body lang=\"en\">{}A</body>", header(banner))),
        ("A", format!("{}A", header(banner))),
        (&format!("<body>{banner}A</body>"), format!("<body>{}{banner}A</body>", header(""))),
    ] {
        std::fs::write(report.join("index.html"), written).unwrap();
        assert_eq!(house.get("/ahang/report").await.text, served);
    }
    for (file, address) in [("report.json", "/ahang/report.json"), ("report.md", "/ahang/report.md")] {
        std::fs::write(report.join(file), "{}").unwrap();
        assert_eq!(house.get(address).await.text, "{}");
    }
}

#[tokio::test]
async fn the_report_is_served_in_the_language_of_the_reader_where_it_is_written() {
    let house = House::open(AFTER).await;
    let report = house.folder.path().join("report");
    let write = |name: &str| std::fs::write(report.join(name), format!("<body>{name}</body>")).unwrap();
    write("index.html");
    write("report.md");
    let arabic = house.get("/ahang/report?lang=ar").await;
    assert!(arabic.text.contains("index.html"), "an earlier program wrote one language alone");
    write("index.ar.html");
    write("report.ar.md");
    for (address, expected) in [
        ("/ahang/report?lang=ar", "index.ar.html"),
        ("/ahang/report?lang=en", "index.html"),
        ("/ahang/report?lang=tlh", "index.html"),
        ("/ahang/report.md?lang=ar", "report.ar.md"),
        ("/ahang/report.md", "report.md"),
    ] {
        let answer = house.get(address).await;
        assert!(answer.text.contains(expected), "{address}: {}", answer.text);
        assert_eq!(answer.header("vary"), "accept-language", "{address}");
    }
    let arabic = house.get("/ahang/report?lang=ar").await.text;
    assert!(arabic.contains("<header lang=\"ar\" dir=\"rtl\">") && arabic.contains("محاكاة"), "{arabic}");
    assert!(arabic.contains("<a href=\"?lang=en\""), "{arabic}");
}

#[tokio::test]
async fn the_stream_tells_the_counters_and_every_change() {
    let house = House::open(DURING).await;
    let request = Request::get("/ahang/live/events").body(Body::empty()).unwrap();
    let response = house.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut events = response.into_body().into_data_stream();
    let mut next = async || String::from_utf8(events.next().await.unwrap().unwrap().to_vec()).unwrap();
    assert!(next().await.starts_with("data: {\"as_of\":\"2026-12-01T15:20:00Z\",\"posts\":12345,"));
    house.live.send_replace(Arc::new(Live { counts: counts(12_346), ..live() }));
    assert!(next().await.contains("\"posts\":12346,"));
    assert!(house.get("/ahang/live/fragment").await.text.contains("12\u{202f}346"));
}

#[tokio::test]
async fn a_call_arrives_in_the_first_packets() {
    let house = House::open(BEFORE).await;
    let mut total = 0;
    for address in ["/ahang".to_owned(), assets::STYLE.address(), assets::SCRIPT.address()] {
        let request = Request::get(&address).header("accept-encoding", "gzip").body(Body::empty()).unwrap();
        let response = house.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()["content-encoding"], "gzip", "{address}");
        total += to_bytes(response.into_body(), 1 << 20).await.unwrap().len();
    }
    assert!(total < 14_000, "page, style and script are {total} bytes");
    let request = Request::get("/ahang/live/events").header("accept-encoding", "gzip");
    let stream = house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert!(!stream.headers().contains_key("content-encoding"), "a stream must not wait to be compressed");
}
