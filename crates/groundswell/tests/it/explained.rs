// SPDX-License-Identifier: AGPL-3.0-or-later
//! A storm's pairs of accounts in the light of its call: what is shown of them, and what is not.

use std::{ffi::OsString, fs, path::Path, process::Output};

use serde_json::{Value, json};

use crate::program::{groundswell, printed, said, sample_call};

/// A post as this program prints it.
fn post(number: u32, account: &str, at: &str, text: &str, tags: &[&str], repost_of: Option<u32>) -> String {
    let id = |number: u32| format!("https://looms.example/posts/{number}");
    let kind = if repost_of.is_some() { "repost" } else { "original" };
    let post = json!({
        "network": "mastodon", "id": id(number), "url": null, "created_at": at, "precision": "second",
        "author": {"handle": format!("{account}@looms.example"), "name": null, "id": format!("https://looms.example/@{account}")},
        "text": text, "lang": "en", "hashtags": tags, "mentions": [], "links": [], "media": [], "kind": kind,
        "in_reply_to": null, "repost_of": repost_of.map(id), "quote_of": null,
        "source": {"format": "mastodon", "file": "storm", "line": number},
    });
    format!("{post}\n")
}

const KIT: &str =
    "Talia Orvane. Sena Marouf. Idra Vell. Say their names before the judge does. #FreeTheAhangWeavers";

/// Forty people post at the full hour, half of them with the kit's text; some accounts repost ten of them, seconds apart.
fn storm(echoes: u32) -> String {
    let mut lines = String::new();
    let at = |minute: u32, second: u32| {
        format!("2026-12-01T{:02}:{:02}:{second:02}Z", 15 + minute / 60, minute % 60)
    };
    let tags = ["FreeTheAhangWeavers", "looms"];
    for person in 0..40 {
        let own = format!("word{person} of my own about looms and what they mean to me{person}");
        let text = if person % 2 == 0 { KIT } else { &own };
        lines +=
            &post(person, &format!("person{person}"), &at(person * 3 / 2, person), text, &tags[..1], None);
    }
    for order in 0..10 {
        for account in 0..echoes {
            let number = 100 + order * echoes + account;
            lines += &post(
                number,
                &format!("echo{account}"),
                &at(20 + order * 9, account * 2),
                "",
                &[],
                Some(order),
            );
        }
    }
    lines
}

fn explained(folder: &Path, more: &[&str]) -> Output {
    by_call(folder, &[&storm(3)], &sample_call(), more)
}

/// Explains some inputs, in their order, by a call.
fn by_call(folder: &Path, inputs: &[&str], call: &Path, more: &[&str]) -> Output {
    let mut words = vec![OsString::from("coordination"), "--call".into(), call.into()];
    for (place, lines) in inputs.iter().enumerate() {
        let path = folder.join(format!("storm{place}.jsonl"));
        fs::write(&path, lines).expect("it can be written");
        words.push(path.into());
    }
    groundswell(words.into_iter().chain(more.iter().map(OsString::from)))
}

fn told(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("it is JSON: {}", said(output)))
}

#[test]
fn what_the_call_declares_is_explained_and_the_rest_is_shown_with_evidence() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = told(&explained(folder.path(), &["--format", "json"]));
    let posts: Vec<u64> = told["shares"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|share| share["posts"].as_u64().unwrap_or(0))
        .collect();
    assert_eq!(posts, [20, 20, 0, 30], "own words, kit texts, joined, undeclared: {told}");
    assert_eq!(told["taken_out"], json!({"hashtag": 40, "text": 20}));
    let [cluster] = told["clusters"].as_array().expect("a list").as_slice() else {
        panic!("one group: {told}")
    };
    assert_eq!(cluster["accounts"], json!(["a1", "a2", "a3"]));
    assert!(!told.to_string().contains("echo"), "accounts are pseudonyms: {told}");
    let first = &cluster["cards"][0]["evidence"][0];
    assert!(first["older"]["line"].as_str().is_some_and(|line| line.ends_with(":41")), "{first}");
    let named = printed(&explained(folder.path(), &["--format", "json", "--name-accounts"]));
    assert!(named.contains("mastodon:https://looms.example/@echo0"));
}

#[test]
fn a_storm_is_told_in_careful_words() {
    let folder = tempfile::tempdir().expect("a folder");
    insta::assert_snapshot!(printed(&explained(folder.path(), &[])));
}

