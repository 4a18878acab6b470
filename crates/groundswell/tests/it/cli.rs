// SPDX-License-Identifier: AGPL-3.0-or-later
//! Commands on files: what they print, what they say, and how they end.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    slice,
};

use serde_json::Value;

use crate::{
    fiction::{ARTICLE, split, write_feed, x_line},
    program::{files, groundswell, groundswell_with_input, printed, said, sample_call},
};

const GOOD: &str = "2026-03-01T18:00:00.000Z";

fn good(id: u64) -> String {
    x_line(id, "mira_k", GOOD, "We stand with them #AhangWeavers")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut child = std::process::Command::new("gzip")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("gzip is on every system");
    child.stdin.take().expect("it is piped").write_all(bytes).expect("gzip reads");
    child.wait_with_output().expect("gzip ends").stdout
}

/// Runs `posts` over a file and one good file after it.
fn read_with_one_after(folder: &Path, name: &str, bytes: &[u8]) -> (Option<i32>, usize, String) {
    let path = folder.join(name);
    let rest = folder.join("one-after.jsonl");
    fs::write(&rest, good(99) + "\n").expect("it can be written");
    if !bytes.is_empty() || name.contains("empty") {
        fs::write(&path, bytes).expect("it can be written");
    }
    let output = groundswell(["posts".as_ref(), path.as_os_str(), rest.as_os_str()]);
    (output.status.code(), printed(&output).lines().count(), said(&output))
}

#[test]
fn bad_input_is_named_once_and_the_rest_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("folder")).expect("a folder");
    let check = |name: &str, bytes: &[u8], exit: i32, posts: usize, says: &str| {
        let (code, printed, said) = read_with_one_after(folder.path(), name, bytes);
        assert_eq!(code, Some(exit), "{name}: {said}");
        assert_eq!(printed, posts + 1, "{name}: its posts, and the one after them: {said}");
        assert_eq!(said.lines().count(), 1, "{name}: one message: {said}");
        assert!(said.contains(name) && said.contains(says), "{name}: `{says}` in {said}");
    };
    let (one, two) = (good(1), good(2));
    let around = |middle: &[u8]| [one.as_bytes(), b"\n", middle, b"\n", two.as_bytes(), b"\n"].concat();
    check("broken-line.jsonl", &around(b"{\"id\": broken"), 0, 2, ":2");
    check("not-an-object.jsonl", &around(b"17"), 0, 2, ":2");
    check("invalid-utf8.jsonl", &around(b"{\"text\":\"\xff\xfe\"}"), 0, 2, ":2");
    let mut long = b"{\"text\":\"".to_vec();
    long.resize(200 << 20, b'a');
    check("200-megabytes.jsonl", &around(&long), 0, 2, ":2");
    check("folder", b"", 1, 0, "folder");
    check("not-there.jsonl", b"", 1, 0, "not there");
    check("empty.jsonl", b"", 1, 0, "empty");
    check("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0", 1, 0, "");
    check("archive.zip", b"PK\x03\x04\x14\0\0\0\x08\0\xff\xfe\xfd\x80", 1, 0, "");
}

#[test]
fn a_compressed_file_is_read_and_one_cut_short_as_far_as_it_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let many: String = (1..400).map(|id| good(id) + "\n").collect();
    let mut bytes = gzip(many.as_bytes());
    let (code, posts, said) = read_with_one_after(folder.path(), "whole.jsonl.gz", &bytes);
    assert_eq!((code, posts, said.as_str()), (Some(0), 400, ""));
    bytes.truncate(bytes.len() * 3 / 4);
    let (code, posts, said) = read_with_one_after(folder.path(), "cut.jsonl.gz", &bytes);
    assert_eq!(code, Some(1), "{said}");
    assert!((20..399).contains(&posts), "{posts} posts: what could be unpacked is read");
    assert!(said.contains("cut.jsonl.gz"), "{said}");
}

