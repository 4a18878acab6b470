// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{parse_small, small};
use crate::{Draft, Editorial, Language, REPORT_FILE};

const REPORT: &str = r#"headline = "The hall is open again"
quotes = ["https://social.example/@loom/1"]
paragraphs = ["They wove all night.", { en = "So did we.", ar = "ونحن أيضًا" }]

[standfirst]
en = "Eleven looms stand where they stood."

[[corrections]]
on = "2026-12-03"
text = "It was ten looms, not eleven."

[[corrections]]
on = 2026-12-05
text = { en = "It was eleven, not ten." }
"#;

fn with_report(text: &str) -> std::collections::BTreeMap<String, String> {
    let mut files = small();
    files.insert(REPORT_FILE.to_owned(), text.to_owned());
    files
}

#[test]
fn what_organizers_write_into_the_report_is_read_the_newest_correction_first() {
    assert_eq!(parse_small(&small()).expect("it is whole").editorial, Editorial::default());
    let call = parse_small(&with_report(REPORT)).expect("it is whole");
    let Editorial { headline, standfirst, paragraphs, quotes, corrections } = &call.editorial;
    let arabic = Language::new("ar").expect("a language");
    assert_eq!(headline.as_ref().map(|text| text.shown_in(&arabic).1), Some("The hall is open again"));
    assert!(standfirst.is_some());
    assert_eq!((paragraphs.len(), quotes.len()), (2, 1));
    assert_eq!(paragraphs[1].shown_in(&arabic).1, "ونحن أيضًا");
    let days: Vec<String> = corrections.iter().map(|correction| correction.on.to_string()).collect();
    assert_eq!(days, ["2026-12-05", "2026-12-03"]);
    assert!(call.files.contains_key(REPORT_FILE), "it is sealed with the call");
}

#[test]
fn what_is_wrong_in_it_is_named_by_file_and_line() {
    for (old, new, found) in [
        (
            "headline =",
            "headlines =",
            "report.toml:1: the report has no key `headlines`; the nearest known key is `headline`",
        ),
        (
            "https://social",
            "social",
            "report.toml:2: `quotes` is `social.example/@loom/1`, which is no https://",
        ),
        ("[standfirst]\nen", "[standfirst]\nfr = \"Onze\"\nen", "report.toml:6: "),
        ("2026-12-03", "yesterday", "report.toml:9: `yesterday` is no day"),
        ("[standfirst]", "[standfirst", "report.toml:5: this is not TOML"),
    ] {
        let files = with_report(&REPORT.replacen(old, new, 1));
        let mistakes = parse_small(&files).expect_err(new);
        assert!(mistakes[0].starts_with(found), "{new}: {mistakes:?}");
    }
    let many = vec!["\"https://social.example/@loom/1\""; 101].join(", ");
    let mistakes = parse_small(&with_report(&format!("quotes = [{many}]"))).expect_err("they are too many");
    assert_eq!(mistakes, ["report.toml:1: 101 posts are too many; choose at most 100"]);
    let mut files = small();
    files.entry("call.toml".to_owned()).and_modify(|text| text.insert_str(0, "report = 1\n"));
    let mistakes = parse_small(&files).expect_err("it is no part of what is asked");
    assert!(mistakes[0].starts_with("call.toml:1: the call has no key `report`"), "{mistakes:?}");
}

#[test]
fn a_draft_writes_it_field_by_field_into_a_file_of_its_own() {
    let mut draft = Draft::read(&small()).expect("it can be read");
    let asked = draft.files();
    for (path, text) in [
        ("report.headline.en", "The hall is open again"),
        ("report.standfirst.ar", "القاعة مفتوحة"),
        ("report.standfirst.en", "Eleven looms."),
        ("report.quotes", "https://social.example/@loom/1\nhttps://social.example/@loom/2"),
        ("report.paragraphs.0.en", "They wove all night."),
        ("report.corrections.0.on", "2026-12-03"),
        ("report.corrections.0.text.en", "It was ten."),
    ] {
        draft.set(path, text).expect("there is such a field");
        assert_eq!(draft.text(path), text, "{path}");
    }
    let files = draft.files();
    assert_eq!(files.get("call.toml"), asked.get("call.toml"), "what was asked stays as it was");
    let call = draft.check("small".parse().expect("a name")).expect("it is whole");
    assert_eq!((call.editorial.quotes.len(), call.editorial.paragraphs.len()), (2, 1));
    let mut again = Draft::read(&files).expect("it can be read");
    assert_eq!(again.files(), files);
    again.set("report.headline.en", "").expect("there is such a field");
    for (list, left) in [("report.corrections", 0), ("report.paragraphs", 0)] {
        again.remove(list, 0);
        assert_eq!(again.count(list), left);
    }
}
