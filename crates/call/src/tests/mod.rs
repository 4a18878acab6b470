// SPDX-License-Identifier: AGPL-3.0-or-later
mod drafts;
mod editorial;
mod faults;
mod hashtags;
mod keeping;
mod kit;
mod pictures;
mod wordings;

use std::{collections::BTreeMap, fs, path::Path};

use model::{Network, Window};
use proptest::prelude::*;

use crate::{Call, Direction, Language, Mistake, WordingId, parse, read, warnings};

/// A whole, small call; `check` writes one mistake into it.
const SMALL: &str = r#"title = { en = "Free the weavers", ar = "الحرية للنساجات" }
languages = ["en", "ar"]
hashtags = ["FreeTheWeavers"]
demand = "Drop the charges."
organizers = ["The cooperative"]

[storm]
starts = "2026-12-01T19:00"
ends = "2026-12-01T20:00"
zone = "Europe/Berlin"

[case]
name = "Talia Orvane"
on_behalf = "Her family agreed."
summary = "She taught weaving."

[[case.fact]]
on = "2026-05-04"
text = "The hall was sealed."
source = "https://courier.example/sealed"

[[case.hearing]]
at = "2026-12-02T09:30"
place = "The court"

[[handle]]
network = "x"
handle = "@justice"
role = "The ministry"

[[endorsement]]
group = "The union"
members = 12
source = "https://union.example/"

[[quotable]]
network = "mastodon"
handle = "press@union.example"
reason = "A public account."
"#;

fn small() -> BTreeMap<String, String> {
    BTreeMap::from([
        ("call.toml".to_owned(), SMALL.to_owned()),
        ("wordings/ar.txt".to_owned(), "أسقطوا التهم {tags}\n".to_owned()),
        (
            "wordings/en.md".to_owned(),
            "# English\n\nLet her go. {tags}\n\nDrop it.\n#freetheweavers {url}\n".to_owned(),
        ),
    ])
}

fn parse_small(files: &BTreeMap<String, String>) -> Result<Call, Vec<String>> {
    let id = "small".parse().expect("the name is valid");
    parse(id, files).map_err(|mistakes| mistakes.iter().map(Mistake::to_string).collect())
}

/// Writes `new` for `old` into a file of the small call and compares what is then found.
fn check(file: &str, old: &str, new: &str, found: &[&str]) {
    let mut files = small();
    let text = files.get_mut(file).expect("the small call has the file");
    assert!(text.contains(old), "{file} has no {old}");
    *text = text.replacen(old, new, 1);
    match parse_small(&files) {
        Ok(_) => assert!(found.is_empty(), "{new}: nothing was found"),
        Err(mistakes) => assert_eq!(mistakes, found, "{new}"),
    }
}

fn sample() -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    read(&folder).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

#[test]
fn the_sample_call_is_whole_and_says_the_same_in_each_language() {
    let call = sample();
    assert_eq!(warnings(&call), []);
    assert_eq!(call.id.as_str(), "ahang-weavers");
    for language in &call.languages {
        let wordings = call.wordings.iter().filter(|wording| wording.language == *language);
        assert!(wordings.count() >= 8, "{language}");
        assert_eq!(call.title.shown_in(language).0, language);
    }
    let mut ids: Vec<&WordingId> = call.wordings.iter().map(|wording| &wording.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), call.wordings.len());
}

#[test]
fn a_small_call_is_read_as_it_is_written() {
    let call = parse_small(&small()).expect("the small call is valid");
    let berlin = ["2026-12-01T18:00:00Z", "2026-12-01T19:00:00Z"].map(|at| at.parse().expect("valid"));
    assert_eq!(call.storm.window, Window::new(berlin[0], berlin[1]).expect("it runs forwards"));
    assert_eq!(call.storm.zone_name, "Europe/Berlin");
    assert_eq!(call.case.hearings[0].at, "2026-12-02T08:30:00Z".parse().expect("valid"));
    assert_eq!(call.handles[0].handle, "justice");
    assert_eq!(call.quotable[0].network, Network::Mastodon);
    let texts: Vec<&str> = call.wordings.iter().map(|wording| wording.text.as_str()).collect();
    assert_eq!(
        texts,
        ["أسقطوا التهم #FreeTheWeavers", "Let her go. #FreeTheWeavers", "Drop it.\n#freetheweavers {url}"]
    );
    let [arabic, spanish] = ["ar", "es"].map(|tag| Language::new(tag).expect("valid"));
    assert_eq!(call.title.in_language(&arabic), "الحرية للنساجات");
    assert_eq!(call.title.in_language(&spanish), "Free the weavers");
    assert_eq!(call.files, small());
}

