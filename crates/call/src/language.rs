// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeMap, fmt};

/// A language as BCP 47 writes it: `en`, `pt-BR`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

/// Says that a text is no language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no language; write its code as in `en`, `ar` or `pt-BR`")]
pub struct LanguageError(String);

impl LanguageError {
    /// What was written, or the beginning of it.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.0
    }
}

/// The direction in which a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's attribute `dir`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Languages that are written from right to left unless their tag names another script; `iw` and `ji` are what some
/// networks still write for Hebrew and Yiddish.
const RTL_LANGUAGES: [&str; 19] = [
    "ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "ps", "sd", "syr",
    "ug", "ur", "yi",
];

/// Scripts that run from right to left (ISO 15924).
const RTL_SCRIPTS: [&str; 8] = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// The names that languages have for themselves.
const NAMES: [(&str, &str); 53] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("be", "Беларуская"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("ckb", "کوردیی ناوەندی"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("dv", "ދިވެހި"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Bahasa Indonesia"),
    ("in", "Bahasa Indonesia"),
    ("iw", "עברית"),
    ("ji", "ייִדיש"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("ko", "한국어"),
    ("ku", "Kurdî"),
    ("ms", "Bahasa Melayu"),
    ("my", "မြန်မာဘာသာ"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sd", "سنڌي"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("ug", "ئۇيغۇرچە"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("yi", "ייִדיש"),
    ("zh", "中文"),
];

impl Language {
    /// Reads a language tag in any letter case.
    ///
    /// # Errors
    ///
    /// [`LanguageError`] when the text has not the form of a tag: a code of two or three letters, then parts of one to
    /// eight letters or digits after hyphens (BCP 47, 2.1).
    pub fn new(tag: &str) -> Result<Self, LanguageError> {
        if !is_tag(tag) {
            return Err(LanguageError(tag.chars().take(40).collect()));
        }
        let mut parts = tag.split('-');
        let mut written = parts.next().unwrap_or_default().to_ascii_lowercase();
        for part in parts {
            written.push('-');
            written.push_str(&subtag(part));
        }
        Ok(Self(written))
    }

    /// The language with that tag, in any letter case, or else one with the same primary code; none for what is no tag.
    ///
    /// Every visitor's browser names some, so that no tag is made for looking.
    #[must_use]
    pub fn find<'a>(offered: &'a [Self], tag: &str) -> Option<&'a Self> {
        if !is_tag(tag) {
            return None;
        }
        let exact = offered.iter().find(|language| language.0.eq_ignore_ascii_case(tag));
        let primary = tag.split('-').next().unwrap_or_default();
        exact.or_else(|| offered.iter().find(|language| language.primary().eq_ignore_ascii_case(primary)))
    }

    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language's code without script, region or variant.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The direction in which it is written: that of the script that the tag names, or else the language's own.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').skip(1).find(|part| is_script(part));
        let is_rtl = match script {
            Some(script) => RTL_SCRIPTS.contains(&script),
            None => RTL_LANGUAGES.contains(&self.primary()),
        };
        if is_rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// What the language calls itself; the tag where that is not known here.
    #[must_use]
    pub fn own_name(&self) -> &str {
        let known = NAMES.iter().find(|(code, _)| *code == self.0 || *code == self.primary());
        known.map_or(self.as_str(), |(_, name)| name)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text has the form of a tag.
fn is_tag(text: &str) -> bool {
    let mut parts = text.as_bytes().split(|byte| *byte == b'-');
    let primary = parts.next().unwrap_or_default();
    matches!(primary.len(), 2 | 3)
        && primary.iter().all(u8::is_ascii_alphabetic)
        && text.len() <= 35
        && parts.all(|part| (1..=8).contains(&part.len()) && part.iter().all(u8::is_ascii_alphanumeric))
}

/// A part of a tag in the letter case that BCP 47 (2.1.1) recommends.
fn subtag(part: &str) -> String {
    let lower = part.to_ascii_lowercase();
    if part.len() == 2 {
        return part.to_ascii_uppercase();
    }
    match lower.split_at_checked(1) {
        Some((first, rest)) if is_script(&lower) => first.to_ascii_uppercase() + rest,
        _ => lower,
    }
}

fn is_script(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A text in one or more languages, the call's main language always among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized {
    main: Language,
    texts: BTreeMap<Language, String>,
}

impl Localized {
    /// A text of which only the main language is known.
    #[must_use]
    pub fn plain(main: Language, text: String) -> Self {
        Self { texts: BTreeMap::from([(main.clone(), text)]), main }
    }

    /// A text by language; `None` when the main language is not among them.
    #[must_use]
    pub fn new(main: Language, texts: BTreeMap<Language, String>) -> Option<Self> {
        texts.contains_key(&main).then_some(Self { main, texts })
    }

    /// The text in a language, or else in the main language.
    #[must_use]
    pub fn in_language(&self, wanted: &Language) -> &str {
        self.shown_in(wanted).1
    }

    /// The text in a language, or else in the main language, with the language that it then is in: pages must
    /// declare it, for the direction of its script and for whoever listens to the page.
    #[must_use]
    pub fn shown_in(&self, wanted: &Language) -> (&Language, &str) {
        let found = self.texts.get_key_value(wanted).or_else(|| self.texts.get_key_value(&self.main));
        let (language, text) = found.expect("both constructors see to the main language");
        (language, text)
    }
}