#[test]
fn an_article_gives_its_posts_whole_and_prose_gives_none() {
    let output = groundswell_with_input(&["posts", "-"], ARTICLE.as_bytes());
    let posts: Vec<Value> =
        printed(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let field = |name: &str| posts.iter().map(|post| post[name].clone()).collect::<Vec<_>>();
    assert_eq!(field("created_at"), ["2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"]);
    assert_eq!(posts[0]["hashtags"], serde_json::json!(["AhangWeavers"]));
    assert_eq!(posts[1]["hashtags"], serde_json::json!(["AhangWeavers", "DropTheCase"]));
    assert!(posts[0]["text"].as_str().is_some_and(|text| text.starts_with("The 40 members")), "{}", posts[0]);
    let prose = "A court in Ahang (@court) will sit on March 3, 2026 \u{2014} so says the spokesperson.\n\nNobody wrote.\n";
    let output = groundswell_with_input(&["posts", "-"], prose.as_bytes());
    assert_eq!((printed(&output).as_str(), output.status.code()), ("", Some(0)));
}

#[test]
fn a_report_counts_by_the_definitions_whatever_the_order_and_the_repetition() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let lines =
        [good(1), x_line(2, "noor", GOOD, "Also #ahangweavers"), x_line(3, "noor", GOOD, "Other #Weather")];
    fs::write(path("one.jsonl"), format!("{}\n{}\nbroken\n", lines[0], lines[1])).expect("it can be written");
    fs::write(path("two.jsonl"), format!("{}\n{}\n", lines[2], lines[0])).expect("it can be written");
    let report = |first: &str, second: &str| -> Value {
        let (first, second) = (path(first), path(second));
        let words = ["report", "--tag", "#AhangWeavers", "--format", "json"].map(AsRef::as_ref);
        let output = groundswell(words.into_iter().chain([first.as_os_str(), second.as_os_str()]));
        serde_json::from_str(&printed(&output)).expect("JSON")
    };
    let (there, back) = (report("one.jsonl", "two.jsonl"), report("two.jsonl", "one.jsonl"));
    assert_eq!(there["posts"], 2);
    assert_eq!(there["hashtags"], serde_json::json!([["AhangWeavers", 2]]));
    assert_eq!(there["rejected"], serde_json::json!({"lines": 1, "reasons": {"not-json": 1}}));
    for figure in ["posts", "accounts", "first", "peak", "per_minute", "hashtags", "authors", "rejected"] {
        assert_eq!(there[figure], back[figure], "{figure}");
    }
}

#[test]
fn beyond_its_bound_a_report_is_the_same_estimate_from_any_split() {
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    let truth = write_feed(&feed, 4_000);
    let report = |inputs: &[PathBuf], words: &[&str]| -> Value {
        let words = ["report", "--format", "json", "--exact-up-to"].iter().chain(words).map(AsRef::as_ref);
        let output = groundswell(words.chain(inputs.iter().map(|input| input.as_os_str())));
        let mut told: Value = serde_json::from_str(&printed(&output)).expect("JSON");
        told["method"]["inputs"] = Value::Null;
        told["rejected"] = Value::Null;
        told
    };
    let mut pieces = split(&feed, 5);
    let whole = report(slice::from_ref(&feed), &["300"]);
    assert_eq!(whole["method"]["exact"], false);
    assert_eq!(whole["estimated"]["exact_up_to"], 300);
    assert_eq!(report(&pieces, &["300"]), whole);
    pieces.reverse();
    pieces.push(feed.clone());
    assert_eq!(report(&pieces, &["300"]), whole);
    // With everything within the bound, nothing is estimated.
    let exact = report(slice::from_ref(&feed), &["1_000_000"]);
    assert_eq!((&exact["estimated"], &exact["method"]["exact"]), (&Value::Null, &Value::Bool(true)));
    let off = |figure: &str| {
        let number = |told: &Value| told[figure].as_f64().expect("a number");
        (number(&whole) - number(&exact)).abs()
            / whole["estimated"]["standard_error"][figure].as_f64().expect("its error")
    };
    assert!(off("posts") < 4.0 && off("accounts") < 4.0, "{whole:#}");
    assert!(truth.posts > 300);
}

