// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use call::{Direction, Language};
use jiff::civil::date;
use words::{Vocabulary, Words, written::Message};

use crate::{
    clock,
    speech::{self, FILES},
    studio::STEPS,
};

/// Messages of digits and names alone.
const WITHOUT_LETTERS: [&str; 6] = ["date", "excess", "moment", "note-networks", "note-reading", "pair"];

#[test]
fn every_word_in_use_is_written_and_every_written_word_is_in_use() {
    let english = all_messages(FILES[0].1);
    let uses = uses();
    let made_up = made_up();
    let mut used: BTreeSet<&str> = uses.iter().map(|(_, key)| key.as_str()).collect();
    // It joins lists, which are no single message.
    used.insert("pair");
    used.extend(made_up.iter().filter(|key| is_label(key) || english.contains_key(*key)).map(String::as_str));
    assert_eq!(used, english.keys().map(String::as_str).collect());
    for (way, key) in &uses {
        let takes: Vec<&str> = english[key].variables.iter().map(String::as_str).collect();
        match way.as_str() {
            "say" => assert!(takes.is_empty(), "{key}"),
            "count" => assert_eq!(takes, ["count"], "{key}"),
            "forms" => assert!(takes == ["count"] || takes == ["count", "it"], "{key}"),
            "pick" => assert_eq!(takes, ["number"], "{key}"),
            "around" => assert_eq!(takes, ["it"], "{key}"),
            // What is filled in, a page's snapshot shows.
            "message" => {}
            _ => assert!(!takes.is_empty(), "{key}"),
        }
    }
}

#[test]
fn every_language_has_every_word_with_its_variables() {
    let english = all_messages(FILES[0].1);
    for (tag, file) in FILES {
        let own = all_messages(file);
        assert_eq!(own.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>(), "{tag}");
        for (key, message) in own {
            // A singular that says its number in a word needs no variable in its text, but chooses by it.
            assert_eq!(message.variables, english[&key].variables, "{tag}: {key}");
        }
    }
}

#[test]
fn every_number_has_a_text_for_each_category_of_the_language() {
    for (tag, categories) in [
        ("en", "one other"),
        ("ar", "zero one two few many other"),
        ("he", "one two other"),
        ("fa", "one other"),
        ("es", "one many other"),
        ("fr", "one many other"),
        ("pt", "one many other"),
        ("tr", "one other"),
    ] {
        let (_, files) = FILES.into_iter().find(|(other, _)| *other == tag).unwrap();
        let messages = all_messages(files);
        let counted = messages.iter().filter(|(_, message)| message.variables.contains("count"));
        assert!(counted.clone().count() > 10, "{tag}");
        for (key, message) in counted {
            let choices: Vec<_> = message.choices.iter().map(|variants| variants.join(" ")).collect();
            assert_eq!(choices, [categories], "{tag}: {key}");
        }
    }
}

#[test]
fn numbers_and_nouns_agree() {
    for (tag, number, expected) in [
        ("en", 0, "0 members"),
        ("en", 1, "1 member"),
        ("en", 1_240, "1\u{202f}240 members"),
        ("ar", 0, "لا أعضاء"),
        ("ar", 1, "عضو واحد"),
        ("ar", 2, "عضوان"),
        ("ar", 3, "3 أعضاء"),
        ("ar", 10, "10 أعضاء"),
        ("ar", 11, "11 عضوًا"),
        ("ar", 99, "99 عضوًا"),
        ("ar", 100, "100 عضو"),
        ("ar", 103, "103 أعضاء"),
        ("ar", 1_240, "1\u{202f}240 عضوًا"),
        ("he", 2, "שני חברים או חברות"),
        ("he", 20, "20 חברות וחברים"),
        ("fa", 0, "0 عضو"),
        ("fa", 7, "7 عضو"),
        ("es", 1, "1 integrante"),
        ("es", 1_000_000, "1\u{202f}000\u{202f}000 de integrantes"),
        ("fr", 0, "0 membre"),
        ("fr", 1, "1 membre"),
        ("fr", 2, "2 membres"),
        ("fr", 2_000_000, "2\u{202f}000\u{202f}000 de membres"),
        ("pt", 0, "0 integrante"),
        ("pt", 1_000_001, "1\u{202f}000\u{202f}001 integrantes"),
        ("tr", 5, "5 üye"),
    ] {
        assert_eq!(words(tag).count("members", &number), expected, "{tag} {number}");
    }
}

#[test]
fn a_label_comes_in_the_forms_that_differ() {
    for (tag, label, expected) in [
        ("en", "hours", "one=hour other=hours"),
        ("ar", "hours", "two=ساعتان few=ساعات other=ساعة"),
        ("he", "hours", "one=שעה other=שעות"),
        ("fr", "hours", "one=heure many=d'heures other=heures"),
        ("tr", "hours", "other=saat"),
        ("tr", "pace-wait", "other=Sonraki gönderi için iyi bir an: # dakika sonra."),
    ] {
        let forms = words(tag).forms(label);
        let forms: Vec<_> = forms.iter().map(|(category, text)| format!("{category}={text}")).collect();
        assert_eq!(forms.join(" "), expected);
    }
}

#[test]
fn a_day_is_written_as_each_language_writes_it() {
    for (tag, expected) in [
        ("en", "Tuesday 1 December 2026"),
        ("ar", "الثلاثاء 1 ديسمبر 2026"),
        ("he", "יום שלישי, 1 בדצמבר 2026"),
        ("fa", "سه‌شنبه 1 دسامبر 2026"),
        ("es", "martes 1 de diciembre de 2026"),
        ("fr", "mardi 1er décembre 2026"),
        ("pt", "terça-feira, 1º de dezembro de 2026"),
        ("tr", "1 Aralık 2026 Salı"),
    ] {
        assert_eq!(clock::day(date(2026, 12, 1), words(tag)), expected);
    }
}

