// SPDX-License-Identifier: AGPL-3.0-or-later
//! What needs no passkey, in a second engine, with its scripts and without.

use std::{
    ffi::{OsStr, OsString},
    fs,
    path::Path,
};

use serde_json::json;

use crate::{
    bidi::Firefox,
    fiction::report_on_disk,
    hours::{call_in, vell},
    program::Server,
    reminders,
    supporter::words_in,
};

/// One test, because a browser takes longer to start than a story to tell.
#[test]
fn supporters_find_their_way_in_firefox_with_and_without_scripts() {
    let home = tempfile::tempdir().expect("a folder");
    let call = call_in(home.path(), &vell(), "vell", 180);
    let data = home.path().join("data");
    let words: [&OsStr; 5] =
        ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let server = Server::start(words);
    let words = words.map(OsStr::to_owned);
    let kit = home.path().join("kit.html");
    fs::write(&kit, server.get("/vell/kit.html").1).expect("it can be written");
    let report = report_on_disk(home.path(), "ar");
    let browser = Firefox::start();
    for javascript in [false, true] {
        browser.become_phone(javascript, "ar");
        pages_ask_for_nothing_elsewhere(&browser, &server);
        a_supporter_comes_to_the_compose_window(&browser, &server);
        browser.requests();
        browser.open(&format!("file://{}", kit.display()));
        the_kit_works(&browser, javascript);
        browser.open(&format!("file://{}", report.display()));
        let scroll = browser.run("return document.documentElement.scrollWidth - innerWidth");
        assert!(scroll.as_i64() <= Some(0), "the report is {scroll} wider than the window");
        let asked = browser.requests();
        assert!(asked.iter().all(|url| url.starts_with("file:") || url.starts_with("data:")), "{asked:?}");
    }
    somebody_is_reminded(&browser);
    server.kill();
    a_moved_hearing_is_told(&browser, &call, words);
}

fn somebody_is_reminded(browser: &Firefox) {
    let site = match reminders::Site::start() {
        Ok(site) => site,
        Err(why) => return eprintln!("left out: reminders in Firefox; {why}"),
    };
    for (javascript, name) in [(false, "anna"), (true, "ben")] {
        browser.become_phone(javascript, "ar");
        site.reminds(browser, name);
    }
}

/// The court moves the day, somebody writes it into the call's folder, and the page tells the new one.
fn a_moved_hearing_is_told(browser: &Firefox, call: &Path, words: [OsString; 5]) {
    let file = call.join("call.toml");
    let toml = fs::read_to_string(&file).expect("a call");
    fs::write(&file, toml.replace("2099-12-02T09:30", "2099-12-03T14:00")).expect("it can be written");
    let server = Server::start(words);
    for javascript in [false, true] {
        browser.become_phone(javascript, "he");
        browser.open(&format!("{}/vell", server.base));
        let days =
            "[...document.querySelectorAll('time')].map((time) => time.dateTime).filter((at) => at > '2099')";
        assert_eq!(browser.run(&format!("return {days}")), json!(["2099-12-03T10:00:00Z"]));
    }
}

const PAGES: [&str; 9] =
    ["", "/post", "/live", "/report", "/record/", "/embed", "/kit.html", "/safety", "/concern"];

fn pages_ask_for_nothing_elsewhere(browser: &Firefox, server: &Server) {
    browser.requests();
    for page in PAGES {
        browser.open(&format!("{}/vell{page}", server.base));
        let scroll = browser.run("return document.documentElement.scrollWidth - innerWidth");
        assert!(scroll.as_i64() <= Some(0), "{page} is {scroll} wider than the window");
    }
    let asked = browser.requests();
    assert!(!asked.is_empty());
    for url in asked {
        assert!(url.starts_with(&server.base) || url.starts_with("data:"), "a page asked for {url}");
    }
}

fn a_supporter_comes_to_the_compose_window(browser: &Firefox, server: &Server) {
    browser.open(&format!("{}/vell", server.base));
    assert_eq!(browser.run("return document.documentElement.lang + document.documentElement.dir"), "arrtl");
    browser.click("form[action*='/pledge'] button");
    browser.wait_for("return location.search.includes('pledged') && document.readyState === 'complete'");
    browser.click("a.go");
    browser.wait_for("return location.pathname.endsWith('/post') && document.readyState === 'complete'");
    let wording = browser.run("return document.getElementById('text').value");
    browser.click("[formaction='https://bsky.app/intent/compose']");
    let address = browser.sets_out_for("https://bsky.app/intent/compose?");
    assert_eq!(words_in(&address, "text"), wording.as_str().expect("a text").replace("\r\n", "\n"));
}

/// From a folder, without a network: each language is there, and the one script and the one style that the kit's policy
/// allows are its own.
fn the_kit_works(browser: &Firefox, javascript: bool) {
    let counts = browser.run("return [...document.querySelectorAll('.left')].every((left) => !left.hidden)");
    assert_eq!(counts, javascript, "the countdown runs with a script, and is not there without");
    let copies =
        browser.run("return [...document.querySelectorAll('[data-copied]')].every((b) => !b.hidden)");
    assert_eq!(copies, javascript);
    let styled =
        browser.run("return getComputedStyle(document.querySelector('.edition > summary')).fontWeight");
    assert_eq!(styled, "700");
    let open = browser.run("return document.querySelector('.edition[open]').lang");
    assert_eq!(open, if javascript { "ar" } else { "en" }, "the reader's own, where a script can tell");
    assert_eq!(browser.run("return document.querySelectorAll('.edition').length"), 8);
}
