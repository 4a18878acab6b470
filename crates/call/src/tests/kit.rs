// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::Network;
use proptest::prelude::*;

use super::{SMALL, parse_small, small};
use crate::{Call, KitSheet, NEAR_COPY, Similarity, Wording, WordingId, similarity};

/// A call with these wordings in one language.
fn call(language: &str, wordings: &str) -> Call {
    let mut files = small();
    let sheet =
        SMALL.replace("{ en = \"Free the weavers\", ar = \"الحرية للنساجات\" }", "\"Free the weavers\"");
    let sheet = sheet.replace("[\"en\", \"ar\"]", &format!("[\"{language}\"]"));
    files.retain(|path, _| path == "call.toml");
    files.insert("call.toml".to_owned(), sheet);
    files.insert(format!("wordings/{language}.md"), wordings.to_owned());
    parse_small(&files).unwrap_or_else(|mistakes| panic!("{wordings}: {mistakes:#?}"))
}

fn sheet(call: &Call, url: Option<&str>) -> KitSheet {
    call.kit_at(call.storm.window.start(), url).remove(0)
}

#[test]
fn resemblance_is_the_share_of_shingles_that_two_texts_have_in_common() {
    let check = |language: &str, wordings: &str, highest: f64, near_copies: usize| {
        let Similarity { highest: found, near_copies: copies, .. } =
            sheet(&call(language, wordings), None).similarity;
        let (found, _) = found.expect("there are two");
        assert!((found - highest).abs() < 0.005, "{found} in {wordings}");
        assert_eq!(copies, near_copies, "{wordings}");
    };
    // Of two triples each, one in common of three.
    check("en", "one two three four {tags}\n\none two three five {tags}", 1.0 / 3.0, 0);
    check("en", "Let her go now. {tags}\n\nNobody asked them anything. {tags} {url}", 0.0, 0);
    check("en", "LET her go, now! {tags}\n\nlet her go now {tags} {url}", 1.0, 1);
    check("en", "Go. {tags}\n\nStay. {tags}", 0.0, 0);
    check("ar", "أسقطوا التهم عن النساجات الثلاث {tags}\n\nأسقطوا التهم عن النساجات اليوم {tags}", 0.5, 0);
    // Eleven and ten runs of five characters, seven of them in both.
    check("ja", "織り手たちを自由にしてください {tags}\n\n織り手たちを自由にしてほしい {tags}", 0.5, 0);
    check("th", "ปล่อยช่างทอผ้าเดี๋ยวนี้ {tags}\n\nปล่อยช่างทอผ้าเดี๋ยวนี้เลย {tags}", 18.0 / 22.0, 1);
}

#[test]
fn the_mean_is_over_all_pairs_and_one_wording_has_neither() {
    let three = sheet(&call("en", "a b c d {tags}\n\na b c e {tags}\n\nf g h i {tags}"), None).similarity;
    let mean = three.mean.expect("there are pairs");
    assert!((mean - 1.0 / 9.0).abs() < 0.001, "{mean}");
    let places = three.highest.expect("there are pairs").1.map(|place| place.line);
    assert_eq!((places, three.near_copies), ([1, 3], 0));
    let one = sheet(&call("en", "alone {tags}"), None).similarity;
    assert_eq!(one, Similarity { highest: None, mean: None, near_copies: 0 });
}

#[test]
fn the_whole_kit_is_told_language_by_language() {
    let wordings = "{We|I|All of us} ask {the court|the ministry}: {drop the charges|let {name} go}. {tags}\n\nTen minutes. {tags} {url}";
    let call = call("en", wordings);
    insta::assert_debug_snapshot!(sheet(&call, Some("https://storm.example.org/small")));
}

#[test]
fn a_text_is_measured_with_the_address_that_it_will_have() {
    let long = format!("{} {{url}} {{tags}}", "word ".repeat(48).trim());
    let call = call("en", &long);
    let unfit = |url: &str| -> BTreeMap<Network, (u64, usize)> {
        let fits = sheet(&call, Some(url)).fits;
        fits.into_iter().map(|fits| (fits.network, (fits.longest, fits.unfit.len()))).collect()
    };
    let short = unfit("https://s.example.org/a");
    let longer = unfit("https://a-site-whose-name-is-rather-long.solidarity-storms.example.org/a-call");
    // X and Mastodon count every address alike; Bluesky shows the host in full.
    assert_eq!(short[&Network::X], longer[&Network::X]);
    assert_eq!(short[&Network::Mastodon], longer[&Network::Mastodon]);
    assert_eq!((short[&Network::Bluesky].1, longer[&Network::Bluesky].1), (0, 1));
}

