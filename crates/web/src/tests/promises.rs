// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fmt, fs,
    path::Path,
    sync::{Arc, Mutex},
};

use axum::{body::Body, http::Request};
use tracing::{Event, Metadata, Subscriber, field, span};

use super::{ARABIC, Answer, CALL, ENGLISH, House, attribute, tags};
use crate::assets;

const BEFORE: &str = "2026-11-28T10:00:00Z";

/// Every address, with what it answers: status, kind of content.
pub(super) const ADDRESSES: [(&str, u16, &str); 61] = [
    ("/", 200, "text/html"),
    ("/?lang=ar", 200, "text/html"),
    ("/ahang", 200, "text/html"),
    ("/ahang?lang=ar", 200, "text/html"),
    ("/ahang?lang=xx&lang=en&&=%FF", 200, "text/html"),
    ("/ahang?pledged=1", 200, "text/html"),
    ("/ahang/", 308, ""),
    ("/ahang/card.png", 200, "image/png"),
    ("/ahang/card.png?lang=ar", 200, "image/png"),
    ("/nothing/card.png", 404, "text/html"),
    ("/oembed?url=https://storm.example/ahang", 200, "application/json"),
    ("/oembed?url=https://storm.example/nothing", 404, "text/html"),
    ("/ahang/embed", 200, "text/html"),
    ("/ahang/embed?lang=ar", 200, "text/html"),
    ("/ahang/calendar.ics", 200, "text/calendar"),
    ("/ahang/feed.atom", 200, "application/atom+xml"),
    ("/ahang/feed.atom?lang=ar", 200, "application/atom+xml"),
    ("/ahang/qr.svg", 200, "image/svg+xml"),
    ("/ahang/kit.html", 200, "text/html"),
    ("/ahang/kit.zip", 200, "application/zip"),
    ("/ahang/post", 200, "text/html"),
    ("/ahang/post?lang=ar", 200, "text/html"),
    ("/ahang/post/mastodon?server=weavers.example", 200, "text/html"),
    ("/ahang/post/mastodon?server=https://x%20y/", 422, "text/html"),
    ("/ahang/post/mastodon", 422, "text/html"),
    ("/ahang/safety", 200, "text/html"),
    ("/ahang/safety?lang=ar", 200, "text/html"),
    ("/ahang/concern", 200, "text/html"),
    ("/ahang/concern?sent=1", 200, "text/html"),
    ("/ahang/live", 200, "text/html"),
    ("/ahang/live?lang=ar", 200, "text/html"),
    ("/ahang/live/fragment", 200, "text/html"),
    ("/ahang/live.json", 200, "application/json"),
    ("/ahang/report", 200, "text/html"),
    ("/ahang/report.json", 404, "text/html"),
    ("/ahang/report.md", 404, "text/html"),
    ("/ahang/remove", 200, "text/html"),
    ("/ahang/remove?lang=ar&done=1", 200, "text/html"),
    ("/ahang/record", 308, ""),
    ("/ahang/record/", 200, "text/html"),
    ("/ahang/record/checkpoint", 200, "text/plain"),
    ("/ahang/record/vkey", 200, "text/plain"),
    ("/ahang/record/tile/0/000", 200, "application/octet-stream"),
    ("/ahang/record/tile/0/x001/067.p", 200, "application/octet-stream"),
    ("/ahang/record/tile/0/001", 404, "text/html"),
    ("/ahang/record/tile/0", 404, "text/html"),
    ("/ahang/record/salts", 404, "text/html"),
    ("/ahang/record/tile.secret", 404, "text/html"),
    ("/ahang/record/tile/../salts", 404, "text/html"),
    ("/ahang/record/tile/..%2Fsalts", 404, "text/html"),
    ("/ahang/record/tile//salts", 404, "text/html"),
    ("/ahang/record/%2Fetc%2Fpasswd", 404, "text/html"),
    ("/ahang?zone=Asia/Tehran", 200, "text/html"),
    ("/ahang/zones", 200, "text/html"),
    ("/ahang/zones?lang=ar", 200, "text/html"),
    ("/ahang/pictures/loom.jpg", 404, "text/html"),
    ("/ahang/pledge", 405, "text/html"),
    ("/ahang/nothing", 404, "text/html"),
    ("/nothing/post", 404, "text/html"),
    ("/healthz", 200, "text/plain"),
    ("/healthz/ready", 200, "text/plain"),
];

