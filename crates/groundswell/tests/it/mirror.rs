// SPDX-License-Identifier: AGPL-3.0-or-later
//! A mirror of a call: made while the server runs, opened from a disk and from any host, and nothing in it that is nobody's business.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use jiff::Timestamp;
use serde_json::{Value, json};
use store::{Concern, Store, sqlite_url};

use crate::{
    driver::Browser,
    fiction,
    hands::wait,
    hours::{call_at, seal},
    program::{Server, files, groundswell, holds, printed, said, sample_call},
    served::serve,
};

const SITE: &str = "https://storm.example";

fn mirror(call: &OsStr, data: &Path, out: &Path) -> Output {
    let words = ["mirror".as_ref(), call, "--data".as_ref(), data.as_os_str(), "--base-url".as_ref()];
    groundswell(words.into_iter().chain([SITE.as_ref(), "--out".as_ref(), out.as_os_str()]))
}

fn verify(words: &[&OsStr]) -> (Option<i32>, String) {
    let output = groundswell(["verify".as_ref()].into_iter().chain(words.iter().copied()));
    (output.status.code(), printed(&output) + &said(&output))
}

/// A server on which a storm is over and told.
fn told(home: &Path) -> (Server, PathBuf, PathBuf) {
    let starts = "2024-12-01T15:00:00Z".parse().expect("a time");
    let call = call_at(home, &sample_call(), "storm", starts);
    let (feed, data) = (home.join("feed.jsonl"), home.join("data"));
    let truth = fiction::write_feed_of(&call, &feed, 800);
    let words = ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let server = Server::start(words.into_iter().chain(["--read".as_ref(), feed.as_os_str()]));
    let report = data.join("calls/storm/report/report.json");
    let posts = || {
        let report: Value =
            serde_json::from_slice(&fs::read(&report).unwrap_or_default()).unwrap_or_default();
        report["posts"].clone()
    };
    wait(|| posts() == truth.posts, || format!("{} posts in the report, not {}", truth.posts, posts()));
    (server, call, data)
}

/// Every link of every page leads to a file, or to somebody else.
fn every_link_leads_somewhere(out: &Path) {
    let mut links = 0;
    for file in files(out).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html")) {
        let page = fs::read_to_string(&file).expect("a page");
        for link in page.split([' ', '\n']).filter_map(|part| {
            let value = part.strip_prefix("href=\"").or_else(|| part.strip_prefix("src=\""))?;
            value.split('"').next()
        }) {
            if ["https://", "mailto:", "data:", "#"].iter().any(|other| link.starts_with(other)) {
                continue;
            }
            links += 1;
            let led = file.with_file_name(link.split('#').next().unwrap_or_default());
            assert!(led.is_file(), "{}: {link}", file.display());
        }
        // What a link leads up from has a file too, and is not looked for on the site.
        assert!(!page.contains("/../"), "{}", file.display());
        assert!(!page.contains("<form"), "{}", file.display());
    }
    assert!(links > 100, "{links}");
}

#[test]
fn a_mirror_works_from_a_disk_and_from_any_host_and_its_record_holds() {
    let home = tempfile::tempdir().expect("a folder");
    let (server, call, data) = told(home.path());
    let out = home.path().join("mirror");
    let made = mirror(call.as_os_str(), &data, &out);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    every_link_leads_somewhere(&out);
    for name in
        ["index.ar.html", "report.html", "report.json", "report.pdf", "chart.png", "kit.zip", "record/vkey"]
    {
        assert!(out.join(name).is_file(), "{name}");
    }
    for name in ["report.json", "kit.html", "qr.svg", "record/vkey", "report.csv"] {
        let shown = server.get_bytes(&format!("/storm/{name}"));
        // The kit of a site that is reached otherwise names another address.
        assert!(
            name.starts_with("kit")
                || name.starts_with("qr")
                || fs::read(out.join(name)).expect("it is there") == shown,
            "{name}"
        );
    }
    // 1. Whoever has the folder can check it, and the report in it.
    let (record, report) = (out.join("record"), out.join("report.json"));
    let (code, text) = verify(&[record.as_os_str(), "--report".as_ref(), report.as_os_str()]);
    assert!(code == Some(0) && text.contains("it is what was published on"), "{text}");
    let sums =
        Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(&out).output();
    assert!(sums.expect("it is installed").status.success());
    fs::write(record.join("vkey"), "another").expect("it can be written");
    assert_eq!(verify(&[record.as_os_str()]).0, Some(1));
    // 2. A mirror gives way to a newer one, and nothing else does.
    let again = mirror(call.as_os_str(), &data, &out);
    assert_eq!(
        (again.status.code(), verify(&[record.as_os_str()]).0),
        (Some(0), Some(0)),
        "{}",
        said(&again)
    );
    fs::write(out.join("mine.txt"), "mine").expect("it can be written");
    let refused = mirror(call.as_os_str(), &data, &out);
    assert!(refused.status.code() == Some(1) && said(&refused).contains("no mirror"), "{}", said(&refused));
    let inside = mirror(call.as_os_str(), &data, &data.join("mirror"));
    assert!(said(&inside).contains("lies in the data folder"), "{}", said(&inside));
    assert!(!data.join("mirror.draft").exists() && !home.path().join("mirror.draft").exists());
    nobody_is_in_it_who_may_not_be_shown(home.path(), &server, &call);
    // 3. As people see it.
    fs::remove_file(out.join("mine.txt")).expect("it was written");
    looked_at(&out);
}