#[test]
fn a_call_with_mistakes_is_refused_by_file_and_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let call = folder.path().join("wrong-call");
    for file in files(&sample_call()) {
        let path = call.join(file.strip_prefix(sample_call()).expect("it lies within"));
        fs::create_dir_all(path.parent().expect("the call's folder")).expect("a folder");
        fs::copy(&file, path).expect("it can be copied");
    }
    let toml = fs::read_to_string(sample_call().join("call.toml")).expect("the sample is there");
    let wrong = toml.replacen("zone = \"", "zone = \"Nowhere/", 1);
    let line =
        1 + wrong.lines().position(|line| line.contains("Nowhere/")).expect("the sample names its zone");
    fs::write(call.join("call.toml"), wrong).expect("it can be written");
    let output = groundswell(["call".as_ref(), "check".as_ref(), call.as_os_str()]);
    assert_eq!(output.status.code(), Some(1));
    let mistakes = printed(&output);
    assert!(mistakes.contains(&format!("call.toml:{line}: ")), "{mistakes}");
    assert_eq!(mistakes.lines().count(), 1, "{mistakes}");
    let good = groundswell(["call".as_ref(), "check".as_ref(), sample_call().as_os_str()]);
    assert_eq!(good.status.code(), Some(0), "{}", printed(&good));
}

#[test]
fn a_check_tells_how_each_network_counts() {
    let output = groundswell([
        "check",
        "Free them \u{1F9F5} #AhangWeavers https://example.org/weavers",
        "--format",
        "json",
    ]);
    let check: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    assert_eq!(check["x"]["length"], 10 + 2 + 1 + 13 + 1 + 23);
    assert_eq!(check["bluesky"]["limit"], 300);
    assert_eq!(check["mastodon"]["hashtags"], serde_json::json!(["AhangWeavers"]));
}

#[test]
fn wrong_use_is_told_apart_from_failure() {
    let check = |words: &[&str], exit: i32| {
        let output = groundswell(words);
        assert_eq!(output.status.code(), Some(exit), "{words:?}: {}", said(&output));
        assert!(!said(&output).is_empty() || exit == 0, "{words:?} says why");
    };
    check(&["--help"], 0);
    check(&["posts", "--help"], 0);
    check(&["posts"], 2);
    check(&["no-such-command"], 2);
    check(&["report", "x.jsonl", "--format", "papyrus"], 2);
    check(&["forget", "no-record", "--post", "1", "--reason", "whim"], 2);
    check(&["forget", "no-record", "--post", "1", "--reason", "author"], 1);
    check(&["report", "x.jsonl", "--tag", "#"], 2);
    check(&["report", "x.jsonl", "--exact-up-to", "99"], 2);
    check(&["report", "x.jsonl", "--exact-up-to", "many"], 2);
    check(&["report", "x.jsonl", "--language", "no language"], 2);
    check(&["report", "x.jsonl", "--from", "2026-03-02T00:00:00Z", "--to", "2026-03-01T00:00:00Z"], 2);
    check(&["verify", "no-record"], 1);
    check(&["export", "no-record"], 1);
    check(&["serve", "--call", "no-such-folder"], 1);
}

#[test]
fn nothing_that_is_there_is_lost_when_a_command_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("kept.json"), "kept").expect("it can be written");
    let out = path("kept.json");
    let export =
        groundswell(["export".as_ref(), path("nope").as_os_str(), "--out".as_ref(), out.as_os_str()]);
    assert_eq!(export.status.code(), Some(1));
    let report =
        groundswell(["report".as_ref(), path("nope").as_os_str(), "--out".as_ref(), out.as_os_str()]);
    assert_eq!(report.status.code(), Some(1));
    let report = groundswell(["report".as_ref(), out.as_os_str(), "--out".as_ref(), out.as_os_str()]);
    assert_eq!(report.status.code(), Some(2), "an input is not written over: {}", said(&report));
    assert_eq!(fs::read_to_string(&out).expect("it is there"), "kept");
    let import = groundswell([
        "import".as_ref(),
        path("nope").as_os_str(),
        "--into".as_ref(),
        path("new").as_os_str(),
    ]);
    assert_eq!(import.status.code(), Some(1));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "no record and no key was begun");
}

