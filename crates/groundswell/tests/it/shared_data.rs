// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tests over real material, which lies outside the project; left out, and said so, where it isn't there.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use serde_json::Value;

use crate::{
    program::{groundswell, printed, workspace},
    python::recount,
    truth::assert_same,
};

fn data(path: &str) -> Option<PathBuf> {
    let path = workspace().join("../shared/data").join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("left out: {} is not there", path.display());
    None
}

fn posts(path: &str) -> Option<Vec<Value>> {
    let output = groundswell(["posts".as_ref(), data(path)?.as_os_str()]);
    Some(
        printed(&output).lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect(),
    )
}

#[test]
fn an_article_gives_its_embedded_posts_and_nothing_else() {
    let Some(posts) = posts("article/storm-2021-02-08.txt") else { return };
    assert_eq!(posts.len(), 3);
    for post in &posts {
        assert_eq!(post["precision"], "day");
        assert_eq!(post["source"]["format"], "article");
        assert!(post["media"].as_array().is_some_and(|media| media.len() == 1), "{post}");
    }
    let tags: Vec<usize> = posts.iter().map(|post| post["hashtags"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(tags, [5, 1, 3]);
    assert!(posts[1]["text"].as_str().is_some_and(|text| text.contains('\n') && text.contains('#')));
}

#[test]
fn posts_and_accounts_of_real_files_are_those_that_their_json_names() {
    // Distinct identifiers and accounts, read straight from the JSON.
    let check = |path: &str, id: fn(&Value) -> Option<&Value>, account: fn(&Value) -> Option<&Value>| {
        let Some(file) = data(path) else { return };
        let text = std::fs::read_to_string(&file).expect("it can be read");
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let posts: BTreeMap<String, String> =
            lines.filter_map(|line| Some((id(&line)?.to_string(), account(&line)?.to_string()))).collect();
        let accounts: BTreeSet<&String> = posts.values().collect();
        let output = groundswell(["report".as_ref(), file.as_os_str(), "--format".as_ref(), "json".as_ref()]);
        let report: Value = serde_json::from_str(&printed(&output)).expect("the report is JSON");
        assert_eq!(report["posts"], posts.len(), "posts of {path}");
        assert_eq!(report["accounts"], accounts.len(), "accounts of {path}");
    };
    check("twarc-csv/flat.jsonl", |line| line.get("id"), |line| line.get("author_id"));
    check("tweepy-cassettes/v1.jsonl", |line| line.get("id_str"), |line| line.pointer("/user/id_str"));
    check(
        "mastodon-statuses/statuses_live.jsonl",
        |line| line.get("uri"),
        |line| line.pointer("/account/url"),
    );
}

/// Every folder's files of posts, each counted together.
const FOLDERS: [(&str, &[&str]); 6] = [
    ("article", &["storm-2021-02-08.txt"]),
    ("crisislex/CrisisLexT6", &["2013_Boston_Bombings/2013_Boston_Bombings-ontopic_offtopic.csv.zst"]),
    ("jetstream-corpus", &["expected_v1_first100.jsonl", "golden_v1.jsonl", "repo.car"]),
    ("mastodon-statuses", &["statuses_live.jsonl", "statuses_testinstance.jsonl"]),
    ("tweepy-cassettes", &["v1.jsonl", "v2.jsonl"]),
    (
        "twarc-csv",
        &[
            "brexit.jsonl",
            "edited.jsonl",
            "flat.jsonl",
            "noflat.jsonl",
            "media_policy_violation_off.jsonl",
            "media_policy_violation_on.jsonl",
            "streaming_output_with_error.jsonl",
            "withheld.jsonl",
        ],
    ),
];

/// Every figure, of everything, of those that carry one of two hashtags, and of the middle of the time.
#[test]
fn every_folder_of_real_posts_is_counted_as_an_independent_count_counts_it() {
    for (folder, files) in FOLDERS {
        let Some(folder) = data(folder) else { continue };
        let files: Vec<PathBuf> = files.iter().map(|file| folder.join(file)).collect();
        let run = |command: &str, more: &[&str]| {
            let inputs = files.iter().map(|file| file.as_os_str());
            printed(&groundswell(
                std::iter::once(command.as_ref()).chain(inputs).chain(more.iter().map(AsRef::as_ref)),
            ))
        };
        let report = |more: &[&str]| -> Value {
            let words: Vec<&str> = more.iter().chain(&["--format", "json"]).copied().collect();
            serde_json::from_str(&run("report", &words)).expect("the report is JSON")
        };
        let posts = run("posts", &[]);
        let all = report(&[]);
        assert_same(&all, &recount(&posts, ["", ""], &[]));
        let most = all["hashtags"].as_array().expect("a list").iter().take(2);
        let tags: Vec<String> = most.filter_map(|row| Some(row[0].as_str()?.to_owned())).collect();
        let words: Vec<&str> = tags.iter().flat_map(|tag| ["--tag", tag]).collect();
        assert_same(&report(&words), &recount(&posts, ["", ""], &tags));
        let minutes = all["per_minute"].as_array().expect("a list");
        let [Some(from), Some(to)] = [1, 3].map(|part| minutes.get(minutes.len() * part / 4)) else {
            continue;
        };
        let [from, to] = [from, to].map(|minute| minute[0].as_str().expect("an instant"));
        assert_same(&report(&["--from", from, "--to", to]), &recount(&posts, [from, to], &[]));
    }
}

#[test]
fn surges_of_real_counts_are_found_by_the_rules_of_the_benchmark() {
    let Some(folder) = data("nab-realtweets") else { return };
    let scorer = workspace().join("../shared/tools/nab_score.py");
    let output = std::process::Command::new("python3")
        .arg(scorer)
        .arg(env!("CARGO_BIN_EXE_groundswell"))
        .args([folder.join("data"), folder.join("windows.json")])
        .output()
        .expect("python3 is on every system");
    let scores: Value = serde_json::from_slice(&output.stdout).expect("the scorer prints JSON");
    let of = |profile: &str| scores[profile].as_f64().unwrap_or_default();
    assert!(of("standard") > 88.0 && of("reward_low_FP_rate") > 83.0, "{scores}");
}
