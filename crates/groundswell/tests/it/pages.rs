// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every page of the site, in every language: nothing keeps anybody from it, and its markup is right.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    axe::Axe,
    browser::requests,
    driver::Browser,
    elsewhere::{ADDRESS, with_a_post},
    fiction::report_on_disk,
    hands,
    hours::{call_in, seal, vell},
    markup::Markup,
    organizer::{comes_in, writes_a_call},
    program::{Server, agent},
    town::Town,
};

/// The site's languages.
pub const LANGUAGES: [&str; 8] = ["en", "ar", "he", "fa", "es", "fr", "pt", "tr"];

/// Every public page.
const PUBLIC: [&str; 14] = [
    "/",
    "/nowhere",
    "/before",
    "/before/zones",
    "/before/post",
    "/before/post/mastodon?server=loom.example",
    "/now/live",
    "/before/report",
    "/before/record/",
    "/before/embed",
    "/about",
    "/before/safety",
    "/before/concern",
    "/before/endorse",
];

/// The same in other states.
const STATES: [&str; 13] = [
    "/before?zone=Asia/Tokyo",
    "/before?pledged=1",
    "/before/post/mastodon?server=nothing",
    "/before/live",
    "/before/concern?sent=1",
    "/before/pledge",
    "/now",
    "/now/post",
    "/now/embed",
    "/after",
    "/after/post",
    "/after/live",
    "/after/embed",
];

/// Those that are in the call's own languages whoever reads them.
const ONCE: [&str; 2] = ["/before/kit.html", "/after/report"];

/// The steps by which a call is written.
pub const STEPS: [&str; 10] =
    ["case", "ask", "hour", "hashtags", "facts", "wordings", "pictures", "safety", "more", "report"];

/// Goes through all of them.
pub fn nothing_is_found_on_any_page(browser: &mut Browser) {
    browser.network_log();
    let mut looks = Looks::new();
    looks.know_a_fault_when_they_see_one(browser);
    for look in
        [Looks::at_public_pages, Looks::at_what_is_handed_in, Looks::at_the_studio, Looks::at_reports_on_disk]
    {
        look(&mut looks, browser);
        for url in requests(&browser.network_log()) {
            let is_here = ["http://127.0.0.1:", "http://localhost:", "data:", "file:"]
                .iter()
                .any(|own| url.starts_with(own));
            assert!(is_here, "a page asked for {url}");
        }
    }
    let begun = Instant::now();
    looks.faults.extend(looks.markup.faults());
    eprintln!("the markup of {} pages was checked in {:?}", looks.pages, begun.elapsed());
    assert!(looks.faults.is_empty(), "{}", looks.faults.join("\n"));
}

/// Looks at some pages of a site, read from either side.
pub fn nothing_is_found_at(browser: &Browser, server: &Server, paths: &[&str]) {
    let mut looks = Looks::new();
    for path in paths {
        for language in ["en", "ar"] {
            looks.at(browser, server, &in_language(path, language));
        }
    }
    looks.faults.extend(looks.markup.faults());
    assert!(looks.faults.is_empty(), "{}", looks.faults.join("\n"));
}

struct Looks {
    axe: Axe,
    markup: Markup,
    faults: Vec<String>,
    pages: u32,
}

impl Looks {
    fn new() -> Self {
        Self { axe: Axe::new(), markup: Markup::new(), faults: Vec::new(), pages: 0 }
    }

    fn know_a_fault_when_they_see_one(&self, browser: &mut Browser) {
        browser.become_screen(1280, 900, true);
        browser.open("data:text/html,<title>A page</title><img src=x><p style='color:%23aaa'>pale");
        let found = self.axe.faults(browser);
        for rule in ["color-contrast", "html-has-lang", "image-alt"] {
            assert!(found.iter().any(|fault| fault.starts_with(rule)), "no {rule} in {found:#?}");
        }
        let markup = Markup::new();
        markup.add("planted", "<!doctype html><html lang=en><title>A page</title><p id=a><b id=a>twice</b>");
        assert_eq!(markup.faults().len(), 2, "{:#?}", markup.faults());
    }

