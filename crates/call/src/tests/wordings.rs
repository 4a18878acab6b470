// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{SMALL, check, parse_small, small};
use crate::{Call, Ground, Mistake, warnings};

/// The small call with another file of English wordings.
fn with_english(text: &str) -> Call {
    let mut files = small();
    files.insert("wordings/en.md".to_owned(), text.to_owned());
    parse_small(&files).unwrap_or_else(|mistakes| panic!("{text}: {mistakes:#?}"))
}

fn texts(call: &Call) -> Vec<&str> {
    let english = call.wordings.iter().filter(|wording| wording.language.as_str() == "en");
    english.map(|wording| wording.text.as_str()).collect()
}

#[test]
fn choices_and_slots_give_each_text_once_the_most_different_first() {
    let check = |written: &str, expected: &[&str]| {
        assert_eq!(texts(&with_english(written)), expected, "{written}");
    };
    check(
        "{We ask|I ask} the court: {free {name}|drop it}. {tag}",
        &[
            "We ask the court: free Talia Orvane. #FreeTheWeavers",
            "I ask the court: drop it. #FreeTheWeavers",
            "I ask the court: free Talia Orvane. #FreeTheWeavers",
            "We ask the court: drop it. #FreeTheWeavers",
        ],
    );
    check(
        "{Please |}let her go{ 🧵|} {tags}",
        &[
            "Please let her go 🧵 #FreeTheWeavers",
            "let her go #FreeTheWeavers",
            "let her go 🧵 #FreeTheWeavers",
            "Please let her go #FreeTheWeavers",
        ],
    );
    check(
        "{a |a b} c{a| b c} {tags}",
        &[
            "a ca #FreeTheWeavers",
            "a b c b c #FreeTheWeavers",
            "a b ca #FreeTheWeavers",
            "a c b c #FreeTheWeavers",
        ],
    );
}

#[test]
fn an_old_text_with_bars_braces_and_headings_stays_as_it_was() {
    let check = |written: &str, expected: &str| {
        assert_eq!(texts(&with_english(written)), [expected], "{written}");
    };
    check("one | two  three {tags}", "one | two  three #FreeTheWeavers");
    check("a { b {tags} c", "a { b #FreeTheWeavers c");
    check("## Read: this first\n\na} b {tags}", "a} b #FreeTheWeavers");
}

#[test]
fn a_heading_names_the_angle_and_what_the_wordings_below_rest_on() {
    let check = |heading: &str, angle: Option<&str>, ground: Option<Ground>| {
        let call = with_english(&format!("{heading}\n\nLet her go. {{tags}}"));
        let wording = call.wordings.iter().find(|wording| wording.language.as_str() == "en").expect("one");
        assert_eq!((wording.angle.as_deref(), wording.ground), (angle, ground), "{heading}");
        assert_eq!(
            (wording.place.file.as_str(), wording.place.line),
            ("wordings/en.md", heading.lines().count() + 2)
        );
        let is_warned = warnings(&call).iter().any(|warning| warning.file == "wordings/en.md");
        assert_eq!(is_warned, ground.is_none(), "{heading}");
    };
    check("# English", None, None);
    check("## hall", Some("hall"), None);
    check("## hall: 2026-05-04", Some("hall"), Some(Ground::Fact(0)));
    check("### the hall: 2026-05-04/1", Some("the hall"), Some(Ground::Fact(0)));
    check("## القاعة: 2026-05-04", Some("القاعة"), Some(Ground::Fact(0)));
    check("## love: greeting", Some("love"), Some(Ground::Greeting));
    check("## hall: 2026-05-04\n# English", None, None);
    check("## Note: read this", Some("Note: read this"), None);
}

#[test]
fn every_mistake_in_a_heading_or_a_choice_is_named_with_its_line() {
    let english = |old: &str, new: &str, found: &[&str]| check("wordings/en.md", old, new, found);
    english(
        "# English",
        "## hall: 2026-5-4",
        &["wordings/en.md:1: `2026-5-4` is no day of a fact; write it as in `## the hall: 2026-12-01`"],
    );
    english(
        "# English",
        "## hall: 2026-05-05",
        &["wordings/en.md:1: the case has no fact of 2026-05-05; name the day of one that it has"],
    );
    english(
        "# English",
        "## hall: 2026-05-04/2",
        &["wordings/en.md:1: the case has 1 facts of 2026-05-04, and no `2026-05-04/2`"],
    );
    english(
        "# English",
        "## hall: figure 1",
        &["wordings/en.md:1: the case has no `figure 1`; its figures are 1 to 0"],
    );
    english(
        "Let her",
        "{Let|Leave her",
        &["wordings/en.md:3: the choice that begins with `{Let|` has no end; write `}` after it"],
    );
    english(
        "Let her",
        "{Let|{Leave|Give} her} her",
        &["wordings/en.md:3: a choice can't stand within a choice; write the longer alternatives out"],
    );
    english(
        "Let her",
        "{Let| Let} her",
        &["wordings/en.md:3: the alternative `Let` stands twice in a choice"],
    );
    english(
        "Let her",
        "{Let|{who}} her",
        &["wordings/en.md:3: the slot {who} is unknown; known are {tags}, {tag}, {url} and {name}"],
    );
    english(
        "Let her",
        &"{a|b}".repeat(13),
        &["wordings/en.md:3: this wording has more than 12 choices; write two of it"],
    );
    english(
        "Let her",
        &format!("{{{}}}", (0..33).map(|n| n.to_string()).collect::<Vec<_>>().join("|")),
        &["wordings/en.md:3: a choice has more than 32 alternatives; keep those that differ most"],
    );
}

