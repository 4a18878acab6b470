// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use call::{Direction, Language};
use words::{
    Words,
    written::{Message, messages},
};

use super::at;
use crate::{
    clock::Clock,
    speech::{self, FILES, foreign, tags},
};

/// Messages of digits, names and other messages alone.
const WITHOUT_LETTERS: [&str; 17] = [
    "bridge",
    "day",
    "faithful",
    "figure-others",
    "language-named",
    "lead",
    "lead-timeless",
    "moment",
    "pair",
    "posts-in",
    "rejection",
    "stretch",
    "stretch-on",
    "surge",
    "tick-day",
    "tick-month",
    "zoned",
];

/// The messages of each file by its language.
fn all() -> BTreeMap<&'static str, BTreeMap<String, Message>> {
    let read = |(tag, file)| (tag, messages(file).unwrap_or_else(|error| panic!("{tag}: {error}")));
    FILES.into_iter().map(read).collect()
}

fn words(tag: &str) -> &'static Words {
    speech::of(&super::language(tag))
}

#[test]
fn every_language_has_every_word_with_its_variables() {
    let all = all();
    let takes = |messages: &BTreeMap<String, Message>| -> Vec<(String, BTreeSet<String>)> {
        messages.iter().map(|(key, message)| (key.clone(), message.variables.clone())).collect()
    };
    let english = takes(&all["en"]);
    for (tag, messages) in &all {
        assert_eq!(takes(messages), english, "{tag}");
    }
}

#[test]
fn every_choice_by_a_number_has_a_text_for_each_category_of_the_language() {
    let categories = [
        ("en", "one other"),
        ("ar", "zero one two few many other"),
        ("he", "one two other"),
        ("fa", "one other"),
        ("es", "one many other"),
        ("fr", "one many other"),
        ("pt", "one many other"),
        ("tr", "one other"),
    ];
    let all = all();
    for (tag, categories) in categories {
        let choices =
            all[tag].iter().flat_map(|(key, message)| message.choices.iter().map(move |one| (key, one)));
        assert!(choices.clone().count() > 40, "{tag}");
        for (key, choice) in choices {
            assert_eq!(choice.join(" "), categories, "{tag}: {key}");
        }
    }
}

#[test]
fn every_word_in_use_is_written_and_every_written_word_is_in_use() {
    let mut source = String::new();
    for folder in ["src", "src/story", "templates"] {
        for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("it is there") {
            let path = file.expect("it is listed").path();
            if path.is_file() {
                source += &fs::read_to_string(path).expect("it is text");
            }
        }
    }
    let english = &all()["en"];
    let written: String = FILES[0].1.to_owned();
    let unused = english
        .keys()
        .filter(|key| !source.contains(&format!("\"{key}\"")) && !written.contains(&format!("{{ {key} }}")));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&String>::new());
    for begins in [".say(", ".count(", ".fill(", ".pick("] {
        let keys = source
            .split(begins)
            .skip(1)
            .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
        for (key, _) in keys {
            assert!(english.contains_key(key), "{begins}{key}");
        }
    }
}

#[test]
fn a_file_is_written_in_the_script_of_its_language() {
    let is_rtl = |letter: char| letter.is_alphabetic() && ('\u{590}'..='\u{6ff}').contains(&letter);
    let is_mark = |char: char| matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for (tag, file) in FILES {
        assert!(!file.contains(is_mark), "{tag}: what is filled in carries its marks itself");
        let rtl = super::language(tag).direction() == Direction::Rtl;
        for (key, message) in messages(file).expect("it is read above") {
            let may_lack = rtl && WITHOUT_LETTERS.contains(&key.as_str());
            for text in message.texts {
                assert!(
                    text.contains(is_rtl) == rtl || may_lack || !text.contains(char::is_alphabetic),
                    "{tag}: {key}: {text}"
                );
            }
        }
    }
}

