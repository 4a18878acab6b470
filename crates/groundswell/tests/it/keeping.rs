// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call that keeps whole copies of posts, from the feed to whoever holds a key.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

use crate::{
    fiction,
    hands::wait,
    hours::call_at,
    program::{Server, files, groundswell, holds, printed, said, sample_call, workspace},
};

/// A storm that is over, whose call keeps copies.
struct Kept {
    home: tempfile::TempDir,
    call: PathBuf,
    data: PathBuf,
    /// Names of people, and numbers of posts, of which nothing may be read.
    names: BTreeSet<String>,
}

impl Kept {
    fn begin() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let key = |name: &str| spare::make_key(&home.path().join(name)).expect("it is made");
        let (friends, lawyers, _other) = (key("friends"), key("lawyers"), key("other"));
        let starts = "2024-12-01T15:00:00Z".parse().expect("a time");
        let call = call_at(home.path(), &sample_call(), "storm", starts);
        let toml = fs::read_to_string(call.join("call.toml")).expect("a call");
        let keeping = format!(
            "\n[keeping]\nwhy = \"A court may ask.\"\n\n[[keeping.holder]]\nname = \"Lawyers\"\nkey = \"{lawyers}\"\n\n[[keeping.holder]]\nname = \"Friends\"\nkey = \"{friends}\"\n"
        );
        fs::write(call.join("call.toml"), toml.clone() + &keeping).expect("it can be written");
        let (feed, data) = (home.path().join("feed.jsonl"), home.path().join("data"));
        let truth = fiction::write_feed_of(&call, &feed, 400);
        let server = serve(&call, &data, Some(&feed));
        let live = || -> Value { serde_json::from_str(&server.get("/storm/live.json").1).expect("JSON") };
        wait(|| live()["posts"] == truth.posts, || format!("{} posts in {}", truth.posts, live()));
        server.stop();
        let feed = fs::read_to_string(&feed).expect("it was written");
        let quotable = call::read(&call).expect("it is valid").quotable;
        let by_shown = |line: &&str| quotable.iter().any(|account| line.contains(&account.handle));
        let (shown, others): (Vec<&str>, Vec<&str>) = feed.lines().partition(|line| by_shown(line));
        let shown = shown.join("\n");
        let named = |mark: &'static str| {
            let names = others.iter().flat_map(move |line| line.split(mark).skip(1));
            names.filter_map(|rest| rest.split('"').next()).map(str::to_owned)
        };
        let names = named("\"username\":\"").chain(named("\"did\":\"")).chain(named("\"acct\":\""));
        // Whom those mention who may be shown is in what they say.
        let names: BTreeSet<String> =
            names.filter(|name| name.len() > 7 && !shown.contains(name.as_str())).collect();
        assert!(names.len() > 50, "{}", names.len());
        Self { home, call, data, names }
    }

    fn record(&self) -> PathBuf {
        self.data.join("calls/storm/record")
    }

    fn disclose(&self, more: &[&str]) -> (Output, PathBuf) {
        let (record, out) = (self.record(), self.home.path().join("copies.tar"));
        let words = [OsStr::new("disclose"), record.as_os_str(), "--out".as_ref(), out.as_os_str()];
        (groundswell(words.into_iter().chain(more.iter().map(OsStr::new))), out)
    }

    fn open(&self, copies: &Path, key: &str, more: &[&OsStr]) -> Output {
        let key = self.home.path().join(key);
        let words = [OsStr::new("open"), copies.as_os_str(), "--key".as_ref(), key.as_os_str()];
        groundswell(words.into_iter().chain(more.iter().copied()))
    }
}