#[test]
fn a_window_with_one_end_is_closed_by_the_posts() {
    let (first, last) =
        (x_line(1, "mira_k", GOOD, "one"), x_line(2, "noor", "2026-03-01T19:00:00.000Z", "two"));
    let window = |words: &[&str]| -> Value {
        let words: Vec<&str> = ["report", "-", "--format", "json"].iter().chain(words).copied().collect();
        let output = groundswell_with_input(&words, format!("{first}\n{last}\n").as_bytes());
        serde_json::from_str::<Value>(&printed(&output)).expect("JSON")["window"].clone()
    };
    let check = |words: &[&str], start: &str, end: &str| {
        assert_eq!(window(words), serde_json::json!({"start": start, "end": end}), "{words:?}");
    };
    check(&[], "2026-03-01T18:00:00Z", "2026-03-01T19:00:01Z");
    check(&["--from", "2026-03-01T18:30:00Z"], "2026-03-01T18:30:00Z", "2026-03-01T19:00:01Z");
    check(&["--to", "2026-03-01T18:30:00Z"], "2026-03-01T18:00:00Z", "2026-03-01T18:30:00Z");
}

#[test]
fn what_a_stream_says_that_it_lacks_reaches_the_reader() {
    let stream = [
        r#"{"limit":{"track":10}}"#.to_owned(),
        good(1),
        r#"{"limit":{"track":412}}"#.to_owned(),
        r#"{"disconnect":{"code":4}}"#.to_owned(),
        // A new connection counts anew.
        r#"{"limit":{"track":3}}"#.to_owned(),
        r#"{"status_withheld":{"id":12,"user_id":7}}"#.to_owned(),
        r#"{"delete":{"status":{"id_str":"13","user_id_str":"7"}}}"#.to_owned(),
        r#"{"limit":{"track":5}}"#.to_owned(),
    ];
    let stream = stream.join("\n");
    let output = groundswell_with_input(&["report", "-", "--format", "json"], stream.as_bytes());
    let report: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    let reasons = serde_json::json!({"deleted": 1, "limit": 417, "withheld": 1});
    let expected = serde_json::json!({"posts": 419, "reasons": reasons, "gaps": {"disconnected": 1}});
    assert_eq!((&report["posts"], &report["lost"]), (&Value::from(1), &expected));
    assert!(said(&output).contains("419 posts can't be seen in it"), "{}", said(&output));
    let output = groundswell_with_input(&["posts", "-"], stream.as_bytes());
    assert_eq!((output.status.code(), printed(&output).lines().count()), (Some(0), 1));
    assert!(said(&output).contains("limit 417"), "{}", said(&output));
    let output = groundswell_with_input(&["report", "-", "--format", "md"], stream.as_bytes());
    assert!(printed(&output).contains("419 posts could not be seen"), "{}", printed(&output));
    let output =
        groundswell_with_input(&["report", "-", "--format", "md", "--language", "he"], stream.as_bytes());
    assert!(printed(&output).contains("419 פוסטים לא ניתן היה לראות"), "{}", printed(&output));
    for (language, is_there) in [("fr", true), ("en-GB", true), ("iw", true), ("ky", false)] {
        let words = ["report", "-", "--format", "md", "--language", language];
        let output = groundswell_with_input(&words, stream.as_bytes());
        assert_eq!(said(&output).contains("are not there in `ky`"), !is_there, "{}", said(&output));
    }
}

