// SPDX-License-Identifier: AGPL-3.0-or-later
//! What people bring to a call from elsewhere: their posts, and their groups' word.

use std::{ffi::OsString, fs, path::Path};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::{
    driver::Browser,
    hands::wait,
    hours::{call_in, vell},
    organizer::comes_in,
    program::{Server, agent, holds, sample_call},
    town::Town,
};

/// The sites of groups, and where their accounts are.
const HOSTS: [&str; 6] = [
    "weavers.example",
    "quay.example",
    "lantern.example",
    "yarn.example",
    "social.example",
    "public.api.bsky.app",
];

const API: &str = "social.example/api/v1/statuses/112233445566778899";
/// Where the post is that people hand in here.
pub const ADDRESS: &str = "https://social.example/@loom/112233445566778899";
const WORDS: &str = "She taught my sister to weave: shuttle-canary.";

/// A site with the call at its hour that reaches those hosts in a town.
fn at_the_hour(home: &Path, town: &Town, hosts: &[&str]) -> Server {
    let call = call_in(home, &vell(), "vell", -20);
    let mut words: Vec<OsString> =
        vec!["serve".into(), "--call".into(), call.into(), "--data".into(), home.join("data").into()];
    words.extend(town.reach(hosts).into_iter().map(OsString::from));
    Server::start(words)
}

/// What a server says of a status, as anybody may read it.
pub fn status(words: &str, changed: &Value) -> String {
    let posted_at = Timestamp::now() - SignedDuration::from_mins(10);
    let mut status = json!({
        "id": "112233445566778899", "uri": "https://social.example/users/loom/statuses/112233445566778899",
        "url": ADDRESS, "created_at": posted_at.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string(),
        "visibility": "public", "language": "en", "mentions": [], "media_attachments": [], "emojis": [],
        "content": format!("<p>{words} <a href=\"https://social.example/tags/letidraweave\" class=\"mention hashtag\" \
            rel=\"tag\">#<span>LetIdraWeave</span></a></p>"),
        "account": {"id": "7", "acct": "loom", "username": "loom", "url": "https://social.example/@loom"},
        "tags": [{"name": "letidraweave", "url": "https://social.example/tags/letidraweave"}],
    });
    for (key, value) in changed.as_object().into_iter().flatten() {
        status[key] = value.clone();
    }
    status.to_string()
}

/// A site with a call at its hour, and somebody's post under its hashtag elsewhere.
pub fn with_a_post(home: &Path, town: &Town) -> Server {
    town.show(API, status(WORDS, &json!({})));
    at_the_hour(home, town, &["social.example"])
}

/// Sends a form; gives the status, and the page or where it leads.
pub fn send(server: &Server, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let sent = agent().post(format!("{}{path}", server.base)).send_form(fields.iter().copied());
    let mut answer = sent.expect("the server answers");
    let location = answer.headers().get("location").map(|to| to.to_str().expect("plain").to_owned());
    let page = answer.body_mut().read_to_string().expect("the page is text");
    (answer.status().as_u16(), location.unwrap_or(page))
}