/// The rule by which the store hands out: the text used least, of several the one whose angle was, of several the first, never the
/// last one again.
fn handed_out(angles: &[usize], people: u64) -> u64 {
    let texts: Vec<usize> = (0..).zip(angles).flat_map(|(angle, texts)| vec![angle; *texts]).collect();
    let mut counts = vec![0; texts.len()];
    let mut last = None;
    for _ in 0..people {
        let offered = (0..texts.len()).filter(|place| texts.len() == 1 || Some(*place) != last);
        let of_angle = |angle: usize| {
            texts.iter().zip(&counts).filter(move |(other, _)| **other == angle).map(|(_, count)| count)
        };
        let uses = |place: &usize| (counts[*place], of_angle(texts[*place]).sum::<u64>(), texts[*place]);
        let chosen = offered.min_by_key(uses).expect("there is a text");
        counts[chosen] += 1;
        last = Some(chosen);
    }
    counts.into_iter().max().unwrap_or_default()
}

#[test]
fn no_text_goes_to_more_people_than_is_told() {
    for angles in [&[1][..], &[2], &[3], &[7], &[1, 1], &[1, 3], &[3, 1], &[2, 5, 3]] {
        let text = |angle: usize, place: usize| format!("number {place} of {angle} {{tags}}");
        let section = |(angle, texts): (usize, &usize)| {
            let texts: Vec<String> = (0..*texts).map(|place| text(angle, place)).collect();
            format!("## side {angle}: greeting\n\n{}", texts.join("\n\n"))
        };
        let written: Vec<String> = angles.iter().enumerate().map(section).collect();
        let sheet = sheet(&call("en", &written.join("\n\n")), None);
        let told: Vec<usize> = sheet.angles.iter().map(|angle| angle.wordings).collect();
        assert_eq!(told, angles);
        for crowd in sheet.crowds {
            assert_eq!(handed_out(angles, crowd.people), crowd.share_at_most, "{angles:?}, {crowd:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_wholly_like_itself_and_two_are_alike_both_ways(a in "[a-d织布 ]{1,30}", b in "[a-d织布 ]{1,30}") {
        let like = call("en", "x {tags}").wordings.remove(0);
        let wording = |text: &str| Wording { id: WordingId::of(&like.language, text), text: text.to_owned(), ..like.clone() };
        let (a, b) = (wording(&a), wording(&b));
        let share = |a: &Wording, b: &Wording| similarity(&[a, b]).highest.expect("there are two").0;
        prop_assert!((share(&a, &a) - 1.0).abs() < f64::EPSILON);
        prop_assert!((share(&a, &b) - share(&b, &a)).abs() < f64::EPSILON);
        prop_assert!((0.0..=1.0).contains(&share(&a, &b)));
        prop_assert_eq!(similarity(&[&a, &b]).near_copies == 1, share(&a, &b) >= NEAR_COPY);
    }
}

#[test]
fn a_text_of_the_kit_is_recognized_whatever_hashtags_and_case_it_has() {
    let kit = crate::KitTexts::of([
        "Say their names before the judge does. #Ahang {url}",
        "织机不是武器一堂课不是暴动",
    ]);
    let check = |text: &str, low: f64, high: f64| {
        let found = kit.resemblance(text);
        assert!((low..=high).contains(&found), "`{text}`: {found}");
    };
    check("SAY THEIR NAMES before the judge does #Other https://a.example", 1.0, 1.0);
    check("Say their names before the judge does, please", 0.8, 0.9);
    check("Say their names, all of them, now", 0.0, 0.3);
    check("织机不是武器一堂课不是暴动 #Ahang", 1.0, 1.0);
    check("a word of my own", 0.0, 0.0);
    check("#Ahang", 0.0, 0.0);
}
