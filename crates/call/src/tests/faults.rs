// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{parse, small};
use crate::{Fault, FieldFault, HashtagFault, HourFault, Mistake, WordingFault};

/// The one mistake in the small call, in which `new` is written for `old`.
fn only(file: &str, old: &str, new: &str) -> Mistake {
    let mut files = small();
    let text = files.get_mut(file).expect("the small call has the file");
    assert!(text.contains(old), "{file} has no {old}");
    *text = text.replacen(old, new, 1);
    let mut mistakes = parse("small".parse().unwrap(), &files).unwrap_err();
    assert_eq!(mistakes.len(), 1, "{new}: {mistakes:?}");
    mistakes.remove(0)
}

#[test]
fn a_mistake_names_its_field_as_a_draft_does() {
    for (old, new, field) in [
        ("en = \"Free the weavers\", ", "", "title.en"),
        ("demand = \"Drop the charges.\"\n", "", "demand.en"),
        ("demand = \"Drop the charges.\"", "demand = \"\"", "demand.en"),
        ("title = { en", "titel = 1\ntitle = { en", "titel"),
        ("title = { en", "title = { fr = \"Liberté\", en", "title.fr"),
        ("[\"en\", \"ar\"]", "[\"en\", \"ar\", \"x\"]", "languages"),
        ("organizers = [\"The cooperative\"]", "organisers = []", "organizers"),
        ("2026-12-01T20:00", "noon", "storm.ends"),
        ("Europe/Berlin", "Europe/Berlim", "storm.zone"),
        ("source = \"https://courier.example/sealed\"\n", "", "case.fact.0.source"),
        ("text = \"The hall was sealed.\"", "text = { ar = \"أُغلقت\" }", "case.fact.0.text.en"),
        ("2026-12-02T09:30", "2026-12-02", "case.hearing.0.at"),
        ("@justice", "@just ice", "handle.0.handle"),
        ("network = \"mastodon\"", "network = \"paper\"", "quotable.0.network"),
        ("members = 12", "members = -12", "endorsement.0.members"),
        ("\"FreeTheWeavers\"]", "\"FreeTheWeavers\", \"2026\"]", "hashtags"),
        ("organizers =", "never_say = [{ ar = \"لا\" }]\norganizers =", "never_say.0.en"),
    ] {
        assert_eq!(only("call.toml", old, new).field, field, "{new}");
    }
    assert_eq!(only("wordings/en.md", "Let her go. {tags}", "Let her go.").field, "wordings.en");
    assert_eq!(only("wordings/ar.txt", "{tags}", "{tags} {tgs}").field, "wordings.ar");
}

#[test]
fn a_fault_keeps_apart_what_was_written_and_what_is_wrong() {
    let day = FieldFault::Day { key: "on", written: "May".to_owned() };
    let twice = HashtagFault::Twice("freetheweavers".to_owned());
    let rows: [(&str, &str, Fault); 4] = [
        ("on = \"2026-05-04\"", "on = \"May\"", day.into()),
        ("\"FreeTheWeavers\"]", "\"FreeTheWeavers\", \"freetheweavers\"]", twice.into()),
        ("2026-12-01T20:00", "2026-12-01T18:00", HourFault::EndsFirst.into()),
        ("2026-12-01T20:00", "2026-12-05T20:00", HourFault::Long(97).into()),
    ];
    for (old, new, fault) in rows {
        assert_eq!(only("call.toml", old, new).fault, fault);
    }
    let found = only("wordings/en.md", "Drop it.", "{Drop|Drop} it.");
    assert_eq!(found.fault, WordingFault::AlternativeTwice("Drop".to_owned()).into());
}