/// What is agreed to by whoever hands the post in.
pub fn agreed(server: &Server) -> [(&'static str, String); 2] {
    let (_, page) = send(server, "/vell/hand-in", &[("address", ADDRESS)]);
    let sha256 = page.split("name=\"sha256\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    [("address", ADDRESS.to_owned()), ("sha256", sha256.expect("it is found").to_owned())]
}

/// Hands the post in; gives the address at which its author can take it back.
pub fn hand_in(server: &Server) -> String {
    let agreed = agreed(server);
    let (status, own) =
        send(server, "/vell/hand-in/agree", &agreed.each_ref().map(|(name, value)| (*name, value.as_str())));
    assert_eq!(status, 303);
    wait(|| counted(server)["posts"] == 1, || format!("one post in {}", counted(server)));
    own
}

/// What the live page counts.
pub fn counted(server: &Server) -> Value {
    serde_json::from_str(&server.get("/vell/live.json").1).expect("JSON")
}

/// Without a script: from the page where people post to the wall, and out of everything again.
pub fn somebody_hands_in_their_post_and_takes_it_back(browser: &mut Browser) {
    let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
    let server = at_the_hour(home.path(), &town, &["social.example"]);
    browser.become_screen(360, 740, false);
    let counted = || counted(&server);
    // 1. What is no post of this call is told apart, in words.
    browser.open(&format!("{}/vell/post", server.base));
    browser.click("a[href*='/hand-in']");
    browser.wait_for("return location.pathname.endsWith('/hand-in')");
    what_is_no_post_is_told(browser, &town);
    // 2. What was agreed to is what is taken in.
    town.show(API, status(WORDS, &json!({})));
    ask(browser, ADDRESS);
    assert!(browser_text(browser).contains("shuttle-canary"), "{}", browser_text(browser));
    town.show(API, status("She taught us all.", &json!({})));
    browser.click("form[action*='/agree'] button");
    browser.wait_for("return document.querySelector('[role=alert]') !== null");
    assert!(browser_text(browser).contains("has changed since"), "{}", browser_text(browser));
    town.show(API, status(WORDS, &json!({})));
    ask(browser, ADDRESS);
    browser.click("form[action*='/agree'] button");
    browser.wait_for("return document.querySelector('form[action*=\"/withdraw\"]') !== null");
    let own = browser.address();
    wait(|| counted()["posts"] == 1, || format!("one post in {}", counted()));
    assert!(!server.get("/vell/live").1.contains("shuttle-canary"), "nobody has looked at it yet");
    asked_again_is_known(browser, &server);
    // 3. An organizer looks at it, with a passkey, which wants a script; and it is on the wall.
    browser.become_screen(360, 740, true);
    let device = browser.add_authenticator();
    comes_in(browser, &server.first_address(), "heron");
    browser.click("[data-codes] a.go");
    browser.wait_for("return document.querySelector('form[action*=\"/hand-ins/\"]') !== null");
    assert!(browser_text(browser).contains("shuttle-canary"), "{}", browser_text(browser));
    browser.click("form[action$='/show'] button");
    wait(|| server.get("/vell/live").1.contains("shuttle-canary"), || "the post on the wall".to_owned());
    wait(|| counted()["posts"] == 1, || format!("one post in {}", counted()));
    goes_off_the_wall_and_back(browser, &server);
    assert_eq!(counted()["posts"], 1, "it counts once, on the wall or off it");
    browser.lose_authenticator(&device);
    // 4. Its author takes it back.
    browser.become_screen(360, 740, false);
    browser.open(&own);
    browser.click("form[action*='/withdraw'] button");
    browser.wait_for("return location.pathname === '/vell'");
    wait(|| !server.get("/vell/live").1.contains("shuttle-canary"), || "the wall without it".to_owned());
    assert_eq!(server.get(own.strip_prefix(&server.base).expect("it is ours")).0, 404);
    server.kill();
    assert!(
        !holds(&home.path().join("data"), "shuttle-canary"),
        "what was taken back lies in the data folder"
    );
}

fn ask(browser: &Browser, address: &str) {
    browser.fill("address", address);
    let answered = "return document.querySelector('[role=alert], form[action*=\"/agree\"]') !== null";
    browser.click_through("form.compose button", answered);
}

fn what_is_no_post_is_told(browser: &Browser, town: &Town) {
    let check = |address: &str, told: &str| {
        ask(browser, address);
        let said = browser_text(browser);
        assert!(said.contains(told), "{address}: {said}");
    };
    check("https://social.example/@loom", "not the address of one post");
    check(ADDRESS, "No post that everybody may read");
    for (changed, told) in [
        (json!({"visibility": "private"}), "No post that everybody may read"),
        (json!({"uri": "https://yarn.example/users/loom/statuses/1"}), "somebody else’s post"),
        (json!({"tags": [], "content": "<p>Nothing</p>"}), "none of the call’s hashtags"),
    ] {
        town.show(API, status(WORDS, &changed));
        check(ADDRESS, told);
    }
}

/// What an organizer takes off the wall can be put back.
fn goes_off_the_wall_and_back(browser: &Browser, server: &Server) {
    for (button, other) in [("hide", "show"), ("show", "hide")] {
        browser.open(&format!("{}/studio/walls/vell", site_of(browser)));
        browser.click(&format!("form[action$='/{button}'] button"));
        let is_so = || server.get("/vell/live").1.contains("shuttle-canary") == (button == "show");
        wait(is_so, || format!("the wall after {button}"));
        browser.open(&format!("{}/studio/walls/vell", site_of(browser)));
        browser.wait_for(&format!("return document.querySelector(\"form[action$='/{other}']\") !== null"));
    }
}

/// Whoever comes second with the same address gets no hold of the post.
fn asked_again_is_known(browser: &Browser, server: &Server) {
    browser.open(&format!("{}/vell/hand-in", server.base));
    browser.fill("address", ADDRESS);
    browser.click("form.compose button");
    browser.wait_for("return document.querySelector('form[action*=\"/agree\"]') !== null");
    browser.click("form[action*='/agree'] button");
    browser.wait_for("return document.querySelector('[role=alert]') !== null");
    let said = browser_text(browser);
    assert!(said.contains("has been handed in already"), "{said}");
}

/// By a link, by accounts that link to each other, and by Bluesky; and one that only says so.
pub fn groups_prove_themselves_and_one_fails_to(browser: &mut Browser) {
    browser.become_screen(360, 740, true);
    let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
    let server = at_the_hour(home.path(), &town, &HOSTS);
    let prove = |group: &str, site: &str, account: &str, way: &str, publish: &dyn Fn(&str, &str)| {
        browser.open(&format!("{}/vell/endorse", server.base));
        let mark = format!("{}mark.png", site.trim_end_matches("friends"));
        for (field, text) in [("group", group), ("site", site), ("account", account), ("mark", &mark)] {
            browser.fill(field, text);
        }
        browser.click("form.compose button");
        browser.wait_for("return document.querySelector('form[action*=\"/prove\"]') !== null");
        let codes =
            browser.run("return [...document.querySelectorAll('main code')].map((code) => code.textContent)");
        let (code, link) = (codes[0].as_str().expect("a code"), codes[1].as_str().expect("a link"));
        publish(code, link);
        browser.run(&format!("document.querySelector('input[name=way][value={way}]').form.requestSubmit()"));
        browser.wait_for("return document.querySelector('[role=status], [role=alert]') !== null");
        browser.run("return document.querySelector('.thanks') !== null") == true
    };
    let page = "https://weavers.example/friends";
    let picture = fs::read(sample_call().join("pictures/looms.png")).expect("the sample has a picture");
    town.show("weavers.example/mark.png", picture);
    assert!(prove("Weavers", page, "", "link", &|_, link| {
        town.show("weavers.example/friends", format!("<p>We stand by <a href=\"{link}\">Idra</a>."));
    }));
    assert!(prove("Quay", "https://quay.example/", "https://social.example/@quay", "me", &|code, _| {
        town.show("quay.example/", "<a rel=\"me\" href=\"https://social.example/@quay\">us</a>");
        town.show(
            "social.example/@quay",
            format!("<p>{code}</p><a rel=\"me\" href=\"https://quay.example\">site</a>"),
        );
    }));
    assert!(prove("Lantern", "https://lantern.example/", "", "bluesky", &|code, _| {
        let profile = json!({"handle": "lantern.example", "description": format!("Friends {code}")});
        let at = "public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=lantern.example";
        town.show(at, profile.to_string());
    }));
    assert!(!prove("Yarn", "https://yarn.example/", "", "link", &|code, _| {
        town.show("yarn.example/", format!("<p>{code}"));
    }));
    assert!(!server.get("/vell").1.contains("<bdi>Weavers</bdi>"), "no organizer has looked at it");
    let device = browser.add_authenticator();
    comes_in(browser, &server.first_address(), "heron");
    for _ in 0..3 {
        browser.open(&format!("{}/studio", site_of(browser)));
        browser.click("form[action$='/show'] button");
        browser.wait_for("return document.readyState === 'complete'");
    }
    wait(|| server.get("/vell").1.contains("<bdi>Lantern</bdi>"), || "three groups".to_owned());
    let shown = server.get("/vell").1;
    assert!(
        ["Weavers", "Quay", "Lantern"].iter().all(|group| shown.contains(&format!("<bdi>{group}</bdi>")))
    );
    assert!(!shown.contains("Yarn"));
    its_mark_is_shown(&server, &shown);
    browser.lose_authenticator(&device);
}

/// One of the groups on a page has a mark, and it is the site's own picture of it.
fn its_mark_is_shown(server: &Server, page: &str) {
    let marks: Vec<&str> = page.split("<img class=\"mark\" src=\"").skip(1).collect();
    let [mark] = marks[..] else { panic!("one of them has a mark: {page}") };
    let mark = mark.split('"').next().expect("an address");
    let shown = agent().get(format!("{}{mark}", server.base)).call().expect("the server answers");
    let kind = shown.headers()["content-type"].to_str().expect("plain");
    assert_eq!((shown.status().as_u16(), kind), (200, "image/png"));
}

fn browser_text(browser: &Browser) -> String {
    browser.run("return document.body.innerText").as_str().expect("a text").to_owned()
}

/// The site as passkeys want it to be called.
fn site_of(browser: &Browser) -> String {
    browser.run("return location.origin").as_str().expect("an address").to_owned()
}