    fn at_public_pages(&mut self, browser: &mut Browser) {
        let home = tempfile::tempdir().expect("a folder");
        let server = three_hours(home.path());
        browser.become_screen(360, 740, true);
        for language in LANGUAGES {
            for path in PUBLIC.iter().chain(&STATES) {
                self.at(browser, &server, &in_language(path, language));
            }
        }
        for path in ONCE {
            self.at(browser, &server, path);
        }
        let group = a_group(&server);
        for path in [&group, "/after/cards/0"] {
            for language in LANGUAGES {
                self.at(browser, &server, &in_language(path, language));
            }
        }
        browser.prefer_dark(true);
        browser.become_screen(1280, 900, true);
        for path in PUBLIC.iter().chain(&STATES).chain(&ONCE) {
            self.at(browser, &server, path);
        }
        browser.prefer_dark(false);
    }

    fn at(&mut self, browser: &Browser, server: &Server, path: &str) {
        self.markup.add(path, &server.get(path).1);
        browser.open(&format!("{}{path}", server.base));
        self.at_what_is_open(browser, path);
    }

    /// From the form to the wall, as a visitor and as an organizer see it.
    fn at_what_is_handed_in(&mut self, browser: &mut Browser) {
        let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
        let server = with_a_post(home.path(), &town);
        browser.become_screen(360, 740, true);
        for language in LANGUAGES {
            let path = in_language("/vell/hand-in", language);
            self.at(browser, &server, &path);
            let found = agent().post(format!("{}{path}", server.base)).send_form([("address", ADDRESS)]);
            let found = found.expect("the server answers").body_mut().read_to_string().expect("a page");
            self.markup.add(&format!("{path} found"), &found);
            browser.fill("address", ADDRESS);
            browser.click("form.compose button");
            browser.wait_for("return document.querySelector('form[action*=\"/agree\"]') !== null");
            self.at_what_is_open(browser, &format!("{path} found"));
        }
        browser.click("form[action*='/agree'] button");
        browser.wait_for("return document.querySelector('form[action*=\"/withdraw\"]') !== null");
        let own = browser.address();
        let own = own.strip_prefix(&server.base).and_then(|own| own.split('?').next()).expect("a path");
        for language in LANGUAGES {
            self.at(browser, &server, &in_language(own, language));
        }
        let device = browser.add_authenticator();
        let site = comes_in(browser, &server.first_address(), "heron");
        self.in_each_language(browser, &server, &site, "/studio");
        browser.open(&format!("{site}/studio"));
        browser.click("form[action$='/show'] button");
        browser.wait_for("return document.querySelector(\"form[action$='/show']\") === null");
        self.in_each_language(browser, &server, &site, "/studio/walls/vell");
        let card = a_card(&server, "vell");
        for language in LANGUAGES {
            self.at(browser, &server, &in_language(&card, language));
        }
        browser.lose_authenticator(&device);
    }

    fn at_the_studio(&mut self, browser: &mut Browser) {
        let folder = tempfile::tempdir().expect("a folder");
        let server = Server::start(["serve".as_ref(), "--data".as_ref(), folder.path().as_os_str()]);
        browser.become_screen(360, 740, true);
        let device = browser.add_authenticator();
        let address = server.first_address();
        let (site, join) = address.split_once("/studio").expect("it leads to the studio");
        let join = format!("/studio{join}");
        self.in_each_language(browser, &server, site, &join);
        comes_in(browser, &address, "heron");
        // At once: a link is for who has just shown a passkey.
        browser.open(&format!("{site}/studio"));
        browser.click("form[action$='/invitations'] button");
        browser.wait_for("return location.pathname === '/studio/invitations'");
        self.at_what_is_open(browser, "a link");
        self.in_each_language(browser, &server, site, &join);
        writes_a_call(browser, site);
        for step in STEPS.iter().chain(&["list", "rally", "publish", "preview"]) {
            self.in_each_language(browser, &server, site, &format!("/studio/calls/idra-vell/{step}"));
        }
        self.in_each_language(browser, &server, site, "/studio/server");
        self.in_each_language(browser, &server, site, "/studio/papers");
        browser.open(&format!("{site}/studio"));
        browser.click("form.leave button");
        browser.wait_for("return document.querySelector('[data-sign-in]') !== null");
        self.in_each_language(browser, &server, site, "/studio");
        browser.lose_authenticator(&device);
    }