/// Of who is counted alone there is no name in a mirror; and what was taken off the wall is not in the next one.
fn nobody_is_in_it_who_may_not_be_shown(home: &Path, server: &Server, call: &Path) {
    let (data, out) = (home.join("data"), home.join("mirror"));
    let feed = fs::read_to_string(home.join("feed.jsonl")).expect("it was written");
    let names = feed.split("\"username\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    let quotable = fs::read_to_string(call.join("call.toml")).expect("a call");
    let counted: BTreeSet<&str> = names.filter(|name| !quotable.contains(*name)).collect();
    assert!(counted.len() > 50, "{}", counted.len());
    for name in counted {
        assert!(!holds(&out, &format!("@{name}")), "{name}");
    }
    let live = server.get("/storm/live").1;
    let address = "https://x.com/ahang_weavers/status/";
    let id = live.split(address).nth(1).and_then(|rest| rest.split('"').next()).expect("it is on the wall");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = Store::open(&sqlite_url(&data.join("groundswell.db"))).await.expect("it opens");
        let storm = "storm".parse().expect("a name");
        store.hide_post(&storm, ("x", id), true).await.expect("it is kept");
        store.close().await;
    });
    let next = home.join("next");
    assert_eq!(mirror(call.as_os_str(), &data, &next).status.code(), Some(0));
    let is_there = |out: &Path| {
        let live = fs::read_to_string(out.join("live.html")).expect("a page");
        live.contains(&format!("{address}{id}"))
    };
    assert!(is_there(&out) && !is_there(&next));
}

/// Opens a mirror from the disk and from a host, with and without scripts.
fn looked_at(out: &Path) {
    let mut browser = Browser::start();
    let disk = format!("file://{}", out.display());
    for (base, javascript) in [(disk.as_str(), true), (disk.as_str(), false), (&*serve(out), true)] {
        browser.become_screen(360, 800, javascript);
        browser.open(&format!("{base}/index.ar.html"));
        let seen = browser.run(
            "const box = document.querySelector('.mirrored'), go = document.querySelector('.go');
             return [document.dir, box.innerText.includes('storm.example'), getComputedStyle(go).backgroundColor !== 'rgba(0, 0, 0, 0)',
                document.documentElement.scrollWidth <= innerWidth]",
        );
        assert_eq!(seen, json!(["rtl", true, true, true]), "{base} {javascript}");
        browser
            .click_through("nav.rooms a:nth-child(3)", "return document.querySelector('.counters') !== null");
        browser.click_through("nav.rooms a:nth-child(5)", "return document.querySelector('pre') !== null");
        browser.click_through("nav.rooms a:nth-child(4)", "return document.querySelector('figure') !== null");
        browser.click_through("header > p:last-of-type a", "return document.querySelector('.hour') !== null");
    }
}

/// Says what must not be found.
const SECRET: &str = "canary-of-the-loom";