/// The one page that holds its script and its style in itself.
const KIT: &str = "/ahang/kit.html";

/// Holds a rule against every address.
async fn check(rule: impl Fn(&str, &Answer)) {
    let house = House::open(BEFORE).await;
    for (address, _, _) in ADDRESSES {
        rule(address, &house.get(address).await);
    }
    for asset in [&assets::STYLE, &assets::SCRIPT, &assets::COMPOSE, &assets::LOGO] {
        rule("an asset", &house.get(&asset.address()).await);
    }
    let article = "<html><body class=\"a\"><h1>The storm</h1></body></html>";
    fs::write(house.folder.path().join("report/index.html"), article).unwrap();
    rule("a report", &house.get("/ahang/report").await);
    rule("a pledge", &house.ask(Request::post("/ahang/pledge").body(Body::empty()).unwrap()).await);
}

#[tokio::test]
async fn every_address_answers_as_it_should() {
    let house = House::open(BEFORE).await;
    for (address, status, kind) in ADDRESSES {
        let answer = house.get(address).await;
        assert_eq!(answer.status, status, "{address}");
        assert!(
            answer.header("content-type").starts_with(kind),
            "{address}: {}",
            answer.header("content-type")
        );
    }
}

#[tokio::test]
async fn no_answer_sets_a_cookie() {
    check(|address, answer| assert!(answer.headers.get("set-cookie").is_none(), "{address}")).await;
}

#[tokio::test]
async fn every_answer_carries_the_protecting_headers() {
    check(|address, answer| {
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; "), "{address}: {policy}");
        let framing = if address.contains("/embed") { "frame-ancestors *" } else { "frame-ancestors 'none'" };
        for part in ["base-uri 'none'", framing, "form-action"] {
            assert!(policy.contains(part), "{address}: {policy}");
        }
        for part in policy.split("; ").filter(|part| !part.starts_with("form-action ")) {
            for source in part.split(' ').skip(1) {
                let is_report_style = address == "a report" && part.starts_with("style-src ");
                let ours = matches!(source, "'none'" | "'self'" | "data:");
                let is_kit = address == KIT && source.starts_with("'sha256-");
                let is_frame = part == "frame-ancestors *";
                let is_style = source == "'unsafe-inline'" && is_report_style;
                assert!(ours || is_kit || is_frame || is_style, "{address}: {part}");
            }
        }
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert!(answer.header("permissions-policy").contains("geolocation=()"), "{address}");
    })
    .await;
}

