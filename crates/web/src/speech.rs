// SPDX-License-Identifier: AGPL-3.0-or-later
//! The site's own words in the languages of `words/*.ftl`, and for the studio of `words/studio/*.ftl`; a call's words come from
//! the call.

use std::sync::LazyLock;

use call::Language;
use words::{File, Thousands, Vocabulary, Words};

/// The files, the language that the site falls back to first: a language is one line here and two files, for the public pages
/// and for the studio.
pub(crate) const FILES: [(&str, [&str; 2]); 8] = [
    ("en", [include_str!("../words/en.ftl"), include_str!("../words/studio/en.ftl")]),
    ("ar", [include_str!("../words/ar.ftl"), include_str!("../words/studio/ar.ftl")]),
    ("he", [include_str!("../words/he.ftl"), include_str!("../words/studio/he.ftl")]),
    ("fa", [include_str!("../words/fa.ftl"), include_str!("../words/studio/fa.ftl")]),
    ("es", [include_str!("../words/es.ftl"), include_str!("../words/studio/es.ftl")]),
    ("fr", [include_str!("../words/fr.ftl"), include_str!("../words/studio/fr.ftl")]),
    ("pt", [include_str!("../words/pt.ftl"), include_str!("../words/studio/pt.ftl")]),
    ("tr", [include_str!("../words/tr.ftl"), include_str!("../words/studio/tr.ftl")]),
];

static ALL: LazyLock<Vocabulary> = LazyLock::new(|| {
    let files: Vec<File<'_>> = FILES.iter().map(|(tag, texts)| file(tag, texts)).collect();
    Vocabulary::new(&files)
});

/// A file of the site's.
pub(crate) fn file<'a>(tag: &'static str, texts: &'a [&'a str]) -> File<'a> {
    File { tag, texts, thousands: Thousands::Space }
}

/// The site's words in a language, or else in English.
pub(crate) fn of(language: &Language) -> &'static Words {
    ALL.of(language)
}

/// The tags of the languages that the site speaks, the one that it falls back to first.
pub(crate) fn languages() -> [&'static str; 8] {
    FILES.map(|(tag, _)| tag)
}
