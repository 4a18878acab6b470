// SPDX-License-Identifier: AGPL-3.0-or-later
//! A report over an archive is, to the byte, the report over the files that it was made of.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use testkit::Storm;

use crate::{
    oddities,
    program::{groundswell, printed, query, root, said},
};

/// Holds the reports of both programs against each other, asked the same in several ways.
fn check(files: &[PathBuf], questions: &[Vec<String>]) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let archive = folder.path().join("archive");
    let made = query(
        ["archive".as_ref()]
            .into_iter()
            .chain(files.iter().map(|file| file.as_os_str()))
            .chain(["--out".as_ref(), archive.as_os_str()]),
    );
    assert!(archive.is_dir(), "{}", said(&made));
    for (place, question) in questions.iter().enumerate() {
        // The figures are all in the JSON; the article is made of them and of the posts that are shown.
        let forms: &[&str] = if place == 0 { &["json", "md"] } else { &["json"] };
        for form in forms {
            let words = ["--format".to_owned(), (*form).to_owned()];
            let words: Vec<&String> = question.iter().chain(&words).collect();
            let words = || words.iter().map(|word| word.as_ref());
            let files = files.iter().map(|file| file.as_os_str());
            let plain = groundswell(["report".as_ref()].into_iter().chain(files).chain(words()));
            let counted = query(["report".as_ref(), archive.as_os_str()].into_iter().chain(words()));
            let (plain, got) =
                (String::from_utf8_lossy(&plain.stdout), String::from_utf8_lossy(&counted.stdout));
            let line = plain.lines().zip(got.lines()).find(|(one, other)| one != other);
            assert!(plain == got, "{question:?} as {form}: first {line:?}\n{}", said(&counted));
        }
    }
}

fn words(question: &str) -> Vec<String> {
    question.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn of_an_invented_storm_on_three_networks() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let window = ("2026-03-01T18:00:00Z".parse(), "2026-03-01T19:00:00Z".parse());
    let (Ok(start), Ok(end)) = window else { panic!("the times are valid") };
    let storm = Storm {
        seed: 7,
        hashtags: vec!["AhangWeavers".to_owned(), "Looms".to_owned()],
        wordings: vec![("en".to_owned(), "Let the weavers of Ahang go home #AhangWeavers".to_owned())],
        quotable: Vec::new(),
        window: model::Window::new(start, end).expect("it is not empty"),
        people: 300,
        posts_about: 2_000,
    };
    let invented = testkit::invent(&storm);
    let write = |(network, feed): (model::Network, testkit::Feed)| {
        let path = folder.path().join(format!("{network}.jsonl"));
        let text: String = feed.into_iter().map(|(_, line)| line + "\n").collect();
        fs::write(&path, text).expect("a file can be written");
        path
    };
    let mut files: Vec<PathBuf> = invented.feeds.into_iter().map(write).collect();
    // Seen once more, whole, by somebody else.
    files.push(files[0].clone());
    let questions = [
        "",
        "--tag AhangWeavers",
        "--tag AhangWeavers --public",
        "--tag Looms --tag AhangWeavers --from 2026-03-01T18:00:00Z --to 2026-03-01T19:00:00Z --name-accounts --digest",
        "--tag AhangWeaver --public",
        "--tag nothinglikeit",
    ];
    check(&files, &questions.map(words));
}

#[test]
fn of_odd_posts_over_several_files() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let questions = [
        "",
        "--public",
        "--tag FreeAhang",
        "--tag FreeAhang --public",
        "--tag Cafe --tag it's --from 2026-02-02T00:00:00.5Z --to 2026-02-02T01:00:00Z",
        "--tag FreeAhang --to 2026-02-02T00:30:00.000000001Z --public",
        "--tag back\\slash --tag x]\"[",
        "--from 2026-02-02T00:30:00Z",
    ];
    for seed in 0..3 {
        let write = |part: u64| {
            let path = folder.path().join(format!("odd-{seed}-{part}.jsonl"));
            fs::write(&path, oddities::lines(seed * 10 + part, 200)).expect("a file can be written");
            path
        };
        check(&[write(0), write(1), write(2)], &questions.map(words));
    }
    // So few that the article shows the posts themselves.
    let few = folder.path().join("few.jsonl");
    fs::write(&few, oddities::lines(99, 18)).expect("a file can be written");
    check(&[few], &questions.map(words));
}