#[test]
fn a_wording_keeps_its_name_for_ever() {
    let english = Language::new("en").expect("valid");
    assert_eq!(WordingId::of(&english, "Let her go. #FreeTheWeavers").0, "75971ad2bd804f47");
}

#[test]
fn what_the_call_may_leave_out_or_write_otherwise_is_no_mistake() {
    let call = |old: &str, new: &str| check("call.toml", old, new, &[]);
    call("organizers", "organisers");
    call("[\"FreeTheWeavers\"]", "[\"#FreeTheWeavers\"]");
    call("\"2026-12-01T19:00\"", "2026-12-01T19:00:00");
    call("\"2026-05-04\"", "2026-05-04");
    call("members = 12\nsource = \"https://union.example/\"\n", "");
    call("languages = [\"en\", \"ar\"]", "languages = [\"EN\", \"ar\"]");
    call(
        "[[quotable]]\nnetwork = \"mastodon\"\nhandle = \"press@union.example\"\nreason = \"A public account.\"",
        "",
    );
    check("wordings/en.md", "# English", "<!-- a comment\n\nover lines -->\n---\n", &[]);
    check("wordings/en.md", "# English", "\u{feff}#FreeTheWeavers first\r\n", &[]);
}

#[test]
fn every_mistake_in_the_call_is_named_with_its_line() {
    let call = |old: &str, new: &str, found: &[&str]| check("call.toml", old, new, found);
    call("demand = ", "demand ", &["call.toml:4: this is not TOML: key with no value, expected `=`"]);
    call(
        "demand = ",
        "demnad = ",
        &[
            "call.toml:1: the call has no `demand`; write what is asked, and of whom",
            "call.toml:4: the call has no key `demnad`; the nearest known key is `demand`",
        ],
    );
    call(
        "demand = \"Drop the charges.\"",
        "demand = 3",
        &["call.toml:4: `demand` is a TOML integer; write a text, or a table with a text for each language"],
    );
    call(
        "\"Drop the charges.\"",
        "\" \"",
        &["call.toml:4: `demand` is empty; write what is asked, and of whom"],
    );
    call(
        "en = \"Free the weavers\", ",
        "",
        &["call.toml:1: `title` has no text in `en`, the call's main language"],
    );
    call(
        "{ en = ",
        "{ fr = \"x\", en = ",
        &["call.toml:1: `title` has a text in `fr`, which is not among the call's languages"],
    );
    call(
        "[\"en\", \"ar\"]",
        "[\"en\", \"arabic\", \"ar\"]",
        &["call.toml:2: `arabic` is no language; write its code as in `en`, `ar` or `pt-BR`"],
    );
    call("[\"en\", \"ar\"]", "[\"en\", \"ar\", \"ar\"]", &["call.toml:2: the language `ar` is given twice"]);
    call(
        "[\"en\", \"ar\"]",
        "[\n\"en\", \"ar\",\n\"es\"]",
        &["call.toml:4: there is no wording in `es`; write some into wordings/es.md"],
    );
}