#[test]
fn no_sentence_of_a_translation_is_the_english_one() {
    let all = all();
    let of = |tag: &str, key: &str| all[tag][key].texts.join("|");
    for (tag, messages) in all.iter().filter(|(tag, _)| **tag != "en") {
        let same = messages.keys().filter(|key| {
            let text = of(tag, key);
            text.split_whitespace().count() > 2 && text == of("en", key)
        });
        assert_eq!(same.collect::<Vec<_>>(), Vec::<&String>::new(), "{tag}");
    }
}

#[test]
fn every_translation_invites_a_native_speaker() {
    for (tag, file) in FILES.into_iter().filter(|(tag, _)| *tag != "en") {
        let lines: Vec<_> = file.lines().take(3).collect();
        assert_eq!(lines[2], "### A native speaker's review is welcome.", "{tag}");
    }
}

#[test]
fn a_stretch_of_time_is_told_as_each_language_tells_it() {
    let window =
        model::Window::new(at("2026-12-01T15:00:00Z"), at("2026-12-01T17:00:00Z")).expect("forwards");
    for (tag, expected) in [
        ("en", "On 1 December 2026, between 15:00 and 17:00 (UTC)"),
        ("ar", "في 1 ديسمبر 2026، بين 15:00 و17:00 (UTC)"),
        ("he", "ב-1 בדצמבר 2026, בין 15:00 ל-17:00 (UTC)"),
        ("fa", "در 1 دسامبر 2026، میان 15:00 و 17:00 (UTC)"),
        ("es", "El 1 de diciembre de 2026, entre las 15:00 y las 17:00 (UTC)"),
        ("fr", "Le 1er décembre 2026, entre 15:00 et 17:00 (UTC)"),
        ("pt", "Em 1º de dezembro de 2026, entre 15:00 e 17:00 (UTC)"),
        ("tr", "1 Aralık 2026 günü, 15:00 ile 17:00 arasında (UTC)"),
    ] {
        let clock = Clock { words: words(tag), ..Clock::utc() };
        assert_eq!(clock.window(window), expected, "{tag}");
    }
}

#[test]
fn numbers_and_nouns_agree_within_a_sentence() {
    for (tag, accounts, posts, expected) in [
        ("en", 1, 1_240, "1 account made 1,240 posts"),
        ("ar", 2, 2, "نشر حسابان منشورين"),
        ("ar", 3, 11, "نشرت 3 حسابات 11 منشورًا"),
        ("ar", 573, 1_240, "نشر 573 حسابًا 1\u{202f}240 منشورًا"),
        ("he", 1, 2, "חשבון אחד פרסם שני פוסטים"),
        ("fa", 5, 7, "5 حساب 7 پست نوشتند"),
        ("es", 1, 1_000_000, "1 cuenta hizo 1\u{202f}000\u{202f}000 de publicaciones"),
        ("fr", 2, 1, "2 comptes ont publié 1 message"),
        ("pt", 2, 1, "2 contas fizeram 1 publicação"),
        ("tr", 2, 3, "2 hesap 3 gönderi paylaştı"),
    ] {
        let counts = [("accounts", u64::into(accounts)), ("posts", u64::into(posts))];
        assert_eq!(words(tag).fill("made", &counts), expected, "{tag}");
    }
}

#[test]
fn strangers_words_are_kept_from_turning_a_sentence() {
    assert_eq!(foreign("@mina", words("en")), "@mina");
    assert_eq!(foreign("@mina", words("ar")), "\u{2068}@mina\u{2069}");
    assert_eq!(foreign("مينا\u{202e}\n!", words("en")), "\u{2068}مينا !\u{2069}");
    let both = ["FreeThem".to_owned(), "الحرية".to_owned()];
    assert_eq!(tags(&both, words("en")), "#FreeThem and \u{2068}#الحرية\u{2069}");
    assert_eq!(tags(&both, words("ar")), "\u{2068}#FreeThem\u{2069} و\u{2068}#الحرية\u{2069}");
}

#[test]
fn a_language_that_is_not_spoken_is_answered_in_english() {
    assert_eq!(speech::of(&Language::new("ku").expect("a tag")).tag(), "en");
    assert_eq!(words("iw").tag(), "he");
    assert_eq!(words("pt-BR").tag(), "pt");
}
