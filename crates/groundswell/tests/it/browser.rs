// SPDX-License-Identifier: AGPL-3.0-or-later
//! The site in a real browser: a visitor's way with and without JavaScript, and what their browser asks for.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{
    driver::Browser,
    elsewhere,
    hours::call_in,
    keyboard,
    organizer::an_organizer_publishes_changes_and_takes_down,
    pages::{nothing_is_found_at, nothing_is_found_on_any_page},
    program::{Server, sample_call},
    reminders, sealing, supporter,
};

const PAGES: [&str; 11] = [
    "/",
    "/ahang-weavers",
    "/ahang-weavers/post",
    "/ahang-weavers/live",
    "/ahang-weavers/report",
    "/ahang-weavers/record/",
    "/ahang-weavers/embed",
    "/ahang-weavers/kit.html",
    "/about",
    "/ahang-weavers/safety",
    "/ahang-weavers/concern",
];

/// One test, because a browser takes longer to start than a story to tell.
#[test]
fn visitors_and_organizers_find_their_way_in_a_browser() {
    let mut browser = Browser::start();
    a_visitor_reads_pledges_and_comes_to_the_compose_window_with_and_without_javascript(&mut browser);
    an_organizer_publishes_changes_and_takes_down(&mut browser);
    sealing::a_sealed_hashtag_appears_at_the_hour(&mut browser);
    supporter::a_supporter_comes_from_the_link_to_the_compose_window_without_scripts(&mut browser);
    supporter::a_supporter_takes_part_by_keys_alone(&mut browser);
    somebody_is_reminded_with_and_without_javascript(&mut browser);
    keyboard::an_organizer_publishes_by_keys_alone(&mut browser);
    elsewhere::somebody_hands_in_their_post_and_takes_it_back(&mut browser);
    elsewhere::groups_prove_themselves_and_one_fails_to(&mut browser);
    nothing_is_found_on_any_page(&mut browser);
}

fn somebody_is_reminded_with_and_without_javascript(browser: &mut Browser) {
    let site = match reminders::Site::start() {
        Ok(site) => site,
        Err(why) => return eprintln!("left out: reminders in a browser; {why}"),
    };
    browser.become_screen(360, 740, false);
    site.reminds(browser, "anna");
    browser.become_screen(360, 740, true);
    let [confirm, leave] = site.reminds(browser, "ben");
    let states = ["/vell", "/vell?pledged=1&reminder=asked", "/vell/leave/nothing", &confirm, &leave];
    nothing_is_found_at(browser, &site.server, &states);
}

fn a_visitor_reads_pledges_and_comes_to_the_compose_window_with_and_without_javascript(
    browser: &mut Browser,
) {
    let folder = tempfile::tempdir().expect("a folder");
    let call = call_in(folder.path(), &sample_call(), "ahang-weavers", 180);
    let words =
        ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), folder.path().as_os_str()];
    let server = Server::start(words);
    for (javascript, width, height) in [(false, 390, 844), (true, 1280, 900)] {
        browser.become_screen(width, height, javascript);
        pages_ask_for_nothing_elsewhere(browser, &server, width);
        visitor_takes_part(browser, &server);
        writing_is_made_easy(browser, &server, javascript);
    }
}

fn pages_ask_for_nothing_elsewhere(browser: &Browser, server: &Server, width: u32) {
    for page in PAGES.iter().flat_map(|page| [(*page).to_owned(), format!("{page}?lang=ar")]) {
        browser.open(&format!("{}{page}", server.base));
        let scroll = browser.run("return document.documentElement.scrollWidth");
        assert!(scroll.as_u64() <= Some(width.into()), "{page} is {scroll} wide in a window of {width}");
    }
    for url in requests(&browser.network_log()) {
        assert!(url.starts_with(&server.base) || url.starts_with("data:"), "a page asked for {url}");
    }
}

fn visitor_takes_part(browser: &Browser, server: &Server) {
    let pledges =
        || -> Value { serde_json::from_str(&server.get("/ahang-weavers/live.json").1).expect("JSON") };
    let before = pledges()["pledges"].as_u64().expect("a number");
    browser.open(&format!("{}/ahang-weavers", server.base));
    browser.click("form[action$='/pledge'] button");
    browser.wait_for("return location.search.includes('pledged')");
    // The counter may be a second old.
    let told = Instant::now();
    while pledges()["pledges"] != before + 1 {
        assert!(told.elapsed() < Duration::from_secs(5), "{} after {before}", pledges());
    }
    browser.open(&format!("{}/ahang-weavers/post?lang=ar", server.base));
    assert_eq!(browser.run("return document.documentElement.dir"), "rtl");
    let links = browser.run("return [...document.querySelectorAll('a')].map(a => a.href)");
    let links: Vec<&str> = links.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    for place in [
        "https://x.com/intent/tweet?text=",
        "https://bsky.app/intent/compose?text=",
        "https://share.joinmastodon.org/#text=",
        "https://www.threads.com/intent/post?text=",
        "https://wa.me/?text=",
        "https://t.me/share/url?url=",
        "https://www.facebook.com/sharer/sharer.php?u=",
        "https://www.linkedin.com/sharing/share-offsite/?url=",
        "https://www.reddit.com/submit?url=",
        "mailto:?subject=",
    ] {
        assert!(links.iter().any(|link| link.starts_with(place)), "no link to {place} among {links:?}");
    }
    let cookies = browser.run("return document.cookie");
    assert_eq!(cookies, "");
}

/// What a script adds to the form is there with one; when a post would be welcome is told without one too.
fn writing_is_made_easy(browser: &Browser, server: &Server, javascript: bool) {
    browser.open(&format!("{}/ahang-weavers/post?lang=ar", server.base));
    let parts = "['.copy', '.pace', '.pace [data-private]', '.pace [data-moment]']";
    let shown = browser.run(&format!("return {parts}.map((part) => !document.querySelector(part).hidden)"));
    assert_eq!(
        shown,
        json!([javascript, true, javascript, true]),
        "the hour is far off, and a moment in it known"
    );
    if javascript {
        // Once somebody's moment has come, the networks' own limits alone make them wait.
        browser.run("sessionStorage.setItem('moment ahang-weavers', Date.now())");
        browser.open(&format!("{}/ahang-weavers/post?lang=ar", server.base));
        let said = browser.run(
            "document.addEventListener('click', (event) => event.preventDefault());
             const said = () => document.querySelector('.pace strong').textContent;
             const first = said();
             document.querySelector('a[data-public]').click();
             return [first, said()]",
        );
        let expected = ["وقت مناسب للنشر: الآن.", "وقت مناسب للمنشور التالي: بعد 4 دقائق."];
        assert_eq!(said, json!(expected));
    }
}

/// The addresses in a network log.
pub fn requests(log: &[Value]) -> Vec<String> {
    let messages = log.iter().map(|entry| &entry["message"]);
    let requests = messages.filter(|message| message["method"] == "Network.requestWillBeSent");
    requests.filter_map(|message| message["params"]["request"]["url"].as_str().map(str::to_owned)).collect()
}
