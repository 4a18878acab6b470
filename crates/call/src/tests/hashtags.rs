// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::{Timestamp, Window};

use super::{SMALL, check, parse_small, small};
use crate::{Call, Commitment, SEALED_FILE, Salt, sealed_file, warnings};

const TAG: &str = "OpenTheHall";
const SALT: [u8; 32] = [7; 32];

/// The small call with a sealed hashtag, and a wording that holds it.
fn sealed() -> BTreeMap<String, String> {
    let mut files = small();
    let commitment = Commitment::of(&Salt::new(SALT), TAG);
    let line =
        format!("sealed_hashtag = \"{commitment}\"\nfallbacks = [\"FreeThem2\", \"FreeThem3\"]\ndemand");
    files.insert("call.toml".to_owned(), SMALL.replace("demand", &line));
    files.insert(SEALED_FILE.to_owned(), sealed_file(&Salt::new(SALT), TAG));
    let english = files.get_mut("wordings/en.md").expect("it is there");
    english.push_str("\nOpen the hall. {tag} {url}\n");
    files
}

fn hour(call: &Call) -> [Timestamp; 2] {
    let start = call.storm.window.start();
    [start - jiff::SignedDuration::from_nanos(1), start]
}

fn texts(call: &Call, at: Timestamp) -> Vec<&str> {
    call.wordings_at(at).iter().map(|wording| wording.text.as_str()).collect()
}

#[test]
fn a_commitment_is_the_same_on_every_machine_and_in_every_writing_of_the_hashtag() {
    let commitment = |salt: u8, tag: &str| Commitment::of(&Salt::new([salt; 32]), tag).to_string();
    // As `printf 'groundswell/hashtag/v1\0…' | sha256sum` gives it.
    assert_eq!(
        commitment(7, "OpenTheHall"),
        "dbda62cad53db298fe26015cdb4fc29e58098783515df671033b0b6c76ff73c0"
    );
    assert_eq!(commitment(7, "Caf\u{e9}"), commitment(7, "Cafe\u{301}"));
    assert_ne!(commitment(7, "OpenTheHall"), commitment(8, "OpenTheHall"));
    assert_ne!(commitment(7, "OpenTheHall"), commitment(7, "openthehall"));
}

#[test]
fn before_the_hour_a_sealed_hashtag_stands_in_nothing_that_a_call_gives_out() {
    let call = parse_small(&sealed()).expect("the call is valid");
    let [before, at] = hour(&call);
    assert_eq!(call.hashtags_at(before), ["FreeTheWeavers"]);
    assert_eq!(call.hashtags_at(at), [TAG, "FreeTheWeavers"]);
    assert_eq!(call.public_files(at).get(SEALED_FILE), Some(&sealed()[SEALED_FILE].as_str()));
    assert_eq!(texts(&call, before).len(), 3);
    assert_eq!(texts(&call, at)[0], "Open the hall. #OpenTheHall {url}");
    let shown = [
        format!("{call:?} {:?} {:?}", call.hashtags_at(before), call.counted_hashtags_at(before)),
        format!("{:?} {:?} {:?}", call.wordings, call.wordings_at(before), call.kit_at(before, None)),
        format!("{:?} {:?} {:?}", call.files, call.public_files(before), call.tag_check()),
        format!("{:?}", warnings(&call)),
    ];
    for shown in shown {
        let shown = shown.to_lowercase();
        assert!(!shown.contains("openthehall") && !shown.contains("0707"), "{shown}");
    }
}

#[test]
fn a_rehearsal_reveals_at_its_own_hour() {
    let call = parse_small(&sealed()).expect("the call is valid");
    let [_, start] = hour(&call);
    let later = start + jiff::SignedDuration::from_hours(2);
    let call =
        call.with_window(Window::new(later, later + jiff::SignedDuration::from_hours(1)).expect("forwards"));
    assert_eq!(call.hashtags_at(start), ["FreeTheWeavers"]);
    assert_eq!(call.hashtags_at(later), [TAG, "FreeTheWeavers"]);
}

