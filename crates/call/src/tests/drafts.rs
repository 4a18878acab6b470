// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use super::small;
use crate::{Draft, Language, SEALED_FILE, Salt, parse};

#[test]
fn a_draft_keeps_a_whole_call_and_every_field_of_it_can_be_written_anew() {
    let call = parse("ahang".parse().unwrap(), &small()).unwrap();
    let mut draft = Draft::read(&small()).unwrap();
    let again = draft.check(call.id.clone()).unwrap();
    assert_eq!((&again.title, &again.case, &again.handles), (&call.title, &call.case, &call.handles));
    assert_eq!((&again.demand, &again.quotable), (&call.demand, &call.quotable));
    assert_eq!((&again.endorsements, &again.wordings), (&call.endorsements, &call.wordings));
    assert_eq!(again.storm.window, call.storm.window);
    for (path, before, after) in [
        ("title.ar", "الحرية للنساجات", "أطلقوا سراحها"),
        ("demand.en", "Drop the charges.", "Give the hall back."),
        ("hashtags", "FreeTheWeavers", "FreeTheWeavers\nLetThemWeave"),
        ("fallbacks", "", "FreeThem2\nFreeThem3"),
        ("switched_to", "", "FreeThem3"),
        ("storm.starts", "2026-12-01T19:00", "2026-12-01T18:30"),
        ("case.fact.0.source", "https://courier.example/sealed", "https://courier.example/again"),
        ("case.fact.1.on", "", "2026-06-01"),
        ("case.hearing.0.place.en", "The court", "Hall 2"),
        ("endorsement.0.members", "12", "13"),
        ("never_say.0.en", "", "Nothing about their children."),
        ("wordings.ar", "أسقطوا التهم {tags}\n", "حرية {tags}"),
    ] {
        assert_eq!(draft.text(path), before, "{path}");
        draft.set(path, after).unwrap();
        assert_eq!(draft.text(path).trim(), after, "{path}");
    }
    let read = Draft::read(&draft.files()).unwrap();
    assert_eq!(read.files(), draft.files());
    assert_eq!(read.count("case.fact"), 2);
    draft.remove("case.fact", 1);
    let changed = draft.check(call.id.clone()).unwrap();
    assert_eq!((changed.hashtags.len(), changed.endorsements[0].members), (2, Some(13)));
    draft.set("languages", "en").unwrap();
    let english = draft.check(call.id).unwrap();
    assert!(english.wordings.iter().all(|wording| wording.language.as_str() == "en"));
    assert_eq!(draft.text("title.ar"), "أطلقوا سراحها", "a language that is taken back brings its texts");
}

#[test]
fn a_sealed_hashtag_is_in_the_files_that_are_kept_and_in_none_that_are_shown() {
    let mut draft = Draft::read(&small()).unwrap();
    assert!(draft.set("sealed_hashtag", "x").is_err(), "a seal is made, not written");
    draft.seal(&Salt::new([7; 32]), "#OpenTheHall");
    for files in [draft.files(), draft.checked_files()] {
        let read = Draft::read(&files).unwrap();
        assert_eq!(read.sealed_tag().as_deref(), Some("OpenTheHall"));
        assert_eq!(read.files(), files);
    }
    let call = draft.check("ahang".parse().unwrap()).unwrap();
    assert!(call.sealed.is_some() && !call.files.contains_key(SEALED_FILE));
    assert!(!format!("{draft:?}").contains("OpenTheHall"));
    draft.unseal();
    assert_eq!(draft.files(), Draft::read(&small()).unwrap().files());
}

#[test]
fn a_draft_takes_nothing_that_is_no_field_of_a_call() {
    let mut draft = Draft::new(&Language::new("en").unwrap());
    for path in [
        "",
        "title",
        "title.en.en",
        "title.EN",
        "title.english1",
        "made.up",
        "case.fact.x.on",
        "case.fact.100.on",
        "wordings",
        "wordings.en/../../x",
        "languages.0",
        "storm",
    ] {
        assert!(draft.set(path, "text").is_err(), "{path}");
    }
    draft.set("case.fact.7.on", "2026-01-01").unwrap();
    assert_eq!(draft.count("case.fact"), 0, "entries come one behind the other");
    assert!(draft.set("title.en", &"x".repeat(1 << 20)).is_err());
}

#[test]
fn a_preview_fills_what_is_empty_and_hides_nothing_that_is_wrong() {
    let now = "2026-11-26T10:00:00Z".parse().unwrap();
    let mut draft = Draft::new(&Language::new("ar").unwrap());
    assert!(draft.check("ahang".parse().unwrap()).is_err());
    let shown = draft.preview("ahang".parse().unwrap(), now).unwrap();
    assert_eq!(shown.title.in_language(&Language::new("ar").unwrap()), "…");
    draft.set("storm.starts", "at noon").unwrap();
    let mistakes = draft.preview("ahang".parse().unwrap(), now).unwrap_err();
    assert!(mistakes.iter().any(|mistake| mistake.says().contains("at noon")), "{mistakes:?}");
}

#[test]
fn a_draft_that_is_no_toml_names_its_line() {
    let files = BTreeMap::from([("call.toml".to_owned(), "title = \"x\"\n[storm\n".to_owned())]);
    assert_eq!(Draft::read(&files).unwrap_err().line, 2);
}