/// All numbers in JSON.
fn numbers(json: &Value) -> Vec<f64> {
    match json {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        Value::Number(number) => number.as_f64().into_iter().collect(),
        Value::Object(entries) => entries.values().flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn nothing_is_published_that_fewer_than_five_people_are_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let found = explained(folder.path(), &["--format", "json", "--public"]);
    let json = told(&found);
    // Three accounts made thirty reposts, half of them of the kit's texts: none of that is told, nor left when the rest is taken away.
    let tells = |number: &f64| (1.0..5.0).contains(number) || [15.0, 30.0].contains(number);
    assert_eq!(numbers(&json).into_iter().filter(tells).collect::<Vec<_>>(), [] as [f64; 0], "{json}");
    assert_eq!((&json["clusters"], &json["looked_at"]), (&json!([]), &Value::Null));
    assert_eq!(json["shares"][2]["part"], "spontaneous+declared-own-words", "{json}");
    assert_eq!([&json["shares"][0]["posts"], &json["shares"][2]["posts"]], [35, 35]);
    let text = printed(&explained(folder.path(), &["--public"]));
    let words: Vec<&str> = text.split([' ', '(', '\n']).collect();
    for few in ["1", "2", "3", "4", "15", "30"] {
        assert!(!words.contains(&few), "{few} in {text}");
    }
    assert!(
        !printed(&found).contains("echo") && !text.contains("echo") && !text.contains("--format"),
        "{text}"
    );
    assert!(!printed(&found).contains(".jsonl"), "no line of the input: {json}");
}

#[test]
fn a_group_of_five_is_published_in_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    let found = by_call(folder.path(), &[&storm(6)], &sample_call(), &["--format", "json", "--public"]);
    let json = told(&found);
    assert_eq!(json["clusters"], json!([{"accounts": 6, "pairs": 15, "objects": 10}]), "{json}");
    assert_eq!(json["undeclared"], json!({"accounts": 6, "pairs": 15}));
    assert_eq!(json["looked_at"], 15);
}

/// Six accounts meet, and all but three of the storm's people are of them: who counts the others by subtraction would know about three.
#[test]
fn a_group_is_not_published_where_too_few_people_are_outside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lines = storm(6);
    for person in 3..40 {
        lines = lines.replace(&format!("person{person}@"), &format!("person{}@", person % 3));
        lines = lines.replace(&format!("@person{person}\""), &format!("@person{}\"", person % 3));
    }
    let json = told(&by_call(folder.path(), &[&lines], &sample_call(), &["--format", "json", "--public"]));
    assert_eq!((&json["accounts"], &json["undeclared"]["accounts"]), (&json!(9), &Value::Null), "{json}");
    assert_eq!(json["clusters"], json!([]), "{json}");
    let text = printed(&by_call(folder.path(), &[&lines], &sample_call(), &["--public"]));
    assert!(!text.contains("6 accounts") && !text.contains("Group"), "{text}");
    let own = told(&by_call(folder.path(), &[&lines], &sample_call(), &["--format", "json"]));
    assert_eq!(own["undeclared"]["accounts"], 6, "for oneself all of it: {own}");
}

#[test]
fn nothing_at_all_is_published_of_four_people() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines: String = (0..4)
        .map(|person| {
            post(person, &format!("p{person}"), "2026-12-01T15:00:01Z", KIT, &["FreeTheAhangWeavers"], None)
        })
        .collect();
    let text = printed(&by_call(folder.path(), &[&lines], &sample_call(), &["--public"]));
    assert_eq!(text, "ahang-weavers: fewer than 5 accounts took part; nothing of that is published\n");
    let json = told(&by_call(folder.path(), &[&lines], &sample_call(), &["--public", "--format", "json"]));
    assert_eq!((json.get("posts"), json.get("shares")), (None, None), "{json}");
}

/// Posts of three accounts that give away who they are by what they share: an address, a picture, words.
fn telling_posts() -> String {
    let mut lines = storm(0);
    for thing in 0..12 {
        for account in 0..3 {
            let line = post(
                100 + thing * 3 + account,
                &format!("echo{account}"),
                &format!("2026-12-01T15:{:02}:{:02}Z", 2 + thing * 4, account * 3),
                &format!("look who signed the order number {thing} to close the hall"),
                &["FreeTheAhangWeavers"],
                None,
            );
            let mut line: Value = serde_json::from_str(&line).expect("it is JSON");
            line["links"] = json!([format!("https://looms.example/@echo0/{thing}")]);
            let media = format!("https://cdn.example/did:plc:echoechoecho/{thing}.jpg");
            line["media"] = json!([{"url": media, "alt": null, "kind": "photo"}]);
            lines += &format!("{line}\n");
        }
    }
    lines
}

