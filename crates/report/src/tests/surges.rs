// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::{Findings, Surge, SurgePeak};
use tally::Part;

use super::at;
use crate::{
    SurgesOf, csv_cell, json, speech,
    surges::{surge_sentence, turnout_sentence},
    surges_csv, surges_text,
};

fn peak() -> SurgePeak {
    SurgePeak { at: at("2026-03-01T19:14:00Z"), posts: 120, expected: 3.0, half_life_seconds: Some(900) }
}

fn surge() -> Surge {
    Surge {
        start: at("2026-03-01T19:02:00Z"),
        end: at("2026-03-01T20:10:00Z"),
        posts: 2345,
        peak: Some(peak()),
        once_in_days: 900.0,
        score: 0.9825,
        known_seconds: 3600,
    }
}

#[test]
fn a_surge_is_told_in_a_sentence() {
    let check = |surge: &Surge, says: &str| {
        let sentence = surge_sentence(surge);
        assert!(sentence.contains(says), "`{says}` in {sentence}");
    };
    check(
        &surge(),
        "From 1 March 2026, 19:02 to 20:10 UTC: 2,345 posts; at the peak, 19:14, 120 posts, 40 times what the time \
         before explains; by chance, once in 2 years. 15 minutes after the peak half of the excess was over.",
    );
    check(
        &Surge { peak: Some(SurgePeak { expected: 0.2, ..peak() }), ..surge() },
        "19:14, 120 posts, where the time before explains hardly any;",
    );
    check(
        &Surge { peak: Some(SurgePeak { expected: 40.0, ..peak() }), ..surge() },
        "3.0 times what the time before explains",
    );
    check(
        &Surge { peak: Some(SurgePeak { half_life_seconds: None, ..peak() }), ..surge() },
        "The excess was not halved while it lasted.",
    );
    check(
        &Surge { peak: Some(SurgePeak { half_life_seconds: Some(7000), ..peak() }), ..surge() },
        "1.9 hours after the peak",
    );
    check(&Surge { once_in_days: 20.0, ..surge() }, "by chance, once in 20 days");
    check(&Surge { once_in_days: 1e9, ..surge() }, "by chance, less than once in 1,000 years");
    check(&Surge { peak: None, ..surge() }, "20:10 UTC: 2,345 posts; by chance, once in 2 years.");
    check(&Surge { known_seconds: 0, ..surge() }, "silence before it is assumed, not known");
}

#[test]
fn surges_of_parts_are_told_under_their_names() {
    let of = |part| SurgesOf { part, findings: Findings { surges: vec![surge()], bin_seconds: 60 } };
    let tag = Part::Hashtag { shown: "Ahang,Weavers".to_owned(), folded: "ahang,weavers".to_owned() };
    let found = [of(None), of(Some(Part::Network(model::Network::X))), of(Some(tag))];
    insta::assert_snapshot!(surges_csv(&found));
    insta::assert_snapshot!(json::surges_json(&found[..2], 3));
    assert!(surges_text(&found).contains("\n#Ahang,Weavers\nFrom 1 March 2026"));
    let loud = Part::Hashtag { shown: "Ahang\u{1b}[2J\u{202e}".to_owned(), folded: String::new() };
    assert!(!surges_text(&[of(Some(loud))]).contains(['\u{1b}', '\u{202e}']));
    let none = SurgesOf { part: None, findings: Findings::default() };
    assert_eq!(surges_text(&[none]), "At no time did posts clearly exceed what the time before explains.\n");
    assert_eq!(csv_cell("a \"b\""), "\"a \"\"b\"\"\"");
    assert_eq!([csv_cell("=1+1"), csv_cell("@loom"), csv_cell("-a,b")], ["'=1+1", "'@loom", "\"'-a,b\""]);
    assert_eq!([csv_cell("＝1+1"), csv_cell("+inf")], ["'＝1+1", "'+inf"]);
    assert_eq!([csv_cell("-1.5"), csv_cell("+3"), csv_cell("loom")], ["-1.5", "+3", "loom"]);
}

#[test]
fn what_came_is_told_beside_what_pledges_let_expect() {
    let guess = analysis::expected(300);
    let told = |accounts| turnout_sentence(&guess, accounts, speech::english());
    assert_eq!(
        told(190),
        "Of so many pledges, 29 to 225 accounts were to be expected (assumed: no storm before tells which share of \
         pledges is kept): so it came."
    );
    assert!(told(20).ends_with(": fewer came."));
    assert!(told(290).ends_with(": more came; others joined, or more kept their word."));
}