#[test]
fn of_posts_that_repeat_one_another_one_behind_another() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("chain.jsonl");
    fs::write(&file, oddities::chain(15)).expect("a file can be written");
    check(&[file], &["--tag FreeAhang", ""].map(words));
}

#[test]
fn more_than_networks_know_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("chain.jsonl");
    fs::write(&file, oddities::chain(17)).expect("a file can be written");
    let counted = query(["report".as_ref(), file.as_os_str(), "--tag".as_ref(), "FreeAhang".as_ref()]);
    assert!(!counted.status.success());
    assert!(said(&counted).contains("more than 16 posts repeat one another"), "{}", said(&counted));
}

#[test]
fn in_little_memory() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (file, archive) = (folder.path().join("odd.jsonl"), folder.path().join("archive"));
    fs::write(&file, oddities::lines(8, 4_000)).expect("a file can be written");
    query(["archive".as_ref(), file.as_os_str(), "--out".as_ref(), archive.as_os_str()]);
    let archive = archive.to_string_lossy();
    let counted = |rest: &[&str]| {
        let words = ["report", &archive, "--tag", "FreeAhang", "--format", "json"];
        printed(&query(words.iter().chain(rest)))
    };
    assert_eq!(counted(&["--memory", "64"]), counted(&[]));
}

#[test]
fn of_real_files() {
    let data = root().join("../shared/data");
    let sources = [
        "tweepy-cassettes",
        "mastodon-statuses",
        "jetstream-corpus",
        "twarc-csv",
        "nab-realtweets",
        "article",
    ];
    let files: Vec<PathBuf> = sources.iter().flat_map(|source| files_of(&data.join(source))).collect();
    if files.is_empty() {
        eprintln!("left out: {} is not there", data.display());
        return;
    }
    for file in &files {
        let report = groundswell(["report".as_ref(), file.as_os_str(), "--format".as_ref(), "json".as_ref()]);
        let Ok(report) = serde_json::from_slice::<Value>(&report.stdout) else { continue };
        let tag = report["hashtags"][0][0].as_str().unwrap_or("nothing");
        let middle =
            report["per_minute"].as_array().and_then(|rows| rows.get(rows.len() / 2)?.get(0)?.as_str());
        let middle = middle.unwrap_or("2020-01-01T00:00:00Z");
        let asked = |rest: &[&str]| rest.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        check(
            std::slice::from_ref(file),
            &[
                asked(&[]),
                asked(&["--public", "--tag", tag]),
                asked(&["--from", middle, "--tag", tag]),
                asked(&["--to", middle, "--public"]),
            ],
        );
    }
    check(&files, &["", "--public", "--tag brexit --tag TwitterDev"].map(words));
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let Ok(listed) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let is_read =
        |path: &Path| path.extension().is_some_and(|extension| extension == "jsonl" || extension == "txt");
    files.retain(|path| is_read(path));
    files.sort();
    files
}

#[test]
fn files_are_counted_without_an_archive_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("odd.jsonl");
    fs::write(&file, oddities::lines(5, 100)).expect("a file can be written");
    let words = |program: &str| {
        ["report".as_ref(), file.as_os_str(), "--format".as_ref(), "json".as_ref()]
            .into_iter()
            .chain(
                (program == "query")
                    .then_some(["--engine".as_ref(), "datafusion".as_ref()])
                    .into_iter()
                    .flatten(),
            )
            .map(std::ffi::OsStr::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(printed(&groundswell(words("plain"))), printed(&query(words("query"))));
}
