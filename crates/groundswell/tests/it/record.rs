// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promises 4 and 5 on a record made by `import`.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{
    fiction::{ARTICLE, x_line},
    program::{Server, files, groundswell, holds, printed, said, sample_call},
};

const AT: &str = "2026-03-01T18:00:00.000Z";

struct Made {
    _folder: tempfile::TempDir,
    record: std::path::PathBuf,
}

/// A record of an article and a few lines, one of them repeating another.
fn make() -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let (article, lines, record) =
        (folder.path().join("a.txt"), folder.path().join("b.jsonl"), folder.path().join("record"));
    fs::write(&article, ARTICLE).expect("it can be written");
    let mut repost: Value =
        serde_json::from_str(&x_line(3, "noor", AT, "RT @mira_k: words to be forgot")).expect("JSON");
    let original: Value =
        serde_json::from_str(&x_line(1, "mira_k", AT, "words to be forgotten #AhangWeavers")).expect("JSON");
    let mut nested = original.clone();
    nested["type"] = "retweeted".into();
    repost["referenced_tweets"] = serde_json::json!([nested]);
    let other = x_line(2, "noor", AT, "words to be kept #AhangWeavers");
    fs::write(&lines, format!("{original}\n{other}\n{repost}\n")).expect("it can be written");
    let imported = groundswell([
        "import".as_ref(),
        article.as_os_str(),
        lines.as_os_str(),
        "--into".as_ref(),
        record.as_os_str(),
    ]);
    assert_eq!(imported.status.code(), Some(0), "{}", said(&imported));
    Made { _folder: folder, record }
}

fn verify(record: &Path) -> (Option<i32>, Value) {
    let output = groundswell(["verify".as_ref(), record.as_os_str(), "--format".as_ref(), "json".as_ref()]);
    (output.status.code(), serde_json::from_str(&printed(&output)).expect("JSON"))
}

fn posts(record: &Path) -> u64 {
    let output = groundswell(["report".as_ref(), record.as_os_str(), "--format".as_ref(), "json".as_ref()]);
    let report: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    report["posts"].as_u64().expect("a number")
}

#[test]
fn an_imported_record_reports_as_its_files_and_takes_nothing_twice() {
    let made = make();
    assert_eq!(verify(&made.record), (Some(0), verify(&made.record).1));
    assert_eq!(posts(&made.record), 5);
    let given = printed(&groundswell(["posts".as_ref(), made.record.as_os_str()]));
    assert_eq!(given.lines().filter(|line| line.contains("\"network\"")).count(), 5, "{given}");
    let size = verify(&made.record).1["entries"].clone();
    let lines = made.record.with_file_name("b.jsonl");
    let again =
        groundswell(["import".as_ref(), lines.as_os_str(), "--into".as_ref(), made.record.as_os_str()]);
    assert!(printed(&again).contains("0 posts added"), "{}", printed(&again));
    assert_eq!(verify(&made.record).1["entries"], size);
}

#[test]
fn one_flipped_bit_in_any_file_is_found() {
    let made = make();
    for file in files(&made.record) {
        let good = fs::read(&file).expect("it can be read");
        for place in [0, good.len() / 3, good.len() / 2, good.len().saturating_sub(1)] {
            let mut bad = good.clone();
            let Some(byte) = bad.get_mut(place) else { continue };
            *byte ^= 1 << (place % 8);
            fs::write(&file, &bad).expect("it can be written");
            let (code, verified) = verify(&made.record);
            assert_eq!(
                (code, &verified["holds"]),
                (Some(1), &Value::Bool(false)),
                "{} at {place}",
                file.display()
            );
        }
        fs::write(&file, &good).expect("it can be written");
    }
    assert_eq!(verify(&made.record).0, Some(0), "it holds again");
}

#[test]
fn what_is_forgotten_is_nowhere_in_the_folder_and_the_rest_holds() {
    let made = make();
    assert!(holds(&made.record, "words to be forgotten"));
    let forgotten = groundswell([
        "forget".as_ref(),
        made.record.as_os_str(),
        "--account".as_ref(),
        "@Mira_K".as_ref(),
        "--reason".as_ref(),
        "author".as_ref(),
    ]);
    assert_eq!(forgotten.status.code(), Some(0), "{}", said(&forgotten));
    assert!(!holds(&made.record, "words to be forgotten"), "the words are gone, from what repeats them too");
    assert!(!holds(&made.record, "mira_k\""), "so is the name");
    assert!(holds(&made.record, "words to be kept"));
    let (code, verified) = verify(&made.record);
    assert_eq!((code, &verified["tombstones"]), (Some(0), &Value::from(1)), "{verified:#}");
    assert_eq!(posts(&made.record), 3);
    let page = groundswell([
        "forget".as_ref(),
        made.record.as_os_str(),
        "--account".as_ref(),
        "loomsborders".as_ref(),
        "--reason".as_ref(),
        "author".as_ref(),
    ]);
    assert_eq!(page.status.code(), Some(0), "{}", said(&page));
    assert!(!holds(&made.record, "The 40 members"), "the page that carried the post is gone with it");
    assert_eq!(posts(&made.record), 2);
    let (article, lines) = (made.record.with_file_name("a.txt"), made.record.with_file_name("b.jsonl"));
    let words = [
        "import".as_ref(),
        article.as_os_str(),
        lines.as_os_str(),
        "--into".as_ref(),
        made.record.as_os_str(),
    ];
    groundswell(words);
    assert_eq!(posts(&made.record), 2, "reading the same files again brings nothing back");
    assert!(!holds(&made.record, "words to be forgotten") && !holds(&made.record, "The 40 members"));
    assert_eq!(verify(&made.record).0, Some(0));
}