    /// A whole storm's report, from a file: it asks for nothing, and is as wide as the window.
    fn at_reports_on_disk(&mut self, browser: &mut Browser) {
        let home = tempfile::tempdir().expect("a folder");
        browser.network_log();
        for language in LANGUAGES {
            let report = report_on_disk(home.path(), language);
            let name = format!("report.{language}.html");
            self.markup.add(&name, &fs::read_to_string(&report).expect("it was written"));
            for (width, height, dark) in [(360, 740, false), (1280, 900, true)] {
                browser.become_screen(width, height, true);
                browser.prefer_dark(dark);
                browser.open(&format!("file://{}", report.display()));
                self.at_what_is_open(browser, &format!("{name}, {width} wide"));
                let scroll = browser.run("return document.documentElement.scrollWidth - innerWidth");
                assert!(scroll.as_i64() <= Some(0), "{name} is {scroll} wider than the window");
            }
        }
        browser.prefer_dark(false);
        let asked = requests(&browser.network_log());
        let is_a_report = |url: &String| url.starts_with("file:") && url.ends_with(".html");
        assert!(asked.iter().all(is_a_report), "a report on the disk asked for {asked:?}");
    }

    /// The studio's own address names the machine as passkeys want it, the server's as it listens.
    fn in_each_language(&mut self, browser: &Browser, server: &Server, site: &str, path: &str) {
        for language in LANGUAGES {
            browser.speak(language);
            browser.open(&format!("{site}{path}"));
            let headers = [("cookie", &*browser.cookies()), ("accept-language", language)];
            let name = format!("{path} {language}");
            self.markup.add(&name, &server.get_as(path, &headers).1);
            // In a language that the studio doesn't speak it shows what has been looked at before.
            let is_spoken = browser.run("return document.documentElement.lang") == language;
            if is_spoken || language == LANGUAGES[0] {
                self.at_what_is_open(browser, &name);
            }
        }
        browser.speak(LANGUAGES[0]);
    }

    fn at_what_is_open(&mut self, browser: &Browser, name: &str) {
        self.pages += 1;
        let found = self.axe.faults(browser);
        self.faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
    }
}

/// A site with the same call before its hour, at it and after it, with invented people.
fn three_hours(home: &Path) -> Server {
    let calls = [("before", 3000), ("now", -20), ("after", -300)].map(|(name, minutes)| {
        let call = call_in(home, &vell(), name, minutes);
        seal(&call, "OpenTheLoomHall");
        call
    });
    let mut words = vec!["serve".into(), "--simulate".into(), "--data".into(), home.join("data")];
    words.extend(calls.into_iter().flat_map(|call| ["--call".into(), call]));
    let server = Server::start(words);
    let deadline = Instant::now() + Duration::from_secs(60);
    while !server.get("/after/report").1.contains("<figure") {
        assert!(Instant::now() < deadline, "no report about a storm that is over");
        std::thread::yield_now();
    }
    server
}

/// The path by which a group that wants to stand behind a call comes back.
fn a_group(server: &Server) -> String {
    let site = "https://weavers.example/friends";
    let form =
        [("group", "Weavers of Ahang"), ("site", site), ("account", "https://social.example/@weavers")];
    let answer = agent().post(format!("{}/before/endorse", server.base)).send_form(form);
    let answer = answer.expect("the server answers");
    let path = answer.headers().get("location").and_then(|path| path.to_str().ok());
    path.and_then(|path| path.split('?').next()).expect("it leads to the group's own page").to_owned()
}

/// The path of a post that a call quotes, for others' pages; waits until it quotes one.
pub fn a_card(server: &Server, call: &str) -> String {
    let entries = || (0..500).map(|entry| format!("/{call}/cards/{entry}"));
    let quoted = || entries().find(|path| server.get(path).0 == 200);
    hands::wait(|| quoted().is_some(), || format!("a post that {call} quotes"));
    quoted().expect("there was one")
}

fn in_language(path: &str, language: &str) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}lang={language}")
}