#[test]
fn a_fallback_takes_the_place_of_the_main_hashtag_and_the_old_one_still_counts() {
    let check = |is_sealed: bool, used: &[&str], counted: &[&str], left: &[&str]| {
        let mut files = sealed();
        let call = files.get_mut("call.toml").expect("it is there");
        *call = call.replace("demand", "switched_to = \"#freethem2\"\ndemand");
        if !is_sealed {
            *call = call
                .lines()
                .filter(|line| !line.starts_with("sealed_hashtag"))
                .collect::<Vec<_>>()
                .join("\n");
            files.remove(SEALED_FILE);
        }
        let call = parse_small(&files).expect("the call is valid");
        let [_, at] = hour(&call);
        assert_eq!((call.hashtags_at(at), call.counted_hashtags_at(at)), (used.to_vec(), counted.to_vec()));
        assert_eq!(call.fallbacks, left);
        assert!(texts(&call, at).contains(&"Open the hall. #FreeThem2 {url}"));
        let written_out =
            if is_sealed { "Drop it.\n#freetheweavers {url}" } else { "Drop it.\n#FreeThem2 {url}" };
        assert!(texts(&call, at).contains(&written_out), "nobody has to change a wording at the hour");
    };
    check(false, &["FreeThem2"], &["FreeThem2", "FreeTheWeavers"], &["FreeThem3"]);
    let sealed = ["FreeThem2", "FreeTheWeavers", TAG];
    check(true, &["FreeThem2", "FreeTheWeavers"], &sealed, &["FreeThem3"]);
}

/// Writes one mistake into the call with a sealed hashtag and compares what is then found.
fn check_sealed(file: &str, old: &str, new: &str, found: &[&str]) {
    let mut files = sealed();
    let text = files.get_mut(file).expect("it is there");
    assert!(text.contains(old), "{file} has no {old}");
    *text = text.replacen(old, new, 1);
    let found: Vec<String> = found.iter().map(|&line| line.to_owned()).collect();
    assert_eq!(parse_small(&files).map(|_| ()), Err(found), "{new}");
}

#[test]
fn every_mistake_about_a_sealed_hashtag_is_named_with_its_line() {
    check_sealed(
        SEALED_FILE,
        "tag = \"Open",
        "tag = \"Close",
        &["call.toml:4: sealed.toml does not open this commitment; put the one back that belongs to it"],
    );
    check_sealed(
        SEALED_FILE,
        "salt",
        "sale",
        &["sealed.toml:1: the file has no `salt`; write it with `groundswell call seal`"],
    );
    check_sealed(
        SEALED_FILE,
        "OpenTheHall",
        "2026",
        &["sealed.toml:1: no network reads the sealed hashtag; seal one of letters, digits and `_`"],
    );
    check_sealed(
        "call.toml",
        "sealed_hashtag = \"",
        "sealed_hashtag = \"x",
        &[
            "call.toml:4: `sealed_hashtag` is no commitment of 64 hexadecimal digits; `groundswell call seal` makes one",
        ],
    );
    check_sealed(
        "wordings/en.md",
        "Let her go.",
        "#openthehall, let her go.",
        &[
            "wordings/en.md:3: the sealed hashtag stands in this line, which is public before the hour; write {tag} in its \
             place, or seal another one",
        ],
    );
}

#[test]
fn every_mistake_about_fallbacks_and_open_wordings_is_named_with_its_line() {
    check_sealed(
        "call.toml",
        "\"FreeThem3\"",
        "\"freetheweavers\"",
        &["call.toml:5: the hashtag `freetheweavers` is given twice"],
    );
    check_sealed(
        "call.toml",
        "fallbacks",
        "switched_to = \"Else\"\nfallbacks",
        &["call.toml:5: `Else` is none of the fallbacks; switch to one that was agreed in advance"],
    );
    check_sealed(
        "wordings/ar.txt",
        "{tags}",
        "{tag}",
        &[
            "call.toml:2: each wording in `ar` holds the sealed hashtag; write one that may be shown before the hour",
        ],
    );
}

#[test]
fn who_lacks_what_opens_a_commitment_reads_the_rest_of_the_call() {
    let mut files = sealed();
    files.remove(SEALED_FILE);
    let call = parse_small(&files).expect("the call is valid");
    let [_, at] = hour(&call);
    assert_eq!((call.hashtags_at(at), texts(&call, at).len()), (vec!["FreeTheWeavers"], 3));
    assert!(warnings(&call).iter().any(|warning| warning.says().contains("can't be opened here")));
    check(
        "call.toml",
        "demand",
        "fallbacks = []\ndemand",
        &[
            "call.toml:4: `fallbacks` is empty; write the hashtags that may take the main one's place, as a list",
        ],
    );
}