#[test]
fn an_export_is_checked_like_the_record_and_does_not_have_what_was_forgotten() {
    let made = make();
    let export = made.record.with_file_name("export.jsonl");
    let words = ["--post", "1", "--reason", "platform"].map(AsRef::as_ref);
    groundswell(["forget".as_ref(), made.record.as_os_str()].into_iter().chain(words));
    let output = groundswell([
        "export".as_ref(),
        made.record.as_os_str(),
        "--format".as_ref(),
        "jsonl".as_ref(),
        "--out".as_ref(),
        export.as_os_str(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let (code, verified) = verify(&export);
    assert_eq!((code, &verified["entries"]), (Some(0), &verify(&made.record).1["entries"]), "{verified:#}");
    let text = fs::read_to_string(&export).expect("it can be read");
    assert!(text.contains("words to be kept") && !text.contains("words to be forgotten"));
    fs::write(&export, text.replacen("words to be kept", "words to be kepT", 1)).expect("it can be written");
    assert_eq!(verify(&export).0, Some(1));
}

#[test]
fn a_server_forgets_by_the_names_that_people_know_and_withdraws_what_it_published() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, feed) = (folder.path().join("data"), folder.path().join("feed.jsonl"));
    // In the hour of the sample call; the cooperative's account may be quoted.
    let at = "2026-12-01T15:30:00.000Z";
    let lines = [
        x_line(71, "mira_k", at, "words of one who posts #FreeTheAhangWeavers"),
        x_line(72, "ahang_weavers", at, "words that may be shown #FreeTheAhangWeavers"),
        x_line(73, "noor", at, "words of another #FreeTheAhangWeavers"),
    ];
    fs::write(&feed, lines.join("\n")).expect("it can be written");
    let call = sample_call();
    let words = ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let server = Server::start(words.into_iter().chain(["--read".as_ref(), feed.as_os_str()]));
    while !server.get("/ahang-weavers/live.json").1.contains("\"recorded\":3") {
        std::thread::yield_now();
    }
    server.kill();
    let call_folder = data.join("calls/ahang-weavers");
    let (record, report) = (call_folder.join("record"), call_folder.join("report"));
    fs::create_dir_all(&report).expect("a folder");
    fs::write(report.join("index.html"), "words that may be shown").expect("it can be written");
    assert!(holds(&record, "words that may be shown") && !holds(&record, "words of one"));
    let check = |what: &str, name: &str| {
        let words = [what, name, "--reason", "author"].map(AsRef::as_ref);
        let forgotten = groundswell(["forget".as_ref(), record.as_os_str()].into_iter().chain(words));
        assert_eq!(forgotten.status.code(), Some(0), "{what} {name}: {}", said(&forgotten));
    };
    check("--account", "@Mira_K");
    check("--post", "https://x.com/noor/status/73");
    check("--account", "ahang_weavers");
    assert!(!holds(&call_folder, "words that may be shown"), "neither in the record nor in the report");
    let (code, verified) = verify(&record);
    assert_eq!((code, &verified["forgotten"]), (Some(0), &Value::from(3)), "{verified:#}");
}

#[test]
fn whoever_forgets_one_version_of_a_post_forgets_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let (lines, record) = (folder.path().join("versions.jsonl"), folder.path().join("record"));
    let version = |id: u64, text: &str| {
        let mut post: Value = serde_json::from_str(&x_line(id, "mira_k", AT, text)).expect("JSON");
        post["edit_history_tweet_ids"] = serde_json::json!(["5", "6"]);
        post.to_string()
    };
    let versions = [version(5, "words to be forgot"), version(6, "words to be forgotten")];
    let other = x_line(2, "noor", AT, "words to be kept");
    fs::write(&lines, format!("{}\n{}\n{other}\n", versions[0], versions[1])).expect("it can be written");
    let import =
        || groundswell(["import".as_ref(), lines.as_os_str(), "--into".as_ref(), record.as_os_str()]);
    assert!(printed(&import()).contains("3 posts added"));
    assert_eq!(posts(&record), 2, "two versions are one post");
    let forget = |id: &str| {
        let words = ["--post", id, "--reason", "author"].map(AsRef::as_ref);
        groundswell(["forget".as_ref(), record.as_os_str()].into_iter().chain(words))
    };
    assert_eq!(forget("6").status.code(), Some(0));
    assert!(!holds(&record, "to be forgot"));
    import();
    assert_eq!(posts(&record), 1, "no version comes back");
}