#[tokio::test]
async fn no_page_loads_anything_from_anybody_else() {
    check(|address, answer| {
        for tag in tags(&answer.text) {
            let name = tag.split_whitespace().next().unwrap_or_default();
            // Where the call is told in another form, a browser doesn't go.
            let is_elsewhere = matches!(attribute(tag, "rel"), Some("alternate" | "self"));
            let loads = !matches!(name, "a" | "form" | "button") && !is_elsewhere;
            for attribute in ["src", "href", "srcset", "poster", "data"].map(|name| attribute(tag, name)) {
                let outside = attribute.is_some_and(|value| value.contains("//"));
                assert!(!(loads && outside), "{address}: <{tag}>");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn no_page_holds_a_script_or_a_style_of_its_own() {
    check(|address, answer| {
        if !answer.header("content-type").starts_with("text/html") || address == KIT {
            return;
        }
        for tag in tags(&answer.text) {
            let name = tag.split_whitespace().next().unwrap_or_default();
            assert!(name != "style" && !tag.contains(" style="), "{address}: <{tag}>");
            assert!(name != "script" || attribute(tag, "src").is_some(), "{address}: <{tag}>");
            assert!(!tag.contains(" on") && !tag.contains("javascript:"), "{address}: <{tag}>");
        }
    })
    .await;
}

#[tokio::test]
async fn every_page_of_a_simulated_call_says_so() {
    let banners = ["Simulated: these people and posts are invented", "محاكاة"];
    let of_call = |address: &str| {
        !(address.starts_with("/nothing") || address.starts_with("/oembed") || address.ends_with("/fragment"))
    };
    check(|address, answer| {
        if answer.header("content-type").starts_with("text/html") && of_call(address) {
            assert!(banners.iter().any(|banner| answer.text.contains(banner)), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn links_away_tell_nobody_where_a_visitor_comes_from() {
    check(|address, answer| {
        for tag in tags(&answer.text).into_iter().filter(|tag| tag.starts_with("a ")) {
            let away = attribute(tag, "href").is_some_and(|address| address.contains("//"));
            let silent = attribute(tag, "rel").is_some_and(|rel| rel.contains("noopener noreferrer"));
            assert!(!away || silent, "{address}: <{tag}>");
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_visitor_stands_in_a_file_or_a_log() {
    let log = Log::default();
    let watched = tracing::subscriber::set_default(log.clone());
    let house = House::open(BEFORE).await;
    for (address, _, _) in ADDRESSES {
        for method in ["GET", "POST"] {
            let request = Request::builder().method(method).uri(address);
            let request =
                request.header("user-agent", "Browser-of-Talia").header("x-forwarded-for", "203.0.113.77");
            house.ask(request.body(Body::empty()).unwrap()).await;
        }
    }
    drop(watched);
    let mut kept = log.0.lock().unwrap().clone();
    read_all(house.folder.path(), &mut kept);
    assert!(house.store.pledges(&"ahang".parse().unwrap()).await.unwrap() > 0, "something was kept");
    for trace in ["Browser-of-Talia", "203.0.113.77"] {
        assert!(!kept.windows(trace.len()).any(|bytes| bytes == trace.as_bytes()), "{trace}");
    }
}

fn read_all(folder: &Path, kept: &mut Vec<u8>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            read_all(&path, kept);
        } else {
            kept.extend(fs::read(path).unwrap());
        }
    }
}

/// Keeps whatever is logged, at any level.
#[derive(Clone, Default)]
pub(super) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub(super) fn said(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl field::Visit for Log {
    fn record_debug(&mut self, field: &field::Field, value: &dyn fmt::Debug) {
        self.0.lock().unwrap().extend(format!("{field}={value:?}\n").into_bytes());
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        span.record(&mut self.clone());
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

#[tokio::test]
async fn a_sealed_hashtag_stands_in_no_public_file_before_the_hour_and_in_all_of_them_from_then_on() {
    let salt = call::Salt::new([7; 32]);
    let commitment = call::Commitment::of(&salt, "LetThemWeave").to_string();
    let text = format!("sealed_hashtag = \"{commitment}\"\n{CALL}");
    let english = format!("{ENGLISH}\nNow: weave. {{tag}} {{tags}}\n");
    let opening = call::sealed_file(&salt, "LetThemWeave");
    let files = [
        ("call.toml", text),
        ("wordings/en.md", english),
        ("wordings/ar.md", ARABIC.to_owned()),
        ("sealed.toml", opening),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text)).into();
    let call = call::parse("ahang".parse().unwrap(), &files).unwrap();
    let pages = ["", "/post", "/live", "/calendar.ics", "/feed.atom", "/kit.html", "/embed", "/record/"];
    for (now, is_open) in [("2026-12-01T14:59:59Z", false), ("2026-12-01T15:00:00Z", true)] {
        let house = House::open(now).await;
        house.show(call.clone());
        let mut found = Vec::new();
        for page in pages.iter().map(|page| format!("/ahang{page}")).chain(["/".to_owned()]) {
            // Lines of a calendar are folded.
            let text = house.get(&page).await.text.replace("\r\n ", "");
            found.extend(text.contains("LetThemWeave").then_some(page));
        }
        let expected =
            ["/ahang", "/ahang/post", "/ahang/calendar.ics", "/ahang/feed.atom", "/ahang/kit.html", "/"];
        assert_eq!(found, if is_open { expected.to_vec() } else { Vec::new() }, "at {now}");
        assert!(house.get("/ahang").await.text.contains(&commitment), "the commitment is shown at {now}");
    }
}
