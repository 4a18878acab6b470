// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt::Write;

use model::Network;
use proptest::prelude::*;

use super::{Reads, Severity, TagCheck, check_tags};

const WORDS: &str = "Free the weavers of Ahang. Libertad para las tejedoras.";

/// The findings as lines: severity, networks, and what is said.
fn lines(check: &TagCheck) -> Vec<String> {
    let line = |finding: &super::TagFinding| {
        let networks: Vec<&str> = finding.networks.iter().map(|network| network.key()).collect();
        let networks =
            if networks.len() == Network::ALL.len() { "all".to_owned() } else { networks.join("+") };
        format!("{:?} {networks}: {}", finding.severity, finding)
    };
    check.findings.iter().map(line).collect()
}

#[test]
fn each_trap_of_a_hashtag_is_named_once_with_what_to_do() {
    let check = |tags: &[&str], found: &[&str]| {
        assert_eq!(lines(&check_tags(tags, WORDS)), found, "{tags:?}");
    };
    check(&["FreeTheAhangWeavers", "الحرية_لنساجات_آهنج", "LibertadTejedorasAhang"], &[]);
    check(
        &["2026"],
        &[
            "Stops all: No network reads #2026 as one hashtag; use letters, digits and _, with at least one letter and no space.",
            "Mind all: Digits alone make no hashtag; add a letter.",
        ],
    );
    check(
        &["Free Ahang"],
        &[
            "Stops all: No network reads #Free Ahang as one hashtag; use letters, digits and _, with at least one letter and no space.",
        ],
    );
    check(
        &["Free-Ahang"],
        &[
            "Mind bluesky: Bluesky reads all of #Free-Ahang, others only #Free; write it as one word.",
            "Mind mastodon: Mastodon reads only #Free, because a hashtag ends at “-”; leave it out.",
            "Mind x: X reads only #Free, because a hashtag ends at “-”; leave it out.",
        ],
    );
    check(
        &["freetheweavers"],
        &[
            "Mind all: #freetheweavers is heard as one word from a screen reader; write #FreeTheWeavers, which is the same hashtag everywhere.",
        ],
    );
    check(
        &["FREEAHANG"],
        &[
            "Mind all: #FREEAHANG is heard as one word from a screen reader; write #FreeAhang, which is the same hashtag everywhere.",
        ],
    );
    check(&["looms", "Looms4Ahang", "loomsforahang"], &[]);
}

#[test]
fn traps_of_direction_and_alphabet_are_named() {
    let check = |tags: &[&str], found: &[&str]| {
        assert_eq!(lines(&check_tags(tags, WORDS)), found, "{tags:?}");
    };
    check(
        &["الحريةAhang"],
        &[
            "Mind all: #الحريةAhang runs in two directions and is shown in another order than it is typed; write it in one script.",
        ],
    );
    check(
        &["الحرية2026"],
        &[
            "Mind all: The digits in #الحرية2026 are shown on the other side than people expect in right-to-left writing; put a word in their place.",
        ],
    );
    check(
        &["Fr\u{435}eAhang"],
        &[
            "Mind all: “е” in #Fr\u{435}eAhang is Cyrillic, other letters are Latin; typed anew it becomes another hashtag.",
        ],
    );
    check(
        &["FreeDvořák"],
        &[
            "Mind mastodon: Mastodon takes #FreeDvořák and #freedvorak for one hashtag; elsewhere they are two, so agree on one spelling.",
        ],
    );
}

#[test]
fn hashtags_that_would_be_mixed_up_are_named_together() {
    let check = |tags: &[&str], found: &[&str]| {
        assert_eq!(lines(&check_tags(tags, WORDS)), found, "{tags:?}");
    };
    check(
        &["FreeAhang", "Looms", "freeahang"],
        &[
            "Stops all: #FreeAhang and #freeahang are one hashtag on every network; keep one of them.",
            "Mind all: #freeahang is heard as one word from a screen reader; write #FreeAhang, which is the same hashtag everywhere.",
        ],
    );
    check(
        &["LibertéAhang", "LiberteAhang"],
        &[
            "Mind mastodon: Mastodon takes #LibertéAhang and #liberteahang for one hashtag; elsewhere they are two, so agree on one spelling.",
            "Mind mastodon: #LibertéAhang and #LiberteAhang are one hashtag on Mastodon and two on Bluesky and X; keep the one that people type.",
        ],
    );
    check(
        &["EndTrials", "EndTrails"],
        &[
            "Mind all: #EndTrials and #EndTrails are nearly the same; if one is a slip, take it out, for posts under it would be apart.",
        ],
    );
    check(
        &["كيان", "کیان"],
        &[
            "Stops all: #كيان and #کیان look the same and are two hashtags, for some letters are of another alphabet; keep one of them, typed anew.",
        ],
    );
    check(
        &["A", "B", "C", "D"],
        &[
            "Mind all: 4 hashtags take 11 of 280 characters on X, and a post that leaves some out is not found under them; \
             keep one main hashtag and at most one for each language, and agree on the others as fallbacks.",
        ],
    );
}

#[test]
fn a_sheet_tells_what_each_network_reads_and_which_spellings_are_the_same() {
    let shown = |tag: &str| {
        let check = check_tags(&[tag], "");
        let sheet = check.tags.first().expect("one was given");
        let mut shown = String::new();
        for reading in &sheet.readings {
            let reads = match &reading.reads {
                Reads::Whole => "whole".to_owned(),
                Reads::Nothing => "nothing".to_owned(),
                Reads::Cut { read, before } => format!("{read} before {before:?}"),
            };
            let (network, folded) = (reading.network.key(), &reading.folded);
            writeln!(shown, "{network}: {reads}, as {folded}, {} of {}", reading.length, reading.limit)
                .expect("a string takes all");
        }
        for spelling in &sheet.spellings {
            writeln!(shown, "{}: {:?}", spelling.text, spelling.same_on).expect("a string takes all");
        }
        shown
    };
    let tags =
        ["FreeTheWeavers", "Straße_Größe", "loom🧵", "می\u{200C}خواهیم", "حرّية_أهنج", "ነፃነት", "🧵", "织布"];
    let all: Vec<String> = tags.iter().map(|tag| format!("#{tag}\n{}", shown(tag))).collect();
    insta::assert_snapshot!(all.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sheet_says_whole_where_a_post_would_be_found(tag in "[a-zA-Zé_0-9#🧵 \u{200C}ابيی-]{1,12}") {
        let check = check_tags(&[&tag], "");
        for reading in &check.tags[0].readings {
            let found = crate::hashtags(reading.network, &format!("go #{tag} go"));
            let is_whole = reading.reads == Reads::Whole;
            prop_assert_eq!(found.len() == 1 && found[0].text == tag, is_whole);
        }
        let is_read = check.tags[0].readings.iter().any(|reading| reading.reads == Reads::Whole);
        let is_stopped = check.findings.iter().any(|finding| finding.severity == Severity::Stops);
        prop_assert!(is_read || is_stopped);
    }
}