#[test]
fn every_month_and_weekday_has_a_name_of_its_own() {
    for (tag, _) in FILES {
        let names = |key, numbers: std::ops::RangeInclusive<i8>| {
            numbers.map(|number| words(tag).pick(key, number)).collect::<BTreeSet<_>>()
        };
        assert_eq!((names("month", 1..=12).len(), names("weekday", 1..=7).len()), (12, 7), "{tag}");
    }
}

#[test]
fn a_file_is_written_in_the_direction_of_its_language() {
    let is_rtl = |letter: char| letter.is_alphabetic() && ('\u{590}'..='\u{6ff}').contains(&letter);
    for (tag, file) in each_file() {
        assert!(!file.contains(is_mark), "{tag}: elements isolate, marks would be read out and copied along");
        let rtl = Language::new(tag).unwrap().direction() == Direction::Rtl;
        for (key, message) in messages(file) {
            let may_lack = rtl && WITHOUT_LETTERS.contains(&key.as_str());
            for text in message.texts {
                assert!(text.contains(is_rtl) == rtl || may_lack, "{tag}: {key}: {text}");
            }
        }
    }
}

#[test]
fn every_translation_invites_a_native_speaker() {
    for (tag, file) in each_file().into_iter().filter(|(tag, _)| *tag != "en") {
        let lines: Vec<_> = file.lines().take(3).collect();
        assert_eq!(lines[2], "### A native speaker's review is welcome.", "{tag}");
        assert!(lines[1].starts_with("### ") && lines[1].len() > 40, "{tag} says it in its own language");
    }
}

#[test]
fn what_a_language_lacks_is_said_in_english() {
    for file in ["", "call = ", "call = { $", "pledge-note = La nota"] {
        let (english, spanish) = (FILES[0].1, [file]);
        let vocabulary = Vocabulary::new(&[speech::file("en", &english), speech::file("es", &spanish)]);
        let words = vocabulary.of(&Language::new("es").unwrap());
        assert_eq!(words.say("call"), "The call", "{file}");
        assert_eq!(words.count("members", &2), "2 members", "{file}");
    }
    assert_eq!(words("tlh").say("call"), "The call");
    assert_eq!(words("iw").say("back"), "חזרה");
}

#[test]
fn an_element_stands_where_the_language_puts_it() {
    for (tag, before, after) in [("en", "Post on ", ""), ("tr", "", " üzerinde paylaş")] {
        assert_eq!(words(tag).around("post-on"), (before.to_owned(), after.to_owned()), "{tag}");
    }
}

fn words(tag: &str) -> &'static Words {
    speech::of(&Language::new(tag).unwrap())
}

/// Marks of direction (UAX #9, 2).
fn is_mark(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The messages of a file that has no mistake.
fn messages(file: &str) -> BTreeMap<String, Message> {
    words::written::messages(file).unwrap()
}

/// Every file with its language.
fn each_file() -> Vec<(&'static str, &'static str)> {
    FILES.into_iter().flat_map(|(tag, files)| files.map(|file| (tag, file))).collect()
}

/// The messages of a language; no key stands in both files.
fn all_messages([public, studio]: [&str; 2]) -> BTreeMap<String, Message> {
    let mut all = messages(public);
    for (key, message) in messages(studio) {
        assert!(all.insert(key.clone(), message).is_none(), "{key} stands in both files");
    }
    all
}

/// Whether a key that is made up must be written, as hints and leads need not be.
fn is_label(key: &str) -> bool {
    key.starts_with("field-") || key.starts_with("step-") && !key.ends_with("-lead")
}

/// The keys that the studio makes up of the names of its steps and fields; what need not be said is not written.
fn made_up() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for step in STEPS {
        keys.extend(["", "-lead"].map(|ending| format!("step-{}{ending}", step.key)));
        for section in step.sections {
            keys.extend(
                section
                    .key()
                    .into_iter()
                    .flat_map(|key| ["", "-lead"].map(|ending| format!("list-{key}{ending}"))),
            );
            let own = section.fields.iter().map(|field| section.key_of(field));
            keys.extend(own.flat_map(|key| ["field", "hint"].map(|kind| format!("{kind}-{key}"))));
        }
    }
    keys
}

/// Every use of a word in templates and source files: how, and which.
fn uses() -> BTreeSet<(String, String)> {
    let room = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut uses = BTreeSet::new();
    for folder in ["templates", "templates/studio", "src", "src/kit", "src/studio"] {
        for file in fs::read_dir(room.join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                uses_in(&fs::read_to_string(path).unwrap(), &mut uses);
            }
        }
    }
    uses
}

fn uses_in(source: &str, uses: &mut BTreeSet<(String, String)>) {
    // The lists of a draft are counted by their paths.
    let source = source.replace("draft.count(", "");
    let ways = ["say", "count", "fill", "pick", "around", "forms"].map(|way| (way, format!(".{way}(")));
    let message = ("message", "Message::new(".to_owned());
    for (way, begins) in ways.into_iter().chain([message]) {
        for rest in source.split(&begins).skip(1) {
            if let Some((key, _)) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'))
            {
                uses.insert((way.to_owned(), key.to_owned()));
            }
        }
    }
}
