// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call as plain files: everything that is public is there, every link leads somewhere, and nothing needs a server.

use std::{collections::BTreeMap, fs, sync::Arc};

use rally::{Finder, Prover};
use record::{Draft, Key, Kind, Record};
use serde_json::json;
use studio::Studio;
use tokio::sync::{mpsc, watch};

use super::{House, attribute, live, now_of, tags};
use crate::{Braced, Leaving, MirrorError, Site, mirror};

/// The same site, as a mirror is made of it: nobody is behind it.
fn site(house: &House) -> Site {
    Site {
        calls: house.calls.clone(),
        store: house.store.clone(),
        reminders: house.reminders.clone(),
        studio: Studio::new(house.store.clone(), "https://storm.example", &[7; 32]),
        finder: Finder::new("Groundswell", Vec::new()),
        prover: Prover::new("Groundswell", Vec::new()),
        host: mpsc::channel(1).0,
        now: now_of(&house.clock),
        pledging: Arc::default(),
        braced: Braced::default(),
        leaving: Leaving::default(),
        operator: None,
        machine: watch::channel(Arc::default()).1,
        base_url: "https://storm.example".to_owned(),
        speed: 1.0,
    }
}

async fn mirrored(house: &House) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let take = |name: &str, bytes: &[u8]| {
        assert!(files.insert(name.to_owned(), bytes.to_owned()).is_none(), "{name} comes twice");
        Ok(())
    };
    mirror(site(house), &"ahang".parse().unwrap(), take).await.unwrap();
    files
}

/// A house with a report, of which one post has a card.
async fn reported(now: &str) -> House {
    let house = House::open(now).await;
    let report = house.folder.path().join("report");
    let article = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<style>p { margin: 0 }</style></head>\n<body><main><p><a href=\"record/proof/7.tlog-proof\">Proof</a> <a href=\"cards/7\">Card</a> <a href=\"cards/8\">Gone</a></p></main></body></html>";
    for (name, content) in [
        ("index.html", article),
        ("index.ar.html", article),
        ("report.json", "{}"),
        ("report.csv", ""),
        ("report.md", "# A"),
        ("report.ar.md", "# B"),
        ("report.pdf", "%PDF"),
        ("chart.png", "PNG"),
    ] {
        fs::write(report.join(name), content).unwrap();
    }
    let folder = house.folder.path().join("record");
    fs::remove_dir_all(&folder).unwrap();
    let key = Key::load_or_create(&house.folder.path().join("key"), "storm.example/ahang").unwrap();
    let mut record = Record::create_or_open(&folder, &key).unwrap();
    let secret = (0..300).map(|place| Draft::new(Kind::Post, &json!({"secret": place}), None).unwrap());
    record.append(&secret.collect::<Vec<_>>()).unwrap();
    record.seal().unwrap();
    let mut live = live();
    live.wall[0].entry = Some(7);
    live.public = Arc::new([7].into());
    house.live.send_replace(Arc::new(live));
    house
}

/// The file that a link in a file leads to.
fn led_to(from: &str, link: &str) -> String {
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for part in link.split('#').next().unwrap().split('/') {
        match part {
            ".." => path.truncate(path.len() - 1),
            part => path.push(part),
        }
    }
    path.join("/")
}

#[tokio::test]
async fn every_link_leads_to_a_file_or_to_somebody_else_and_no_page_needs_a_server() {
    for now in ["2026-12-01T10:00:00Z", "2026-12-01T15:20:00Z", "2026-12-01T18:00:00Z"] {
        let house = reported(now).await;
        let files = mirrored(&house).await;
        let mut links = 0;
        for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
            let page = std::str::from_utf8(bytes).unwrap();
            for tag in tags(page) {
                assert!(!tag.starts_with("form") && !tag.contains("http-equiv=\"refresh\""), "{name}: {tag}");
                for link in ["href", "src"].iter().filter_map(|kind| attribute(tag, kind)) {
                    let is_elsewhere =
                        ["https://", "mailto:", "data:", "#"].iter().any(|start| link.starts_with(start));
                    links += 1;
                    assert!(is_elsewhere || files.contains_key(&led_to(name, link)), "{name}: {link}");
                }
            }
            assert!(page.contains("http-equiv=\"content-security-policy\""), "{name}");
            let says_so = page.contains("https://storm.example/ahang\" rel=\"noopener")
                || page.contains("https://storm.example/ahang?lang=");
            // A card for others' pages is the post and nothing else.
            assert!(says_so || name.starts_with("cards/"), "{name}");
            assert!(
                !page.contains("data-events") && !page.contains("class=\"countdown\"") || name == "kit.html"
            );
        }
        assert!(links > 200, "{links}");
    }
}

#[tokio::test]
async fn all_that_is_public_is_there_and_nothing_else() {
    let house = reported("2026-12-01T18:00:00Z").await;
    let files = mirrored(&house).await;
    let named: Vec<&str> =
        files.keys().map(String::as_str).filter(|name| !name.starts_with("assets/")).collect();
    insta::assert_snapshot!(named.join("\n"));
    assert!(files["report.ar.md"] == b"# B" && files["report.md"] == b"# A");
    assert!(files["kit.html"] == house.get("/ahang/kit.html").await.bytes, "byte by byte");
    let arabic = String::from_utf8_lossy(&files["index.ar.html"]).into_owned();
    assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("href=\"index.html\""));
    // The same state at the same time gives the same bytes.
    assert!(files == mirrored(&house).await);
    let found = record::verify_log(|name, _| Ok(files.get(&format!("record/{name}")).cloned()));
    assert!(found.holds() && found.entries == 300 && found.kept == 1, "{:?}", found.faults);
    let opened = String::from_utf8_lossy(&files["record/public.export"]).into_owned();
    assert!(opened.contains("{\"secret\":7}") && !opened.contains("{\"secret\":8}"), "{opened}");
}

#[tokio::test]
async fn a_page_says_of_what_it_is_a_copy_and_since_when() {
    let house = reported("2026-12-01T10:00:00Z").await;
    let files = mirrored(&house).await;
    let page = |name: &str| {
        let text = String::from_utf8_lossy(&files[name]).into_owned();
        text.split_once("<body>").map_or(text.clone(), |(_, body)| body.to_owned())
    };
    insta::assert_snapshot!(page("index.html"));
    insta::assert_snapshot!(page("live.html"));
    insta::assert_snapshot!(page("report.ar.html"));
}

#[tokio::test]
async fn a_call_that_is_not_shown_has_no_mirror() {
    let house = House::open("2026-12-01T10:00:00Z").await;
    let asked = mirror(site(&house), &"other".parse().unwrap(), |_, _| Ok(())).await;
    assert!(matches!(asked, Err(MirrorError::NoCall(_))), "{asked:?}");
    let full = |_: &str, _: &[u8]| Err(std::io::Error::other("the disk is full"));
    let asked = mirror(site(&house), &"ahang".parse().unwrap(), full).await;
    assert!(matches!(asked, Err(MirrorError::Write(_))), "{asked:?}");
}
