// SPDX-License-Identifier: AGPL-3.0-or-later
//! An organizer's story in a real browser, from the printed address to the taking down.

use std::{fs, path::Path};

use serde_json::json;

use crate::{driver::Browser, program::Server};

/// What one person writes who calls for a storm in half an hour. The hour is written when the story is told.
const FIELDS: [(&str, &[(&str, &str)]); 8] = [
    (
        "case",
        &[
            ("case.name.en", "Idra Vell"),
            ("case.on_behalf.en", "Her sister asked for it, and has read every word."),
            ("case.summary.en", "She taught weaving in the street, and was arrested for it."),
        ],
    ),
    (
        "ask",
        &[
            ("title.en", "Free Idra Vell"),
            ("demand.en", "We ask the court of Ahang to let her go."),
            ("organizers", "Lantern Street friends"),
        ],
    ),
    ("hour", &[("storm.zone", "Indian/Mauritius")]),
    ("hashtags", &[("hashtags", "FreeIdraVell")]),
    (
        "facts",
        &[
            ("case.fact.0.on", "2026-09-12"),
            ("case.fact.0.text.en", "She was arrested at her loom."),
            ("case.fact.0.source", "https://courtwatch.example/vell"),
            ("case.fact.0.checked_on", "2026-11-20"),
        ],
    ),
    (
        "wordings",
        &[(
            "wordings.en",
            "Idra Vell taught a street to weave. Let her go. {tags}\n\nA loom is no weapon. {tags} {url}",
        )],
    ),
    ("pictures", &[]),
    ("safety", &[("never_say.0.en", "Nothing about her children: heddle-canary.")]),
];

/// From the address that the program prints to a public call, its change, and nothing of it any more.
pub fn an_organizer_publishes_changes_and_takes_down(browser: &mut Browser) {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(["serve".as_ref(), "--data".as_ref(), folder.path().as_os_str()]);
    browser.become_screen(390, 844, true);
    let device = browser.add_authenticator();
    let site = comes_in(browser, &server.first_address());
    signs_out_and_in(browser, &site);
    writes_a_call(browser, &site);
    publishes(browser, &server, &site);
    moves_the_hour(browser, &server, &site);
    takes_it_down(browser, &server, &site);
    server.kill();
    assert!(!holds(folder.path(), b"heddle-canary"), "what was taken down lies in the data folder");
    browser.lose_authenticator(&device);
}

/// Registers a passkey by a one-time address, and gives the site's own.
fn comes_in(browser: &Browser, address: &str) -> String {
    browser.open(address);
    browser.fill("name", "heron");
    browser.click("form[data-join] button");
    browser.wait_for("return document.querySelectorAll('.codes li').length === 5");
    browser.open(address);
    assert_eq!(browser.run("return document.querySelector('form[data-join]')"), json!(null), "used twice");
    address.split_once("/studio/").expect("it leads to the studio").0.to_owned()
}

fn signs_out_and_in(browser: &Browser, site: &str) {
    browser.open(&format!("{site}/studio"));
    browser.click("form.leave button");
    browser.wait_for("return document.querySelector('[data-sign-in]') !== null");
    browser.click("[data-sign-in]");
    browser.wait_for("return document.querySelector('form.leave') !== null");
    browser.open(site);
    assert_eq!(browser.run("return document.cookie"), "", "public pages see no cookie");
}

fn writes_a_call(browser: &Browser, site: &str) {
    browser.open(&format!("{site}/studio"));
    browser.fill("id", "idra-vell");
    browser.click("form.new button");
    browser.wait_for("return location.pathname.endsWith('/case')");
    for (step, fields) in FIELDS {
        browser.wait_for(&format!("return location.pathname.endsWith('/{step}')"));
        for (field, text) in fields {
            browser.fill(field, text);
        }
        if step == "hour" {
            browser.fill("storm.starts", &local_time(30));
            browser.fill("storm.ends", &local_time(90));
        }
        browser.click("#fields button.go");
    }
    browser.wait_for("return location.pathname.endsWith('/more')");
}

fn publishes(browser: &Browser, server: &Server, site: &str) {
    browser.open(&format!("{site}/studio/calls/idra-vell/publish"));
    assert_eq!(server.get("/idra-vell").0, 404, "a draft is not public");
    browser.click("input[name=agreed]");
    browser.click("form[action$='/publish'] button");
    browser.wait_for("return location.pathname === '/idra-vell'");
    let (status, page) = server.get("/idra-vell");
    assert!(status == 200 && page.contains("Free Idra Vell"), "{page}");
    assert!(page.contains("Nothing about her children"));
}

fn moves_the_hour(browser: &Browser, server: &Server, site: &str) {
    let begins = || {
        let calendar = server.get("/idra-vell/calendar.ics").1;
        calendar.lines().find(|line| line.starts_with("DTSTART")).expect("it begins").to_owned()
    };
    let announced = begins();
    browser.open(&format!("{site}/studio/calls/idra-vell/hour"));
    browser.fill("storm.starts", &local_time(120));
    browser.fill("storm.ends", &local_time(180));
    browser.click("#fields button.go");
    browser.wait_for("return location.pathname.endsWith('/hashtags')");
    assert_eq!(begins(), announced, "what is written is not yet public");
    browser.open(&format!("{site}/studio/calls/idra-vell/publish"));
    browser.click("input[name=agreed]");
    browser.click("form[action$='/publish'] button");
    browser.wait_for("return location.pathname === '/idra-vell'");
    assert_ne!(begins(), announced, "the calendar follows");
    let page = server.get("/idra-vell").1;
    assert!(page.contains("class=\"changes\""), "the page tells that it was changed: {page}");
}

fn takes_it_down(browser: &Browser, server: &Server, site: &str) {
    browser.open(&format!("{site}/studio/calls/idra-vell/publish"));
    browser.click("details.down summary");
    browser.click("input[name=certain]");
    browser.click("form[action$='/take-down'] button");
    browser.wait_for("return location.pathname === '/studio'");
    for page in ["/idra-vell", "/idra-vell/post", "/idra-vell/live", "/idra-vell/record/"] {
        assert_eq!(server.get(page).0, 410, "{page}");
    }
}

/// The clock of the storm's zone in so many minutes, as a field for a time takes it.
fn local_time(minutes: i64) -> String {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(4));
    let at = jiff::Timestamp::now() + jiff::SignedDuration::from_mins(minutes);
    at.to_zoned(zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Whether any file below a folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return holds(&path, bytes);
        }
        fs::read(&path).expect("a file").windows(bytes.len()).any(|window| window == bytes)
    })
}
