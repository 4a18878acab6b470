// SPDX-License-Identifier: AGPL-3.0-or-later
//! Invented words, in the letters of ten languages.

use std::collections::HashSet;

use super::{
    Size,
    chance::{Chance, Ranks},
};

/// The languages, each with how many of a hundred people write it.
pub const LANGUAGES: [(&str, u32); 10] = [
    ("en", 34),
    ("es", 14),
    ("pt", 10),
    ("ar", 14),
    ("he", 5),
    ("ja", 8),
    ("fr", 6),
    ("tr", 4),
    ("fa", 3),
    ("de", 2),
];

/// What the storm is called, with its shares.
pub const STORM: [(&str, u32); 5] = [
    ("FreeTheFiveNow", 40),
    ("StandWithGrove", 20),
    ("الحرية_للمعتقلين", 18),
    ("חופש_לכולם", 7),
    ("LibertadYa", 15),
];

/// The words of every language, and hashtags that are not the storm's.
pub struct Words {
    of: Vec<(&'static str, Vec<String>)>,
    ranks: Ranks,
    tags: Vec<String>,
    tag_ranks: Ranks,
}

impl Words {
    pub fn new(size: Size, chance: &mut Chance) -> Self {
        let of = LANGUAGES
            .iter()
            .map(|(language, _)| (*language, vocabulary(language, size.words, chance)))
            .collect();
        let mut words = Self {
            of,
            ranks: Ranks::new(size.words, 0.9),
            tags: Vec::new(),
            tag_ranks: Ranks::new(size.tags, 1.1),
        };
        words.tags = words.other_tags(size.tags, chance);
        words
    }

    /// So many words, the common ones often, with spaces between.
    pub fn text(&self, language: &str, many: usize, chance: &mut Chance) -> String {
        let words = self.of(language);
        let mut text = String::new();
        for place in 0..many {
            text.push_str(if place == 0 { "" } else { " " });
            text.push_str(words.get(chance.rank(&self.ranks)).map_or("", String::as_str));
        }
        text
    }

    /// So many words, each as likely as any.
    pub fn rare(&self, language: &str, many: usize, chance: &mut Chance) -> String {
        let words: Vec<&str> = (0..many).map(|_| chance.pick(self.of(language)).as_str()).collect();
        words.join(" ")
    }

    /// A hashtag that is not the storm's.
    pub fn other_tag(&self, chance: &mut Chance) -> &str {
        self.tags.get(chance.rank(&self.tag_ranks)).map_or("", String::as_str)
    }

    fn of(&self, language: &str) -> &[String] {
        self.of.iter().find(|(name, _)| *name == language).map_or(&[], |(_, words)| words)
    }

    fn other_tags(&self, many: usize, chance: &mut Chance) -> Vec<String> {
        let mut known = HashSet::new();
        let mut tags = Vec::new();
        while tags.len() < many {
            let language = chance.weigh(&LANGUAGES);
            let in_it = chance.count(1..=2);
            let words = self.rare(language, in_it, chance);
            let tag: String = words.split(' ').map(capitalized).collect();
            if known.insert(tag.clone()) {
                tags.push(tag);
            }
        }
        tags
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn vocabulary(language: &str, size: usize, chance: &mut Chance) -> Vec<String> {
    let syllables = syllables(language);
    let longest = if language == "ja" { 3 } else { 4 };
    let mut known = HashSet::new();
    let mut words = Vec::new();
    while words.len() < size {
        let many = chance.count(1..=longest);
        let word: String = (0..many).map(|_| chance.pick(&syllables).as_str()).collect();
        if known.insert(word.clone()) {
            words.push(word);
        }
    }
    // Short words come early, because there are few; but nothing says that they are the common ones.
    chance.shuffle(&mut words);
    words
}

fn syllables(language: &str) -> Vec<String> {
    let joined = |consonants: &[&str], vowels: &[&str]| {
        consonants.iter().flat_map(|a| vowels.iter().map(move |b| format!("{a}{b}"))).collect()
    };
    let split = |letters: &'static str| letters.split(' ').collect::<Vec<_>>();
    match language {
        "ar" | "fa" => joined(
            &split("ب ت ث ج ح خ د ر ز س ش ص ض ط ع غ ف ق ك ل م ن ه و ي"),
            &["ا", "و", "ي", "", "ة", "ن", "ر"],
        ),
        "he" => joined(&split("א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת"), &["ו", "י", "", "ה", "ם", "ל"]),
        "ja" => {
            ('\u{3042}'..'\u{3094}').chain(('\u{4E00}'..'\u{5184}').step_by(3)).map(String::from).collect()
        }
        _ => {
            let vowels = [split("a e i o u an er in ol"), split(accented(language))].concat();
            joined(&split("b c d f g h j k l m n p r s t v w z br st tr pl sh th"), &vowels)
        }
    }
}

fn accented(language: &str) -> &'static str {
    match language {
        "de" => "ä ö ü ß",
        "es" => "á é í ó ú ñ",
        "fr" => "é è à ç ê",
        "pt" => "ã ç é ê õ",
        "tr" => "ş ğ ı ö ü",
        _ => "",
    }
}