/// What the studio has of a call whose hour is far off: published, changed since, with a sealed hashtag; and another that is a draft.
fn kept(home: &Path, data: &Path) {
    let starts = "2099-12-01T15:00:00Z".parse().expect("a time");
    let call = call_at(home, &sample_call(), "kept", starts);
    seal(&call, "OpenTheLoomHall");
    let text = |file: &PathBuf| {
        let name = file.strip_prefix(&call).ok()?.to_str()?.to_owned();
        Some((name, fs::read_to_string(file).ok()?))
    };
    // Pictures are kept otherwise.
    let mut published: BTreeMap<String, String> = files(&call).iter().filter_map(text).collect();
    if let Some(toml) = published.get_mut("call.toml") {
        let (all, _) = toml.split_once("[[picture]]").unwrap_or((toml, ""));
        *toml = all.to_owned();
    }
    let mut draft = published.clone();
    draft.insert("wordings/en.md".to_owned(), format!("{SECRET} {{tags}} {{url}}\n"));
    let now = Timestamp::now();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        fs::create_dir_all(data).expect("a folder");
        let store = Store::open(&sqlite_url(&data.join("groundswell.db"))).await.expect("it opens");
        let (kept, other) = ("kept".parse().expect("a name"), "other".parse().expect("a name"));
        store.create_call(&kept, &published, now).await.expect("it is kept");
        assert!(store.publish_call(&kept, &published, None, now).await.expect("it is published"));
        store.edit_draft(&kept, now, |_| draft.clone()).await.expect("it is changed");
        store.create_call(&other, &draft, now).await.expect("it is kept");
        let concern = Concern { id: SECRET.to_owned(), call: kept, raised_on: now, says: SECRET.to_owned() };
        assert!(store.raise_concern(&concern).await.expect("it is kept"));
        store.close().await;
    });
}

#[test]
fn no_draft_no_sealed_hashtag_and_nothing_that_was_said_in_confidence_is_in_a_mirror() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, out) = (home.path().join("data"), home.path().join("mirror"));
    kept(home.path(), &data);
    let before = mirror("kept".as_ref(), &data, &out);
    assert!(said(&before).contains("no server has shown it"), "{}", said(&before));
    let server = Server::start(["serve".as_ref(), "--data".as_ref(), data.as_os_str()]);
    wait(|| server.get("/kept").0 == 200, || "the call".to_owned());
    let made = mirror("kept".as_ref(), &data, &out);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    every_link_leads_somewhere(&out);
    let unpacked = out.join("unpacked");
    let unpack = Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .arg(out.join("kit.zip"))
        .arg(&unpacked)
        .status();
    assert!(unpack.expect("it is installed").success() && files(&unpacked).len() > 5);
    for secret in [SECRET, "OpenTheLoomHall", "content/000", "PRIVATE", "/studio"] {
        assert!(!holds(&out, secret), "{secret}");
    }
    let names: Vec<PathBuf> = files(&out);
    assert!(
        !names.iter().any(|name| name.ends_with("salts") || name.extension().is_some_and(|is| is == "db"))
    );
    let draft = mirror("other".as_ref(), &data, &home.path().join("other"));
    assert!(
        draft.status.code() == Some(1) && said(&draft).contains("is not published here"),
        "{}",
        said(&draft)
    );
    server.stop();
}

#[test]
fn a_call_that_is_not_what_the_server_shows_has_no_mirror() {
    let home = tempfile::tempdir().expect("a folder");
    let starts = "2099-12-01T15:00:00Z".parse().expect("a time");
    let call = call_at(home.path(), &sample_call(), "storm", starts);
    let (data, out) = (home.path().join("data"), home.path().join("mirror"));
    let server = Server::of_call(&call, &data);
    wait(|| server.get("/storm").0 == 200, || "the call".to_owned());
    server.stop();
    assert_eq!(mirror(call.as_os_str(), &data, &out).status.code(), Some(0));
    fs::write(call.join("wordings/en.md"), "Not yet agreed {tags} {url}\n").expect("it can be written");
    let refused = mirror(call.as_os_str(), &data, &out);
    assert!(
        refused.status.code() == Some(1) && said(&refused).contains("is not what its record has sealed"),
        "{}",
        said(&refused)
    );
    // The one that was made before is untouched.
    assert_eq!(verify(&[out.join("record").as_os_str()]).0, Some(0));
    let nowhere = mirror("storm".as_ref(), &home.path().join("nowhere"), &out);
    assert!(said(&nowhere).contains("is no data folder"), "{}", said(&nowhere));
}