#[test]
fn every_mistake_in_the_case_is_named_with_its_line() {
    let call = |old: &str, new: &str, found: &[&str]| check("call.toml", old, new, found);
    call(
        "\n[case]",
        "\n[case]\nfigure = 3",
        &["call.toml:13: `figure` is a TOML integer; write a list in [ ]"],
    );
    call(
        "members = 12\nsource = \"https://union.example/\"",
        "members = -1",
        &[
            "call.toml:31: the endorsement has no `source`; write the https:// address where it can be read",
            "call.toml:33: `members` is a TOML integer; write a whole number, not below 0",
        ],
    );
    call(
        "on = \"2026-05-04\"\n",
        "",
        &["call.toml:17: the fact has no `on`; write the day on which it happened, as in \"2026-12-01\""],
    );
    call(
        "\"2026-05-04\"",
        "\"2026-05-34\"",
        &["call.toml:18: `2026-05-34` is no day; write `on` as in \"2026-12-01\""],
    );
    call(
        "https://courier.example/sealed",
        "the courier",
        &["call.toml:20: `source` is `the courier`, which is no https:// or http:// address"],
    );
    call(
        "https://courier.example",
        "https://courier.example@evil.example",
        &[
            "call.toml:20: `source` is `https://courier.example@evil.example/sealed`, which is no https:// or http:// address",
        ],
    );
}

#[test]
fn every_mistake_about_the_hour_says_which_hour_is_meant() {
    let call = |old: &str, new: &str, found: &[&str]| check("call.toml", old, new, found);
    call(
        "Europe/Berlin",
        "Europe/Berlim",
        &[
            "call.toml:10: the zone `Europe/Berlim` is in no zone database; the nearest name is `Europe/Berlin`",
        ],
    );
    call(
        "Europe/Berlin",
        "the usual",
        &["call.toml:10: the zone `the usual` is in no zone database; write it as in `Europe/London`"],
    );
    call(
        "2026-12-01T20:00",
        "2026-12-01T18:00",
        &["call.toml:9: the storm does not end after its start; look at `starts` and `ends` again"],
    );
    call(
        "2026-12-01T20:00",
        "2027-12-01T20:00",
        &["call.toml:9: the storm lasts 8761 hours; a storm lasts at most 48, so look at its dates again"],
    );
    call(
        "2026-12-01T19:00",
        "2026-12-01",
        &["call.toml:8: `2026-12-01` is no time; write it as in \"2026-12-01T19:00\""],
    );
    call(
        "2026-12-01T19:00",
        "2026-12-01T19:00[Asia/Tokyo]",
        &["call.toml:8: `2026-12-01T19:00[Asia/Tokyo]` names a zone; the storm's `zone` alone does that"],
    );
    call(
        "2026-12-01T19:00",
        "2026-12-01T19:00+05",
        &[
            "call.toml:8: `2026-12-01T19:00+05` says +05, but `Europe/Berlin` is at +01 then; leave the offset out",
        ],
    );
}

#[test]
fn an_hour_that_the_clocks_skip_or_show_twice_is_pointed_out() {
    let call = |old: &str, new: &str, found: &[&str]| check("call.toml", old, new, found);
    call(
        "2026-12-01T19:00",
        "2026-03-29T02:30",
        &[
            "call.toml:8: `2026-03-29T02:30` does not exist in `Europe/Berlin`, where the clocks then jump from +01 to \
         +02; choose another time",
        ],
    );
    call(
        "2026-12-02T09:30",
        "2026-10-25T02:30",
        &[
            "call.toml:23: `2026-10-25T02:30` happens twice in `Europe/Berlin`; write \"2026-10-25T02:30+02:00\" for the \
         first time or \"2026-10-25T02:30+01:00\" for the second",
        ],
    );
    call("2026-12-02T09:30", "2026-10-25T02:30+02:00", &[]);
    call(
        "zone = \"Europe/Berlin\"",
        "zone = \"Europe/Berlin\"\ncities = [{ name = \"Ahang\" }]",
        &["call.toml:11: the city has no `zone`; write the name of a time zone, as in \"Europe/London\""],
    );
}