#[test]
fn a_personal_archive_is_read_from_its_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    fs::create_dir(&data).expect("a folder");
    let tweet = r#"{"id_str":"1","full_text":"We stand #AhangWeavers","created_at":"Sun Mar 01 18:00:00 +0000 2026"}"#;
    let write = |name: &str, text: String| fs::write(data.join(name), text).expect("it can be written");
    write("tweets.js", format!("window.YTD.tweets.part0 = [ {{\"tweet\" : {tweet}}} ]"));
    write("deleted-tweets.js", format!("window.YTD.deleted_tweets.part0 = [ {{\"tweet\" : {tweet}}} ]"));
    let account =
        r#"[ {"account" : {"accountId" : "7", "username" : "mira_k", "accountDisplayName" : "Mira"}} ]"#;
    write("account.js", format!("window.YTD.account.part0 = {account}"));
    let output = groundswell(["posts".as_ref(), folder.path().as_os_str()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let post: Value = serde_json::from_str(&printed(&output)).expect("one post");
    assert_eq!(
        (&post["author"]["handle"], &post["source"]["format"]),
        (&"mira_k".into(), &"x-archive".into())
    );
    assert!(said(&output).contains("a personal archive; read 2 files of it"), "{}", said(&output));
    let words = ["--tag", "#AhangWeavers", "--format", "json"].map(AsRef::as_ref);
    let output = groundswell(["report".as_ref(), folder.path().as_os_str()].into_iter().chain(words));
    assert_eq!(serde_json::from_str::<Value>(&printed(&output)).expect("JSON")["posts"], 1);
    let output = groundswell(["posts".as_ref(), data.join("deleted-tweets.js").as_os_str()]);
    assert_eq!((output.status.code(), printed(&output).as_str()), (Some(1), ""));
}

#[test]
fn a_table_is_read_by_the_columns_that_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("sheet.csv");
    fs::write(&sheet, "no;when;who;body\n1;2026-03-01 18:00:00;mira_k;\"We stand; #AhangWeavers\"\n2;x\n")
        .expect("it can be written");
    let run = |columns: &str| {
        let words = ["--columns", columns, "--format", "json"].map(AsRef::as_ref);
        groundswell(["report".as_ref(), sheet.as_os_str()].into_iter().chain(words))
    };
    let output = run("id=no,created_at=when,author=who,text=body,network=x");
    let report: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    assert_eq!(
        (&report["posts"], &report["hashtags"]),
        (&1.into(), &serde_json::json!([["AhangWeavers", 1]]))
    );
    assert_eq!(report["rejected"], serde_json::json!({"lines": 1, "reasons": {"unknown-shape": 1}}));
    let says = said(&output);
    assert!(says.contains("sheet.csv:3: has 2 cells where the first row has 4"), "{says}");
    assert!(says.contains("taken as UTC"), "{says}");
    let output = run("text=body");
    assert!(
        output.status.code() == Some(1) && said(&output).contains("--columns network=x"),
        "{}",
        said(&output)
    );
    assert_eq!(run("author").status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_result_goes_into_what_is_no_file_and_never_in_its_place() {
    use std::{io::Read, os::unix::fs::FileTypeExt};
    let folder = tempfile::tempdir().expect("a folder can be made");
    let [posts, pipe] = ["posts.jsonl", "pipe"].map(|name| folder.path().join(name));
    fs::write(&posts, good(1) + "\n").expect("it can be written");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is on every system");
    assert!(made.success());
    // Open for both, a pipe waits for nobody.
    let mut reading = fs::OpenOptions::new().read(true).write(true).open(&pipe).expect("it can be opened");
    let out = pipe.to_str().expect("the name is text");
    let words = ["report", posts.to_str().expect("the name is text"), "--format", "json", "--out", out];
    assert_eq!(groundswell(words).status.code(), Some(0));
    let kind = fs::metadata(&pipe).expect("it is there").file_type();
    assert!(kind.is_fifo(), "a pipe, or a device, must not be replaced by a file");
    let mut begun = [0; 9];
    reading.read_exact(&mut begun).expect("the report went into the pipe");
    assert_eq!(&begun, b"{\n  \"tags");
}

#[cfg(unix)]
#[test]
fn a_result_goes_where_a_link_leads_and_leaves_the_link() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let [posts, file, link] = ["posts.jsonl", "report.json", "link"].map(|name| folder.path().join(name));
    fs::write(&posts, good(1) + "\n").expect("it can be written");
    fs::write(&file, "old").expect("it can be written");
    std::os::unix::fs::symlink(&file, &link).expect("a link can be made");
    let [posts, out] = [&posts, &link].map(|path| path.to_str().expect("the name is text"));
    assert_eq!(groundswell(["report", posts, "--format", "json", "--out", out]).status.code(), Some(0));
    assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
    assert!(fs::read_to_string(&file).expect("it is there").starts_with("{\n  \"tags"));
}