#[test]
fn cards_name_nobody_unless_they_are_asked_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = telling_posts();
    let found = by_call(folder.path(), &[&lines], &sample_call(), &["--format", "json"]);
    let told = told(&found);
    let meeting = &told["clusters"][0]["cards"][0]["evidence"];
    let objects: Vec<&str> =
        meeting.as_array().expect("a list").iter().filter_map(|it| it["object"].as_str()).collect();
    assert!(["link 1", "medium 1", "text 1"].iter().all(|name| objects.contains(name)), "{told}");
    assert!(meeting[0]["older"]["line"].as_str().is_some_and(|line| line.contains(".jsonl:")), "{told}");
    assert_eq!(told["clusters"][0]["cards"][0]["met_over"], 12, "twelve posts, whatever they carry");
    for text in [printed(&found), printed(&by_call(folder.path(), &[&lines], &sample_call(), &[]))] {
        for telling in ["echo", "did:", "looms.example", "cdn.example", "signed the order", "signed order"] {
            assert!(!text.contains(telling), "{telling} in {text}");
        }
    }
    let named = by_call(folder.path(), &[&lines], &sample_call(), &["--format", "json", "--name-accounts"]);
    assert!(printed(&named).contains("link:https://looms.example/@echo0/1"));
}

#[test]
fn no_order_of_the_inputs_changes_anything() {
    let folder = tempfile::tempdir().expect("a folder");
    let tags: &[&str] = &["FreeTheAhangWeavers"];
    let own = "words of my own about looms and the harbour";
    // The same post without its hashtags, earlier, to the minute, and in other words.
    let untagged = post(7, "loom", "2026-12-01T14:59:59Z", own, &[], None);
    let minute = post(7, "loom", "2026-12-01T15:02:00Z", KIT, tags, None).replace("\"second\"", "\"minute\"");
    let exact = post(7, "loom", "2026-12-01T15:02:09Z", own, tags, None);
    let stray = post(8, "loom", "2026-12-01T15:03:09Z", own, &[], None);
    let check = |inputs: &[&str]| {
        let json = told(&by_call(folder.path(), inputs, &sample_call(), &["--format", "json"]));
        assert_eq!(
            (&json["posts"], &json["left_out"], &json["other_posts"]),
            (&json!(1), &json!(0), &json!(1))
        );
        assert_eq!(json["shares"][0]["posts"], 1, "in own words: {json}");
    };
    check(&[&untagged, &minute, &exact, &stray]);
    check(&[&stray, &exact, &minute, &untagged]);
    check(&[&minute, &untagged, &stray, &exact]);
}

#[test]
fn posts_that_took_no_part_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lines = storm(0);
    lines += &post(60, "late", "2026-12-01T15:00:00Z", "", &["FreeTheAhangWeavers"], None)
        .replace("\"second\"", "\"minute\"");
    lines += &post(61, "stray", "2026-12-01T15:00:00Z", "looms", &["looms"], None);
    let text = printed(&by_call(folder.path(), &[&lines], &sample_call(), &[]));
    let says = "1 post without an exact time or account is left out; 1 without the hashtags.";
    assert!(text.contains(says), "{text}");
}

#[test]
fn a_link_of_the_kit_is_declared_however_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let call = folder.path().join("ahang-weavers");
    copy(&sample_call(), &call);
    let wordings = call.join("wordings/en.md");
    let words = fs::read_to_string(&wordings).expect("it is there");
    let words = words.replace("Idra Vell. Say", "Idra Vell (looms-of-ahang.com/names). Say");
    fs::write(&wordings, words).expect("it can be written");
    let mut lines = storm(0);
    for person in 0..6 {
        let line = post(
            60 + person,
            &format!("p{person}"),
            "2026-12-01T15:00:00Z",
            KIT,
            &["FreeTheAhangWeavers"],
            None,
        );
        lines += &line.replace("\"links\":[]", "\"links\":[\"https://looms-of-ahang.com/names\"]");
    }
    let json = told(&by_call(folder.path(), &[&lines], &call, &["--format", "json"]));
    assert_eq!(json["taken_out"]["link"], 6, "{json}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("it can be made");
    for entry in fs::read_dir(from).expect("it is there") {
        let (path, target) =
            entry.map(|entry| (entry.path(), to.join(entry.file_name()))).expect("it is there");
        if path.is_dir() {
            copy(&path, &target)
        } else {
            let _bytes = fs::copy(&path, &target).expect("it can be copied");
        }
    }
}

#[test]
fn what_does_not_go_with_a_call_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for more in [["--min", "3"], ["--weight", "2"], ["--object", "link"]] {
        let output = explained(folder.path(), &more);
        assert_eq!(output.status.code(), Some(2), "{more:?}: {}", said(&output));
    }
}