#[test]
fn every_mistake_about_hashtags_and_handles_names_the_network() {
    let call = |old: &str, new: &str, found: &[&str]| check("call.toml", old, new, found);
    call(
        "[\"FreeTheWeavers\"]",
        "[\"FreeTheWeavers\", \"2026\", \"freetheweavers\", \" \"]",
        &[
            "call.toml:3: `hashtags` is empty; write the agreed hashtags as a list, the main one first",
            "call.toml:3: no network reads `#2026` as a hashtag; use letters, digits and `_`, with at least one letter",
            "call.toml:3: the hashtag `freetheweavers` is given twice",
        ],
    );
    call(
        "network = \"x\"",
        "network = \"myspace\"",
        &["call.toml:27: `myspace` is no network that is known here; known are bluesky, mastodon and x"],
    );
    call(
        "@justice",
        "ministry-of-justice",
        &["call.toml:28: `ministry-of-justice` is no handle on X; write it as in `name`"],
    );
    call(
        "press@union.example",
        "press",
        &["call.toml:38: `press` is no handle on Mastodon; write it as in `name@server.example`"],
    );
}

#[test]
fn every_mistake_in_a_wording_is_named_with_its_line() {
    let english = |old: &str, new: &str, found: &[&str]| check("wordings/en.md", old, new, found);
    english(
        "Let her go. {tags}",
        &format!("Let {} go. {{tags}}", "her ".repeat(70)),
        &["wordings/en.md:3: this wording is too long for Bluesky (304 of 300) and for X (304 of 280): \
             Let her her her her her her her her her her her her her her …"],
    );
    english(
        "Let her go. {tags}",
        "Let her go.",
        &["wordings/en.md:3: this wording has none of the call's hashtags; add {tags}: Let her go."],
    );
    english(
        "Let her go.",
        "Let {nme} go.",
        &["wordings/en.md:3: the slot {nme} is unknown; known are {tags}, {tag}, {url} and {name}"],
    );
    english(
        "Let her go. {tags}",
        "{tags}",
        &[
            "wordings/en.md:3: this wording has no words of its own; is there a blank line too many before it?",
        ],
    );
    english(
        "Drop it.\n",
        "LET HER  GO.\n{tags}\n\nDrop it.\n",
        &[
            "wordings/en.md:5: this wording is the same as the one at wordings/en.md:3; networks punish copies",
        ],
    );
    english(
        "# English",
        "<!-- English",
        &[
            "call.toml:2: there is no wording in `en`; write some into wordings/en.md",
            "wordings/en.md:1: the comment that begins here has no end; write `-->` after it",
        ],
    );
}

#[test]
fn what_only_some_networks_read_is_a_warning() {
    let mut files = small();
    let tags = SMALL.replace("[\"FreeTheWeavers\"]", "[\"FreeTheWeavers\", \"loom🧵\"]");
    files.insert("call.toml".to_owned(), tags);
    files.insert(
        "wordings/en.md".to_owned(),
        "Go. #FreeTheWeavers #FreeTheWeavrs\n\n(#FreeTheWeavers)".to_owned(),
    );
    files.insert("wordings/ar.txt".to_owned(), "## court: greeting\nأسقطوا التهم {tags}\n".to_owned());
    let call = parse_small(&files).expect("a warning is no mistake");
    let found: Vec<String> = warnings(&call).iter().map(Mistake::to_string).collect();
    assert_eq!(
        found,
        [
            "call.toml:3: Mastodon and X will not read `#loom🧵` as a hashtag",
            "wordings/en.md:1: `#FreeTheWeavrs` is nearly `#FreeTheWeavers`; a slip of the finger?",
            "wordings/en.md:1: what is written at lines 1, 3 rest on no fact of the case; put a heading above, \
             `## ANGLE: 2026-12-01` with the fact's day, or `## ANGLE: greeting` if it claims nothing",
            "wordings/en.md:3: Bluesky and Mastodon will read none of the call's hashtags in this wording",
        ]
    );
}