fn serve(call: &Path, data: &Path, feed: Option<&Path>) -> Server {
    let words =
        [OsStr::new("serve"), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let feed = feed.into_iter().flat_map(|feed| [OsStr::new("--read"), feed.as_os_str()]);
    Server::start(words.into_iter().chain(feed))
}

fn verify(record: &Path) -> (Option<i32>, Value) {
    let output = groundswell(["verify".as_ref(), record.as_os_str(), "--format".as_ref(), "json".as_ref()]);
    (output.status.code(), serde_json::from_str(&printed(&output)).unwrap_or_default())
}

#[test]
fn copies_are_read_by_who_holds_a_key_and_by_nobody_before_the_record_says_why() {
    let kept = Kept::begin();
    nobody_is_readable(&kept);
    let copies = copies_are_handed_out_with_a_reason_alone(&kept);
    each_key_opens_them_and_no_other(&kept, &copies);
    other_tools_open_them_too(&kept, &copies);
    everybody_is_told(&kept);
}

/// Not in the folder, not on the pages, not in what is exported.
fn nobody_is_readable(kept: &Kept) {
    let exports = kept.home.path().join("exports");
    fs::create_dir(&exports).expect("a folder");
    for form in ["csv", "ids", "jsonl", "wacz"] {
        let (record, out) = (kept.record(), exports.join(form));
        let words = [OsStr::new("export"), record.as_os_str(), "--format".as_ref(), form.as_ref()];
        let output = groundswell(words.into_iter().chain(["--out".as_ref(), out.as_os_str()]));
        assert!(output.status.success(), "{}", said(&output));
    }
    let server = serve(&kept.call, &kept.data, None);
    wait(|| server.get("/storm/report").0 == 200, || "no report".to_owned());
    let pages =
        ["/storm", "/storm/live", "/storm/report", "/storm/record/", "/storm/record/public.export", "/about"];
    let pages: Vec<String> = pages.into_iter().map(|page| server.get(page).1).collect();
    server.stop();
    for name in &kept.names {
        assert!(!holds(&kept.data, name), "{name} is in the data folder");
        assert!(!holds(&exports, name), "{name} is in an export");
        assert!(!pages.iter().any(|page| page.contains(name.as_str())), "{name} is on a page");
    }
    assert!(files(&kept.data.join("keys")).iter().any(|key| key.ends_with("storm.whereabouts")));
}

fn copies_are_handed_out_with_a_reason_alone(kept: &Kept) -> PathBuf {
    let before = verify(&kept.record()).1["entries"].as_u64().expect("a number");
    for reason in [&[][..], &["--reason", "  "], &["--reason", "two\nlines"]] {
        let (output, out) = kept.disclose(reason);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(!out.exists());
    }
    let (output, out) = kept.disclose(&["--reason", "why not", "--post", "https://nobody.example/1"]);
    assert!(output.status.code() == Some(1) && !out.exists(), "{}", said(&output));
    let server = serve(&kept.call, &kept.data, None);
    let (output, out) = kept.disclose(&["--reason", "The defence has asked"]);
    assert!(output.status.code() == Some(1) && !out.exists(), "{}", said(&output));
    server.stop();
    let (output, out) = kept.disclose(&["--reason", "The defence has asked"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let (code, verified) = verify(&kept.record());
    assert_eq!((code, &verified["kinds"]["disclosure"]), (Some(0), &Value::from(1)), "{verified:#}");
    the_record_says_so_even_where_nothing_can_be_written(kept);
    assert!(verified["entries"].as_u64().is_some_and(|entries| entries > before));
    out
}

/// The entry comes first: what can't be written is told by it, and never the other way round.
fn the_record_says_so_even_where_nothing_can_be_written(kept: &Kept) {
    let (record, out) = (kept.record(), kept.home.path().join("nowhere/copies.tar"));
    let words = [OsStr::new("disclose"), record.as_os_str(), "--out".as_ref(), out.as_os_str()];
    let output = groundswell(words.into_iter().chain(["--reason", "They have asked again"].map(OsStr::new)));
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("says already that copies are handed out"), "{}", said(&output));
    assert_eq!(verify(&record).1["kinds"]["disclosure"], 2);
}

fn each_key_opens_them_and_no_other(kept: &Kept, copies: &Path) {
    let raw = kept.home.path().join("raw");
    let opened = kept.open(copies, "friends", &["--raw".as_ref(), raw.as_os_str()]);
    assert_eq!(opened.status.code(), Some(0), "{}", said(&opened));
    let posts: Vec<Value> =
        printed(&opened).lines().map(|line| serde_json::from_str(line).expect("a post")).collect();
    assert!(posts.len() > 50, "{}", posts.len());
    let feed = fs::read_to_string(kept.home.path().join("feed.jsonl")).expect("it was written");
    let as_received = files(&raw);
    assert!(!as_received.is_empty());
    for file in as_received {
        let line = fs::read_to_string(file).expect("a line");
        assert!(feed.contains(line.trim_end()), "{line}");
    }
    assert_eq!(printed(&kept.open(copies, "lawyers", &[])), printed(&opened));
    let other = kept.open(copies, "other", &[]);
    assert!(other.status.code() == Some(1) && printed(&other).is_empty(), "{}", said(&other));
    assert!(said(&other).contains("it is not sealed to that key"), "{}", said(&other));
}

/// With the tool of the people who made the form, where it is installed, and with tar in any case.
fn other_tools_open_them_too(kept: &Kept, copies: &Path) {
    let folder = kept.home.path().join("taken");
    fs::create_dir(&folder).expect("a folder");
    let taken =
        Command::new("tar").arg("-xf").arg(copies).arg("-C").arg(&folder).status().expect("tar is there");
    assert!(taken.success());
    let copy = files(&folder.join("copies")).into_iter().next().expect("a copy");
    let by_us = kept.open(&copy, "friends", &[]);
    assert_eq!(by_us.status.code(), Some(0), "{}", said(&by_us));
    let key = kept.home.path().join("friends");
    match Command::new("age").arg("--decrypt").arg("-i").arg(&key).arg(&copy).output() {
        Err(error) => eprintln!("not opened with `age`, which is not here: {error}"),
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let (head, _) = text.split_once('\n').expect("a first line");
            let head: Value = serde_json::from_str(head).expect("JSON");
            let post: Value = serde_json::from_str(&printed(&by_us)).expect("JSON");
            assert_eq!(head["post"], post);
        }
    }
}

/// In the report, which can be counted again, and by the second verifier.
fn everybody_is_told(kept: &Kept) {
    let server = serve(&kept.call, &kept.data, None);
    let report = || server.get("/storm/report").1;
    wait(|| report().contains("The defence has asked"), report);
    assert!(report().contains("sealed to keys that the server does not have; so many posts"), "{}", report());
    server.stop();
    let (code, verified) = verify(&kept.record());
    assert_eq!(code, Some(0), "{verified:#}");
    assert_eq!(verified["report"]["holds"], true, "{verified:#}");
    let told = fs::read(kept.data.join("calls/storm/report/report.json")).expect("it was published");
    let told: Value = serde_json::from_slice(&told).expect("JSON");
    assert_eq!(told["sealed_copies"]["disclosed"][0]["reason"], "The defence has asked");
    assert!(told["sealed_copies"]["posts"].as_u64().is_some_and(|posts| posts > 50), "{told:#}");
    let verifier = workspace().join("verifiers/verify.py");
    let again = Command::new("python3").arg(verifier).arg(kept.record()).output().expect("Python is there");
    assert!(again.status.success(), "{}{}", printed(&again), said(&again));
}