#[test]
fn two_facts_of_one_day_are_told_apart_by_number() {
    let mut files = small();
    let second = "[[case.fact]]\non = \"2026-05-04\"\ntext = \"Looms in the street.\"\nsource = \"https://courier.example/2\"\n\n[[case.hearing]]";
    files.insert("call.toml".to_owned(), SMALL.replace("[[case.hearing]]", second));
    files.insert("wordings/en.md".to_owned(), "## a: 2026-05-04/2\nGo. {tags}".to_owned());
    let call = parse_small(&files).expect("the call is valid");
    assert_eq!(call.wordings[1].ground, Some(Ground::Fact(1)));
    files.insert("wordings/en.md".to_owned(), "## a: 2026-05-04\nGo. {tags}".to_owned());
    let mistakes = parse_small(&files).expect_err("which one?");
    assert_eq!(
        mistakes,
        ["wordings/en.md:1: the case has 2 facts of 2026-05-04; write `2026-05-04/1` for the first of them"]
    );
}

#[test]
fn what_is_too_long_somewhere_is_left_out_and_said() {
    let long = "her ".repeat(68);
    let call = with_english(&format!("## a: greeting\n\nLet {{{long}|her}} go. {{tags}}"));
    assert_eq!(texts(&call), ["Let her go. #FreeTheWeavers"]);
    let found: Vec<String> = warnings(&call).iter().map(Mistake::to_string).collect();
    let english: Vec<&String> = found.iter().filter(|line| line.starts_with("wordings/en.md")).collect();
    let [said] = english.as_slice() else { panic!("{found:#?}") };
    assert!(
        said.starts_with(
            "wordings/en.md:3: of 2 texts that this wording gives, 1 are too long and left out; the first is too long for \
             X (295 of 280): Let her her"
        ),
        "{said}"
    );
}

#[test]
fn a_language_has_no_more_texts_than_its_bound_and_each_wording_its_share() {
    let choice = "{a|b|c|d|e|f|g|h}";
    let many =
        format!("one {choice}{choice}{choice}{choice} {{tags}}\n\ntwo {choice} {{tags}}\n\nthree {{tags}}");
    let call = with_english(&many);
    let texts = texts(&call);
    let of = |word: &str| texts.iter().filter(|text| text.starts_with(word)).count();
    assert_eq!((texts.len(), of("one"), of("two"), of("three")), (512, 503, 8, 1));
    let many: Vec<String> = (0..513).map(|number| format!("number {number} {{tags}}")).collect();
    // The small call has two of its own.
    let says = "call.toml:2: 515 wordings in `en` are more than 512; keep those that differ most";
    check("wordings/en.md", "# English", &many.join("\n\n"), &[says]);
    let differs = |a: &str, b: &str| a.chars().zip(b.chars()).filter(|(a, b)| a != b).count();
    let first: Vec<&str> = texts.iter().take(8).copied().collect();
    for (place, a) in first.iter().enumerate() {
        assert!(first.iter().skip(place + 1).all(|b| differs(a, b) >= 3), "{first:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_chosen_texts_are_distinct_within_the_bound_and_the_same_each_time(
        choices in prop::collection::vec(prop::collection::btree_set("[a-z]{1,6}", 2..6), 1..6),
    ) {
        let written: Vec<String> = choices
            .iter()
            .map(|choice| format!("{{{}}}", choice.iter().cloned().collect::<Vec<_>>().join("|")))
            .collect();
        let count: usize = choices.iter().map(BTreeSet::len).product();
        let call = with_english(&format!("{} {{tags}}", written.join(" and ")));
        let distinct: BTreeSet<&str> = texts(&call).into_iter().collect();
        prop_assert_eq!(distinct.len(), texts(&call).len());
        prop_assert_eq!(distinct.len(), count.min(512));
        let is_filled = distinct.iter().all(|text| !text.contains(['{', '|', '}']));
        prop_assert!(is_filled);
        let again = with_english(&format!("{} {{tags}}", written.join(" and ")));
        prop_assert_eq!(call.wordings, again.wordings);
    }
}

#[test]
fn a_wording_addresses_few_accounts_each_in_the_way_of_its_network() {
    for (written, is_wrong) in [
        ("Drop it. @court @ministry @press #FreeTheWeavers", false),
        ("Drop it. @court @ministry @press @palace #FreeTheWeavers", true),
        ("Drop it. {@court|@ministry|@press|@palace} #FreeTheWeavers", false),
        ("Drop it. @a.example.org @b.example.org @c.example.org @d.example.org #FreeTheWeavers", true),
    ] {
        let mut files = small();
        files.insert("wordings/en.md".to_owned(), format!("## weave: 2026-05-04\n\n{written}\n"));
        let says = parse_small(&files).err().unwrap_or_default();
        assert_eq!(
            says.iter().any(|says| says.contains("more than 3 accounts")),
            is_wrong,
            "{written}: {says:?}"
        );
    }
}