#[test]
fn every_mistake_of_a_folder_is_found_in_one_go() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("Bad Name");
    fs::create_dir_all(folder.join("wordings/de.md")).expect("it can be written");
    fs::write(folder.join("call.toml"), SMALL.replace("Berlin", "Berlim")).expect("it can be written");
    fs::write(folder.join("wordings/ar.md"), b"one\n\xff").expect("it can be written");
    fs::write(folder.join("wordings/en.md"), " ".repeat((1 << 20) + 1)).expect("it can be written");
    fs::write(folder.join("wordings/es.docx"), "hola").expect("it can be written");
    fs::write(folder.join("wordings/fr.md"), "salut").expect("it can be written");
    fs::write(folder.join("wordings/.hidden"), "").expect("it can be written");
    let mistakes = read(&folder).expect_err("nearly everything is wrong");
    let found: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
    assert_eq!(
        found,
        [
            "call.toml:1: the folder's name: `Bad Name` can't name a call: use lower-case letters a to z, digits, and \
         hyphens between them",
            "call.toml:2: there is no wording in `ar`; write some into wordings/ar.md",
            "call.toml:2: there is no wording in `en`; write some into wordings/en.md",
            "call.toml:10: the zone `Europe/Berlim` is in no zone database; the nearest name is `Europe/Berlin`",
            "wordings/ar.md:2: the file is not UTF-8 from this line on; save it as UTF-8",
            "wordings/de.md:1: this is not a file",
            "wordings/en.md:1: the file is larger than 1 MiB, which no call needs",
            "wordings/es.docx:1: wordings are in files that end in .md or .txt, as in wordings/en.md",
            "wordings/fr.md:1: the call has no language `fr`; add it to `languages`, or take this file away",
        ]
    );
}

#[test]
fn a_folder_that_is_not_there_and_one_without_a_call_are_told_apart() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let first = |folder: &Path| read(folder).expect_err("there is no call").remove(0).to_string();
    assert!(first(&home.path().join("none")).contains("can't be read"));
    fs::create_dir(home.path().join("empty")).expect("it can be written");
    assert_eq!(
        first(&home.path().join("empty")),
        "call.toml:1: there is no such file; every call begins with it"
    );
}

#[test]
fn a_language_knows_its_name_and_direction() {
    let check = |tag: &str, written: &str, direction: Direction, name: &str| {
        let language = Language::new(tag).expect("the tag is valid");
        assert_eq!(
            (language.as_str(), language.direction(), language.own_name()),
            (written, direction, name)
        );
    };
    check("EN", "en", Direction::Ltr, "English");
    check("pt-br", "pt-BR", Direction::Ltr, "Português");
    check("ar", "ar", Direction::Rtl, "العربية");
    check("ckb", "ckb", Direction::Rtl, "کوردیی ناوەندی");
    check("ar-latn", "ar-Latn", Direction::Ltr, "العربية");
    check("uz-arab-AF", "uz-Arab-AF", Direction::Rtl, "uz-Arab-AF");
    for tag in ["", "e", "english", "e1", "en_US", "en-", "en-toolongpart", "ar-é"] {
        assert!(Language::new(tag).is_err(), "{tag}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reader_fall(call in ".{0,200}", wordings in "[{}a-z#<!\\-> \n]{0,80}") {
        let mut files = small();
        files.insert("wordings/en.md".to_owned(), wordings);
        if let Err(mistakes) = parse_small(&files) { prop_assert!(!mistakes.is_empty()); }
        files.insert("call.toml".to_owned(), call);
        prop_assert!(!parse_small(&files).expect_err("chance writes no call").is_empty());
    }

    #[test]
    fn no_change_of_a_call_makes_the_reader_fall(at in 0..SMALL.len(), cut in 0usize..40, new in "[\\[\\]{}=\"\n.,#a-z0-9-]{0,12}") {
        let mut chars: Vec<char> = SMALL.chars().collect();
        let at = at.min(chars.len());
        let end = (at + cut).min(chars.len());
        chars.splice(at..end, new.chars());
        let mut files = small();
        files.insert("call.toml".to_owned(), chars.into_iter().collect());
        if let Err(mistakes) = parse_small(&files) { prop_assert!(!mistakes.is_empty()); }
    }
}
