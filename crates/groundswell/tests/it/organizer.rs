// SPDX-License-Identifier: AGPL-3.0-or-later
//! An organizer's story in a real browser, from the printed address to the taking down.

use std::{fs, path::Path, time::Instant};

use serde_json::{Value, json};

use crate::{
    driver::Browser,
    hours::local_time,
    program::{Server, agent},
};

/// What one person writes who calls for a storm in half an hour. The hour is written when the story is told.
pub const FIELDS: [(&str, &[(&str, &str)]); 8] = [
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

/// Every address of a call that can be read.
const EVERYTHING: [&str; 27] = [
    "",
    "/zones",
    "/pictures/loom.png",
    "/card.png",
    "/embed",
    "/calendar.ics",
    "/feed.atom",
    "/qr.svg",
    "/kit.html",
    "/kit.zip",
    "/post",
    "/post/mastodon?server=loom.example",
    "/safety",
    "/concern",
    "/live",
    "/live/fragment",
    "/live/events",
    "/live.json",
    "/report",
    "/report.json",
    "/report.md",
    "/report.csv",
    "/report.pdf",
    "/chart.png",
    "/record/",
    "/record/checkpoint",
    "/record/vkey",
];

/// From the address that the program prints to a public call, its change, and nothing of it any more.
pub fn an_organizer_publishes_changes_and_takes_down(browser: &mut Browser) {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(["serve".as_ref(), "--data".as_ref(), folder.path().as_os_str()]);
    browser.become_screen(360, 740, true);
    let device = browser.add_authenticator();
    let (begun, _) = (Instant::now(), browser.effort());
    let site = comes_in(browser, &server.first_address(), "heron");
    browser.click("[data-codes] a.go");
    writes_a_call(browser, &site);
    attaches_a_picture(browser, &site);
    publishes(browser, &server);
    let ((taps, fields), took) = (browser.effort(), begun.elapsed());
    eprintln!("from the printed address to a published call: {taps} taps, {fields} fields, {took:.1?}");
    signs_out_and_in(browser, &site);
    moves_the_hour(browser, &server, &site);
    a_second_organizer_agrees(browser, &server, &site);
    takes_it_down(browser, &server, &site);
    server.kill();
    assert!(!holds(folder.path(), b"heddle-canary"), "what was taken down lies in the data folder");
    browser.lose_authenticator(&device);
}

/// Registers a passkey by a one-time address, and gives the site's own.
pub fn comes_in(browser: &Browser, address: &str, name: &str) -> String {
    browser.open(address);
    browser.fill("name", name);
    browser.click("form[data-join] button");
    browser.wait_for("return document.querySelectorAll('.codes li').length === 5");
    address.split_once("/studio/").expect("it leads to the studio").0.to_owned()
}

fn signs_out_and_in(browser: &Browser, site: &str) {
    leaves(browser, site);
    browser.click("[data-sign-in]");
    browser.wait_for("return document.querySelector('form.leave') !== null");
    browser.open(site);
    assert_eq!(browser.run("return document.cookie"), "", "public pages see no cookie");
}

pub fn writes_a_call(browser: &Browser, site: &str) {
    if !browser.address().ends_with("/studio") {
        browser.open(&format!("{site}/studio"));
    }
    browser.wait_for("return document.getElementById('id') !== null");
    browser.fill("id", "idra-vell");
    browser.click("form.new button");
    browser.wait_for("return location.pathname.endsWith('/case')");
    for (step, fields) in FIELDS {
        browser.wait_for(&format!("return location.pathname.endsWith('/{step}')"));
        for (field, text) in fields {
            browser.fill(field, text);
        }
        if step == "hour" {
            browser.click("[data-in='30']");
        }
        browser.click("#fields button.go");
    }
    browser.wait_for("return location.pathname.endsWith('/more')");
}

/// The picture of the sample call, which the site cleans before anybody sees it.
fn attaches_a_picture(browser: &Browser, site: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers/pictures/looms.png");
    browser.open(&format!("{site}/studio/calls/idra-vell/pictures"));
    browser.choose("#picture-file", &file.canonicalize().expect("the sample has a picture"));
    browser.click("form[data-picture] button");
    browser.wait_for("return document.querySelector('img.picture')?.naturalWidth === 1200");
    browser.fill("picture.0.alt.en", "Three looms in a street");
    browser.click("#fields button.go");
    browser.wait_for("return !location.pathname.endsWith('/pictures')");
}

fn publishes(browser: &Browser, server: &Server) {
    browser.click(".way a[href$='/publish']");
    browser.wait_for("return location.pathname.endsWith('/publish')");
    assert_eq!(server.get("/idra-vell").0, 404, "a draft is not public");
    browser.click("input[name=agreed]");
    browser.click("form[action$='/publish'] button");
    browser.wait_for("return location.pathname === '/idra-vell'");
    let ahead = browser.run(
        "return (Date.parse(document.querySelector('section.hour time').dateTime) - Date.now()) / 60000",
    );
    assert!(ahead.as_f64().is_some_and(|minutes| (25.0..36.0).contains(&minutes)), "{ahead} minutes ahead");
    let (status, page) = server.get("/idra-vell");
    assert!(status == 200 && page.contains("Free Idra Vell"), "{page}");
    assert!(page.contains("Nothing about her children"));
    assert!(server.get("/idra-vell/post").1.contains("alt=\"Three looms in a street\""));
}

/// One organizer alone, half an hour ahead: it takes effect at once, and the page says so.
fn moves_the_hour(browser: &Browser, server: &Server, site: &str) {
    let announced = Told::by(server);
    changes_the_hour(browser, site, 120, Some("2099-12-02T09:30"));
    assert_eq!(Told::by(server), announced, "what is written is not yet public");
    presses_publish(browser, site);
    browser.wait_for("return location.pathname === '/idra-vell'");
    let moved = Told::by(server);
    assert!(moved.starts != announced.starts && moved.marks != announced.marks, "{moved:?}");
    assert_eq!((announced.sequence, moved.sequence), (0, 1), "calendars keep the later entry");
    assert_eq!(changes(browser).len(), 1, "the page tells that it was changed");
    let (_, feed) = server.get("/idra-vell/feed.atom");
    assert!(feed.contains("hearing-2099-12-02T05:30:00Z"), "{feed}");
    assert!(
        browser.run("return document.querySelector(\"time[datetime^='2099-12-02T05:30']\") !== null") == true
    );
}

/// Two organizers: the second has to agree, and the page says that two have.
fn a_second_organizer_agrees(browser: &Browser, server: &Server, site: &str) {
    let before = Told::by(server);
    browser.open(&format!("{site}/studio"));
    browser.click("form[action$='/invitations'] button");
    browser.wait_for("return document.querySelector('.link') !== null");
    let link = browser.run("return document.querySelector('.link').value");
    let first = browser.cookies();
    // The second has a browser of their own: in one, whoever comes in takes the place of who was there.
    browser.take_cookies(site, "__Secure-studio=nobody");
    comes_in(browser, link.as_str().expect("a link"), "egret");
    changes_the_hour(browser, site, 240, Some("2099-12-03T09:30"));
    presses_publish(browser, site);
    browser.wait_for("return document.querySelector(\"form[action$='/withdraw']\") !== null");
    assert_eq!(browser.run("return document.querySelector(\"form[action$='/agree']\")"), json!(null));
    assert_eq!(Told::by(server), before, "one alone changes nothing");
    browser.take_cookies(site, &first);
    browser.open(&format!("{site}/studio/calls/idra-vell/publish"));
    browser.click("form[action$='/agree'] button");
    browser.wait_for("return location.pathname === '/idra-vell'");
    let after = Told::by(server);
    assert!(after.starts != before.starts && after.sequence == 2, "{after:?}");
    let [one, two] = &changes(browser)[..] else { panic!("two changes are told") };
    assert_ne!(one, two, "by one alone, and by two");
}

/// What a call tells of its hour to who asks by a program.
#[derive(Debug, PartialEq)]
struct Told {
    starts: String,
    sequence: u32,
    /// The marks by which a feed reader knows news.
    marks: Vec<String>,
}

impl Told {
    fn by(server: &Server) -> Self {
        let calendar = server.get("/idra-vell/calendar.ics").1;
        let line = |name: &str| calendar.lines().find_map(|line| line.strip_prefix(name)).expect("a line");
        let feed = server.get("/idra-vell/feed.atom").1;
        let marks = feed.split("<id>").skip(1).filter_map(|rest| rest.split_once("</id>"));
        Self {
            starts: line("DTSTART:").to_owned(),
            sequence: line("SEQUENCE:").parse().expect("a number"),
            marks: marks.map(|(mark, _)| mark.to_owned()).collect(),
        }
    }
}

fn changes_the_hour(browser: &Browser, site: &str, minutes: i64, hearing: Option<&str>) {
    browser.open(&format!("{site}/studio/calls/idra-vell/hour"));
    browser.fill("storm.starts", &local_time(minutes));
    browser.fill("storm.ends", &local_time(minutes + 60));
    browser.click("#fields button.go");
    browser.wait_for("return location.pathname.endsWith('/hashtags')");
    let Some(at) = hearing else { return };
    browser.open(&format!("{site}/studio/calls/idra-vell/facts"));
    browser.fill("case.hearing.0.at", at);
    browser.fill("case.hearing.0.place.en", "Court of the Third Quay");
    browser.click("#fields button.go");
    browser.wait_for("return location.pathname.endsWith('/wordings')");
}

fn presses_publish(browser: &Browser, site: &str) {
    browser.open(&format!("{site}/studio/calls/idra-vell/publish"));
    browser.click("input[name=agreed]");
    browser.click("form[action$='/publish'] button");
}

/// By whom each change was agreed, as the page that is open says it.
fn changes(browser: &Browser) -> Vec<Value> {
    let said =
        browser.run("return [...document.querySelectorAll('.changes .small')].map((by) => by.textContent)");
    said.as_array().expect("a list").clone()
}

fn leaves(browser: &Browser, site: &str) {
    browser.open(&format!("{site}/studio"));
    browser.click("form.leave button");
    browser.wait_for("return document.querySelector('[data-sign-in]') !== null");
}

fn takes_it_down(browser: &Browser, server: &Server, site: &str) {
    browser.open(&format!("{site}/studio/calls/idra-vell/publish"));
    browser.click("details.down summary");
    browser.click("input[name=certain]");
    browser.click("form[action$='/take-down'] button");
    browser.wait_for("return location.pathname === '/studio'");
    for page in EVERYTHING {
        assert_eq!(server.get(&format!("/idra-vell{page}")).0, 410, "{page}");
    }
    let pledge = agent().post(format!("{}/idra-vell/pledge", server.base)).send_empty();
    assert_eq!(pledge.expect("the server answers").status().as_u16(), 410);
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
