// SPDX-License-Identifier: AGPL-3.0-or-later
//! A report that a server published, counted again from the record by somebody who has both.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};

use crate::{
    fiction,
    hands::wait,
    hours::call_at,
    program::{Server, groundswell, printed, said, sample_call},
    takeout::CHANGE,
};

/// A storm that is over, with its record, its report as it was published, and what was read.
struct Told {
    home: tempfile::TempDir,
    feed: PathBuf,
    record: PathBuf,
    report: PathBuf,
}

/// Lets a server take an invented storm in, and be stopped before it has told it.
fn tell(posts: u32) -> Told {
    let home = tempfile::tempdir().expect("a folder");
    let starts = "2024-12-01T15:00:00Z".parse().expect("a time");
    let call = call_at(home.path(), &sample_call(), "storm", starts);
    more_may_be_shown(&call);
    let (feed, data) = (home.path().join("feed.jsonl"), home.path().join("data"));
    let truth = fiction::write_feed_of(&call, &feed, posts);
    let words =
        [OsStr::new("serve"), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let server = Server::start(words.into_iter().chain(["--read".as_ref(), feed.as_os_str()]));
    let live = || -> Value { serde_json::from_str(&server.get("/storm/live.json").1).expect("JSON") };
    wait(|| live()["posts"] == truth.posts, || format!("{} posts in {}", truth.posts, live()));
    server.stop();
    let (record, report) = (data.join("calls/storm/record"), data.join("calls/storm/report"));
    let server = Server::start(words);
    wait(|| json_of(&report)["posts"] == truth.posts, || format!("{} posts in the report", truth.posts));
    looked_for_from_afar(&server, &report);
    server.stop();
    let kept = home.path().join("report");
    fs::create_dir_all(&kept).expect("a folder");
    for name in ["index.html", "report.json", "report.md"] {
        fs::copy(report.join(name), kept.join(name)).expect("it was published");
    }
    Told { home, feed, record, report: kept }
}

/// Has so many more accounts quoted that it is told what they said.
fn more_may_be_shown(call: &Path) {
    let toml = fs::read_to_string(call.join("call.toml")).expect("a call");
    let group = |number: u32| {
        let (network, handle) = if number < 2 { ("x", "looms") } else { ("mastodon", "guild@looms.example") };
        format!(
            "\n[[quotable]]\nnetwork = \"{network}\"\nhandle = \"group{number}_{handle}\"\nreason = \"A group.\"\n"
        )
    };
    let groups: String = (0..8).map(group).collect();
    fs::write(call.join("call.toml"), toml + &groups).expect("it can be written");
}

/// Whoever has no more than the site learns whether a report is what was published.
fn looked_for_from_afar(server: &Server, report: &Path) {
    let reach = format!("storm.example={}", server.base.trim_start_matches("http://"));
    let look = |report: &Path| {
        let address = "https://storm.example/storm/record";
        let words = ["verify", address, "--reach", &reach, "--report"].map(OsStr::new);
        let output = groundswell(words.into_iter().chain([report.as_os_str()]));
        (output.status.code(), printed(&output) + &said(&output))
    };
    // The file is there a moment before the site hands its entry out.
    wait(|| look(report).0 == Some(0), || format!("the report's digest: {}", look(report).1));
    assert!(look(report).1.contains("it is what was published on"), "{}", look(report).1);
    let (code, text) = look(&sample_call().join("call.toml"));
    assert!(code == Some(1) && text.contains("NOT a file that was published"), "{text}");
}

fn json_of(report: &Path) -> Value {
    let text = fs::read(report.join("report.json")).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

/// What `verify` says of a record, and of a report if one is named; in JSON and in words.
fn verify(record: &Path, report: Option<&Path>) -> (Option<i32>, Value, String) {
    let report: Vec<&OsStr> =
        report.iter().flat_map(|path| ["--report".as_ref(), path.as_os_str()]).collect();
    let words = || [OsStr::new("verify"), record.as_os_str()].into_iter().chain(report.iter().copied());
    let (text, output) =
        (groundswell(words()), groundswell(words().chain(["--format".as_ref(), "json".as_ref()])));
    assert_eq!(text.status.code(), output.status.code());
    let value = serde_json::from_str(&printed(&output)).unwrap_or_default();
    (output.status.code(), value, printed(&text) + &said(&text))
}

impl Told {
    /// The published report with something changed.
    fn changed(&self, change: impl FnOnce(&mut Value)) -> PathBuf {
        let mut report = json_of(&self.report);
        change(&mut report);
        let path = self.home.path().join("changed.json");
        fs::write(&path, serde_json::to_string_pretty(&report).expect("JSON")).expect("it can be written");
        path
    }

    /// The name of an account that has posted on X.
    fn somebody(&self) -> String {
        self.account(|post| post["network"] == "x")
    }

    /// The name of an account that is quoted.
    fn quoted(&self) -> String {
        let is_group =
            |post: &Value| post["author"]["handle"].as_str().is_some_and(|it| it.starts_with("group"));
        self.account(is_group)
    }

    /// The name of the first account with such a post.
    fn account(&self, is_it: impl Fn(&Value) -> bool) -> String {
        let posts = printed(&groundswell(["posts".as_ref(), self.feed.as_os_str()]));
        let posts = posts.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let tagged = |post: &Value| post["hashtags"].as_array().is_some_and(|tags| !tags.is_empty());
        let mut such = posts.filter(|post| is_it(post) && tagged(post));
        such.find_map(|post| post["author"]["id"].as_str().map(str::to_owned))
            .expect("somebody has posted so")
    }
}

#[test]
fn every_value_of_a_published_report_is_counted_again_and_a_change_is_found_where_it_is() {
    let told = tell(1_500);
    // 1. As it was published, by the record alone and with the report named.
    for report in [None, Some(told.report.as_path()), Some(&told.report.join("report.json"))] {
        let (code, found, text) = verify(&told.record, report);
        assert_eq!(
            (code, &found["holds"], &found["report"]["differs"]),
            (Some(0), &json!(true), &json!([])),
            "{text}"
        );
        assert!(found["report"]["values_that_hold"].as_u64() > Some(200), "{text}");
        assert!(found["report"]["published"]["entry"].is_u64(), "{text}");
        assert!(text.contains("it is what was published") && text.contains("pledges"), "{text}");
        if report != Some(&told.report.join("report.json")) {
            assert!(text.contains("index.html beside it is what was published too"), "{text}");
        }
    }
    let themes = &json_of(&told.report)["themes"];
    assert!(themes["of_shown"] == true && themes["themes"][0]["accounts"].as_u64() >= Some(5), "{themes:#}");
    let page = fs::read_to_string(told.report.join("index.html")).expect("a page");
    assert!(page.contains("Only posts that may be shown were looked at"));
    // 2. A value that was changed.
    let posts = json_of(&told.report)["posts"].as_u64().expect("a number");
    let changed = told.changed(|report| {
        report["posts"] = json!(posts + 1);
        report["languages"][1][1] = json!(1);
        report["themes"]["themes"][0]["phrase"] = json!("nobody wrote that");
    });
    let (code, found, text) = verify(&told.record, Some(&changed));
    assert_eq!(
        (code, &found["holds"], &found["report"]["published"]),
        (Some(1), &json!(false), &Value::Null)
    );
    let pointers: Vec<&Value> =
        found["report"]["differs"].as_array().expect("a list").iter().map(|it| &it["pointer"]).collect();
    assert_eq!(pointers, ["/languages/1/1", "/posts", "/themes/themes/0/phrase"], "{text}");
    assert!(
        text.starts_with("NOT everything holds") && text.contains("NOT a file that was published"),
        "{text}"
    );
    assert!(text.contains(&format!("/posts: the report says {}, the record {posts}", posts + 1)), "{text}");
    // 3. A page that was changed.
    fs::write(told.report.join("index.html"), "<!doctype html>").expect("it can be written");
    let (code, _, text) = verify(&told.record, Some(&told.report));
    assert!(code == Some(1) && text.contains("index.html beside it is NOT what was published"), "{text}");
    the_article_goes_with_the_record(&told);
    what_is_no_report_of_it_is_refused(&told);
    what_lies_beside_a_record_hides_nothing_of_it(&told);
    what_was_erased_is_told_apart(&told, posts);
}

/// A package has the article, here without the posts on X that it quotes, and its figures as they were published; one that was changed in it is found.
fn the_article_goes_with_the_record(told: &Told) {
    let (package, changed) = (told.home.path().join("storm.wacz"), told.home.path().join("changed.wacz"));
    let words = [
        OsStr::new("export"),
        told.record.as_os_str(),
        "--format".as_ref(),
        "wacz".as_ref(),
        "--out".as_ref(),
    ];
    let exported = groundswell(words.into_iter().chain([package.as_os_str()]));
    assert!(
        exported.status.success() && said(&exported).contains("the article is in it, without quotes"),
        "{}",
        said(&exported)
    );
    let (code, found, text) = verify(&package, None);
    assert_eq!((code, found["carried_reports"].as_array().map(Vec::len)), (Some(0), Some(2)), "{text}");
    let member = "report/report.json";
    let arguments = [package.as_os_str(), changed.as_os_str(), member.as_ref()];
    let status = Command::new("/usr/bin/python3").args(["-c", CHANGE]).args(arguments).status();
    assert!(status.expect("Python is installed").success());
    let (code, _, text) = verify(&changed, None);
    assert!(code == Some(1) && text.contains(&format!("{member}: no entry of the record")), "{text}");
    // Without the record a report is what was published, or is not; so it is with an export, and a site.
    let export = told.home.path().join("storm.jsonl");
    let words = [OsStr::new("export"), told.record.as_os_str(), "--out".as_ref(), export.as_os_str()];
    assert!(groundswell(words).status.success());
    let changed = told.changed(|report| report["posts"] = json!(1));
    for record in [&package, &export] {
        let (code, _, text) = verify(record, Some(&told.report));
        assert!(
            code == Some(0) && text.contains("not counted again: what was counted is not here"),
            "{text}"
        );
        let (code, _, text) = verify(record, Some(&changed));
        assert!(code == Some(1) && text.contains("NOT a file that was published"), "{text}");
    }
}

fn what_is_no_report_of_it_is_refused(told: &Told) {
    let refused = |report: &Path, says: &str| {
        let (code, found, text) = verify(&told.record, Some(report));
        assert!(code == Some(1) && found.is_null() && text.contains(says), "{says}: {text}");
    };
    refused(
        &told.changed(|report| report["method"]["record"]["origin"] = json!("elsewhere")),
        "another record",
    );
    refused(&told.changed(|report| report["method"]["record"]["size"] = json!(u64::MAX)), "another one");
    refused(&told.changed(|report| report["method"]["record"]["size"] = json!(3)), "another record");
    refused(&told.changed(|report| report["method"]["record"] = Value::Null), "does not say on which record");
    refused(&told.feed, "no report as JSON");
    refused(&told.home.path().join("nowhere"), "can't verify the report");
}

/// A server's report is looked at unasked; whatever somebody has made of it is found, and the record is judged all the same.
fn what_lies_beside_a_record_hides_nothing_of_it(told: &Told) {
    let beside = told.record.with_file_name("report").join("report.json");
    let published = fs::read_to_string(&beside).expect("it was published");
    let mut unsaid: Value = serde_json::from_str(&published).expect("JSON");
    unsaid["method"]["record"] = Value::Null;
    unsaid["posts"] = json!(1);
    let cut = published.get(..published.len() / 2).expect("within ASCII");
    for (changed, says) in [
        (unsaid.to_string(), "NOT a file that was published"),
        (cut.to_owned(), "NOT a file that was published"),
        (published.replace("\"origin\": \"", "\"origin\": \"elsewhere/"), "it can't be counted again: "),
    ] {
        assert_ne!(changed, published);
        fs::write(&beside, changed).expect("it can be written");
        let (code, found, text) = verify(&told.record, None);
        assert_eq!((code, &found["report"]["holds"]), (Some(1), &json!(false)), "{text}");
        assert!(text.contains(says) && found["entries"].is_u64(), "{found} {text}");
    }
    fs::write(&beside, published).expect("it can be written");
    assert_eq!(verify(&told.record, None).0, Some(0));
}

/// When somebody's posts were erased, what rests on them can't be counted any more; that is no fault, and hides none.
fn what_was_erased_is_told_apart(told: &Told, posts: u64) {
    for account in [told.somebody(), told.quoted()] {
        let words = ["forget".as_ref(), told.record.as_os_str(), "--account".as_ref(), account.as_ref()];
        let forget = groundswell(words.into_iter().chain(["--reason".as_ref(), "author".as_ref()]));
        assert_eq!(forget.status.code(), Some(0), "{}", said(&forget));
    }
    let report = told.report.join("report.json");
    fs::remove_file(told.report.join("index.html")).expect("it is there");
    let (code, found, text) = verify(&told.record, Some(&report));
    let (gone, erased) =
        (&found["report"]["not_countable_any_more"], &found["report"]["erased_since"]["author"]);
    assert_eq!((code, &found["report"]["differs"]), (Some(0), &json!([])), "{text}");
    assert!(gone.as_array().expect("a list").contains(&json!("/posts")), "{text}");
    let is_of_themes = |gone: &Value| gone.as_str().is_some_and(|gone| gone.starts_with("/themes/"));
    assert!(gone.as_array().expect("a list").iter().any(is_of_themes), "what was said is of fewer: {gone}");
    assert!(erased.as_u64() > Some(0) && text.contains("can't be counted any more"), "{text}");
    let hold = found["report"]["values_that_hold"].as_u64();
    assert!(hold > Some(100), "what rests on nothing that is gone still holds: {text}");
    let more = erased.as_u64().expect("a number") + 1;
    let changed = told.changed(|report| report["posts"] = json!(posts + more));
    let (code, found, text) = verify(&told.record, Some(&changed));
    assert_eq!((code, &found["report"]["differs"][0]["pointer"]), (Some(1), &json!("/posts")), "{text}");
}

#[test]
fn a_report_of_another_record_of_the_same_name_is_refused() {
    let (one, other) = (tell(60), tell(90));
    let (code, _, text) = verify(&one.record, Some(&other.report));
    assert!(code == Some(1) && text.contains("another record"), "{text}");
}
