// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{House, attribute, tags};

const BEFORE: &str = "2026-11-28T10:00:00Z";
const AFTER: &str = "2026-12-01T17:00:00Z";

#[tokio::test]
async fn the_same_call_gives_the_same_kit_whenever_and_by_whomever_it_is_asked_for() {
    let (one, other) = (House::open(BEFORE).await, House::open(AFTER).await);
    for address in ["/ahang/kit.html", "/ahang/kit.zip"] {
        let kit = one.get(address).await.bytes;
        for asked in [address.to_owned(), format!("{address}?lang=ar")] {
            assert_eq!(kit, one.get(&asked).await.bytes, "{asked}");
            assert_eq!(kit, other.get(&asked).await.bytes, "{asked}, later");
        }
    }
}

#[tokio::test]
async fn an_archive_holds_the_file_the_texts_and_the_pictures() {
    let house = House::open(BEFORE).await;
    let answer = house.get("/ahang/kit.zip").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"ahang.zip\"");
    let mut archive = ZipArchive::new(Cursor::new(answer.bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(
        names,
        [
            "ahang/kit.html",
            "ahang/calendar.ics",
            "ahang/qr.svg",
            "ahang/posts-en.txt",
            "ahang/picture-en.txt",
            "ahang/picture-en.png",
            "ahang/posts-ar.txt",
            "ahang/picture-ar.txt",
            "ahang/picture-ar.png",
        ]
    );
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    for (name, address) in [
        ("ahang/kit.html", "/ahang/kit.html"),
        ("ahang/qr.svg", "/ahang/qr.svg"),
        ("ahang/picture-ar.png", "/ahang/card.png?lang=ar"),
    ] {
        assert_eq!(read(name), house.get(address).await.bytes, "{name}");
    }
    let posts = String::from_utf8(read("ahang/posts-en.txt")).unwrap();
    assert_eq!(
        posts,
        "Let her go. 100% of us & more + one #loom #FreeTheWeavers #الحرية_للنساجات\n\n----------\n\nDrop it.\n#FreeTheWeavers #الحرية_للنساجات https://storm.example/ahang\n"
    );
}

#[tokio::test]
async fn a_kit_reads_well() {
    let page = House::open(BEFORE).await.get("/ahang/kit.html").await.text;
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    let (body, _) = body.split_once("<svg").unwrap();
    let head: String =
        head.lines().filter(|line| !line.contains("content-security-policy")).collect::<Vec<_>>().join("\n");
    // The calendar has snapshots of its own.
    let body = body.split("base64,").enumerate().map(|(place, part)| {
        let calendar_ends = if place == 0 { 0 } else { part.find('"').unwrap() };
        part.chars().skip(calendar_ends).collect::<String>()
    });
    insta::assert_snapshot!("kit", format!("{head}{}", body.collect::<Vec<_>>().join("CALENDAR")));
}

#[tokio::test]
async fn a_kit_asks_nobody_for_anything_and_says_so_itself() {
    let answer = House::open(BEFORE).await.get("/ahang/kit.html").await;
    let policy = tags(&answer.text).into_iter().find(|tag| tag.contains("content-security-policy")).unwrap();
    let policy = attribute(policy, "content").unwrap().replace("&#39;", "'");
    assert_eq!(answer.header("content-security-policy"), format!("{policy}; frame-ancestors 'none'"));
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    for source in policy.split("; ").flat_map(|part| part.split(' ').skip(1)) {
        // Pictures stand in the file itself.
        let is_inside = matches!(source, "'none'" | "data:") || source.starts_with("'sha256-");
        assert!(is_inside, "{policy}");
    }
    assert!(
        !answer.text.contains("url(") && !answer.text.contains("@import") && !answer.text.contains("fetch(")
    );
    assert!(answer.text.contains("&#60;script&#62;alert(1)&#60;/script&#62; cooperative"));
    assert_eq!(answer.text.matches("<script").count(), 1);
}
