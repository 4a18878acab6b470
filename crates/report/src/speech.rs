// SPDX-License-Identifier: AGPL-3.0-or-later
//! The article's own words in the languages of `words/*.ftl`; a call's words come from the call.

use std::sync::LazyLock;

use call::{Direction, Language};
use words::{File, Thousands, Vocabulary, Words};

use crate::quiet::{isolated, quiet_line};

/// The files, the language that the others fall back to first.
pub(crate) const FILES: [(&str, &str); 8] = [
    ("en", include_str!("../words/en.ftl")),
    ("ar", include_str!("../words/ar.ftl")),
    ("he", include_str!("../words/he.ftl")),
    ("fa", include_str!("../words/fa.ftl")),
    ("es", include_str!("../words/es.ftl")),
    ("fr", include_str!("../words/fr.ftl")),
    ("pt", include_str!("../words/pt.ftl")),
    ("tr", include_str!("../words/tr.ftl")),
];

static ALL: LazyLock<Vocabulary> = LazyLock::new(|| {
    let texts = FILES.map(|(tag, text)| (tag, [text]));
    let files: Vec<File<'_>> = texts.iter().map(|(tag, texts)| file(tag, texts)).collect();
    Vocabulary::new(&files)
});

/// A file of the article's.
fn file<'a>(tag: &'static str, texts: &'a [&'a str]) -> File<'a> {
    // English newspapers set thousands apart by commas; what the site shows is read in every other language.
    let thousands = if tag == "en" { Thousands::Comma } else { Thousands::Space };
    File { tag, texts, thousands }
}

/// The article's words in a language, or else in English.
pub(crate) fn of(language: &Language) -> &'static Words {
    ALL.of(language)
}

/// Whether the article's own words are there in a language; where not, they are English.
#[must_use]
pub fn has_words(language: &Language) -> bool {
    language.primary() == "en" || of(language).tag() != "en"
}

/// The article's words in English.
pub(crate) fn english() -> &'static Words {
    ALL.first()
}

/// A stranger's text on one line for a sentence of ours, kept from turning the direction around it where it could.
pub(crate) fn foreign(text: &str, words: &Words) -> String {
    let line = quiet_line(text);
    let is_harmless = line.is_ascii() && words.direction() == Direction::Ltr;
    if is_harmless { line } else { isolated(&line) }
}

/// A list as it is read in a sentence: `A, B and C`.
pub(crate) fn join(items: Vec<String>, words: &Words) -> String {
    words.join(items, "pair", "last")
}

/// Tags as they are read in a sentence: `#A, #B and #C`.
pub(crate) fn tags(tags: &[String], words: &Words) -> String {
    join(tags.iter().map(|tag| foreign(&format!("#{tag}"), words)).collect(), words)
}
